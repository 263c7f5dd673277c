# SPDX-License-Identifier: MIT
"""Store audits in a database of SQLite, and conclude from what is stored.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12 --language en

An audit is one document of JSON in one column, and the receipt of its evaluation another one beside
it: whoever changes the stored ratings later, or the limits, is found out.

--language   nl (Dutch, the default) or en
--help       this text

The audit in audit-to-store.json is made up. Which categories the norms of 2019 are in is not known,
so they have none here.

Exit codes: 0 done, 2 the command line is wrong, 3 the input is; then stderr lists every fault.
"""

import json
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

OPTIONS = ("--language", "--help", "-h")
HELP_NL = """\
Bewaar toetsingen in een database van SQLite, en concludeer uit wat er bewaard is.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12 --language en

Een toetsing is een document in JSON in een kolom, met daarnaast het bewijs van de uitkomst: wie
later de bewaarde beoordelingen wijzigt, of de grenzen, valt door de mand.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

De toetsing in audit-to-store.json is verzonnen. Bij welke rubriek elke norm van 2019 hoort is niet
bekend; hier horen ze nergens bij.

Exitcodes: 0 gedaan, 2 de opdracht klopt niet, 3 de invoer klopt niet; op stderr staat dan wat.
"""

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


def add(database: sqlite3.Connection, document: object) -> ssw.Audit:
    """Store an audit that came from somewhere else, once it is known to be one."""
    audit = ssw.from_dict(ssw.Audit, document)
    receipt = ssw.receipt(evaluated(audit))
    row = (audit.id, json.dumps(ssw.to_dict(audit)), json.dumps(ssw.to_dict(receipt)))
    with database:
        database.execute("INSERT INTO audits VALUES (?, ?, ?)", row)
    return audit


def load(database: sqlite3.Connection, identifier: str) -> ssw.Audit:
    """Return a stored audit, if its evaluation is still the one that it was stored with."""
    found = database.execute("SELECT document, receipt FROM audits WHERE id = ?", [identifier])
    row = found.fetchone()
    if row is None:
        raise LookupError(f"no audit {identifier!r}")
    audit = ssw.from_dict(ssw.Audit, json.loads(row[0]))
    if not ssw.verify(ssw.from_dict(Receipt, json.loads(row[1])), evaluated(audit)):
        raise LookupError(f"audit {identifier!r} is not as it was stored")
    return audit


def run(database: sqlite3.Connection, words: Sequence[str], language: Language) -> int:
    """Do what was asked for and return the exit code."""
    database.execute(TABLE)
    match words:
        case ["add", file]:
            audit = add(database, json.loads(Path(file).read_text("utf-8")))
            print(f"{audit.id}: {len(audit.findings)}")
        case ["list"]:
            for identifier, day, organisation, others in database.execute(LIST):
                print(f"{identifier}  {day}  {organisation}: {others}")
        case ["conclude", identifier]:
            audit = load(database, identifier)
            print(ssw.explain(ssw.conclude(audit, SCHEME), language=language))
        case _:
            return 2
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    given = sys.argv[1:] if argv is None else argv
    asked = [
        part for word in given for part in word.replace("--language=", "--language\0").split("\0")
    ]
    language: Language = "nl"
    if "--language" in asked:
        at = asked.index("--language")
        language = "en" if asked[at + 1 : at + 2] in (["en"], ["EN"]) else "nl"
        del asked[at : at + 2]
    text = HELP_NL if language == "nl" else str(__doc__)
    if {"--help", "-h"} & set(asked):
        print(text.strip())
        return 0
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # Where a terminal lacks a letter, it shows a question mark.
        reconfigure(errors="replace")
    try:
        with closing(sqlite3.connect(asked[0] if asked else ":memory:")) as database:
            code = run(database, asked[1:], language)
    except (ssw.SterkSociaalWerkError, LookupError, OSError, ValueError, sqlite3.Error) as error:
        print(error, file=sys.stderr)
        return 3
    if code:
        print(text.strip(), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
