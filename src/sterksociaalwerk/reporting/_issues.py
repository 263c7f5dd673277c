# SPDX-License-Identifier: MIT
"""Puts the issues of an audit's file into sentences; what each says stands by theme."""

from collections.abc import Iterable, Mapping

from .._mapping import FrozenMapping
from ..conclusion import Fact, Issue, IssueCode
from ._issue_facts import Said, Words, names, text
from ._issues_of_edition import EDITION_ISSUES
from ._issues_of_findings import FINDING_ISSUES
from ._issues_of_previous import PREVIOUS_ISSUES
from ._issues_of_scope import SCOPE_ISSUES
from ._issues_of_steps import STEP_ISSUES
from ._words import Counted, Reader

ISSUES: Mapping[IssueCode, Said] = FrozenMapping(
    {**EDITION_ISSUES, **FINDING_ISSUES, **SCOPE_ISSUES, **PREVIOUS_ISSUES, **STEP_ISSUES}
)

# So many names of one sentence stand in a summary; more than there can be, where all do.
FEW, ALL = 6, 10**6


def issue_sentences(issues: Iterable[Issue], reader: Reader, most: int = ALL) -> list[str]:
    """Return a sentence for each issue; one for those between which only the norm differs.

    Args:
        issues: The issues.
        reader: For whom.
        most: How many names a sentence lists; others are counted.
    """
    together: dict[object, list[Issue]] = {}
    for at, issue in enumerate(issues):
        key: object = at
        if ISSUES[issue.code].by_norm:
            others = [fact for fact in issue.facts.items() if fact[0] != "norm"]
            key = (issue.code, *others)
        together.setdefault(key, []).append(issue)
    return [_sentence(alike, reader, most) for alike in together.values()]


def _sentence(issues: list[Issue], reader: Reader, most: int) -> str:
    issue = issues[0]
    said = ISSUES[issue.code]
    words: Words = {name: _plain(fact, reader, most) for name, fact in issue.facts.items()}
    if said.words is not None:
        words |= said.words(issue, reader)
    if not isinstance(said.text, Counted):
        return reader.say(said.text, **words)
    if said.by_norm:
        # A norm may have several findings at which the same is said.
        norms = tuple(dict.fromkeys(text(each, "norm") for each in issues))
        count, words["norms"] = len(norms), _plain(norms, reader, most)
    elif said.counted is not None:
        count = len(names(issue, said.counted))
    else:
        count = int(str(words.pop("count")))
    return reader.say(said.text, count, **words)


def _plain(fact: Fact, reader: Reader, most: int) -> str | int:
    if isinstance(fact, tuple):
        return reader.first(fact, most) if fact else ""
    return fact
