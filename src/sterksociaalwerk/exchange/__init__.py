# SPDX-License-Identifier: MIT
"""In and out as plain data: documents, their JSON Schema, receipts.

The library reads and writes no files: what is here turns values into what a JSON library writes,
and what that reads into values.
"""

from .converters import configure_converter, make_converter
from .documents import from_dict, to_dict
from .receipts import Receipt, receipt, verify
from .schemas import json_schema

__all__ = [
    "Receipt",
    "configure_converter",
    "from_dict",
    "json_schema",
    "make_converter",
    "receipt",
    "to_dict",
    "verify",
]
