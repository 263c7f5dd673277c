# SPDX-License-Identifier: MIT
"""Explains what the auditors found, norm by norm: the rating, strong points, points to improve."""

from collections import Counter
from collections.abc import Iterable

from ..audit import Finding, ImprovementPoint
from ..framework import Framework, Norm, Rating
from ._shared import NO_CATEGORY
from ._tree import Item, Section, bulleted, item, said, section
from ._words import Counted, Reader, Text, one_line

_FINDINGS = Text("Bevindingen", "Findings")
_FOUND = Text("{norm} ({rating})", "{norm} ({rating})")
_ON_PART = Text("{norm}, {part}", "{norm}, {part}")
_FOUND_BY = Text("Bevinding van: {text}", "Finding by: {text}")
_FOUND_ON = Text("{norm} ({rating}): {text}", "{norm} ({rating}): {text}")
_STRENGTH = Text("Sterk punt: {text}", "Strong point: {text}")
_IMPROVEMENT = Text("Verbeterpunt: {text}", "Point to improve: {text}")
_OWNER = Text("wie: {owner}", "owner: {owner}")
_DUE = Text("uiterlijk: {due_on}", "due by: {due_on}")
_WITH = Text("{text} ({more})", "{text} ({more})")
_REMARK = Text("Toelichting: {text}", "Remark: {text}")
_EVIDENCE = Text("Gebaseerd op: {text}", "Based on: {text}")
_ALL_OF_THEM = Counted(
    Text(
        "Bij {count} norm is de bevinding '{rating}', zonder toelichting.",
        "For {count} norm the finding is '{rating}', without a remark.",
    ),
    Text(
        "Bij alle {count} normen met een bevinding is die '{rating}', zonder toelichting.",
        "For all {count} norms with a finding it is '{rating}', without a remark.",
    ),
)
_OTHERS = Counted(
    Text(
        "Bij {count} andere norm is de bevinding '{rating}', zonder toelichting.",
        "For {count} other norm the finding is '{rating}', without a remark.",
    ),
    Text(
        "Bij {count} andere normen is de bevinding '{rating}', zonder toelichting.",
        "For {count} other norms the finding is '{rating}', without a remark.",
    ),
)


def finding_sections(
    findings: Iterable[Finding], framework: Framework | None, reader: Reader
) -> tuple[Section, ...]:
    """Return the findings that say more than that a norm is met, by category; others counted."""
    norms = {norm.id: norm for norm in framework.norms} if framework else {}
    places = {norm: at for at, norm in enumerate(norms)}
    told: dict[str | None, list[Item]] = {}
    others: dict[str, None] = {}
    given = tuple(findings)
    counts = Counter(finding.norm for finding in given)
    # Where findings on a norm may differ, each is told.
    several = {norm for norm, count in counts.items() if count > 1}
    for finding in sorted(given, key=lambda each: places.get(each.norm, len(places))):
        norm = norms.get(finding.norm)
        plain = finding.part is None and finding.norm not in several
        if plain and finding.rating is Rating.MET and not _says_more(finding):
            others[finding.norm] = None
        else:
            key = None if norm is None else norm.category
            told.setdefault(key, []).append(_finding(finding, norm, reader))
    titles: dict[str | None, str] = {
        category.key: reader.category(category)
        for category in (framework.categories if framework else ())
    }
    titles[None] = reader.say(NO_CATEGORY)
    text = _OTHERS if told else _ALL_OF_THEM
    met = reader.say(text, len(others), rating=reader.rating(Rating.MET)) if others else ""
    # Where no category is known, none is named.
    lists = [
        section(title, bulleted(told[key])) if told.keys() != {None} else bulleted(told[key])
        for key, title in titles.items()
        if key in told
    ]
    return section(reader.say(_FINDINGS), *lists, said(met))


def _finding(finding: Finding, norm: Norm | None, reader: Reader) -> Item:
    rating = reader.rating(finding.rating)
    text = "" if norm is None else one_line(norm.text)
    name = finding.norm if finding.part is None else _on_part(finding, finding.part, reader)
    heading = reader.say(_FOUND_ON if text else _FOUND, norm=name, rating=rating, text=text)
    found_by = () if finding.found_by is None else (reader.say(_FOUND_BY, text=finding.found_by),)
    return item(heading, bulleted([*_parts(finding, reader), *found_by]))


def _on_part(finding: Finding, part: str, reader: Reader) -> str:
    return reader.say(_ON_PART, norm=finding.norm, part=part)


def _parts(finding: Finding, reader: Reader) -> list[str]:
    remark = one_line(finding.remark)
    improvements = [_improvement(point, reader) for point in finding.improvements]
    return [
        reader.say(text, text=each)
        for text, named in (
            (_STRENGTH, finding.strengths),
            (_IMPROVEMENT, improvements),
            (_REMARK, (remark,) if remark else ()),
            (_EVIDENCE, finding.evidence),
        )
        for each in named
    ]


def _says_more(finding: Finding) -> bool:
    """Return whether a finding has any parts, without telling these."""
    several = finding.strengths or finding.improvements or finding.evidence
    return bool(several or one_line(finding.remark))


def _improvement(point: ImprovementPoint, reader: Reader) -> str:
    """Return a point with who takes it up and by when, as far as that is recorded."""
    more = [
        reader.say(_OWNER, owner=point.owner) if point.owner else "",
        reader.say(_DUE, due_on=point.due_on) if point.due_on else "",
    ]
    recorded = "; ".join(each for each in more if each)
    return reader.say(_WITH, text=point.text, more=recorded) if recorded else point.text
