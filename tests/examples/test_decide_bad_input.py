# SPDX-License-Identifier: MIT
"""The script `decide.py` says in one clear line what is wrong with its input, and exits with 3.

Each case says what has to be in that line in either language: where it is, what stands there, what
would do. *@8* stands for line 8.
"""

import io
import json
import zipfile
from pathlib import Path

import pytest

from sterksociaalwerk.errors import Fault, SterkSociaalWerkError
from tests.examples.inputs import as_csv, items_2019, main_of, rows_2017, rows_2019
from tests.examples.languages import LANGUAGES, foreign_words

main = main_of("decide")
_LINE = {"nl": "regel", "en": "line"}
_both = pytest.mark.parametrize("language", LANGUAGES)


def _one_clear_line(capsys: pytest.CaptureFixture[str], language: str, *facts: str) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert len(err) <= 601
    for fact in facts:
        assert fact.replace("@", f"{_LINE[language]} ") in err
    # What it is about comes first, and is a name.
    assert foreign_words(err.partition(": ")[2], language, "normenkader 20") == set()
    return err


# ---------------------------------------------------------------- files

# The file, its name, the edition that it is read for, and what is said of it.
_Bad = tuple[bytes, str, str, tuple[str, ...]]


def _bad(text: str | bytes, *facts: str, name: str = "ratings.csv", edition: str = "2.0") -> _Bad:
    return (text.encode() if isinstance(text, str) else text, name, edition, facts)


def _bad_json(data: object, *facts: str) -> _Bad:
    text = data if isinstance(data, str) else json.dumps(data)
    return _bad(text, *facts, name="ratings.json")


