# SPDX-License-Identifier: MIT
"""The script `decide.py`: its exit codes, what it prints, and which files it reads.

What it says of bad input is in `test_decide_bad_input.py`.
"""

import contextlib
import io
import itertools
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, strategies as st

from tests.examples.inputs import EXAMPLES, as_csv, as_rows, main_of, rows_2017, rows_2019
from tests.examples.languages import LANGUAGES, foreign_words
from tests.project import ROOT

main = main_of("decide")
_NORMS = {"1.0": 52, "2.0": 49}
# At most this many partly met and not met: Sociaal Werk Nederland, 15 July 2019.
_LIMITS = {"1.0": (10, 5), "2.0": (8, 3)}
_SPELLINGS = {
    "met": ("met", "Met", "voldoet", "VOLDOET", " voldoet "),
    "partly-met": ("partly-met", "partly met", "voldoet deels", "Voldoet  Deels"),
    "not-met": ("not-met", "NOT MET", "Voldoet niet"),
    "": ("", "  ", "open", "nog te beoordelen"),
}


def code_of(counts: Counter[str], edition: str) -> int:
    """Return the exit code that follows from the counts: a closed form of the label's rule."""
    partly, failed, open_ = counts["partly-met"], counts["not-met"], counts[""]
    most_partly, most_failed = _LIMITS[edition]
    if partly > most_partly or failed > most_failed:
        return 1
    return 0 if partly + open_ <= most_partly and failed + open_ <= most_failed else 2


