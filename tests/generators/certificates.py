# SPDX-License-Identifier: MIT
"""Certificates with the award and the advice that they follow from."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Certificate,
    Condition,
    History,
)
from sterksociaalwerk.label import V2019
from tests.oracle import Span

__all__ = ["EPOCH", "award_on", "certificate_of", "history_of", "lasting", "spans_from_epoch"]

EPOCH = date(2020, 1, 1)
"""The first day on which something is awarded in spans that are drawn."""


def award_on(on: date, audit: str = "A-1", conditions: Sequence[Condition] = ()) -> Award:
    """Return an award on the day of the advice, which is positive or conditional."""
    advice = Advice(
        audit=audit,
        outcome=AdviceOutcome.CONDITIONAL if conditions else AdviceOutcome.POSITIVE,
        given_by="Certificeerder Voorbeeld",
        given_on=on,
        conditions=conditions,
    )
    return Award(advice=advice, awarded_by="Beheercommissie", awarded_on=on)


def lasting(begin: date, end: date, awarded: date | None = None) -> Span:
    """Return a span that was awarded on its first day unless said otherwise."""
    return begin, end, begin if awarded is None else awarded


def certificate_of(span: Span, audit: str = "A-1", **changes: Any) -> Certificate:  # noqa: ANN401
    begin, end, awarded = span
    fields: dict[str, Any] = {
        "organisation": "Welzijn Voorbeeld",
        "framework": V2019.key,
        "award": award_on(awarded, audit),
        "valid_from": begin,
        "valid_until": end,
    }
    return Certificate(**(fields | changes))


def history_of(spans: Sequence[Span]) -> History:
    """Return a history with an audit each, so that two certificates of the same days are two."""
    return History(certificate_of(span, f"A-{at}") for at, span in enumerate(spans))


def spans_from_epoch(last: int = 60) -> SearchStrategy[Span]:
    """Spans that begin soon after they are awarded, up to *last* days from the epoch."""
    return st.tuples(st.integers(0, last), st.integers(0, 8), st.integers(1, 20)).map(_planned)


def _planned(plan: tuple[int, int, int]) -> Span:
    awarded, wait, length = plan
    begin = EPOCH + timedelta(awarded + wait)
    return begin, begin + timedelta(length), EPOCH + timedelta(awarded)