_KINDS = ("met", "partly met", "not met", "not applicable")
_BAD: dict[str, _Bad] = {
    "empty": _bad(""),
    "blank": _bad(" \n\n"),
    "nothing but a byte order mark": _bad("\ufeff"),
    "a letter that no encoding has": _bad(b"norm,rating\nN1,\x81", "UTF-8"),
    "half a letter of UTF-16": _bad(b"\xff\xfen", "UTF-8"),
    "UTF-16 without a mark": _bad(as_csv(rows_2019()).encode("utf-16-le"), "UTF-8"),
    "a picture": _bad(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "UTF-8"),
    "huge": _bad(b"norm,rating\n" + b"N,met\n" * 200_000, "1 MB"),
    "no headings": _bad("N01,met\nN02,met\n", "@1", '"N01,met"'),
    "a column too few": _bad("norm,remark\nN01,met\n", "@1", '"norm, remark"'),
    "nothing after the separator": _bad("sep=;\n", "@1"),
    "no headings after the separator": _bad("sep=;\nN01;met\n", "@2", '"N01, met"'),
    "a separator that is not used": _bad("sep=;\nnorm,rating\n", "@2", '"norm,rating"'),
    "a separator that cannot be": _bad("sep=x\nnormxrating\n", "@1", '"sep=x"'),
    "a column twice": _bad("norm,rating,rating\nN01,met,not-met\n", "@1", "norm, rating, rating"),
    "two words for a column": _bad("Norm;Oordeel;Rating\n", "@1", '"Norm, Oordeel, Rating"'),
    "category twice": _bad("norm,rating,category,Categorie\n", "@1", "category, Categorie"),
    "a blank first line": _bad("\nnorm,rating\nN01,met\n", "@1"),
    "headings only": _bad("norm,rating\n", "0", "49"),
    "a cell too many": _bad("norm,rating\nN01,met,x\n", "@2"),
    "a quote that is not closed": _bad('norm,rating\nN01,"met\nN02,met\n', "@3", '"'),
    "an endless cell": _bad(f"norm,rating\n{'N' * 200_000},met\n", "@2"),
    "an unknown rating": _bad(as_csv(rows_2019(N07="goed")), "@8", "N07", '"goed"'),
    "an unknown rating after a separator": _bad(
        "sep=,\n" + as_csv(rows_2019(N07="goed")), "@9", "N07", '"goed"'
    ),
    "a rating that is not allowed": _bad(
        as_csv(rows_2019(N07="n.v.t.", N09="nvt")), "N07, N09", "--allow-not-applicable"
    ),
    "no identifier": _bad(as_csv(rows_2019()).replace("N07", ""), "@8", '""', "64"),
    "a poor identifier": _bad(as_csv(rows_2019()).replace("N07", "N 07"), "@8", '"N 07"', "64"),
    "a long identifier": _bad(as_csv(rows_2019()).replace("N07", "N" * 9999), "@8", 'NN..."', "64"),
    "a doubled norm": _bad(as_csv(rows_2019()).replace("N49", "N07"), "@50", "N07", "@8"),
    "two things wrong": _bad(
        as_csv(rows_2019(N01="goed")).replace("N49", "N07"), "@2", '"goed"', "; ", "@50", "@8"
    ),
    "a norm too few": _bad(as_csv(rows_2019()[1:]), "48", "normenkader 2019", "49", "; "),
    "a norm too many": _bad(as_csv([*rows_2019(), ["N50", "met"]]), "50", "2019", "49\n"),
    "the other edition": _bad(as_csv(rows_2019()), "49", "normenkader 2017", "52", edition="1.0"),
    "an unknown category": _bad(as_csv([[*row, "zorg"] for row in rows_2019()]), "@2", '"zorg"'),
    "another split": _bad(
        as_csv(rows_2017()).replace("V16,met,vakmanschap", "V16,met,dienstverlening"),
        "15",
        "16",
        edition="1.0",
    ),
    "a split that cannot be": _bad(
        as_csv(rows_2017()).replace(",organisatie & bestuur", ",vakmanschap"), "36", edition="1.0"
    ),
    "no JSON": _bad_json("norm,rating\n", "JSON", "@1"),
    "JSON that breaks off": _bad_json('[{"norm":\n "N01"', "JSON", "@2"),
    "deep JSON": _bad_json("[" * 400_000, "JSON"),
    "a huge number": _bad_json("[" + "9" * 5000 + "]", "JSON"),
    "an object": _bad_json({"N01": "met"}, "object 1"),
    "a word": _bad_json("null", "object 1"),
    "a list of words": _bad_json(["met"] * 49, "object 1", "norm"),
    "a lost field": _bad_json([{"norm": "N01"}], "object 1", "norm"),
    "a field twice": _bad_json(
        '[{"norm": "N01", "rating": "met", "rating": "x"}]', "rating, rating"
    ),
    "two words for a field": _bad_json('[{"rating": "met", "Oordeel": "x"}]', '"rating, Oordeel"'),
    "a rating by number": _bad_json(items_2019(N01=1), "object 1", "N01", " 1;"),
    "a rating that is no number": _bad_json(items_2019(N02=float("nan")), "object 2", "NaN"),
    "a rating by list": _bad_json(items_2019(N03=["met"]), "object 3", "[...]"),
    "a rating by object": _bad_json(items_2019(N03={}), "object 3", "{...}"),
    "false for a rating": _bad_json(items_2019(N04=False), "object 4", "false"),
    "a norm by number": _bad_json([{"norm": 1, "rating": "met"}], "object 1", " 1 "),
    "a norm doubled in JSON": _bad_json(
        [*items_2019()[:-1], {"norm": "N01", "rating": "met"}], "object 49", "N01", "object 1"
    ),
    "half a letter": _bad_json('[{"norm": "N\\ud800", "rating": "met"}]', "object 1", "N\\ud800"),
}


