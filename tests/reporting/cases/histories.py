# SPDX-License-Identifier: MIT
"""Certificates in time to explain."""

from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Certificate,
    Condition,
    History,
    Standing,
)
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.label import V2017, V2019
from tests.generators import change_of

_DAY = timedelta(1)
_Span = tuple[date, date]


def _certificate(
    first: date,
    until: date,
    *,
    audit: str = "A1",
    framework: FrameworkKey = V2019.key,
    conditions: Sequence[Condition] = (),
    organisation: str = "Welzijn Voorbeeld",
) -> Certificate:
    outcome = AdviceOutcome.CONDITIONAL if conditions else AdviceOutcome.POSITIVE
    given_on = min(first, date(2024, 1, 1)) - 20 * _DAY
    advice = Advice(
        audit=audit,
        outcome=outcome,
        given_by="Keurinstelling Voorbeeld",
        given_on=given_on,
        conditions=conditions,
    )
    return Certificate(
        organisation=organisation,
        framework=framework,
        award=Award(advice=advice, awarded_by="Beheercommissie", awarded_on=given_on + 9 * _DAY),
        valid_from=first,
        valid_until=until,
    )


_FIRST = _certificate(date(2017, 6, 12), date(2019, 6, 12), framework=V2017.key)
_SECOND = _certificate(date(2019, 6, 12), date(2021, 6, 12), audit="A2")
_THIRD = _certificate(date(2021, 2, 21), date(2023, 2, 21), audit="A3")

CASES: dict[str, History | Standing] = {
    "none": History([]),
    "one": History([_SECOND]),
    "three-in-a-row": History([_THIRD, _FIRST, _SECOND]),
    "gaps": History(
        [
            _FIRST,
            _certificate(date(2019, 6, 13), date(2021, 6, 13), audit="A2"),
            _certificate(date(2021, 8, 1), date(2023, 8, 1), audit="A3"),
        ]
    ),
    "one-within-another": History(
        [
            _certificate(date(2019, 1, 1), date(2024, 1, 1), framework=V2017.key),
            _certificate(date(2020, 1, 1), date(2022, 1, 1), audit="A2"),
            _certificate(date(2023, 12, 31), date(2024, 1, 2), audit="A3"),
            _certificate(date(2024, 1, 2), date(2024, 1, 3), audit="A4"),
        ]
    ),
    "conditions": History(
        [
            _certificate(
                date(2021, 3, 1),
                date(2023, 3, 1),
                conditions=[
                    Condition(text="klachtenregeling\nbeschrijven", due_on=date(2021, 9, 1)),
                    Condition(
                        text="scholingsplan maken",
                        due_on=date(2021, 9, 1),
                        fulfilled_on=date(2021, 9, 1),
                    ),
                    Condition(
                        text="dossiers bijwerken",
                        due_on=date(2021, 9, 1),
                        fulfilled_on=date(2021, 9, 2),
                    ),
                    Condition(
                        text="vrijwilligers horen over wat hun werk van hen vraagt en wat zij zelf "
                        "daarvan vinden",
                        due_on=date(2021, 9, 1),
                        fulfilled_on=date(2022, 2, 1),
                    ),
                ],
            )
        ]
    ),
    "changed": History(
        [
            attrs.evolve(
                _FIRST,
                organisation=Organisation("Welzijn Vroeger", id="1"),
                changes=[
                    change_of("S", date(2018, 1, 1)),
                    change_of("R", date(2018, 3, 1)),
                    change_of("W", date(2018, 6, 1)),
                ],
            ),
            attrs.evolve(_SECOND, organisation=Organisation("Welzijn Voorbeeld", id="1")),
        ]
    ),
    **{f"standing-{standing.value}": standing for standing in Standing},
}
