# SPDX-License-Identifier: MIT
"""Every verb against all junk: each argument takes what it means, and no more."""

import datetime
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import attrs
import cattrs
import pytest

from sterksociaalwerk.audit import Activity, Audit, Organisation, Scope, StaffGroup, coverage
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Certificate,
    Condition,
    History,
    Register,
    RegisterEntry,
    check_chain,
)
from sterksociaalwerk.comparison import Crosswalk, carry_over, carry_over_audit, compare
from sterksociaalwerk.conclusion import Conclusion, IssueCode, conclude
from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidRatingsError,
    InvalidValueError,
    SterkSociaalWerkError,
    UnknownEditionError,
    UnknownNormError,
)
from sterksociaalwerk.evaluation import Evaluation, ReferenceCounts, decide, evaluate
from sterksociaalwerk.exchange import (
    Receipt,
    configure_converter,
    findings_from_oscal,
    from_dict,
    from_oscal,
    json_schema,
    norms_from_oscal,
    plan_of_action_to_oscal,
    receipt,
    to_dict,
    to_oscal,
    verify,
)
from sterksociaalwerk.framework import Cycle, NormId, Rating, Tally
from sterksociaalwerk.improvement import ImprovementPlan, analyse_rule, flip_distance, repair
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import (
    explain,
    title_of,
    to_html,
    to_html_part,
    to_markdown,
    to_svg,
)
from sterksociaalwerk.scheme import AuditKind, Scheme
from sterksociaalwerk.sector import Impact, Portfolio, SectorReport
from tests.generators import F2017, F2019, FULL, award_on, case, certificate_of, lasting
from tests.junk import (
    ANY_NUMBER,
    ANY_ORDER,
    COUNT,
    DAY,
    DICTS,
    FLAG,
    FRAMEWORK,
    FROM_ONE,
    IDENTIFIER,
    MAPPING,
    RATING,
    SOME,
    SPECIFIER,
    TALLY,
    TEXT,
    TEXT_OR_EMPTY,
    TEXTS,
    UP_TO,
    VERSION,
    Fields,
    Kind,
    a,
    check_junk,
    one_of,
    or_none,
)

_DAY = datetime.date(2020, 1, 1)
_MET = {norm.id: Rating.MET for norm in F2019.norms}
_TALLY = Tally(met=49)
_EVALUATION = evaluate(_MET, F2019)
_SAME = Crosswalk.identity(F2019)
_PORTFOLIO = Portfolio.of(F2019, [_MET, {}], groups={"year": [2018, 2019]})
_AUDIT = attrs.evolve(case(0).audit, framework=F2019.key)
_SCOPE = Scope(
    organisation="Welzijn Voorbeeld", activities=[Activity(service="s", municipalities=["m"])]
)
_GROUP = StaffGroup(role="r", headcount=1, fte=1)
_CONDITION = Condition(text="t", due_on=_DAY)
_ADVICE = Advice(
    audit="A-1",
    outcome=AdviceOutcome.CONDITIONAL,
    given_by="Certificeerder Voorbeeld",
    given_on=datetime.date(2018, 1, 1),
    conditions=[_CONDITION],
)
_CERTIFICATE = certificate_of(lasting(datetime.date(2018, 1, 1), _DAY))
_HISTORY = History([_CERTIFICATE])
_ENTRY = RegisterEntry(organisation="o", kind=AuditKind.EXTERNAL, entered_on=_DAY)

_MADE: Any = {
    "namespace": uuid.NAMESPACE_DNS,
    "last_modified": datetime.datetime(2021, 6, 1, tzinfo=datetime.UTC),
}
_STAMP = {
    "namespace": (_MADE["namespace"], a(uuid.UUID)),
    "last_modified": (
        _MADE["last_modified"],
        Kind(["a moment"]).refusing(
            naive=datetime.datetime(2021, 6, 1),  # noqa: DTZ001  # what has to be refused
            early=datetime.datetime(1899, 12, 31, tzinfo=datetime.UTC),
            late=datetime.datetime(3000, 1, 1, tzinfo=datetime.UTC),
            earliest=datetime.datetime.min.replace(
                tzinfo=datetime.timezone(datetime.timedelta(hours=1))
            ),
        ),
    ),
}

