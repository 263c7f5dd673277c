# SPDX-License-Identifier: MIT
"""What the library promises to programs, as lines of text: one line for each thing.

What is described is what users reach, whichever file it is defined in: the packages are imported
and looked at. Tools that read the source do not see the constructors that attrs writes, nor what
the lazy packages offer.
"""

import importlib
import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, ForwardRef, Literal, NewType, TypeVar, Union, cast, get_args, get_origin

import attrs

from tests.project import PACKAGES

__all__ = ["api", "describe"]

_ROOT = "sterksociaalwerk"
# What operators and statements call: that of object, and what attrs writes, says nothing.
_OPERATORS = frozenset(
    f"__{name}__"
    for name in (
        *("add", "and", "call", "contains", "enter", "exit", "getitem", "invert", "iter"),
        *("len", "mul", "or", "radd", "sub", "truediv", "xor"),
    )
)
# Of so many types or more, each has a line, so that one more is one line more.
_MANY = 6
_PLACES = {
    inspect.Parameter.POSITIONAL_ONLY: "{}/, ",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "{}, ",
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.KEYWORD_ONLY: "*, ",
    inspect.Parameter.VAR_KEYWORD: "**",
}


def _offered() -> dict[str, object]:
    """Return everything that the packages offer, by its public path."""
    modules = [(package, importlib.import_module(f"{_ROOT}.{package}")) for package in PACKAGES]
    return {
        f"{package}.{name}": getattr(module, name)
        for package, module in modules
        for name in module.__all__
    }


def api() -> list[str]:
    """Return every line, sorted."""
    offered = _offered()
    lines = [line for path, value in offered.items() for line in describe(path, value)]
    names: list[str] = importlib.import_module(_ROOT).__all__
    homes = {path.rpartition(".")[2]: path for path in offered}
    # A package is in the root under its own name.
    lines += [f"{_ROOT}.{name} is {homes.get(name, name)}" for name in names]
    return sorted(lines)


def describe(path: str, value: object) -> Iterator[str]:
    """Yield the lines of a public name."""
    if isinstance(value, type):
        yield from _class(path, value)
    elif inspect.isfunction(value):
        yield from _signature(path, value)
    elif isinstance(value, NewType):
        yield f"{path} = NewType of {_type(value.__supertype__)}"
    elif get_origin(value) is not None:
        yield f"{path} = {_type(value)}"
    # What a text of several lines says is free to change.
    elif isinstance(value, str | int) and "\n" not in str(value):
        yield f"{path} = {_value(value)}"
    else:
        yield f"{path}: {_known(type(value)).__name__}"


def _is_inner(kind: object) -> bool:
    """Return whether this is a class of the library that no package offers."""
    if not isinstance(kind, type) or not kind.__module__.startswith(f"{_ROOT}."):
        return False
    package = importlib.import_module(".".join(kind.__module__.split(".")[:2]))
    return kind.__name__ not in getattr(package, "__all__", ())


def _known(kind: type[Any]) -> type:
    """Return the class itself, or the first that it derives from, which users may know."""
    return next(each for each in kind.__mro__ if not _is_inner(each))


def _class(path: str, kind: type[Any]) -> Iterator[str]:
    bases = dict.fromkeys(_known(base).__name__ for base in kind.__bases__)
    yield f"{path}: class({', '.join(bases)})"
    if vars(kind).get("__eq__") or issubclass(kind, str):
        yield f"{path} is equal by value"
    if issubclass(kind, Hashable):
        yield f"{path} is hashable"
    own = _own(kind)
    if "__init__" in own and not issubclass(kind, Enum):
        yield from _signature(path, kind)
    for name, value in own.items():
        if name in _OPERATORS or not name.startswith("_"):
            yield from _member(f"{path}.{name}", name, value, kind)


def _own(kind: type[Any]) -> dict[str, object]:
    """Return what a class has from classes of this library, private ones too, by name."""
    found: dict[str, object] = {}
    for each in kind.__mro__:
        if each.__module__.startswith(_ROOT):
            found = dict(vars(each)) | found
    return found


def _member(path: str, name: str, value: Any, kind: type[Any]) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, kind) and isinstance(value, Enum):
        yield f"{path} = {value.value!r}"
        return
    if isinstance(value, classmethod | staticmethod):
        yield f"{path} is of the class"
        yield from _signature(path, getattr(kind, name))
        return
    # Of a property, of a cached one, or a method.
    function = getattr(value, "fget", None) or getattr(value, "func", value)
    hint: object
    if inspect.isfunction(function):
        hint = inspect.signature(function).return_annotation
    else:
        # A field, or what attrs makes of a cached property in a class with slots.
        hints = [inspect.get_annotations(each) for each in kind.__mro__]
        hint = next(each[name] for each in hints if name in each)
    # What gives such a class is for the packages among themselves.
    if _is_inner(hint):
        return
    if inspect.isfunction(value):
        yield from _signature(path, value, skip=1)
    else:
        yield f"{path}: {_type(hint)}"


def _signature(path: str, called: Callable[..., object], skip: int = 0) -> Iterator[str]:
    """Yield a line for each parameter, with its place if it has one, and one for the result."""
    signature = inspect.signature(called)
    fields: dict[str, attrs.Attribute[object]] = {}
    if isinstance(called, type) and attrs.has(called):
        fields = {each.alias: each for each in attrs.fields(called)}
    for at, each in enumerate([*signature.parameters.values()][skip:], 1):
        place = _PLACES[each.kind].format(at)
        default = "" if each.default is each.empty else f" = {_value(each.default)}"
        kind: object = each.annotation
        # A converter that gives back what it takes, takes what the attribute is.
        if isinstance(kind, TypeVar) and each.name in fields:
            kind = fields[each.name].type
        several = get_args(kind) if get_origin(kind) in {Union, UnionType} else ()
        if len(several) < _MANY:
            yield f"{path}({place}{each.name}: {_type(kind)}{default})"
        else:
            yield f"{path}({place}{each.name}{default})"
            yield from (f"{path}({each.name}) takes {_type(one)}" for one in several)
    if not isinstance(called, type):
        yield f"{path}() -> {_type(signature.return_annotation)}"


def _value(value: object) -> str:
    """Return a default or a constant as a program writes it."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    return repr(dict(cast("Any", value)) if isinstance(value, Mapping) else value)


_PLAIN = {None: "None", NoneType: "None", ...: "...", inspect.Parameter.empty: "?"}


def _type(kind: Any) -> str:  # noqa: ANN401  # whatever an annotation may be
    """Return a type as it is mostly written, in every version of Python alike."""
    origin = get_origin(kind)
    # The parameters of a callable are a list.
    inner = [*map(_type, cast("Any", kind) if isinstance(kind, list) else get_args(kind))]
    if origin in {Union, UnionType}:
        return " | ".join(inner)
    if origin is Literal:
        return f"Literal[{', '.join(map(_value, get_args(kind)))}]"
    if inner or isinstance(kind, list):
        return f"{_type(origin) if origin else ''}[{', '.join(inner)}]"
    if isinstance(kind, str | ForwardRef):
        return kind if isinstance(kind, str) else kind.__forward_arg__
    return _PLAIN.get(kind) or str(getattr(kind, "__name__", kind))
