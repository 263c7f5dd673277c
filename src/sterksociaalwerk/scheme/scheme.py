# SPDX-License-Identifier: MIT
"""The rules by which one label certifies: which edition an audit may use, and what it leads to.

A :class:`~sterksociaalwerk.comparison.Crosswalk` says how the norms of two editions relate.
:func:`~sterksociaalwerk.conclusion.conclude` says whether an audit used an edition that it may use.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import evolve, field, frozen
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from .._checks import Faults, fail, plainly, shown, sortable, tupled
from .._mapping import FrozenMapping, frozen_mapping
from .._versions import parsed_version
from ..errors import InvalidArgumentError, InvalidValueError, UnknownEditionError
from ..framework import Assumption, Framework, FrameworkKey, Source
from ._contradictions import check_transitions
from ._specifiers import is_specifier, parsed_specifier
from ._timeline import Edition, Timeline, editions_of, public
from .applicability import Applicability
from .follow_up import FollowUp, Term
from .kinds import AuditKind
from .transition import Announcement, Transition


def _frameworks(value: Iterable[Framework]) -> tuple[Framework, ...]:
    return sortable(value)


def _transitions(value: Iterable[Transition]) -> tuple[Transition, ...]:
    return sortable(value)


def _announcements(value: Iterable[Announcement]) -> tuple[Announcement, ...]:
    return sortable(value)


def _sources(value: Iterable[Source]) -> tuple[Source, ...]:
    return tupled(value)


def _assumptions(value: Iterable[Assumption]) -> tuple[Assumption, ...]:
    return tupled(value)


def _leads_to(value: Mapping[AuditKind, FollowUp] | None) -> Mapping[AuditKind, FollowUp] | None:
    return None if value is None else frozen_mapping(value)


def _by_date(transition: Transition) -> tuple[object, ...]:
    return (
        transition.published_on,
        transition.mandatory_on,
        transition.started_before,
        transition.target,
        str(transition.source),
    )


@frozen(kw_only=True, field_transformer=plainly)
class Scheme:
    """The editions of a label, how they replace each other, and what an audit leads to.

    The first day of an edition is its ``in_force_from``, or if that is not known, the day on which
    a transition into it was published. What an audit may use then follows in four steps:

    1. Before its first day an edition is *not yet* usable. When no first day is known it is
       *undated* for as long as nothing replaces it.
    2. A transition out of an edition replaces it: from ``mandatory_on`` for every audit, and from
       ``published_on`` for one that started on ``started_before`` or later. An edition is *expired*
       once any transition out of it says so; so transitions in a chain, even with windows that
       overlap, each count by themselves.
    3. What is left can be used. It is *required* when it is the only edition left, and *allowed*
       when there are more. An edition and its variants (``2.0`` and ``2.0+wijkteams``) are one.
    4. When the start is not known, an edition that may be used with every start up to the day of
       the audit is *required*, or *allowed* if some start allows another one too. An edition that
       may be used with some starts and not with others is *allowed*, ``missing`` names the start,
       and ``usable`` is ``None``. One without a first day stays *undated*.

    What is announced is not part of the answer before the day of its announcement. From then on:

    5. It is *undated*, or if its days are known, *not yet* usable and then *allowed*; from its
       ``mandatory_on`` it replaces every older edition, for every audit.
    6. As long as it is newer than every edition in force, and it is not known from when it applies,
       or known only in part, every older edition that may be used ``awaits`` it; one that would be
       *required* is only *presumed*. That goes for an edition and its variants alike.

    A scheme is a collection of its editions: it has a length, is iterated in the order of
    *frameworks*, and finds an edition by its version or key.

    The checks at construction make sure that from the first day of the first edition on, no day is
    without a usable edition: whatever replaces an edition is newer and in force by then, and
    nothing replaces the newest edition in force.

    Attributes:
        label: The stable ASCII name of the label; that of every edition's key.
        frameworks: The editions and their variants, ascending by version; at least one.
        transitions: How they replace each other, by date; the order in which they are given does
            not matter.
        announcements: Versions that have only been announced, ascending; none of them is an
            edition.
        leads_to: What each kind of audit leads to, in the order of the kinds. For a kind that is
            left out it is not known, and with ``None`` for no kind at all.
        advised_by: Who gives the formal advice; ``None`` when not known.
        awarded_by: Who awards the certificate; likewise.
        register: What the register is called; likewise.
        sources: Where all this was read, as far as it is not in the sources of an edition.
        assumptions: What is assumed because no source says it; each key once.

    Raises:
        InvalidValueError: If a field is malformed, or transitions contradict the editions or
            each other: a target that is not in the scheme, or not newer than what leads to it; a
            publication on another day than the target's first; an edition replaced before its first
            day; two transitions that take one edition to the same target on other days, or to
            targets of which neither leads to the other. Lists every fault.

    Example:
        >>> from sterksociaalwerk.label import SCHEME
        >>> for answer in SCHEME.applicable(
        ...     audited_on=datetime.date(2019, 9, 2), process_started_on=datetime.date(2019, 4, 1)
        ... ):
        ...     print(answer.version, answer.status.value, answer.reason.value, answer.until)
        1.0 allowed started-before-transition 2020-01-01
        2.0 allowed in-force 2020-01-01
    """

    label: str
    frameworks: tuple[Framework, ...] = field(converter=_frameworks)
    transitions: tuple[Transition, ...] = field(default=(), converter=_transitions)
    announcements: tuple[Announcement, ...] = field(default=(), converter=_announcements)
    leads_to: Mapping[AuditKind, FollowUp] | None = field(default=None, converter=_leads_to)
    advised_by: Term | None = None
    awarded_by: Term | None = None
    register: Term | None = None
    sources: tuple[Source, ...] = field(default=(), converter=_sources)
    assumptions: tuple[Assumption, ...] = field(default=(), converter=_assumptions)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        self._check_fields(faults)
        # Whatever compares fields needs them well formed.
        if not faults.found:
            check_transitions(
                faults,
                self.frameworks,
                editions_of(self.frameworks, self.transitions),
                self.transitions,
                self.announcements,
            )
        faults.raise_any(InvalidValueError)
        # Faults name the places that the caller knows; the value has one order whatever was given.
        frameworks = sorted(self.frameworks, key=lambda framework: framework.key)
        object.__setattr__(self, "frameworks", tuple(frameworks))
        object.__setattr__(self, "transitions", tuple(sorted(self.transitions, key=_by_date)))
        announcements = sorted(self.announcements, key=lambda announcement: announcement.version)
        object.__setattr__(self, "announcements", tuple(announcements))
        if self.leads_to is not None:
            given = self.leads_to
            in_order = FrozenMapping((kind, given[kind]) for kind in AuditKind if kind in given)
            object.__setattr__(self, "leads_to", in_order)

    def _check_fields(self, faults: Faults) -> None:
        labelled = faults.identifier("label", self.label)
        if faults.instances("frameworks", self.frameworks, Framework, "a Framework"):
            if not self.frameworks:
                faults.add("frameworks", "must hold at least one edition")
            for at, framework in enumerate(self.frameworks):
                if labelled and framework.key.label != self.label:
                    problem = f"must be {self.label!r}, got {framework.key.label!r}"
                    faults.add(f"frameworks[{at}].key.label", problem)
            versions = (
                (f"[{at}].key.version", framework.key.version)
                for at, framework in enumerate(self.frameworks)
            )
            faults.distinct("frameworks", versions, "version")
        faults.instances("transitions", self.transitions, Transition, "a Transition")
        self._check_announcements(faults)
        self._check_consequences(faults)

    def _check_announcements(self, faults: Faults) -> None:
        if faults.instances("announcements", self.announcements, Announcement, "an Announcement"):
            announced = [
                (f"[{at}].version", announcement.version)
                for at, announcement in enumerate(self.announcements)
            ]
            faults.distinct("announcements", announced, "version")
            if faults.found:
                return
            editions = {framework.key.version for framework in self.frameworks}
            for path, version in announced:
                if version in editions:
                    faults.add(f"announcements{path}", f"{version} is an edition of the scheme")

    def _check_consequences(self, faults: Faults) -> None:
        leads_to = self.leads_to
        if leads_to is not None and faults.mapping("leads_to", leads_to, "kinds to a FollowUp"):
            for kind, follow_up in leads_to.items():
                path = f"leads_to[{shown(kind)}]"
                if faults.instance(path, kind, AuditKind, "an AuditKind"):
                    faults.instance(path, follow_up, FollowUp, "a FollowUp")
        for name in ("advised_by", "awarded_by", "register"):
            term: object = getattr(self, name)
            faults.instance(name, term, (Term, type(None)), "a Term or None")
        faults.instances("sources", self.sources, Source, "a Source")
        Assumption.check_all(faults, self.assumptions, Scheme)

    def applicable(
        self, *, audited_on: datetime.date, process_started_on: datetime.date | None = None
    ) -> tuple[Applicability, ...]:
        """Return for each edition whether an audit may use it, and why.

        Args:
            audited_on: The day of the audit.
            process_started_on: The day on which the process (*traject*) that led to the audit
                started; not after *audited_on*. ``None`` when it is not known.

        Returns:
            One answer per edition and per version that had been announced by then, ascending by
            version.

        Raises:
            InvalidArgumentError: If a day is malformed, or the start comes after the audit.

        Example:
            >>> from sterksociaalwerk.label import SCHEME
            >>> answers = SCHEME.applicable(audited_on=datetime.date(2019, 9, 2))
            >>> [(str(answer.version), answer.usable, answer.missing) for answer in answers]
            [('1.0', None, ('process_started_on',)), ('2.0', True, ())]
        """
        faults = Faults()
        days = faults.day("audited_on", audited_on)
        days &= faults.day("process_started_on", process_started_on, optional=True)
        if days and process_started_on is not None and process_started_on > audited_on:
            problem = f"must not be after audited_on {audited_on}, got {process_started_on}"
            faults.add("process_started_on", problem)
        faults.raise_any(InvalidArgumentError)
        return self._timeline.at(audited_on, process_started_on)

    def select(self, specifier: SpecifierSet | str) -> tuple[Framework, ...]:
        """Return the editions that version specifiers select, their variants included.

        Args:
            specifier: Such as ``">=2"``; an empty string selects everything.

        Returns:
            The editions, ascending by version; pre-releases are editions like any other.

        Raises:
            InvalidArgumentError: If *specifier* is malformed.

        Example:
            >>> from sterksociaalwerk.label import SCHEME
            >>> [str(framework.key) for framework in SCHEME.select(">=2")]
            ['sterk-sociaal-werk 2.0']
        """
        selected = parsed_specifier(specifier)
        faults = Faults()
        is_specifier(faults, "specifier", selected)
        faults.raise_any(InvalidArgumentError)
        return tuple(
            framework
            for framework in self.frameworks
            if selected.contains(framework.key.version, prereleases=True)
        )

    def latest(self, on: datetime.date) -> Framework | None:
        """Return the newest edition that is in force on a day.

        Args:
            on: The day.

        Returns:
            The edition; one of its variants only if the edition itself is not in force. ``None``
            before the first day of the first edition.

        Raises:
            InvalidArgumentError: If *on* is not a date.

        Example:
            >>> from sterksociaalwerk.label import SCHEME
            >>> str(SCHEME.latest(datetime.date(2019, 4, 30)).key)
            'sterk-sociaal-werk 1.0'
        """
        faults = Faults()
        faults.day("on", on)
        faults.raise_any(InvalidArgumentError)
        in_force = [
            framework
            for framework, edition in zip(self.frameworks, self._editions, strict=True)
            if edition.first_day is not None and edition.first_day <= on
        ]
        # Of equals `max` takes the first: ascending, an edition comes before its variants.
        return max(in_force, key=lambda framework: public(framework.key.version), default=None)

    def with_framework(self, framework: Framework) -> "Scheme":
        """Return the scheme with an edition added, or replaced by one of the same version.

        The bundled editions have no catalogue of norms; this is how they get one.

        Args:
            framework: The edition, such as one with its catalogue, or a variant.

        Raises:
            InvalidArgumentError: If *framework* is not a framework.
            InvalidValueError: If it does not fit the scheme; lists every fault.

        Example:
            >>> from sterksociaalwerk.label import SCHEME, V2017
            >>> len(SCHEME.with_framework(V2017.with_numbered_norms())["1.0"].norms)
            52
        """
        faults = Faults()
        faults.instance("framework", framework, Framework, "a Framework")
        faults.raise_any(InvalidArgumentError)
        others = [other for other in self.frameworks if other.key != framework.key]
        return evolve(self, frameworks=(*others, framework))

    def __len__(self) -> int:
        """Return the number of editions, variants included."""
        return len(self.frameworks)

    def __iter__(self) -> Iterator[Framework]:
        """Iterate over the editions, ascending by version."""
        return iter(self.frameworks)

    def __getitem__(self, edition: Version | str | FrameworkKey | Framework) -> Framework:
        """Return the edition of a version or key; a framework has to be the one that is held.

        Raises:
            UnknownEditionError: If there is none; lists the versions that there are.
        """
        framework = self._find(edition)
        if framework is not None:
            return framework
        key = edition.key if isinstance(edition, Framework) else edition
        name = str(key) if isinstance(key, (Version, FrameworkKey)) else key
        wanted = self._version(key)
        problem = "is not in the scheme"
        if wanted is None and isinstance(key, FrameworkKey):
            problem = f"is of another label than {self.label!r}"
        elif wanted in {framework.key.version for framework in self.frameworks}:
            problem = "differs in contents from the one in the scheme"
        elif wanted in {announcement.version for announcement in self.announcements}:
            problem = "is announced only"
        known = ", ".join(str(framework.key.version) for framework in self.frameworks)
        raise fail(UnknownEditionError, "edition", f"{shown(name)} {problem}, known are {known}")

    def __contains__(self, edition: object) -> bool:
        """Return whether there is an edition of a version or key, or exactly this framework."""
        return self._find(edition) is not None

    def _find(self, edition: object) -> Framework | None:
        wanted = self._version(edition.key if isinstance(edition, Framework) else edition)
        for framework in self.frameworks:
            if framework.key.version == wanted:
                held = not isinstance(edition, Framework) or framework == edition
                return framework if held else None
        return None

    def _version(self, named: object) -> Version | None:
        """Return the version that a text, a version or a key of the label names."""
        if isinstance(named, FrameworkKey):
            return named.version if named.label == self.label else None
        version: object = parsed_version(named) if isinstance(named, str) else named
        # A stranger is compared with no version: it may say that it equals all.
        return version if isinstance(version, Version) else None

    @cached_property
    def _editions(self) -> tuple[Edition, ...]:
        return editions_of(self.frameworks, self.transitions)

    @cached_property
    def _timeline(self) -> Timeline:
        return Timeline(self._editions, self.announcements, self.transitions)
