# SPDX-License-Identifier: MIT
"""Which records are of one organisation, though its name may have changed or its id is missing.

Records with one id are of one organisation. Those without an id go together by their names, former
names included, and join the one id that bears one of these names. Where several ids do, nobody can
tell, and they stay apart.
"""

from collections.abc import Iterable, Iterator

from .._checks import Faults, of_text, shown
from ..audit import Organisation

WANTED = "an Organisation or its name"

Key = tuple[str, object]
"""What tells organisations apart: an id, or the records that share a name."""


def organisation_of(value: Organisation | str) -> Organisation:
    """Return the organisation that a name stands for; leave what is neither for a check."""
    return of_text(Organisation, value)


def check_organisation(faults: Faults, path: str, value: object) -> bool:
    """Check what `organisation_of` returned."""
    return faults.instance(path, value, Organisation, WANTED)


def told(organisation: Organisation) -> str:
    """Return what a fault says of an organisation."""
    name = shown(organisation.name)
    return name if organisation.id is None else f"{name} ({shown(organisation.id)})"


def organisation_order(organisation: Organisation) -> tuple[object, ...]:
    """Return what organisations are sorted by: the name first, then what tells them apart."""
    return (
        organisation.name,
        organisation.id or "",
        organisation.former_names,
        tuple(map(organisation_order, organisation.merged_from)),
    )


class Joined:
    """Records of organisations, and which of them are of one.

    Attributes:
        keys: The key of each record.
        ambiguous: The keys of those that several ids could claim.
    """

    __slots__ = ("_formerly", "_known", "_named", "ambiguous", "keys")

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        # In order, so that nothing depends on the order of a set.
        distinct = dict.fromkeys(organisations)
        with_id = [each for each in distinct if each.id is not None]
        self.keys: dict[Organisation, Key] = {each: ("id", each.id) for each in with_id}
        self._known = frozenset(self.keys.values())
        self.ambiguous: set[Key] = set()
        self._named: dict[str, dict[Key, None]] = {}
        self._formerly: dict[str, dict[Key, None]] = {}
        self._index(with_id)
        for together in _by_name([each for each in distinct if each.id is None]):
            claims = dict.fromkeys(key for each in together for key in self._bearing(each))
            # A name tells these apart as well as anything, since each has only one such key.
            key: Key = ("name", min(each.name for each in together))
            if len(claims) == 1:
                (key,) = claims
            elif claims:
                self.ambiguous.add(key)
            self.keys.update(dict.fromkeys(together, key))
        self._index([each for each in distinct if each.id is None])

    def _index(self, organisations: Iterable[Organisation]) -> None:
        for each in organisations:
            key = self.keys[each]
            self._named.setdefault(each.name, {})[key] = None
            for name in each.former_names:
                self._formerly.setdefault(name, {})[key] = None

    def _bearing(self, organisation: Organisation) -> Iterator[Key]:
        """Yield the keys of the records with one of the names, as far as they are known yet."""
        yield from self._named.get(organisation.name, ())
        yield from self._formerly.get(organisation.name, ())
        for name in organisation.former_names:
            yield from self._named.get(name, ())

    def find(self, organisation: Organisation) -> tuple[Key, ...]:
        """Return the keys of the records that may be of an organisation."""
        found = dict.fromkeys(self._bearing(organisation))
        if organisation.id is None:
            return tuple(found)
        own: Key = ("id", organisation.id)
        if own in self._known:
            return (own,)
        return tuple(key for key in found if key[0] != "id")


def _by_name(organisations: list[Organisation]) -> list[list[Organisation]]:
    """Return the records that go together by their names, those that borrow a name included."""
    group: dict[str, str] = {each.name: each.name for each in organisations}

    def root(name: str) -> str:
        while group[name] != name:
            group[name] = group[group[name]]
            name = group[name]
        return name

    for each in organisations:
        for name in each.former_names:
            # What nobody is called joins nobody.
            if name in group:
                group[root(name)] = root(each.name)
    found: dict[str, list[Organisation]] = {}
    for each in organisations:
        found.setdefault(root(each.name), []).append(each)
    return list(found.values())
