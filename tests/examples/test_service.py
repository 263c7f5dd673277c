# SPDX-License-Identifier: MIT
"""The certifier's service: what is filled in is what is stored, concluded and shown."""

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import attrs
import pytest

import sterksociaalwerk as ssw
from docs.examples.service.catalogue import demonstration_scheme
from sterksociaalwerk import label
from sterksociaalwerk.reporting import title_of
from tests.examples.service import (
    BEGUN,
    PEOPLE,
    TODAY,
    Reader,
    all_met,
    faults_of,
    fields_of,
    main_text,
    new_reader,
    tree_of,
)
from tests.reporting.forms import HOSTILE, parsed, tags, text_of
from tests.texts import LANGUAGES

_SCHEME = demonstration_scheme()


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return new_reader(tmp_path)


def _stored(reader: Reader, kind: str = "") -> list[dict[str, Any]]:
    """Return the documents of audits, or of one kind of paper."""
    asked = "SELECT document FROM audits"
    if kind:
        asked = f"SELECT document FROM papers WHERE kind = '{kind}'"  # noqa: S608  # ours
    with closing(sqlite3.connect(reader.file)) as database:
        return [json.loads(document) for (document,) in database.execute(asked)]


def _audit(reader: Reader) -> ssw.Audit:
    (document,) = _stored(reader)
    return ssw.from_dict(ssw.Audit, document)


# ---------------------------------------------------------------- from the form to the register


def test_an_audit_goes_from_the_form_to_the_register(reader: Reader) -> None:
    path = reader.certified()
    (certificate,) = _stored(reader, "certificate")
    issued = ssw.from_dict(ssw.Certificate, certificate)
    audit = _audit(reader)
    expected = ssw.Certificate.issue(
        ssw.Award(
            advice=ssw.Advice(
                audit="2020-1",
                outcome=ssw.AdviceOutcome.POSITIVE,
                given_by="Certificeerder Voorbeeld",
                given_on=datetime.date(2020, 2, 10),
            ),
            awarded_by="Beheercommissie",
            awarded_on=datetime.date(2020, 2, 20),
        ),
        label.V2019,
        "Welzijn Voorbeeld",
        scope=audit.scope,
    )
    assert issued == expected
    (entry,) = _stored(reader, "entry")
    assert ssw.from_dict(ssw.RegisterEntry, entry).certificate == issued
    text = main_text(reader.open(path))
    assert "20 februari 2020 tot en met 19 februari 2022" in text
    assert "Welzijn Voorbeeld" in main_text(reader.open("/?municipality=Voorbeeldstad"))


def test_what_is_filled_in_is_stored(reader: Reader) -> None:
    path = reader.begin()
    more = {
        **PEOPLE,
        **all_met(N04="partly-met", N05=""),
        "scope.volunteers.empty": None,
        "scope.volunteers[0].role": "budgetmaatje",
        "scope.volunteers[0].headcount": "12",
        "scope.volunteers[0].prepared": "trained",
        "scope.volunteers[0].independent": "false",
        "interviews[0].municipalities": None,
        "findings[N04].remark": "Het plan is er.\r\nNog niet overal.",
        "findings[N04].strengths": "Een\r\n\r\nTwee",
        "findings[N04].improvements[0].text": "Leg vast wie dit wanneer doet.",
        "findings[N04].improvements[0].due-on": "2020-06-01",
        "findings[N04].improvements[0].id": "2020-04",
    }
    reader.send(f"{path}/edit", more)
    audit = _audit(reader)
    assert audit == ssw.Audit(
        id="2020-1",
        scope=ssw.Scope(
            organisation="Welzijn Voorbeeld",
            activities=[
                ssw.Activity(
                    service="jongerenwerk", municipalities={"Voorbeeldstad", "Voorbeelddorp"}
                )
            ],
            staff=[ssw.StaffGroup(role="jongerenwerker", headcount=5, fte=3.6)],
            volunteers=[
                ssw.VolunteerGroup(
                    role="budgetmaatje",
                    headcount=12,
                    prepared=ssw.Preparation.TRAINED,
                    independent=False,
                    work=None,
                    needs_quality_assurance=None,
                )
            ],
            whole_organisation=True,
        ),
        framework=label.V2019.key,
        kind=ssw.AuditKind.EXTERNAL,
        cycle=ssw.Cycle.INITIAL,
        process_started_on=datetime.date(2019, 9, 2),
        audited_on=datetime.date(2020, 2, 3),
        findings=[
            ssw.Finding(
                "N04",
                ssw.Rating.PARTLY_MET,
                remark="Het plan is er.\nNog niet overal.",
                strengths=["Een", "Twee"],
                improvements=[
                    ssw.ImprovementPoint(
                        "Leg vast wie dit wanneer doet.",
                        id="2020-04",
                        due_on=datetime.date(2020, 6, 1),
                    )
                ],
            )
            if number == 4
            else ssw.Finding(f"N{number:02}", ssw.Rating.MET)
            for number in range(1, 50)
            if number != 5
        ],
        interviews=[
            ssw.Interview(
                role="jongerenwerker",
                party=ssw.Party.STAFF,
                people=2,
                services=ssw.ALL,
            )
        ],
        certifying_body="Certificeerder Voorbeeld",
        auditors=["A. Auditor", "B. Auditor"],
    )
    # Sent once more as it is shown, it is the same.
    reader.send(f"{path}/edit", {})
    assert _audit(reader) == audit


