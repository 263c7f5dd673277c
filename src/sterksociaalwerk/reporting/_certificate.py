# SPDX-License-Identifier: MIT
"""Explains the papers after an audit: advice, award or refusal, certificate, and its changes.

That one paper fits another is said by `check_chain`, whose issues have an explanation of their own.
"""

import datetime
from collections.abc import Iterable, Mapping

from .._mapping import FrozenMapping
from ..audit import Scope
from ..certification import (
    Advice,
    Award,
    Certificate,
    Condition,
    Refusal,
    StatusChange,
    StatusChangeKind,
)
from ._scope import scope_sections
from ._shared import ADVICES, backing, name_of
from ._tree import (
    Document,
    Item,
    Items,
    Paragraph,
    Section,
    Terms,
    bulleted,
    item,
    said,
    section,
    terms,
)
from ._words import Counted, Reader, Text, capital, one_line

_ADVICE = Text("Advies na toetsing {audit}: {advice}", "Advice after audit {audit}: {advice}")
_AWARD = Text(
    "Het certificaat na toetsing {audit} is toegekend",
    "The certificate after audit {audit} has been awarded",
)
_REFUSAL = Text(
    "Het certificaat na toetsing {audit} is niet toegekend",
    "The certificate after audit {audit} has not been awarded",
)
_CERTIFICATE = Text("Certificaat van {organisation}", "Certificate of {organisation}")
_BY = Text("Gegeven door", "Given by")
_ON = Text("Datum", "Date")
_AWARDED_BY = Text("Toegekend door", "Awarded by")
_REFUSED_BY = Text("Besloten door", "Decided by")
_REASON = Text("Reden", "Reason")
_NO_DECISION = Text(
    "Dit is een advies; over het certificaat beslist een ander.",
    "This is advice; another party decides on the certificate.",
)
_CONDITIONS = Text("Voorwaarden", "Conditions")
_GROUNDS = Text("Advies en besluit", "Advice and decision")

_VALID_THROUGH = Text(
    "Geldig van {first} tot en met {last}, volgens {edition}",
    "Valid from {first} to {last} inclusive, under {edition}",
)
_VALID_ON = Text(
    "Alleen geldig op {first}, volgens {edition}", "Valid on {first} only, under {edition}"
)
_NEVER_VALID = Text(
    "Op geen enkele dag geldig geweest, volgens {edition}",
    "Not valid on any day, under {edition}",
)
_AWARDED = Text("Toegekend op {awarded_on} door {name}.", "Awarded on {awarded_on} by {name}.")
_AUDITED = Text(
    "Na toetsing {audit}: {advice} van {name} op {given_on}.",
    "After audit {audit}: {advice} by {name} on {given_on}.",
)
_CONDITION_DUE = Text("Uiterlijk {due_on}: {text}", "By {due_on}: {text}")
_CONDITION = Text("Voorwaarde, uiterlijk {due_on}: {text}", "Condition, by {due_on}: {text}")
_FULFILLED = Text("Voldaan op {day}.", "Fulfilled on {day}.")
_FULFILLED_LATE = Counted(
    Text("Voldaan op {day}, {count} dag te laat.", "Fulfilled on {day}, {count} day late."),
    Text("Voldaan op {day}, {count} dagen te laat.", "Fulfilled on {day}, {count} days late."),
)
_NOT_FULFILLED = Text(
    "Of aan de voorwaarde is voldaan, is niet bekend.",
    "Whether the condition has been fulfilled is not known.",
)

# ---------------------------------------------------------------- a certificate on a day

_IN_FORCE = Text("Op {day} is het certificaat geldig.", "On {day} the certificate is valid.")
_IS_SUSPENDED = Text(
    "Op {day} is het certificaat geschorst.", "On {day} the certificate is suspended."
)
_NOT_IN_FORCE = Text(
    "Op {day} is het certificaat niet geldig.", "On {day} the certificate is not valid."
)
_NO_SCOPE = Text(
    "Waarvoor het certificaat geldt, is niet vastgelegd.",
    "What the certificate is for has not been recorded.",
)
_SCOPE = Text("Waarvoor het certificaat is afgegeven", "What the certificate was issued for")
_OVERDUE = Text("Voorwaarden waarvan de termijn dan is verstreken", "Conditions overdue by then")

# ---------------------------------------------------------------- changes

