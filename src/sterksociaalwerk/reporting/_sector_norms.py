# SPDX-License-Identifier: MIT
"""Explains what was found on each norm and category, over many audits."""

from collections.abc import Callable, Iterable, Sequence

from ..framework import Rating, Tally
from ..sector import CategoryProfile, NormProfile, Share
from ._methods import INTERVALS, methods
from ._sector_shares import independence, share_cells, share_text
from ._shared import NO_CATEGORY, NORMS, TOTAL, backing
from ._tree import Document, Part, Section, Table, said, section, terms
from ._words import Reader, Text, capital

NORM = Text("Norm", "Norm")
_BY_NORM = Text("Beoordelingen per norm", "Ratings by norm")
_BY_CATEGORY = Text("Beoordelingen per categorie", "Ratings by category")
_CATEGORY = Text("Categorie", "Category")
_NORMS = Text("normen", "norms")
_MET = Text("voldoet", "met")
_PARTLY = Text("deels", "partly")
_NOT = Text("niet", "not met")
_NOT_APPLICABLE = Text("n.v.t.", "n/a")
_OPEN = Text("open", "open")
_RATED = Text("beoordeeld", "rated")
_MET_RATE = Text("voldoet (%)", "met (%)")
_INTERVAL = Text("95%-interval", "95% interval")
_WHAT_IS_COUNTED = Text(
    "In hoeveel toetsingen een norm welke beoordeling heeft. 'Beoordeeld' is het aantal toetsingen "
    "waarin de beoordeling vaststaat en de norm van toepassing is; daarvan is het percentage.",
    "In how many audits a norm has which rating. 'Rated' is the number of audits in which the "
    "rating is settled and the norm applies; the percentage is of these.",
)
_OPEN_MEANS = Text("Open: nog te beoordelen.", "Open: still to be rated.")
_RATINGS_COUNTED = Text(
    "Geteld zijn hier beoordelingen van normen, en geen toetsingen. Er staat geen interval bij: "
    "beoordelingen in één toetsing zijn niet onafhankelijk van elkaar.",
    "Counted here are ratings of norms, and not audits. There is no interval: ratings in one audit "
    "are not independent of each other.",
)
LEAST_MET = Text("Het minst vaak '{rating}'", "Least often '{rating}'")
_NORM_SHARE = Text("{norm}: {share}", "{norm}: {share}")
_NEVER_RATED = Text("Nergens beoordeeld", "Rated nowhere")

_NORMS_HERE = Text("Geteld", "Counted")
_EVERY_NORM = Text("Alle normen", "All norms")

_SHOWN = 3

_Column = tuple[Text, Callable[[Tally], int]]


def _columns(tallies: Iterable[Tally]) -> list[_Column]:
    """Return the columns of a table of ratings; what is rare has one only where it occurs."""
    found = tuple(tallies)
    columns: list[_Column] = [
        (_MET, lambda tally: tally.met),
        (_PARTLY, lambda tally: tally.partly_met),
        (_NOT, lambda tally: tally.not_met),
    ]
    if any(tally.not_applicable for tally in found):
        columns.append((_NOT_APPLICABLE, lambda tally: tally.not_applicable))
    if any(tally.open for tally in found):
        columns.append((_OPEN, lambda tally: tally.open))
    return [*columns, (_RATED, lambda tally: tally.met + tally.partly_met + tally.not_met)]


def least_met(profiles: Iterable[NormProfile], reader: Reader) -> tuple[Part, ...]:
    """Return the norms that are met least often, and those that were rated nowhere."""
    found = tuple(profiles)
    rated = [(each.met.rate, each) for each in found if each.met.rate is not None]
    lowest = [each for rate, each in sorted(rated, key=lambda pair: pair[0]) if rate < 1][:_SHOWN]
    shares = [
        reader.say(
            _NORM_SHARE,
            norm=each.norm,
            share=share_text(each.met.count, each.met.of, reader),
        )
        for each in lowest
    ]
    nowhere = [each.norm for each in found if not each.met.of]
    return terms(
        (reader.say(LEAST_MET, rating=reader.rating(Rating.MET)), "; ".join(shares)),
        (reader.say(_NEVER_RATED), reader.first(nowhere, 2 * _SHOWN) if nowhere else ""),
    )


