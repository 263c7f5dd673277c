# SPDX-License-Identifier: MIT
"""Explains what an audit leads to, by the names that its scheme has for who gives it."""

from collections.abc import Iterable, Mapping

from .._mapping import FrozenMapping
from ..conclusion import Conclusion, IssueCode
from ..scheme import Consequence, Scheme, Term
from ._tree import Part, bulleted, said
from ._words import Counted, Reader, Text

CONSEQUENCES: Mapping[Consequence, Text] = FrozenMapping(
    {
        Consequence.ADVICE: Text("een formeel advies", "formal advice"),
        Consequence.CERTIFICATE: Text(
            "een certificaat, als het wordt toegekend", "a certificate, if it is awarded"
        ),
        Consequence.REGISTER_ENTRY: Text("registratie in een register", "an entry in a register"),
        Consequence.LEARNING_REPORT: Text("een leerrapport", "a learning report"),
        Consequence.PREPARATION: Text("voorbereiding op een toetsing", "preparation for an audit"),
    }
)

# The same where the scheme names the party or the register.
_ADVICE_OF = Text("een formeel advies van {by}", "formal advice from {by}")
_CERTIFICATE_OF = Text("een certificaat, als {by} het toekent", "a certificate, if {by} awards it")
_REGISTERED_IN = Text("registratie in {by}", "an entry in {by}")

_FOLLOWS_NOTHING = Text(
    "Aan deze toetsing zijn nog geen gevolgen verbonden.", "This audit has no consequences yet."
)
_NOT_KNOWN = Text(
    "Wat bij dit label op deze toetsingsvariant volgt, is hier niet bekend.",
    "What follows from this kind of audit under this label is not known here.",
)
_BLOCKED = Counted(
    Text(
        "Er kan nog geen vervolg zijn: {count} punt moet eerst worden opgelost.",
        "Nothing can follow yet: {count} point has to be solved first.",
    ),
    Text(
        "Er kan nog geen vervolg zijn: {count} punten moeten eerst worden opgelost.",
        "Nothing can follow yet: {count} points have to be solved first.",
    ),
)
_NO_CERTIFICATE = Text(
    "Een certificaat is met deze uitkomst niet mogelijk.",
    "With this outcome a certificate is not possible.",
)
_NO_CERTIFICATE_OF_THIS_KIND = Text(
    "Deze toetsingsvariant leidt niet tot een certificaat.",
    "This kind of audit does not lead to a certificate.",
)


def follow_up_lines(conclusion: Conclusion, errors: int, reader: Reader) -> tuple[Part, ...]:
    """Return what can follow and by whom; or that nothing can yet, or that it is not known."""
    if any(issue.code is IssueCode.CONSEQUENCES_NOT_KNOWN for issue in conclusion.issues):
        return said(reader.say(_NOT_KNOWN))
    if errors:
        return said(reader.say(_BLOCKED, errors))
    if not conclusion.leads_to:
        return said(reader.say(_FOLLOWS_NOTHING))
    consequences = consequence_list(conclusion.leads_to, conclusion.scheme, reader)
    return (*bulleted(consequences), *said(_no_certificate(conclusion, reader)))


def consequence_list(
    consequences: Iterable[Consequence], scheme: Scheme, reader: Reader
) -> list[str]:
    """Return what an audit leads to, each with who gives it, as far as the scheme names that."""
    named: Mapping[Consequence, tuple[Text, Term | None]] = {
        Consequence.ADVICE: (_ADVICE_OF, scheme.advised_by),
        Consequence.CERTIFICATE: (_CERTIFICATE_OF, scheme.awarded_by),
        Consequence.REGISTER_ENTRY: (_REGISTERED_IN, scheme.register),
    }
    found: list[str] = []
    for consequence in consequences:
        text, term = named.get(consequence, (CONSEQUENCES[consequence], None))
        if term is None:
            found.append(reader.say(CONSEQUENCES[consequence]))
        else:
            found.append(reader.say(text, by=reader.term(term)))
    return found


def _no_certificate(conclusion: Conclusion, reader: Reader) -> str:
    """Return why there is no certificate among what follows, if there is none."""
    if Consequence.CERTIFICATE in conclusion.leads_to:
        return ""
    # Something follows, so the scheme says what this kind of audit leads to.
    follow_up = (conclusion.scheme.leads_to or {})[conclusion.audit.kind]
    if Consequence.CERTIFICATE not in follow_up.consequences:
        return reader.say(_NO_CERTIFICATE_OF_THIS_KIND)
    return reader.say(_NO_CERTIFICATE)
