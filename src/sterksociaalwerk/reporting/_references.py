# SPDX-License-Identifier: MIT
"""Explains ratings counted by what the norms refer to, such as competences."""

from ..evaluation import ReferenceCounts
from ._tree import Document, Table, bulleted, said, section
from ._verdict import tally_columns
from ._words import Counted, Reader, Text, capital, one_line

_COMPETENCE = Text("competentie", "competence")
_KPI = Text("KPI", "KPI")
# What the kinds of the bundled label are called; others are the caller's words.
_KINDS = {"competence": _COMPETENCE, "kpi": _KPI}

_TITLE = Text("Beoordelingen per {kind}", "Ratings by {kind}")
_COUNTED_OFTEN = Text(
    "Een norm die naar meer verwijst, telt bij elk daarvan mee; de rijen zijn dus niet op te "
    "tellen.",
    "A norm that refers to several counts for each of them, so the rows do not add up.",
)
_NOBODY = Text("Geen norm verwijst ergens naar.", "No norm refers to anything.")
_WITHOUT = Counted(
    Text("{count} norm zonder verwijzing: {norms}.", "{count} norm without a reference: {norms}."),
    Text(
        "{count} normen zonder verwijzing: {norms}.", "{count} norms without a reference: {norms}."
    ),
)
_UNUSED = Text("Bekend, maar door geen norm genoemd", "Known, but named by no norm")
_UNKNOWN = Text(
    "Door normen genoemd, maar niet bekend", "Named by norms, but not among those known"
)

_SHOWN = 12


def explain_references(counts: ReferenceCounts, reader: Reader) -> Document:
    """Return the counts by reference, and what is left over on either side."""
    kind = reader.say(_KINDS[counts.kind]) if counts.kind in _KINDS else one_line(counts.kind)
    without = counts.norms_without
    several = reader.say(_COUNTED_OFTEN) if counts.tallies else reader.say(_NOBODY)
    columns = tally_columns(counts.tallies.values(), reader)
    table = Table(
        header=(capital(kind), *(title for title, _ in columns)),
        rows=tuple(
            (one_line(name), *(reader.number(count(tally)) for _, count in columns))
            for name, tally in counts.tallies.items()
        ),
    )
    return Document(
        title=reader.say(_TITLE, kind=kind),
        summary=(
            *((table,) if counts.tallies else ()),
            *said(several),
            *said(
                reader.say(_WITHOUT, len(without), norms=reader.first(without, _SHOWN))
                if without
                else ""
            ),
            *section(reader.say(_UNUSED), bulleted(map(one_line, counts.unused))),
            *section(reader.say(_UNKNOWN), bulleted(map(one_line, counts.unknown))),
        ),
    )
