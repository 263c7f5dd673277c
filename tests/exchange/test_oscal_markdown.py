# SPDX-License-Identifier: MIT
"""What users wrote shows as they wrote it, and comes back as it was."""

import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange.oscal._markdown import (  # pyright: ignore[reportPrivateUsage]
    block,
    line,
    plain_text,
)
from tests.oscal.values import HOSTILE, hostile

_READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_ALL = "\n".join(HOSTILE)
# Control characters show as nothing, or are none of Markdown's business.
_TEXTS = hostile() | st.text(
    st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\r\t")
)


def shown(markdown: str) -> list[str]:
    """Return the lines that Markdown shows, which may hold nothing but text."""
    lines = [""]
    for token in _READER.parse(markdown):
        if token.type == "paragraph_open":
            lines.append("")
        for child in token.children or ():
            lines += _shown(child, lines.pop())
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}, token
    return [each for each in lines if each]


def _shown(child: Token, so_far: str) -> list[str]:
    if child.type == "hardbreak":
        return [so_far, ""]
    assert child.type in {"text", "text_special"}, child
    return [so_far + child.content]


def _meant(text: str) -> list[str]:
    # What has no glyph at all may not be there; Markdown puts another in its place.
    return [each.replace("\0", "\N{REPLACEMENT CHARACTER}") for each in text.split("\n") if each]


@pytest.mark.parametrize("text", [*HOSTILE, _ALL, "", "\n", " ", "a\n\nb\nc"])
def test_a_text_shows_as_it_was_written(text: str) -> None:
    assert shown(block(text)) == _meant(text)
    assert plain_text(block(text)) == text
    assert plain_text(line(text)) == text
    assert "\n" not in line(text)


@given(_TEXTS)
def test_any_text_shows_as_it_was_written(text: str) -> None:
    kept = "".join(each for each in text if each in "\n\r\t\0" or each.isprintable())
    assert shown(block(kept)) == _meant(kept)


@given(hostile() | st.text())
def test_any_text_comes_back(text: str) -> None:
    assert plain_text(block(text)) == text
    assert plain_text(line(text)) == text


def test_plain_words_stay_readable() -> None:
    text = "De norm is gehaald (zie 4.2), en dat is goed: 100% - meer niet!"
    assert block(text) == line(text) == text


@pytest.mark.parametrize("entity", ["&#55296;", "&#1114112;", "&#9999999;"])
def test_what_is_no_character_is_replaced(entity: str) -> None:
    assert plain_text(entity) == "\N{REPLACEMENT CHARACTER}"


def test_a_planted_mark_is_seen() -> None:
    for planted in ("*a*", "# a", "- a", "<b>", "    a", "[a](b)", "a\nb"):
        with pytest.raises(AssertionError):
            assert shown(planted) == _meant(planted)


@pytest.mark.parametrize("write", [block, line])
def test_half_a_surrogate_pair_is_refused(write: object) -> None:
    assert callable(write)
    with pytest.raises(InvalidValueError):
        write("a\ud800")
