# SPDX-License-Identifier: MIT
"""What is said of issues with the findings of an audit and with its outcome."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import IssueCode
from ._issue_facts import Said, disagreement, findings, nearest, rating
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
                "De bevindingen bij norm {norm} spreken elkaar tegen: {ratings} (bevindingen "
                "{places}).",
                "The findings on norm {norm} contradict each other: {ratings} (findings {places}).",
            ),
            findings,
        ),
        IssueCode.FINDINGS_DISAGREE: Said(
            Text(
                "Auditoren beoordelen norm {norm} verschillend: {ratings} (bevindingen "
                "{places}; {found_by}). Voor de uitkomst maakt het geen verschil.",
                "Auditors rate norm {norm} differently: {ratings} (findings {places}; "
                "{found_by}). It makes no difference to the outcome.",
            ),
            disagreement,
        ),
        IssueCode.FINDINGS_DISAGREE_DECISIVE: Said(
            Text(
                "Auditoren beoordelen norm {norm} verschillend: {ratings} (bevindingen "
                "{places}; {found_by}). Zolang dat zo is, staat de uitkomst niet vast.",
                "Auditors rate norm {norm} differently: {ratings} (findings {places}; "
                "{found_by}). As long as they do, the outcome is not certain.",
            ),
            disagreement,
        ),
        IssueCode.PART_UNKNOWN: Said(
            Text(
                "Onderdeel {part} komt in geen vastgelegde scope voor{nearest}.",
                "Part {part} is in no recorded scope{nearest}.",
            ),
            nearest,
        ),
        IssueCode.PARTS_NOT_ASSESSED: Said(
            Counted(
                Text(
                    "Onderdeel {part} heeft nog geen bevinding bij norm {norms}.",
                    "Part {part} has no finding yet on norm {norms}.",
                ),
                Text(
                    "Onderdeel {part} heeft nog geen bevinding bij {count} normen: {norms}.",
                    "Part {part} has no finding yet on {count} norms: {norms}.",
                ),
            ),
            counted="norms",
        ),
        IssueCode.PARTS_DIFFER: Said(
            Counted(
                Text(
                    "Onderdelen zijn verschillend beoordeeld op norm {norms}. Voor de uitkomst "
                    "maakt het geen verschil.",
                    "Parts are rated differently on norm {norms}. It makes no difference to the "
                    "outcome.",
                ),
                Text(
                    "Onderdelen zijn verschillend beoordeeld op {count} normen: {norms}. Voor de "
                    "uitkomst maakt het geen verschil.",
                    "Parts are rated differently on {count} norms: {norms}. It makes no difference "
                    "to the outcome.",
                ),
            ),
            counted="norms",
        ),
        IssueCode.PARTS_DIFFER_DECISIVE: Said(
            Counted(
                Text(
                    "Onderdelen zijn verschillend beoordeeld op norm {norms}. Hoe dit label "
                    "die beoordelingen samenvoegt, is niet bekend; de uitkomst staat daarom "
                    "niet vast.",
                    "Parts are rated differently on norm {norms}. How this label combines such "
                    "ratings is not known, so the outcome is not certain.",
                ),
                Text(
                    "Onderdelen zijn verschillend beoordeeld op {count} normen: {norms}. Hoe "
                    "dit label die beoordelingen samenvoegt, is niet bekend; de uitkomst staat "
                    "daarom niet vast.",
                    "Parts are rated differently on {count} norms: {norms}. How this label "
                    "combines such ratings is not known, so the outcome is not certain.",
                ),
            ),
            counted="norms",
        ),
        IssueCode.PARTS_BESIDE_WHOLE: Said(
            Counted(
                Text(
                    "Bij norm {norms} telt de bevinding over het geheel, niet die over onderdelen.",
                    "On norm {norms} the finding on the whole counts, not those on parts.",
                ),
                Text(
                    "Bij {count} normen telt de bevinding over het geheel, niet die over "
                    "onderdelen: {norms}.",
                    "On {count} norms the finding on the whole counts, not those on parts: "
                    "{norms}.",
                ),
            ),
            counted="norms",
        ),
        IssueCode.FINDING_DOUBLED: Said(
            Text(
                "Norm {norm} heeft meer dan één bevinding, steeds met {ratings} (bevindingen "
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
