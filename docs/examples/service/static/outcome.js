// SPDX-License-Identifier: MIT
// Keeps the outcome on the page up to date while ratings are filled in. What it shows comes from the
// service as it is; without this file the button does the same.
"use strict";

(() => {
  const form = document.querySelector("form[data-outcome]");
  const status = document.getElementById("status");
  const now = document.getElementById("now");
  const wait = 150;
  let asked = new AbortController();
  let timer = 0;

  const update = async () => {
    asked.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(form.dataset.outcome, { method: "POST", body, signal: asked.signal });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const found = await answer.json();
      now.innerHTML = found.report;
      status.textContent = found.status;
    } catch (error) {
      if (error.name !== "AbortError") {
        // The button still works, and says what is wrong.
        document.getElementById("compute").hidden = false;
      }
    }
  };

  document.getElementById("compute").hidden = true;
  form.addEventListener("change", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(update, wait);
  });
})();
