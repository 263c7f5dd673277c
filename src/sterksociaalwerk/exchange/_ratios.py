# SPDX-License-Identifier: MIT
"""How exact fractions are read, written and described."""

import re
from fractions import Fraction
from typing import Any

from .._checks import fail
from ..errors import InvalidValueError
from ._codecs import Definitions, Json, Schema, Spelled
from ._loading import Unusual

MOST_DIGITS = 1000
"""So many digits the two numbers of a fraction may have: reading them takes time for each."""


class Ratio(Spelled):
    """A fraction, as text in its lowest terms: 5/9, -1/3, 2."""

    _WANTED = "a fraction in its lowest terms such as '5/9'"
    _PATTERN = rf"(0|-?[1-9][0-9]{{0,{MOST_DIGITS - 1}}}(/[1-9][0-9]{{0,{MOST_DIGITS - 1}}})?)"
    _is_ratio = re.compile(_PATTERN, re.ASCII).fullmatch

    def one(self, data: Json) -> Any:  # noqa: ANN401
        if not self._is_ratio(data):
            raise Unusual
        found = Fraction(data)
        # Equal fractions are written alike.
        if str(found) != data:
            raise Unusual
        return found

    def write(self, value: Fraction) -> Json:
        most = 10**MOST_DIGITS
        if abs(value.numerator) < most and value.denominator < most:
            return str(value)
        problem = f"must hold fractions of at most {MOST_DIGITS} digits to be written"
        raise fail(InvalidValueError, "value", problem)

    def schema(self, definitions: Definitions) -> Schema:  # noqa: ARG002
        return {"type": "string", "pattern": f"^{self._PATTERN}$"}
