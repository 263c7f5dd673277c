# SPDX-License-Identifier: MIT
"""What organisations published of their audits is what the library decides."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.examples.inputs import EXAMPLES, main_of

main = main_of("published_outcomes")
_SCRIPT = EXAMPLES / "published_outcomes.py"
_CASES: list[dict[str, Any]] = json.loads(_SCRIPT.with_suffix(".json").read_text("utf-8"))


def test_every_published_outcome_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    decided = [line.strip() for line in lines if line.startswith("  edition ")]
    assert decided == [
        "edition 2.0: 46 met, 3 partly met, 0 not met: pass, agrees",
        "edition 1.0: 52 met, 0 partly met, 0 not met: pass, agrees",
        "edition 2.0: 49 met, 0 partly met, 0 not met: pass, agrees",
    ]
    assert sum("the edition is not stated" in line for line in lines) == 1


def test_every_case_says_where_it_was_read() -> None:
    assert [case["organisation"] for case in _CASES] == ["Mens en Welzijn Voorst", "CVD Rotterdam"]
    assert all(case["source"].strip() for case in _CASES)
    assert _CASES[0]["source"].startswith("https://")


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
    assert capsys.readouterr().out.count("DOES NOT AGREE") == 1


@pytest.mark.slow
def test_the_program_agrees() -> None:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, str(_SCRIPT)], check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("agrees") == 3
