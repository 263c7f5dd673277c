# SPDX-License-Identifier: MIT
"""What is said of issues with the earlier audit, and of the points that came back."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import Issue, IssueCode
from ._issue_facts import (
    Said,
    Words,
    days,
    edition,
    findings,
    names,
    nearest,
    rating,
    text,
)
from ._words import Counted, Reader, Text, one_line

_NO_EVALUATION = Text(
    "van minstens een van beide zijn de normen niet bekend",
    "the norms of at least one of the two are not known",
)
_NO_CROSSWALK = Text(
    "wat er van de normen is geworden, is niet opgegeven", "what became of the norms was not given"
)
_CROSSWALK_DOES_NOT_FIT = Text(
    "wat is opgegeven over wat er van de normen is geworden, past hier niet bij",
    "what was given on the changes of the norms does not fit these two",
)
_WHY_NOT_COMPARABLE = {
    "no-evaluation": _NO_EVALUATION,
    "no-crosswalk": _NO_CROSSWALK,
    "crosswalk-does-not-fit": _CROSSWALK_DOES_NOT_FIT,
}
_OF_SOURCES = Text("{points} (toen norm {norms})", "{points} (then norm {norms})")
_LAST_TIME = Text("Vorige keer", "Last time")
_LAST_TIME_AS = Text("Vorige keer, toen norm {norm}", "Last time, then norm {norm}")
_POINT_AGAIN = Text(
    "Bij norm {norm} is opnieuw een verbeterpunt genoemd",
    "Norm {norm} has a point to improve again",
)
_SHORT_AGAIN = Text(
    "Aan norm {norm} is opnieuw niet volledig voldaan", "Norm {norm} again falls short"
)
_SHORT_AFTER_POINT = Text(
    "Aan norm {norm} is niet volledig voldaan, en er was al een verbeterpunt",
    "Norm {norm} falls short, and already had a point to improve",
)
_POINT_AFTER_SHORT = Text(
    "Bij norm {norm} is een verbeterpunt genoemd, en er was al niet volledig aan voldaan",
    "Norm {norm} has a point to improve, and already fell short",
)
# By whether points were named before, and whether any are now.
_AGAIN = {
    (True, True): _POINT_AGAIN,
    (False, False): _SHORT_AGAIN,
    (True, False): _SHORT_AFTER_POINT,
    (False, True): _POINT_AFTER_SHORT,
}
_NO_POINT_NAMED = Text("geen verbeterpunt genoemd", "no point to improve named")


def _comparison(issue: Issue, reader: Reader) -> Words:
    return {"reason": reader.say(_WHY_NOT_COMPARABLE[text(issue, "reason")])}


def _returned(issue: Issue, reader: Reader) -> Words:
    sources = names(issue, "sources")
    before = _points(names(issue, "before"), reader)
    if sources != (text(issue, "norm"),):
        before = reader.say(_OF_SOURCES, points=before, norms=reader.listed(sources))
    now = names(issue, "now")
    # Without a point a norm is among them as it falls short; with one that is not said.
    said = _AGAIN[bool(names(issue, "before")), bool(now)]
    again = reader.say(said, norm=text(issue, "norm"))
    return {"again": again, "before": before, "now": _points(now, reader)}


def _came_back(issue: Issue, reader: Reader) -> Words:
    source = text(issue, "source")
    then = _LAST_TIME if source == text(issue, "norm") else _LAST_TIME_AS
    before = f'"{one_line(text(issue, "before"))}"'
    return {"then": reader.say(then, norm=source), "before": before}


def _points(points: tuple[str, ...], reader: Reader) -> str:
    named = [f'"{one_line(point)}"' for point in points]
    return ", ".join(named) or reader.say(_NO_POINT_NAMED)


PREVIOUS_ISSUES: Mapping[IssueCode, Said] = FrozenMapping(
    {
        IssueCode.PREVIOUS_MISSING: Said(
            Text(
                "Dit is een hertoetsing, maar de vorige toetsing is niet meegeleverd. Of normen "
                "opnieuw een verbeterpunt hebben, is niet nagegaan.",
                "This is a re-audit, but the earlier audit was not given. Whether norms have a "
                "point to improve again was not checked.",
            )
        ),
        IssueCode.PREVIOUS_UNEXPECTED: Said(
            Text(
                "Dit is een eerste toetsing, maar er is een vorige toetsing meegeleverd: {id}.",
                "This is a first audit, but an earlier audit was given: {id}.",
            )
        ),
        IssueCode.PREVIOUS_NOT_EARLIER: Said(
            Text(
                "De vorige toetsing was op {previous}, niet vóór deze op {audited_on}.",
                "The earlier audit was on {previous}, not before this one on {audited_on}.",
            ),
            days,
        ),
        IssueCode.PREVIOUS_OTHER_ORGANISATION: Said(
            Text(
                "De vorige toetsing is van een andere organisatie: {previous}, niet "
                "{organisation}.",
                "The earlier audit is of another organisation: {previous}, not {organisation}.",
            )
        ),
        IssueCode.PREVIOUS_ORGANISATION_DIFFERS: Said(
            Text(
                "De vorige toetsing staat op een andere naam: {previous}, niet {organisation}.",
                "The earlier audit is under another name: {previous}, not {organisation}.",
            )
        ),
        IssueCode.PREVIOUS_OF_PREDECESSOR: Said(
            Text(
                "De vorige toetsing is van {previous}; die organisatie is opgegaan in "
                "{organisation}.",
                "The earlier audit is of {previous}, an organisation that became part of "
                "{organisation}.",
            )
        ),
        IssueCode.PREVIOUS_SAME_AUDIT: Said(
            Text(
                "De vorige toetsing heeft hetzelfde kenmerk als deze: {id}.",
                "The earlier audit has the same identifier as this one: {id}.",
            )
        ),
        IssueCode.PREVIOUS_SELF_ASSESSMENT: Said(
            Text(
                "De vorige toetsing ({id}) is een zelfevaluatie; daarop rust geen certificaat.",
                "The earlier audit ({id}) is a self-assessment; no certificate rests on one.",
            )
        ),
        IssueCode.PREVIOUS_EDITION_NOT_USABLE: Said(
            Text(
                "De vorige toetsing kon niet volgens {edition}: {reason}. Wel bruikbaar: {usable}.",
                "The earlier audit could not use {edition}: {reason}. Usable: {usable}.",
            ),
            edition,
        ),
        IssueCode.PREVIOUS_DATES_REVERSED: Said(
            Text(
                "Het traject van de vorige toetsing begon volgens de opgave op "
                "{process_started_on}, na die toetsing op {audited_on}.",
                "The process of the earlier audit is said to have started on "
                "{process_started_on}, after that audit on {audited_on}.",
            ),
            days,
        ),
        IssueCode.PREVIOUS_NORM_UNKNOWN: Said(
            Counted(
                Text(
                    "Norm {norms} van de vorige toetsing staat niet in het normenkader "
                    "ervan{nearest}.",
                    "Norm {norms} of the earlier audit is not in its edition{nearest}.",
                ),
                Text(
                    "De normen {norms} van de vorige toetsing staan niet in het normenkader "
                    "ervan{nearest}.",
                    "Norms {norms} of the earlier audit are not in its edition{nearest}.",
                ),
            ),
            nearest,
            by_norm=True,
        ),
        IssueCode.PREVIOUS_FINDINGS_CONTRADICT: Said(
            Text(
                "De bevindingen van de vorige toetsing bij norm {norm} spreken elkaar tegen: "
                "{ratings} (bevindingen {places}).",
                "The findings of the earlier audit on norm {norm} contradict each other: {ratings} "
                "(findings {places}).",
            ),
            findings,
        ),
        IssueCode.PREVIOUS_RATING_NOT_ALLOWED: Said(
            Counted(
                Text(
                    "Norm {norms} is bij de vorige toetsing beoordeeld als {rating}; het "
                    "normenkader ervan kent dat niet.",
                    "Norm {norms} was rated {rating} at the earlier audit, which its edition does "
                    "not have.",
                ),
                Text(
                    "De normen {norms} zijn bij de vorige toetsing beoordeeld als {rating}; het "
                    "normenkader ervan kent dat niet.",
                    "Norms {norms} were rated {rating} at the earlier audit, which its edition "
                    "does not have.",
                ),
            ),
            rating,
            by_norm=True,
        ),
        IssueCode.PREVIOUS_NOT_COMPARABLE: Said(
            Text(
                "De vorige toetsing is niet norm voor norm met deze te vergelijken: {reason}.",
                "The earlier audit cannot be compared norm by norm with this one: {reason}.",
            ),
            _comparison,
        ),
        IssueCode.POINT_RETURNED: Said(
            Text(
                'Een verbeterpunt van de vorige toetsing komt terug bij norm {norm}: "{now}". '
                "{then}: {before}.",
                'A point to improve from the earlier audit comes back at norm {norm}: "{now}". '
                "{then}: {before}.",
            ),
            _came_back,
        ),
        IssueCode.POINT_ID_DOUBLED: Said(
            Text(
                "Het kenmerk {id} hoort bij meer dan één verbeterpunt (norm {norms}).",
                "More than one point to improve has the identifier {id} (norm {norms}).",
            )
        ),
        IssueCode.POINT_FOLLOWS_UNKNOWN: Said(
            Text(
                "Een verbeterpunt bij norm {norm} verwijst naar {follows}, maar dat is geen "
                "verbeterpunt van de vorige toetsing{nearest}.",
                "A point to improve at norm {norm} refers to {follows}, but the earlier audit has "
                "no such point{nearest}.",
            ),
            nearest,
        ),
        IssueCode.POINTS_AGAIN: Said(
            Text(
                "{again}. Vorige keer: {before}. Nu: {now}.",
                "{again}. Last time: {before}. Now: {now}.",
            ),
            _returned,
        ),
    }
)
