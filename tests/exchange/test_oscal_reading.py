# SPDX-License-Identifier: MIT
"""What was written comes back equal; what is not ours, or is broken, is refused with its places."""

import copy
import json
from collections.abc import Callable
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Finding
from sterksociaalwerk.comparison import Crosswalk
from sterksociaalwerk.conclusion import Conclusion
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.exchange import (
    findings_from_oscal,
    from_oscal,
    norms_from_oscal,
    to_oscal,
)
from sterksociaalwerk.framework import Framework
from tests.generators import frameworks
from tests.oscal.values import (
    MOMENT,
    NAMESPACE,
    conclusions,
    crosswalks,
    hostile,
    hostile_audit,
    hostile_conclusion,
    hostile_crosswalk,
    hostile_framework,
)

_Document = dict[str, Any]
_Read = Callable[[object], object]


def written(value: Framework | Crosswalk | Conclusion) -> _Document:
    document = to_oscal(value, namespace=NAMESPACE, last_modified=MOMENT)
    again: _Document = json.loads(json.dumps(document))
    return again


def _crosswalk(data: object) -> Crosswalk:
    return from_oscal(Crosswalk, data)


# ---------------------------------------------------------------- there and back


@given(conclusions())
def test_findings_come_back_equal(conclusion: Conclusion) -> None:
    assert findings_from_oscal(written(conclusion)) == conclusion.audit.findings


@given(crosswalks())
def test_a_crosswalk_comes_back_equal(crosswalk: Crosswalk) -> None:
    assert _crosswalk(written(crosswalk)) == crosswalk


_REFERENCES = st.dictionaries(hostile(), st.lists(hostile() | st.just(""), max_size=2), max_size=2)


@given(frameworks(), hostile() | st.just(""), _REFERENCES)
def test_categories_and_norms_come_back_equal(
    framework: Framework, text: str, references: dict[str, list[str]]
) -> None:
    norms = [attrs.evolve(norm, text=text, references=references) for norm in framework.norms]
    framework = attrs.evolve(framework, norms=norms)
    assert norms_from_oscal(written(framework)) == (framework.categories, framework.norms)


def test_all_there_is_comes_back_equal() -> None:
    framework = hostile_framework()
    assert findings_from_oscal(written(hostile_conclusion())) == hostile_audit().findings
    assert _crosswalk(written(hostile_crosswalk())) == hostile_crosswalk()
    assert norms_from_oscal(written(framework)) == (framework.categories, framework.norms)


def test_no_other_class_can_be_read() -> None:
    for cls in (Finding, None, float("nan")):
        with pytest.raises(InvalidArgumentError, match="must be Crosswalk"):
            from_oscal(cast("type[Crosswalk]", cls), {})


# ---------------------------------------------------------------- broken on purpose

_READ: dict[str, tuple[_Read, _Document]] = {
    "results": (findings_from_oscal, written(hostile_conclusion())),
    "mapping": (_crosswalk, written(hostile_crosswalk())),
    "catalog": (norms_from_oscal, written(hostile_framework())),
}
_RESULT = "$.assessment-results.results[0]"
_MAPPING = "$.mapping-collection.mappings[0]"
_GONE = object()


def faults_of(read: _Read, data: object) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        read(data)
    return [str(fault) for fault in caught.value.faults]


def _broken(name: str, *changes: tuple[str, object]) -> list[str]:
    """Return what is said of a document in which something else stands at some places."""
    read, sound = _READ[name]
    document = copy.deepcopy(sound)
    for path, value in changes:
        *above, last = (int(key) if key.isdigit() else key for key in path.split("/"))
        node: Any = document
        for key in above:
            node = node[key]
        if value is _GONE:
            del node[last]
        else:
            node[last] = value
    return faults_of(read, document)


