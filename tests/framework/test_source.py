# SPDX-License-Identifier: MIT
"""Sources: a citation that is whole, or no citation."""

import datetime

import pytest

from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import Source


def test_only_title_and_publisher_are_needed() -> None:
    source = Source(title="t", publisher="p")
    assert (source.date, source.url, source.note) == (None, None, "")


@pytest.mark.parametrize(
    ("date", "citation"),
    [(None, 'p, "t"'), (datetime.date(2019, 7, 5), 'p, "t", 2019-07-05')],
)
def test_it_reads_as_a_citation(date: datetime.date | None, citation: str) -> None:
    assert str(Source(title="t", publisher="p", date=date, url="u", note="n")) == citation


def test_it_lists_every_fault() -> None:
    moment = datetime.datetime(2019, 7, 15, tzinfo=datetime.UTC)
    with pytest.raises(InvalidValueError) as caught:
        Source(title=" ", publisher=None, date=moment, url="", note=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert [fault.path for fault in caught.value.faults] == [
        "title",
        "publisher",
        "date",
        "url",
        "note",
    ]
    assert caught.value.faults[1] == Fault("publisher", "must be text, got None")
