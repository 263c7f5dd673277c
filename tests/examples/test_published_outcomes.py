# SPDX-License-Identifier: MIT
"""What organisations published of their audits is what the library decides."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.examples.inputs import EXAMPLES, main_of
from tests.examples.languages import LANGUAGES, foreign_words

main = main_of("published_outcomes")
_SCRIPT = EXAMPLES / "published_outcomes.py"
_CASES: list[dict[str, Any]] = json.loads(_SCRIPT.with_suffix(".json").read_text("utf-8"))


_EDITION = re.compile(
    r"^  (?:normenkader|edition of) (\d+): (\d+) \D+(\d+) \D+(\d+) ", re.MULTILINE
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_published_outcome_agrees(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", language]) == 0
    text = capsys.readouterr().out
    assert _EDITION.findall(text) == [
        ("2019", "46", "3", "0"),
        ("2017", "52", "0", "0"),
        ("2019", "49", "0", "0"),
    ]
    names = [name for case in _CASES for name in (case["organisation"], case["source"][language])]
    assert foreign_words(text, language, *names) == set()


def test_every_case_says_where_it_was_read() -> None:
    assert [case["organisation"] for case in _CASES] == ["Mens en Welzijn Voorst", "CVD Rotterdam"]
    for case in _CASES:
        assert all(case["source"][language].strip() for language in LANGUAGES)
        assert case["url"].startswith("https://")


@pytest.mark.parametrize(
    "change",
    [{"outcome": "fail"}, {"outcome": "open"}, {"met": 40, "partly_met": 9}],
    ids=["published fail", "published open", "other counts"],
)
def test_an_outcome_that_does_not_agree_is_said(
    change: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "outcomes.json"
    path.write_text(json.dumps([_CASES[1], _CASES[0] | change]), "utf-8")
    assert main([str(path)]) == 1
    assert len(re.findall("NIET", capsys.readouterr().out)) == 1
    assert main([str(path), "--language", "en"]) == 1
    assert len(re.findall("NOT", capsys.readouterr().out)) == 1


@pytest.mark.slow
def test_the_program_agrees() -> None:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, str(_SCRIPT)], check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(_EDITION.findall(ran.stdout)) == 3
