# SPDX-License-Identifier: MIT
"""Store audits in a database of SQLite, and follow them from conclusion to register.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12 --language en
  store.py audits.sqlite advise 2019-12 positive "Een certificerende instelling" 2020-01-15
  store.py audits.sqlite award 2019-12 Beheercommissie 2020-02-03
  store.py audits.sqlite register 2020-03-01

An audit is one document of JSON in one column, and the receipt of its evaluation another one beside
it: whoever changes the stored ratings later, or the limits, is found out. A document that is no
audit is not stored, and every fault in it is listed. Advice and award are stored only if they fit
the audit and each other; a certificate is entered in the register on the day of its award.

The audit in audit-to-store.json is made up. Which categories the norms of 2019 are in is not known,
so they have none here.

--language   nl (Dutch, the default) or en
--help       this text

Exit codes: 0 it is done, 2 it cannot be done, and stderr says why.
"""

import json
import re
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import sterksociaalwerk as ssw
from sterksociaalwerk import label
from sterksociaalwerk.exchange import Receipt
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Bewaar toetsingen in een database van SQLite, en volg ze van conclusie tot register.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12
  store.py audits.sqlite advise 2019-12 positive "Een certificerende instelling" 2020-01-15
  store.py audits.sqlite award 2019-12 Beheercommissie 2020-02-03
  store.py audits.sqlite register 2020-03-01

De opdrachten zijn add (bewaar een bestand), list (toon wat er is), conclude (toon het dossier van
een toetsing), advise (bewaar een advies: positive of negative), award (bewaar een toekenning) en
register (toon wie er op een dag gecertificeerd is).

Een toetsing is één JSON-document in één kolom, met ernaast het controlegetal van de uitkomst: wie
de bewaarde beoordelingen of de grenzen later verandert, valt op. Een document dat geen toetsing is,
wordt niet bewaard; alles wat er niet aan klopt, staat op stderr. Een advies en een toekenning
worden alleen bewaard als ze bij de toetsing en bij elkaar passen; een certificaat komt in het
register op de dag van de toekenning.

De toetsing in audit-to-store.json is verzonnen. Bij welke categorie de normen van 2019 horen, is
niet bekend; hier hebben ze er geen.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 het is gelukt, 2 het kan niet, en op stderr staat waarom.
"""

SAYS = {
    "nl": {
        "added": "{id}: {count} bevindingen bewaard",
        "listed": "{id}  {day}  {organisation}: {count} normen niet (volledig) voldaan",
        "unknown": "opdracht niet herkend: {words}; zie --help",
        "no-audit": "er is geen toetsing {id} bewaard",
        "changed": "toetsing {id} is niet meer zoals die is bewaard",
        "there-already": "toetsing {id} is al bewaard",
        "fault": "{path} klopt niet (de reden staat er met --language en bij)",
        "database": "{file} is niet als database te gebruiken",
        "file": "{file} is niet te lezen",
        "json": "{file} is geen JSON",
        "advised": "{id}: advies bewaard",
        "awarded": "{id}: certificaat geldig van {start} tot {end}",
        "no-advice": "bij toetsing {id} is nog geen advies bewaard",
        "paper-there": "dit is bij toetsing {id} al bewaard",
        "day": "geen datum: {word}; schrijf bijvoorbeeld 2020-02-03",
        "outcome": "geen advies: {word}; kies uit {words}",
    },
    "en": {
        "added": "{id}: {count} findings stored",
        "listed": "{id}  {day}  {organisation}: {count} norms not fully met",
        "unknown": "not understood: {words}; see --help",
        "no-audit": "no audit {id} is stored",
        "changed": "audit {id} is not as it was stored",
        "there-already": "audit {id} is stored already",
        "fault": "{path}: {problem}",
        "database": "{file} cannot be used as a database",
        "file": "{file} cannot be read",
        "json": "{file} is not JSON",
        "advised": "{id}: advice stored",
        "awarded": "{id}: certificate valid from {start} until {end}",
        "no-advice": "no advice is stored for audit {id}",
        "paper-there": "this is stored already for audit {id}",
        "day": "not a date: {word}; write it like 2020-02-03",
        "outcome": "not an outcome of advice: {word}; one of {words}",
    },
}

TABLES = """
CREATE TABLE IF NOT EXISTS audits (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL CHECK (json_valid(document)),
    receipt TEXT NOT NULL CHECK (json_valid(receipt))
);
CREATE TABLE IF NOT EXISTS papers (
    audit TEXT NOT NULL REFERENCES audits,
    kind TEXT NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (audit, kind)
);
"""
LIST = """
SELECT id, json_extract(document, '$."audited-on"'),
    json_extract(document, '$.scope.organisation.name'),
    (SELECT count(*) FROM json_each(document, '$.findings')
        WHERE json_extract(value, '$.rating') <> 'met')
