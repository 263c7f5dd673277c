# SPDX-License-Identifier: MIT
"""What texts call a code: the words for the choices of a form, or for the columns of a table.

What follows from a code is said by the explanations.
"""

from collections.abc import Mapping
from typing import Any, cast

from .._checks import Faults, shown
from ..errors import InvalidArgumentError
from ._titles import TITLES, Titled
from ._words import LANGUAGES, Language, Text


def title_of(code: Titled, *, language: Language = "nl") -> str:
    """Return what texts call a code, such as a kind of audit or a rating.

    So a form offers the words that the reports use. A title is a part of a sentence: it begins with
    a small letter and ends without a full stop.

    Args:
        code: The code: a member of the enumeration, not its value.
        language: Dutch (``"nl"``) or English (``"en"``).

    Returns:
        The title, on one line.

    Raises:
        InvalidArgumentError: If *code* has no title, or there is none in the language; lists every
            fault.

    Example:
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> [title_of(kind) for kind in AuditKind][:2]
        ['externe audit', 'combinatietoets']
        >>> title_of(AuditKind.PEER_REVIEW, language="en")
        'peer review'
    """
    faults = Faults()
    titles = TITLES.get(type(code))
    if titles is None:
        faults.add("code", f"must be a code with a title, such as an AuditKind, got {shown(code)}")
    given = cast("object", language)
    if not isinstance(given, str) or given not in LANGUAGES:
        known = ", ".join(map(repr, LANGUAGES))
        faults.add("language", f"must be one of {known}, got {shown(given)}")
    faults.raise_any(InvalidArgumentError)
    title: str = getattr(cast("Mapping[Any, Text]", titles)[code], language)
    return title
