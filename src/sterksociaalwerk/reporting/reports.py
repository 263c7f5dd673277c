# SPDX-License-Identifier: MIT
"""Makes reports and pictures of a result.

They say what :func:`~sterksociaalwerk.reporting.explain` says, in other forms; nothing is decided
here either.
"""

import datetime

from .._checks import fail
from ..errors import InvalidArgumentError
from ..scheme import Scheme
from ._canvas import with_style
from ._colours import PAGE_STYLE, PICTURE_STYLE
from ._documents import Explained, told
from ._elements import as_xml
from ._markdown import markdown
from ._overview import overview_of
from ._page import fragment, page
from ._pictures import PICTURED, picture_of, pictures_of
from ._report import report_of
from ._words import Detail, Language

STYLE_SHEET = f"{PAGE_STYLE}\n{PICTURE_STYLE}\n"
"""What the parts of :func:`to_html_part` look like, as a style sheet for the page that holds them.

Every rule in it speaks of what is inside such a part.
"""


def to_markdown(
    value: Explained,
    *,
    language: Language = "nl",
    detail: Detail = "full",
    on: datetime.date | None = None,
    scheme: Scheme | None = None,
) -> str:
    r"""Return a result as a report in Markdown: CommonMark, with tables as GitHub has them.

    It says what :func:`explain` says, and has two more annexes where there is something to put in
    them: every norm with its rating, and the codes of issues and reasons. The caller's texts are
    escaped: none becomes a heading, a link or HTML. Equal values have equal reports.

    Args:
        value: What to report; what :func:`explain` takes.
        language: Dutch (``"nl"``) or English (``"en"``).
        detail: ``"summary"`` for what comes first; ``"full"`` for that and all annexes.
        on: The day to report on, as for :func:`explain`.
        scheme: The scheme that names editions and categories, as for :func:`explain`.

    Returns:
        Markdown. Its lines are separated by ``\n``, and the text does not end in a line break.

    Raises:
        InvalidArgumentError: As :func:`explain` raises it; lists every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> evaluation = evaluate({"V1": Rating.MET}, V2017.with_numbered_norms())
        >>> lines = to_markdown(evaluation, language="en").split("\n")
        >>> [line for line in lines if line.startswith("| V1 ")]
        ['| V1 | professional craftsmanship | met |']
    """
    document, _, _ = report_of(value, language=language, detail=detail, on=on, scheme=scheme)
    return markdown(document, annexes=detail == "full")


def to_html(
    value: Explained,
    *,
    language: Language = "nl",
    detail: Detail = "full",
    on: datetime.date | None = None,
    scheme: Scheme | None = None,
) -> str:
    """Return a result as one page of HTML, to read on any screen, to print or to send.

    It has the parts of :func:`to_markdown`, and after the summary the picture of :func:`to_svg` if
    there is one, in parts where it is long. The page is complete in itself: it has no script, and
    its policy forbids every request. The caller's texts are shown as text, whatever is in them. The
    page follows the reader's light or dark mode, fits a phone, and has print styles; nothing is
    conveyed by colour alone.

    Args:
        value: What to report; what :func:`explain` takes.
        language: Dutch (``"nl"``) or English (``"en"``).
        detail: ``"summary"`` for what comes first, with the picture; ``"full"`` for that and all
            annexes.
        on: The day to report on, as for :func:`explain`.
        scheme: The scheme that names editions and categories, as for :func:`explain`.

    Returns:
        A whole document, to be stored or sent as UTF-8.

    Raises:
        InvalidArgumentError: As :func:`explain` raises it; lists every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import decide
        >>> from sterksociaalwerk.framework import Tally
        >>> from sterksociaalwerk.label import V2019
        >>> text = to_html(decide(Tally(met=46, partly_met=3), V2019), language="en")
        >>> text.startswith("<!DOCTYPE html>"), "<script" in text
        (True, False)
    """
    document, reader, overview = report_of(
        value, language=language, detail=detail, on=on, scheme=scheme
    )
    pictures = pictures_of(value, document, reader, overview)
    return page(document, reader, pictures, annexes=detail == "full")


def to_html_part(
    value: Explained,
    *,
    language: Language = "nl",
    detail: Detail = "full",
    on: datetime.date | None = None,
    scheme: Scheme | None = None,
) -> str:
    """Return a result as a part of a page of the caller's.

    It is one element that holds what the page of :func:`to_html` holds, under a heading of the
    second level, without the list of contents. It has no style of its own, so that it stands on a
    page whose policy forbids styles within it: :data:`STYLE_SHEET` is for the page to link to.
    Texts of the caller are text in it, whatever they hold.

    Args:
        value: What to report; what :func:`explain` takes.
        language: Dutch (``"nl"``) or English (``"en"``).
        detail: ``"summary"`` for what comes first, with the picture; ``"full"`` for that and all
            annexes.
        on: The day on which to say where an organisation stands, as for :func:`explain`.
        scheme: What names editions and categories, as for :func:`explain`.

    Returns:
        An element, to be put into a page as it is.

    Raises:
        InvalidArgumentError: As :func:`explain` raises it; lists every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import decide
        >>> from sterksociaalwerk.framework import Tally
        >>> from sterksociaalwerk.label import V2019
        >>> part = to_html_part(decide(Tally(met=46, partly_met=3), V2019), language="en")
        >>> part.startswith('<div class="ssw" lang="en"><h2>'), "<style" in part
        (True, False)
    """
    document, reader, overview = report_of(
        value, language=language, detail=detail, on=on, scheme=scheme
    )
    pictures = pictures_of(value, document, reader, overview)
    return fragment(document, reader, pictures, annexes=detail == "full", style=False)


def to_svg(
    value: Explained,
    *,
    language: Language = "nl",
    detail: Detail = "full",
    on: datetime.date | None = None,
    scheme: Scheme | None = None,
) -> str:
    """Return a result as a picture.

    Norms are cells by category, each with its identifier and signs for its rating, or for those
    still possible; what is not certain has a broken edge. Limits are gauges: what is used, what may
    still be used, and where the limit is. A comparison shows what became of each norm, a history
    its certificates in time. Many audits are bars by norm and category, with a pattern for each
    rating, and dots by group with their intervals. Everything has a sign or a pattern and is
    explained in words, so that none of it needs colour. A title and a description are there for
    those who cannot see it.

    Args:
        value: What to draw: a verdict, an evaluation, a conclusion, a comparison, a carry-over, a
            history, or of many audits a portfolio, a report, a trend or an impact.
        language: Dutch (``"nl"``) or English (``"en"``).
        detail: ``"summary"`` leaves out the norms one by one, and what happened to each
            certificate.
        on: The day to report on, as for :func:`explain`.
        scheme: The scheme that names editions and categories, as for :func:`explain`.

    Returns:
        SVG, to be stored or sent as UTF-8.

    Raises:
        InvalidArgumentError: As :func:`explain` raises it, and if the value has no picture; lists
            every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import decide
        >>> from sterksociaalwerk.framework import Tally
        >>> from sterksociaalwerk.label import V2019
        >>> to_svg(decide(Tally(met=46, partly_met=3), V2019))[:4]
        '<svg'
    """
    document, reader = told(value, language=language, detail=detail, on=on, scheme=scheme)
    overview = overview_of(value, reader)
    picture = picture_of(value, document, reader, overview, alone=True, full=detail == "full")
    if picture is None:
        known = ", ".join(kind.__name__ for kind in PICTURED)
        problem = f"must be one of {known} to have a picture, got a {type(value).__name__}"
        raise fail(InvalidArgumentError, "value", problem)
    return as_xml(with_style(picture))
