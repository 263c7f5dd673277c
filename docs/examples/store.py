# SPDX-License-Identifier: MIT
"""Store audits in a database of SQLite, and conclude from what is stored.

  store.py audits.sqlite add audit-to-store.json
  store.py audits.sqlite list
  store.py audits.sqlite conclude 2019-12 --language en

An audit is one document of JSON in one column, and the receipt of its evaluation another one beside
it: whoever changes the stored ratings later, or the limits, is found out. A document that is no
audit is not stored; every fault in it is listed on stderr, and the exit code is 3.

The audit in audit-to-store.json is made up. Which categories the norms of 2019 are in is not known,
so they have none here.
"""

import argparse
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

TABLE = """
CREATE TABLE IF NOT EXISTS audits (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL CHECK (json_valid(document)),
    receipt TEXT NOT NULL CHECK (json_valid(receipt))
)
"""
LIST = """
SELECT id, json_extract(document, '$."audited-on"'), json_extract(document, '$.scope.organisation.name'),
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


def run(database: sqlite3.Connection, arguments: argparse.Namespace) -> None:
    """Do what was asked for."""
    database.execute(TABLE)
    language: Language = arguments.language
    match arguments.command:
        case "add":
            audit = add(database, json.loads(arguments.file.read_text("utf-8")))
            print(f"{audit.id}: {len(audit.findings)} findings")
        case "list":
            for identifier, day, organisation, others in database.execute(LIST):
                print(f"{identifier}  {day}  {organisation}: {others} norms not fully met")
        case _:
            audit = load(database, arguments.id)
            print(ssw.explain(ssw.conclude(audit, SCHEME), language=language))


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    parser = argparse.ArgumentParser(prog=Path(__file__).name, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("database", type=Path)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("add").add_argument("file", type=Path)
    commands.add_parser("list")
    conclude = commands.add_parser("conclude")
    conclude.add_argument("id")
    conclude.add_argument("--language", choices=["nl", "en"], default="nl")
    parser.set_defaults(language="nl")
    arguments = parser.parse_args(argv)
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # Where a terminal lacks a letter, it shows a question mark.
        reconfigure(errors="replace")
    try:
        with closing(sqlite3.connect(arguments.database)) as database:
            run(database, arguments)
    except (ssw.SterkSociaalWerkError, LookupError, OSError, ValueError, sqlite3.Error) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
