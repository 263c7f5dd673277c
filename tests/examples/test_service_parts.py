# SPDX-License-Identifier: MIT
"""The parts of the certifier's service: forms as documents, words, and that it holds no rule."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

import sterksociaalwerk as ssw
from docs.examples.service.documents import as_fields, at, date_of, document_of, rows_of
from docs.examples.service.presenting import set_up_templates
from docs.examples.service.words import FIELDS, WORDS
from sterksociaalwerk import label
from sterksociaalwerk.comparison import Progress
from sterksociaalwerk.errors import Fault
from sterksociaalwerk.evaluation import ReasonCode
from sterksociaalwerk.scheme import EditionReason
from tests.examples.inputs import EXAMPLES
from tests.examples.languages import foreign_words
from tests.project import ROOT

_SERVICE = EXAMPLES / "service"
_TEMPLATES = sorted((_SERVICE / "templates").glob("*.html"))
_MODULES = sorted(_SERVICE.glob("*.py"))

# ---------------------------------------------------------------- forms as documents


def _read(*form: tuple[str, str], cls: type = ssw.Audit) -> dict[str, Any]:
    document = document_of(cls, form)
    assert document.pop("schema").startswith("sterksociaalwerk/")
    return document


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("id", " a-1 ", "a-1"),
        ("certifying-body", "  ", None),
        ("process-started-on", "", None),
        ("auditors", "A\r\n\r\n B ", ["A", "B"]),
        ("scope.whole-organisation", "true", True),
        ("scope.whole-organisation", "false", False),
        ("scope.whole-organisation", "maybe", "maybe"),
        ("scope.staff[0].headcount", "12", 12),
        ("scope.staff[0].headcount", "-1", "-1"),
        ("scope.staff[0].headcount", "9" * 30, "9" * 30),
        ("scope.staff[0].headcount", "²", "²"),
        ("scope.staff[0].fte", "9,4", "9.4"),
        ("scope.staff[0].fte", "9.4", "9.4"),
        ("scope.staff[0].fte", "9.400,5", "9.400,5"),
        ("interviews[0].services", "all", "all"),
        ("interviews[0].services", " all", ["all"]),
        ("interviews[0].services", "", None),
        ("findings[N01].remark", "a\r\nb", "a\nb"),
        ("findings[N01].improvements[0].text", "a", "a"),
    ],
)
def test_a_field_is_read_as_the_schema_has_it(name: str, text: str, wanted: object) -> None:
    document = _read((name, text))
    assert at(document, name) == wanted
    assert type(at(document, name)) is type(wanted)


def test_several_ticks_are_one_list() -> None:
    ticks = [("interviews[0].services", " b"), ("interviews[0].services", " a")]
    assert _read(*ticks)["interviews"] == [{"services": ["b", "a"]}]


def test_rows_that_are_blank_are_dropped_and_the_others_keep_their_order() -> None:
    roles = {9: "c", 0: "a", 1: "", 2: " "}
    document = _read(*((f"scope.staff[{place}].role", text) for place, text in roles.items()))
    assert rows_of(document, "scope.staff") == [{"role": "c"}, {"role": "a"}]
    assert rows_of(document, "scope.volunteers") == []


def test_a_form_without_rows_holds_the_lists_that_a_document_needs() -> None:
    assert _read() == {"findings": []}
    assert _read(("scope.organisation.name", "A"))["scope"]["activities"] == []
    assert _read(cls=ssw.Refusal) == {}


_STRANGE = (
    "token",
    "action",
    "",
    "[0]",
    "scope..staff",
    "scope.staff[",
    "scope.staff[0",
    "Scope",
    "scope/staff",
    ".".join(["scope"] * 300),
    f"scope.staff[{'1' * 500}].role",
    "findings[a b].rating",
)


@pytest.mark.parametrize("name", _STRANGE)
def test_what_is_no_path_is_left_alone(name: str) -> None:
    assert _read((name, "x")) == {"findings": []}


_NAMES = st.sampled_from(
    [
        *("id", "scope", "scope.staff", "scope.staff[0]", "scope.staff[0].role", "findings"),
        *("findings[N01]", "findings[N01].rating", "findings[N01].rating[0].x", "interviews[0]"),
        *(
            "scope.empty",
            "scope.staff.empty",
            "auditors[0]",
            "kind.x",
            "scope.staff[0].fte.at-least",
        ),
        *("findings[N01].improvements[1].text", "scope.organisation", "scope.organisation.name"),
        *("scope.organisation.merged-from[0].name", "framework.version", "scope.scope.scope.scope"),
    ]
)


@given(st.lists(st.tuples(_NAMES, st.sampled_from(["", "x", "all", "1", "true", "met"]))))
def test_any_form_is_a_document_or_has_faults_with_a_place(form: list[tuple[str, str]]) -> None:
    document = document_of(ssw.Audit, form)
    # None of them is whole.
    with pytest.raises(ssw.SterkSociaalWerkError) as caught:
        ssw.from_dict(ssw.Audit, document)
    faults = caught.value.faults
    assert len(as_fields(faults, document)) == len(faults)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("$", ""),
        ("$.scope.activities[1].municipalities[0]", "scope.activities[1].municipalities"),
        ("$.scope.activities[1]", "scope.activities"),
        ("$.findings[1].rating", "findings[N02].rating"),
        ("$.findings[0].improvements[2].text", "findings[N01].improvements[2].text"),
        ("ratings['N02']", "findings[N02].rating"),
        ("edition", "framework.version"),
        ("valid_until", "valid-until"),
    ],
)
def test_a_fault_has_the_name_of_its_field(path: str, field: str) -> None:
    document: dict[str, Any] = {
        "findings": [{"norm": "N01"}, {"norm": "N02"}],
        "framework": {},
        "valid-until": None,
    }
    (found,) = as_fields([Fault(path, "is wrong")], document)
    assert found.field == field
    assert found.problem == "is wrong"


def test_a_fault_of_what_is_not_in_the_form_names_what_it_is_of() -> None:
    (found,) = as_fields([Fault("entries[0].kind", "is wrong")], {})
    assert (found.field, found.problem) == ("", "entries[0].kind: is wrong")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2020-02-29", date(2020, 2, 29)), ("2021-02-29", "2021-02-29"), ("x", "x"), ("", None)],
)
def test_what_is_no_date_is_left_for_the_library_to_refuse(text: str, wanted: object) -> None:
    assert date_of(text) == wanted


# ---------------------------------------------------------------- words


def test_every_text_is_in_its_language() -> None:
    for key, texts in WORDS.items():
        for language, text in zip(("nl", "en"), texts, strict=True):
            assert foreign_words(text, language) == set(), key
        assert len(texts) == 2
        assert {*re.findall(r"\{\w+\}", texts[0])} == {*re.findall(r"\{\w+\}", texts[1])}


def _used() -> set[str]:
    """Return the keys of texts that the templates and the modules name."""
    texts = [path.read_text("utf-8") for path in _TEMPLATES]
    named = set(re.findall(r"""["']([a-z0-9-]+)["']""", " ".join(texts)))
    for path in _MODULES:
        if path.stem != "words":
            tree = ast.walk(ast.parse(path.read_text("utf-8")))
            named |= {str(node.value) for node in tree if isinstance(node, ast.Constant)}
    return named


def test_every_text_is_used() -> None:
    pieced = re.compile(r"error-[0-9]+(-text)?|step-(advice|decision|certificate|entry)")
    unused = {key for key in WORDS if not pieced.fullmatch(key)} - _used()
    assert unused == set()


def test_every_field_has_a_name() -> None:
    named = set(FIELDS)
    texts = " ".join(path.read_text("utf-8") for path in _TEMPLATES)
    fields = re.findall(r'f\.(?:text|area|select|ticks)\((?:\w+ ~ )?"([a-z.-]+)"', texts)
    assert len(fields) > 20
    assert {field.rpartition(".")[2] for field in fields} <= named
    assert set(FIELDS.values()) <= set(WORDS)


def test_the_templates_escape() -> None:
    for path in _TEMPLATES:
        assert "|safe" not in path.read_text("utf-8")
    assert callable(set_up_templates)


# ---------------------------------------------------------------- no rule of its own

_CODES: tuple[type[Enum], ...] = (
    ssw.AdviceOutcome,
    ssw.AuditKind,
    ssw.Change,
    ssw.Cycle,
    ssw.EditionStatus,
    EditionReason,
    ssw.IssueCode,
    ssw.Outcome,
    Progress,
    ssw.Rating,
    ReasonCode,
    ssw.Standing,
    ssw.StatusChangeKind,
)
# These are words of forms and schemas too.
_WORDS = {"new", "required"}
_VALUES = {str(code.value) for codes in _CODES for code in codes} - _WORDS
_DECIDING = {codes.__name__ for codes in _CODES}
# What a rule is made of: read by the library alone.
_PARTS = {"at_most", "certificate_years", "in_force_from", "least", "limits", "margin", "order"}


def _label_numbers() -> set[int]:
    """Return the numbers of the rules of the label."""
    found: set[int] = set()
    for framework in label.SCHEME:
        found |= {framework.norm_count, *(limit.at_most for limit in framework.rule.limits)}
        found |= {*(framework.category_counts or {}).values(), framework.certificate_years or 0}
    return found - {0}


def rules_in(source: str) -> Iterator[str]:
    """Yield what in a module would be a rule of its own."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=value):
                yield from _literal_rules(value)
            case ast.Attribute(value=ast.Attribute(attr=name) | ast.Name(id=name)) if (
                name in _DECIDING
            ):
                yield f"a member of {name}"
            case ast.Attribute(attr=name) if name in _PARTS:
                yield f"what a rule is made of: {name}"
            case ast.Call(func=ast.Attribute(attr="date" | "timedelta"), args=[_, *_]):
                yield "a date"
            case ast.Compare(ops=ops) if any(
                isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in ops
            ):
                # How long something is may be compared.
                if "len(" not in ast.unparse(node):
                    yield f"a comparison: {ast.unparse(node)}"
            case _:
                pass


def _literal_rules(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value in _VALUES:
            yield f"the code {value}"
        if re.search(r"\b\d{4}-\d\d\b", value):
            yield f"a date in {value}"
    elif value in _label_numbers() and not isinstance(value, bool):
        yield f"the number {value}"


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.stem)
def test_the_service_holds_no_rule_of_its_own(path: Path) -> None:
    assert list(rules_in(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.stem)
def test_no_template_names_a_code(path: Path) -> None:
    named = set(re.findall(r"""["']([a-z0-9-]+)["']""", path.read_text("utf-8")))
    assert named & _VALUES == set()


@pytest.mark.parametrize(
    "planted",
    [
        "limit = 8",
        "is_met = rating == 'met'",
        "from_day = '2019-05-01'",
        "passed = evaluation.outcome is ssw.Outcome.PASS",
        "passed = outcome is Outcome.PASS",
        "left = result.margin",
        "mandatory = datetime.date(2020, 1, 1)",
        "late = audited_on >= mandatory",
        "blocks = issue.code == 'scope-missing'",
    ],
)
def test_a_planted_rule_is_found(planted: str) -> None:
    assert len(list(rules_in(planted))) >= 1


# ---------------------------------------------------------------- as a program


@pytest.mark.slow
def test_the_service_is_found_by_the_command_of_its_page(tmp_path: Path) -> None:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "flask", "--app", str(_SERVICE), "routes"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    assert {"register.search", "audits.edit", "steps.decision"} <= set(ran.stdout.split())
    assert (tmp_path / "certifier.sqlite").is_file()
