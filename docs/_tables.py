# SPDX-License-Identifier: MIT
"""Tables that are made from the library, so that no page can say what is not so.

A page says ``made-from-code`` and the name of a table, one of `TABLES`, where it has to come.
"""

import ast
import inspect
from collections.abc import Callable, Iterable
from enum import Enum
from itertools import pairwise

from sterksociaalwerk import Assumption, AuditKind, Change, Framework, IssueCode, Source, label
from sterksociaalwerk.comparison import DEFAULT_POLICY
from sterksociaalwerk.label import SCHEME

__all__ = ["TABLES"]

_NOT_KNOWN = "not known"


def _table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table in Markdown."""
    cells = [list(headings), *([str(cell) for cell in row] for row in rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _means(member: Enum) -> str:
    """Return the docstring below a member, which says what it means."""
    (defined,) = ast.parse(inspect.getsource(type(member))).body
    lines = defined.body if isinstance(defined, ast.ClassDef) else []
    for line, below in pairwise(lines):
        named = isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == member.name
        if named and isinstance(below, ast.Expr):
            return " ".join(str(ast.literal_eval(below.value)).split())
    message = f"{member} has no docstring"
    raise LookupError(message)


def _name(edition: Framework) -> str:
    return f"{edition.called} (`{edition.key.version}`)"


def _at_most(edition: Framework) -> list[int]:
    """Return the limits, in the order of the headings."""
    limits = {limit.key: limit.at_most for limit in edition.rule.limits}
    return [limits[key] for key in ("partly-met", "not-met")]


_LIMITS = ("At most *deels*", "At most *niet*")


def _edition(edition: Framework) -> list[object]:
    split = edition.category_counts
    return [
        _name(edition),
        edition.norm_count,
        _NOT_KNOWN
        if split is None
        else ", ".join(f"{split[each.key]} *{each.title}*" for each in edition.categories),
        *_at_most(edition),
        "business-critical" if edition.counts_business_critical_volunteers else "none",
        edition.in_force_from,
        edition.certificate_years,
    ]


def editions() -> str:
    """Return what differs between the editions of the label."""
    last = ("Volunteers that count", "In force from", "Years valid")
    return _table(("Edition", "Norms", "Split", *_LIMITS, *last), map(_edition, SCHEME.frameworks))


def limits() -> str:
    """Return the limits of each edition."""
    rows = ([_name(edition), *_at_most(edition)] for edition in SCHEME.frameworks)
    return _table(("Edition", *_LIMITS), rows)


def transitions() -> str:
    """Return how one edition follows another."""
    headings = ("From", "To", "Usable from", "To keep the old one, begun before", "Mandatory from")
    rows: list[list[object]] = []
    for each in SCHEME.transitions:
        days = (each.published_on, each.started_before, each.mandatory_on)
        rows.append([f"`{each.source}`", f"`{each.target}`", *days])
    return _table(headings, rows)


def announcements() -> str:
    """Return the editions that have been announced."""
    rows = (
        (f"`{each.version}`", each.announced_on, each.in_force_from or _NOT_KNOWN)
        for each in SCHEME.announcements
    )
    return _table(("Announced", "On", "First day"), rows)


def follow_ups() -> str:
    """Return what each kind of audit leads to."""
    rows = (
        (kind.value, ", ".join(follow_up.settled), ", ".join(follow_up.on_pass))
        for kind, follow_up in (SCHEME.leads_to or {}).items()
    )
    return _table(("Kind of audit", "Once its outcome is settled", "On a pass also"), rows)


def severities() -> str:
    """Return what each code of an issue means, and how much it weighs by kind of audit."""
    kinds = (AuditKind.EXTERNAL, AuditKind.PEER_REVIEW, AuditKind.SELF_ASSESSMENT)
    rows: list[list[object]] = []
    for code in IssueCode:
        weights = [code.severity_for(kind).value for kind in kinds]
        rows.append([f"`{code.value}`", _means(code), *weights, "yes" if code.is_fixed else ""])
    headings = ("Code", "Means", "External", "Peer review", "Self-assessment", "Fixed")
    return _table(headings, rows)


def policies() -> str:
    """Return how ratings carry over by default, by what became of a norm."""
    rows: list[list[object]] = []
    for change in Change:
        policy = DEFAULT_POLICY.get(change)
        carried = "dropped, and listed" if policy is None else f"`{policy.value}`"
        same = "yes" if change.asks_the_same else "no"
        rows.append([f"`{change.value}`", _means(change), carried, same])
    return _table(("Change", "Means", "Policy", "Asks the same"), rows)


def sources() -> str:
    """Return the sources that the label holds, by the name of the constant."""
    rows: list[list[object]] = []
    for name in vars(label)["__all__"]:
        source = getattr(label, name)
        if isinstance(source, Source):
            title = f"[{source.title}]({source.url})" if source.url else source.title
            rows.append([f"`{name}`", source.publisher, title, source.date or "not recorded"])
    return _table(("In `label`", "Publisher", "Title", "Date"), rows)


def assumptions() -> str:
    """Return what the label takes to be so while no source says it, by the name of the constant."""
    values = ((name, getattr(label, name)) for name in vars(label)["__all__"])
    rows = ((value.text, f"`{name}`") for name, value in values if isinstance(value, Assumption))
    return _table(("Taken to be so", "In `label`"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "announcements": announcements,
    "assumptions": assumptions,
    "editions": editions,
    "follow-ups": follow_ups,
    "limits": limits,
    "policies": policies,
    "severities": severities,
    "sources": sources,
    "transitions": transitions,
}