FROM audits ORDER BY 2, 1
"""
OUTCOMES = (ssw.AdviceOutcome.POSITIVE, ssw.AdviceOutcome.NEGATIVE)
NORMS = [ssw.Norm(f"N{number:02}", None) for number in range(1, label.V2019.norm_count + 1)]
SCHEME = label.SCHEME.with_framework(label.V2019.with_norms(NORMS))


def evaluated(audit: ssw.Audit) -> ssw.Evaluation:
    """Return the evaluation of what was found."""
    return ssw.evaluate(audit.ratings, SCHEME[audit.framework.version])


class NotPossibleError(Exception):
    """What was asked for cannot be done, and why: the name of a sentence, and what fills it in."""

    def __init__(self, sentence: str, **facts: object) -> None:
        """Keep the sentence and the facts."""
        super().__init__(sentence)
        self.sentence, self.facts = sentence, facts


def add(database: sqlite3.Connection, document: object) -> ssw.Audit:
    """Store an audit that came from somewhere else, once it is known to be one."""
    audit = ssw.from_dict(ssw.Audit, document)
    receipt = ssw.receipt(evaluated(audit))
    row = (audit.id, json.dumps(ssw.to_dict(audit)), json.dumps(ssw.to_dict(receipt)))
    try:
        with database:
            database.execute("INSERT INTO audits VALUES (?, ?, ?)", row)
    except sqlite3.IntegrityError:
        raise NotPossibleError("there-already", id=audit.id) from None
    return audit


def load(database: sqlite3.Connection, identifier: str) -> ssw.Audit:
    """Return a stored audit, if its evaluation is still the one that it was stored with."""
    found = database.execute("SELECT document, receipt FROM audits WHERE id = ?", [identifier])
    row = found.fetchone()
    if row is None:
        raise NotPossibleError("no-audit", id=identifier)
    audit = ssw.from_dict(ssw.Audit, json.loads(row[0]))
    if not ssw.verify(ssw.from_dict(Receipt, json.loads(row[1])), evaluated(audit)):
        raise NotPossibleError("changed", id=identifier)
    return audit


class DoesNotFitError(Exception):
    """A paper does not fit the audit, or the papers before it: the issues that say why."""

    def __init__(self, issues: Sequence[ssw.conclusion.Issue]) -> None:
        """Keep the issues."""
        super().__init__("does not fit")
        self.issues = tuple(issues)


def check(issues: Sequence[ssw.conclusion.Issue]) -> None:
    """Refuse papers with which something is wrong; what only deserves attention may pass."""
    errors = [issue for issue in issues if issue.severity is ssw.Severity.ERROR]
    if errors:
        raise DoesNotFitError(errors)


def sentence_of(issue: ssw.conclusion.Issue, language: Language) -> str:
    """Return what an issue says on one line, without the heading that says what it weighs."""
    _, sentence = ssw.explain(issue, language=language, detail="summary").split("\n\n", 1)
    return " ".join(sentence.split())


def store_paper(database: sqlite3.Connection, audit: str, paper: object) -> None:
    """Store a paper of an audit, one of each kind."""
    row = (audit, type(paper).__name__, json.dumps(ssw.to_dict(paper)))
    try:
        with database:
            database.execute("INSERT INTO papers VALUES (?, ?, ?)", row)
    except sqlite3.IntegrityError:
        raise NotPossibleError("paper-there", id=audit) from None


def papers(database: sqlite3.Connection, kind: str) -> dict[str, object]:
    """Return the stored documents of one kind of paper, by audit."""
    rows = database.execute("SELECT audit, document FROM papers WHERE kind = ?", [kind])
    return {audit: json.loads(document) for audit, document in rows}


def advise(
    database: sqlite3.Connection, audit: ssw.Audit, outcome: ssw.AdviceOutcome, by: str, day: date
) -> None:
    """Store what the certifying body advises, if it fits the audit."""
    advice = ssw.Advice(audit=audit.id, outcome=outcome, given_by=by, given_on=day)
    check(ssw.check_chain(ssw.conclude(audit, SCHEME), advice=advice))
    store_paper(database, audit.id, advice)


def award(database: sqlite3.Connection, audit: ssw.Audit, by: str, day: date) -> ssw.Certificate:
    """Store the entry in the register, which holds certificate, award and advice."""
    found = papers(database, "Advice").get(audit.id)
    # Without a scope no advice was stored: it does not fit such an audit.
    if found is None or audit.scope is None:
        raise NotPossibleError("no-advice", id=audit.id)
    advice = ssw.from_dict(ssw.Advice, found)
    decision = ssw.Award(advice=advice, awarded_by=by, awarded_on=day)
    certificate = ssw.Certificate.issue(
        decision, SCHEME[audit.framework.version], audit.scope.organisation, scope=audit.scope
    )
    entry = ssw.RegisterEntry(
        organisation=certificate.organisation,
        kind=audit.kind,
        entered_on=day,
        certificate=certificate,
    )
    check(
        ssw.check_chain(
            ssw.conclude(audit, SCHEME),
            advice=advice,
            decision=decision,
            certificate=certificate,
            entry=entry,
        )
    )
    store_paper(database, audit.id, entry)
    return certificate


def register(database: sqlite3.Connection) -> ssw.Register:
    """Return the register that the stored entries make up."""
    entries = papers(database, "RegisterEntry").values()
    return ssw.Register(ssw.from_dict(ssw.RegisterEntry, entry) for entry in entries)


def day_of(word: str) -> date:
    """Return the day that a word says."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise NotPossibleError("day", word=word) from None


