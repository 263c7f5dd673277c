# SPDX-License-Identifier: MIT
"""Certificates with the award and the advice that they follow from."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sterksociaalwerk.audit import Activity, Scope
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Certificate,
    Condition,
    History,
    StatusChange,
    StatusChangeKind,
)
from sterksociaalwerk.label import V2019
from tests.oracle import Changed, Span

__all__ = [
    "EPOCH",
    "award_on",
    "certificate_of",
    "change_of",
    "change_rows",
    "changed_history",
    "history_of",
    "lasting",
    "scope_of",
    "spans_from_epoch",
]

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


_KINDS = dict(zip("SRWEC", StatusChangeKind, strict=True))


def change_of(
    letter: str, decided_on: date, effective_from: date | None = None, scope: Scope | None = None
) -> StatusChange:
    """Return a change by the first letter of its kind; C is for another scope."""
    if scope is None and letter == "C":
        scope = scope_of(("ouderenwerk", "Brummen"))
    return StatusChange(
        kind=_KINDS[letter],
        decided_on=decided_on,
        effective_from=decided_on if effective_from is None else effective_from,
        by="Beheercommissie",
        reason="Zo besloten.",
        scope=scope,
    )


def scope_of(*cells: tuple[str, str], organisation: str = "Welzijn Voorbeeld") -> Scope:
    """Return a scope of services in municipalities."""
    return Scope(
        organisation=organisation,
        activities=[Activity(service=service, municipalities=[where]) for service, where in cells],
    )


def changed_history(certificates: Sequence[Changed]) -> History:
    """Return the history of certificates that are given by days from the epoch."""
    return History(
        certificate_of(
            (_day(begin), _day(end), _day(awarded)),
            f"A-{at}",
            changes=[
                change_of(letter, _day(decided), _day(effective))
                for letter, decided, effective in changes
            ],
        )
        for at, (begin, end, awarded, changes) in enumerate(certificates)
    )


def _day(number: int) -> date:
    return EPOCH + timedelta(number)


def change_rows(
    begin: int, end: int, awarded: int, most: int
) -> Iterator[tuple[tuple[str, int, int], ...]]:
    """Yield every row of at most so many changes that a certificate may have."""
    rows: list[tuple[tuple[str, int, int], ...]] = [()]
    yield ()
    for _ in range(most):
        rows = [
            (*row, (letter, decided, effective))
            for row in rows
            for letter in _letters(row)
            for effective in range(begin, end)
            for decided in range(row[-1][1] if row else awarded, effective + 1)
        ]
        yield from rows


def _letters(row: tuple[tuple[str, int, int], ...]) -> str:
    """Return what may be decided next."""
    letters = "".join(letter for letter, _, _ in row)
    if letters.endswith(("W", "E")):
        return ""
    return "SRWE" if letters.endswith("S") else "SWE"


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
