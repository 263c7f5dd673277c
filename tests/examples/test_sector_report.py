# SPDX-License-Identifier: MIT
"""The script that reports on a made-up sector: what was planted in it stands in the report."""

import re
from collections.abc import Callable

import pytest

from tests.examples.inputs import main_of
from tests.reporting.forms import blocks_of_html, parsed, tags

_MAIN = main_of("sector_report")
Told = Callable[..., str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what the script prints."""

    def run(*options: str) -> str:
        assert _MAIN(options) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return str(out)

    return run


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_shows_what_was_planted(language: str, told: Told) -> None:
    text = told("--language", language)
    assert text == told("--language", language)
    whole = " ".join(text.split())
    summary = whole.partition("V1 ")[0]
    assert "D3 / D7" in summary
    assert re.search(r": V5\b", summary)
    shares = [
        float(found.replace(",", ".")) for found in re.findall(r"\b201[789]: ([\d.,]+)%", summary)
    ]
    assert shares == sorted(shares)
    assert len(shares) == 3
    assert max(len(line) for line in text.splitlines() if len(line.split()) > 1) <= 100


def test_it_says_first_that_all_is_made_up(told: Told) -> None:
    assert "verzonnen" in told().splitlines()[0]
    assert "made up" in told("--language", "en").splitlines()[0]
    whole = parsed(told("--html", "--language", "en").strip())
    assert "made up" in blocks_of_html(whole)[1][1]
    assert "svg" in tags(whole)


def test_no_small_region_is_shown_unless_it_is_asked_for(told: Told) -> None:
    assert re.search(r"^eilanden ", told(), re.MULTILINE) is None
    assert re.search(r"^eilanden ", told("--minimum", "1"), re.MULTILINE) is not None
    assert re.search(r"^201\d ", told("--minimum", "301"), re.MULTILINE) is None
