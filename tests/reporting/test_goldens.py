# SPDX-License-Identifier: MIT
"""Whole texts as they were accepted: a few, to be read when one changes.

What must stand in a text is for the other tests; these are for the eye.
"""

from collections import Counter
from itertools import product

import pytest

from sterksociaalwerk.reporting import Language, explain
from tests.reporting.cases import CASES
from tests.texts import GOLDEN, LANGUAGES, check_golden

_NAMES = [
    "decisions/published-counts",
    "changes/repair-with-open-norms",
    "changes/compare-across",
    "editions/carried-open",
    "files/re-audit-at-the-paradox",
    "histories/conditions",
    "papers/certificate-withdrawn",
    "editions/scheme",
    "sectors/sector-report",
]


@pytest.mark.parametrize(("name", "language"), list(product(_NAMES, LANGUAGES)))
def test_the_text_is_the_accepted_one(name: str, language: Language) -> None:
    check_golden(name.partition("/")[2], language, explain(CASES[name], language=language))


def test_there_are_few_and_no_others() -> None:
    kinds = Counter(type(CASES[name]).__name__ for name in _NAMES)
    assert max(kinds.values()) <= 2
    wanted = {
        f"{name.partition('/')[2]}.{language}.txt" for name in _NAMES for language in LANGUAGES
    }
    assert {file.name for file in GOLDEN.glob("*.txt")} == wanted