KINDS_OF_CHANGE: Mapping[StatusChangeKind, Text] = FrozenMapping(
    {
        StatusChangeKind.SUSPENDED: Text("geschorst", "suspended"),
        StatusChangeKind.RESTORED: Text("schorsing opgeheven", "suspension lifted"),
        StatusChangeKind.WITHDRAWN: Text("ingetrokken", "withdrawn"),
        StatusChangeKind.ENDED: Text("voortijdig beëindigd", "ended early"),
        StatusChangeKind.SCOPE_CHANGED: Text("scope gewijzigd", "scope changed"),
    }
)
_CHANGES = Text("Wat er met het certificaat is gebeurd", "What happened to the certificate")
_CHANGE = Text(
    "{kind} met ingang van {effective_from}: {reason}",
    "{kind} from {effective_from}: {reason}",
)
_DECIDED = Text("Besluit van {decided_on}, door {by}.", "Decided on {decided_on} by {by}.")
CHANGES_NOT_KNOWN = Text(
    "Of dit label certificaten schorst, intrekt, voortijdig beëindigt of wijzigt, is niet "
    "bekend; wat is vastgelegd, is overgenomen.",
    "Whether this label suspends, withdraws, ends early or changes certificates is not known; "
    "what is recorded is taken as it is.",
)
_REFUSALS_NOT_KNOWN = Text(
    "Over afwijzingen bij dit label is niets bekend: niet op welke gronden, en ook niet wat "
    "een organisatie dan kan doen.",
    "Nothing is known of refusals under this label: neither the grounds, nor what an "
    "organisation can do after one.",
)
_CONDITIONS_NOT_KNOWN = Text(
    "Of dit label met voorwaarden werkt, is niet bekend.",
    "Whether this label uses conditions is not known.",
)

_ONE_DAY = datetime.timedelta(days=1)


def explain_advice(advice: Advice, reader: Reader) -> Document:
    """Return what was advised, by whom and on which conditions."""
    return Document(
        title=reader.say(_ADVICE, audit=advice.audit, advice=reader.say(ADVICES[advice.outcome])),
        summary=(
            *_given(_BY, advice.given_by, advice.given_on, reader),
            *section(reader.say(_CONDITIONS), _due(advice.conditions, reader)),
            *said(reader.say(_NO_DECISION)),
        ),
        annexes=backing(reader, (), condition_assumptions(advice, reader)),
    )


def explain_award(award: Award, reader: Reader) -> Document:
    """Return who awarded, and the advice behind it."""
    return Document(
        title=reader.say(_AWARD, audit=award.advice.audit),
        summary=(
            *_given(_AWARDED_BY, award.awarded_by, award.awarded_on, reader),
            *said(_advised(award.advice, reader)),
            *section(reader.say(_CONDITIONS), _due(award.advice.conditions, reader)),
        ),
        annexes=backing(reader, (), condition_assumptions(award.advice, reader)),
    )


def explain_refusal(refusal: Refusal, reader: Reader) -> Document:
    """Return who refused and why, and the advice behind it."""
    return Document(
        title=reader.say(_REFUSAL, audit=refusal.advice.audit),
        summary=(
            *_given(_REFUSED_BY, refusal.refused_by, refusal.refused_on, reader),
            *terms((reader.say(_REASON), one_line(refusal.reason))),
            *said(_advised(refusal.advice, reader)),
            *section(reader.say(_CONDITIONS), _due(refusal.advice.conditions, reader)),
        ),
        annexes=backing(
            reader,
            (),
            [reader.say(_REFUSALS_NOT_KNOWN), *condition_assumptions(refusal.advice, reader)],
        ),
    )


def explain_certificate(certificate: Certificate, reader: Reader) -> Document:
    """Return from when until when it is valid and for what, and how it stands on a day."""
    name = name_of(certificate.organisation)
    on = reader.on
    overdue = () if on is None else certificate.overdue(on)
    return Document(
        title=reader.say(_CERTIFICATE, organisation=name),
        summary=(
            *said(f"{validity(certificate, reader)}."),
            *said("" if on is None else _on(certificate, on, reader)),
            *scope_lines(certificate.scope, reader),
            *section(reader.say(_OVERDUE), _due(overdue, reader)),
            *section(reader.say(_CHANGES), change_list(certificate.changes, reader)),
        ),
        annexes=(
            *section(
                reader.say(_GROUNDS),
                *(said(text) for text in grounds(certificate.award, reader)),
                condition_list(certificate.award.advice, reader),
            ),
            *section(reader.say(_SCOPE), _scope(certificate.scope, reader)),
            *backing(
                reader,
                (),
                [
                    *change_assumptions(certificate.changes, reader),
                    *condition_assumptions(certificate.award.advice, reader),
                ],
            ),
        ),
    )


