# SPDX-License-Identifier: MIT
"""What is said of issues with the findings of an audit and with its outcome."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import IssueCode
from ._issue_facts import Said, findings, nearest, rating
from ._words import Counted, Text

FINDING_ISSUES: Mapping[IssueCode, Said] = FrozenMapping(
    {
        IssueCode.NORM_UNKNOWN: Said(
            Counted(
                Text(
                    "Norm {norms} staat niet in dit normenkader{nearest}.",
                    "Norm {norms} is not in this edition{nearest}.",
                ),
                Text(
                    "De normen {norms} staan niet in dit normenkader{nearest}.",
                    "Norms {norms} are not in this edition{nearest}.",
                ),
            ),
            nearest,
            by_norm=True,
        ),
        IssueCode.FINDINGS_CONTRADICT: Said(
            Text(
                "De bevindingen bij norm {norm} spreken elkaar tegen: {ratings} (bevinding "
                "{places}).",
                "The findings on norm {norm} contradict each other: {ratings} (findings {places}).",
            ),
            findings,
        ),
        IssueCode.FINDING_DOUBLED: Said(
            Text(
                "Norm {norm} heeft meer dan één bevinding, steeds met {ratings} (bevinding "
                "{places}).",
                "Norm {norm} has more than one finding, each with {ratings} (findings {places}).",
            ),
            findings,
        ),
        IssueCode.RATING_NOT_ALLOWED: Said(
            Counted(
                Text(
                    "Norm {norms} is beoordeeld als {rating}; dit normenkader kent dat niet.",
                    "Norm {norms} is rated {rating}, which this edition does not have.",
                ),
                Text(
                    "De normen {norms} zijn beoordeeld als {rating}; dit normenkader kent dat "
                    "niet.",
                    "Norms {norms} are rated {rating}, which this edition does not have.",
                ),
            ),
            rating,
            by_norm=True,
        ),
        IssueCode.NORMS_NOT_ASSESSED: Said(
            Counted(
                Text(
                    "{count} norm heeft nog geen bevinding: {norms}.",
                    "{count} norm has no finding yet: {norms}.",
                ),
                Text(
                    "{count} normen hebben nog geen bevinding: {norms}.",
                    "{count} norms have no finding yet: {norms}.",
                ),
            ),
            counted="norms",
        ),
        IssueCode.DEVIATION_UNEXPLAINED: Said(
            Counted(
                Text(
                    "Norm {norms} is beoordeeld als {rating}, zonder verbeterpunt of toelichting.",
                    "Norm {norms} is rated {rating}, without a point to improve or a remark.",
                ),
                Text(
                    "De normen {norms} zijn beoordeeld als {rating}, zonder verbeterpunt of "
                    "toelichting.",
                    "Norms {norms} are rated {rating}, without a point to improve or a remark.",
                ),
            ),
            rating,
            by_norm=True,
        ),
        IssueCode.OUTCOME_AT_PARADOX: Said(
            Counted(
                Text(
                    "Wordt norm {norms} één stap beter beoordeeld, dan is een grens overschreden.",
                    "If norm {norms} is rated one step better, a limit is exceeded.",
                ),
                Text(
                    "Wordt een van deze {count} normen één stap beter beoordeeld, dan is een grens "
                    "overschreden: {norms}.",
                    "If one of these {count} norms is rated one step better, a limit is exceeded: "
                    "{norms}.",
                ),
            ),
            counted="norms",
        ),
    }
)
