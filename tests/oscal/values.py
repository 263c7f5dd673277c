# SPDX-License-Identifier: MIT
"""Values for OSCAL documents, with texts that would be something else to Markdown."""

import datetime
import uuid
from random import Random
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from sterksociaalwerk.audit import Activity, Audit, Finding, ImprovementPoint, Scope
from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.framework import Category, Cycle, Framework, Norm, NormId, Rating, Source
from sterksociaalwerk.improvement import ImprovementPlan, PlanStep
from sterksociaalwerk.label import V2017
from sterksociaalwerk.scheme import AuditKind, Scheme
from tests.generators import F2019, FULL, identifiers, random_ends

__all__ = [
    "HOSTILE",
    "MOMENT",
    "NAMESPACE",
    "audits",
    "conclusions",
    "crosswalks",
    "findings",
    "hostile",
    "hostile_audit",
    "hostile_conclusion",
    "hostile_crosswalk",
    "hostile_framework",
]

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "certifier.example")
MOMENT = datetime.datetime(
    2021, 6, 1, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2))
)

# Each would show as something else, or as nothing, if it were not escaped.
HOSTILE = (
    *("*nadruk*", "_nadruk_", "`code`", "# kop", "- punt", "1. een", "1) een", "> citaat", "+ en"),
    *("=====\nkop", "kop\n---", "kop\n===", "| a | b |\n|---|---|", "```\nx\n```", "~~weg~~"),
    *("[a](javascript:alert(1))", "![a](b)", "<script>alert(1)</script>", "<!-- weg -->"),
    *("&amp; &#42; &copy;", "{{ insert: param, ac-1_prm_1 }}", "x^2^ H~2~O", '"citaat"', "$x$"),
    *("https://voorbeeld.nl", "www.voorbeeld.nl", "iemand@voorbeeld.nl", "[a]: b", "[^1]: voet"),
    *(
        "    ingesprongen",
        "\ttab",
        "regel\neen",
        "alinea\n\n\n\nalinea",
        "einde  \nhard",
        "einde\\",
    ),
    *(
        "\n voor en na \n",
        "\r\nWindows\r",
        "\\*",
        "\\\n",
        "&#10;",
        "a\\\\\nb",
        "\u2028",
        "\xa0nbsp\xa0",
    ),
    *("1234567890. te lang", "\x00nul", "\N{REPLACEMENT CHARACTER}", "\N{OLD PERSONAL COMPUTER}"),
)


def hostile() -> SearchStrategy[str]:
    """Texts that are not empty, hostile ones among them, alone and in a row."""
    pieces = st.sampled_from(HOSTILE) | st.text(max_size=8)
    several = st.lists(pieces, min_size=1, max_size=3).map("".join)
    return several.filter(lambda text: bool(text.strip()))


def _points() -> SearchStrategy[ImprovementPoint]:
    ids = st.none() | identifiers()
    return st.builds(
        ImprovementPoint,
        hostile(),
        id=ids,
        owner=st.none() | hostile(),
        due_on=st.none() | st.dates(),
        follows=ids.map(lambda id_: None if id_ is None else f"F{id_}"),
    ).filter(lambda point: point.follows is None or point.follows != point.id)


@st.composite
def findings(draw: DrawFn) -> Finding:
    """Findings on any norm, with every field filled or not."""
    given: dict[str, Any] = {
        "strengths": draw(st.lists(hostile(), max_size=2)),
        "improvements": draw(st.lists(_points(), max_size=2)),
        "evidence": draw(st.lists(hostile(), max_size=2)),
    }
    for name in ("part", "found_by"):
        given[name] = draw(st.none() | hostile())
    return Finding(
        NormId(draw(identifiers())),
        draw(st.sampled_from(Rating)),
        remark=draw(hostile()),
        **given,
    )


def _audit(**given: Any) -> Audit:  # noqa: ANN401  # any field
    sound: dict[str, Any] = {
        "id": "2021-05",
        "scope": None,
        "framework": F2019.key,
        "kind": AuditKind.EXTERNAL,
        "cycle": Cycle.INITIAL,
        "process_started_on": datetime.date(2021, 1, 1),
        "audited_on": datetime.date(2021, 5, 11),
    }
    return Audit(**{**sound, **given})


@st.composite
def audits(draw: DrawFn) -> Audit:
    """Audits with any findings, doubled ones among them."""
    found = draw(st.lists(findings(), min_size=1, max_size=4))
    return _audit(
        id=draw(identifiers()),
        audited_on=draw(st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31))),
        findings=[*found, *found[: draw(st.integers(0, 2))]],
        auditors=draw(st.lists(hostile(), max_size=2)),
        certifying_body=draw(st.none() | hostile()),
    )


