# SPDX-License-Identifier: MIT
"""Shows a result in a notebook: the one place that imports upwards, and only when it is asked."""


class ShownInNotebooks:
    """Gives a result a summary and a picture where it is the last value of a cell."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from .reporting._notebook import shown_in_notebook  # noqa: PLC0415  # not before it is asked

        return shown_in_notebook(self)
