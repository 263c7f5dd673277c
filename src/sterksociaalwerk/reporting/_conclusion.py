# SPDX-License-Identifier: MIT
"""Explains the conclusion of an audit: where it leads or what blocks it, and all that is behind.

The parts that have an explanation of their own (edition, population, coverage, evaluation) are said
here in the same words.
"""

from ..audit import Audit, NotCountedReason, Scope
from ..conclusion import Conclusion, Severity
from ..scheme import Consequence, Scheme
from . import _file_texts as texts
from ._applicability import explain_applicability
from ._change_texts import OUTCOME_AFTER, OUTCOME_BEFORE
from ._coverage import by_service, explain_coverage
from ._decision_texts import CYCLES, OUTCOMES
from ._evaluation import explain_evaluation
from ._issue_texts import SEVERITIES
from ._issues import issue_sentences
from ._population import explain_population, volunteer_section
from ._words import Language, day, one_line, spaced, wrapped

_NO_VOLUNTEERS = NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS


def explain_conclusion(conclusion: Conclusion, language: Language) -> list[str]:
    """Return where an audit leads, what stands in the way, and the parts of its file."""
    sentences = {
        severity: issue_sentences(conclusion.of_severity(severity), language)
        for severity in Severity
    }
    return spaced(
        _heading(conclusion.audit, language),
        _leads_to(conclusion, len(sentences[Severity.ERROR]), language),
        *(
            _bulleted(SEVERITIES[severity].say(language), found)
            for severity, found in sentences.items()
        ),
        _edition(conclusion, language),
        _scope(conclusion.audit.scope, language),
        _people(conclusion, language),
        _volunteers(conclusion, language),
        _covered(conclusion, language),
        _previous(conclusion, language),
        _evaluation(conclusion, language),
    )


def _bulleted(heading: str, items: list[str]) -> list[str]:
    lines = [line for item in items for line in wrapped(f"- {item}")]
    return [heading, *lines] if lines else []


def _heading(audit: Audit, language: Language) -> list[str]:
    """Return which audit it is: whose, of what kind, by whom and when."""
    title = texts.AUDIT_WITHOUT_SCOPE.say(language, id=audit.id)
    if audit.scope is not None:
        organisation = one_line(audit.scope.organisation.name)
        title = texts.AUDIT_OF.say(language, organisation=organisation, id=audit.id)
    kind = texts.KINDS[audit.kind].say(language)
    cycle = CYCLES[audit.cycle].say(language)
    lines = [title, texts.KIND.say(language, kind=kind, cycle=cycle)]
    if audit.certifying_body is not None:
        name = one_line(audit.certifying_body)
        lines.append(texts.CERTIFYING_BODY.say(language, name=name))
    if audit.auditors:
        names = ", ".join(map(one_line, audit.auditors))
        lines.append(texts.AUDITORS.say(language, len(audit.auditors), names=names))
    audited_on = day(audit.audited_on, language)
    if audit.process_started_on is None:
        lines.append(texts.AUDIT_DATE.say(language, audited_on=audited_on))
    else:
        process_started_on = day(audit.process_started_on, language)
        text = texts.AUDIT_DATE_AND_START
        lines.append(
            text.say(language, audited_on=audited_on, process_started_on=process_started_on)
        )
    lines.append(texts.FRAMEWORK.say(language, framework=audit.framework))
    return [line for text in lines for line in wrapped(text)]


def _leads_to(conclusion: Conclusion, errors: int, language: Language) -> list[str]:
    """Return what the audit can lead to; or that it leads to nothing, and how much blocks it."""
    if errors:
        return [texts.BLOCKED.say(language, errors)]
    scheme = conclusion.scheme
    consequences = [_consequence(each, scheme, language) for each in conclusion.leads_to]
    if not consequences:
        return [texts.LEADS_NOWHERE.say(language)]
    lines = _bulleted(texts.LEADS_TO.say(language), consequences)
    if Consequence.CERTIFICATE in conclusion.leads_to:
        return lines
    follow_up = (scheme.leads_to or {}).get(conclusion.audit.kind)
    if follow_up is None or Consequence.CERTIFICATE not in follow_up.consequences:
        return [*lines, *wrapped(texts.NO_CERTIFICATE_OF_THIS_KIND.say(language), hang="")]
    if conclusion.evaluation is not None:
        outcome = OUTCOMES[conclusion.evaluation.verdict.outcome].say(language)
        lines += wrapped(texts.NO_CERTIFICATE.say(language, outcome=outcome), hang="")
    return lines