def conclusions() -> SearchStrategy[Conclusion]:
    """What follows from such an audit; hardly any file is sound."""
    return audits().map(lambda audit: conclude(audit, FULL))


@st.composite
def crosswalks(draw: DrawFn) -> Crosswalk:
    """Crosswalks of which one link at least has norms on both sides, with any remarks."""
    *_, made = random_ends(Random(draw(st.integers(0, 10_000))))  # noqa: S311  # nothing is secret
    both = Link(draw(st.sampled_from([Change.REVISED, Change.MOVED])), ["both"], ["both"])
    remarks = st.just("") | hostile()
    links = [attrs.evolve(link, remark=draw(remarks)) for link in [*made.links, both]]
    return Crosswalk(made.source, made.target, links)


# ---------------------------------------------------------------- named cases, with all there is

_ALL = "\n".join(HOSTILE)


def hostile_framework() -> Framework:
    """A framework whose every text is hostile, with norms of no known category in between."""
    norms = [
        Norm("1", "-k", text=_ALL, references={_ALL: [_ALL, ""], "leeg": []}),
        Norm("2", None, text="\n"),
        Norm(".3", "-k"),
        Norm("4", "0", text="vier"),
    ]
    return attrs.evolve(
        V2017,
        title=_ALL,
        categories=[Category(key=key, title=_ALL, title_en=_ALL) for key in ("0", "-k", "leeg")],
        norm_count=len(norms),
        category_counts=None,
        norms=norms,
        sources=[
            Source(title=_ALL, publisher=_ALL, date=datetime.date(2019, 7, 15), note=_ALL),
            Source(title="a", publisher="b", url="https://sociaal.example/a?b=c"),
            Source(title="a", publisher="b", url="javascript:alert(1)"),
        ],
    )


def hostile_audit() -> Audit:
    """An audit whose every text is hostile, with each rating."""
    points = [
        ImprovementPoint(_ALL, id="1", owner=_ALL, due_on=datetime.date(2022, 1, 1), follows="2"),
        ImprovementPoint("een punt"),
    ]
    return _audit(
        scope=Scope(
            organisation=_ALL,
            activities=[
                Activity(service=_ALL, municipalities=[_ALL]),
                Activity(service="buiten", municipalities=["M"], in_scope=False, remark=_ALL),
            ],
        ),
        findings=[
            Finding(
                norm.id,
                list(Rating)[at % 4],
                remark=_ALL,
                strengths=[_ALL, "sterk"],
                improvements=points if at < 2 else [],
                evidence=[_ALL],
                part=_ALL if at % 2 else None,
                found_by=_ALL if at > 1 else None,
            )
            for at, norm in enumerate(F2019.norms[:8])
        ],
        auditors=[_ALL, "A. Auditor", "A. Auditor"],
        certifying_body=_ALL,
    )


def hostile_conclusion(scheme: Scheme = FULL) -> Conclusion:
    """What follows from that audit, with an earlier one and its plan."""
    earlier = [
        ImprovementPoint("gedaan", id="done"),
        ImprovementPoint(_ALL, id="open", owner=_ALL),
        ImprovementPoint("terug", id="2"),
    ]
    first, *_ = F2019.norms
    previous = _audit(
        id="2020-01",
        scope=Scope(organisation=_ALL, activities=[]),
        audited_on=datetime.date(2020, 1, 11),
        process_started_on=None,
        findings=[Finding(first.id, Rating.NOT_MET, improvements=earlier)],
    )
    step = PlanStep(earlier[0], done_on=datetime.date(2020, 6, 1))
    return conclude(
        attrs.evolve(hostile_audit(), cycle=Cycle.RECERTIFICATION),
        scheme,
        previous=previous,
        plan=ImprovementPlan(previous, [step]),
    )


def hostile_crosswalk() -> Crosswalk:
    """A crosswalk with every change, and a hostile remark on each link."""
    norms = [norm.id for norm in F2019.norms]
    old = iter(norms)
    new = iter(norms)
    sizes = {
        Change.MERGED: (2, 1),
        Change.SPLIT: (1, 2),
        Change.RESTRUCTURED: (2, 2),
        Change.ADDED: (0, 2),
        Change.WITHDRAWN: (2, 0),
    }
    links = [
        Link(
            change,
            [next(old) for _ in range(sizes.get(change, (1, 1))[0])],
            [next(new) for _ in range(sizes.get(change, (1, 1))[1])],
            remark=_ALL,
        )
        for change in Change
    ]
    links += [Link(Change.ADDED, [], [next(new)]), Link(Change.WITHDRAWN, [next(old)], [])]
    return Crosswalk(F2019.key, F2019.key, links)
