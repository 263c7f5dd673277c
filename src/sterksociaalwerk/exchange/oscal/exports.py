# SPDX-License-Identifier: MIT
"""Values as OSCAL documents."""

import datetime
from typing import Any
from uuid import UUID

from ..._checks import Faults
from ...comparison import Crosswalk
from ...conclusion import Conclusion
from ...framework import Framework
from ._catalog import catalog
from ._elements import stamped
from ._mapping import mapping_collection
from ._plan import plan_of_action
from ._results import assessment_results


def to_oscal(
    value: Framework | Crosswalk | Conclusion, *, namespace: UUID, last_modified: datetime.datetime
) -> dict[str, Any]:
    """Return a value as an OSCAL 1.2.1 document that every JSON library can write.

    A framework becomes a catalog: its norms are controls, its categories groups. A crosswalk
    becomes a mapping collection. A conclusion becomes assessment results: its findings, how each
    limit stands, and its issues. Equal arguments give equal documents.

    What users wrote is only in fields of Markdown, escaped, so that it shows as it was written.
    What OSCAL has no word for is in properties and parts of the namespace
    ``urn:sterksociaalwerk:oscal``. The rule of a framework has no place in a catalog, and scope,
    interviews and comparison have none in results: the document of
    :func:`~sterksociaalwerk.exchange.to_dict` has everything.

    Args:
        value: A framework, a crosswalk or a conclusion.
        namespace: The identifiers in the document are derived from this UUID and the content (UUID
            version 5). Use one of your own, and keep it.
        last_modified: When the document was made, from 1900 to 2999; it must have a time zone and
            is written in UTC.

    Returns:
        The document; days of an audit are written as midnight in UTC, since OSCAL asks for moments.

    Raises:
        InvalidArgumentError: If an argument has the wrong type, or *last_modified* no time zone or
            another year; lists every fault.
        InvalidValueError: If a string cannot be written as UTF-8, or OSCAL has no place for the
            value: an audit before 1900 or without findings, or a crosswalk in which no link has
            norms on both sides.

    Source:
        NIST, OSCAL 1.2.1, https://pages.nist.gov/OSCAL/.

    Example:
        >>> import datetime, uuid
        >>> from sterksociaalwerk.label import V2017
        >>> namespace = uuid.uuid5(uuid.NAMESPACE_DNS, "certifier.example")
        >>> moment = datetime.datetime(2021, 6, 1, tzinfo=datetime.UTC)
        >>> framework = V2017.with_numbered_norms()
        >>> document = to_oscal(framework, namespace=namespace, last_modified=moment)
        >>> document["catalog"]["groups"][0]["controls"][0]["id"]
        'norm-V1'
    """
    faults = Faults()
    wanted = "a Framework, a Crosswalk or a Conclusion"
    faults.instance("value", value, (Framework, Crosswalk, Conclusion), wanted)
    stamp = stamped(faults, namespace, last_modified)
    if isinstance(value, Framework):
        return catalog(value, stamp)
    if isinstance(value, Crosswalk):
        return mapping_collection(value, stamp)
    return assessment_results(value, stamp)


def plan_of_action_to_oscal(
    conclusion: Conclusion, *, namespace: UUID, last_modified: datetime.datetime
) -> dict[str, Any] | None:
    """Return the open points of a conclusion as an OSCAL 1.2.1 plan of action and milestones.

    Open are the points to improve from the audit, and those from the earlier audit that are not
    done or not known to be; one that came back is there as the point that follows it. The day on
    which a point is due is a property: OSCAL has deadlines for risks only, and nobody recorded a
    risk.

    Args:
        conclusion: The conclusion.
        namespace: As for :func:`to_oscal`.
        last_modified: As for :func:`to_oscal`.

    Returns:
        The document; ``None`` if no point is open, since OSCAL has no empty plan.

    Raises:
        InvalidArgumentError: As for :func:`to_oscal`.
        InvalidValueError: If a string cannot be written as UTF-8, or the audit was before 1900.

    Source:
        NIST, OSCAL 1.2.1, https://pages.nist.gov/OSCAL/.

    Example:
        >>> import datetime, uuid
        >>> from sterksociaalwerk.audit import Audit, Finding
        >>> from sterksociaalwerk.conclusion import conclude
        >>> from sterksociaalwerk.framework import Cycle, Rating
        >>> from sterksociaalwerk.label import SCHEME, V2019
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> audit = Audit(
        ...     id="a1",
        ...     scope=None,
        ...     framework=V2019.key,
        ...     kind=AuditKind.SELF_ASSESSMENT,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=datetime.date(2020, 3, 2),
        ...     findings=[Finding("V1", Rating.PARTLY_MET, improvements=["plan the training"])],
        ... )
        >>> moment = datetime.datetime(2021, 6, 1, tzinfo=datetime.UTC)
        >>> document = plan_of_action_to_oscal(
        ...     conclude(audit, SCHEME), namespace=uuid.NAMESPACE_DNS, last_modified=moment
        ... )
        >>> document["plan-of-action-and-milestones"]["poam-items"][0]["description"]
        'plan the training'
    """
    faults = Faults()
    faults.instance("conclusion", conclusion, Conclusion, "a Conclusion")
    stamp = stamped(faults, namespace, last_modified)
    return plan_of_action(conclusion, stamp)