_NONE = ("scope.staff.empty", "scope.volunteers.empty", "interviews.empty")


def test_recorded_as_none_is_not_the_same_as_not_recorded(reader: Reader) -> None:
    path = reader.begin()
    scope = _audit(reader).scope
    assert scope is not None
    assert (scope.staff, scope.volunteers, _audit(reader).interviews) == (None, None, None)
    reader.send(f"{path}/edit", dict.fromkeys(_NONE, "yes"))
    scope = _audit(reader).scope
    assert scope is not None
    assert (scope.staff, scope.volunteers, _audit(reader).interviews) == ((), (), ())
    reader.send(f"{path}/edit", {})
    reader.send(f"{path}/edit", dict.fromkeys(_NONE))
    scope = _audit(reader).scope
    assert scope is not None
    assert (scope.staff, scope.volunteers, _audit(reader).interviews) == (None, None, None)


def test_what_interviews_were_about_stays_as_it_was_ticked(reader: Reader) -> None:
    # Names that mean something else elsewhere.
    names = "all\r\nnone\r\n x y"
    path = reader.begin()
    reader.send(f"{path}/edit", {**PEOPLE, "scope.activities[0].municipalities": names})
    ticked = {"interviews[0].municipalities": " all", "interviews[0].services": " elsewhere"}
    reader.send(f"{path}/edit", ticked)
    for _ in range(2):
        (interview,) = _audit(reader).interviews or [None]
        assert interview is not None
        assert interview.municipalities == frozenset({"all"})
        assert interview.services == frozenset({"elsewhere"})
        # It is shown and sent again, though the scope does not have it.
        reader.send(f"{path}/edit", {})


# ---------------------------------------------------------------- while norms are open


