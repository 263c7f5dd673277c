# SPDX-License-Identifier: MIT
"""What cannot be true at once of the editions and the transitions of a scheme.

Each check is for two facts that contradict each other; what is merely unusual passes. Together they
leave no cycle and no day without a usable edition, so neither is looked for.
"""

import datetime
from collections.abc import Sequence
from itertools import combinations

from packaging.version import Version

from .._checks import Faults
from ..framework import Framework
from ._timeline import Edition, public
from .transition import Announcement, Transition


def check_transitions(
    faults: Faults,
    frameworks: Sequence[Framework],
    editions: Sequence[Edition],
    transitions: Sequence[Transition],
    announcements: Sequence[Announcement],
) -> None:
    """Check transitions against the editions, and against each other.

    Frameworks and editions are in the same order; every path is to a place in what was given.
    """
    in_force = {framework.key.version: framework.in_force_from for framework in frameworks}
    known = ", ".join(str(version) for version in sorted(in_force))
    announced = {announcement.version for announcement in announcements}
    arrivals: list[int] = []
    for at, transition in enumerate(transitions):
        path, target = f"transitions[{at}]", transition.target
        if target in in_force:
            arrivals.append(at)
        else:
            problem = "is announced only" if target in announced else "is not in the scheme"
            faults.add(f"{path}.target", f"{target} {problem}, known are {known}")
        sources = [edition for edition in editions if transition.selects(edition.version)]
        if not sources:
            faults.add(f"{path}.source", f"selects no edition, known are {known}")
        for edition in sources:
            _check_source(faults, path, transition, edition)
        _check_publication(faults, path, transition, in_force)
    _check_same_publication(faults, transitions, arrivals, in_force)
    _check_pairs(faults, editions, transitions, arrivals)


def _check_source(faults: Faults, path: str, transition: Transition, edition: Edition) -> None:
    if public(edition.version) >= transition.target:
        problem = f"selects {edition.version}, which is not older than {transition.target}"
        faults.add(f"{path}.source", problem)
    elif edition.first_day is not None and transition.mandatory_on <= edition.first_day:
        problem = f"must be after {edition.first_day}, the first day of {edition.version}"
        faults.add(f"{path}.mandatory_on", f"{problem}, got {transition.mandatory_on}")


def _check_publication(
    faults: Faults,
    path: str,
    transition: Transition,
    in_force: dict[Version, datetime.date | None],
) -> None:
    published = transition.published_on
    for version, first in in_force.items():
        if first is None or public(version) != transition.target or published == first:
            continue
        # A variant may come later than the edition itself.
        if version == transition.target:
            problem = f"must be {first}, the first day of {version}"
            faults.add(f"{path}.published_on", f"{problem}, got {published}")
        elif first < published:
            problem = f"must not be after {first}, the first day of {version}"
            faults.add(f"{path}.published_on", f"{problem}, got {published}")


def _check_same_publication(
    faults: Faults,
    transitions: Sequence[Transition],
    arrivals: Sequence[int],
    in_force: dict[Version, datetime.date | None],
) -> None:
    first_to: dict[Version, int] = {}
    for at in arrivals:
        transition = transitions[at]
        earlier = first_to.setdefault(transition.target, at)
        published = transitions[earlier].published_on
        if in_force[transition.target] is None and transition.published_on != published:
            problem = f"must be {published}, the publication of {transition.target} by"
            faults.add(
                f"transitions[{at}].published_on",
                f"{problem} transitions[{earlier}], got {transition.published_on}",
            )


def _check_pairs(
    faults: Faults,
    editions: Sequence[Edition],
    transitions: Sequence[Transition],
    arrivals: Sequence[int],
) -> None:
    """Check that transitions out of one edition do not each require another one in the end."""
    older = {
        at: {
            edition.version
            for edition in editions
            if transitions[at].selects(edition.version)
            and public(edition.version) < transitions[at].target
        }
        for at in arrivals
    }
    # To what each target leads on; the newest first, since what they lead to is newer still.
    onward: dict[Version, set[Version]] = {}
    for version in sorted({transitions[at].target for at in arrivals}, reverse=True):
        next_targets = {transitions[at].target for at in arrivals if version in older[at]}
        onward[version] = next_targets.union(*(onward[target] for target in next_targets))
    for one, other in combinations(arrivals, 2):
        shared = older[one] & older[other]
        if not shared:
            continue
        first, second = transitions[one], transitions[other]
        if first.target == second.target:
            if (first.mandatory_on, first.started_before) != (
                second.mandatory_on,
                second.started_before,
            ):
                problem = f"takes {min(shared)} to {second.target} on other days than"
                faults.add(f"transitions[{other}]", f"{problem} transitions[{one}]")
        elif (
            first.target not in onward[second.target] and second.target not in onward[first.target]
        ):
            problem = (
                f"takes {min(shared)} to {second.target}, transitions[{one}] to {first.target}"
            )
            faults.add(f"transitions[{other}]", f"{problem}, and neither leads to the other")
