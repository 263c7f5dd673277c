# SPDX-License-Identifier: MIT
"""Loads what a package offers when it is first asked for.

Importing all of the library takes several times as long as the few modules that most programs use.
So the root knows where its names are, and imports a package when one of them is asked for. Type
checkers read the same names from imports that never run; a test compares the two.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any


def attach(package: str, names: Mapping[str, Iterable[str]], modules: Iterable[str] = ()) -> None:
    """Give a package attributes that are loaded on first use.

    Args:
        package: Its full name.
        names: By the module below it, the names that the package offers itself.
        modules: The modules below it that are attributes too.
    """
    module = sys.modules[package]
    places = {name: place for place, offered in names.items() for name in offered}
    below = frozenset(modules)
    offered = sorted({*places, *below})

    def load(name: str) -> Any:  # noqa: ANN401  # whatever it is
        if name in places:
            value = getattr(import_module(f".{places[name]}", package), name)
        elif name in below:
            value = import_module(f".{name}", package)
        else:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=module)
        # From now on it is found without asking here.
        setattr(module, name, value)
        return value

    def names_offered() -> list[str]:
        return sorted({*vars(module), *offered})

    # Put in place from here, so that type checkers go on reporting names that there are not.
    vars(module).update(__all__=offered, __getattr__=load, __dir__=names_offered)
