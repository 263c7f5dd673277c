# SPDX-License-Identifier: MIT
"""The script `decide.py` says in one clear line what is wrong with its input, and exits with 3."""

import json
from pathlib import Path

import pytest

from tests.examples.inputs import as_csv, items_2019, main_of, rows_2017, rows_2019

main = main_of("decide")

# ---------------------------------------------------------------- files

# The file, what is said of it, its name, and the edition that it is read for.
_Bad = tuple[bytes, str, str, str]


def _bad(text: str, expected: str, name: str = "ratings.csv", edition: str = "2.0") -> _Bad:
    return (text.encode("utf-8"), expected, name, edition)


def _bad_json(data: object, expected: str) -> _Bad:
    return _bad(data if isinstance(data, str) else json.dumps(data), expected, "ratings.json")


_BAD: dict[str, _Bad] = {
    "empty": _bad("", "is empty"),
    "blank": _bad(" \n\n", "is empty"),
    "nothing but a byte order mark": _bad("\ufeff", "is empty"),
    "Latin letters": ("norm,rating\nN1,één".encode("cp1252"), "no UTF-8", "a.csv", "2.0"),
    "UTF-16": (as_csv(rows_2019()).encode("utf-16"), "no UTF-8", "a.csv", "2.0"),
    "UTF-16 without a mark": (
        as_csv(rows_2019()).encode("utf-16-le"),
        "line 1 must name",
        "a.csv",
        "2.0",
    ),
    "huge": (b"norm,rating\n" + b"N,met\n" * 200_000, "larger than", "a.csv", "2.0"),
    "no headings": _bad("N01,met\nN02,met\n", "line 1 must name the columns"),
    "a column too few": _bad("norm,remark\nN01,met\n", "line 1 must name the columns"),
    "a column twice": _bad("norm,rating,rating\nN01,met,not-met\n", "line 1 must name"),
    "category twice": _bad("norm,rating,category,Category\n", "line 1 must name"),
    "a blank first line": _bad("\nnorm,rating\nN01,met\n", "line 1 must name"),
    "headings only": _bad("norm,rating\n", "holds 0 norms, edition 2.0 has 49"),
    "a cell too many": _bad("norm,rating\nN01,met,x\n", "line 2 has more cells"),
    "a quote that is not closed": _bad(
        'norm,rating\nN01,"met\nN02,met\n', "CSV at line 3: unexpected end"
    ),
    "an endless cell": _bad(f"norm,rating\n{'N' * 200_000},met\n", "field larger than"),
    "an unknown rating": _bad(as_csv(rows_2019(N07="goed")), "line 8: unknown rating 'goed'"),
    "a rating that is not allowed": _bad(as_csv(rows_2019(N07="niet van toepassing")), "N07"),
    "no identifier": _bad(as_csv(rows_2019()).replace("N07", ""), "line 8: id: "),
    "a poor identifier": _bad(as_csv(rows_2019()).replace("N07", "N 07"), "line 8: id: "),
    "a long identifier": _bad(as_csv(rows_2019()).replace("N07", "N" * 9999), "9999 characters"),
    "a doubled norm": _bad(
        as_csv(rows_2019()).replace("N49", "N07"), "line 50: norm N07 stands already at line 8"
    ),
    "two things wrong": _bad(
        as_csv(rows_2019(N01="goed")).replace("N49", "N07"), "line 2: unknown rating 'goed'"
    ),
    "a norm too few": _bad(
        as_csv(rows_2019()[1:]), "holds 48 norms, edition 2.0 has 49; an open norm needs a row"
    ),
    "a norm too many": _bad(
        as_csv([*rows_2019(), ["N50", "met"]]), "50 norms, edition 2.0 has 49\n"
    ),
    "the other edition": _bad(as_csv(rows_2019()), "49 norms, edition 1.0 has 52", edition="1.0"),
    "an unknown category": _bad(
        as_csv([[*row, "zorg"] for row in rows_2019()]), "line 2: unknown category 'zorg', known"
    ),
    "another split": _bad(
        as_csv(rows_2017()).replace("V16,met,vakmanschap", "V16,met,dienstverlening"),
        "must hold 16 of category 'vakmanschap', got 15",
        edition="1.0",
    ),
    "no JSON": _bad_json("norm,rating\n", "no JSON that can be read"),
    "JSON that breaks off": _bad_json('[{"norm": "N01"', "no JSON that can be read"),
    "deep JSON": _bad_json("[" * 400_000, "no JSON that can be read"),
    "a huge number": _bad_json("[" + "9" * 5000 + "]", "no JSON that can be read"),
    "an object": _bad_json({"N01": "met"}, "must hold a list of objects"),
    "a word": _bad_json("null", "must hold a list of objects"),
    "a list of words": _bad_json(["met"] * 49, "item 1 must be an object with norm and rating"),
    "a lost field": _bad_json([{"norm": "N01"}], "item 1 must be an object with norm and rating"),
    "a field twice": _bad_json(
        '[{"norm": "N01", "rating": "met", "rating": "not-met"}]', "doubled field"
    ),
    "a rating by number": _bad_json(items_2019(N01=1), "item 1: unknown rating 1"),
    "a rating that is no number": _bad_json(items_2019(N02=float("nan")), "unknown rating nan"),
    "a rating by list": _bad_json(items_2019(N03=["met"]), "item 3: unknown rating ['met']"),
    "false for a rating": _bad_json(items_2019(N04=False), "item 4: unknown rating False"),
    "a norm by number": _bad_json([{"norm": 1, "rating": "met"}], "item 1: id: "),
    "a norm doubled in JSON": _bad_json(
        [*items_2019()[:-1], {"norm": "N01", "rating": "met"}],
        "item 49: norm N01 stands already at item 1",
    ),
    "half a letter": _bad_json('[{"norm": "N\\ud800", "rating": "met"}]', "item 1: id: "),
}


