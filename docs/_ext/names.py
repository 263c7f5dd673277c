# SPDX-License-Identifier: MIT
"""Lays out the reference: a table of what a package offers on top, and then name by name.

A page of the reference says in which sections the names of a package stand, and in which order:

- ``names``, with a package and the names of a section, documents these;
- ``package``, with a package, is a table of the names on the page, by section; on the page of the
  package's own name its docstring as well, and the names on further pages, ``package-more.md``;
- ``root`` is a table of what the root offers, by package.

On all other pages a public name that stands as code becomes a link to where it is documented.

Users import what the root offers from the root, so that is the path that is shown, and either path
can be referred to.
"""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import sterksociaalwerk

_ROOT = "sterksociaalwerk"
_SECTION = re.compile(r"^## ([^\n]+)\n+```\{names\} \w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A name as a text says it; what stands in the brackets of a call makes no difference.
_NAMED = re.compile(r"(?P<before>(?:[a-z]+\.)*)(?P<name>\w+)(?:\(.*\))?", re.DOTALL)
# What stands below a class is found from there.
_BELOW = {"attribute", "classmethod", "method", "property", "staticmethod"}


def _packages() -> list[str]:
    """Return the packages in reading order, as the docstring of the root lists them."""
    return re.findall(rf"`~{_ROOT}\.(\w+)`", str(sterksociaalwerk.__doc__))


def _in_root(name: str, package: str) -> bool:
    """Return whether the root offers what a package offers by this name."""
    offered: list[str] = vars(sterksociaalwerk)["__all__"]
    found = getattr(sterksociaalwerk, name, None)
    return name in offered and found is getattr(import_module(f"{_ROOT}.{package}"), name)


def _directive(value: object) -> str:
    """Return which directive of autodoc documents a value."""
    if isinstance(value, type):
        return "autoexception" if issubclass(value, BaseException) else "autoclass"
    return "autofunction" if inspect.isfunction(value) else "autodata"


def _summary(package: str, name: str) -> str:
    """Return the first sentence of a docstring, which may stand below an assignment."""
    module = import_module(f"{_ROOT}.{package}")
    value = getattr(module, name)
    if isinstance(value, type) or inspect.isfunction(value):
        docstring = inspect.getdoc(value) or ""
    else:
        analyzer = ModuleAnalyzer.for_module(module.__name__)
        analyzer.analyze()
        lines = analyzer.attr_docs.get(("", name), [])
        docstring = "\n".join(line for line in lines if not line.startswith(":meta"))
    paragraph = " ".join(docstring.strip().split("\n\n")[0].split())
    return re.split(r"(?<=\.) (?=[A-Z])", paragraph)[0]


def _sections(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Return the sections of a page that document names."""
    for title, names in _SECTION.findall(page.read_text("utf-8")):
        yield title, names.split()


def _row(package: str, name: str) -> Iterator[str]:
    yield f"   * - :py:obj:`~{_ROOT}.{package}.{name}`"
    yield f"     - {_summary(package, name)}"


def _table(title: str, package: str, names: list[str]) -> Iterator[str]:
    yield from (f".. py:currentmodule:: {_ROOT}.{package}", "")
    yield from (".. list-table::", "   :class: names", "   :header-rows: 1", "")
    yield from (f"   * - {title}", "     - In short")
    for name in names:
        yield from _row(package, name)
    yield ""


class _InMarkdown(SphinxDirective):
    """A directive of a page in Markdown that writes reStructuredText, as docstrings are."""

    def written(self, lines: list[str]) -> list[nodes.Node]:
        """Return what reStructuredText becomes."""
        return self.parse_text_to_nodes("\n".join(["````{eval-rst}", *lines, "````"]))


class Names(_InMarkdown):
    """Documents names of a package, in the order in which they are given."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the descriptions."""
        (package,) = self.arguments
        module = import_module(f"{_ROOT}.{package}")
        lines: list[str] = []
        for name in " ".join(self.content).split():
            directive = _directive(getattr(module, name))
            lines += [f".. {directive}:: {module.__name__}.{name}"]
            lines += ["   :show-inheritance:"] * (directive == "autoexception") + [""]
        return self.written(lines)


class Package(_InMarkdown):
    """A table of the names of a package, and its docstring where its pages begin."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return them."""
        (package,) = self.arguments
        page = Path(self.env.doc2path(self.env.docname))
        lines: list[str] = []
        shown = [page]
        if page.stem == package:
            lines = [f".. automodule:: {_ROOT}.{package}", "   :no-members:", ""]
            shown += sorted(page.parent.glob(f"{package}-*.md"))
        for each in shown:
            self.env.note_dependency(each)
            for title, names in _sections(each):
                lines += _table(title, package, names)
        return self.written(lines)


class Root(_InMarkdown):
    """The root, and a table of what it offers, by package."""

    def run(self) -> list[nodes.Node]:
        """Return it."""
        lines = [f".. py:module:: {_ROOT}", ""]
        for package in _packages():
            module = import_module(f"{_ROOT}.{package}")
            names = sorted(name for name in module.__all__ if _in_root(name, package))
            # Verbs first.
            names.sort(key=lambda name: not name.islower())
            if names:
                lines += _table(f":py:mod:`~{_ROOT}.{package}`", package, names)
        return self.written(lines)


def _show_a_mapping(
    _app: Sphinx,
    _what: str,
    _name: str,
    _object: object,
    _options: object,
    signature: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    """Show an empty mapping as what a caller writes."""
    return signature and signature.replace("FrozenMapping({})", "{}"), returns


def _show_the_path(app: Sphinx, domain: str, objtype: str, content: addnodes.desc_content) -> None:
    """Show the path from which users import a name, and let either path be referred to."""
    description = content.parent
    if domain != "py" or objtype in _BELOW or not isinstance(description, addnodes.desc):
        return
    for signature in description.findall(addnodes.desc_signature):
        package = str(signature.get("module", "")).removeprefix(f"{_ROOT}.")
        name = str(signature.get("fullname", ""))
        if not package.isidentifier() or not _in_root(name, package):
            continue
        for path in signature.findall(addnodes.desc_addname):
            path[:] = [nodes.Text(f"{_ROOT}.")]
        app.env.domains.python_domain.note_object(
            f"{_ROOT}.{name}", objtype, signature["ids"][0], aliased=True, location=signature
        )


class _ShortIndex(SphinxTransform):
    """Keeps members of classes out of the general index, before it collects its entries."""

    default_priority = 800

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401  # as Sphinx declares it
        for entries in self.document.findall(addnodes.index):
            described = entries.next_node(descend=False, siblings=True)
            if isinstance(described, addnodes.desc) and described["objtype"] in _BELOW:
                entries["entries"] = []


def _places() -> dict[str, str]:
    """Return the package of each public name; each is in exactly one."""
    return {
        name: package
        for package in _packages()
        for name in import_module(f"{_ROOT}.{package}").__all__
    }


def _has_its_own_link(node: nodes.Node) -> bool:
    """Return whether a node stands in a link, or in a heading, which is one."""
    above = node.parent
    while above is not None:
        if isinstance(above, nodes.reference | nodes.title | addnodes.pending_xref):
            return True
        above = above.parent
    return False


class _LinkedNames(SphinxTransform):
    """Makes a link of a public name that stands as code in a text: ``Norm``, ``ssw.decide(...)``.

    A class is known by its name alone; anything else has ``ssw.`` or its package before it.
    """

    default_priority = 400

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401  # as Sphinx declares it
        if self.env.docname.startswith("reference/"):
            return
        places = _places()
        for literal in list(self.document.findall(nodes.literal)):
            named = _NAMED.fullmatch(literal.astext())
            if named is None or named["name"] not in places:
                continue
            name, package = named["name"], places[named["name"]]
            before = {
                f"{root}{of}" for root in ("", "ssw.", f"{_ROOT}.") for of in ("", f"{package}.")
            }
            # Only a class is known without a word before it: `receipt` may be a variable.
            before -= {""} if name.islower() or name.isupper() else set()
            if named["before"] not in before or _has_its_own_link(literal):
                continue
            link = addnodes.pending_xref(
                "",
                refdomain="py",
                reftype="obj",
                reftarget=f"{_ROOT}.{package}.{name}",
                refdoc=self.env.docname,
                refexplicit=True,
                refwarn=True,
            )
            literal.replace_self(link)
            link += literal


class _TypesOnTheLine(SphinxTransform):
    """Puts the type of an attribute behind its name; napoleon gives it a heading of its own."""

    default_priority = 800

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401  # as Sphinx declares it
        for described in self.document.findall(addnodes.desc):
            if described["objtype"] not in {"attribute", "property"}:
                continue
            signature, content = described.children[0], described.children[-1]
            if not isinstance(content, nodes.Element) or not isinstance(signature, nodes.Element):
                continue
            for fields in [child for child in content if isinstance(child, nodes.field_list)]:
                names = [field.children[0].astext() for field in fields]
                if names == ["Type"]:
                    (paragraph,) = list(fields.findall(nodes.paragraph))[:1]
                    colon = addnodes.desc_sig_punctuation("", ": ")
                    signature += addnodes.desc_annotation("", "", colon, *paragraph.children)
                    content.remove(fields)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives."""
    app.setup_extension("reexports")
    app.add_directive("names", Names)
    app.add_directive("package", Package)
    app.add_directive("root", Root)
    app.add_transform(_LinkedNames)
    app.add_transform(_ShortIndex)
    app.add_transform(_TypesOnTheLine)
    app.connect("autodoc-process-signature", _show_a_mapping)
    app.connect("object-description-transform", _show_the_path)
    return {"parallel_read_safe": True}
