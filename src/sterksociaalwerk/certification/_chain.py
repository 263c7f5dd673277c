# SPDX-License-Identifier: MIT
"""The papers after an audit side by side, and what the audit leads to.

A paper may be in the file by itself and be stated by a later one as well. They are the same paper
if all agrees that stood in it from the start: conditions may have been fulfilled since, and a
certificate may have been changed.
"""

from collections.abc import Hashable, Iterator

from attrs import frozen

from ..conclusion import Conclusion, Fact, Issue, IssueCode, Severity
from ..evaluation import Outcome
from ..scheme import Consequence
from .advice import Advice
from .award import Award
from .certificate import Certificate
from .refusal import Refusal
from .register_entry import RegisterEntry

Decision = Award | Refusal

# What has to follow from the audit for a step to be taken.
_NEEDS = {
    "advice": Consequence.ADVICE,
    "award": Consequence.CERTIFICATE,
    "refusal": Consequence.CERTIFICATE,
    "certificate": Consequence.CERTIFICATE,
    "learning-report": Consequence.LEARNING_REPORT,
    "register-entry": Consequence.REGISTER_ENTRY,
}


@frozen(kw_only=True)
class Chain:
    """What follows from an audit, and the papers that do."""

    conclusion: Conclusion
    advice: Advice | None
    decision: Decision | None
    certificate: Certificate | None
    entry: RegisterEntry | None

    @property
    def entered(self) -> Certificate | None:
        """The certificate that the entry states."""
        return None if self.entry is None else self.entry.certificate

    def certificates(self) -> Iterator[tuple[str, Certificate]]:
        """Yield each certificate once, with its path."""
        if self.certificate is not None:
            yield "certificate", self.certificate
        if self.entered is not None and not is_same(self.entered, self.certificate):
            yield "entry.certificate", self.entered

    def decisions(self) -> Iterator[tuple[str, Decision]]:
        """Yield each decision once, with its path."""
        if self.decision is not None:
            yield "decision", self.decision
        seen = [self.decision]
        for path, certificate in self.certificates():
            if not any(is_same(certificate.award, each) for each in seen):
                yield f"{path}.award", certificate.award
            seen.append(certificate.award)

    def advices(self) -> Iterator[tuple[str, Advice]]:
        """Yield each advice once, with its path."""
        if self.advice is not None:
            yield "advice", self.advice
        seen = [self.advice]
        for path, decision in self.decisions():
            if not any(is_same(decision.advice, each) for each in seen):
                yield f"{path}.advice", decision.advice
            seen.append(decision.advice)


def is_same(one: Advice | Award | Certificate, other: object) -> bool:
    """Return whether two papers are the same one."""
    if isinstance(other, (Advice, Award, Certificate)):
        return _content(one) == _content(other)
    return False


def _content(paper: Advice | Award | Certificate) -> Hashable:
    if isinstance(paper, Advice):
        conditions = tuple((each.text, each.due_on) for each in paper.conditions)
        return paper.audit, paper.outcome, paper.given_by, paper.given_on, conditions
    if isinstance(paper, Award):
        return _content(paper.advice), paper.awarded_by, paper.awarded_on
    days = paper.valid_from, paper.valid_until
    return _content(paper.award), paper.organisation, paper.framework, paper.scope, days


def noted(code: IssueCode, path: str, **facts: Fact) -> Issue:
    """Return an issue with its facts by name."""
    return Issue(code=code, path=path, facts=facts)


def settled(conclusion: Conclusion) -> Outcome | None:
    """Return the outcome of the audit; ``None`` as long as nothing follows from it."""
    return None if _unsettled(conclusion) or conclusion.evaluation is None else _outcome(conclusion)


def _outcome(conclusion: Conclusion) -> Outcome:
    evaluation = conclusion.evaluation
    return Outcome.OPEN if evaluation is None else evaluation.outcome


def _unsettled(conclusion: Conclusion) -> str:
    """Return why nothing follows from the audit as yet; empty if something does."""
    if conclusion.of_severity(Severity.ERROR):
        return "errors"
    if conclusion.evaluation is None:
        return "not-evaluated"
    return "open" if _outcome(conclusion) is Outcome.OPEN else ""


def leads_to(conclusion: Conclusion, consequence: Consequence, *outcomes: Outcome) -> bool | None:
    """Return whether an audit of this kind leads to something with one of some outcomes.

    ``None`` if the label's scheme does not say what this kind leads to.
    """
    kinds = conclusion.scheme.leads_to
    if kinds is None or conclusion.audit.kind not in kinds:
        return None
    follow_up = kinds[conclusion.audit.kind]
    passing = Outcome.PASS in outcomes
    return consequence in (follow_up.consequences if passing else follow_up.settled)


def follows(conclusion: Conclusion, step: str, path: str) -> Iterator[Issue]:
    """Check that the audit leads to a step."""
    need = _NEEDS[step]
    possible, kind = leads_to(conclusion, need, *Outcome), conclusion.audit.kind.value
    if possible is False:
        yield noted(IssueCode.CHAIN_KIND_LEADS_TO_NONE, path, step=step, kind=kind)
        return
    reason = _unsettled(conclusion)
    if reason:
        yield noted(IssueCode.CHAIN_FILE_NOT_SETTLED, path, step=step, reason=reason)
        return
    if possible is None:
        yield noted(IssueCode.CHAIN_CONSEQUENCES_NOT_KNOWN, path, step=step, kind=kind)
        return
    outcome = _outcome(conclusion)
    # To refuse is to say that nothing is granted, whatever the outcome.
    if step != "refusal" and not leads_to(conclusion, need, outcome):
        yield noted(IssueCode.CHAIN_OUTCOME_LEADS_TO_NONE, path, step=step, outcome=outcome.value)
