# SPDX-License-Identifier: MIT
"""Says of each page in which language it is: browsers hyphenate and read aloud by that."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def _set_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """Mark the pages for quality officers as Dutch."""
    if page.startswith("kwaliteit/"):
        context["language"] = "nl"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect what is above."""
    app.connect("html-page-context", _set_language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
