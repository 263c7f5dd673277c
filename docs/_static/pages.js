// SPDX-License-Identifier: MIT
// What scrolls sideways can be reached by the keyboard.
const reach = () => {
  for (const box of document.querySelectorAll("pre, .table-wrapper")) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
    } else {
      box.removeAttribute("tabindex");
    }
  }
};
addEventListener("DOMContentLoaded", reach);
addEventListener("resize", reach);
addEventListener("toggle", reach, true);