@pytest.mark.parametrize(
    ("different", "outcome"),
    [
        ({}, ssw.Outcome.PASS),
        ({"N01": ""}, ssw.Outcome.PASS),
        (dict.fromkeys(("N01", "N02", "N03", "N04"), ""), ssw.Outcome.OPEN),
        (dict.fromkeys(("N01", "N02", "N03", "N04"), "not-met"), ssw.Outcome.FAIL),
    ],
    ids=["all", "one-open", "four-open", "four-not-met"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outcome_is_told_while_ratings_are_filled_in(
    different: dict[str, str],
    outcome: ssw.Outcome,
    language: Any,  # noqa: ANN401
    reader: Reader,
) -> None:
    path = reader.begin()
    fields = reader.fields(f"{path}/edit?language={language}")
    # Whatever else is still wrong with the form.
    ratings = {**all_met(**different), "audited-on": "soon", "scope.staff[0].headcount": "many"}
    answer = reader.send(path, ratings, 200, fields=fields, to=f"{path}/outcome")
    told = answer.json
    assert told is not None
    title = title_of(outcome, language=language)
    assert title in told["status"]
    assert title in text_of(tree_of(_page_around(told["report"])))
    # Without a script the button does the same, and nothing is stored.
    page = tree_of(
        reader.send(f"{path}/edit", {**ratings, "action": "outcome"}, 200, fields=fields).text
    )
    (status,) = (each for each in page.iter("p") if each.get("id") == "status")
    assert " ".join(text_of(status).split()) == told["status"]
    assert faults_of(page) == {}
    assert dict(fields_of(page))["scope.staff[0].headcount"] == "many"
    assert _audit(reader).findings == ()


def _page_around(part: str) -> str:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{part}</body></html>"


@pytest.mark.parametrize("changes", [{"findings[N01].rating": "good"}, {"cycle": "third"}])
def test_no_outcome_is_told_of_what_is_no_rating(changes: dict[str, str], reader: Reader) -> None:
    path = reader.begin()
    told = reader.send(f"{path}/edit", changes, 200, to=f"{path}/outcome").json
    assert told is not None
    assert told["report"] == ""
    assert told["status"]


def test_more_rows_can_be_had_and_store_nothing(reader: Reader) -> None:
    path = reader.begin()
    sent = {"action": "scope.staff", "scope.staff[0].role": "kok"}
    page = tree_of(reader.send(f"{path}/edit", sent, 200).text)
    roles = [value for name, value in fields_of(page) if name.endswith(".role")]
    assert roles.count("kok") == 1
    assert {f"scope.staff[{n}].role" for n in range(4)} <= {name for name, _ in fields_of(page)}
    assert _stored(reader)[0]["scope"].get("staff") is None


# ---------------------------------------------------------------- what is wrong


def test_every_fault_stands_beside_its_field(reader: Reader) -> None:
    path = reader.begin()
    wrong = {
        "audited-on": "2020-02-30",
        "kind": "surprise",
        "scope.activities[1].service": "thuiszorg",
        "scope.activities[1].in-scope": "false",
        "scope.activities[2].remark": "no service",
        "scope.staff[0].role": "kok",
        "scope.staff[0].headcount": "1e3",
        "interviews[0].party": "client",
        "interviews[1].role": "directeur",
        "findings[N04].remark": "not rated",
        "findings[N06].rating": "met",
        "findings[N06].improvements[0].due-on": "2020-06-01",
        "findings[N06].improvements[0].id": "a b",
    }
    page = tree_of(reader.send(f"{path}/edit", wrong, 422).text)
    # Rows that were left blank in between are gone.
    assert set(faults_of(page)) == {
        "audited-on",
        "kind",
        "scope.activities[0].municipalities",
        "scope.activities[0].remark",
        "scope.activities[1].municipalities",
        "scope.activities[1].service",
        "scope.staff[0].fte",
        "scope.staff[0].headcount",
        "interviews[0].role",
        "interviews[1].party",
        "findings[N04].rating",
        "findings[N06].improvements[0].id",
        "findings[N06].improvements[0].text",
    }
    # What was put in is still there, except where it could not be chosen.
    kept = {value for _, value in fields_of(page)}
    assert {value for value in wrong.values() if value != "surprise"} <= kept
    _check_summary(page)
    assert _audit(reader).findings == ()


def _check_summary(page: Any) -> None:  # noqa: ANN401  # an element
    """Check that each fault is summed up with a link to what is on the page, and its name."""
    ids = {each.get("id") for each in page.iter()}
    (summary,) = (each for each in page.iter("section") if each.get("role") == "alert")
    links = list(summary.iter("a"))
    assert links
    for link in links:
        assert link.get("href").removeprefix("#") in ids
        assert text_of(link).strip()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": "a b"}, "id"),
        ({"framework.version": ""}, "framework.version"),
        ({"framework.version": "second"}, "framework.version"),
        ({"audited-on": ""}, "audited-on"),
        ({"audited-on": "3-2-2020"}, "audited-on"),
        ({"cycle": "third"}, "cycle"),
        ({"scope.organisation.name": "  "}, None),
    ],
)
def test_a_new_audit_needs_what_the_library_needs(
    changes: dict[str, str], field: str | None, reader: Reader
) -> None:
    given = {**BEGUN, **changes}
    if field is None:
        # That nothing is known of the scope yet is no fault.
        reader.send("/audits/new", given)
        assert _audit(reader).scope is None
        return
    page = tree_of(reader.send("/audits/new", given, 422).text)
    assert list(faults_of(page)) == [field]
    _check_summary(page)
    assert _stored(reader) == []


def test_an_edition_that_is_none_is_a_fault(reader: Reader) -> None:
    page = tree_of(reader.send("/audits/new", {**BEGUN, "framework.version": "9"}, 422).text)
    assert list(faults_of(page)) == ["framework.version"]
    assert _stored(reader) == []


def test_an_identifier_is_of_one_audit(reader: Reader) -> None:
    reader.begin()
    page = tree_of(reader.send("/audits/new", BEGUN, 422).text)
    assert list(faults_of(page)) == ["id"]
    assert len(_stored(reader)) == 1


