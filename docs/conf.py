# SPDX-License-Identifier: MIT
"""How the documentation is built: strictly, and without a network."""

import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import sterksociaalwerk

_HERE = Path(__file__).resolve().parent
sys.path.append(str(_HERE / "_ext"))

project = "sterksociaalwerk"
author = "The sterksociaalwerk authors"
project_copyright = f"2026, {author}"
version = release = sterksociaalwerk.__version__

extensions = [
    "myst_parser",
    "generated",
    "names",
    "printed",
    "sphinx_copybutton",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
nitpicky = True
# What stands for a type within one signature has no page of its own.
nitpick_ignore_regex = [("py:class", r"sterksociaalwerk\.exchange\.\w+\._T")]

html_theme = "furo"
html_title = f"{project} {release}"
# Lines of code and of explanations are up to 100 characters long; these sizes keep most in view.
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_js_files = ["pages.js"]
html_favicon = "_static/favicon.svg"
html_theme_options = {"light_css_variables": {"code-font-size": "var(--font-size--small--2)"}}
# What is copied from an example is what was typed.
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True
copybutton_copy_empty_lines = False
# An example ends with an empty line, for the tests and not for the reader.
highlight_options = {name: {"stripnl": True} for name in ("default", "python")}

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
napoleon_custom_sections = ["Source"]
napoleon_numpy_docstring = False

# Inventories are downloaded as a rule. These are committed, with only the names that are cited, so
# that a strict build needs no network; CONTRIBUTING.md says how to add a name.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3/", str(_HERE / "_inventories" / "python.inv")),
    "packaging": (
        "https://packaging.pypa.io/en/stable/",
        str(_HERE / "_inventories" / "packaging.inv"),
    ),
}

# Asked for by `tox run -e links` only.
linkcheck_timeout = 20
linkcheck_retries = 2
linkcheck_anchors = False


def _say_which_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Say of the Dutch pages that they are, so that they are read aloud and split as Dutch."""
    if page.startswith("kwaliteit/"):
        context["language"] = "nl"


def setup(app: Sphinx) -> None:
    """Connect what is of this site alone."""
    app.connect("html-page-context", _say_which_language)
