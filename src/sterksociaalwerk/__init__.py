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
- :mod:`~sterksociaalwerk.reporting`: in words;
- :mod:`~sterksociaalwerk.label`: the label *Kwaliteitslabel (Sterk) Sociaal Werk* as data.

What a program calls, constructs or branches on is here as well; everything else is imported from
its package, such as ``ssw.improvement.Repair``. Each package is loaded when it is first used. The
library reads no file and no clock: every date is an argument.
"""

from ._lazy import attach

# Only type checkers read these imports; at run time `attach` makes the same names.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import (
        audit as audit,
    )
    from . import (
        certification as certification,
    )
    from . import (
        comparison as comparison,
    )
    from . import (
        conclusion as conclusion,
    )
    from . import (
        errors as errors,
    )
    from . import (
        evaluation as evaluation,
    )
    from . import (
        framework as framework,
    )
    from . import (
        improvement as improvement,
    )
    from . import (
        label as label,
    )
    from . import (
        reporting as reporting,
    )
    from . import (
        scheme as scheme,
    )
    from .audit import (
        Activity as Activity,
    )
    from .audit import (
        Audit as Audit,
    )
    from .audit import (
        Finding as Finding,
    )
    from .audit import (
        Interview as Interview,
    )
    from .audit import (
        Party as Party,
    )
    from .audit import (
        Preparation as Preparation,
    )
    from .audit import (
        Scope as Scope,
    )
    from .audit import (
        StaffGroup as StaffGroup,
    )
    from .audit import (
        VolunteerGroup as VolunteerGroup,
    )
    from .audit import (
        Work as Work,
    )
    from .audit import (
        coverage as coverage,
    )
    from .certification import (
        Advice as Advice,
    )
    from .certification import (
        AdviceOutcome as AdviceOutcome,
    )
    from .certification import (
        Award as Award,
    )
    from .certification import (
        Certificate as Certificate,
    )
    from .certification import (
        Condition as Condition,
    )
    from .certification import (
        History as History,
    )
    from .certification import (
        Register as Register,
    )
    from .certification import (
        RegisterEntry as RegisterEntry,
    )
    from .certification import (
        Standing as Standing,
    )
    from .comparison import (
        CarryPolicy as CarryPolicy,
    )
    from .comparison import (
        Change as Change,
    )
    from .comparison import (
        Crosswalk as Crosswalk,
    )
    from .comparison import (
        Link as Link,
    )
    from .comparison import (
        carry_over as carry_over,
    )
    from .comparison import (
        carry_over_audit as carry_over_audit,
    )
    from .comparison import (
        compare as compare,
    )
    from .conclusion import (
        Conclusion as Conclusion,
    )
    from .conclusion import (
        IssueCode as IssueCode,
    )
    from .conclusion import (
        Severity as Severity,
    )
    from .conclusion import (
        conclude as conclude,
    )
    from .errors import (
        SterkSociaalWerkError as SterkSociaalWerkError,
    )
    from .evaluation import (
        Evaluation as Evaluation,
    )
    from .evaluation import (
        Outcome as Outcome,
    )
    from .evaluation import (
        decide as decide,
    )
    from .evaluation import (
        evaluate as evaluate,
    )
    from .framework import (
        Category as Category,
    )
    from .framework import (
        Cycle as Cycle,
    )
    from .framework import (
        Framework as Framework,
    )
    from .framework import (
        FrameworkKey as FrameworkKey,
    )
    from .framework import (
        Limit as Limit,
    )
    from .framework import (
        Norm as Norm,
    )
    from .framework import (
        Rating as Rating,
    )
    from .framework import (
        Rule as Rule,
    )
    from .framework import (
        Source as Source,
    )
    from .framework import (
        Tally as Tally,
    )
    from .improvement import (
        analyse_rule as analyse_rule,
    )
    from .improvement import (
        flip_distance as flip_distance,
    )
    from .improvement import (
        repair as repair,
    )
    from .reporting import (
        explain as explain,
    )
    from .scheme import (
        Announcement as Announcement,
    )
    from .scheme import (
        AuditKind as AuditKind,
    )
    from .scheme import (
        Consequence as Consequence,
    )
    from .scheme import (
        EditionStatus as EditionStatus,
    )
    from .scheme import (
        Scheme as Scheme,
    )
    from .scheme import (
        Transition as Transition,
    )

__version__ = "26.1"

attach(
    __name__,
    {
        "errors": ("SterkSociaalWerkError",),
        "framework": (
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
            "Scheme",
            "Transition",
        ),
        "audit": (
            "Activity",
            "Audit",
            "Finding",
            "Interview",
            "Party",
            "Preparation",
            "Scope",
            "StaffGroup",
            "VolunteerGroup",
            "Work",
            "coverage",
        ),
        "evaluation": (
            "Evaluation",
            "Outcome",
            "decide",
            "evaluate",
        ),
        "improvement": (
            "analyse_rule",
            "flip_distance",
            "repair",
        ),
        "comparison": (
            "CarryPolicy",
            "Change",
            "Crosswalk",
            "Link",
            "carry_over",
            "carry_over_audit",
            "compare",
        ),
        "conclusion": (
            "Conclusion",
            "IssueCode",
            "Severity",
            "conclude",
        ),
        "certification": (
            "Advice",
            "AdviceOutcome",
            "Award",
            "Certificate",
            "Condition",
            "History",
            "Register",
            "RegisterEntry",
            "Standing",
        ),
        "reporting": ("explain",),
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
        "reporting",
        "label",
    ),
)
