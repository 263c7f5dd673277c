# SPDX-License-Identifier: MIT
"""Explains what earlier ratings still say under another framework, and what to assess again."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ..comparison import CarryOver, CarryPolicy, Change, Origin
from ..framework import NormId, Rated, Rating, possible_ratings
from . import _transition_texts as texts
from ._verdict import Names, found_text, limit_section, outcome_section, source_section, total_lines
from ._words import Counted, Language, listed, one_line, rating_title, spaced, wrapped

# The part of a norm that was split is another norm, also if it has its name.
_ONE_TO_ONE = frozenset({Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED})


def explain_carry_over(carried: CarryOver, language: Language) -> list[str]:
    """Return what carries over, the outcome and the norms to assess again first."""
    places = {origin.norm: at for at, origin in enumerate(carried.origins)}
    decisive = set(carried.decisive)
    others = [norm for norm in carried.reassess if norm not in decisive]
    return spaced(
        [texts.CARRIED.say(language)],
        _outcome(carried, language),
        _reassess(carried, carried.decisive, texts.REASSESS_DECISIVE, language),
        _reassess(carried, others, texts.REASSESS, language),
        limit_section(carried.verdict, language, Names(places=places)),
        total_lines(carried.verdict, language),
        _certain(carried, language),
        _dropped(carried, language),
        source_section(carried.verdict, language),
    )


def _outcome(carried: CarryOver, language: Language) -> list[str]:
    lines = outcome_section(carried.verdict, language)
    lines.append(texts.EARLIER_RATINGS.say(language))
    if not carried.reassess:
        lines.append(texts.NOTHING_TO_REASSESS.say(language))
    return lines


def _reassess(
    carried: CarryOver, norms: Sequence[NormId], heading: Counted, language: Language
) -> list[str]:
    """Return norms to assess again and why; those next to each other that are alike together."""
    if not norms:
        return []
    origins = {origin.norm: origin for origin in carried.origins}

    def alike(norm: NormId) -> tuple[str, ...]:
        found = carried.ratings[norm]
        return found_text(found, language), *_why(origins[norm], found, language)

    lines = [heading.say(language, len(norms))]
    for (found, *why), group in groupby(norms, key=alike):
        lines += wrapped(f"- {', '.join(group)}: {found}", hang="    ")
        lines += [line for text in why for line in wrapped(text, "    ", hang="")]
    return lines


def _why(origin: Origin, found: Rated, language: Language) -> list[str]:
    """Return where the ratings still possible for a norm come from."""
    change = texts.CHANGES[origin.change].say(language)
    change = change[0].upper() + change[1:]
    text = f"{change}."
    if origin.sources:
        before = [
            found_text(rating, language)
            if _itself(origin)
            else f"{source} ({found_text(rating, language)})"
            for source, rating in zip(origin.sources, origin.before, strict=True)
        ]
        text = texts.BEFORE.say(language, change=change, found=listed(before, language))
    text += f" {texts.POLICIES[origin.policy].say(language)}"
    if _lost(origin, found):
        title = rating_title(Rating.NOT_APPLICABLE, language)
        text += f" {texts.NOT_APPLICABLE_NOT_ALLOWED.say(language, rating=title)}"
    remark = one_line(origin.remark)
    return [text, *([texts.REMARK.say(language, remark=remark)] if remark else [])]


def _itself(origin: Origin) -> bool:
    """Return whether a norm comes from one alone that has its name: that needs no telling."""
    return origin.sources == (origin.norm,) and origin.change in _ONE_TO_ONE


def _lost(origin: Origin, found: Rated) -> bool:
    """Return whether a norm would be possibly not applicable, if the framework allowed it."""
    return (
        origin.policy is not CarryPolicy.OPEN
        and Rating.NOT_APPLICABLE not in possible_ratings(found)
        and all(Rating.NOT_APPLICABLE in possible_ratings(rating) for rating in origin.before)
    )


def _certain(carried: CarryOver, language: Language) -> list[str]:
    """Return the norms whose rating is certain, by what became of them."""
    if not carried.certain:
        return []
    norms = set(carried.certain)
    by_change: dict[Change, list[Origin]] = {}
    for origin in carried.origins:
        if origin.norm in norms:
            by_change.setdefault(origin.change, []).append(origin)
    lines = [texts.CERTAIN.say(language, len(carried.certain))]
    for change in Change:
        origins = by_change.get(change, [])
        if origins:
            lines.append(f"- {texts.CHANGES[change].say(language)}")
            lines += _ratings(carried, origins, language)
            lines += _remarks(origins, language)
    return lines


def _ratings(carried: CarryOver, origins: Iterable[Origin], language: Language) -> list[str]:
    found: dict[Rating, list[str]] = {}
    for origin in origins:
        (rating,) = possible_ratings(carried.ratings[origin.norm])
        found.setdefault(rating, []).append(_named(origin, language))
    return [
        line
        for rating in Rating
        if rating in found
        for line in wrapped(f"{rating_title(rating, language)}: {', '.join(found[rating])}", "    ")
    ]


def _named(origin: Origin, language: Language) -> str:
    """Return a norm, with what it was unless that is the norm itself."""
    if _itself(origin):
        return origin.norm
    sources = listed(origin.sources, language)
    return texts.CARRIED_FROM.say(language, norm=origin.norm, sources=sources)


def _remarks(origins: Iterable[Origin], language: Language) -> list[str]:
    """Return the remarks on norms; norms with the same remark share one."""
    remarks: dict[str, list[str]] = {}
    for origin in origins:
        remarks.setdefault(one_line(origin.remark), []).append(origin.norm)
    return [
        line
        for remark, norms in remarks.items()
        if remark
        for line in wrapped(
            texts.REMARK_ON.say(language, norms=listed(norms, language), remark=remark), "    "
        )
    ]


def _dropped(carried: CarryOver, language: Language) -> list[str]:
    """Return the norms that were withdrawn, by what was found."""
    if not carried.dropped:
        return []
    found: dict[str, list[str]] = {}
    for dropped in carried.dropped:
        found.setdefault(found_text(dropped.rating, language), []).append(dropped.norm)
    lines = [texts.DROPPED.say(language, len(carried.dropped))]
    for text, norms in found.items():
        lines += wrapped(f"- {text}: {', '.join(norms)}", hang="    ")
    lines.append(texts.DROPPED_NOT_COUNTED.say(language))
    return lines