_CYCLE = (Cycle.INITIAL, one_of(Cycle))
_POLICY = (None, or_none(MAPPING))
_LATER = attrs.evolve(FRAMEWORK, depends=True)
_RATINGS = (_MET, MAPPING.refusing(number={"V1": 0}))
_OURS = Kind(["a framework", "a key", "a tally"], says="a value of this library")
_CLASS = Kind(says="a class of values")
_OF_RATINGS = (InvalidRatingsError, UnknownNormError)
_CARRY_OVER = partial(carry_over, ratings=_MET, crosswalk=_SAME, old=F2019, new=F2019)


class _Verb(NamedTuple):
    """A verb, what each argument is for, and the errors for what else is passed."""

    verb: Callable[..., object]
    arguments: Fields
    errors: tuple[type[SterkSociaalWerkError], ...] = (InvalidArgumentError,)


def _of_one_norm(rest: Mapping[NormId, Rating]) -> _Verb:
    """Return what evaluates ratings of which one is told by its path."""
    path = "ratings['V7']"

    def verb(**given: Any) -> Evaluation:  # noqa: ANN401
        return evaluate({**rest, NormId("V7"): given[path]}, F2019)

    return _Verb(
        verb, {path: (Rating.MET, attrs.evolve(or_none(RATING), says=""))}, (InvalidRatingsError,)
    )


def _read(verb: Callable[[object], object], document: object) -> _Verb:
    """Return what reads a document, whose faults have a path from the whole."""

    def of(**given: Any) -> object:  # noqa: ANN401
        return verb(given["$"])

    return _Verb(of, {"$": (document, Kind(parts=True, longest=400))}, (InvalidValueError,))


def _on(*verbs: Callable[..., object]) -> list[_Verb]:
    return [_Verb(verb, {"on": (_DAY, DAY)}) for verb in verbs]


_LANGUAGE = (
    "nl",
    Kind().refusing(other="de", capitals="NL", space="nl ", list=["nl"], set={"nl"}),
)


def _in_words(verb: Callable[..., object], value: Kind) -> list[_Verb]:
    return [
        _Verb(
            verb,
            {
                "value": (_EVALUATION, value),
                "language": _LANGUAGE,
                "detail": (
                    "full",
                    Kind().refusing(other="all", capitals="FULL", number=1, list=["full"]),
                ),
            },
        ),
        _Verb(
            partial(verb, _HISTORY),
            {"on": (None, or_none(DAY)), "scheme": (None, or_none(a(Scheme)))},
        ),
    ]


def _variant(name: str) -> object:
    return F2019.variant(name)


