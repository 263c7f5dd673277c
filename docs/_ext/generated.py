# SPDX-License-Identifier: MIT
"""Puts tables that are made from the library in pages; `_tables.py` makes them."""

import runpy
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

_TABLES = runpy.run_path(str(Path(__file__).parents[1] / "_tables.py"))["TABLES"]


class MadeFromCode(SphinxDirective):
    """Puts one of the tables in a page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        # What the tables are made from is not among the files that Sphinx watches.
        self.env.note_reread()
        return self.parse_text_to_nodes(_TABLES[self.arguments[0]]())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("made-from-code", MadeFromCode)
    return {"parallel_read_safe": True}
