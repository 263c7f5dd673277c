# SPDX-License-Identifier: MIT
"""Who is audited and certified, under whatever name, and what became of it in mergers."""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from .._checks import Faults, fail, of_text, of_texts, plainly, shown, text_tuple
from ..errors import InvalidArgumentError, InvalidValueError
from ._usual import is_identifier, is_text

# A tree within these bounds is compared and printed without any trouble.
_MOST_MERGED = 1_000
_MOST_MERGERS = 20


_NOTHING: tuple[Any, ...] = ()
_WANTED = "an Organisation or its name"


def _merged(value: "Iterable[Organisation | str]") -> "tuple[Organisation, ...]":
    return of_texts(Organisation, value)


@frozen(field_transformer=plainly)
class Organisation:
    """An organisation, which may have had other names and may come from a merger.

    Wherever an organisation is asked for, its name alone will do.

    Attributes:
        name: Its present name. An organisation that is certified in part is named after that part.
        id: An identifier that stays when the name changes, such as a number in a trade register: 1
            to 64 of letters, digits, ``.``, ``-``, ``_``; ``None`` when none is recorded.
        former_names: Its earlier names, each once.
        merged_from: The organisations that merged into it, each once; at most 1000, counting all
            that merged into those, over at most 20 mergers in a row.

    Raises:
        InvalidValueError: If a field is malformed, or an organisation would come from itself; lists
            every fault.

    Source:
        Sociaal Werk Nederland, 4 April 2019, of a care organisation after a merger.

    Example:
        >>> now = Organisation("Welzijn Nieuw", id="12345678", former_names=["Welzijn Oud"])
        >>> now.same_as("Welzijn Oud"), now.same_as(Organisation("Welzijn Nieuw", id="87654321"))
        (True, False)
    """

    name: str
    id: str | None = field(default=None, kw_only=True)
    former_names: tuple[str, ...] = field(default=(), converter=text_tuple, kw_only=True)
    merged_from: "tuple[Organisation, ...]" = field(default=(), converter=_merged, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        # Anything beside the name and the identifier may contradict these.
        return (
            is_text(self.name)
            and (self.id is None or is_identifier(self.id))
            and self.former_names is _NOTHING
            and self.merged_from is _NOTHING
        )

    def _check(self) -> None:
        faults = Faults()
        faults.text("name", self.name)
        if self.id is not None:
            faults.identifier("id", self.id)
        if faults.texts("former_names", self.former_names):
            names = ((f"[{at}]", name) for at, name in enumerate(self.former_names))
            faults.distinct("former_names", names, "the name")
        # Only what is well formed can be compared.
        if self._check_merged(faults) and not faults.found:
            for at, each in enumerate(self.merged_from):
                if self.same_as(each):
                    faults.add(f"merged_from[{at}]", "must be another organisation")
        faults.raise_any(InvalidValueError)

    def _check_merged(self, faults: Faults) -> bool:
        if not faults.instances("merged_from", self.merged_from, Organisation, _WANTED):
            return False
        generations = [self.merged_from]
        while generations[-1]:
            generations.append(tuple(each for one in generations[-1] for each in one.merged_from))
        if sum(map(len, generations)) > _MOST_MERGED or len(generations) > _MOST_MERGERS + 1:
            most = f"at most {_MOST_MERGED} organisations over at most {_MOST_MERGERS} mergers"
            return faults.add("merged_from", f"must be {most}")
        merged = ((f"[{at}]", each) for at, each in enumerate(self.merged_from))
        faults.distinct("merged_from", merged, "the organisation")
        return True

    def same_as(self, other: "Organisation | str") -> bool:
        """Return whether this is the same organisation as another, as far as is recorded.

        If both have an identifier, the identifiers decide. Otherwise they are the same if their
        names are equal, or if one has a former name of the other. A merger makes a new
        organisation: see :meth:`succeeds`.

        Raises:
            InvalidArgumentError: If *other* is neither an organisation nor a name.
        """
        asked = _asked(other)
        if self.id is not None and asked.id is not None:
            return self.id == asked.id
        return (
            self.name == asked.name
            or self.name in asked.former_names
            or asked.name in self.former_names
        )

    def succeeds(self, other: "Organisation | str") -> bool:
        """Return whether the other merged into this one, directly or by way of another merger.

        Raises:
            InvalidArgumentError: If *other* is neither an organisation nor a name.

        Example:
            >>> now = Organisation("Samen", merged_from=["Oost", Organisation("West", id="2")])
            >>> now.succeeds("Oost"), now.succeeds(Organisation("Westelijk", id="2"))
            (True, True)
            >>> now.same_as("Oost")
            False
        """
        asked = _asked(other)
        left = list(self.merged_from)
        for each in left:
            left += each.merged_from
        return any(each.same_as(asked) for each in left)


def _asked(value: Organisation | str) -> Organisation:
    asked = of_text(Organisation, value)
    if not isinstance(asked, Organisation):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise fail(InvalidArgumentError, "other", f"must be {_WANTED}, got {shown(value)}")
    return asked