@pytest.mark.parametrize("identifier", [".", "..", "new"])
def test_an_identifier_has_an_address_of_its_own(identifier: str, reader: Reader) -> None:
    page = tree_of(reader.send("/audits/new", {**BEGUN, "id": identifier}, 422).text)
    assert list(faults_of(page)) == ["id"]
    assert _stored(reader) == []


@pytest.mark.parametrize(
    ("step", "changes", "fields"),
    [
        (
            "advice",
            {"outcome": "", "given-by": "", "given-on": "soon"},
            {"outcome", "given-by", "given-on"},
        ),
        ("advice", {"outcome": "conditional"}, {"conditions"}),
        (
            "advice",
            {
                "outcome": "conditional",
                "given-on": "2020-02-10",
                "conditions[0].text": "Describe it.",
                "conditions[0].due-on": "2020-02-10",
                "conditions[2].due-on": "2020-09-01",
            },
            {"conditions[1].text"},
        ),
        ("decision", {"paper": "award", "awarded-on": ""}, {"awarded-by", "awarded-on"}),
        (
            "decision",
            {"paper": "award", "awarded-by": "B", "awarded-on": "2020-02-09"},
            {"awarded-on"},
        ),
        (
            "decision",
            {"paper": "award", "awarded-by": "B", "valid-from": "x", "valid-until": "2020-13-01"},
            {"valid-from", "valid-until"},
        ),
        (
            "decision",
            {"paper": "refusal", "refused-on": ""},
            {"refused-by", "refused-on", "reason"},
        ),
        ("entry", {"entered-on": "2020-02-19"}, {"entered-on"}),
    ],
)
def test_a_paper_that_is_not_right_is_not_stored(
    step: str, changes: dict[str, str], fields: set[str], reader: Reader
) -> None:
    path = reader.recorded(all_met())
    if step != "advice":
        reader.send(f"{path}/advice", {"outcome": "positive", "given-on": "2020-02-10"})
    if step == "entry":
        award = {"awarded-by": "B", "awarded-on": "2020-02-20", "paper": "award"}
        reader.send(f"{path}/decision", award)
    page = tree_of(reader.send(f"{path}/{step}", changes, 422).text)
    assert set(faults_of(page)) == fields
    _check_summary(page)
    assert _stored(reader, step) == []


def test_more_conditions_can_be_had(reader: Reader) -> None:
    path = reader.recorded(all_met())
    sent = {"action": "conditions", "outcome": "conditional", "conditions[0].text": "One."}
    page = tree_of(reader.send(f"{path}/advice", sent, 200).text)
    names = {name for name, _ in fields_of(page)}
    assert {f"conditions[{number}].text" for number in range(4)} <= names
    assert dict(fields_of(page))["outcome"] == "conditional"
    assert _stored(reader, "advice") == []


def test_conditions_are_recorded(reader: Reader) -> None:
    path = reader.recorded(all_met())
    sent = {
        "outcome": "conditional",
        "given-on": "2020-02-10",
        "conditions[0].text": "Beschrijf de klachtenregeling.",
        "conditions[0].due-on": "2020-09-01",
    }
    reader.send(f"{path}/advice", sent)
    (advice,) = _stored(reader, "advice")
    assert [each["due-on"] for each in advice["conditions"]] == ["2020-09-01"]
    assert "Beschrijf de klachtenregeling." in main_text(reader.open(f"{path}/decision"))


# ---------------------------------------------------------------- what the library decides


def test_a_paper_that_does_not_fit_the_file_is_not_stored(reader: Reader) -> None:
    path = reader.recorded(all_met())
    # Right by itself, and before the audit.
    early = {"outcome": "positive", "given-on": "2020-02-02"}
    page = tree_of(reader.send(f"{path}/advice", early, 422).text)
    assert "chain-step-too-early" in main_text(page)
    assert dict(fields_of(page))["given-on"] == "2020-02-02"
    assert _stored(reader, "advice") == []


def test_an_audit_that_fails_leads_to_advice_and_no_certificate(reader: Reader) -> None:
    path = reader.recorded(all_met(**dict.fromkeys(("N01", "N02", "N03", "N04"), "not-met")))
    reader.send(f"{path}/advice", {"outcome": "negative", "given-on": "2020-02-10"})
    award = {"awarded-by": "B", "awarded-on": "2020-02-20", "paper": "award"}
    page = tree_of(reader.send(f"{path}/decision", award, 422).text)
    assert "chain-outcome-leads-to-none" in main_text(page)
    refusal = {"refused-by": "B", "refused-on": "2020-02-20", "reason": "R", "paper": "refusal"}
    reader.send(f"{path}/decision", refusal)
    assert [each["schema"].split("/")[1] for each in _stored(reader, "decision")] == ["refusal"]
    assert _stored(reader, "certificate") == []
    _check_no_step(reader, path)