_IN_RESULT = "assessment-results/results/0"
_IN_MAPPING = "mapping-collection/mappings/0"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("assessment-results", [], "$.assessment-results: must be an object, got []"),
        ("assessment-results/results", _GONE, "$.assessment-results.results: is missing"),
        ("assessment-results/metadata", 1, "$.assessment-results.metadata: must be an object"),
        (f"{_IN_RESULT}/observations", {}, f"{_RESULT}.observations: must be a list, got {{}}"),
        (f"{_IN_RESULT}/observations/0", None, f"{_RESULT}.observations[0]: must be an object"),
        (
            f"{_IN_RESULT}/observations/0/props/2/value",
            "voldoet",
            f"{_RESULT}.observations[0].props: must be a rating of met, partly-met",
        ),
        (
            f"{_IN_RESULT}/observations/0/props/2/ns",
            "urn:other",
            f"{_RESULT}.observations[0].props: must hold 'rating'",
        ),
        (
            f"{_IN_RESULT}/observations/0/props/0/value",
            "mood",
            f"{_RESULT}.observations[0].props: must be of a kind of finding",
        ),
        (
            f"{_IN_RESULT}/observations/0/props/0/value",
            5,
            f"{_RESULT}.observations[0].props[0].value: must be text, got 5",
        ),
        (
            f"{_IN_RESULT}/observations/0/remarks",
            "\ud800",
            f"{_RESULT}.observations[0].remarks: must not hold half of a surrogate pair",
        ),
        (
            f"{_IN_RESULT}/observations/0/relevant-evidence/0/description",
            "",
            f"{_RESULT}.observations[0]: evidence[0] must not be empty",
        ),
        (
            f"{_IN_RESULT}/observations/1/props/1/value",
            "lost",
            f"{_RESULT}.observations[1].props: must be of an observation before it",
        ),
        (
            f"{_IN_RESULT}/observations/1/props/1",
            {"name": "other", "value": "x"},
            f"{_RESULT}.observations[1].props: must hold 'of'",
        ),
        (
            f"{_IN_RESULT}/observations/3/props/3/value",
            "1 januari",
            f"{_RESULT}.observations[3].props: must be a day such as",
        ),
        (
            f"{_IN_RESULT}/observations/3/props/4/value",
            "1",
            f"{_RESULT}.observations[3]: follows must be another point",
        ),
        (
            f"{_IN_RESULT}/findings/0/target/status/state",
            "not-satisfied",
            f"{_RESULT}.findings[0].target.status: must be as the rating 'met' has it",
        ),
        (
            f"{_IN_RESULT}/findings/0/target/status",
            _GONE,
            f"{_RESULT}.findings[0].target.status: is missing",
        ),
        (
            f"{_IN_RESULT}/findings/0/target",
            _GONE,
            f"{_RESULT}.findings[0].target: is missing",
        ),
        (
            f"{_IN_RESULT}/findings/0/target/target-id",
            "objective-other",
            f"{_RESULT}.findings[0].target.target-id: must be 'objective-",
        ),
        (
            f"{_IN_RESULT}/findings/0/target/target-id",
            _GONE,
            f"{_RESULT}.findings[0].target.target-id: is missing",
        ),
        (
            f"{_IN_RESULT}/findings/0/related-observations",
            [],
            f"{_RESULT}.findings[0].related-observations: must name one observation",
        ),
        (
            f"{_IN_RESULT}/findings/0/related-observations/0",
            {},
            f"{_RESULT}.findings[0].related-observations[0].observation-uuid: is missing",
        ),
        (
            f"{_IN_RESULT}/findings",
            _GONE,
            f"{_RESULT}.observations[0]: must be related to a finding",
        ),
    ],
)
def test_broken_results_are_refused_with_their_place(path: str, value: object, said: str) -> None:
    found = _broken("results", (path, value))
    assert any(fault.startswith(said) for fault in found), found


def test_an_observation_that_stands_twice_is_refused() -> None:
    sound = _READ["results"][1]["assessment-results"]["results"][0]["observations"]
    found = _broken("results", (f"{_IN_RESULT}/observations", [sound[0], *sound]))
    assert f"{_RESULT}.observations[1].uuid: is already there" in found


