# SPDX-License-Identifier: MIT
"""Explains the certificates of one organisation in time, and where it stands on a day.

A history is asked about no day here, so nothing is said that depends on one: whether a certificate
is valid, or a condition overdue. What a :class:`Standing` says is of the day asked for.
"""

import datetime
from itertools import accumulate, pairwise

from ..certification import Certificate, Condition, History, Standing
from . import _history_texts as texts
from ._words import Language, day, listed, one_line, spaced, wrapped

_ONE_DAY = datetime.timedelta(days=1)


def explain_standing(standing: Standing, language: Language) -> list[str]:
    """Return where an organisation stands on the day that was asked for."""
    return wrapped(texts.STANDINGS[standing].say(language), hang="")


def explain_history(history: History, language: Language) -> list[str]:
    """Return the certificates by date, the gaps between them, and how many stand in a row."""
    certificates = history.certificates
    if not certificates:
        return [texts.NO_CERTIFICATES.say(language)]
    heading = texts.HISTORY.say(
        language,
        len(certificates),
        organisation=one_line(certificates[-1].organisation.name),
        label=certificates[0].framework.label,
    )
    lines: list[str] = []
    # The latest end of each certificate and those before it.
    reaches = list(accumulate((each.valid_until for each in certificates), max))
    for number, certificate in enumerate(certificates, 1):
        lines += wrapped(f"{number}. {_validity(certificate, language)}", hang="   ")
        if number > 1:
            lines += wrapped(_since(certificate, reaches[number - 2], language), "   ", hang="")
        for text in _grounds(certificate, language):
            lines += wrapped(text, "   ", hang="")
        for condition in certificate.award.advice.conditions:
            lines += _condition(condition, language)
    ends = pairwise(zip(certificates, reaches, strict=True))
    overlap = any(after.valid_from < reach for (_, reach), (after, _) in ends)
    return spaced(
        wrapped(heading),
        lines,
        _rows(certificates, language),
        _end(reaches[-1] - _ONE_DAY, language, overlap=overlap),
    )


def _validity(certificate: Certificate, language: Language) -> str:
    """Return the first and the last day; what is kept is the first day after that."""
    first, last = certificate.valid_from, certificate.valid_until - _ONE_DAY
    text = texts.VALID_ON if first == last else texts.VALID_THROUGH
    return text.say(
        language,
        first=day(first, language),
        last=day(last, language),
        version=certificate.framework.version,
    )


def _since(certificate: Certificate, reach: datetime.date, language: Language) -> str:
    """Return how a certificate begins after those before it, which end before *reach*."""
    first, days = certificate.valid_from, (certificate.valid_from - reach).days
    if days > 1:
        span = {"first": day(reach, language), "last": day(first - _ONE_DAY, language)}
        return texts.GAP.say(language, count=days, **span)
    if days == 1:
        return texts.GAP_DAY.say(language, first=day(reach, language))
    if days == 0:
        return texts.FOLLOWS.say(language)
    if certificate.valid_until <= reach:
        return texts.WITHIN.say(language)
    return texts.OVERLAP.say(language, -days)


def _grounds(certificate: Certificate, language: Language) -> list[str]:
    """Return the award and the advice that a certificate rests on."""
    award = certificate.award
    advice = award.advice
    return [
        texts.AUDITED.say(
            language,
            audit=advice.audit,
            advice=texts.ADVICES[advice.outcome].say(language),
            name=one_line(advice.given_by),
            day=day(advice.given_on, language),
        ),
        texts.AWARDED.say(
            language, day=day(award.awarded_on, language), name=one_line(award.awarded_by)
        ),
    ]


def _condition(condition: Condition, language: Language) -> list[str]:
    text = texts.CONDITION.say(
        language, due_on=day(condition.due_on, language), text=one_line(condition.text)
    )
    fulfilled_on = condition.fulfilled_on
    if fulfilled_on is None:
        told = texts.NOT_FULFILLED.say(language)
    elif fulfilled_on <= condition.due_on:
        told = texts.FULFILLED.say(language, day=day(fulfilled_on, language))
    else:
        late = (fulfilled_on - condition.due_on).days
        told = texts.FULFILLED_LATE.say(language, late, day=day(fulfilled_on, language))
    return [*wrapped(f"- {text}", "   "), *wrapped(told, "     ")]


def _rows(certificates: tuple[Certificate, ...], language: Language) -> list[str]:
    """Return the rows of certificates without a gap between them, by date."""
    rows: list[tuple[list[str], datetime.date, datetime.date]] = []
    for number, certificate in enumerate(certificates, 1):
        if rows and certificate.valid_from <= rows[-1][2]:
            numbers, first, reach = rows[-1]
            rows[-1] = ([*numbers, str(number)], first, max(reach, certificate.valid_until))
        else:
            rows.append(([str(number)], certificate.valid_from, certificate.valid_until))
    lines = [texts.ROWS.say(language)]
    for numbers, first, reach in rows:
        named = texts.CERTIFICATES.say(language, len(numbers), numbers=listed(numbers, language))
        text = texts.ROW.say(
            language,
            count=len(numbers),
            certificates=named,
            first=day(first, language),
            last=day(reach - _ONE_DAY, language),
        )
        lines += wrapped(f"- {text}")
    if len(rows) > 1:
        lines += wrapped(texts.GRACE.say(language), hang="")
    return lines


def _end(last: datetime.date, language: Language, *, overlap: bool) -> list[str]:
    """Return the last day of all, and what was not asked."""
    lines = [texts.AFTER_LAST.say(language, last=day(last, language))]
    if overlap:
        lines.append(texts.OVERLAP_PREVAILS.say(language))
    return [*lines, *wrapped(texts.NO_DAY.say(language), hang="")]