def _check_no_step(reader: Reader, path: str) -> None:
    """Check that no step is offered, and that none is taken."""
    links = [each.get("href") or "" for each in reader.open(path).iter("a")]
    for step in ("advice", "decision", "entry"):
        assert f"{path}/{step}" not in links
        for answer in (
            reader.client.get(f"{path}/{step}"),
            reader.send(path, {}, fields=_token(reader), to=f"{path}/{step}"),
        ):
            assert answer.headers["Location"] == path


def _token(reader: Reader) -> list[tuple[str, str]]:
    return [each for each in reader.fields("/audits/new") if each[0] == "token"]


@pytest.mark.parametrize(
    ("ratings", "kind"),
    [
        (all_met(N01=""), "external"),
        (all_met(), "self-assessment"),
        ({}, "peer-review"),
    ],
    ids=["open", "self-assessment", "open-peer-review"],
)
def test_what_leads_to_nothing_has_no_next_step(
    ratings: dict[str, str], kind: str, reader: Reader
) -> None:
    path = reader.recorded(ratings, kind=kind)
    assert _stored(reader)[0]["kind"] == kind
    _check_no_step(reader, path)


def test_a_peer_review_leads_to_a_learning_report_in_the_register(reader: Reader) -> None:
    path = reader.begin(kind="peer-review")
    reader.send(f"{path}/edit", {**PEOPLE, **all_met(), "certifying-body": ""})
    reader.send(
        f"{path}/entry", {"entered-on": "2020-02-21", "learning-report": "Leerrapport 2020"}
    )
    (entry,) = _stored(reader, "entry")
    assert entry["learning-report"] == "Leerrapport 2020"
    assert "Leerrapport 2020" in main_text(reader.open("/"))
    # It is no certificate, and is not found where one is asked for.
    assert "Leerrapport 2020" not in main_text(reader.open("/?municipality=Voorbeeldstad"))


def test_an_entry_needs_an_organisation(reader: Reader) -> None:
    path = reader.begin(**{"kind": "peer-review", "scope.organisation.name": ""})
    reader.send(f"{path}/edit", all_met())
    page = tree_of(reader.send(f"{path}/entry", {"entered-on": "2020-02-21"}, 422).text)
    assert list(faults_of(page)) == ["organisation"]
    _check_summary(page)
    assert _stored(reader, "entry") == []


def test_a_register_that_cannot_be_is_not_made(reader: Reader) -> None:
    for number in (1, 2):
        path = reader.begin(id=f"2020-{number}", kind="peer-review")
        reader.send(f"{path}/edit", {**PEOPLE, **all_met(), "certifying-body": ""})
    entry = {"entered-on": "2020-02-21", "learning-report": "Leerrapport 2020"}
    reader.send("/audits/2020-1/entry", entry)
    page = tree_of(reader.send("/audits/2020-2/entry", entry, 422).text)
    assert "entries[0]" in main_text(page)
    assert len(_stored(reader, "entry")) == 1
    reader.open("/")


def test_a_re_audit_is_compared_with_the_audit_before_it(reader: Reader) -> None:
    reader.recorded(all_met(N04="partly-met"), id="2018-1", **_dates("2019-12-01"))
    path = reader.recorded(all_met(N05="partly-met"), id="2020-2", cycle="recertification")
    without = main_text(reader.open(path))
    reader.send(f"{path}/edit", {"previous": "2018-1"})
    text = main_text(reader.open(path))
    previous, audit = (ssw.from_dict(ssw.Audit, document) for document in _stored(reader))
    conclusion = ssw.conclude(audit, _SCHEME, previous=previous)
    assert conclusion.comparison is not None
    codes = {issue.code for issue in conclusion.issues}
    assert ssw.IssueCode.PREVIOUS_MISSING not in codes
    assert text != without
    report = " ".join(text_of(reader.open(f"{path}/report")).split())
    assert "N04" in report
    page = reader.open(f"{path}/edit")
    assert dict(fields_of(page))["previous"] == "2018-1"


