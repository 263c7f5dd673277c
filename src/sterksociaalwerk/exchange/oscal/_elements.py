# SPDX-License-Identifier: MIT
"""What all of our OSCAL documents are made of: identifiers, properties, metadata."""

import datetime
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from attrs import frozen

from ..._checks import Faults, fail, shown
from ...errors import InvalidArgumentError, InvalidValueError
from ._markdown import line

Element = dict[str, Any]
"""An object of a document."""

VERSION = "1.2.1"
"""The version of OSCAL that is written."""
NAMESPACE = "urn:sterksociaalwerk:oscal"
"""The namespace of the properties and parts that OSCAL does not define."""

# A token of OSCAL starts with a letter; an identifier of ours may not.
NORM, OBJECTIVE, STATEMENT, CATEGORY = "norm-", "objective-", "statement-", "category-"

# The years that OSCAL's pattern of dates knows.
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


@frozen
class Stamp:
    """What a caller says of a document: whose it is and when it was made."""

    namespace: UUID
    last_modified: str

    def uuid(self, *content: object) -> str:
        """Return the identifier of what has some content: the same for the same content."""
        return str(uuid5(self.namespace, json.dumps(content, sort_keys=True)))


def stamped(faults: Faults, namespace: UUID, last_modified: datetime.datetime) -> Stamp:
    """Return what a caller said; raise the faults so far, with what is wrong with it."""
    faults.instance("namespace", namespace, UUID, "a UUID")
    moment = ""
    if faults.instance("last_modified", last_modified, datetime.datetime, "a datetime"):
        moment = _moment(last_modified)
        if not moment:
            wanted = f"must know its time zone and be of {_FIRST_YEAR} to {_LAST_YEAR}"
            faults.add("last_modified", f"{wanted}, got {shown(last_modified)}")
    faults.raise_any(InvalidArgumentError)
    return Stamp(namespace, moment)


def _moment(value: datetime.datetime) -> str:
    """Return a moment in UTC; empty where OSCAL cannot write it."""
    if value.utcoffset() is None:
        return ""
    try:
        moment = value.astimezone(datetime.UTC)
    except OverflowError:
        return ""
    return moment.isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else ""


def midnight(path: str, day: datetime.date) -> str:
    """Return the first moment of a day: OSCAL asks for moments where an audit has days."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        problem = f"must be of {_FIRST_YEAR} to {_LAST_YEAR} in OSCAL, got {day.isoformat()}"
        raise fail(InvalidValueError, path, problem)
    return f"{day.isoformat()}T00:00:00+00:00"


def prop(name: str, value: str) -> Element:
    """Return a property of ours; its value is a code, an identifier, a number or a day."""
    return {"name": name, "ns": NAMESPACE, "value": value}


def filled(**members: object) -> Element:
    """Return an object without what is empty, which OSCAL does not take; ``_`` stands for ``-``."""
    return {
        name.strip("_").replace("_", "-"): member
        for name, member in members.items()
        if member not in (None, "", [])
    }


def resource(uuid: str, title: str, **members: object) -> Element:
    """Return a resource of the back matter."""
    return filled(uuid=uuid, title=line(title), **members)


def document(kind: str, stamp: Stamp, metadata: Element, **members: object) -> Element:
    """Return a whole document; its identifier is that of all that it holds.

    Args:
        kind: Its one key.
        stamp: What the caller said.
        metadata: Title, version, and whatever more.
        members: The rest; what is empty is left out.
    """
    whole = {
        "metadata": {
            **metadata,
            "last-modified": stamp.last_modified,
            "oscal-version": VERSION,
        },
        **filled(**members),
    }
    return {kind: {"uuid": stamp.uuid(kind, whole), **whole}}


def back_matter(resources: Iterable[Element]) -> Element | None:
    """Return the back matter, if there is any."""
    several = list(resources)
    return {"resources": several} if several else None