def outcome_of(word: str) -> ssw.AdviceOutcome:
    """Return the outcome of advice that a word says; conditions have no place on one line."""
    if word not in OUTCOMES:
        raise NotPossibleError("outcome", word=word, words=", ".join(OUTCOMES))
    return ssw.AdviceOutcome(word)


def run(words: Sequence[str], language: Language) -> str:
    """Do what was asked for, and return what to print."""
    if len(words) < 2:  # noqa: PLR2004  # a database, and what to do
        raise NotPossibleError("unknown", words=" ".join(words) or "-")
    file, *asked = words
    # A bad file is no reason to make a database.
    document = read(Path(asked[1])) if asked[0] == "add" and asked[1:] else None
    try:
        with closing(sqlite3.connect(file)) as database:
            database.executescript(TABLES)
            return answer(database, asked, document, language)
    except sqlite3.Error:
        raise NotPossibleError("database", file=file) from None


def answer(
    database: sqlite3.Connection, asked: Sequence[str], document: object, language: Language
) -> str:
    """Do one thing with a database, and return what to print."""
    says = SAYS[language]
    match asked:
        case ["add", _]:
            audit = add(database, document)
            return says["added"].format(id=audit.id, count=len(audit.findings))
        case ["list"]:
            return "\n".join(
                says["listed"].format(id=id_, day=day, organisation=organisation, count=count)
                for id_, day, organisation, count in database.execute(LIST)
            )
        case ["conclude", id_]:
            return ssw.explain(ssw.conclude(load(database, id_), SCHEME), language=language)
        case ["advise", id_, outcome, by, day]:
            advise(database, load(database, id_), outcome_of(outcome), by, day_of(day))
            return says["advised"].format(id=id_)
        case ["award", id_, by, day]:
            granted = award(database, load(database, id_), by, day_of(day))
            return says["awarded"].format(id=id_, start=granted.valid_from, end=granted.valid_until)
        case ["register", day]:
            on = day_of(day)
            return ssw.explain(register(database), on=on, language=language, scheme=SCHEME)
        case _:
            raise NotPossibleError("unknown", words=" ".join(asked))


def read(path: Path) -> object:
    """Return what a file holds."""
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError:
        raise NotPossibleError("file", file=path.name) from None
    except (ValueError, RecursionError):
        raise NotPossibleError("json", file=path.name) from None


def options_of(words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return options by name, and what is none; argparse has English sentences of its own."""
    options: dict[str, str] = {}
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        name, sign, value = word.partition("=")
        if OPTIONS.get(name) and not sign:
            value = next(rest, "")
        if name in OPTIONS and re.fullmatch(OPTIONS[name], value.casefold()):
            options[name] = value.casefold()
        else:
            others.append(f"{name} {value}".strip() if name in OPTIONS else word)
    return options, others


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    options, words = options_of(sys.argv[1:] if argv is None else argv)
    language: Language = "en" if options.get("--language") == "en" else "nl"
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # Where a terminal lacks a letter, it shows a question mark.
            reconfigure(errors="replace")
    if options.keys() & {"--help", "-h"}:
        print((HELP_NL if language == "nl" else str(__doc__)).strip())
        return 0
    try:
        print(run(words, language))
    except NotPossibleError as error:
        problems = [SAYS[language][error.sentence].format(**error.facts)]
    except DoesNotFitError as error:
        problems = [sentence_of(issue, language) for issue in error.issues]
    except ssw.SterkSociaalWerkError as error:
        fault = SAYS[language]["fault"]
        problems = [fault.format(path=each.path, problem=each.problem) for each in error.faults]
    else:
        return 0
    print("\n".join(f"store.py: {problem}" for problem in problems), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
