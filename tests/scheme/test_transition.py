# SPDX-License-Identifier: MIT
import copy
import datetime
import pickle
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Source
from sterksociaalwerk.scheme import Announcement, Transition

PUBLISHED, MANDATORY = datetime.date(2019, 5, 1), datetime.date(2020, 1, 1)
DAY = datetime.timedelta(days=1)
SOURCE = Source(title="Nieuws", publisher="A society")


def transition(**changes: object) -> Transition:
    fields: dict[str, Any] = {
        "source": "<2",
        "target": "2.0",
        "published_on": PUBLISHED,
        "mandatory_on": MANDATORY,
    }
    fields.update(changes)
    return Transition(**fields)


def faults_of(**changes: object) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        transition(**changes)
    return [str(fault) for fault in caught.value.faults]


def test_a_start_that_is_not_given_is_the_publication() -> None:
    assert transition().started_before == PUBLISHED
    assert transition(started_before=None) == transition(started_before=PUBLISHED)
    assert transition(started_before=MANDATORY) != transition()


def test_specifiers_of_256_characters_are_read_and_longer_ones_are_not() -> None:
    assert transition(source="<2".ljust(256)) == transition()
    assert len(faults_of(source="<2".ljust(257))) == 1


def test_a_transition_is_a_value() -> None:
    one = transition(source=">=1,<2", target=Version("2"))
    assert one == transition(source=SpecifierSet("<2,>=1"))
    assert hash(one) == hash(transition(source="<2,>=1"))
    assert repr(one) == repr(transition(source="<2,>=1", target=Version("2")))
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<2", "<2.0"),
        ("<2.0.0", "<2.0"),
        (" < v2 ", "<2.0"),
        ("<2,<2.0", "<2.0"),
        ("<2,>=1", "<2.0,>=1.0"),
        ("!=1.0.1,<=2rc1", "!=1.0.1,<=2.0rc1"),
        ("==1+wijkteams", "==1.0+wijkteams"),
        ("", ""),
        # Here how many numbers there are is part of what is said.
        ("~=2.0", "~=2.0"),
        ("~=2.0.0", "~=2.0.0"),
        ("==2.*", "==2.*"),
        ("!=2.0.*", "!=2.0.*"),
        ("===2", "===2"),
    ],
)
def test_specifiers_that_say_the_same_are_written_alike(given: str, kept: str) -> None:
    for form in (given, SpecifierSet(given)):
        assert str(transition(source=form).source) == kept
    assert transition(source=given) == transition(source=kept)
    versions = ("1", "1.0.1", "1.0+wijkteams", "1.5", "2rc1", "2", "2.0.1", "2.1", "3")
    for version in map(Version, versions):
        selected = SpecifierSet(given).contains(version, prereleases=True)
        assert transition(source=given).selects(version) is selected


@pytest.mark.parametrize(
    ("source", "version", "selected"),
    [
        ("<2", "1.0", True),
        ("<2", "1.0+wijkteams", True),
        ("<2", "1.9rc1", True),
        ("<2", "2.0rc1", False),
        ("<2", "2.0", False),
        ("<2", "2.0+wijkteams", False),
        ("==1.0", "1.0+wijkteams", True),
        ("==1.0+wijkteams", "1.0", False),
        ("", "9.0", True),
    ],
)
def test_variants_and_pre_releases_follow_the_specifiers(
    source: str, version: str, *, selected: bool
) -> None:
    for form in (source, SpecifierSet(source, prereleases=False)):
        assert transition(source=form).selects(Version(version)) is selected


@pytest.mark.parametrize(
    "changes",
    [
        {"mandatory_on": PUBLISHED},
        {"started_before": MANDATORY},
        {"started_before": PUBLISHED - DAY},
        {"started_before": datetime.date.min},
        {"citation": SOURCE},
    ],
)
def test_what_is_unusual_is_allowed(changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        assert getattr(transition(**changes), name) == value


def test_days_that_contradict_each_other_are_named_at_once() -> None:
    assert faults_of(mandatory_on=PUBLISHED - DAY) == [
        "mandatory_on: must not be before published_on 2019-05-01, got 2019-04-30"
    ]
    assert faults_of(started_before=MANDATORY + DAY) == [
        "started_before: must not be after mandatory_on 2020-01-01, got 2020-01-02"
    ]
    assert len(faults_of(mandatory_on=PUBLISHED - DAY, started_before=PUBLISHED)) == 2


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"target": "2.0+wijkteams"}, ["target: must be an edition, not its variant, got '2.0+wi"]),
        ({"target": "two"}, ["target: must be a version such as '2.0', got 'two'"]),
        ({"source": "2"}, ["source: must be version specifiers such as '<2', got '2'"]),
        ({"source": Version("2")}, ["source: must be version specifiers such as '<2', got <Vers"]),
        ({"citation": "here"}, ["citation: must be a Source, got 'here'"]),
        ({"started_before": "may"}, ["started_before: must be a datetime.date or None, got 'may'"]),
        (
            {"published_on": True, "mandatory_on": float("nan")},
            [
                "published_on: must be a datetime.date, got True",
                "mandatory_on: must be a datetime.date, got nan",
            ],
        ),
        (
            {"source": None, "target": None, "published_on": None, "mandatory_on": None},
            ["source: must be", "target: must be", "published_on: must", "mandatory_on: must"],
        ),
    ],
)
def test_every_fault_is_named(changes: dict[str, Any], faults: list[str]) -> None:
    found = faults_of(**changes)
    assert [fault[: len(start)] for fault, start in zip(found, faults, strict=True)] == faults


def test_an_announcement_is_a_value() -> None:
    one = Announcement(version="3.0", announced_on=PUBLISHED, source=SOURCE)
    assert one == Announcement(version=Version("3"), announced_on=PUBLISHED, source=SOURCE)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("first", "mandatory", "paths"),
    [
        (None, None, []),
        (PUBLISHED, PUBLISHED, []),
        (None, PUBLISHED, []),
        (PUBLISHED - DAY, MANDATORY, ["in_force_from"]),
        (None, PUBLISHED - DAY, ["mandatory_on"]),
        (MANDATORY, PUBLISHED, ["mandatory_on"]),
        ("2019", 2020, ["in_force_from", "mandatory_on"]),
    ],
)
def test_the_days_of_what_is_announced_follow_each_other(
    first: Any,  # noqa: ANN401
    mandatory: Any,  # noqa: ANN401
    paths: list[str],
) -> None:
    def make() -> Announcement:
        return Announcement(
            version="3",
            announced_on=PUBLISHED,
            source=SOURCE,
            in_force_from=first,
            mandatory_on=mandatory,
        )

    if not paths:
        assert make().mandatory_on == mandatory
        return
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert [fault.path for fault in caught.value.faults] == paths