def explain_status_change(change: StatusChange, reader: Reader) -> Document:
    """Return what was decided on a certificate, from when and why."""
    return Document(
        title=capital(_change(change, reader)),
        summary=(*said(_decided(change, reader)), *_scope(change.scope, reader)),
        annexes=backing(reader, (), change_assumptions([change], reader)),
    )


def scope_lines(scope: Scope | None, reader: Reader) -> tuple[Paragraph, ...]:
    """Return that it is not recorded what a certificate is for, where it is not."""
    return said(reader.say(_NO_SCOPE)) if scope is None else ()


def validity(certificate: Certificate, reader: Reader) -> str:
    """Return the first and the last day; what is kept is the first day after that."""
    first = certificate.valid_from
    edition = reader.edition_of(certificate.framework)
    if certificate.ends_on <= first:
        return reader.say(_NEVER_VALID, edition=edition)
    last = certificate.ends_on - _ONE_DAY
    text = _VALID_ON if first == last else _VALID_THROUGH
    return reader.say(text, first=first, last=last, edition=edition)


def grounds(award: Award, reader: Reader) -> list[str]:
    """Return the award and the advice that a certificate rests on."""
    return [
        _advised(award.advice, reader),
        reader.say(_AWARDED, awarded_on=award.awarded_on, name=award.awarded_by),
    ]


def condition_list(advice: Advice, reader: Reader) -> tuple[Items, ...]:
    """Return the conditions of an advice, each with what is known of it."""
    return bulleted(_condition(each, reader) for each in advice.conditions)


def change_list(changes: Iterable[StatusChange], reader: Reader) -> tuple[Items, ...]:
    """Return what happened to a certificate, in the order in which it was decided."""
    return bulleted(
        item(
            capital(_change(each, reader)), said(_decided(each, reader)), _scope(each.scope, reader)
        )
        for each in changes
    )


def change_assumptions(changes: Iterable[StatusChange], reader: Reader) -> list[str]:
    """Return that nothing is known of changes under the label, where there are any."""
    return [reader.say(CHANGES_NOT_KNOWN)] if tuple(changes) else []


def _due(conditions: Iterable[Condition], reader: Reader) -> tuple[Items, ...]:
    """Return conditions below a heading that says what they are."""
    return bulleted(_condition(each, reader, _CONDITION_DUE) for each in conditions)


def condition_assumptions(advice: Advice, reader: Reader) -> list[str]:
    """Return that it is not known whether the label has conditions, where there are any."""
    return [reader.say(_CONDITIONS_NOT_KNOWN)] if advice.conditions else []


def _given(by: Text, name: str, on: datetime.date, reader: Reader) -> tuple[Terms, ...]:
    return terms((reader.say(by), one_line(name)), (reader.say(_ON), reader.day(on)))


def _advised(advice: Advice, reader: Reader) -> str:
    return reader.say(
        _AUDITED,
        audit=advice.audit,
        advice=reader.say(ADVICES[advice.outcome]),
        name=advice.given_by,
        given_on=advice.given_on,
    )


def _on(certificate: Certificate, on: datetime.date, reader: Reader) -> str:
    if certificate.is_suspended(on):
        return reader.say(_IS_SUSPENDED, day=on)
    return reader.say(_IN_FORCE if certificate.is_valid(on) else _NOT_IN_FORCE, day=on)


def _condition(condition: Condition, reader: Reader, text: Text = _CONDITION) -> Item:
    fulfilled_on = condition.fulfilled_on
    if fulfilled_on is None:
        told = reader.say(_NOT_FULFILLED)
    elif fulfilled_on <= condition.due_on:
        told = reader.say(_FULFILLED, day=fulfilled_on)
    else:
        late = (fulfilled_on - condition.due_on).days
        told = reader.say(_FULFILLED_LATE, late, day=fulfilled_on)
    return item(reader.say(text, due_on=condition.due_on, text=condition.text), said(told))


def _change(change: StatusChange, reader: Reader) -> str:
    kind = reader.say(KINDS_OF_CHANGE[change.kind])
    return reader.say(
        _CHANGE, kind=kind, effective_from=change.effective_from, reason=change.reason
    )


def _decided(change: StatusChange, reader: Reader) -> str:
    return reader.say(_DECIDED, decided_on=change.decided_on, by=change.by)


def _scope(scope: Scope | None, reader: Reader) -> tuple[Section, ...]:
    return () if scope is None else scope_sections(scope, reader)
