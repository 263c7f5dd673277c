# SPDX-License-Identifier: MIT
"""Store audits in a database of SQLite, and conclude from what is stored.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12 --language en

An audit is one document of JSON in one column, and the receipt of its evaluation another one beside
it: whoever changes the stored ratings later, or the limits, is found out. A document that is no
audit is not stored, and every fault in it is listed.

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
from pathlib import Path

import sterksociaalwerk as ssw
from sterksociaalwerk import label
from sterksociaalwerk.exchange import Receipt
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Bewaar toetsingen in een database van SQLite, en trek conclusies uit wat er is bewaard.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12

De opdrachten zijn add (bewaar een bestand), list (toon wat er is) en conclude (toon het dossier van
een toetsing). Een toetsing is één JSON-document in één kolom, met ernaast het controlegetal van de
uitkomst: wie de bewaarde beoordelingen of de grenzen later verandert, valt op. Een document dat
geen toetsing is, wordt niet bewaard; alles wat er niet aan klopt, staat op stderr.

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
    },
}

TABLE = """
CREATE TABLE IF NOT EXISTS audits (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL CHECK (json_valid(document)),
    receipt TEXT NOT NULL CHECK (json_valid(receipt))
)
"""
LIST = """
SELECT id, json_extract(document, '$."audited-on"'),
    json_extract(document, '$.scope.organisation.name'),
    (SELECT count(*) FROM json_each(document, '$.findings')
        WHERE json_extract(value, '$.rating') <> 'met')
FROM audits ORDER BY 2, 1
"""
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


def run(words: Sequence[str], language: Language) -> str:
    """Do what was asked for, and return what to print."""
    says = SAYS[language]
    match words:
        case [file, "add", source]:
            document = read(Path(source))
        case [file, "list"] | [file, "conclude", _]:
            document = None
        case _:
            raise NotPossibleError("unknown", words=" ".join(words) or "-")
    try:
        with closing(sqlite3.connect(file)) as database:
            database.execute(TABLE)
            if words[1] == "add":
                audit = add(database, document)
                return says["added"].format(id=audit.id, count=len(audit.findings))
            if words[1] == "list":
                return "\n".join(
                    says["listed"].format(id=id_, day=day, organisation=organisation, count=count)
                    for id_, day, organisation, count in database.execute(LIST)
                )
            conclusion = ssw.conclude(load(database, words[2]), SCHEME)
            return ssw.explain(conclusion, language=language)
    except sqlite3.Error:
        raise NotPossibleError("database", file=file) from None


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
    except ssw.SterkSociaalWerkError as error:
        fault = SAYS[language]["fault"]
        problems = [fault.format(path=each.path, problem=each.problem) for each in error.faults]
    else:
        return 0
    print("\n".join(f"store.py: {problem}" for problem in problems), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