def norm_tables(profiles: Sequence[NormProfile], reader: Reader) -> tuple[Part, ...]:
    """Return a table of the norms of each category; where no category is known, one table."""
    columns = _columns(profile.tally for profile in profiles)
    notes = said(
        reader.say(_WHAT_IS_COUNTED),
        reader.say(_OPEN_MEANS) if any(text is _OPEN for text, _ in columns) else "",
    )
    groups: dict[str | None, list[NormProfile]] = {}
    for profile in profiles:
        groups.setdefault(profile.category, []).append(profile)
    if groups.keys() <= {None}:
        return (*notes, *(_norm_table(each, columns, reader) for each in groups.values()))
    return (
        *notes,
        *(
            part
            for key, found in sorted(groups.items(), key=lambda each: each[0] is None)
            for part in section(
                capital(category_title(key, reader)), (_norm_table(found, columns, reader),)
            )
        ),
    )


def _norm_table(
    profiles: Iterable[NormProfile], columns: Sequence[_Column], reader: Reader
) -> Table:
    return Table(
        header=(
            reader.say(NORM),
            *(reader.say(title) for title, _ in columns),
            reader.say(_MET_RATE),
            reader.say(_INTERVAL),
        ),
        rows=tuple(
            (
                profile.norm,
                *(reader.number(count(profile.tally)) for _, count in columns),
                *share_cells(profile.met, reader),
            )
            for profile in profiles
        ),
    )


def category_title(key: str | None, reader: Reader) -> str:
    """Return the title of a category, as far as it is known."""
    return reader.say(NO_CATEGORY) if key is None else reader.category_of(key)


def category_table(profiles: Sequence[CategoryProfile], reader: Reader) -> tuple[Part, ...]:
    """Return the ratings by category, and of several together."""
    ranked = sorted(profiles, key=lambda profile: profile.category is None)
    rows = [(category_title(each.category, reader), each.norms, each.tally) for each in ranked]
    whole = sum((tally for _, _, tally in rows), Tally())
    if len(rows) > 1:
        rows.append((reader.say(TOTAL), sum(norms for _, norms, _ in rows), whole))
    columns = _columns([whole])
    table = Table(
        header=(
            reader.say(_CATEGORY),
            reader.say(_NORMS),
            *(reader.say(title) for title, _ in columns),
            reader.say(_MET_RATE),
        ),
        rows=tuple(
            (
                title,
                reader.number(norms),
                *(reader.number(count(tally)) for _, count in columns),
                share_cells(Share(tally.met, columns[-1][1](tally)), reader)[0],
            )
            for title, norms, tally in rows
        ),
    )
    return (table, *said(reader.say(_RATINGS_COUNTED)))


def norm_sections(
    norms: Sequence[NormProfile], categories: Sequence[CategoryProfile], reader: Reader
) -> tuple[Section, ...]:
    """Return the annexes on norms and categories."""
    known = any(profile.category is not None for profile in categories)
    return (
        *section(reader.say(_BY_CATEGORY), category_table(categories, reader) if known else ()),
        *section(reader.say(_BY_NORM), norm_tables(norms, reader)),
    )


def explain_norm_profiles(profiles: Sequence[NormProfile], reader: Reader) -> Document:
    """Return the ratings of norms by themselves."""
    return Document(
        title=reader.say(_BY_NORM),
        summary=(
            *terms((reader.say(_NORMS_HERE), reader.say(NORMS, len(profiles)))),
            *least_met(profiles, reader),
        ),
        annexes=(
            *section(reader.say(_EVERY_NORM), norm_tables(profiles, reader)),
            *backing(reader, methods(reader, INTERVALS), [independence(reader)]),
        ),
    )


def explain_norm_profile(profile: NormProfile, reader: Reader) -> Document:
    """Return the ratings of one norm."""
    return explain_norm_profiles((profile,), reader)


def explain_category_profiles(profiles: Sequence[CategoryProfile], reader: Reader) -> Document:
    """Return the ratings of categories by themselves."""
    return Document(title=reader.say(_BY_CATEGORY), summary=category_table(profiles, reader))


def explain_category_profile(profile: CategoryProfile, reader: Reader) -> Document:
    """Return the ratings of one category."""
    return explain_category_profiles((profile,), reader)
