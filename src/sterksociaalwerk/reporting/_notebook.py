# SPDX-License-Identifier: MIT
"""What a notebook shows of a result: its summary and its picture, in Dutch as everywhere."""

from ._documents import told
from ._overview import overview_of
from ._page import fragment
from ._pictures import picture_of


def shown_in_notebook(value: object) -> str:
    """Return a result as a part of a page."""
    document, reader = told(value, language="nl", detail="summary", on=None, scheme=None)
    picture = picture_of(value, document, reader, overview_of(value, reader), alone=False)
    return fragment(document, reader, () if picture is None else (picture,))
