# SPDX-License-Identifier: MIT
"""Explains the scope of an audit: which services, in which municipalities."""

from ..audit import Scope
from ._shared import NAMED_PLACES, by_service
from ._tree import Part, Section, bulleted, said, section, terms
from ._words import Reader, Text, one_line

_IN_SCOPE = Text("Binnen de scope", "In scope")
_NOTHING = Text("Er valt niets binnen de scope.", "Nothing is in scope.")
_EXCLUDED = Text("Buiten de scope", "Out of scope")
_EXCLUDED_FOR = Text("{service} ({remark})", "{service} ({remark})")
_PLACES = Text("Gemeenten", "Municipalities")


def scope_sections(scope: Scope, reader: Reader) -> tuple[Section, ...]:
    """Return the services in scope with their municipalities, and those that are not, with why."""
    places = list(
        dict.fromkeys(place for _, place in sorted(scope.cells, key=lambda cell: cell[1]))
    )
    inside: tuple[Part, ...] = said(reader.say(_NOTHING))
    if scope.cells:
        inside = bulleted(by_service(scope.cells, places, reader))
    # Named once, where the services say only how many there are.
    named = ", ".join(map(one_line, places)) if len(places) > NAMED_PLACES else ""
    excluded = [
        (reader.say(_EXCLUDED_FOR, service=service, remark=remark), place)
        for (service, place), remark in scope.excluded.items()
    ]
    return (
        *section(reader.say(_IN_SCOPE), inside, terms((reader.say(_PLACES), named))),
        *section(reader.say(_EXCLUDED), bulleted(by_service(excluded, places, reader))),
    )