def test_a_property_that_stands_twice_is_refused() -> None:
    prop = {"name": "rating", "ns": "urn:sterksociaalwerk:oscal", "value": "met"}
    found = _broken("results", (f"{_IN_RESULT}/observations/0/props/1", prop))
    assert any("is a second 'rating'" in fault for fault in found), found


def test_who_found_it_has_to_be_a_party() -> None:
    actor = {"type": "party", "actor-uuid": "lost"}
    origins = [{"actors": [actor]}]
    found = _broken("results", (f"{_IN_RESULT}/observations/0/origins", origins))
    place = f"{_RESULT}.observations[0].origins[0].actors[0].actor-uuid"
    assert found == [f"{place}: must be that of a party, got 'lost'"]


@pytest.mark.parametrize(
    ("key", "several"),
    [
        ("subjects", [{"title": "a"}, {"title": "b"}]),
        ("origins", [{"actors": [{"actor-uuid": "lost"}]}] * 2),
    ],
)
def test_a_finding_is_on_one_part_and_of_one_person(
    key: str, several: list[dict[str, Any]]
) -> None:
    found = _broken("results", (f"{_IN_RESULT}/observations/0/{key}", several))
    assert f"{_RESULT}.observations[0]: must have one subject and one actor at most" in found


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("mapping-collection/mappings", [], "$.mapping-collection.mappings: must be one mapping"),
        (f"{_IN_MAPPING}/source-resource", _GONE, f"{_MAPPING}.source-resource: is missing"),
        (
            f"{_IN_MAPPING}/source-resource/props/0/value",
            "no label",
            f"{_MAPPING}.source-resource: label must be",
        ),
        (
            f"{_IN_MAPPING}/source-resource/props/1",
            {"name": "x", "value": "x"},
            f"{_MAPPING}.source-resource.props: must hold 'version'",
        ),
        (f"{_IN_MAPPING}/maps", _GONE, f"{_MAPPING}.maps: is missing"),
        (
            f"{_IN_MAPPING}/maps/0/props/0/value",
            "withdrawn",
            f"{_MAPPING}.maps[0].props: must be a change that has norms on both sides",
        ),
        (
            f"{_IN_MAPPING}/maps/0/props",
            _GONE,
            f"{_MAPPING}.maps[0].props: must hold 'change'",
        ),
        (
            f"{_IN_MAPPING}/maps/0/relationship",
            "superset-of",
            f"{_MAPPING}.maps[0].relationship: must be 'equal-to', as it is unchanged",
        ),
        (
            f"{_IN_MAPPING}/maps/0/sources/0/id-ref",
            "ac-1",
            f"{_MAPPING}.maps[0].sources[0].id-ref: must be a control that starts with 'norm-'",
        ),
        (f"{_IN_MAPPING}/maps/0/sources", [], f"{_MAPPING}.maps[0]: sources unchanged asks for 1"),
        (
            f"{_IN_MAPPING}/source-gap-summary/unmapped-controls/0/with-ids",
            [],
            f"{_MAPPING}.source-gap-summary.unmapped-controls[0].with-ids: must name at least one",
        ),
        (
            f"{_IN_MAPPING}/source-gap-summary/unmapped-controls/0/with-ids/0",
            3,
            f"{_MAPPING}.source-gap-summary.unmapped-controls[0].with-ids[0]: must be text, got 3",
        ),
        (
            f"{_IN_MAPPING}/source-gap-summary/unmapped-controls/0/with-ids/0",
            "norm-no norm",
            f"{_MAPPING}.source-gap-summary.unmapped-controls[0]: sources",
        ),
        (
            f"{_IN_MAPPING}/target-gap-summary/unmapped-controls",
            _GONE,
            f"{_MAPPING}.target-gap-summary.unmapped-controls: is missing",
        ),
        (
            f"{_IN_MAPPING}/maps/0/targets/0/id-ref",
            "norm-other",
            None,
        ),
    ],
)
def test_a_broken_mapping_is_refused_with_its_place(
    path: str, value: object, said: str | None
) -> None:
    if said is None:
        # Another norm is another crosswalk, and no fault.
        read, document = _READ["mapping"][0], copy.deepcopy(_READ["mapping"][1])
        maps = document["mapping-collection"]["mappings"][0]["maps"]
        maps[0]["targets"][0]["id-ref"] = value
        assert read(document) != hostile_crosswalk()
        return
    found = _broken("mapping", (path, value))
    assert any(fault.startswith(said) for fault in found), found


