# SPDX-License-Identifier: MIT
"""How the documentation is built: strictly, and without a network."""

import pkgutil
import re
import zlib
from enum import Enum
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.logging import getLogger

import sterksociaalwerk

_HERE = Path(__file__).resolve().parent

project = "sterksociaalwerk"
author = "The sterksociaalwerk authors"
project_copyright = f"2026, {author}"
version = release = sterksociaalwerk.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "_inventories"]
html_theme = "furo"
html_title = f"{project} {release}"
# Lines of code and of explanations are up to 100 characters long; these sizes keep most in view.
html_static_path = ["_static"]
html_css_files = ["reference.css"]
html_theme_options = {"light_css_variables": {"code-font-size": "var(--font-size--small--2)"}}
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_typehints_format = "short"
# A default reads as it was written, not as what it is made of.
autodoc_preserve_defaults = True
napoleon_custom_sections = ["Source"]
napoleon_numpy_docstring = False

# Inventories are downloaded as a rule; these few names are listed by hand instead, so that a strict
# build needs no network. Add a line to a list to cite a name more.
_LISTS = {
    "python": "https://docs.python.org/3/",
    "packaging": "https://packaging.pypa.io/en/stable/",
}
_built = TemporaryDirectory(prefix="inventories-")


def _inventory(name: str) -> str:
    """Build the inventory of a list, in the format of Sphinx, and return its path."""
    lines = (_HERE / "_inventories" / f"{name}.txt").read_text("utf-8").splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    body = "".join(f"{target} {role} 1 {page} -\n" for role, target, page in entries)
    header = (
        "# Sphinx inventory version 2\n"
        f"# Project: {name}\n"
        "# Version: \n"
        "# The remainder of this file is compressed using zlib.\n"
    )
    path = Path(_built.name) / f"{name}.inv"
    path.write_bytes(header.encode() + zlib.compress(body.encode()))
    return str(path)


intersphinx_mapping = {name: (address, _inventory(name)) for name, address in _LISTS.items()}


def _adopt_docstrings(_app: Sphinx) -> None:
    """Give a room the docstrings of the constants and types that it re-exports from its files.

    Classes and functions carry theirs along; those of other values stand in the source only. What
    such a value is made of fills a page and says less than its docstring, so it is left out.
    """
    for info in pkgutil.iter_modules(sterksociaalwerk.__path__, "sterksociaalwerk."):
        if not info.ispkg:
            continue
        room = ModuleAnalyzer.for_module(info.name)
        room.analyze()
        for file in pkgutil.iter_modules(import_module(info.name).__path__, f"{info.name}."):
            analyzer = ModuleAnalyzer.for_module(file.name)
            analyzer.analyze()
            for (scope, name), docstring in analyzer.attr_docs.items():
                if not scope and name in import_module(info.name).__all__:
                    room.attr_docs["", name] = [*docstring, ":meta hide-value:", ""]


def _find_by_room(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.Element | None:
    """Find what an annotation names by its file under the name that users import."""
    target = str(node.get("reftarget", ""))
    named = re.fullmatch(r"(sterksociaalwerk\.[a-z]+)\.\w+\.(\w+(?:\.\w+)?)", target)
    if named is None:
        return None
    return env.domains.python_domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", f"{named[1]}.{named[2]}", node, content
    )


def _report_missing(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of every public name of a documented module that the reference does not show."""
    domain = env.domains.python_domain
    for module in sorted(domain.modules):
        for name in import_module(module).__all__:
            if f"{module}.{name}" not in domain.objects:
                getLogger(__name__).warning("not in the reference: %s.%s", module, name)


def _keep_colons(
    _app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from reading "One of two: this" as a description of the type "One of two".

    Types are in the annotations, never in what is returned.
    """
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]
    elif "Returns:" in lines:
        after = lines.index("Returns:") + 1
        lines[after:after] = ["    ..", ""]


def _show_defaults(
    _app: Sphinx, _what: str, _name: str, obj: object, _options: object, signature: str, _to: str
) -> tuple[str, str] | None:
    """Show the defaults of a value, where the code that attrs writes has only their place."""

    def default(found: re.Match[str]) -> str:
        value: object = attrs.fields_dict(cast("Any", obj))[found[1]].default
        return str(value) if isinstance(value, Enum) else repr(value)

    if not (isinstance(obj, type) and attrs.has(obj) and signature):
        return None
    return re.sub(r"attr_dict\['(\w+)'\]\.default", default, signature), _to


def _tidy(_app: Sphinx, doctree: nodes.document) -> None:
    """Show types by their own name, and no empty line at the end of an example."""
    for reference in doctree.findall(pending_xref):
        if reference.get("refdomain") == "py" and reference.astext() == reference["reftarget"]:
            for text in list(reference.findall(nodes.Text)):
                text.parent.replace(text, nodes.Text(text.rpartition(".")[2]))
    for block in doctree.findall(nodes.literal_block):
        if block.rawsource == block.astext():
            # Only a block that reads as its source is highlighted.
            block.rawsource = block.rawsource.rstrip()
            block.children = [nodes.Text(block.rawsource)]


def _draw_in_the_page(app: Sphinx, doctree: nodes.document, _page: str) -> None:
    """Put a drawing into the page itself, so that it takes the colours of the page."""
    if app.builder.format != "html":
        return
    for image in list(doctree.findall(nodes.image)):
        path = _HERE / image["uri"]
        if path.parent.name == "_pictures":
            image.replace_self(nodes.raw("", path.read_text("utf-8"), format="html"))


def setup(app: Sphinx) -> None:
    """Connect what this project adds to Sphinx."""
    app.connect("builder-inited", _adopt_docstrings)
    # Before napoleon, which connects with the default priority of 500.
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
    app.connect("autodoc-process-signature", _show_defaults)
    app.connect("missing-reference", _find_by_room)
    app.connect("doctree-read", _tidy)
    app.connect("doctree-resolved", _draw_in_the_page)
    app.connect("env-check-consistency", _report_missing)
