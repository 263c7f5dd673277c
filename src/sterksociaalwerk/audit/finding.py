# SPDX-License-Identifier: MIT
"""What auditors found on one norm.

Whether the findings of an audit suffice is for :mod:`sterksociaalwerk.evaluation`.
"""

from collections.abc import Iterable
from typing import cast

from attrs import field, frozen

from .._checks import Faults, of_texts, plain, plainly, text_tuple
from ..errors import InvalidValueError
from ..framework import NormId, Rating
from ._usual import are_texts, is_identifier, is_text
from .point import ImprovementPoint

_POINTS = frozenset({ImprovementPoint})


def _norm_id(value: str) -> NormId:
    return cast("NormId", plain(value))


def _points(value: Iterable[ImprovementPoint | str]) -> tuple[ImprovementPoint, ...]:
    return of_texts(ImprovementPoint, value)


@frozen(field_transformer=plainly)
class Finding:
    """The rating of a norm, with what a report says about it (*bevinding*).

    A finding is settled: a norm that is not rated yet has no finding.

    Attributes:
        norm: The identifier of the norm.
        rating: How far the norm is met.
        remark: The auditors' explanation; required for a norm rated not applicable, otherwise
            optional.
        strengths: Strong points, in the auditors' order.
        improvements: Points to improve, in the auditors' order; a string is taken as a point.
        evidence: What the rating rests on, such as names of documents. It is listed and covers
            nothing: only interviews tell what an audit was about.
        part: The part of the organisation that it is about, as the scope names it; ``None`` for
            everything in scope.
        found_by: Who found it, where auditors may disagree; ``None`` when that is not recorded.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Sociaal Werk Nederland, 4 April 2019 and 10 December 2019 (strong points besides ratings),
        15 July 2019 (improving between audits).

    Example:
        >>> finding = Finding("V1", Rating.PARTLY_MET, improvements=["plan the training of a year"])
        >>> finding.rating.value, finding.improvements[0].text
        ('partly-met', 'plan the training of a year')
    """

    norm: NormId = field(converter=_norm_id)
    rating: Rating
    remark: str = field(default="", kw_only=True)
    strengths: tuple[str, ...] = field(default=(), converter=text_tuple, kw_only=True)
    improvements: tuple[ImprovementPoint, ...] = field(default=(), converter=_points, kw_only=True)
    evidence: tuple[str, ...] = field(default=(), converter=text_tuple, kw_only=True)
    part: str | None = field(default=None, kw_only=True)
    found_by: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        return (
            is_identifier(self.norm)
            and type(self.rating) is Rating
            and self.rating is not Rating.NOT_APPLICABLE
            and type(self.remark) is str
            and are_texts(self.strengths)
            and type(self.improvements) is tuple
            and _POINTS.issuperset(map(type, self.improvements))
            and are_texts(self.evidence)
            and (self.part is None or is_text(self.part))
            and (self.found_by is None or is_text(self.found_by))
        )

    def _check(self) -> None:
        faults = Faults()
        faults.identifier("norm", self.norm)
        faults.instance("rating", self.rating, Rating, "a Rating")
        if (
            faults.text("remark", self.remark, empty=True)
            and self.rating is Rating.NOT_APPLICABLE
            and not self.remark.strip()
        ):
            faults.add("remark", "must say why the norm does not apply")
        faults.texts("strengths", self.strengths)
        wanted = "an ImprovementPoint or its text"
        faults.instances("improvements", self.improvements, ImprovementPoint, wanted)
        faults.texts("evidence", self.evidence)
        if self.part is not None:
            faults.text("part", self.part)
        if self.found_by is not None:
            faults.text("found_by", self.found_by)
        faults.raise_any(InvalidValueError)
