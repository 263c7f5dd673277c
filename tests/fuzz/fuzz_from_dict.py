# SPDX-License-Identifier: MIT
"""Texts of JSON into every class of values, led by what they reach: to be run by hand.

  python -m pip install atheris
  python tests/fuzz/fuzz_from_dict.py -max_total_time=600 tests/golden/exchange

The first byte chooses the class; the rest is what a program would read from a file. Anything but a
value or an error of the library stops the run, and so does a value that does not come back equal.
The suite asks the same of what Hypothesis makes up, in ``tests/exchange/test_hostile.py``.
"""

import json
import sys
from importlib import import_module
from typing import Any

__all__ = ["main", "try_one"]

# Not among the dependencies of the tests: there is no build of it for every machine.
atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["sterksociaalwerk"]):
    from sterksociaalwerk.errors import InvalidValueError
    from sterksociaalwerk.exchange import from_dict, to_dict
    from sterksociaalwerk.exchange._kinds import KINDS
    from sterksociaalwerk.exchange._loading import is_object

_CLASSES: list[Any] = sorted(KINDS, key=KINDS.__getitem__)


def try_one(data: bytes) -> None:
    """Read one text as what its first byte, or else its own schema, says that it is."""
    if not data:
        return
    try:
        document: Any = json.loads(data if data[:1] == b"{" else data[1:])
    except (ValueError, RecursionError):
        return
    kind = _CLASSES[data[0] % len(_CLASSES)]
    if is_object(document):
        name = str(document.get("schema")).split("/")
        kind = next((each for each in _CLASSES if KINDS[each] in name), kind)
        document["schema"] = f"sterksociaalwerk/{KINDS[kind]}/1"
    try:
        value: object = from_dict(kind, document)
    except InvalidValueError as error:
        str(error).encode()
        return
    assert from_dict(kind, to_dict(value)) == value


def main() -> None:
    """Run until told to stop."""
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
