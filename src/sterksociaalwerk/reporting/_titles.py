# SPDX-License-Identifier: MIT
"""The titles of codes, from where texts have them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from ..audit import Criterion, Party, Preparation, Work
from ..certification import AdviceOutcome, StatusChangeKind
from ..comparison import Change
from ..evaluation import Outcome
from ..framework import Cycle, Rating
from ..scheme import AuditKind, Consequence
from ._certificate import KINDS_OF_CHANGE
from ._follow_up import CONSEQUENCES
from ._population import CRITERIA, PREPARATIONS, WORKS
from ._shared import ADVICES, CHANGES, CYCLES, KINDS, OUTCOMES, PARTIES
from ._words import Text

Titled = (
    AdviceOutcome
    | AuditKind
    | Change
    | Consequence
    | Criterion
    | Cycle
    | Outcome
    | Party
    | Preparation
    | Rating
    | StatusChangeKind
    | Work
)
"""What has a title."""

TITLES: Mapping[type[Enum], Mapping[Any, Text]] = {
    AdviceOutcome: ADVICES,
    AuditKind: KINDS,
    Change: CHANGES,
    Consequence: CONSEQUENCES,
    Criterion: CRITERIA,
    Cycle: CYCLES,
    Outcome: OUTCOMES,
    Party: PARTIES,
    Preparation: PREPARATIONS,
    Rating: {rating: Text(rating.title, rating.title_en) for rating in Rating},
    StatusChangeKind: KINDS_OF_CHANGE,
    Work: WORKS,
}
"""A title for every member of each."""