def _dates(day: str) -> dict[str, str]:
    return {"audited_on": day}


def test_an_earlier_audit_has_to_be_there(reader: Reader) -> None:
    path = reader.begin()
    reader.send(f"{path}/edit", {"previous": "2018-1"}, 404)


def test_another_label_is_another_scheme(tmp_path: Path) -> None:
    framework = attrs.evolve(
        _SCHEME["2.0"],
        key=ssw.FrameworkKey("another", "1.0"),
        allows_not_applicable=True,
        certificate_years=None,
        name="Een ander label",
    )
    reader = new_reader(tmp_path, ssw.Scheme(label="another", frameworks=[framework]))
    path = reader.begin(**{"framework.version": "1.0"})
    page = reader.open(f"{path}/edit")
    offered = {each.get("value") for each in page.iter("input") if each.get("type") == "radio"}
    assert offered == {"", *(rating.value for rating in ssw.Rating)}
    sent = {"findings[N01].rating": "not-applicable"}
    page = tree_of(reader.send(f"{path}/edit", sent, 422).text)
    assert list(faults_of(page)) == ["findings[N01].remark"]
    # The label of the service does not allow it, whoever sends it.
    (tmp_path / "label").mkdir()
    reader = new_reader(tmp_path / "label")
    path = reader.begin()
    sent["findings[N01].remark"] = "no such service"
    page = tree_of(reader.send(f"{path}/edit", sent, 422).text)
    assert list(faults_of(page)) == ["findings[N01].rating"]


def test_an_audit_that_the_catalogue_no_longer_fits_is_still_there(reader: Reader) -> None:
    path = reader.recorded(all_met())
    others = label.SCHEME.with_framework(label.V2019.with_numbered_norms(_SPLIT))
    later = new_reader(reader.file.parent, others)
    assert "niet bekend" in main_text(later.open("/audits"))
    assert "niet meer die van het moment van bewaren" in main_text(later.open(path))


_SPLIT = {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}


# ---------------------------------------------------------------- the register


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("?municipality=Voorbeelddorp", True),
        ("?municipality=Voorbeeldstad&service=jongerenwerk", True),
        ("?service=jongerenwerk&on=2022-02-19", True),
        ("?on=2022-02-20", False),
        ("?on=2020-02-19", False),
        ("?municipality=Nergenshuizen", False),
        ("?service=thuiszorg", False),
    ],
)
def test_the_register_answers_as_the_library_does(query: str, found: bool, reader: Reader) -> None:  # noqa: FBT001
    reader.certified()
    text = main_text(reader.open(f"/{query}"))
    assert ("Certificaat van Welzijn Voorbeeld" in text) is found
    assert f"{int(found)} organisatie{'' if found else 's'} gevonden" in text
    assert ("jongerenwerk: Voorbeelddorp, Voorbeeldstad" in text) is found
    # What led to the certificate is between the parties.
    assert "advies" not in text


def test_what_is_asked_for_stays_in_the_form(reader: Reader) -> None:
    reader.certified()
    page = reader.open("/?municipality=Nergenshuizen&service=jongerenwerk&on=2021-01-01")
    assert dict(fields_of(page)) == {
        "municipality": "Nergenshuizen",
        "service": "jongerenwerk",
        "on": "2021-01-01",
    }
    assert dict(fields_of(reader.open("/")))["on"] == TODAY.isoformat()


def test_a_certificate_without_a_scope_is_listed_apart(reader: Reader) -> None:
    reader.certified()
    (document,) = _stored(reader, "entry")
    del document["certificate"]["scope"], document["scope"]
    with closing(sqlite3.connect(reader.file)) as database, database:
        changed = [json.dumps(document)]
        database.execute("UPDATE papers SET document = ? WHERE kind = 'entry'", changed)
    text = main_text(reader.open("/?municipality=Voorbeeldstad"))
    assert "0 organisaties gevonden" in text
    assert "Certificaat van Welzijn Voorbeeld" in text.partition("niet vastgelegd waarvoor")[2]


@pytest.mark.parametrize("on", ["soon", "2021-02-29", "<b>"])
def test_a_search_on_no_date_is_a_fault(on: str, reader: Reader) -> None:
    page = reader.open(f"/?on={on}", 422)
    assert list(faults_of(page)) == ["on"]
    _check_summary(page)


# ---------------------------------------------------------------- what stays as it is


