# SPDX-License-Identifier: MIT
"""The plain twin of every part of the library: what its words say, counted out or simply tried.

Slow and obvious on purpose. It shares no code with what it checks, but the values that go in and
come out.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import combinations_with_replacement, product
from operator import add, le
from typing import NamedTuple

import attrs

from sterksociaalwerk.audit import (
    Count,
    Everything,
    Finding,
    GroupToHear,
    Interview,
    Party,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.comparison import (
    CarryPolicy,
    Change,
    Crosswalk,
    Factor,
    NormComparison,
    Progress,
)
from sterksociaalwerk.evaluation import Evaluation, Outcome, RaiseEffect, Reason, ReasonCode
from sterksociaalwerk.framework import Framework, Limit, Norm, NormId, Rating, Rule, Tally
from sterksociaalwerk.improvement import Paradox, RuleAnalysis
from sterksociaalwerk.scheme import EditionStatus

__all__ = [
    "ANY",
    "BETTER",
    "DEFAULT",
    "FITTING",
    "Applies",
    "Editions",
    "Open",
    "Possible",
    "Price",
    "Settled",
    "Span",
    "Spent",
    "Walk",
    "carried",
    "carried_by",
    "certain",
    "certified",
    "compared",
    "completions",
    "composed",
    "count",
    "counted",
    "counts_for",
    "due",
    "fewest_to_flip",
    "groups_to_hear",
    "is_about",
    "is_asked",
    "known",
    "least_to_be_sure",
    "least_to_hope",
    "looked_over",
    "outcome",
    "outcome_had",
    "outcome_of",
    "possible",
    "raises",
    "rank",
    "reasons",
    "risky_raises",
    "settling",
    "still",
]

MET, PARTLY, NOT, INAPPLICABLE = Rating
ANY = frozenset({MET, PARTLY, NOT})
SHORT = frozenset({PARTLY, NOT})

Possible = frozenset[Rating]
Open = Mapping[NormId, Rating | Possible]
Settled = Mapping[NormId, Rating]


# ---------------------------------------------------------------- ratings


def still(rating: Rating | Possible) -> Possible:
    """Return the ratings that are still possible."""
    return rating if isinstance(rating, frozenset) else frozenset({rating})


def possible(norm: Norm, ratings: Open) -> set[Rating]:
    """Return the ratings that a norm may still turn out to have."""
    return set(still(ratings.get(norm.id, ANY)))


def completions(framework: Framework, ratings: Open) -> Iterator[dict[NormId, Rating]]:
    """Yield every way to settle what is open."""
    ids = [norm.id for norm in framework.norms]
    for settled in product(*(possible(norm, ratings) for norm in framework.norms)):
        yield dict(zip(ids, settled, strict=True))


def counted(said: Iterable[Rating | Iterable[Rating] | None]) -> dict[str, int]:
    """Count ratings one by one, by the name that a tally has for them."""
    counts = dict.fromkeys(["met", "partly_met", "not_met", "not_applicable", "open"], 0)
    for one in said:
        left = [one] if isinstance(one, Rating) else list(one or ANY)
        counts[left[0].name.lower() if len(left) == 1 else "open"] += 1
    return counts


# ---------------------------------------------------------------- limits


def counts_for(limit: Limit, norm: Norm, rating: Rating) -> int:
    """Return how many times a norm counts for a limit."""
    if limit.category is not None and norm.category != limit.category:
        return 0
    if limit.norms is not None and norm.id not in limit.norms:
        return 0
    if rating not in limit.ratings:
        return 0
    if limit.weights is not None and norm.id in limit.weights:
        return limit.weights[norm.id]
    return 1


def count(limit: Limit, norms: Iterable[Norm], settled: Settled) -> int:
    """Return what a limit counts."""
    return sum(counts_for(limit, norm, settled[norm.id]) for norm in norms)


def outcome_of(answers: set[bool]) -> Outcome:
    """Return the outcome for the answers of all completions."""
    if answers == {True}:
        return Outcome.PASS
    return Outcome.FAIL if answers == {False} else Outcome.OPEN


def outcome(framework: Framework, rule: Rule, ratings: Open) -> Outcome:
    """Return what every way to settle agrees on, or OPEN."""
    return outcome_of(
        {
            all(count(limit, framework.norms, settled) <= limit.at_most for limit in rule.limits)
            for settled in completions(framework, ratings)
        }
    )


def settling(framework: Framework, rule: Rule, ratings: Open) -> dict[NormId, int]:
    """Return the norms that the outcome can turn on, and how many ratings of each settle it."""
    with_rating: dict[tuple[NormId, Rating], set[bool]] = {}
    with_others: dict[tuple[NormId, tuple[Rating, ...]], set[bool]] = {}
    for settled in completions(framework, ratings):
        holds = all(
            count(limit, framework.norms, settled) <= limit.at_most for limit in rule.limits
        )
        found = tuple(settled[norm.id] for norm in framework.norms)
        for at, norm in enumerate(framework.norms):
            with_rating.setdefault((norm.id, found[at]), set()).add(holds)
            with_others.setdefault((norm.id, found[:at] + found[at + 1 :]), set()).add(holds)
    return {
        norm.id: sum(len(with_rating[norm.id, each]) == 1 for each in possible(norm, ratings))
        for norm in framework.norms
        if any(len(both) > 1 for (one, _), both in with_others.items() if one == norm.id)
    }


def raises(norm: Norm, ratings: Open) -> Iterator[Open]:
    """Yield the ratings with a norm that is settled raised to each better rating."""
    settled = possible(norm, ratings)
    if len(settled) == 1:
        (before,) = settled
        for after in BETTER[before]:
            yield {**ratings, norm.id: after}


def reasons(framework: Framework, rule: Rule, ratings: Open) -> list[Reason]:
    """Derive the reasons from every way to settle, before and after every improvement."""
    norms = framework.norms
    ways = list(completions(framework, ratings))
    found: list[Reason] = []
    limits: list[Outcome] = []
    for limit in rule.limits:
        stands = outcome_of({count(limit, norms, way) <= limit.at_most for way in ways})
        limits.append(stands)
        counting = tuple(
            norm.id
            for norm in norms
            if all(counts_for(limit, norm, rating) for rating in possible(norm, ratings))
        )
        found.append(
            {
                Outcome.PASS: Reason(code=ReasonCode.LIMIT_HOLDS, limit=limit.key),
                Outcome.OPEN: Reason(code=ReasonCode.LIMIT_OPEN, limit=limit.key),
                Outcome.FAIL: Reason(
                    code=ReasonCode.LIMIT_EXCEEDED, limit=limit.key, norms=counting
                ),
            }[stands]
        )
    whole = outcome(framework, rule, ratings)
    if whole is Outcome.FAIL and Outcome.FAIL not in limits:
        found.append(Reason(code=ReasonCode.LIMITS_COMPETE))
    still_open = tuple(norm.id for norm in norms if len(possible(norm, ratings)) > 1)
    if still_open:
        found.append(Reason(code=ReasonCode.NORMS_OPEN, norms=still_open))
    if whole is Outcome.PASS:
        after = {
            norm.id: {outcome(framework, rule, raised) for raised in raises(norm, ratings)}
            for norm in norms
        }
        for code, bad in (
            (ReasonCode.IMPROVEMENT_WOULD_FAIL, Outcome.FAIL),
            (ReasonCode.IMPROVEMENT_COULD_FAIL, Outcome.OPEN),
        ):
            unsafe = tuple(norm for norm, outcomes in after.items() if bad in outcomes)
            if unsafe:
                found.append(Reason(code=code, norms=unsafe))
    return found


def risky_raises(framework: Framework, rule: Rule, ratings: Open) -> list[RaiseEffect]:
    """Derive what every raise leads to, of the norms that have one which loses a pass."""
    if outcome(framework, rule, ratings) is not Outcome.PASS:
        return []
    found: list[RaiseEffect] = []
    for norm in framework.norms:
        effects: list[RaiseEffect] = []
        # The oracle tries the best rating first, the library a single step.
        for raised in reversed(list(raises(norm, ratings))):
            ways = list(completions(framework, raised))
            stands = {
                limit.key: outcome_of(
                    {count(limit, framework.norms, way) <= limit.at_most for way in ways}
                )
                for limit in rule.limits
            }
            (before,), (after,) = possible(norm, ratings), possible(norm, raised)
            effects.append(
                RaiseEffect(
                    norm=norm.id,
                    before=before,
                    after=after,
                    outcome=outcome(framework, rule, raised),
                    exceeded=tuple(key for key in stands if stands[key] is Outcome.FAIL),
                    uncertain=tuple(key for key in stands if stands[key] is Outcome.OPEN),
                )
            )
        if any(effect.outcome is not Outcome.PASS for effect in effects):
            found += effects
    return found


# ---------------------------------------------------------------- what would change an outcome

# Every change is tried. Of ways that count alike for every limit the cheapest is kept, so that
# eight norms take no time.

Price = Callable[[NormId, Rating, Rating], int]
"""What it costs to raise a norm from one rating to another."""

Spent = tuple[int, int]
"""What raising norms costs together, and how many are raised."""

BETTER = {
    MET: (),
    PARTLY: (MET,),
    NOT: (MET, PARTLY),
    INAPPLICABLE: (),
}
"""What a norm can be raised to."""

_Way = tuple[int, ...]
"""What it costs, for how many norms, and then what is counted by each limit."""


def _counted(rule: Rule, norm: Norm, ratings: Iterable[Rating]) -> _Way:
    """Return what each limit counts at most for a norm."""
    return tuple(
        max(each)
        for each in zip(
            *([counts_for(limit, norm, rating) for limit in rule.limits] for rating in ratings),
            strict=True,
        )
    )


def _least(rule: Rule, ways: Iterable[list[_Way]], *, holds: bool = True) -> Spent | None:
    """Choose a way for each norm so that all limits hold, or one does not: what does it cost?"""
    least: dict[tuple[int, ...], Spent] = {(0,) * len(rule.limits): (0, 0)}
    for choices in ways:
        grown: dict[tuple[int, ...], Spent] = {}
        for counts, (cost, number) in least.items():
            for more, one, *counted in choices:
                sums = tuple(map(add, counts, counted))
                spent = (cost + more, number + one)
                grown[sums] = min(grown.get(sums, spent), spent)
        least = grown
    caps = [limit.at_most for limit in rule.limits]
    return min(
        (spent for counts, spent in least.items() if all(map(le, counts, caps)) is holds),
        default=None,
    )


def least_to_hope(framework: Framework, rule: Rule, ratings: Open, price: Price) -> Spent | None:
    """Return the least that makes the rule be met, if what is open turns out as well as can be."""

    def ways(norm: Norm) -> list[_Way]:
        found: list[_Way] = []
        for before in possible(norm, ratings):
            found.append((0, 0, *_counted(rule, norm, [before])))
            found += [
                (price(norm.id, before, after), 1, *_counted(rule, norm, [after]))
                for after in BETTER[before]
            ]
        return found

    return _least(rule, map(ways, framework.norms))


def least_to_be_sure(framework: Framework, rule: Rule, ratings: Open, price: Price) -> Spent | None:
    """Return the least that makes the rule be met however what is open turns out.

    Norms are raised to a rating at least. The dearest raise that this may take has to be paid for.
    """

    def ways(norm: Norm) -> list[_Way]:
        still = possible(norm, ratings)
        found = [(0, 0, *_counted(rule, norm, still))]
        for goal in (MET, PARTLY):
            prices = [price(norm.id, before, goal) for before in still if goal in BETTER[before]]
            if prices:
                kept = {goal if goal in BETTER[before] else before for before in still}
                found.append((max(prices), 1, *_counted(rule, norm, kept)))
        return found

    return _least(rule, map(ways, framework.norms))


def fewest_to_flip(
    framework: Framework,
    rule: Rule,
    ratings: Open,
    outcome: Outcome,
    allowed: Callable[[Rating, Rating], bool],
) -> int | None:
    """Return how many settled norms must be rated otherwise before an outcome is not certain.

    A PASS is not once a limit may be exceeded, a FAIL is not once all limits may hold.
    """

    def ways(norm: Norm) -> list[_Way]:
        still = possible(norm, ratings)
        if len(still) > 1:
            each = [[rating] for rating in still] if outcome is Outcome.FAIL else [still]
            return [(0, 0, *_counted(rule, norm, turned)) for turned in each]
        (before,) = still
        others = () if before is INAPPLICABLE else (MET, PARTLY, NOT)
        return [
            (0, 0, *_counted(rule, norm, [before])),
            *(
                (1, 1, *_counted(rule, norm, [after]))
                for after in others
                if after is not before and allowed(before, after)
            ),
        ]

    spent = _least(rule, map(ways, framework.norms), holds=outcome is Outcome.FAIL)
    return None if spent is None else spent[0]


# ---------------------------------------------------------------- whether a rule is fair


def looked_over(framework: Framework, rule: Rule) -> RuleAnalysis:
    """Look a rule over row by row, raising one norm of each rating at a time."""
    allowed = list(Rating) if framework.allows_not_applicable else [MET, PARTLY, NOT]
    states = passing = 0
    found: list[Paradox] = []
    # Every way to rate the norms, whatever their order.
    for row in combinations_with_replacement(allowed, framework.norm_count):
        states += 1
        if not _holds(rule, row):
            continue
        passing += 1
        for before, after in ((PARTLY, MET), (NOT, PARTLY)):
            if before not in row:
                continue
            raised = list(row)
            raised[raised.index(before)] = after
            if not _holds(rule, raised):
                found.append(
                    Paradox(
                        before=Tally(**counted(row)),
                        after=Tally(**counted(raised)),
                        raised_from=before,
                        raised_to=after,
                    )
                )
    return RuleAnalysis(monotone=not found, paradoxes=tuple(found), passing=passing, states=states)


def _holds(rule: Rule, row: Sequence[Rating]) -> bool:
    return all(
        sum(rating in limit.ratings for rating in row) <= limit.at_most for limit in rule.limits
    )


# ---------------------------------------------------------------- carrying ratings over

DEFAULT = {
    Change.UNCHANGED: CarryPolicy.SAME,
    Change.REWORDED: CarryPolicy.SAME,
    Change.MOVED: CarryPolicy.SAME,
    Change.REVISED: CarryPolicy.OPEN,
    Change.ADDED: CarryPolicy.OPEN,
    Change.MERGED: CarryPolicy.MERGED,
    Change.SPLIT: CarryPolicy.SPLIT,
    Change.RESTRUCTURED: CarryPolicy.OPEN,
}
"""How ratings carry over unless something else is asked for."""

_EVERY = set(CarryPolicy)
FITTING = {
    Change.UNCHANGED: _EVERY,
    Change.REWORDED: _EVERY,
    Change.MOVED: _EVERY,
    Change.REVISED: _EVERY,
    Change.SPLIT: _EVERY,
    Change.MERGED: {CarryPolicy.OPEN, CarryPolicy.MERGED},
    Change.RESTRUCTURED: {CarryPolicy.OPEN, CarryPolicy.MERGED},
    Change.ADDED: {CarryPolicy.OPEN},
}
"""What may be asked for: a policy for one norm needs a link that has one."""


def carried_by(policy: CarryPolicy, found: Sequence[Rating]) -> Possible:
    """Return what settled ratings of the norms of a link leave possible for what became of them."""
    kinds = set(found)
    match policy:
        case CarryPolicy.SAME:
            (rating,) = found
            return frozenset({rating})
        case CarryPolicy.OPEN:
            return ANY
        case CarryPolicy.SPLIT:
            (rating,) = found
            return {
                MET: frozenset({MET}),
                PARTLY: ANY,
                NOT: SHORT,
                INAPPLICABLE: frozenset({INAPPLICABLE}),
            }[rating]
        case CarryPolicy.MERGED:
            if len(kinds) == 1 and kinds != {PARTLY}:
                return frozenset(kinds)
            return ANY if INAPPLICABLE in kinds else SHORT


def carried(
    ratings: Open,
    crosswalk: Crosswalk,
    *,
    not_applicable: bool,
    policies: Mapping[Change, CarryPolicy] = DEFAULT,
) -> dict[NormId, Possible]:
    """Carry every way to settle what is open over by the table of policies, and put it together.

    Args:
        ratings: What was found of the norms of the old framework.
        crosswalk: What became of them.
        not_applicable: Whether the new framework allows it.
        policies: By what to carry over.
    """
    found: dict[NormId, Possible] = {}
    for link in crosswalk.links:
        ways = product(*(still(ratings.get(norm, ANY)) for norm in link.sources))
        if link.change is not Change.WITHDRAWN:
            policy = policies[link.change]
            left = frozenset[Rating]().union(*(carried_by(policy, way) for way in ways))
            if INAPPLICABLE in left and not not_applicable:
                left = (left | ANY) - {INAPPLICABLE}
            found |= dict.fromkeys(link.targets, left)
    return found


def certain(change: Change, found: Sequence[set[Rating]]) -> Rating | None:
    """Return the rating that a link settles, given all that was found of each of its norms."""
    single = {rating for ratings in found for rating in ratings}
    if not all(found) or len(single) != 1:
        return None
    (rating,) = single
    settles = {
        Change.UNCHANGED: {MET, PARTLY, NOT},
        Change.REWORDED: {MET, PARTLY, NOT},
        Change.MOVED: {MET, PARTLY, NOT},
        Change.MERGED: {MET, NOT},
        Change.SPLIT: {MET},
    }
    return rating if rating in settles.get(change, ()) else None


# ---------------------------------------------------------------- crosswalks one after another

_Joined = tuple[tuple[NormId, ...], tuple[NormId, ...], Change]
"""Sources, targets and the change of a link."""


def composed(one: Crosswalk, other: Crosswalk) -> set[_Joined]:
    """Return the links of a composition, by joining groups until none share a norm."""
    groups = [
        (set(link.sources) | {f"1{norm}" for norm in link.targets}, [link]) for link in one.links
    ]
    groups += [
        ({f"1{norm}" for norm in link.sources} | set(link.targets), [link]) for link in other.links
    ]
    again = True
    while again:
        again = False
        for at, (members, links) in enumerate(groups):
            for later in range(len(groups) - 1, at, -1):
                if members & groups[later][0]:
                    more, others = groups.pop(later)
                    members.update(more)
                    links.extend(others)
                    again = True
    begin = {norm for link in one.links for norm in link.sources}
    end = {norm for link in other.links for norm in link.targets}
    found: set[_Joined] = set()
    for members, links in groups:
        sources, targets = (
            tuple(sorted(norm for norm in side if norm in members)) for side in (begin, end)
        )
        if sources and targets:
            found.add((sources, targets, reduce(_sum_of_two, [link.change for link in links])))
        elif sources or targets:
            found.add((sources, targets, Change.WITHDRAWN if sources else Change.ADDED))
    return found


def _sum_of_two(one: Change, other: Change) -> Change:
    ladder = [Change.UNCHANGED, Change.REWORDED, Change.MOVED, Change.REVISED]
    if one in ladder and other in ladder:
        return ladder[max(ladder.index(one), ladder.index(other))]
    for shape, rest in ((one, other), (other, one)):
        if shape in (Change.MERGED, Change.SPLIT) and rest in ladder[:3]:
            return shape
    return Change.RESTRUCTURED


# ---------------------------------------------------------------- comparing two audits


def compared(
    before: Evaluation,
    after: Evaluation,
    crosswalk: Crosswalk,
    policies: Mapping[Change, CarryPolicy] = DEFAULT,
) -> list[NormComparison]:
    """Compare norm by norm: those of the new framework first, then those that are gone."""
    left = _carried(before, after, crosswalk, policies)
    link_to = {norm: link for link in crosswalk.links for norm in link.targets}
    found: list[NormComparison] = []
    for norm in after.framework.norms:
        link, now, expected = link_to[norm.id], after.ratings[norm.id], left[norm.id]
        found.append(
            NormComparison(
                norm=norm.id,
                category=norm.category,
                progress=_progress(expected, still(now)) if link.sources else Progress.NEW,
                change=link.change,
                expected=_plain(expected) if link.sources else None,
                after=now,
                repeated=link.change
                not in (Change.REVISED, Change.RESTRUCTURED, Change.ADDED, Change.WITHDRAWN)
                and all(
                    still(each) <= SHORT
                    for each in (now, *(before.ratings[source] for source in link.sources))
                ),
            )
        )
    gone = {norm for link in crosswalk.links if not link.targets for norm in link.sources}
    found += [
        NormComparison(
            norm=norm.id,
            category=norm.category,
            progress=Progress.GONE,
            change=Change.WITHDRAWN,
            expected=before.ratings[norm.id],
            after=None,
            repeated=False,
        )
        for norm in before.framework.norms
        if norm.id in gone
    ]
    return found


def _progress(expected: Possible, after: Possible) -> Progress:
    """Return what holds for every pair of what may have been meant and what may be so now."""
    if len(expected) == len(after) == 1 and expected == after:
        return Progress.SAME
    steps = {
        Progress.IMPROVED
        if other in BETTER[one]
        else Progress.DECLINED
        if one in BETTER[other]
        else Progress.NOT_COMPARABLE
        for one in expected
        for other in after
    }
    return steps.pop() if len(steps) == 1 else Progress.NOT_COMPARABLE


def _plain(left: Possible) -> Rating | Possible:
    return next(iter(left)) if len(left) == 1 else left


def _carried(
    side: Evaluation,
    other: Evaluation,
    crosswalk: Crosswalk,
    policies: Mapping[Change, CarryPolicy],
) -> dict[NormId, Possible]:
    allowed = other.framework.allows_not_applicable
    return carried(side.ratings, crosswalk, not_applicable=allowed, policies=policies)


def _norms_differ(before: Evaluation, after: Evaluation, crosswalk: Crosswalk) -> bool:
    old, new = before.framework, after.framework
    return (
        old.norms != new.norms
        or old.allows_not_applicable != new.allows_not_applicable
        or any(
            (link.change, link.sources) != (Change.UNCHANGED, link.targets)
            for link in crosswalk.links
        )
    )


def outcome_had(
    before: Evaluation,
    after: Evaluation,
    crosswalk: Crosswalk,
    *,
    swapped: frozenset[Factor],
    policies: Mapping[Change, CarryPolicy] = DEFAULT,
) -> Outcome | None:
    """Return the outcome before, had some factors been as they are after; `None` if not known."""
    ratings, norms, limits = (factor in swapped for factor in Factor)
    if not _norms_differ(before, after, crosswalk):
        # The norms of the limits will do, and ratings need not be carried anywhere.
        norms = limits
        rated: Open = after.ratings if ratings else before.ratings
        side = after if norms else before
        rule = side.framework.rule_for(side.cycle)
        return outcome(side.framework, rule, rated)
    side = after if norms else before
    forward = _carried(before, after, crosswalk, policies)
    now = {norm: still(rating) for norm, rating in after.ratings.items()}
    rated = side.ratings
    if norms and not ratings:
        rated = dict(forward)
    elif ratings and not norms and now != forward:
        rated = dict(_carried(after, before, crosswalk.inverse(), policies))
    asked = after if limits else before
    rule = asked.framework.rule_for(asked.cycle)
    if limits == norms:
        return outcome(side.framework, rule, rated)
    way = crosswalk if norms else crosswalk.inverse()
    translated = _translated(rule, way, side.framework)
    return None if translated is None else outcome(side.framework, translated, rated)


def _translated(rule: Rule, crosswalk: Crosswalk, basis: Framework) -> Rule | None:
    """Return a rule in the words of the framework that a crosswalk leads to."""
    names = {
        link.sources[0]: link.targets[0]
        for link in crosswalk.links
        if (len(link.sources), len(link.targets)) == (1, 1)
    }
    limits: list[Limit] = []
    for limit in rule.limits:
        named, weights = limit.norms, limit.weights
        if any(norm not in names for norm in (*(named or ()), *(weights or ()))):
            return None
        if limit.category not in (None, *(category.key for category in basis.categories)):
            return None
        if limit.category and None in (norm.category for norm in basis.norms):
            return None
        limits.append(
            Limit(
                key=limit.key,
                ratings=limit.ratings,
                at_most=limit.at_most,
                category=limit.category,
                norms=named and [names[norm] for norm in named],
                weights=weights and {names[norm]: weight for norm, weight in weights.items()},
            )
        )
    return Rule(limits)


# ---------------------------------------------------------------- who counts, and who is heard


def known(group: VolunteerGroup) -> list[VolunteerGroup]:
    """Return what a group may turn out to be, with an answer to every question."""
    either = (True, False)
    return [
        attrs.evolve(
            group,
            prepared=prepared,
            independent=independent,
            work=work,
            needs_quality_assurance=assured,
        )
        for prepared, independent, work, assured in product(
            [group.prepared] if group.prepared else Preparation,
            either if group.independent is None else [group.independent],
            [group.work] if group.work else Work,
            either if group.needs_quality_assurance is None else [group.needs_quality_assurance],
        )
    ]


def _is_critical(group: VolunteerGroup) -> bool:
    return (
        group.prepared is not Preparation.NONE
        and group.independent is True
        and group.work is not Work.OTHER
        and group.needs_quality_assurance is True
    )


def _names(names: frozenset[str] | Everything | None, name: str) -> bool:
    """Tell whether something may be about a name: what is not recorded may be about any."""
    return not isinstance(names, frozenset) or name in names


def works_in(group: StaffGroup | VolunteerGroup | GroupToHear, cell: tuple[str, str]) -> bool:
    """Tell whether a group works for a service in a municipality."""
    return _names(group.services, cell[0]) and _names(group.municipalities, cell[1])


def _people(count: Count) -> set[bool]:
    """Return whether there is anybody, for all that a count may turn out to be."""
    most = 1 if count.at_most is None else count.at_most
    return {number > 0 for number in {count.at_least, most}}


def groups_to_hear(scope: Scope, framework: Framework) -> tuple[set[GroupToHear], set[GroupToHear]]:
    """Return who has to be heard, and who may have to be, whatever is not known turns out to be."""
    surely = {GroupToHear(party=Party.CLIENT), GroupToHear(party=Party.MANAGEMENT)}
    maybe: set[GroupToHear] = set()
    groups: list[tuple[Party, StaffGroup | VolunteerGroup, set[bool]]] = [
        (Party.STAFF, group, {True}) for group in scope.staff or ()
    ]
    if framework.counts_business_critical_volunteers:
        groups += [
            (Party.VOLUNTEER, group, {_is_critical(each) for each in known(group)})
            for group in scope.volunteers or ()
        ]
    for party, group, counts in groups:
        heard = GroupToHear(
            party=party,
            role=group.role,
            services=group.services,
            municipalities=group.municipalities,
        )
        outcomes = {
            does and some and any(works_in(group, cell) for cell in scope.cells)
            for does in counts
            for some in _people(group.headcount)
        }
        surely |= {heard} if outcomes == {True} else set()
        maybe |= {heard} if len(outcomes) > 1 else set()
    return surely, maybe - surely


def may_be_about(interview: Interview, cell: tuple[str, str]) -> bool:
    """Tell whether an interview may have been about a service in a municipality."""
    service, municipality = cell
    return _names(interview.services, service) and _names(interview.municipalities, municipality)


def is_about(interview: Interview, cell: tuple[str, str]) -> bool:
    """Tell whether an interview is recorded to be about a service in a municipality."""
    recorded = interview.services is not None and interview.municipalities is not None
    return recorded and may_be_about(interview, cell)


def is_asked(group: GroupToHear, interview: Interview, scope: Scope) -> bool:
    """Say the rule once more, one cell at a time."""
    if interview.party != group.party or group.role not in {None, interview.role}:
        return False
    return any(may_be_about(interview, cell) and works_in(group, cell) for cell in scope.cells)


def beyond(interview: Interview, scope: Scope) -> tuple[set[str], set[str]]:
    """Return the services and municipalities that an interview names out of scope."""
    every = set(scope.cells) | set(scope.excluded)
    services = {
        service
        for service, _ in every
        if isinstance(interview.services, frozenset)
        and service in interview.services
        and not any(may_be_about(interview, cell) and cell[0] == service for cell in scope.cells)
    }
    places = {
        place
        for _, place in every
        if isinstance(interview.municipalities, frozenset)
        and place in interview.municipalities
        and not any(may_be_about(interview, cell) and cell[1] == place for cell in scope.cells)
    }
    return services, places


def misnamed(interview: Interview, scope: Scope) -> list[tuple[str, str]]:
    """Return what an interview names and the scope does not, by field."""
    every = [*scope.cells, *scope.excluded]
    found: list[tuple[str, str]] = []
    groups = {Party.STAFF: scope.staff, Party.VOLUNTEER: scope.volunteers}.get(interview.party)
    if groups is not None and all(group.role != interview.role for group in groups):
        found.append(("role", interview.role))
    for at, (name, named) in enumerate(
        [("services", interview.services), ("municipalities", interview.municipalities)]
    ):
        if isinstance(named, frozenset):
            found += [
                (name, each) for each in sorted(named) if all(cell[at] != each for cell in every)
            ]
    return found


# ---------------------------------------------------------------- findings on parts


def joined(findings: Iterable[Finding], parts: Iterable[str]) -> Possible:
    """Return what a norm may be: for every way in which its parts may turn out."""
    by_part: dict[str | None, set[Rating]] = {part: set() for part in parts}
    if not by_part:
        # Nobody knows which parts there are.
        by_part["another"] = set()
    several = list(findings)
    for finding in several:
        by_part.setdefault(finding.part, set()).add(finding.rating)
    if any(finding.part is None for finding in several):
        return frozenset(by_part[None])
    possible: set[Rating] = set()
    for each in product(*(found or set(_IN_ORDER) for found in by_part.values())):
        if len(set(each)) == 1:
            possible |= set(each)
        elif Rating.NOT_APPLICABLE in each:
            possible |= set(Rating)
        else:
            places = [_IN_ORDER.index(rating) for rating in each]
            possible |= set(_IN_ORDER[min(places) : max(places) + 1])
    return frozenset(possible)


_IN_ORDER = [Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET]


def repeated(findings: Sequence[Finding]) -> str | None:
    """Return what is to be said of findings on one norm and part, pair by pair."""
    said: set[str] = set()
    for at, one in enumerate(findings):
        for other in findings[:at]:
            apart = None not in (one.found_by, other.found_by) and one.found_by != other.found_by
            if one.rating is not other.rating:
                said.add("findings-disagree" if apart else "findings-contradict")
            elif not apart:
                said.add("finding-doubled")
    order = ("findings-contradict", "findings-disagree", "finding-doubled")
    return next((code for code in order if code in said), None)


# ---------------------------------------------------------------- editions in time


class Applies(NamedTuple):
    """What an edition is to an audit; what it awaits by version."""

    status: EditionStatus
    usable: bool | None
    missing: bool
    awaits: tuple[str, ...]


class Editions(NamedTuple):
    """Editions by version, with first days; transitions as the versions they are from, and days.

    What is announced is by version too: the day it was told, from when it may be used, and from
    when it must be. Days are numbers, so that every day can be tried.
    """

    firsts: dict[str, int | None]
    transitions: list[tuple[str, str, int, int, int]]
    announced: dict[str, tuple[int, int | None, int | None]] = {}  # noqa: RUF012  # never written

    def first(self, version: str) -> int | None:
        if version in self.announced:
            return self.announced[version][1]
        published = [each[2] for each in self.transitions if each[1][0] == version[0]]
        first = self.firsts[version]
        return min(published, default=None) if first is None else first

    def _must(self, version: str, audited: int) -> bool:
        """Return whether an announced version is mandatory by now."""
        mandatory = self.announced[version][2]
        return mandatory is not None and mandatory <= audited

    def _replaced(self, version: str, audited: int, started: int) -> bool:
        return any(
            audited >= mandatory or (audited >= published and started >= before)
            for source, _, published, mandatory, before in self.transitions
            if _selected(source, version)
        ) or any(other[0] > version[0] and self._must(other, audited) for other in self.announced)

    def _in_use(self, version: str, audited: int, started: int) -> bool:
        if self._replaced(version, audited, started):
            return False
        if version in self.announced and self._must(version, audited):
            return True
        first = self.first(version)
        return first is not None and first <= audited

    def _awaited(self, audited: int) -> list[str]:
        newest = max(
            (
                version[0]
                for version in self.firsts
                if (first := self.first(version)) is not None and first <= audited
            ),
            default="",
        )
        return sorted(
            version
            for version, (told, first, _) in self.announced.items()
            if told <= audited
            and (first is None or first <= audited)
            and not self._must(version, audited)
            and version[0] > newest
        )

    def _status(self, version: str, audited: int, started: int) -> EditionStatus:
        first = self.first(version)
        if first is not None and audited < first:
            return EditionStatus.NOT_YET
        if self._replaced(version, audited, started):
            return EditionStatus.EXPIRED
        if not self._in_use(version, audited, started):
            return EditionStatus.UNDATED
        awaited = self._awaited(audited)
        if version in awaited:
            return EditionStatus.ALLOWED
        rivals = [
            other
            for other in (*self.firsts, *self.announced)
            if other[0] != version[0] and other not in awaited
            if self._in_use(other, audited, started)
        ]
        if rivals:
            return EditionStatus.ALLOWED
        newer = any(other[0] > version[0] for other in awaited)
        return EditionStatus.PRESUMED if newer else EditionStatus.REQUIRED

    def answer(self, version: str, audited: int, started: int | None) -> Applies | None:
        """Return what an edition is, by trying every start; nothing before it was announced."""
        if version in self.announced and audited < self.announced[version][0]:
            return None
        starts = range(-9, audited + 1) if started is None else [started]
        uses = {self._in_use(version, audited, start) for start in starts}
        found = {self._status(version, audited, start) for start in starts}
        usable = uses.pop() if len(uses) == 1 else None
        awaits: tuple[str, ...] = ()
        if usable is not False:
            awaits = tuple(each for each in self._awaited(audited) if each[0] > version[0])
        if len(found) == 1:
            return Applies(found.pop(), usable, missing=False, awaits=awaits)
        return Applies(
            EditionStatus.UNDATED if EditionStatus.UNDATED in found else EditionStatus.ALLOWED,
            usable,
            missing=EditionStatus.EXPIRED in found,
            awaits=awaits,
        )


def _selected(specifier: str, version: str) -> bool:
    number = int(specifier.strip("<=")[0])
    return int(version[0]) < number if specifier[0] == "<" else int(version[0]) == number


# ---------------------------------------------------------------- certificates in time

Span = tuple[datetime.date, datetime.date, datetime.date]
"""When a certificate begins, when it has ended, and when it was awarded."""

_DAY = datetime.timedelta(1)


class Walk:
    """What is so on each of a row of days: the calendar is walked, and no certificate is known."""

    def __init__(self, spans: Sequence[Span], first: datetime.date, last: datetime.date) -> None:
        self.spans = spans
        self.days = [first + at * _DAY for at in range((last - first).days + 1)]
        # What remains changes only on a day on which something is awarded.
        self._remaining: dict[frozenset[int], dict[datetime.date, int]] = {}

    def _known(self, on: datetime.date) -> frozenset[int]:
        return frozenset(at for at, (_, _, awarded) in enumerate(self.spans) if awarded <= on)

    def remaining(self, on: datetime.date) -> int:
        """Count the days from a day on that are covered without a gap, as known that day."""
        known_then = self._known(on)
        if known_then not in self._remaining:
            covered: set[datetime.date] = set()
            for at in known_then:
                begin, end, _ = self.spans[at]
                covered.update(begin + more * _DAY for more in range((end - begin).days))
            counts: dict[datetime.date, int] = {}
            for day in sorted(covered, reverse=True):
                counts[day] = counts.get(day + _DAY, 0) + 1
            self._remaining[known_then] = counts
        return self._remaining[known_then].get(on, 0)

    def status(self, on: datetime.date, due_within_days: int) -> str:
        left = self.remaining(on)
        if left:
            return "due" if left <= due_within_days else "valid"
        return "expired" if any(begin <= on for begin, _, _ in self.spans) else "never"

    def streaks(self, grace_days: int) -> Iterator[tuple[datetime.date, int]]:
        """Count up when one begins, and start again when a gap has grown too long."""
        row = gap = 0
        for day in self.days:
            row += sum(begin == day for begin, _, _ in self.spans)
            gap = 0 if self.remaining(day) else gap + 1
            if gap > grace_days:
                row = 0
            yield day, row

    def current(self, on: datetime.date) -> Span | None:
        valid = [span for span in self.spans if span[0] <= on < span[1]]
        return max(valid, key=lambda span: (span[0], span[2], span[1]), default=None)

    def window(self, on: datetime.date, days: int) -> tuple[datetime.date, datetime.date] | None:
        current = self.current(on)
        if current is None:
            return None
        end = on
        while self.remaining(on) > (end - on).days:
            end += _DAY
        opens = end
        while (end - opens).days < days and opens > current[0]:
            opens -= _DAY
        return opens, end


Changed = tuple[int, int, int, tuple[tuple[str, int, int], ...]]
"""A certificate by numbers of days: its begin, its end, its award, and what became of it.

