# SPDX-License-Identifier: MIT
"""The digest of an evaluation: the same everywhere and for ever, another where what decides is."""

import hashlib
import json
import os
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
import rfc8785
from hypothesis import given, strategies as st

import sterksociaalwerk
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.exchange import Receipt, receipt, verify
from sterksociaalwerk.exchange.receipts import _first  # pyright: ignore[reportPrivateUsage]
from sterksociaalwerk.framework import Cycle, Framework, Limit, Norm, Rated, Rating, Rule
from tests.generators import F2017, F2019, at_most, random_framework, random_ratings, seeded
from tests.project import ROOT

_GOLDEN = ROOT / "tests" / "golden" / "receipts.json"
_MET, _PARTLY, _NOT, _APART = Rating


def _rated(framework: Framework, **others: Rated) -> dict[str, Rated]:
    return {norm.id: _MET for norm in framework.norms} | others


def _small(**changes: Any) -> Framework:  # noqa: ANN401
    """A framework with everything that a receipt covers."""
    limits = [
        Limit(key="deels", ratings={_PARTLY, _NOT}, at_most=3),
        Limit(key="craft", ratings={_NOT}, at_most=0, category=F2019.categories[0].key),
        Limit(key="knock-out", ratings={_NOT, _APART}, at_most=1, norms={"N1", "N2"}),
        Limit(key="weighed", ratings={_PARTLY}, at_most=5, weights={"N1": 3, "N3": 2}),
    ]
    norms = [Norm(f"N{at}", F2019.categories[at % 3].key) for at in range(1, 5)]
    small = attrs.evolve(
        F2019,
        norm_count=4,
        category_counts=None,
        norms=norms,
        rule=Rule(limits),
        recertification_rule=None,
        allows_not_applicable=True,
    )
    return attrs.evolve(small, **changes)


def known() -> Iterator[tuple[str, Evaluation]]:
    """Yield evaluations whose digests are written down."""
    for name, framework in (("2017", F2017), ("2019", F2019)):
        yield f"{name}: nothing rated", evaluate({}, framework)
        yield f"{name}: all met", evaluate(_rated(framework), framework)
        yield (
            f"{name}: fails",
            evaluate(_rated(framework, **dict.fromkeys(_six(), _NOT)), framework),
        )
    again = evaluate(_rated(F2019), F2019, cycle=Cycle.RECERTIFICATION)
    yield "2019: re-audit", again
    some = frozenset({_PARTLY, _NOT})
    yield "2019: ratings still possible", evaluate(_rated(F2019, V1=some, V2=_PARTLY), F2019)
    small: dict[str, Rated] = {"N1": _NOT, "N2": some, "N3": _APART}
    yield "small: everything", evaluate(small, _small())


def _six() -> list[str]:
    return [f"V{at}" for at in range(1, 7)]


def test_the_digests_are_those_that_were_written_down() -> None:
    found = {name: receipt(evaluation).digest for name, evaluation in known()}
    assert len(set(found.values())) == len(found)
    if os.environ.get("REWRITE_GOLDEN"):
        _GOLDEN.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    assert found == json.loads(_GOLDEN.read_text("utf-8"))


@at_most(100)
@given(st.integers(0, 10**6))
def test_what_is_digested_is_canonical_json(seed: int) -> None:
    random = seeded(seed)
    framework = random_framework(random)
    evaluation = evaluate(random_ratings(random, framework), framework)
    made = receipt(evaluation)
    canonical = rfc8785.dumps({"number": 1, **_first(evaluation)})
    assert made.digest == hashlib.sha256(canonical).hexdigest()
    assert verify(made, evaluation)


_EVALUATION = evaluate(_rated(F2019, V1=_PARTLY), F2019)
_LIMIT = F2019.rule.limits[0]


def _evolved(**changes: Any) -> Evaluation:  # noqa: ANN401
    return evaluate(_rated(F2019, V1=_PARTLY), attrs.evolve(F2019, **changes))


_DECIDES: dict[str, Evaluation] = {
    "a rating": evaluate(_rated(F2019, V1=_NOT), F2019),
    "which norm": evaluate(_rated(F2019, V2=_PARTLY), F2019),
    "an open norm": evaluate(_rated(F2019, V1=frozenset({_PARTLY, _NOT})), F2019),
    "the cycle": evaluate(_rated(F2019, V1=_PARTLY), F2019, cycle=Cycle.RECERTIFICATION),
    "the key": _evolved(key=attrs.evolve(F2019.key, version="2.1")),
    "not applicable": _evolved(allows_not_applicable=True),
    "a limit": _evolved(rule=Rule([attrs.evolve(_LIMIT, at_most=9), *F2019.rule.limits[1:]])),
    "the key of a limit": _evolved(
        rule=Rule([attrs.evolve(_LIMIT, key="other"), *F2019.rule.limits[1:]])
    ),
}


@pytest.mark.parametrize("other", _DECIDES.values(), ids=list(_DECIDES))
def test_what_decides_is_covered(other: Evaluation) -> None:
    assert not verify(receipt(_EVALUATION), other)
    assert verify(receipt(other), other)


def test_what_does_not_decide_is_not_covered() -> None:
    others = [
        _evolved(title="another", name="another", sources=()),
        _evolved(norms=[attrs.evolve(norm, text="worded") for norm in F2019.norms]),
        _evolved(rule=Rule(reversed(F2019.rule.limits))),
        _evolved(certificate_years=7, in_force_from=None),
    ]
    for other in others:
        assert verify(receipt(_EVALUATION), other)


def test_a_receipt_is_for_the_order_of_the_catalogue_and_not_for_that_of_the_mapping() -> None:
    rated = _rated(F2019, V1=_PARTLY)
    turned = dict(reversed(rated.items()))
    assert verify(receipt(_EVALUATION), evaluate(turned, F2019))
    other: list[Norm] = [*reversed(F2019.norms)]
    assert not verify(receipt(_EVALUATION), _evolved(norms=other))


def test_the_version_of_the_library_stands_beside_the_digest() -> None:
    made = receipt(_EVALUATION)
    assert made.library_version == sterksociaalwerk.__version__
    assert verify(attrs.evolve(made, library_version="0.1"), _EVALUATION)
    assert not verify(attrs.evolve(made, digest="0" * 64), _EVALUATION)


def test_a_receipt_of_a_number_that_is_not_known_is_not_verified() -> None:
    made = attrs.evolve(receipt(_EVALUATION), number=2)
    with pytest.raises(InvalidArgumentError, match=r"receipt\.number: must be one of 1, got 2"):
        verify(made, _EVALUATION)


@pytest.mark.parametrize("digest", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "é" * 64, 5])
def test_a_digest_is_hexadecimal(digest: Any) -> None:  # noqa: ANN401
    with pytest.raises(InvalidValueError, match="digest"):
        Receipt(number=1, digest=digest, library_version="26.1")