def test_who_comes_second_overwrites_nothing(reader: Reader) -> None:
    path = reader.begin()
    fields = reader.fields(f"{path}/edit")
    reader.send(f"{path}/edit", {"findings[N01].rating": "met"}, fields=fields)
    late = {"findings[N02].rating": "not-met"}
    page = tree_of(reader.send(f"{path}/edit", late, 409, fields=fields).text)
    # What was filled in is still there, and is not saved by trying once more.
    assert ("findings[N02].rating", "not-met") in fields_of(page)
    reader.send(f"{path}/edit", {}, 409, fields=fields_of(page))
    assert list(_audit(reader).ratings) == ["N01"]


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "9", "9" * 20, "9" * 5000])
def test_a_version_that_never_was_overwrites_nothing(version: str, reader: Reader) -> None:
    path = reader.begin()
    changed = {"version": version, "findings[N01].rating": "met"}
    reader.send(f"{path}/edit", changed, 409, fields=reader.fields(f"{path}/edit"))
    assert dict(_audit(reader).ratings) == {}


def test_who_comes_second_takes_no_step(reader: Reader) -> None:
    path = reader.recorded(all_met())
    advice = {"outcome": "positive", "given-on": "2020-02-10"}
    fields = reader.fields(f"{path}/advice")
    reader.send(f"{path}/edit", {"findings[N01].rating": ""})
    reader.send(f"{path}/edit", {"findings[N01].rating": "met"})
    reader.send(f"{path}/advice", advice, 409, fields=fields)
    assert _stored(reader, "advice") == []
    # A form that is sent twice is a step that was taken already.
    fields = reader.fields(f"{path}/advice")
    for _ in range(2):
        assert reader.send(f"{path}/advice", advice, fields=fields).headers["Location"] == path
    assert len(_stored(reader, "advice")) == 1


def test_an_audit_with_papers_cannot_be_changed_until_they_are_taken_back(reader: Reader) -> None:
    path = reader.certified()
    for kind in ("entry", "decision", "advice"):
        reader.open(f"{path}/edit", 409)
        assert len(_stored(reader, kind)) == 1
        version = _version(reader, path)
        reader.send(path, {"version": "0"}, 409, fields=_token(reader), to=f"{path}/take-back")
        reader.send(path, {"version": version}, fields=_token(reader), to=f"{path}/take-back")
        assert _stored(reader, kind) == []
    assert _stored(reader, "certificate") == []
    # With nothing left to take back, nothing happens.
    version = _version(reader, path, f"{path}/edit")
    reader.send(path, {"version": version}, fields=_token(reader), to=f"{path}/take-back")
    reader.open(f"{path}/edit")


def _version(reader: Reader, path: str, page: str | None = None) -> str:
    inputs = reader.open(page or path).iter("input")
    return next(each.get("value", "") for each in inputs if each.get("name") == "version")


def test_a_change_behind_its_back_is_told(reader: Reader) -> None:
    path = reader.recorded(all_met())
    told = "niet meer die van het moment van bewaren"
    assert told not in main_text(reader.open(path))
    document = _stored(reader)[0]
    document["findings"][3]["rating"] = "not-met"
    with closing(sqlite3.connect(reader.file)) as database, database:
        database.execute("UPDATE audits SET document = ?", [json.dumps(document)])
    assert told in main_text(reader.open(path))


# ---------------------------------------------------------------- every page