def _one_clear_line(capsys: pytest.CaptureFixture[str], expected: str) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert len(err) <= 601
    assert "Traceback" not in err
    assert expected in err
    return err


@pytest.mark.parametrize("name", _BAD)
def test_bad_input_gives_one_clear_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, expected, file, edition = _BAD[name]
    path = tmp_path / file
    path.write_bytes(raw)
    assert main(["--edition", edition, str(path)]) == 3
    assert _one_clear_line(capsys, expected).startswith(f"{path}: ")


def test_several_problems_are_told_and_the_rest_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text(as_csv(rows_2019(N01="a", N02="b", N03="c", N04="d", N05="e")), "utf-8")
    assert main(["--edition", "2.0", str(path)]) == 3
    line = _one_clear_line(capsys, "line 2: unknown rating 'a'")
    assert "line 4: unknown rating 'c'" in line
    assert "and 2 more" in line


# ---------------------------------------------------------------- command lines

_LINES: dict[str, tuple[list[str], str]] = {
    "nothing": ([], "required: --edition"),
    "no edition": (["ratings.csv"], "required: --edition"),
    "an unknown edition": (["--edition", "3.0", "--met", "49"], "invalid choice: '3.0'"),
    "no input": (["--edition", "2.0"], "either a file of ratings or counts"),
    "a file and counts": (["--edition", "2.0", "x.csv", "--met", "1"], "either a file"),
    "two files": (["--edition", "2.0", "a.csv", "b\n.csv"], "unrecognized arguments: b .csv"),
    "an unknown option": (["--edition", "2.0", "--partly", "3"], "--partly"),
    "an unknown language": (["--edition", "2.0", "--met", "49", "--language", "de"], "'de'"),
    "an unknown cycle": (["--edition", "2.0", "--met", "49", "--cycle", "x"], "'x'"),
    "a count of letters": (["--edition", "2.0", "--met", "many"], "invalid int value: 'many'"),
    "a count with a comma": (["--edition", "2.0", "--met", "1,5"], "invalid int value"),
    "an endless count": (["--edition", "2.0", "--met", "9" * 5000], "--met"),
    "a negative count": (["--edition", "2.0", "--met", "50", "--open", "-1"], "at least 0, got -1"),
    "too few norms": (["--edition", "2.0", "--met", "48"], "as open=1"),
    "too many norms": (["--edition", "2.0", "--met", "50"], "counts 50 norms"),
    "a large count": (["--edition", "2.0", "--met", "9" * 400], "met: must be at most"),
    "no such file": (["--edition", "2.0", "no-such-file.csv"], "cannot be read"),
    "a name of lines": (["--edition", "2.0", "no\nsuch\nfile.csv"], "no such file.csv: cannot"),
    "a name of nothing": (["--edition", "2.0", "a\0b.csv"], "cannot be read"),
    "an endless name": (["--edition", "2.0", "a" * 100_000], "cannot be read"),
}


@pytest.mark.parametrize("name", _LINES)
def test_a_bad_command_line_gives_one_clear_line(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line, expected = _LINES[name]
    assert main(line) == 3
    _one_clear_line(capsys, expected)


def test_a_folder_gives_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--edition", "2.0", str(tmp_path)]) == 3
    _one_clear_line(capsys, "cannot be read")
