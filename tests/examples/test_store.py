# SPDX-License-Identifier: MIT
"""The script that stores audits: what comes out is what went in, and nothing else goes in."""

import importlib.util
import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sterksociaalwerk import Audit, Register, RegisterEntry, explain, from_dict, to_dict
from tests.examples.languages import LANGUAGES, foreign_words
from tests.project import ROOT

_EXAMPLES = ROOT / "docs" / "examples"
_FILE = _EXAMPLES / "audit-to-store.json"
_DOCUMENT: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))


def _module() -> Any:  # noqa: ANN401
    spec = importlib.util.spec_from_file_location("example_store", _EXAMPLES / "store.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_STORE = _module()
_MAIN: Callable[[Sequence[str]], int] = _STORE.main


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = str(tmp_path / "audits.sqlite")
    assert _MAIN([path, "add", str(_FILE)]) == 0
    return path


def _stored(path: str) -> tuple[Any, ...]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT * FROM audits").fetchall()
    (row,) = rows
    return tuple(row)


def test_what_is_stored_is_the_audit(database: str) -> None:
    identifier, document, receipt = _stored(database)
    assert identifier == "2019-12"
    assert from_dict(Audit, json.loads(document)) == from_dict(Audit, _DOCUMENT)
    assert json.loads(receipt)["schema"] == "sterksociaalwerk/receipt/1"


def test_the_list_tells_what_is_in_the_documents(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert _MAIN([database, "list", "--language", "en"]) == 0
    others = sum(finding["rating"] != "met" for finding in _DOCUMENT["findings"])
    expected = f"2019-12  2019-12-11  Welzijn Voorbeeld: {others} norms not fully met"
    assert capsys.readouterr().out.strip() == expected


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_conclusion_is_drawn_from_what_is_stored(
    database: str,
    language: Any,  # noqa: ANN401
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert _MAIN([database, "conclude", "2019-12", "--language", language]) == 0
    conclusion = _STORE.ssw.conclude(from_dict(Audit, _DOCUMENT), _STORE.SCHEME)
    assert capsys.readouterr().out.strip() == explain(conclusion, language=language).strip()
    assert [issue.severity.value for issue in conclusion.issues].count("error") == 0


def test_a_change_behind_its_back_is_found_out(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(_stored(database)[1])
    document["findings"][3] = {"norm": "N04", "rating": "met"}
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE audits SET document = ?", [json.dumps(document)])
    capsys.readouterr()
    _fails([database, "conclude", "2019-12"], "2019-12", capsys)


_BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no audit": ({"schema": "sterksociaalwerk/finding/1"}, "$.schema"),
    "a fault": ({**_DOCUMENT, "audited-on": "soon"}, "$.audited-on"),
    "an unknown norm": (
        {**_DOCUMENT, "findings": [{"norm": "V1", "rating": "met"}]},
        "unknown norm",
    ),
    "an unknown edition": (
        {**_DOCUMENT, "framework": {"label": "sterk-sociaal-werk", "version": "9"}},
        "9.0",
    ),
}


@pytest.mark.parametrize(("document", "said"), _BAD.values(), ids=list(_BAD))
def test_what_is_no_audit_is_not_stored(
    document: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = str(tmp_path / "audits.sqlite"), tmp_path / "bad.json"
    file.write_text(json.dumps(document), "utf-8")
    assert _MAIN([path, "add", str(file), "--language", "en"]) == 2
    assert said in capsys.readouterr().err
    assert _MAIN([path, "add", str(file)]) == 2
    # A path is the same in every language.
    assert foreign_words(capsys.readouterr().err, "nl", "ratings", "edition") == set()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM audits").fetchone() == (0,)


def test_bad_calls_end_with_a_line_and_a_code(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "no.json"
    file.write_text("{", "utf-8")
    text = tmp_path / "text.sqlite"
    text.write_text("no database" * 99, "utf-8")
    capsys.readouterr()
    for line, said in (
        ([database, "conclude", "2020-1"], "2020-1"),
        ([database, "add", str(file)], "no.json"),
        ([database, "add", str(tmp_path / "missing.json")], "missing.json"),
        ([database, "add", str(_FILE)], "2019-12"),
        ([str(text), "list"], "text.sqlite"),
        ([database, "drop"], "drop"),
        ([database, "list", "--language", "fr"], "fr"),
        ([], "-"),
    ):
        _fails(line, said, capsys)


def _fails(line: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Check that a call ends with one line in either language, and nothing on stdout."""
    for language in LANGUAGES:
        assert _MAIN([*line, "--language", language]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said in err
        assert err.count("\n") == 1
        assert foreign_words(err, language, *line) == set()


_ADVISE = ["advise", "2019-12", "positive", "Een certificerende instelling", "2020-01-15"]
_AWARD = ["award", "2019-12", "Beheercommissie", "2020-02-03"]


def test_an_audit_is_followed_to_the_register(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for step in (_ADVISE, _AWARD):
        capsys.readouterr()
        assert _MAIN([database, *step]) == 0
        assert "2019-12" in capsys.readouterr().out
    with closing(sqlite3.connect(database)) as connection:
        entries = connection.execute("SELECT document FROM papers WHERE kind = 'RegisterEntry'")
        (document,) = entries.fetchone()
    entry = from_dict(RegisterEntry, json.loads(document))
    assert entry.certificate is not None
    # Two years, from the day of the award.
    assert entry.certificate.valid_until == date(2022, 2, 3)
    assert entry.certificate.award.advice.audit == "2019-12"
    for day in (date(2020, 2, 2), date(2020, 2, 3), date(2022, 2, 3)):
        assert _MAIN([database, "register", day.isoformat(), "--language", "en"]) == 0
        expected = explain(Register([entry]), on=day, language="en", scheme=_STORE.SCHEME)
        assert capsys.readouterr().out.strip() == expected.strip()


def test_papers_that_do_not_fit_are_not_stored(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    _fails([database, *_AWARD], "2019-12", capsys)
    early = [*_ADVISE[:-1], "2019-01-15"]
    for line, said in (
        ([*_ADVISE[:2], "maybe", *_ADVISE[3:]], "maybe"),
        ([*_ADVISE[:-1], "soon"], "soon"),
        (early, "2019"),
    ):
        _fails([database, *line], said, capsys)
    assert _MAIN([database, *_ADVISE]) == 0
    capsys.readouterr()
    _fails([database, *_ADVISE], "2019-12", capsys)
    _fails([database, *_AWARD[:-1], "2020-01-14"], "awarded_on", capsys)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT kind FROM papers").fetchall() == [("Advice",)]


def test_an_audit_that_fails_gets_no_positive_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = str(tmp_path / "audits.sqlite"), tmp_path / "fails.json"
    findings = [{**finding, "rating": "not-met"} for finding in _DOCUMENT["findings"]]
    file.write_text(json.dumps({**_DOCUMENT, "findings": findings}), "utf-8")
    assert _MAIN([path, "add", str(file)]) == 0
    capsys.readouterr()
    _fails([path, *_ADVISE], "", capsys)
    assert _MAIN([path, *_ADVISE[:2], "negative", *_ADVISE[3:]]) == 0


def test_the_document_beside_the_script_is_as_it_would_be_written() -> None:
    written = to_dict(from_dict(Audit, _DOCUMENT))
    assert list(written) == list(_DOCUMENT)
    # A text may stand for an organisation, or for a point to improve.
    written["scope"]["organisation"] = written["scope"]["organisation"]["name"]
    assert written["scope"] == _DOCUMENT["scope"]
    assert written["interviews"] == _DOCUMENT["interviews"]