Each change is a letter (S suspended, R restored, W withdrawn, E ended), the day of the decision and
the day from which it counts; in the order in which they were decided.
"""


class ChangedWalk:
    """What is so on each day of certificates with changes: each day is asked by itself."""

    def __init__(self, certificates: Sequence[Changed]) -> None:
        self.certificates = certificates

    @staticmethod
    def state(certificate: Changed, on: int) -> str:
        """Return "" before it begins, then a letter: V for valid, S, W, E, or X for run out."""
        begin, end, _, changes = certificate
        if on < begin:
            return ""
        state = "V"
        for letter, _, effective in changes:
            if effective <= on:
                state = {"R": "V"}.get(letter, letter)
        return "X" if on >= end and state in "VS" else state

    def _states(self, on: int) -> list[str]:
        return [self.state(each, on) for each in self.certificates]

    def remaining(self, on: int) -> int:
        """Count the days from a day on with a certificate that runs, as far as is known then."""
        known = [
            (begin, end, awarded, tuple(each for each in changes if each[1] <= on))
            for begin, end, awarded, changes in self.certificates
            if awarded <= on
        ]
        left = 0
        while any(self.state(each, on + left) in tuple("VS") for each in known):
            left += 1
        return left

    def status(self, on: int, due_within_days: int) -> str:
        states = self._states(on)
        if not any(states):
            return "never"
        if "V" in states:
            return "due" if self.remaining(on) <= due_within_days else "valid"
        if "S" in states:
            return "suspended"
        # Go back to the day on which something last stopped, or was stopped before it began.
        while True:
            before = self._states(on - 1)
            now = self._states(on)
            stopped = [
                state
                for was, state in zip(before, now, strict=True)
                if was in ("", "V", "S") and state in tuple("WEX")
            ]
            if stopped:
                return "withdrawn" if "W" in stopped else "expired"
            on -= 1

    def current(self, on: int, states: str = "V") -> int | None:
        found = [
            (begin, awarded, end, at)
            for at, (begin, end, awarded, _) in enumerate(self.certificates)
            if self.state(self.certificates[at], on) in tuple(states)
        ]
        return max(found)[3] if found else None

    def window(self, on: int, days: int) -> tuple[int, int] | None:
        at = self.current(on)
        at = self.current(on, "S") if at is None else at
        if at is None:
            return None
        end = on + self.remaining(on)
        return max(self.certificates[at][0], end - days), end

    def streaks(self, days: Iterable[int], grace_days: int) -> Iterator[tuple[int, int]]:
        """Count up when one begins, and start again after a long gap or a withdrawal."""
        row = gap = 0
        for day in days:
            states, before = self._states(day), self._states(day - 1)
            row += sum(
                each[0] == day and state in tuple("VS")
                for each, state in zip(self.certificates, states, strict=True)
            )
            running = sum(state in tuple("VS") for state in states)
            if any(now == "W" != was for now, was in zip(states, before, strict=True)):
                row = running
            gap = 0 if running else gap + 1
            if gap > grace_days:
                row = 0
            yield day, row


def certified(lines: Sequence[tuple[str, Span]], on: datetime.date) -> tuple[str, ...]:
    """Return which organisations have a certificate that is valid."""
    return tuple(sorted({name for name, (begin, end, _) in lines if begin <= on < end}))


def due(lines: Sequence[tuple[str, Span]], on: datetime.date, within_days: int) -> tuple[str, ...]:
    """Walk on from the day for as long as an organisation is covered, as known that day."""
    found: list[str] = []
    for name in certified(lines, on):
        own = [span for each, span in lines if each == name]
        if Walk(own, on, on).remaining(on) <= within_days:
            found.append(name)
    return tuple(found)


def rank(rows: Iterable[Sequence[Fraction]]) -> int:
    """Return how many rows are independent, by elimination."""
    left, found = [list(row) for row in rows], 0
    for at in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[at]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        found += 1
        for row in left:
            if row[at]:
                times = row[at] / pivot[at]
                row[:] = [mine - times * theirs for mine, theirs in zip(row, pivot, strict=True)]
    return found
