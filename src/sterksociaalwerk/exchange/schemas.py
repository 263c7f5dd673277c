# SPDX-License-Identifier: MIT
"""What documents look like, as JSON Schema."""

from typing import Any

from ._classes import value_of
from ._codecs import Definitions
from ._documents import schema_name
from ._kinds import kind_of


def json_schema(cls: type) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the documents of a class.

    It is made from what reads the documents, and accepts every document that
    :func:`~sterksociaalwerk.exchange.from_dict` accepts. It accepts more, because it lacks what a
    constructor checks beyond the types of fields: identifiers other than those of norms, empty
    strings, bounds, versions, days that no month has, the order of dates, fractions that are not in
    their lowest terms, digits for other norms than there are, and what has to follow from the rest.
    It does not look for halves of surrogate pairs either, and to JSON Schema ``1.0`` is a whole
    number.

    Args:
        cls: A public class of values.

    Returns:
        The schema as plain data; a new one each time.

    Raises:
        InvalidArgumentError: If *cls* is not a public class of values.

    Example:
        >>> from sterksociaalwerk.audit import Finding
        >>> json_schema(Finding)["$defs"]["Finding"]["required"]
        ['norm', 'rating']
    """
    kind = kind_of("cls", cls)
    definitions: Definitions = {}
    value_of(kind).schema(definitions)
    own = definitions[kind.__name__]
    name = schema_name(kind)
    whole = {
        **own,
        "properties": {"schema": {"const": name}, **own["properties"]},
        "required": ["schema", *own["required"]],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }
