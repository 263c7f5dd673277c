# SPDX-License-Identifier: MIT
"""In and out as plain data: documents, their JSON Schema, receipts, OSCAL.

The library reads and writes no files: this package turns values into data that a JSON library can
write, and what such a library reads into values.
"""

from .converters import configure_converter, make_converter
from .documents import from_dict, to_dict
from .oscal.exports import plan_of_action_to_oscal, to_oscal
from .oscal.imports import findings_from_oscal, from_oscal, norms_from_oscal
from .receipts import Receipt, receipt, verify
from .schemas import json_schema

__all__ = [
    "Receipt",
    "configure_converter",
    "findings_from_oscal",
    "from_dict",
    "from_oscal",
    "json_schema",
    "make_converter",
    "norms_from_oscal",
    "plan_of_action_to_oscal",
    "receipt",
    "to_dict",
    "to_oscal",
    "verify",
]
