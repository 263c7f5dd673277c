# SPDX-License-Identifier: MIT
"""OSCAL documents as values."""

from ..._checks import fail, shown
from ...audit import Finding
from ...comparison import Crosswalk
from ...errors import InvalidArgumentError
from ...framework import Category, Norm
from ._reading import whole
from ._reading_catalog import CatalogReading
from ._reading_mapping import crosswalk_of
from ._reading_results import findings_of


def from_oscal(cls: type[Crosswalk], data: object) -> Crosswalk:
    """Return the crosswalk in an OSCAL mapping collection.

    Only what :func:`~sterksociaalwerk.exchange.to_oscal` writes can be read: that two controls
    intersect, for instance, does not say what became of either.

    Args:
        cls: :class:`~sterksociaalwerk.comparison.Crosswalk`; no other class can be read yet.
        data: What a JSON library read.

    Returns:
        A crosswalk equal to the one that was written.

    Raises:
        InvalidValueError: If the document is not a crosswalk; lists every fault, up to 100 of them,
            each with a JSON path.
        InvalidArgumentError: If *cls* is another class.

    Example:
        >>> import datetime, uuid
        >>> from sterksociaalwerk.exchange import to_oscal
        >>> from sterksociaalwerk.label import V2017
        >>> crosswalk = Crosswalk.identity(V2017.with_numbered_norms())
        >>> moment = datetime.datetime(2021, 6, 1, tzinfo=datetime.UTC)
        >>> document = to_oscal(crosswalk, namespace=uuid.NAMESPACE_DNS, last_modified=moment)
        >>> from_oscal(Crosswalk, document) == crosswalk
        True
    """
    if cls is not Crosswalk:  # pyright: ignore[reportUnnecessaryComparison]
        raise fail(InvalidArgumentError, "cls", f"must be Crosswalk, got {shown(cls)}")
    return crosswalk_of(whole(data, "mapping-collection"))


def findings_from_oscal(results: object) -> tuple[Finding, ...]:
    """Return the findings in OSCAL assessment results.

    Only what :func:`~sterksociaalwerk.exchange.to_oscal` writes can be read: OSCAL has only
    *satisfied* and *not satisfied*, and a rating says more. If another program changed the OSCAL
    status so that it contradicts the rating, that is a fault.

    Args:
        results: What a JSON library read.

    Returns:
        Findings equal to those that were written, in their order.

    Raises:
        InvalidValueError: If the document does not have findings of this library; lists every
            fault, up to 100 of them, each with a JSON path.

    Example:
        >>> findings_from_oscal({"assessment-results": {}})
        Traceback (most recent call last):
        ...
        sterksociaalwerk.errors.InvalidValueError: 2 faults
          $.assessment-results.metadata: is missing
          $.assessment-results.results: is missing
    """
    return findings_of(whole(results, "assessment-results"))


def norms_from_oscal(catalog: object) -> tuple[tuple[Category, ...], tuple[Norm, ...]]:
    """Return the categories and norms in an OSCAL catalog, whoever wrote it.

    Every control becomes a norm, nested ones too. Its category is the group that holds it, or holds
    the control that it is nested in; outside of any group it is not known. A group that holds
    nothing but groups is not a category. A control that the catalog calls withdrawn is left out: it
    asks nothing.

    The wording is the title of the control and its statement, with items on separate lines with
    their labels. A parameter is replaced by its values, or in square brackets by its choices, its
    label or its name. Markdown that is not escaped stays as it is. From a catalog that
    :func:`~sterksociaalwerk.exchange.to_oscal` wrote, the norms are those that it was written from.

    Args:
        catalog: What a JSON library read: a catalog, or the resolved catalog of a profile; profiles
            are not resolved here. At most 10 000 controls, and as many groups.

    Returns:
        The categories and the norms, in the order of the document, for a
        :class:`~sterksociaalwerk.framework.Framework`.

    Raises:
        InvalidValueError: If the document is malformed or larger; lists every fault, up to 100 of
            them, each with a JSON path.

    Source:
        NIST, OSCAL 1.2.1, https://pages.nist.gov/OSCAL/.

    Example:
        >>> control = {"id": "ac-1", "title": "Policy and Procedures"}
        >>> group = {"id": "ac", "title": "Access Control", "controls": [control]}
        >>> categories, norms = norms_from_oscal({"catalog": {"groups": [group]}})
        >>> categories[0].title, norms[0].id, norms[0].category
        ('Access Control', 'ac-1', 'ac')
    """
    return CatalogReading(whole(catalog, "catalog")).contents()
