# SPDX-License-Identifier: MIT
"""One edition of a norm framework, with or without its catalogue of norms.

A :class:`Scheme` says how editions follow each other in time, and a :class:`Crosswalk` how their
norms relate.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, cast

import attrs
from attrs import field, frozen
from packaging.version import Version

from .._checks import Faults, fail, nearest, plainly, shown, tupled
from .._engine.rules import MOST_STATES, CompiledRule
from .._mapping import mapping_of_texts
from .._versions import parsed_version
from ..errors import InvalidArgumentError, InvalidValueError, UnknownNormError, WrongFrameworkError
from ._compiling import compiled_rule
from ._contents import check_counts, check_limits, check_norms
from ._layout import Layout
from .assumption import Assumption
from .key import FrameworkKey
from .norm import Category, Norm, NormId
from .rating import Rated
from .rule import Cycle, Rule
from .source import Source

# A mapping is invariant in its keys: both spellings, so that a dict of plain str is welcome.
Ratings = Mapping[NormId, Rated | None] | Mapping[str, Rated | None]
"""Ratings by norm: a rating, the set of those still possible, or ``None`` for a norm that is open.
A norm that is left out is open too."""

_MOST_NORMS = 10_000
_MOST_YEARS = 100
# Before Python 3.12 asking an enum for a member takes longer than counting a row.
_INITIAL = Cycle.INITIAL


def _categories(value: Iterable[Category]) -> tuple[Category, ...]:
    return tupled(value)


def _counts(value: Mapping[str, int] | None) -> Mapping[str, int] | None:
    return None if value is None else mapping_of_texts(value)


def _norms(value: Iterable[Norm]) -> tuple[Norm, ...]:
    return tupled(value)


def _sources(value: Iterable[Source]) -> tuple[Source, ...]:
    return tupled(value)


def _assumptions(value: Iterable[Assumption]) -> tuple[Assumption, ...]:
    return tupled(value)


def _check_cycle(cycle: object) -> None:
    faults = Faults()
    faults.instance("cycle", cycle, Cycle, "a Cycle")
    faults.raise_any(InvalidArgumentError)


@frozen(kw_only=True, cache_hash=True, field_transformer=plainly)
class Framework:
    """An edition of a framework (*normenkader*): what is asked, and what suffices.

    The catalogue of norms may be absent: then only counts can be decided on. Add it with
    :meth:`with_norms`, or with :meth:`with_numbered_norms` to try things out.

    Attributes:
        key: Label and version.
        title: The Dutch title.
        name: What readers call it, such as *normenkader 2019*; without one, the title. Versions are
            for ordering editions, not for readers.
        categories: The categories of the norms, with distinct keys; at least one.
        norm_count: The number of norms; 1 to 10 000.
        category_counts: The number of norms in each category; ``None`` when not known.
        rule: What suffices at a first audit.
        recertification_rule: What suffices at a re-audit; ``None`` if that is the same.
        counts_business_critical_volunteers: Whether business-critical volunteers
            (*bedrijfskritische vrijwilligers*) are in the scope of an audit.
        allows_not_applicable: Whether a norm may be rated *niet van toepassing*.
        in_force_from: The first day on which the edition is in force; ``None`` when not known.
        certificate_years: How long a certificate is valid, in calendar years; 1 to 100. ``None``
            when not known, or when there is no certificate.
        norms: The catalogue, in its own order; empty when it has not been supplied.
        sources: Where the facts of the edition were read.
        assumptions: What is assumed because no source says it; each key once.

    Raises:
        InvalidValueError: If anything does not fit; lists every fault.

    Example:
        >>> from sterksociaalwerk.label import V2017
        >>> V2017.norm_count, dict(V2017.category_counts)["vakmanschap"]
        (52, 16)
        >>> V2017.with_numbered_norms().norm("V16").category
        'vakmanschap'
    """

    key: FrameworkKey
    title: str
    name: str | None = None
    categories: tuple[Category, ...] = field(converter=_categories)
    norm_count: int
    category_counts: Mapping[str, int] | None = field(default=None, converter=_counts)
    rule: Rule
    recertification_rule: Rule | None = None
    counts_business_critical_volunteers: bool
    allows_not_applicable: bool
    in_force_from: datetime.date | None
    certificate_years: int | None
    norms: tuple[Norm, ...] = field(default=(), converter=_norms)
    sources: tuple[Source, ...] = field(default=(), converter=_sources)
    assumptions: tuple[Assumption, ...] = field(default=(), converter=_assumptions)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        self._check_fields(faults)
        # Whatever compares fields needs them well formed.
        if not faults.found:
            if self.category_counts is not None:
                check_counts(faults, self.category_counts, self.categories, self.norm_count)
            if self.norms:
                norms = self.norms, self.norm_count
                check_norms(faults, *norms, self.categories, self.category_counts)
            for name in ("rule", "recertification_rule"):
                self._check_rule(faults, name, getattr(self, name))
        faults.raise_any(InvalidValueError)

    def _check_rule(self, faults: Faults, name: str, rule: Rule | None) -> None:
        if rule is None:
            return
        check_limits(faults, name, rule, self.categories, self.norms)
        # How far usage can go is known once all that limits name is.
        if not faults.found and (self.norms or not rule.needs_norms):
            compiled = self.compile(rule)
            states = compiled.binding.states
            if states > MOST_STATES:
                problem = f"its limits allow {shown(states)} states, more than {MOST_STATES}"
                faults.add(name, f"{problem}; it could not be decided exactly")
            # Whoever evaluates needs it anyway.
            kept = "compiled" if name == "rule" else "_recertification_compiled"
            object.__setattr__(self, kept, compiled)

    def _check_fields(self, faults: Faults) -> None:
        faults.instance("key", self.key, FrameworkKey, "a FrameworkKey")
        faults.text("title", self.title)
        if self.name is not None:
            faults.text("name", self.name)
        if faults.instances("categories", self.categories, Category, "Category"):
            if not self.categories:
                faults.add("categories", "must hold at least one category")
            keys = ((f"[{at}].key", category.key) for at, category in enumerate(self.categories))
            faults.distinct("categories", keys, "key")
        faults.integer("norm_count", self.norm_count, 1, _MOST_NORMS)
        counts = self.category_counts
        if counts is not None and faults.mapping("category_counts", counts, "categories to counts"):
            for category, count in counts.items():
                faults.integer(f"category_counts[{shown(category)}]", count, 0, _MOST_NORMS)
        faults.instance("rule", self.rule, Rule, "a Rule")
        faults.instance(
            "recertification_rule", self.recertification_rule, (Rule, type(None)), "a Rule or None"
        )
        faults.flag("counts_business_critical_volunteers", self.counts_business_critical_volunteers)
        faults.flag("allows_not_applicable", self.allows_not_applicable)
        faults.day("in_force_from", self.in_force_from, optional=True)
        if self.certificate_years is not None:
            faults.integer("certificate_years", self.certificate_years, 1, _MOST_YEARS)
        faults.instances("norms", self.norms, Norm, "Norm")
        faults.instances("sources", self.sources, Source, "a Source")
        Assumption.check_all(faults, self.assumptions, Framework)

    @property
    def called(self) -> str:
        """What readers call the edition: its name, or without one its title."""
        return self.title if self.name is None else self.name

    def rule_for(self, cycle: Cycle) -> Rule:
        """Return the rule that applies at a first audit or at a re-audit.

        Raises:
            InvalidArgumentError: If *cycle* is not a :class:`Cycle`; a plain string is not one.

        Example:
            >>> from sterksociaalwerk.label import V2019
            >>> V2019.rule_for(Cycle.RECERTIFICATION) == V2019.rule
            True
        """
        if cycle is _INITIAL:
            return self.rule
        _check_cycle(cycle)
        own = self.recertification_rule
        return self.rule if own is None else own

    def with_norms(self, norms: Iterable[Norm]) -> "Framework":
        """Return the edition with a catalogue of norms.

        Args:
            norms: The norms; their number, categories and split must be those of the edition, and
                the norms that limits name must be among them.

        Returns:
            The same edition with *norms* as its catalogue, in the order given.

        Raises:
            InvalidValueError: If the catalogue does not fit; lists every fault with its path.

        Example:
            >>> from sterksociaalwerk.label import V2019
            >>> norms = [Norm(f"N{number}", None) for number in range(1, 50)]
            >>> V2019.with_norms(norms).norms[48].id
            'N49'
        """
        catalogue = _norms(norms)
        if type(catalogue) is tuple and not catalogue:
            problem = f"must be {self.norm_count} norms, got 0"
            raise fail(InvalidValueError, "norms", problem)
        return attrs.evolve(self, norms=catalogue)

    def with_numbered_norms(self, category_counts: Mapping[str, int] | None = None) -> "Framework":
        """Return the edition with numbered norms without wording, to try things out.

        The identifiers are the first letter of the category and a number: ``V1``, ``V2`` and so on.

        Args:
            category_counts: The number of norms in each category; needed when the edition's own
                split is not known. It does not become the edition's own split.

        Returns:
            The same edition with a numbered catalogue.

        Raises:
            InvalidValueError: If no split is known, or the one given does not fit.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> [norm.id for norm in V2017.with_numbered_norms().norms][15:17]
            ['V16', 'D1']
        """
        counts = self.category_counts if category_counts is None else _counts(category_counts)
        faults = Faults()
        if counts is None:
            problem = f"the split of {self.key} is not known; say how many norms each category has"
            faults.add("category_counts", problem)
        elif faults.mapping("category_counts", counts, "categories to counts"):
            for category, count in counts.items():
                faults.integer(f"category_counts[{shown(category)}]", count, 0, _MOST_NORMS)
            if not faults.found:
                check_counts(faults, counts, self.categories, self.norm_count)
        faults.raise_any(InvalidValueError)
        split = cast("Mapping[str, int]", counts)
        initials = {category.key[:1].upper() for category in self.categories}
        brief = len(initials) == len(self.categories)
        return self.with_norms(
            Norm(f"{key[:1].upper() if brief else key + '-'}{number}", key)
            for key in (category.key for category in self.categories)
            for number in range(1, split[key] + 1)
        )

    def variant(self, name: str, /, **changes: Any) -> "Framework":  # noqa: ANN401  # any field
        """Return a local version of the edition, such as one for neighbourhood teams (*wijkteams*).

        Args:
            name: The local part of the version: letters and digits, separated by dots.
            changes: Fields that differ, by name; anything but *key*. Unless a *name* is among them,
                texts use its own title, or the edition's name with the local part. Assumptions
                about these fields are left out.

        Returns:
            A framework whose version is that of this one with ``+name``.

        Raises:
            InvalidValueError: If the name is no local version, a field is not known, or the
                changed framework does not fit; lists every fault.

        Example:
            >>> from sterksociaalwerk.label import V2019
            >>> str(V2019.variant("wijkteams").key)
            'sterk-sociaal-werk 2.0+wijkteams'
        """
        faults = Faults()
        own = self.key.version
        # Only text: anything else has a text too, such as "None".
        given = cast("object", name)
        local = given if isinstance(given, str) else ""
        parts = f"{own.local}.{local}" if own.local else local
        version = parsed_version(f"{own.public}+{parts}")
        if not isinstance(version, Version):  # pyright: ignore[reportUnnecessaryIsInstance]
            faults.add("name", f"must be letters and digits separated by dots, got {shown(name)}")
        changeable = {part.name for part in attrs.fields(Framework)} - {"key"}
        for part in changes:
            if part not in changeable:
                faults.add(
                    part, f"is no field that a variant can change{nearest(part, changeable)}"
                )
        faults.raise_any(InvalidValueError)
        if "name" not in changes:
            changes["name"] = None if "title" in changes else f"{self.called} ({local})"
        if "assumptions" not in changes:
            # What was taken to be so of a field says nothing of another value.
            kept = [each for each in self.assumptions if each.field not in changes]
            changes["assumptions"] = kept
        return attrs.evolve(self, key=FrameworkKey(self.key.label, version), **changes)

    def norm(self, id: str) -> Norm:  # noqa: A002  # the field's own name
        """Return the norm with an identifier.

        Raises:
            UnknownNormError: If there is none; names the nearest one.
            WrongFrameworkError: If the framework has no catalogue.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> V2017.with_numbered_norms().norm("D2").category
            'dienstverlening'
        """
        at = self.layout.place(id)
        if at is None:
            problem = f"unknown norm {shown(id)}{nearest(id, self.layout.ids)}"
            raise fail(UnknownNormError, "id", problem)
        return self.norms[at]

    def row(self, ratings: Ratings) -> bytes:
        r"""Return ratings as bytes in the order of the norms.

        A settled norm is its rating, 0 to 3. An open norm is 16 plus 1, 2, 4 and 8 for each rating
        (met, partly met, not met, not applicable) that is still possible.

        Args:
            ratings: A rating for each norm, or the set of those still possible; a norm left out,
                or ``None``, is open: any of met, partly met, not met.

        Returns:
            One byte per norm.

        Raises:
            UnknownNormError: If the only fault is norms that the framework does not have.
            InvalidRatingsError: If a rating is malformed or not allowed; lists every fault.
            WrongFrameworkError: If the framework has no catalogue.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> from sterksociaalwerk.framework import Rating
            >>> V2017.with_numbered_norms().row({"V1": Rating.NOT_MET})[:2]
            b'\x02\x17'
        """
        return self.layout.encode(ratings)

    @cached_property
    def layout(self) -> Layout:
        """The encoder of the catalogue.

        :meta private:
        """
        if not self.norms:
            problem = f"{self.key} has no catalogue of norms; add one with with_norms"
            raise fail(WrongFrameworkError, "framework", problem)
        return Layout(self.norms, allows_not_applicable=self.allows_not_applicable)

    @cached_property
    def compiled(self) -> CompiledRule:
        """The rule for a first audit in the engine's terms.

        :meta private:
        """
        return self.compile(self.rule)

    @cached_property
    def _recertification_compiled(self) -> CompiledRule:
        own = self.recertification_rule
        return self.compiled if own is None else self.compile(own)

    def compiled_for(self, cycle: Cycle) -> CompiledRule:
        """Return the rule of a cycle in the engine's terms.

        :meta private:
        """
        if cycle is _INITIAL:
            return self.compiled
        _check_cycle(cycle)
        return self._recertification_compiled

    def compile(self, rule: Rule) -> CompiledRule:
        """Return any rule over this catalogue in the engine's terms; nothing is kept.

        :meta private:
        """
        return compiled_rule(rule, self.norms, self.norm_count)
