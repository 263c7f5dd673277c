# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about findings on parts, and by auditors who disagree."""

from collections.abc import Iterator

from .._checks import Hints
from ..audit import Audit, Finding
from ..evaluation import Evaluation
from ..framework import NormId
from ._questions import Answer, facts_of, noted, repeated
from .issue import Issue, IssueCode


def parts(audit: Audit, evaluated: Evaluation | None) -> Answer[None]:
    """Do parts differ or auditors disagree, and can that change the outcome?"""
    # Without an evaluation nobody knows what matters.
    matters = {each.norm for each in audit.findings}
    if evaluated is not None:
        matters = set(evaluated.decisive)
    issues = [*_disagreeing(audit, matters), *_unknown(audit)]
    norms = {each.norm for each in audit.findings if each.part is not None}
    # In the order of the catalogue, where there is one.
    order = [] if evaluated is None else [norm for norm in evaluated.ratings if norm in norms]
    found = {
        norm: {each.part for each in audit.findings_of(norm)}
        for norm in (*order, *sorted(norms.difference(order)))
    }
    issues += _beside_whole({norm: of for norm, of in found.items() if None in of})
    joined = {norm: of for norm, of in found.items() if None not in of}
    issues += _not_assessed(audit, joined)
    issues += _differing(audit, joined, matters)
    return Answer(None, tuple(issues))


_Parts = dict[NormId, set[str | None]]


def _disagreeing(audit: Audit, matters: set[NormId]) -> Iterator[Issue]:
    for norm, part, places, code in repeated(audit):
        if code is IssueCode.FINDINGS_DISAGREE:
            found = audit.findings_of(norm)
            # Beside findings on the whole those on parts change nothing.
            aside = part is not None and any(each.part is None for each in found)
            decisive = norm in matters and not aside
            names = {str(audit.findings[at].found_by) for at in places}
            yield noted(
                IssueCode.FINDINGS_DISAGREE_DECISIVE if decisive else code,
                f"findings[{places[1]}].norm",
                norm=norm,
                part=() if part is None else (part,),
                found_by=tuple(sorted(names)),
                **facts_of(audit, places),
            )


def _unknown(audit: Audit) -> Iterator[Issue]:
    # Without a scope no part is known, and a finding on one decides nothing.
    known = () if audit.scope is None else audit.scope.parts
    first: dict[str, int] = {}
    for at, finding in enumerate(audit.findings):
        if finding.part is not None and finding.part not in known:
            first.setdefault(finding.part, at)
    hints = Hints()
    near = {part: hints.nearest(part, known) for part in sorted(first)}
    for part, at in first.items():
        nearest = near[part]
        yield noted(
            IssueCode.PART_UNKNOWN,
            f"findings[{at}].part",
            part=part,
            nearest=() if nearest is None else (nearest,),
        )


def _beside_whole(found: _Parts) -> Iterator[Issue]:
    if found:
        yield noted(IssueCode.PARTS_BESIDE_WHOLE, "findings", norms=tuple(found), count=len(found))


def _not_assessed(audit: Audit, found: _Parts) -> Iterator[Issue]:
    for part in () if audit.scope is None else audit.scope.parts:
        norms = tuple(norm for norm, of in found.items() if part not in of)
        if norms:
            yield noted(
                IssueCode.PARTS_NOT_ASSESSED,
                "findings",
                part=part,
                norms=norms,
                count=len(norms),
            )


def _differing(audit: Audit, found: _Parts, matters: set[NormId]) -> Iterator[Issue]:
    differing = [norm for norm in found if _differ(audit.findings_of(norm))]
    for code, decisive in (
        (IssueCode.PARTS_DIFFER_DECISIVE, True),
        (IssueCode.PARTS_DIFFER, False),
    ):
        norms = tuple(norm for norm in differing if (norm in matters) is decisive)
        if norms:
            yield noted(code, "findings", norms=norms, count=len(norms))


def _differ(findings: tuple[Finding, ...]) -> bool:
    several = len({each.part for each in findings}) > 1
    return several and len({each.rating for each in findings}) > 1