def test_the_number_of_links_is_bounded() -> None:
    maps = _READ["mapping"][1]["mapping-collection"]["mappings"][0]["maps"]
    found = _broken("mapping", (f"{_IN_MAPPING}/maps", [maps[0]] * 10_001))
    assert found == [f"{_MAPPING}.maps: must be at most 10000 in a document"]


def test_a_norm_that_stands_twice_is_refused() -> None:
    maps = _READ["mapping"][1]["mapping-collection"]["mappings"][0]["maps"]
    found = _broken("mapping", (f"{_IN_MAPPING}/maps", [maps[0], maps[0]]))
    assert found[0].startswith(f"{_MAPPING}: links[1].sources[0]")


def test_without_gaps_or_remarks_there_is_less_to_read() -> None:
    document = copy.deepcopy(_READ["mapping"][1])
    del document["mapping-collection"]["back-matter"]
    mapping = document["mapping-collection"]["mappings"][0]
    del mapping["source-gap-summary"]
    assert len(_crosswalk(document).links) == len(hostile_crosswalk().links) - 2


# ---------------------------------------------------------------- anything at all

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def _answers(read: _Read, data: object) -> None:
    found: list[str] = []
    try:
        read(data)
    except InvalidValueError as error:
        found = [fault.path for fault in error.faults]
    assert len(found) <= 101
    assert all(path.startswith("$") for path in found)


@pytest.mark.parametrize("name", _READ)
@given(data=_JSON)
def test_anything_gives_a_value_or_faults(name: str, data: object) -> None:
    read, document = _READ[name]
    _answers(read, data)
    _answers(read, dict.fromkeys(document, data))


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    kind: type[Any] = type(node)  # pyright: ignore[reportUnknownVariableType]
    inner = node.items() if kind is dict else enumerate(node)
    found: list[tuple[Any, ...]] = []
    for key, each in inner:
        found.append((*path, key))
        if isinstance(each, dict | list):
            found += _places(each, (*path, key))
    return found


_PLACES = {name: _places(document) for name, (_, document) in _READ.items()}


@pytest.mark.parametrize("name", _READ)
@given(data=st.data())
def test_a_document_with_anything_anywhere_gives_a_value_or_faults(
    name: str, data: st.DataObject
) -> None:
    read, sound = _READ[name]
    document = copy.deepcopy(sound)
    *above, last = data.draw(st.sampled_from(_PLACES[name]))
    node: Any = document
    for key in above:
        node = node[key]
    node[last] = data.draw(_JSON)
    _answers(read, document)


@pytest.mark.parametrize("name", _READ)
def test_what_is_no_document_is_refused(name: str) -> None:
    read, document = _READ[name]
    (kind,) = document
    junk: list[object] = [None, [], "", 1, float("nan"), object()]
    for data in junk:
        assert faults_of(read, data)[0].startswith(f"$: must be an object with {kind!r}")
    assert faults_of(read, {}) == [f"$.{kind}: is missing"]


def test_many_faults_are_bounded() -> None:
    observations = [{"uuid": str(at)} for at in range(100_000)]
    results: _Document = {"metadata": {}, "results": [{"observations": observations}]}
    document = {"assessment-results": results}
    assert len(faults_of(findings_from_oscal, document)) == 101
