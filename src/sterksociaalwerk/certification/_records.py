# SPDX-License-Identifier: MIT
"""What records in a row have in common: an order, and one label.

The order is total, so that the same records are equal however they were given: certificates that
tie are for one audit, and refused.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from .._checks import Faults, shown, sortable
from ._organisations import organisation_order
from .certificate import Certificate

_T = TypeVar("_T")
_Key = tuple[object, ...]


def _are_all(values: object, kind: type) -> bool:
    return isinstance(values, tuple) and all(
        isinstance(value, kind) for value in cast("tuple[object, ...]", values)
    )


def sorted_records(
    values: Iterable[_T], kind: type[_T], key: Callable[[_T], _Key]
) -> tuple[_T, ...]:
    """Return records of one kind in order; leave anything else as it is, for a check to name."""
    records = sortable(values)
    return tuple(sorted(records, key=key)) if _are_all(records, kind) else records


def certificate_order(certificate: Certificate) -> _Key:
    """Return what certificates are sorted by: the days first, then what tells them apart."""
    return (
        certificate.valid_from,
        certificate.award.awarded_on,
        certificate.valid_until,
        organisation_order(certificate.organisation),
        certificate.framework,
        certificate.award.advice.audit,
    )


def check_label(faults: Faults, path: str, certificate: Certificate, first: Certificate) -> None:
    """Check that a certificate is of the label of another."""
    if certificate.framework.label != first.framework.label:
        name, other = shown(certificate.framework.label), shown(first.framework.label)
        faults.add(f"{path}.framework.label", f"must be {other} like the first, got {name}")
