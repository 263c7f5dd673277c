# SPDX-License-Identifier: MIT
"""Which interviews may have been about which cells of a scope, and whom they heard."""

from collections.abc import Collection, Iterable

from .everything import ALL, Everything
from .hearing import GroupToHear
from .interview import Interview, Party
from .scope import Scope

_Named = frozenset[str] | Everything | None
_Cells = tuple[tuple[str, str], ...]


class Asked:
    """Interviews beside the cells of a scope: a bit for each that names something else.

    Services and municipalities each have the bits of the interviews that name them, so that a cell
    takes one intersection, however many interviews there are.
    """

    def __init__(self, interviews: Collection[Interview], scope: Scope) -> None:
        self._scope = scope
        self._bits: dict[tuple[_Named, _Named], int] = {}
        # Those of each party and role; None is any role.
        self._speakers: dict[tuple[Party, str | None], int] = {}
        for interview in interviews:
            bit = self._bits.setdefault(_named(interview), 1 << len(self._bits))
            for role in (None, interview.role):
                key = interview.party, role
                self._speakers[key] = self._speakers.get(key, 0) | bit
        offered = scope.offered
        places = frozenset[str]().union(*offered.values())
        services, municipalities = (
            _by_name([(named[at], bit) for named, bit in self._bits.items()], known)
            for at, known in enumerate((frozenset(offered), places))
        )
        self._by_cell = {cell: services[cell[0]] & municipalities[cell[1]] for cell in scope.cells}
        self._by_service = dict.fromkeys(offered, 0)
        for (service, _), bits in self._by_cell.items():
            self._by_service[service] |= bits
        self._all = _either(self._by_service.values())
        self._of_groups: dict[tuple[_Named, _Named], int] = {(ALL, ALL): self._all}

    def within_scope(self, interview: Interview) -> bool:
        """Return whether an interview may have been about anything in scope."""
        return bool(self._bits[_named(interview)] & self._all)

    def cells(self) -> tuple[_Cells, _Cells, _Cells]:
        """Return the cells that are covered, uncovered and unrecorded."""
        recorded = sum(bit for named, bit in self._bits.items() if None not in named)
        covered: list[tuple[str, str]] = []
        uncovered: list[tuple[str, str]] = []
        unrecorded: list[tuple[str, str]] = []
        for cell, bits in self._by_cell.items():
            (covered if bits & recorded else unrecorded if bits else uncovered).append(cell)
        return tuple(covered), tuple(uncovered), tuple(unrecorded)

    def hears(self, group: GroupToHear) -> bool:
        """Return whether an interview with the role may have been about the group's work."""
        named = group.services, group.municipalities
        if named not in self._of_groups:
            self._of_groups[named] = _either(self._about(*named))
        speakers = self._speakers.get((group.party, group.role), 0)
        return bool(speakers & self._of_groups[named])

    def _about(
        self, services: frozenset[str] | Everything, places: frozenset[str] | Everything
    ) -> Iterable[int]:
        """Yield the bits of the cells that a group works in."""
        offered = self._scope.offered
        for service in services & offered.keys() if isinstance(services, frozenset) else offered:
            if isinstance(places, frozenset):
                for place in places & offered[service]:
                    yield self._by_cell[service, place]
            else:
                yield self._by_service[service]


def _either(several: Iterable[int]) -> int:
    together = 0
    for bits in several:
        together |= bits
    return together


def _named(interview: Interview) -> tuple[_Named, _Named]:
    return interview.services, interview.municipalities


def _by_name(named: Collection[tuple[_Named, int]], known: frozenset[str]) -> dict[str, int]:
    """Return the bits of those that may be about each name."""
    of_all = 0
    # The same names by many are gone through once.
    together: dict[frozenset[str], int] = {}
    for names, bit in named:
        if isinstance(names, frozenset):
            together[names] = together.get(names, 0) | bit
        else:
            of_all |= bit
    bits = dict.fromkeys(known, of_all)
    for names, of_these in together.items():
        for name in names & known:
            bits[name] |= of_these
    return bits