# By the class that they are of, or by name.
VERBS: dict[str, list[_Verb]] = {
    "decide": [
        _Verb(partial(decide, _TALLY), {"framework": (F2019, FRAMEWORK), "cycle": _CYCLE}),
        _Verb(partial(decide, framework=F2019), {"tally": (_TALLY, TALLY)}),
    ],
    "evaluate": [
        _Verb(partial(evaluate, _MET), {"framework": (F2019, FRAMEWORK)}),
        _Verb(partial(evaluate, _MET, F2019), {"cycle": _CYCLE}),
        _Verb(partial(evaluate, framework=F2019), {"ratings": _RATINGS}, _OF_RATINGS),
        _of_one_norm(_MET),
        _of_one_norm({}),
    ],
    "analyse_rule": [_Verb(analyse_rule, {"framework": (F2019, FRAMEWORK), "cycle": _CYCLE})],
    "flip_distance": [_Verb(flip_distance, {"evaluation": (_EVALUATION, a(Evaluation))})],
    # What it costs is asked of a mapping or a function only where norms have to be raised.
    "repair": [
        _Verb(
            repair,
            {
                "evaluation": (_EVALUATION, a(Evaluation)),
                "cost": (
                    None,
                    Kind(
                        [
                            "None",
                            "a class",
                            "a verb",
                            "dict by huge",
                            "dict by 10 MB",
                            "dict of a stranger",
                            *DICTS,
                        ]
                    ),
                ),
            },
        ),
    ],
    "compare": [
        _Verb(
            compare,
            {
                "before": (_EVALUATION, a(Evaluation)),
                "after": (_EVALUATION, a(Evaluation)),
                "crosswalk": (None, or_none(a(Crosswalk))),
                "policy": (None, or_none(MAPPING)),
            },
        ),
    ],
    "carry_over": [
        _Verb(
            _CARRY_OVER,
            {
                "crosswalk": (_SAME, a(Crosswalk)),
                "policy": _POLICY,
                "cycle": _CYCLE,
                "old": (F2019, _LATER),
                "new": (F2019, _LATER),
            },
        ),
        _Verb(_CARRY_OVER, {"ratings": _RATINGS}, _OF_RATINGS),
    ],
    "carry_over_audit": [
        _Verb(
            partial(carry_over_audit, id="other"),
            {
                "audit": (_AUDIT, a(Audit)),
                "crosswalk": (_SAME, a(Crosswalk)),
                "old": (F2019, FRAMEWORK),
                "new": (F2019, FRAMEWORK),
                "findings": ((), ANY_NUMBER),
                "cycle": (None, or_none(one_of(Cycle))),
                "policy": _POLICY,
            },
        ),
    ],
    "conclude": [
        _Verb(
            conclude,
            {
                "audit": (_AUDIT, a(Audit)),
                "scheme": (FULL, a(Scheme)),
                "previous": (None, or_none(a(Audit))),
                "crosswalk": (None, or_none(a(Crosswalk))),
                "plan": (None, or_none(a(ImprovementPlan))),
                "policy": _POLICY,
                "severities": (None, or_none(MAPPING)),
            },
        ),
    ],
    "IssueCode": [
        _Verb(IssueCode.OTHER_LABEL.severity_for, {"kind": (AuditKind.EXTERNAL, one_of(AuditKind))})
    ],
    "coverage": [
        _Verb(
            coverage,
            {
                "scope": (_SCOPE, a(Scope)),
                "interviews": ((), ANY_ORDER),
                "framework": (F2019, FRAMEWORK),
            },
        ),
    ],
    "to_dict": [_Verb(to_dict, {"value": (_AUDIT, _OURS)})],
    "from_dict": [
        _Verb(partial(from_dict, data=to_dict(_TALLY)), {"cls": (Tally, _CLASS)}),
        _read(partial(from_dict, Tally), to_dict(_TALLY)),
    ],
    "json_schema": [_Verb(json_schema, {"cls": (Tally, _CLASS)})],
    "to_oscal": [_Verb(to_oscal, {"value": (F2019, FRAMEWORK), **_STAMP})],
    "plan_of_action_to_oscal": [
        _Verb(
            plan_of_action_to_oscal,
            {"conclusion": (conclude(_AUDIT, FULL), a(Conclusion)), **_STAMP},
        )
    ],
    "from_oscal": [
        _Verb(
            partial(from_oscal, data=to_oscal(_SAME, **_MADE)),
            {"cls": (Crosswalk, Kind(says="Crosswalk"))},
        ),
        _read(partial(from_oscal, Crosswalk), to_oscal(_SAME, **_MADE)),
    ],
    "findings_from_oscal": [
        _read(findings_from_oscal, to_oscal(conclude(_AUDIT, FULL), **_MADE)),
    ],
    "norms_from_oscal": [_read(norms_from_oscal, to_oscal(F2019, **_MADE))],
    "configure_converter": [
        _Verb(configure_converter, {"converter": (cattrs.Converter(), Kind(says="a converter"))})
    ],
    "receipt": [_Verb(receipt, {"evaluation": (_EVALUATION, a(Evaluation))})],
    "verify": [
        _Verb(
            verify,
            {
                "receipt": (receipt(_EVALUATION), a(Receipt)),
                "evaluation": (_EVALUATION, a(Evaluation)),
            },
        )
    ],
    "explain": _in_words(explain, Kind().taking("a framework")),
    "to_markdown": _in_words(to_markdown, Kind().taking("a framework")),
    "to_html": _in_words(to_html, Kind().taking("a framework")),
    "to_html_part": _in_words(to_html_part, Kind().taking("a framework")),
    "to_svg": _in_words(to_svg, Kind()),
    "title_of": [
        _Verb(title_of, {"code": (Cycle.INITIAL, Kind().taking("a rating")), "language": _LANGUAGE})
    ],
    "Tally": [
        _Verb(
            Tally.of,
            {"ratings": ((), ANY_ORDER.taking("a class", "a list", "a generator"))},
            (InvalidRatingsError,),
        ),
    ],
    "Framework": [
        _Verb(F2019.norm, {"id": ("V1", Kind(says="unknown norm"))}, (UnknownNormError,)),
        _Verb(F2019.rule_for, {"cycle": _CYCLE}),
        _Verb(F2019.row, {"ratings": _RATINGS}, _OF_RATINGS),
        # Its name is positional only, as a framework has a name too.
        _Verb(
            _variant,
            {"name": ("a", IDENTIFIER)},
            (InvalidValueError,),
        ),
        _Verb(F2019.with_norms, {"norms": (F2019.norms, SOME)}, (InvalidValueError,)),
        _Verb(
            F2017.with_numbered_norms,
            {"category_counts": (None, or_none(MAPPING))},
            (InvalidValueError,),
        ),
    ],
    "Scheme": [
        _Verb(
            SCHEME.applicable,
            {"audited_on": (_DAY, DAY), "process_started_on": (None, or_none(DAY))},
        ),
        *_on(SCHEME.latest),
        _Verb(SCHEME.select, {"specifier": (">=2", SPECIFIER)}),
        _Verb(SCHEME.with_framework, {"framework": (F2019, FRAMEWORK)}),
        _Verb(
            SCHEME.__getitem__,
            {"edition": ("2.0", Kind(["a key"], says="in the scheme"))},
            (UnknownEditionError,),
        ),
    ],
    "Scope": [
        _Verb(_SCOPE.population, {"framework": (F2019, FRAMEWORK)}),
        *(
            _Verb(verb, {"other": ("p", attrs.evolve(TEXT, says="Organisation"))})
            for verb in (Organisation("o").same_as, Organisation("o").succeeds)
        ),
        _Verb(_SCOPE.includes, {"group": (_GROUP, a(StaffGroup))}),
    ],
    "Evaluation": [
        _Verb(
            _EVALUATION.by_reference,
            {"kind": ("kpi", TEXT), "known": ((), TEXTS.taking("an empty set"))},
        )
    ],
    "ReferenceCounts": [
        _Verb(
            ReferenceCounts.of,
            {
                "framework": (F2019, FRAMEWORK),
                "tallies": ([_TALLY] * 49, SOME),
                "kind": ("kpi", TEXT),
                "known": ((), TEXTS.taking("an empty set")),
            },
        )
    ],
    "Portfolio": [
        _Verb(
            Portfolio.of,
            {
                "framework": (F2019, FRAMEWORK),
                "ratings": ([_MET], ANY_NUMBER),
                "cycle": (Cycle.INITIAL, attrs.evolve(one_of(Cycle), parts=True, says="must")),
                "groups": (
                    None,
                    Kind(["None", "a list", "a list of 10 MB", "a generator"], parts=True),
                ),
            },
            (InvalidArgumentError, InvalidRatingsError),
        ),
        # Of no audits, so that what can be called is not.
        _Verb(
            partial(Portfolio.of, F2019, ()),
            {"progress": (None, Kind(["None", "a class", "a verb"]))},
        ),
        *(_Verb(verb, {"at": (0, UP_TO)}) for verb in (_PORTFOLIO.row, _PORTFOLIO.evaluation)),
        _Verb(_PORTFOLIO.way, {"cycle": _CYCLE}),
        _Verb(
            _PORTFOLIO.by_reference,
            {"kind": ("kpi", TEXT), "known": ((), TEXTS.taking("an empty set"))},
        ),
        _Verb(
            _PORTFOLIO.trend,
            {
                "group": ("year", Kind(["None"])),
                "minimum": (1, FROM_ONE),
                "ratings": (False, FLAG),
            },
        ),
        _Verb(_PORTFOLIO.blind_spots, {"at_most": (1, FROM_ONE)}),
        _Verb(_PORTFOLIO.redundant_pairs, {"at_least": (1, FROM_ONE), "level": (1, FROM_ONE)}),
        _Verb(
            _PORTFOLIO.impact,
            {
                "framework": (F2019, FRAMEWORK),
                "crosswalk": (None, or_none(a(Crosswalk))),
                "policy": _POLICY,
            },
        ),
        _Verb(_PORTFOLIO.agreement, {"other": (_PORTFOLIO, a(Portfolio))}),
    ],
    "SectorReport": [
        _Verb(
            SectorReport.of,
            {
                "portfolio": (_PORTFOLIO, a(Portfolio)),
                "groups": (None, Kind(["None", "a tuple"], parts=True)),
                "minimum": (1, FROM_ONE),
                "impact": (None, or_none(a(Impact))),
            },
        )
    ],
    "Audit": [_Verb(_AUDIT.findings_of, {"norm": ("V1", TEXT_OR_EMPTY)})],
    "Crosswalk": [
        _Verb(Crosswalk.identity, {"framework": (F2019, FRAMEWORK)}),
        _Verb(_SAME.check, {"old": (F2019, FRAMEWORK), "new": (F2019, _LATER)}),
        _Verb(_SAME.then, {"other": (_SAME, a(Crosswalk))}),
    ],
    "Condition": _on(_CONDITION.is_fulfilled, _CONDITION.is_overdue),
    "Advice": _on(_ADVICE.overdue),
    "check_chain": [
        _Verb(
            partial(check_chain, conclude(_AUDIT, FULL)),
            {
                "advice": (None, or_none(a(Advice))),
                "decision": (None, or_none(a(Award))),
                "certificate": (None, or_none(a(Certificate))),
                "entry": (None, or_none(a(RegisterEntry))),
            },
        ),
        _Verb(check_chain, {"conclusion": (conclude(_AUDIT, FULL), a(Conclusion))}),
    ],
    "Certificate": [
        *_on(
            _CERTIFICATE.is_valid,
            _CERTIFICATE.is_suspended,
            _CERTIFICATE.scope_on,
            _CERTIFICATE.overdue,
        ),
        _Verb(
            _CERTIFICATE.covers,
            {"service": ("s", TEXT), "municipality": ("m", TEXT), "on": (_DAY, DAY)},
        ),
        _Verb(
            Certificate.issue,
            {
                "award": (award_on(datetime.date(2018, 1, 1)), a(Award)),
                "framework": (F2019, FRAMEWORK),
                "organisation": ("o", attrs.evolve(TEXT, says="Organisation")),
                "scope": (None, or_none(a(Scope))),
                "valid_from": (None, or_none(DAY)),
                "valid_until": (_DAY, or_none(DAY)),
            },
            (InvalidValueError,),
        ),
    ],
    "History": [
        *_on(_HISTORY.current, _HISTORY.overdue, History(()).overdue),
        _Verb(_HISTORY.status, {"on": (_DAY, DAY), "due_within_days": (1, COUNT)}),
        _Verb(
            _HISTORY.streak,
            {"on": (_DAY, DAY), "grace_days": (1, COUNT), "predecessors": ((), ANY_NUMBER)},
        ),
        _Verb(_HISTORY.next_audit_window, {"on": (_DAY, DAY), "opens_within_days": (1, FROM_ONE)}),
    ],
    "Register": [
        *_on(
            Register(()).expired,
            Register(()).suspended,
            Register(()).count_by_edition,
            _ENTRY.scope_on,
        ),
        *(
            _Verb(
                verb,
                {
                    "on": (_DAY, DAY),
                    "service": (None, or_none(TEXT)),
                    "municipality": (None, or_none(TEXT)),
                    "edition": (None, or_none(VERSION).taking("a key")),
                },
            )
            for verb in (Register(()).certified, Register(()).certified_unknown)
        ),
        _Verb(
            Register(()).count_by_municipality, {"on": (_DAY, DAY), "service": ("s", or_none(TEXT))}
        ),
        _Verb(Register(()).count_by_period, {"days": ([_DAY, datetime.date.max], SOME)}),
        _Verb(Register(()).due, {"on": (_DAY, DAY), "within_days": (1, COUNT)}),
        *(
            _Verb(verb, {"organisation": ("o", attrs.evolve(TEXT, says="Organisation"))})
            for verb in (Register(()).of, Register(()).history)
        ),
    ],
}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_takes_what_it_means_and_nothing_else(name: str) -> None:
    for verb, arguments, errors in VERBS[name]:
        check_junk(verb, arguments, *errors)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_lists_every_fault_at_once(name: str) -> None:
    for verb, arguments, errors in VERBS[name]:
        with pytest.raises(errors) as caught:
            verb(**dict.fromkeys(arguments, float("nan")))
        assert [fault.path for fault in caught.value.faults] == [
            path for path, (_, kind) in arguments.items() if not kind.depends
        ]