_PAGES = (
    "/",
    "/audits",
    "/audits/new",
    "/audits/{id}",
    "/audits/{id}/edit",
    "/audits/{id}/report",
    "/audits/{id}/advice",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_language_that_was_asked_for(language: str, reader: Reader) -> None:
    path = reader.recorded(all_met(N04="partly-met"))
    reader.open(f"/?language={language}")
    for page in (*(each.replace("/audits/{id}", path) for each in _PAGES), "/nowhere"):
        text = reader.client.get(page).text
        # Another parser, which takes no mistake.
        whole = parsed(text)
        assert text_of(tree_of(text)).split() == text_of(whole).split()
        assert whole.get("lang") == language
        ids = [each.get("id") for each in whole.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        assert tags(whole).count("h1") == 1


def test_another_language_is_one_link_away_and_changes_nothing_else(reader: Reader) -> None:
    page = reader.open("/?municipality=A&on=2020-01-01")
    (link,) = (each for each in page.iter("a") if each.get("hreflang") == "en")
    address = link.get("href") or ""
    switched = reader.open(address)
    assert switched.get("lang") == "en"
    assert dict(fields_of(switched))["municipality"] == "A"
    assert reader.open("/?language=de").get("lang") == "en"


def test_a_hostile_text_stays_a_text(reader: Reader) -> None:
    # Without half of a pair, which no browser can send.
    text = " ".join(HOSTILE).encode("utf-8", "replace").decode()
    path = reader.begin(**{"scope.organisation.name": text})
    wide = {name: text for name, value in PEOPLE.items() if value.startswith(("jong", "A."))}
    remarks = {"findings[N04].remark": text, "findings[N04].improvements[0].text": text}
    named = {"scope.activities[0].service": text, "interviews[0].services": f" {text}"}
    ratings = all_met(N04="partly-met")
    reader.send(f"{path}/edit", {**PEOPLE, **wide, **ratings, **remarks, **named})
    reader.send(
        f"{path}/advice", {"outcome": "positive", "given-on": "2020-02-10", "given-by": text}
    )
    award = {"awarded-by": text, "awarded-on": "2020-02-20", "paper": "award"}
    reader.send(f"{path}/decision", award)
    reader.send(f"{path}/entry", {"entered-on": "2020-02-21"})
    for page in ("/", "/audits", "/audits/new", path, f"{path}/report", f"/?service={path}"):
        whole = reader.open(page)
        assert {"img", "b", "script"} & set(tags(whole)) == set()
        assert not any(name.startswith("on") for each in whole.iter() for name in each.attrib)
    audit = _audit(reader)
    assert audit.scope is not None
    assert audit.scope.organisation.name.split() == text.split()


def test_a_search_for_a_hostile_text_shows_a_text(reader: Reader) -> None:
    for text in HOSTILE:
        query = {"municipality": text.encode("utf-8", "replace").decode()}
        answer = reader.client.get("/", query_string=query)
        assert answer.status_code == 200
        assert {"script", "img", "b"} & set(tags(tree_of(answer.text))) == set()


# ---------------------------------------------------------------- who may send what


@pytest.mark.parametrize("token", [None, "", "x", "é"])
def test_nothing_is_taken_without_the_token_of_the_session(
    token: str | None, reader: Reader
) -> None:
    reader.send("/audits/new", {**BEGUN, "token": token}, 400)
    assert _stored(reader) == []


def test_a_token_is_of_one_session(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    token = dict(reader.fields("/audits/new"))["token"]
    other = new_reader(tmp_path / "other")
    other.client.post("/audits/new", data={**BEGUN, "token": token})
    assert _stored(other) == []


def test_every_answer_says_what_a_browser_may_do(reader: Reader) -> None:
    path = reader.recorded(all_met())
    for page in ("/", "/nowhere", "/report.css", "/static/service.css", path, f"{path}/report"):
        headers = reader.client.get(page, buffered=True).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert ("unsafe" in policy) is page.endswith("/report")
        assert headers["X-Content-Type-Options"] == "nosniff"
    reader.client.delete_cookie("session")
    cookie = reader.client.get("/audits/new").headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_too_much_is_refused(reader: Reader) -> None:
    path = reader.begin()
    reader.send(f"{path}/edit", {"findings[N01].remark": "x" * 600_000}, 413)


@pytest.mark.parametrize(
    ("method", "page", "status"),
    [
        ("get", "/audits/no-such", 404),
        ("get", "/audits/no-such/edit", 404),
        ("get", "/audits/no-such/advice", 404),
        ("get", "/audits/no-such/report", 404),
        ("delete", "/audits", 400),
        ("put", "/", 400),
        ("get", "/audits/2020-1/outcome", 405),
    ],
)
def test_what_is_not_there_is_said_in_words(
    method: str, page: str, status: int, reader: Reader
) -> None:
    reader.begin()
    answer = getattr(reader.client, method)(page)
    assert answer.status_code == status
    assert tags(tree_of(answer.text)).count("h1") == 1


def test_what_goes_wrong_inside_is_said_in_words(tmp_path: Path) -> None:
    reader = new_reader(tmp_path, TESTING=False, PROPAGATE_EXCEPTIONS=False)
    reader.file.write_bytes(b"no database" * 99)
    answer = reader.client.get("/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "Er ging iets mis" in main_text(tree_of(answer.text))


def test_a_form_proposes_the_day_that_the_service_is_given(reader: Reader) -> None:
    path = reader.recorded(all_met())
    assert dict(reader.fields(f"{path}/advice"))["given-on"] == TODAY.isoformat()