@_both
@pytest.mark.parametrize("name", _BAD)
def test_bad_input_gives_one_clear_line(
    name: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, file, edition, facts = _BAD[name]
    path = tmp_path / file
    path.write_bytes(raw)
    assert main(["--edition", edition, "--language", language, str(path)]) == 3
    assert _one_clear_line(capsys, language, *facts).startswith(f"{path}: ")


_TITLES = {
    "nl": ("voldoet", "voldoet deels", "voldoet niet", "niet van toepassing"),
    "en": ("met", "partly met", "not met", "not applicable"),
}


@_both
def test_a_bad_rating_is_told_with_those_that_there_are(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(as_csv(rows_2019(N07="goed")), "utf-8")
    assert main(["--edition", "2.0", "--language", language, str(path)]) == 3
    _one_clear_line(capsys, language, *_TITLES[language])


@_both
def test_several_problems_are_told_and_the_rest_counted(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(as_csv(rows_2019(N01="a", N02="b", N03="c", N04="d", N05="e")), "utf-8")
    assert main(["--edition", "2.0", "--language", language, str(path)]) == 3
    line = _one_clear_line(capsys, language, "@2", '"a"', "@4", '"c"', " 2")
    assert '"d"' not in line


# ---------------------------------------------------------------- workbooks


def _zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" * (name == "m"))
    return file.getvalue()


_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = {
    "new": ("a.xlsx", _zipped("[Content_Types].xml", "xl/workbook.xml")),
    "new, with the name of a CSV file": ("a.csv", _zipped("xl/workbook.xml")),
    "new, with the name of a JSON file": ("a.json", _zipped("xl/workbook.xml")),
    "large": ("a.xlsx", _zipped("xl/workbook.xml") + bytes(2_000_000)),
    "open document": ("a.csv", _zipped("m")),
    "old": ("a.XLS", _OLD + bytes(500)),
    "old, with the name of a CSV file": ("a.csv", _OLD + "Workbook".encode("utf-16-le")),
}


@_both
@pytest.mark.parametrize("name", _WORKBOOKS)
def test_a_workbook_is_said_to_be_one(
    name: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, raw = _WORKBOOKS[name]
    path = tmp_path / file
    path.write_bytes(raw)
    assert main(["--edition", "2019", "--language", language, str(path)]) == 3
    _one_clear_line(capsys, language, {"nl": "werkmap", "en": "workbook"}[language], "CSV UTF-8")


@_both
@pytest.mark.parametrize("raw", [_zipped("word/document.xml"), _OLD + bytes(500)])
def test_another_packed_file_is_not_called_a_workbook(
    raw: bytes, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes(raw)
    assert main(["--edition", "2019", "--language", language, str(path)]) == 3
    line = _one_clear_line(capsys, language)
    assert "werkmap" not in line
    assert "workbook" not in line


# ---------------------------------------------------------------- command lines

_LINES: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "nothing": ([], ("--edition", "2017", "2019")),
    "no edition": (["ratings.csv"], ("--edition", "2017", "2019")),
    "an unknown edition": (["--edition", "3.0", "--met", "49"], ('"3.0"', "2017", "2019")),
    "an edition that is left out": (["--met", "49", "--edition"], ('""', "2017", "2019")),
    "no input": (["--edition", "2.0"], ("--met",)),
    "a file and counts": (["--edition", "2.0", "x.csv", "--met", "1"], ("--met",)),
    "two files": (["--edition", "2.0", "a.csv", "b\n.csv"], ("--met",)),
    "an unknown option": (["--edition", "2.0", "--partly", "3"], ("--partly", "--help")),
    "an unknown cycle": (["--edition", "2.0", "--met", "49", "--cycle", "x"], ('"x"',)),
    "a count of letters": (["--edition", "2.0", "--met", "many"], ("--met", '"many"')),
    "a count with a comma": (["--edition", "2.0", "--met=1,5"], ("--met", '"1,5"')),
    "an endless count": (["--edition", "2.0", "--met", "9" * 5000], ("--met",)),
    "a negative count": (["--edition", "2.0", "--met", "50", "--open", "-1"], ("--open", '"-1"')),
    "too few norms": (["--edition", "2.0", "--met", "48"], ("48", "normenkader 2019", "49")),
    "too many norms": (["--edition", "2.0", "--met", "50"], ("50", "normenkader 2019", "49")),
    "norms that do not apply": (
        ["--edition", "2.0", "--met", "48", "--not-applicable", "1"],
        ("--allow-not-applicable",),
    ),
    "no such file": (["--edition", "2.0", "no-such-file.csv"], ("no-such-file.csv: ",)),
    "a name of lines": (["--edition", "2.0", "no\nsuch\nfile.csv"], ("no such file.csv: ",)),
    "a name of nothing": (["--edition", "2.0", "a\0b.csv"], ("a\0b.csv: ",)),
    "an endless name": (["--edition", "2.0", "a" * 100_000], ("aaa: ",)),
}


@_both
@pytest.mark.parametrize("name", _LINES)
def test_a_bad_command_line_gives_one_clear_line(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line, facts = _LINES[name]
    assert main(["--language", language, *line]) == 3
    _one_clear_line(capsys, language, *facts)


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--edition", "2.0", "--met", "49", "--language", "de"]) == 3
    _one_clear_line(capsys, "nl", '"de"', "nl", "en")


@_both
def test_a_folder_gives_one_clear_line(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--edition", "2.0", "--language", language, str(tmp_path)]) == 3
    _one_clear_line(capsys, language, f"{tmp_path}: ")


@_both
def test_what_is_not_foreseen_is_no_outcome(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise SterkSociaalWerkError([Fault("limits", "need the norms")])

    monkeypatch.setitem(main.__globals__, "decide", refuse)
    assert main(["--edition", "2.0", "--met", "49", "--language", language]) == 3
    _one_clear_line(capsys, language)