def _consequence(consequence: Consequence, scheme: Scheme, language: Language) -> str:
    """Return what an audit leads to, by the names that the scheme has for who gives it."""
    named = {
        Consequence.ADVICE: (texts.ADVICE_OF, scheme.advised_by),
        Consequence.CERTIFICATE: (texts.CERTIFICATE_OF, scheme.awarded_by),
        Consequence.REGISTER_ENTRY: (texts.REGISTERED_IN, scheme.register),
    }
    text, term = named.get(consequence, (None, None))
    if text is None or term is None:
        return texts.CONSEQUENCES[consequence].say(language)
    return text.say(language, by=one_line(term.title if language == "nl" else term.title_en))


def _edition(conclusion: Conclusion, language: Language) -> list[str]:
    if conclusion.applicability is None:
        return wrapped(texts.UNKNOWN_EDITION.say(language), hang="")
    lines = explain_applicability(conclusion.applicability, language)
    process_started_on = conclusion.audit.process_started_on
    if process_started_on is not None and process_started_on > conclusion.audit.audited_on:
        return spaced(lines, wrapped(texts.START_SET_ASIDE.say(language), hang=""))
    return lines


def _scope(scope: Scope | None, language: Language) -> list[str]:
    """Return the services in scope with their municipalities, and those that are not, with why."""
    if scope is None:
        return wrapped(texts.UNKNOWN_SCOPE.say(language), hang="")
    inside = [f"{service}: {', '.join(places)}" for service, places in by_service(scope.cells)] or [
        texts.NOTHING_IN_SCOPE.say(language)
    ]
    excluded: dict[tuple[str, str], list[str]] = {}
    for (service, place), remark in scope.excluded.items():
        excluded.setdefault((one_line(service), one_line(remark)), []).append(one_line(place))
    outside = [
        texts.EXCLUDED_CELLS.say(language, service=service, places=", ".join(places), remark=remark)
        for (service, remark), places in excluded.items()
    ]
    return spaced(
        _bulleted(texts.IN_SCOPE.say(language), inside),
        _bulleted(texts.EXCLUDED.say(language), outside),
    )


def _people(conclusion: Conclusion, language: Language) -> list[str]:
    if conclusion.population is None:
        return []
    return explain_population(conclusion.population, language)


def _volunteers(conclusion: Conclusion, language: Language) -> list[str]:
    """Return what was given of the volunteers, where it makes a difference."""
    scope, population = conclusion.audit.scope, conclusion.population
    if scope is None or scope.volunteers is None or population is None:
        return []
    if any(group.reason is _NO_VOLUNTEERS for group in population.not_counted):
        return []
    return volunteer_section(scope.volunteers, language)


def _covered(conclusion: Conclusion, language: Language) -> list[str]:
    if conclusion.audit.interviews is None:
        return [texts.INTERVIEWS_NOT_RECORDED.say(language)]
    if not conclusion.audit.interviews:
        # What should have been covered is all of the above.
        return [texts.NO_INTERVIEWS.say(language)]
    if conclusion.coverage is None:
        return []
    return explain_coverage(conclusion.coverage, language)


def _previous(conclusion: Conclusion, language: Language) -> list[str]:
    """Return both outcomes, and where a point to improve came back."""
    comparison, norms = conclusion.comparison, conclusion.returned
    if comparison is None:
        return []
    lines = [
        texts.PREVIOUS.say(language),
        OUTCOME_BEFORE.say(language, outcome=OUTCOMES[comparison.before].say(language)),
        OUTCOME_AFTER.say(language, outcome=OUTCOMES[comparison.after].say(language)),
    ]
    if not norms:
        return [*lines, texts.NOTHING_RETURNED.say(language)]
    return lines + wrapped(texts.RETURNED.say(language, len(norms), norms=", ".join(norms)))


def _evaluation(conclusion: Conclusion, language: Language) -> list[str]:
    if conclusion.evaluation is None:
        return [texts.NOT_EVALUATED.say(language)]
    return explain_evaluation(conclusion.evaluation, language)
