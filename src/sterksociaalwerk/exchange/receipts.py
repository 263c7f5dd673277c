# SPDX-License-Identifier: MIT
"""A digest of what decides an outcome, which any later release can compute again.

The digest is SHA-256 over JSON in the canonical form of RFC 8785 (JCS): sorted keys, no spaces,
whole numbers only. What goes in is ASCII by its own rules, so that sorting by code point is sorting
by UTF-16, as the RFC asks.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from .._checks import Faults, fail, plainly, shown
from .._version import __version__
from ..errors import InvalidArgumentError, InvalidValueError
from ..evaluation import Evaluation
from ..framework import Limit, Rated, Rating

_DIGITS = frozenset("0123456789abcdef")
_LENGTH = 64


@frozen(kw_only=True, field_transformer=plainly)
class Receipt:
    """What an outcome was computed from, as a digest.

    Attributes:
        number: The number of the rules by which the digest was made; part of what it covers.
        digest: SHA-256 in 64 lower-case hexadecimal digits.
        library_version: The version of this library that made it; not part of the digest.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> Receipt(number=1, digest="0" * 64, library_version="26.1").number
        1
    """

    number: int
    digest: str
    library_version: str

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.integer("number", self.number, 1)
        if faults.text("digest", self.digest) and (
            len(self.digest) != _LENGTH or not _DIGITS.issuperset(self.digest)
        ):
            faults.add("digest", f"must be {_LENGTH} lower-case hexadecimal digits")
        faults.text("library_version", self.library_version)
        faults.raise_any(InvalidValueError)


def receipt(evaluation: Evaluation) -> Receipt:
    """Return a receipt for an evaluation.

    It covers what decides the outcome: the key of the framework, the norms with their categories,
    whether norms may be not applicable, the limits of the rule applied, the ratings, the cycle, the
    outcome, and the number of the receipt. It does not cover titles, wording, sources or dates. So
    it is the same on every machine and interpreter, and in every later release.

    Args:
        evaluation: The evaluation.

    Returns:
        The receipt, made by the newest rules.

    Raises:
        InvalidArgumentError: If *evaluation* is not an Evaluation.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> made = receipt(evaluate({}, V2017.with_numbered_norms()))
        >>> made.number, made.digest[:8]
        (1, '...')
    """
    _check(evaluation)
    newest = max(_NUMBERS)
    return Receipt(number=newest, digest=_digest(evaluation, newest), library_version=__version__)


def verify(receipt: Receipt, evaluation: Evaluation) -> bool:
    """Return whether a receipt is for an evaluation.

    Args:
        receipt: The receipt; its digest is computed again by the rules that its number names.
        evaluation: The evaluation.

    Raises:
        InvalidArgumentError: If an argument has the wrong type, or this release does not know the
            number of the receipt; lists every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> kept = receipt(evaluate({}, framework))
        >>> verify(kept, evaluate({"V1": Rating.MET}, framework))
        False
    """
    faults = Faults()
    if faults.instance("receipt", receipt, Receipt, "a Receipt") and receipt.number not in _NUMBERS:
        known = ", ".join(map(str, _NUMBERS))
        faults.add("receipt.number", f"must be one of {known}, got {shown(receipt.number)}")
    faults.instance("evaluation", evaluation, Evaluation, "an Evaluation")
    faults.raise_any(InvalidArgumentError)
    return _digest(evaluation, receipt.number) == receipt.digest


def _check(evaluation: object) -> None:
    if not isinstance(evaluation, Evaluation):
        problem = f"must be an Evaluation, got {shown(evaluation)}"
        raise fail(InvalidArgumentError, "evaluation", problem)


def _digest(evaluation: Evaluation, number: int) -> str:
    contents = {"number": number, **_NUMBERS[number](evaluation)}
    text = json.dumps(contents, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _first(evaluation: Evaluation) -> dict[str, Any]:
    """Return what decides, as the first rules have it; these never change."""
    framework = evaluation.framework
    limits = framework.rule_for(evaluation.cycle).limits
    return {
        "framework": {
            "label": framework.key.label,
            "version": str(framework.key.version),
            "allows-not-applicable": framework.allows_not_applicable,
            "norms": [[norm.id, norm.category] for norm in framework.norms],
            "limits": [_limit(limit) for limit in sorted(limits, key=lambda limit: limit.key)],
        },
        "cycle": evaluation.cycle.value,
        "ratings": [[norm, _rated(rated)] for norm, rated in evaluation.ratings.items()],
        "outcome": evaluation.outcome.value,
    }


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "key": limit.key,
        "ratings": [rating.value for rating in Rating if rating in limit.ratings],
        "at-most": limit.at_most,
        "category": limit.category,
        "norms": None if limit.norms is None else sorted(limit.norms),
        "weights": None if limit.weights is None else sorted(limit.weights.items()),
    }


def _rated(rated: Rated) -> list[str]:
    possible = rated if isinstance(rated, frozenset) else {rated}
    return [rating.value for rating in Rating if rating in possible]


# A receipt that was made by earlier rules is verified by these: they stay.
_NUMBERS: Mapping[int, Callable[[Evaluation], dict[str, Any]]] = {1: _first}
