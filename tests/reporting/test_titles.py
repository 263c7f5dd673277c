# SPDX-License-Identifier: MIT
"""What codes are called: every member of every kind, in both languages, as the reports say it."""

from itertools import product
from typing import Any, cast

import pytest

from sterksociaalwerk.conclusion import IssueCode
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.framework import Rating
from sterksociaalwerk.reporting import Language, explain, title_of
from sterksociaalwerk.reporting._titles import TITLES
from tests.reporting.cases import CONCLUSIONS
from tests.texts import LANGUAGES

_KINDS: list[type[Any]] = list(TITLES)


@pytest.mark.parametrize(("kind", "language"), list(product(_KINDS, LANGUAGES)))
def test_every_code_has_a_title_of_its_own(kind: type[Any], language: Language) -> None:
    titles = [title_of(code, language=language) for code in [*cast("Any", kind)]]
    assert titles
    assert len(set(titles)) == len(titles)
    for title in titles:
        assert title == " ".join(title.split())
        assert title[0].islower()
        assert not title.endswith(".")
        assert not {"{", "}"} & set(title)


@pytest.mark.parametrize(("name", "language"), list(product(CONCLUSIONS, LANGUAGES)))
def test_reports_say_the_same(name: str, language: Language) -> None:
    conclusion = CONCLUSIONS[name]
    text = " ".join(explain(conclusion, language=language).split())
    assert title_of(conclusion.audit.kind, language=language) in text
    assert title_of(conclusion.audit.cycle, language=language) in text


def test_a_rating_is_called_as_the_label_prints_it() -> None:
    assert [title_of(rating) for rating in Rating] == [rating.title for rating in Rating]


def test_what_has_no_title_is_refused_with_every_fault() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        title_of(IssueCode.SCOPE_MISSING, language="de")  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["code", "language"]
