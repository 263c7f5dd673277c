# SPDX-License-Identifier: MIT
"""The Dutch pages for quality officers print what the library prints, and hold no code."""

import re
from datetime import date
from pathlib import Path

import pytest

import sterksociaalwerk as ssw
from sterksociaalwerk import label
from tests.project import ROOT

_PAGES = sorted((ROOT / "docs" / "kwaliteit").glob("*.md"))

_FRAMEWORK = label.V2019.with_norms(ssw.Norm(f"N{n}", None) for n in range(1, 50))
_SCHEME = label.SCHEME.with_framework(_FRAMEWORK)
_SCOPE = ssw.Scope(
    organisation="Welzijn Voorbeeld",
    activities=[
        ssw.Activity(service="maatschappelijk werk", municipalities={"Voorbeeldstad"}),
        ssw.Activity(service="jongerenwerk", municipalities={"Voorbeeldstad", "Voorbeelddorp"}),
        ssw.Activity(
            service="thuiszorg",
            municipalities={"Voorbeeldstad"},
            in_scope=False,
            remark="zorg, geen sociaal werk",
        ),
    ],
    whole_organisation=False,
    staff=[
        ssw.StaffGroup(
            role="maatschappelijk werker",
            headcount=9,
            fte=7.2,
            services={"maatschappelijk werk"},
        ),
        ssw.StaffGroup(role="jongerenwerker", headcount=5, fte=4, services={"jongerenwerk"}),
    ],
    volunteers=[
        ssw.VolunteerGroup(
            role="budgetmaatje",
            headcount=20,
            prepared=ssw.Preparation.TRAINED,
            independent=True,
            work=ssw.Work.HANDS_ON,
            needs_quality_assurance=True,
        ),
        ssw.VolunteerGroup(
            role="gastvrouw",
            headcount=8,
            prepared=ssw.Preparation.NONE,
            independent=False,
            work=ssw.Work.OTHER,
            needs_quality_assurance=False,
        ),
        ssw.VolunteerGroup(
            role="taalcoach",
            headcount=6,
            prepared=ssw.Preparation.TRAINED,
            independent=True,
            work=ssw.Work.HANDS_ON,
            needs_quality_assurance=None,
        ),
    ],
)
_POINT = ssw.ImprovementPoint(
    "leg vast hoe klachten worden afgehandeld",
    id="2020-1",
    owner="directeur",
    due_on=date(2021, 6, 30),
)
_OTHER_POINT = ssw.ImprovementPoint(
    "bespreek klachten in elk team", id="2020-2", owner="teamleiders", due_on=date(2021, 12, 31)
)
_AGAIN = ssw.ImprovementPoint("bespreek klachten ook met vrijwilligers", follows="2020-2")


def _audit(name: str, on: date, cycle: ssw.Cycle, *short: ssw.Finding) -> ssw.Audit:
    found = {finding.norm for finding in short}
    met = (norm.id for norm in _FRAMEWORK.norms if norm.id not in found)
    everywhere = {"services": ssw.ALL, "municipalities": ssw.ALL}
    return ssw.Audit(
        id=name,
        scope=_SCOPE,
        framework=_FRAMEWORK.key,
        kind=ssw.AuditKind.EXTERNAL,
        cycle=cycle,
        process_started_on=None,
        audited_on=on,
        findings=[*short, *(ssw.Finding(norm, ssw.Rating.MET) for norm in met)],
        interviews=[
            ssw.Interview(
                role="maatschappelijk werker", people=3, party=ssw.Party.STAFF, **everywhere
            ),
            ssw.Interview(role="jongerenwerker", people=2, party=ssw.Party.STAFF, **everywhere),
            ssw.Interview(role="budgetmaatje", people=4, party=ssw.Party.VOLUNTEER, **everywhere),
            ssw.Interview(role="deelnemer", people=5, party=ssw.Party.CLIENT, **everywhere),
            ssw.Interview(role="directeur", people=1, party=ssw.Party.MANAGEMENT, **everywhere),
        ],
        certifying_body="Instelling Voorbeeld",
    )


def _partly(norm: str, point: str | ssw.ImprovementPoint) -> ssw.Finding:
    return ssw.Finding(norm, ssw.Rating.PARTLY_MET, improvements=[point])


_EARLIER = _audit(
    "2020-11",
    date(2020, 11, 3),
    ssw.Cycle.INITIAL,
    ssw.Finding("N7", ssw.Rating.NOT_MET, improvements=[_POINT, _OTHER_POINT]),
)
_PLAN = ssw.ImprovementPlan(
    _EARLIER,
    [ssw.PlanStep("2020-1", done_on=date(2021, 5, 17), evidence=["klachtenregeling 2021"])],
)
_AUDIT = _audit(
    "2022-10",
    date(2022, 10, 4),
    ssw.Cycle.RECERTIFICATION,
    _partly("N7", _AGAIN),
    *(_partly(f"N{n}", "werk dit uit in het jaarplan") for n in (12, 15, 18, 23, 28, 34, 40)),
    ssw.Finding("N31", ssw.Rating.NOT_MET, remark="er is nog geen werkwijze vastgelegd"),
)


