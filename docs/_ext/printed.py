# SPDX-License-Identifier: MIT
"""Shows what the examples print: they run when the site is built.

``printed`` holds command lines as a reader types them in the folder of the examples. They run one
after another in a copy of it, so that one may use what another has stored, and what they print is
shown below them, to open.
"""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata


def _output(lines: list[str], folder: Path) -> str:
    """Return what command lines print, each after itself where there are several."""
    shown: list[str] = []
    for line in lines:
        python, *words = shlex.split(line)
        if python != "python":
            message = f"the line does not begin with python: {line}"
            raise ValueError(message)
        done = subprocess.run(  # noqa: S603  # a line of our own pages
            [sys.executable, "-X", "utf8", *words],
            cwd=folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        if done.stderr:
            message = f"{line} ends with {done.returncode}: {done.stderr}"
            raise ValueError(message)
        shown += [f"$ {line}"] * (len(lines) > 1) + [done.stdout.rstrip(), ""]
    return "\n".join(shown).rstrip()


class Printed(SphinxDirective):
    """Command lines, and what they print."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return both."""
        self.env.note_reread()
        lines = [line for line in self.content if line.strip()]
        here = Path(self.env.doc2path(self.env.docname)).parent
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "examples"
            shutil.copytree(here, copy)
            output = _output(lines, copy)
        return [
            nodes.literal_block("", "\n".join(lines), language="sh"),
            nodes.raw("", "<details><summary>What it prints</summary>", format="html"),
            nodes.literal_block("", output, language="text"),
            nodes.raw("", "</details>", format="html"),
        ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("printed", Printed)
    return {"parallel_read_safe": True}
