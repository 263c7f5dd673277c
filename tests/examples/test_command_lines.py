# SPDX-License-Identifier: MIT
"""Every script speaks Dutch or English throughout: its help, what it prints, and what is wrong.

What the library explains is replaced by nothing, for its words are tested where they are written.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import sterksociaalwerk as ssw
from tests.examples.inputs import EXAMPLES, main_of
from tests.examples.languages import LANGUAGES, foreign_words
from tests.project import ROOT

_FILES = (
    "transition_year",
    "merged_care_organisation",
    "ten_years",
    "audit_for_two_labels",
    "oscal_catalog",
)
# Those that count a portfolio show programmers how to use another engine, and need that engine.
_ALL = sorted(path.stem for path in EXAMPLES.glob("*.py") if "portfolio" not in path.stem)
_MAIN = {name: main_of(name) for name in _ALL}
# Names in the data and of the label, in whichever language the rest is.
_NAMES = (
    "Welzijn Voorbeeldstad",
    "Zorg en Welzijn Denkland",
    "Kwaliteitslabel Sociaal Werk",
    "Audit and Accountability",
)

_COUNTS = {
    "decide": ("--edition", "2019", "--met", "49"),
    "store": (":memory:", "add", str(EXAMPLES / "audit-to-store.json")),
}

_both = pytest.mark.parametrize("language", LANGUAGES)
_files = pytest.mark.parametrize("name", _FILES)


def test_no_script_is_left_out() -> None:
    assert {*_FILES, "decide", "published_outcomes", "sector_report", "store"} == set(_ALL)


# ---------------------------------------------------------------- help


@_both
@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("name", _ALL)
def test_help_is_in_one_language(
    name: str, option: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _MAIN[name]([option, "--language", language]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert f"{name}.py" in out
    assert max(map(len, out.splitlines())) <= 100
    # What decide.py reads may be in either language, and its help says so.
    both = ("norm, rating", "met, partly met", "met of", "Dutch")
    assert foreign_words(out, language, *both) == set()


@_both
@pytest.mark.parametrize("name", _ALL)
def test_help_tells_every_option_and_no_other(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main = _MAIN[name]
    main(["--help", "--language", language])
    told = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert told == set(main.__globals__["OPTIONS"]) - {"-h"}


@pytest.mark.parametrize("name", _ALL)
def test_help_is_dutch_unless_asked_otherwise(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    texts: list[str] = []
    for line in (["--help"], ["--help", "--language", "nl"], ["--help", "--language=EN"]):
        assert _MAIN[name](line) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1] != texts[2]


# ---------------------------------------------------------------- what they print


@_both
@_files
def test_a_script_speaks_one_language(
    name: str,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def silent(*_: object, **__: object) -> str:
        return ""

    monkeypatch.setattr(ssw, "explain", silent)
    assert _MAIN[name](["--language", language]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    data = json.loads((EXAMPLES / f"{name.replace('_', '-')}.json").read_text("utf-8"))
    said = [item.get("remark", "") for item in data.get("activities", ())]
    services = [item["service"] for item in data.get("activities", ())]
    allowed = [each for each in (*_NAMES, *said, *services) if each]
    assert foreign_words(out, language, *allowed) == set()


@_files
def test_a_dutch_file_is_dutch_throughout(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    # Not so in English, where much of the data is Dutch.
    assert _MAIN[name]([]) == 0
    assert foreign_words(capsys.readouterr().out, "nl", "A. Voorbeeld", *_NAMES) == set()


@_both
@pytest.mark.parametrize(
    "line", ["2019 ratings-2019.csv", "2017 ratings-2017.json", "2019 --met 46 --open 3"]
)
def test_a_decision_is_told_in_one_language(
    line: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLES)
    assert _MAIN["decide"](["--language", language, "--edition", *line.split()]) in {0, 2}
    assert foreign_words(capsys.readouterr().out, language, "normenkader 20") == set()


def test_foreign_words_are_found() -> None:
    assert foreign_words("De uitkomst: within de grenzen", "nl") == {"within"}
    assert foreign_words("The outcome: binnen the limits", "en") == {"binnen"}
    assert foreign_words('Dutch: "binnen", see --edition', "en", "Dutch") == set()


# ---------------------------------------------------------------- what is wrong


def _one_line(capsys: pytest.CaptureFixture[str], language: str, *facts: str) -> None:
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert all(fact in err for fact in facts)
    assert foreign_words(err, language) == set()


@_both
@pytest.mark.parametrize(
    ("line", "fact"),
    [
        (["--bogus", "x"], "--bogus"),
        (["--language=fr"], "--language fr"),
        (["--language"], "--language"),
        (["--help=x"], "--help x"),
        (["eins", "zwei"], "zwei"),
        (["-x"], "-x"),
    ],
)
@pytest.mark.parametrize("name", [*_FILES, "published_outcomes", "sector_report"])
def test_a_bad_command_line_is_refused(
    name: str, line: list[str], fact: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _MAIN[name](["--language", language, *line]) == 2
    _one_line(capsys, language, f"{name}.py: ", fact, "--help")


@pytest.mark.parametrize("days", ["", "-1", "many", "1.5", "9" * 400])
def test_a_grace_is_a_number_of_days(days: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _MAIN["ten_years"](["--grace-days", days]) == 2
    _one_line(capsys, "nl", "--grace-days")


_Change = Callable[[dict[str, Any]], object]
# The script, what is changed in its data, and what is said of it in Dutch as well.
_CHANGES: dict[str, tuple[str, _Change, str]] = {
    "a field that is missing": ("transition_year", lambda data: data.pop("links"), "'links'"),
    "a heading that is missing": ("ten_years", lambda data: data.pop("organisation"), "'org"),
    "an unknown rating": (
        "transition_year",
        lambda data: data["ratings"].update(V1="goed"),
        "'goed'",
    ),
    "an unknown norm": ("transition_year", lambda data: data["ratings"].update(V99="met"), "'V99'"),
    "an unknown edition": (
        "merged_care_organisation",
        lambda data: data.update(edition="9"),
        "'9'",
    ),
    "a norm of no edition": (
        "audit_for_two_labels",
        lambda data: data["ratings"].pop(next(iter(data["ratings"]))),
        "norms",
    ),
    "a day that is none": (
        "merged_care_organisation",
        lambda data: data.update(audited_on="2020-02-30"),
        "merged-care-organisation.json",
    ),
    "a word for a list": (
        "ten_years",
        lambda data: data.update(certificates="none"),
        "ten-years.json",
    ),
    "a number for a list": (
        "transition_year",
        lambda data: data.update(links=[1]),
        "transition-year.json",
    ),
}


@_both
@pytest.mark.parametrize("case", _CHANGES)
def test_data_that_do_not_fit_are_refused(
    case: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, change, fact = _CHANGES[case]
    main = _MAIN[name]
    path = main.__globals__["FILE"]
    data = json.loads(path.read_text("utf-8"))
    change(data)
    changed = tmp_path / path.name
    changed.write_text(json.dumps(data), "utf-8")
    monkeypatch.setitem(main.__globals__, "FILE", changed)
    assert main(["--language", language]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert fact in err
    # The library lists what it knows in both languages.
    known = [rating.title for rating in sorted(ssw.Rating, key=lambda each: -len(each.title))]
    assert foreign_words(err, language, *(known if language == "en" else ())) == set()


@_both
@pytest.mark.parametrize("state", ["missing", "folder", "no JSON", "no text"])
def test_a_file_that_cannot_be_read_is_refused(
    state: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "data.json"
    if state == "folder":
        path.mkdir()
    elif state == "no JSON":
        path.write_text('{\n"a"', "utf-8")
    elif state == "no text":
        path.write_bytes(b'{"a": "\xff"}')
    for name in _FILES:
        monkeypatch.setitem(_MAIN[name].__globals__, "FILE", path)
        assert _MAIN[name](["--language", language]) == 2
        _one_line(capsys, language, "data.json: ", "2" if state == "no JSON" else "")


@_both
@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("[{}]", "'organisation'"),
        ("{}x", "1"),
        ("[1]", ""),
        (None, ""),
    ],
)
def test_published_outcomes_that_cannot_be_read_are_refused(
    text: str | None,
    fact: str,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "outcomes.json"
    if text is not None:
        path.write_text(text, "utf-8")
    assert _MAIN["published_outcomes"]([str(path), "--language", language]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}: ")
    assert fact in err
    assert foreign_words(err.partition(": ")[2], language) == set()


def test_who_has_seen_enough_sees_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Closed:
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None:
            raise BrokenPipeError

        def close(self) -> None:
            raise BrokenPipeError

    for name in [*_FILES, "published_outcomes", "sector_report"]:
        with monkeypatch.context() as patched:
            patched.setattr("sys.stdout", Closed())
            assert _MAIN[name]([]) == 0
    assert capsys.readouterr() == ("", "")


# ---------------------------------------------------------------- copies


def _shared(name: str) -> dict[str, str]:
    source = (EXAMPLES / f"{name}.py").read_text("utf-8")
    _, marked, rest = source.partition("# The same in each of these scripts")
    assert marked
    return {
        node.name: ast.unparse(node)
        for node in ast.parse(rest.partition("\n")[2]).body
        if isinstance(node, ast.FunctionDef)
    }


def test_what_each_script_has_a_copy_of_is_the_same() -> None:
    first, *others = (_shared(name) for name in (*_FILES, "published_outcomes"))
    assert len(first) == 4
    for other in others:
        differing = {name for name in first if first[name] != other[name]}
        # What is decided, or for how long a gap may last, is each script's own.
        assert differing <= {"main"}
    # It reads no data, so that there is no problem with them.
    without_data = _shared("sector_report")
    assert first.keys() - without_data.keys() == {"problem_of"}
    assert {name for name in without_data if first[name] != without_data[name]} == {"main"}


@pytest.mark.slow
@pytest.mark.parametrize("name", _ALL)
def test_a_script_can_be_copied_by_itself(name: str, tmp_path: Path) -> None:
    # With the data that it names, and nothing else.
    data = _MAIN[name].__globals__.get("FILE")
    for path in filter(None, (EXAMPLES / f"{name}.py", data)):
        shutil.copy(path, tmp_path)
    ran = subprocess.run(  # noqa: S603
        [sys.executable, str(tmp_path / f"{name}.py"), *_COUNTS.get(name, ())],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout
