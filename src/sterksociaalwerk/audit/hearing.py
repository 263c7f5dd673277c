# SPDX-License-Identifier: MIT
"""What recorded interviews were about, what none of them was about, and what is not known.

:func:`~sterksociaalwerk.audit.coverage` finds it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from attrs import field, frozen

from .._checks import MOST_TOGETHER, Faults, plain, plain_repr, plainly, shown, tupled
from .._mapping import frozen_mapping
from ..errors import InvalidValueError
from ._counts import as_count, check_count
from ._fields import check_named, names_or_all
from .count import Count
from .everything import ALL, Everything
from .interview import Interview, Party


@frozen(kw_only=True, field_transformer=plainly)
class GroupToHear:
    """People whom the auditors of a scope should hear.

    Attributes:
        party: On whose behalf they speak.
        role: What they do; ``None`` for anyone in the party.
        services: The services they work for, at least one; :data:`ALL` for all in scope.
        municipalities: The municipalities they work in; likewise.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> GroupToHear(party=Party.CLIENT).role is None
        True
    """

    party: Party
    role: str | None = None
    services: frozenset[str] | Everything = field(
        default=ALL, converter=names_or_all, repr=plain_repr
    )
    municipalities: frozenset[str] | Everything = field(
        default=ALL, converter=names_or_all, repr=plain_repr
    )

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.instance("party", self.party, Party, "a Party")
        if self.role is not None:
            faults.text("role", self.role)
        check_named(faults, "services", self.services)
        check_named(faults, "municipalities", self.municipalities)
        faults.raise_any(InvalidValueError)


def _cells(value: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    cells = tupled(value)
    return tuple(map(plain, cells)) if type(cells) is tuple else cells


def _groups(value: Iterable[GroupToHear]) -> tuple[GroupToHear, ...]:
    return tupled(value)


def _interviews(value: Iterable[Interview]) -> tuple[Interview, ...]:
    return tupled(value)


def _people(value: Mapping[Party, Count | int]) -> Mapping[Party, Count]:
    if isinstance(value, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        return frozen_mapping({party: as_count(people) for party, people in value.items()})
    return value


def _parties(value: Iterable[Party]) -> tuple[Party, ...]:
    return tupled(value)


def _check_cells(faults: Faults, path: str, values: object) -> None:
    if not faults.collection(path, values, "cells"):
        return
    for at, value in enumerate(cast("tuple[object, ...]", values)):
        match value:
            case (str(), str()) if isinstance(value, tuple):
                pass
            case _:
                problem = f"must be a service and a municipality, got {shown(value)}"
                faults.add(f"{path}[{at}]", problem)


# The fields in each of which a cell, or a group, stands at most once, and in no other.
_CELLS = ("covered_cells", "uncovered_cells", "unrecorded_cells")
_GROUPS = ("covered_groups", "uncovered_groups", "unsure_groups")


@frozen(kw_only=True)
class Coverage:
    """What the recorded interviews of an audit were about, and what they were not about.

    It knows recorded interviews only: who was heard in others is not known.

    Attributes:
        covered_cells: The services and municipalities in scope that an interview names, sorted.
        uncovered_cells: Those that no interview can have been about, sorted.
        unrecorded_cells: Those for which it is not known: no interview names them, but one may have
            been about them, since its services or its municipalities are not recorded. Sorted.
        covered_groups: Those whom the auditors should hear and did; by party, then role.
        uncovered_groups: Those whom they should hear, and whom no recorded interview heard.
        unsure_groups: Those whom no recorded interview heard, and who may not have to be heard: it
            is not known whether they are business-critical, or whether there is anyone in them.
        unrecorded_parties: The parties whose groups the scope does not record, so that it is not
            known whom to hear.
        outside: Interviews about nothing in scope; they cover nothing.
        people: How many took part in the other interviews, by party; anyone in two is counted
            twice.

    Raises:
        InvalidValueError: If a field is malformed, or a cell or group is in two fields that exclude
            each other; lists every fault.

    Example:
        >>> nobody = GroupToHear(party=Party.CLIENT)
        >>> Coverage(
        ...     covered_cells=[("ouderenwerk", "Voorst")],
        ...     uncovered_cells=[],
        ...     covered_groups=[],
        ...     uncovered_groups=[nobody],
        ...     people={Party.STAFF: 2},
        ... ).complete
        False
    """

    covered_cells: tuple[tuple[str, str], ...] = field(converter=_cells)
    uncovered_cells: tuple[tuple[str, str], ...] = field(converter=_cells)
    unrecorded_cells: tuple[tuple[str, str], ...] = field(default=(), converter=_cells)
    covered_groups: tuple[GroupToHear, ...] = field(converter=_groups)
    uncovered_groups: tuple[GroupToHear, ...] = field(converter=_groups)
    unsure_groups: tuple[GroupToHear, ...] = field(default=(), converter=_groups)
    unrecorded_parties: tuple[Party, ...] = field(default=(), converter=_parties)
    outside: tuple[Interview, ...] = field(default=(), converter=_interviews)
    people: Mapping[Party, Count] = field(converter=_people)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        for name in _CELLS:
            _check_cells(faults, name, getattr(self, name))
        for name in _GROUPS:
            faults.instances(name, getattr(self, name), GroupToHear, "GroupToHear")
        faults.instances("unrecorded_parties", self.unrecorded_parties, Party, "a Party")
        faults.instances("outside", self.outside, Interview, "an Interview")
        if faults.mapping("people", self.people, "parties to numbers"):
            for party, count in self.people.items():
                if faults.instance("people", party, Party, "a Party"):
                    check_count(faults, f"people[{party.value}]", count, at_most=MOST_TOGETHER)
        # Only what is well formed can be compared.
        if not faults.found:
            faults.distinct("", self._members(_CELLS), "the cell")
            faults.distinct("", self._members(_GROUPS), "the group")
        faults.raise_any(InvalidValueError)

    def _members(self, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        for name in names:
            for at, value in enumerate(getattr(self, name)):
                yield f"{name}[{at}]", value

    @property
    def complete(self) -> bool | None:
        """Whether the recorded interviews cover everything, and there is something to cover.

        ``None`` when that depends on something not known: what an interview was about, who is in
        the scope, or whether a group should be heard.
        """
        if self.uncovered_cells or self.uncovered_groups:
            return False
        if not (self.covered_cells or self.unrecorded_cells):
            return False
        unknown = self.unrecorded_cells or self.unsure_groups or self.unrecorded_parties
        return None if unknown else True