# ---------------------------------------------------------------- outcomes


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--edition 2.0 --met 46 --partly-met 3 --not-met 0 --open 0", 0),
        ("--edition 2019 --met 46 --partly-met 3", 0),
        ("--edition 2.0 --met 38 --partly-met 8 --not-met 3", 0),
        ("--edition 2.0 --met 40 --partly-met 9", 1),
        ("--edition 2.0 --met 45 --not-met 4", 1),
        ("--edition 2.0 --not-met 4 --open 45", 1),
        ("--edition 2.0 --open 49", 2),
        ("--edition 2.0 --met 45 --open 4", 2),
        ("--edition 2.0 --met 46 --open 3", 0),
        ("--edition 1.0 --met 37 --partly-met 10 --not-met 5", 0),
        ("--edition 2017 --met 41 --partly-met 11", 1),
        ("--edition 2017 --met 46 --not-met 6", 1),
        ("--edition 2017 --met 46 --open 6 --cycle recertification", 2),
        ("--edition=2017 --met=46 --open=6 --cycle=hertoetsing", 2),
        ("--edition 2019 --met 49 --cycle eerste --language NL", 0),
        ("--edition 2019 --met 46 --not-applicable 3 --allow-not-applicable", 0),
        ("--allow-not-applicable --edition 2019 --not-applicable 5 --not-met 4 --met 40", 1),
    ],
)
def test_counts_give_the_exit_code(
    line: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == code
    shown = capsys.readouterr()
    assert shown.out.strip()
    assert shown.err == ""


_SPELLED = [(kind, cell) for kind, cells in _SPELLINGS.items() for cell in cells]
_MET = [(kind, cell) for kind, cell in _SPELLED if kind == "met"]


@pytest.mark.parametrize(("edition", "year"), [("1.0", "2017"), ("2.0", "2019")])
@given(data=st.data())
def test_a_file_gives_the_exit_code_of_its_counts(
    edition: str, year: str, data: st.DataObject
) -> None:
    # Most norms are met in most audits: were all ratings as likely, hardly one would pass.
    rating = st.sampled_from(_MET * data.draw(st.sampled_from([0, 2, 8, 30])) + _SPELLED)
    found = data.draw(st.lists(rating, min_size=_NORMS[edition], max_size=_NORMS[edition]))
    rows = [[f"X.{at}", cell] for at, (_, cell) in enumerate(found)]
    layout = data.draw(st.sampled_from(["json", *itertools.product(",;\t", ["\n", "\r\n"])]))
    with tempfile.TemporaryDirectory() as folder:
        if layout == "json":
            path = Path(folder) / "ratings.JSON"
            path.write_text(json.dumps([{"norm": n, "rating": cell or None} for n, cell in rows]))
        else:
            path = Path(folder) / "ratings.csv"
            path.write_bytes(as_csv(rows, *layout).encode())
        name = data.draw(st.sampled_from([edition, year]))
        counts = Counter(kind for kind, _ in found)
        assert main(["--edition", name, str(path)]) == code_of(counts, edition)


def test_both_languages_tell_of_the_same_norms(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[set[str]] = []
    texts: list[str] = []
    for language in ("nl", "en"):
        line = ["--edition", "2.0", "--language", language, str(EXAMPLES / "ratings-2019.csv")]
        assert main(line) == 0
        texts.append(capsys.readouterr().out)
        told.append(set(re.findall(r"\bN\d\d\b", texts[-1])))
    # Those that are not plainly met, and no other.
    assert told == [{"N04", "N11", "N19", "N23", "N30", "N37", "N42"}] * 2
    assert "voldoet deels" in texts[0]
    assert "partly met" in texts[1]
    assert "voldoet deels" not in texts[1]


def test_a_letter_that_a_terminal_lacks_is_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def words(*_: object, **__: object) -> str:
        return "één norm"

    monkeypatch.setitem(main.__globals__, "explain", words)
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    monkeypatch.setattr("sys.stdout", terminal)
    assert main(["--edition", "2.0", "--met", "49"]) == 0
    assert terminal.buffer.getvalue().endswith(b"\n\n??n norm\n")


def test_any_stream_will_do_for_output() -> None:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["--edition", "2.0", "--met", "49"]) == 0
    assert out.getvalue().strip()


def test_dutch_is_the_language_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["--edition", "2.0", "--met", "49"]
    main(line)
    plain = capsys.readouterr().out
    main([*line, "--language", "nl"])
    assert capsys.readouterr().out == plain
    main([*line, "--language", "en"])
    assert capsys.readouterr().out != plain


def test_a_file_says_its_categories(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["--edition", "1.0", "--language", "nl", str(EXAMPLES / "ratings-2017.json")]
    assert main(line) == 2
    text = capsys.readouterr().out
    for expected in ("V03", "D07", "O06", "O20", "vakmanschap", "organisatie & bestuur"):
        assert expected in text
    assert "V01" not in text


def test_counts_bear_the_title_of_their_edition(capsys: pytest.CaptureFixture[str]) -> None:
    for year, norms in (("2017", "52"), ("2019", "49")):
        main(["--edition", year, "--met", norms])
        assert f"normenkader {year}" in capsys.readouterr().out.splitlines()[0]


def test_the_readme_shows_what_its_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"docs/examples/decide\.py (.+)\n```\n", readme)
    assert command is not None
    assert main([word.replace("docs", str(ROOT / "docs")) for word in command[1].split()]) == 0
    assert f"```text\n{capsys.readouterr().out}```\n" in readme


# ---------------------------------------------------------------- files as people have them


def _decide(tmp_path: Path, raw: bytes, *, name: str = "ratings.csv", edition: str = "2.0") -> int:
    path = tmp_path / name
    path.write_bytes(raw)
    return main(["--edition", edition, str(path)])


_GOOD = {
    "as Excel writes it": ("\ufeff" + as_csv(rows_2019(), ";", "\r\n")).encode(),
    "old line ends": as_csv(rows_2019(), end="\r").encode(),
    "blank rows at the end": (as_csv(rows_2019(), ";") + ";\n;\n\n").encode(),
    "no last line end": as_csv(rows_2019()).strip().encode(),
    "headings in capitals": as_csv(rows_2019()).replace("norm,rating", ' NORM ,"Rating"').encode(),
    "spaces around cells": as_csv(rows_2019()).replace(",", " , ").encode(),
    "columns that are left alone": "".join(
        line + (";remark" if line.startswith("norm") else ';"well; done"') + "\n"
        for line in as_csv(rows_2019(), ";").splitlines()
    ).encode(),
    "columns in another order": (
        "rating,norm\n" + "".join(f"met,{n}\n" for n in range(49))
    ).encode(),
    "empty columns at the end": "".join(
        f"{line},,\n" for line in as_csv(rows_2019()).splitlines()
    ).encode(),
    "a quoted line end": as_csv([*rows_2019()[:-1], ["N49", "voldoet\r\ndeels"]]).encode(),
}


@pytest.mark.parametrize("name", _GOOD)
def test_files_as_people_have_them_are_read(name: str, tmp_path: Path) -> None:
    assert _decide(tmp_path, _GOOD[name]) == 0


def test_a_rating_that_is_not_written_is_open(tmp_path: Path) -> None:
    for ending in ("", ","):
        text = "norm,rating\n" + "".join(f"N{n}{ending}\n" for n in range(49))
        assert _decide(tmp_path, text.encode()) == 2


def test_a_name_that_ends_otherwise_is_read_as_csv(tmp_path: Path) -> None:
    assert _decide(tmp_path, as_csv(rows_2019()).encode(), name="ratings.txt") == 0


def test_categories_go_by_key_or_title(tmp_path: Path) -> None:
    text = as_csv(rows_2017())
    for spelling in ("organisatie-bestuur", "ORGANISATIE & BESTUUR", " organisatie  & bestuur"):
        raw = text.replace("organisatie & bestuur", spelling).encode()
        assert _decide(tmp_path, raw, edition="1.0") == 0


def test_a_category_may_be_unknown_for_some_norms(tmp_path: Path) -> None:
    text = as_csv(rows_2017()).replace("Dienstverlening", "")
    assert _decide(tmp_path, text.encode(), edition="1.0") == 0


# ---------------------------------------------------------------- files as spreadsheets write them

_NORM = st.sampled_from(["norm", "Norm", " NORM "])
_RATING = st.sampled_from(["rating", "Beoordeling", "OORDEEL", "oordeel "])
_CATEGORY = st.sampled_from(["category", "Categorie", "CATEGORIE"])
_SPLIT = {
    "V": ("vakmanschap", "Vakmanschap", ""),
    "D": ("dienstverlening", "services", ""),
    "O": ("organisatie & bestuur", "organisatie-bestuur", "Organisation and governance", ""),
}


@st.composite
def _sheets(draw: st.DrawFn) -> tuple[bytes, int]:
    """Draw a file for 2017 as a spreadsheet writes it, and the exit code that it is to give."""
    columns = draw(st.permutations(["norm", "rating", "category", "remark", "remark"]))
    headings = {
        "norm": draw(_NORM),
        "rating": draw(_RATING),
        "category": draw(_CATEGORY),
        "remark": draw(st.sampled_from(["opmerking", "opmerking; toelichting, bewijs\tbron", ""])),
    }
    most = draw(st.sampled_from([0, 2, 8, 30]))
    found = draw(st.lists(st.sampled_from(_MET * most + _SPELLED), min_size=52, max_size=52))
    rows = [[headings[column] for column in columns]]
    for (norm, *_), (_, cell) in zip(rows_2017(), found, strict=True):
        row = {
            "norm": norm,
            "rating": cell,
            "category": draw(st.sampled_from(_SPLIT[norm[0]])),
            "remark": draw(
                st.sampled_from(["", "één; twee, drie", 'zij zei "ja"', "regel\nregel"])
            ),
        }
        rows.append([row[column] for column in columns])
    separator = draw(st.sampled_from(";,\t"))
    text = as_rows(rows, separator, draw(st.sampled_from(["\n", "\r\n"])))
    said = f"sep={separator}"
    first = draw(st.sampled_from(["", f"{said}\n", f'"{said}"\r\n', f"SEP={separator}\r\n"]))
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
    return (first + text).encode(codec), code_of(Counter(kind for kind, _ in found), "1.0")


@given(_sheets())
def test_every_dialect_gives_the_exit_code_of_its_counts(sheet: tuple[bytes, int]) -> None:
    raw, code = sheet
    with tempfile.TemporaryDirectory() as folder:
        assert _decide(Path(folder), raw, edition="2017") == code


def _foreign(codec: str) -> bytes:
    return as_csv([*rows_2019()[:-1], ["N49", "met"]]).replace("rating", "rating,één").encode(codec)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_encoding_that_is_not_utf_8_is_said(
    codec: str, name: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes(_foreign(codec))
    assert main(["--edition", "2019", "--language", language, str(path)]) == 0
    err = capsys.readouterr().err
    assert len(err.splitlines()) == bool(name)
    assert name in err
    assert foreign_words(err, language, str(path)) == set()


def test_a_separator_is_not_taken_for_another(tmp_path: Path) -> None:
    # More commas than semicolons in the line of headings.
    text = as_csv(rows_2019(), ";").replace("rating", "beoordeling;gesprek, stuk, plek, bron", 1)
    assert _decide(tmp_path, text.encode()) == 0


@pytest.mark.parametrize("cell", ["n.v.t.", "N.v.t.", "nvt", "not-applicable", "not applicable"])
def test_norms_may_be_not_applicable_if_that_is_allowed(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(as_csv(rows_2019(N07=cell, N09="niet van toepassing")), "utf-8")
    line = ["--edition", "2019", str(path)]
    assert main([*line, "--allow-not-applicable"]) == 0
    assert main(line) == 3


def test_json_may_be_dutch(tmp_path: Path) -> None:
    items = [{"Norm": norm, "Oordeel": "voldoet"} for norm, _ in rows_2019()]
    assert _decide(tmp_path, json.dumps(items).encode(), name="a.json") == 0


# ---------------------------------------------------------------- as a program


def run(
    *arguments: str, stdout: int | IO[str] = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run the script as a program of its own."""
    return subprocess.run(  # noqa: S603
        [sys.executable, str(EXAMPLES / "decide.py"), *arguments],
        check=False,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--edition", "2.0", str(EXAMPLES / "ratings-2019.csv")], 0),
        (["--edition", "2.0", "--met", "40", "--partly-met", "9"], 1),
        (["--edition", "1.0", str(EXAMPLES / "ratings-2017.json")], 2),
        (["--help"], 0),
    ],
    ids=["pass", "fail", "open", "help"],
)
def test_the_program_answers(arguments: list[str], code: int) -> None:
    ran = run(*arguments)
    assert ran.returncode == code
    assert ran.stdout.strip()
    assert ran.stderr == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["--edition", "2.0"], ["--edition", "2.0", "no-such-file.csv"], ["--edition", "2.0", "/"]],
    ids=["usage", "no file", "folder"],
)
def test_the_program_complains_in_one_line(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.returncode == 3
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.slow
def test_an_explanation_that_cannot_be_written_is_no_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Only what is buffered can still fail at the end.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this machine has no device that is always full")
    with full.open("w") as out:
        ran = run("--edition", "2.0", "--met", "49", stdout=out)
    assert ran.returncode == 3
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("decide.py: ")
