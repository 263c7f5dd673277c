# SPDX-License-Identifier: MIT
"""Documents every name under the package that users import it from.

The library defines its names in modules and re-exports them from packages. What autodoc cannot do
about that is done here, and no more:

- Autodoc finds the docstring of a constant or a type alias only where it is defined.
- An annotation refers to such a type by its module, which no page shows.
- Autodoc passes over a public name without a docstring; here that is a warning.

And napoleon takes what stands before a colon for a type, which the annotations give already.
"""

import pkgutil
import re
from importlib import import_module

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

import sterksociaalwerk


def _attribute_docstrings(module: str) -> dict[tuple[str, str], list[str]]:
    """Return the docstrings below assignments, by scope and name; the analyzer keeps them."""
    analyzer = ModuleAnalyzer.for_module(module)
    analyzer.analyze()
    return analyzer.attr_docs


def _adopt_docstrings(_app: Sphinx) -> None:
    """Give each package the docstrings of the constants and type aliases that it re-exports.

    What such a value is made of fills a page and says less than its docstring, so it is left out.
    """
    for info in pkgutil.iter_modules(sterksociaalwerk.__path__, "sterksociaalwerk."):
        if not info.ispkg or "._" in info.name:
            continue
        package = import_module(info.name)
        adopted = _attribute_docstrings(info.name)
        for module in pkgutil.iter_modules(package.__path__, f"{info.name}."):
            for (scope, name), docstring in _attribute_docstrings(module.name).items():
                if not scope and name in package.__all__:
                    adopted["", name] = [*docstring, ":meta hide-value:", ""]


def _find_by_package(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.Element | None:
    """Find what an annotation names by its module under the package that shows it."""
    named = re.fullmatch(r"(sterksociaalwerk\.[a-z]+)\.\w+\.(\w+)", node["reftarget"])
    if named is None:
        return None
    return env.domains.python_domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", ".".join(named.groups()), node, content
    )


def _keep_colons(
    _app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Begin texts with an empty comment, so that "One of two: this" is not split at its colon."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]
    elif "Returns:" in lines:
        after = lines.index("Returns:") + 1
        lines[after:after] = ["    ..", ""]


def _report_missing(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of every public name of a documented module that the reference does not show."""
    domain = env.domains.python_domain
    for module in sorted(domain.modules):
        for name in import_module(module).__all__:
            if f"{module}.{name}" not in domain.objects:
                getLogger(__name__).warning("not in the reference: %s.%s", module, name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect to Sphinx, and to napoleon with less than its priority of 500, so before it."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("builder-inited", _adopt_docstrings)
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
    app.connect("missing-reference", _find_by_package)
    app.connect("env-check-consistency", _report_missing)
    return {"parallel_read_safe": True}
