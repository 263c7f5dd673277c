# SPDX-License-Identifier: MIT
"""Evaluate audits against versioned norm frameworks, exactly, and explain the outcome.

The packages, in reading order; imports only run from a later one to an earlier one:

- :mod:`~sterksociaalwerk.errors`: what can go wrong;
- :mod:`~sterksociaalwerk.framework`: what is asked;
- :mod:`~sterksociaalwerk.scheme`: which edition when, and what an audit leads to;
- :mod:`~sterksociaalwerk.audit`: what was found;
- :mod:`~sterksociaalwerk.evaluation`: does it suffice, and why;
- :mod:`~sterksociaalwerk.improvement`: what would change it;
- :mod:`~sterksociaalwerk.comparison`: what still holds, later or elsewhere;
- :mod:`~sterksociaalwerk.conclusion`: what follows from the whole file;
- :mod:`~sterksociaalwerk.certification`: what is granted;
- :mod:`~sterksociaalwerk.sector`: many audits together;
- :mod:`~sterksociaalwerk.exchange`: in and out as plain data;
- :mod:`~sterksociaalwerk.reporting`: in words;
- :mod:`~sterksociaalwerk.label`: the label *Kwaliteitslabel (Sterk) Sociaal Werk* as data.

What a program calls, constructs or branches on is here as well; everything else is imported from
its package, such as ``ssw.improvement.Repair``. Each package is loaded when it is first used. The
library reads no file and no clock: every date is an argument.
"""

from ._lazy import attach
from ._version import __version__ as __version__

# Only type checkers read these imports; at run time `attach` makes the same names.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import (
        audit as audit,
        certification as certification,
        comparison as comparison,
        conclusion as conclusion,
        errors as errors,
        evaluation as evaluation,
        exchange as exchange,
        framework as framework,
        improvement as improvement,
        label as label,
        reporting as reporting,
        scheme as scheme,
        sector as sector,
    )
    from .audit import (
        ALL as ALL,
        Activity as Activity,
        Audit as Audit,
        Count as Count,
        Finding as Finding,
        ImprovementPoint as ImprovementPoint,
        Interview as Interview,
        Organisation as Organisation,
        Party as Party,
        Preparation as Preparation,
        Scope as Scope,
        StaffGroup as StaffGroup,
        VolunteerGroup as VolunteerGroup,
        Work as Work,
        coverage as coverage,
    )
    from .certification import (
        Advice as Advice,
        AdviceOutcome as AdviceOutcome,
        Award as Award,
        Certificate as Certificate,
        Condition as Condition,
        History as History,
        Refusal as Refusal,
        Register as Register,
        RegisterEntry as RegisterEntry,
        Standing as Standing,
        StatusChange as StatusChange,
        StatusChangeKind as StatusChangeKind,
        check_chain as check_chain,
    )
    from .comparison import (
        CarryPolicy as CarryPolicy,
        Change as Change,
        Crosswalk as Crosswalk,
        Link as Link,
        carry_over as carry_over,
        carry_over_audit as carry_over_audit,
        compare as compare,
    )
    from .conclusion import (
        Conclusion as Conclusion,
        IssueCode as IssueCode,
        Severity as Severity,
        conclude as conclude,
    )
    from .errors import (
        SterkSociaalWerkError as SterkSociaalWerkError,
    )
    from .evaluation import (
        Evaluation as Evaluation,
        Outcome as Outcome,
        decide as decide,
        evaluate as evaluate,
    )
    from .exchange import (
        from_dict as from_dict,
        receipt as receipt,
        to_dict as to_dict,
        verify as verify,
    )
    from .framework import (
        Assumption as Assumption,
        Category as Category,
        Cycle as Cycle,
        Framework as Framework,
        FrameworkKey as FrameworkKey,
        Limit as Limit,
        Norm as Norm,
        Rating as Rating,
        Rule as Rule,
        Source as Source,
        Tally as Tally,
    )
    from .improvement import (
        ImprovementPlan as ImprovementPlan,
        PlanStep as PlanStep,
        analyse_rule as analyse_rule,
        flip_distance as flip_distance,
        repair as repair,
    )
    from .reporting import (
        explain as explain,
        to_html as to_html,
        to_markdown as to_markdown,
        to_svg as to_svg,
    )
    from .scheme import (
        Announcement as Announcement,
        AuditKind as AuditKind,
        Consequence as Consequence,
        EditionStatus as EditionStatus,
        FollowUp as FollowUp,
        Scheme as Scheme,
        Term as Term,
        Transition as Transition,
    )
    from .sector import (
        Portfolio as Portfolio,
        SectorReport as SectorReport,
    )

attach(
    __name__,
    {
        "errors": ("SterkSociaalWerkError",),
        "framework": (
            "Assumption",
            "Category",
            "Cycle",
            "Framework",
            "FrameworkKey",
            "Limit",
            "Norm",
            "Rating",
            "Rule",
            "Source",
            "Tally",
        ),
        "scheme": (
            "Announcement",
            "AuditKind",
            "Consequence",
            "EditionStatus",
            "FollowUp",
            "Scheme",
            "Term",
            "Transition",
        ),
        "audit": (
            "ALL",
            "Activity",
            "Audit",
            "Count",
            "Finding",
            "ImprovementPoint",
            "Interview",
            "Organisation",
            "Party",
            "Preparation",
            "Scope",
            "StaffGroup",
            "VolunteerGroup",
            "Work",
            "coverage",
        ),
        "evaluation": ("Evaluation", "Outcome", "decide", "evaluate"),
        "improvement": ("ImprovementPlan", "PlanStep", "analyse_rule", "flip_distance", "repair"),
        "comparison": (
            "CarryPolicy",
            "Change",
            "Crosswalk",
            "Link",
            "carry_over",
            "carry_over_audit",
            "compare",
        ),
        "conclusion": ("Conclusion", "IssueCode", "Severity", "conclude"),
        "certification": (
            "Advice",
            "AdviceOutcome",
            "Award",
            "Certificate",
            "Condition",
            "History",
            "Refusal",
            "Register",
            "RegisterEntry",
            "Standing",
            "StatusChange",
            "StatusChangeKind",
            "check_chain",
        ),
        "sector": ("Portfolio", "SectorReport"),
        "exchange": ("from_dict", "receipt", "to_dict", "verify"),
        "reporting": ("explain", "to_html", "to_markdown", "to_svg"),
    },
    modules=(
        "errors",
        "framework",
        "scheme",
        "audit",
        "evaluation",
        "improvement",
        "comparison",
        "conclusion",
        "certification",
        "sector",
        "exchange",
        "reporting",
        "label",
    ),
)