def _printed() -> list[str]:
    """Return all texts that the pages may quote."""
    conclusion = ssw.conclude(_AUDIT, _SCHEME, previous=_EARLIER, plan=_PLAN)
    met = {norm.id: ssw.Rating.MET for norm in _FRAMEWORK.norms}
    half = dict(list(met.items())[:40])
    short = {f"N{n}": ssw.Rating.PARTLY_MET for n in range(1, 10)}
    short |= {f"N{n}": ssw.Rating.NOT_MET for n in range(10, 15)}
    needed = ssw.repair(ssw.evaluate(met | short, _FRAMEWORK))
    assert needed is not None
    advice = ssw.Advice(
        audit=_AUDIT.id,
        outcome=ssw.AdviceOutcome.POSITIVE,
        given_by="Instelling Voorbeeld",
        given_on=date(2022, 11, 1),
    )
    award = ssw.Award(advice=advice, awarded_by="Beheercommissie", awarded_on=date(2022, 12, 1))
    certificate = ssw.Certificate.issue(award, _FRAMEWORK, "Welzijn Voorbeeld", scope=_SCOPE)
    return [
        ssw.explain(conclusion),
        ssw.explain(ssw.decide(ssw.Tally(met=46, partly_met=3), label.V2019)),
        ssw.explain(ssw.evaluate(half, _FRAMEWORK)),
        ssw.explain(needed),
        ssw.explain(_PLAN, on=date(2022, 1, 10)),
        ssw.explain(ssw.History([certificate]), on=date(2024, 7, 1), scheme=_SCHEME),
        ssw.explain(ssw.check_chain(conclusion, advice=advice, certificate=certificate)),
        *(
            ssw.explain(
                label.SCHEME.applicable(audited_on=date(2019, 9, 2), process_started_on=started),
                scheme=label.SCHEME,
            )
            for started in (date(2019, 4, 1), date(2019, 6, 3), None)
        ),
    ]


def _quoted(page: str) -> list[str]:
    """Return the printed texts on a page; a line of dots in one stands for what is left out."""
    blocks = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [part.strip("\n") for block in blocks for part in re.split(r"(?m)^\.\.\.$", block)]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_what_a_page_quotes_is_printed(page: Path) -> None:
    printed = [f"\n{text}\n" for text in _printed()]
    quoted = _quoted(page.read_text("utf-8"))
    assert [each for each in quoted if not any(f"\n{each}\n" in text for text in printed)] == []


def test_a_planted_text_is_found() -> None:
    page = "```text\neen\n...\ntwee\n```\n"
    assert _quoted(page) == ["een", "twee"]


def test_there_are_texts_and_there_is_no_code() -> None:
    pages = [page.read_text("utf-8") for page in _PAGES]
    assert any(map(_quoted, pages))
    assert [page for page in pages if "```python" in page or "import " in page] == []


def test_the_table_of_limits_equals_the_code() -> None:
    page = (ROOT / "docs" / "kwaliteit" / "grenzen.md").read_text("utf-8")
    for edition in (label.V2017, label.V2019):
        at_most = [str(limit.at_most) for limit in edition.rule.limits]
        row = " | ".join([edition.called, str(edition.norm_count), *at_most])
        assert f"| {row} |" in page


def test_all_that_is_assumed_is_on_the_page_of_assumptions() -> None:
    page = " ".join((ROOT / "docs" / "kwaliteit" / "aannames.md").read_text("utf-8").split())
    assumed = [
        *(each for edition in label.SCHEME.frameworks for each in edition.assumptions),
        *label.SCHEME.assumptions,
    ]
    assert assumed
    assert [each.text_nl for each in assumed if each.text_nl not in page] == []


@pytest.mark.parametrize(
    ("word", "guide"),
    [
        ("bedrijfskritisch", "scope.md"),
        ("overgangsjaar", "which-edition.md"),
        ("certificaat", "a-certificates-life.md"),
    ],
)
def test_who_searches_in_dutch_finds_a_guide(word: str, guide: str) -> None:
    # A search puts pages first that have the word in a heading.
    page = (ROOT / "docs" / "how-to" / guide).read_text("utf-8")
    assert re.search(rf"^#.*{word}", page, re.MULTILINE)


def test_every_address_is_on_the_page_of_sources() -> None:
    sources = (ROOT / "docs" / "explanation" / "sources.md").read_text("utf-8")
    cited = {
        address
        for page in _PAGES
        for address in re.findall(r"https?://[^)>\s]+", page.read_text("utf-8"))
    }
    assert cited
    assert {address for address in cited if address not in sources} == set()
