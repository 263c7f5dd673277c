# SPDX-License-Identifier: MIT
"""Explains a scheme: its editions in time, and what each kind of audit leads to."""

from ..framework import Framework
from ..scheme import Announcement, AuditKind, FollowUp, Scheme, Transition
from ._follow_up import consequence_list
from ._shared import KINDS, Cited, backing
from ._tree import Document, Section, bulleted, section
from ._words import Reader, Text, capital

_TITLE = Text("Het label {label}", "The label {label}")
_EDITIONS = Text("Normenkaders", "Editions")
_IN_FORCE = Text(
    "{edition}, geldt vanaf {in_force_from}", "{edition}, in force from {in_force_from}"
)
_UNDATED = Text(
    "{edition}; de ingangsdatum is niet bekend", "{edition}; the first day is not known"
)
_ANNOUNCED = Text(
    "Versie {version} is aangekondigd op {announced_on}; vanaf wanneer die geldt, is hier niet "
    "bekend",
    "Version {version} was announced on {announced_on}; from when it applies is not known here",
)
_ANNOUNCED_FOR = Text(
    "Versie {version} is aangekondigd op {announced_on} en geldt vanaf {day}",
    "Version {version} was announced on {announced_on} and applies from {day}",
)
_TRANSITIONS = Text("Overgang", "Transition")
_TRANSITION = Text(
    "Naar {edition}: verplicht vanaf {mandatory_on}, en vanaf {published_on} al voor wie op of na "
    "{started_before} met het traject begon",
    "To {edition}: mandatory from {mandatory_on}, and from {published_on} already for those who "
    "started the process on or after {started_before}",
)
_LEADS_TO = Text("Wat er op een toetsing volgt", "What follows from an audit")
_SETTLED = Text("{kind}: {consequences}", "{kind}: {consequences}")
_ON_PASS = Text(
    "{kind}, binnen de grenzen voor certificering, bovendien: {consequences}",
    "{kind}, within the limits for certification, also: {consequences}",
)
_NOTHING = Text("er volgt niets op", "nothing follows")
_NOT_KNOWN = Text("niet bekend", "not known")
_PERIODS_OF = Text("de overgang naar {edition}", "the transition to {edition}")
_ANNOUNCEMENT_OF = Text("versie {version}", "version {version}")
_OF_LABEL = Text("wat er op een toetsing volgt", "what follows from an audit")


def explain_scheme(scheme: Scheme, reader: Reader) -> Document:
    """Return the editions of a label in time, and what each kind of audit leads to."""
    reader = reader.under(scheme)
    editions = [_edition(framework, reader) for framework in scheme]
    announced = [_announcement(each, reader) for each in scheme.announcements]
    assumed = reader.assumed(scheme.assumptions)
    for framework in scheme:
        assumed += reader.assumed(framework.assumptions, "in_force_from")
    return Document(
        title=reader.say(_TITLE, label=scheme.label),
        summary=(
            *section(reader.say(_EDITIONS), bulleted([*editions, *announced])),
            *section(
                reader.say(_TRANSITIONS),
                bulleted(_transition(each, reader) for each in scheme.transitions),
            ),
            *_leads_to(scheme, reader),
        ),
        annexes=backing(reader, _sources(scheme, reader), assumed),
    )


def _edition(framework: Framework, reader: Reader) -> str:
    text = _UNDATED if framework.in_force_from is None else _IN_FORCE
    edition = capital(reader.framework(framework))
    return reader.say(text, edition=edition, in_force_from=framework.in_force_from)


def _announcement(announcement: Announcement, reader: Reader) -> str:
    text = _ANNOUNCED if announcement.in_force_from is None else _ANNOUNCED_FOR
    return reader.say(
        text,
        version=announcement.version,
        announced_on=announcement.announced_on,
        day=announcement.in_force_from,
    )


def _transition(transition: Transition, reader: Reader) -> str:
    return reader.say(
        _TRANSITION,
        edition=reader.edition(transition.target),
        mandatory_on=transition.mandatory_on,
        published_on=transition.published_on,
        started_before=transition.started_before,
    )


def _leads_to(scheme: Scheme, reader: Reader) -> tuple[Section, ...]:
    """Return of every kind of audit what it leads to, or that it is not known."""
    lines: list[str] = []
    for kind in AuditKind:
        name = capital(reader.say(KINDS[kind]))
        follow_up = (scheme.leads_to or {}).get(kind)
        if follow_up is None:
            lines.append(reader.say(_SETTLED, kind=name, consequences=reader.say(_NOT_KNOWN)))
        else:
            lines += _follow_up(name, follow_up, scheme, reader)
    return section(reader.say(_LEADS_TO), bulleted(lines))


def _follow_up(name: str, follow_up: FollowUp, scheme: Scheme, reader: Reader) -> list[str]:
    if not follow_up.consequences:
        return [reader.say(_SETTLED, kind=name, consequences=reader.say(_NOTHING))]
    return [
        # With a semicolon, as a consequence may have a comma of its own.
        reader.say(text, kind=name, consequences="; ".join(consequence_list(found, scheme, reader)))
        for text, found in ((_SETTLED, follow_up.settled), (_ON_PASS, follow_up.on_pass))
        if found
    ]


def _sources(scheme: Scheme, reader: Reader) -> list[Cited]:
    cited: list[Cited] = [
        (each.citation, reader.say(_PERIODS_OF, edition=reader.edition(each.target)))
        for each in scheme.transitions
    ]
    cited += [
        (each.source, reader.say(_ANNOUNCEMENT_OF, version=each.version))
        for each in scheme.announcements
    ]
    return cited + [(source, reader.say(_OF_LABEL)) for source in scheme.sources]
