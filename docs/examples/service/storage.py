# SPDX-License-Identifier: MIT
"""Audits and the papers that follow on them, as documents in a database of SQLite.

Each audit has a version, which counts every change of it or of its papers. Who writes says which
version was read, so that nobody overwrites what another wrote in between. Beside each audit stands
the receipt of its evaluation: whoever changes the stored ratings later is found out.
"""

import json
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import sterksociaalwerk as ssw
from sterksociaalwerk.exchange import Receipt

__all__ = ["ExistsError", "MissingError", "OutdatedError", "Papers", "Storage", "Stored"]

_TABLES = """
CREATE TABLE IF NOT EXISTS audits (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document)),
    receipt TEXT NOT NULL CHECK (json_valid(receipt)),
    previous TEXT REFERENCES audits (id)
);
CREATE TABLE IF NOT EXISTS papers (
    audit TEXT NOT NULL REFERENCES audits (id),
    kind TEXT NOT NULL,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (audit, kind)
);
"""
_CLASSES: dict[str, tuple[type[Any], ...]] = {
    "advice": (ssw.Advice,),
    "decision": (ssw.Award, ssw.Refusal),
    "certificate": (ssw.Certificate,),
    "entry": (ssw.RegisterEntry,),
}


class MissingError(Exception):
    """There is no audit with this identifier."""


class ExistsError(Exception):
    """There is an audit with this identifier already."""


class OutdatedError(Exception):
    """Somebody changed the audit or its papers since it was read."""


@dataclass(frozen=True)
class Papers:
    """The papers of one audit, each as soon as there is one."""

    advice: ssw.Advice | None = None
    decision: ssw.Award | ssw.Refusal | None = None
    certificate: ssw.Certificate | None = None
    entry: ssw.RegisterEntry | None = None

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return any(vars(self).values())

    def check(self, conclusion: ssw.Conclusion) -> tuple[ssw.conclusion.Issue, ...]:
        """Return what does not fit between them and the audit."""
        return ssw.check_chain(conclusion, **vars(self))


@dataclass(frozen=True)
class Stored:
    """An audit as it is stored.

    Attributes:
        audit: The audit.
        version: How often it was changed, with its papers.
        previous: The identifier of the audit before it, for a re-audit.
        receipt: What its evaluation was when it was stored.
    """

    audit: ssw.Audit
    version: int
    previous: str | None
    receipt: Receipt

    def is_intact(self, evaluation: ssw.Evaluation | None) -> bool:
        """Return whether an evaluation is the one that the audit was stored with."""
        return evaluation is not None and ssw.verify(self.receipt, evaluation)


class Storage:
    """All that is stored; one for each request, and closed after it."""

    def __init__(self, file: str) -> None:
        """Open the database."""
        self._database = sqlite3.connect(file, isolation_level=None)
        self._database.execute("PRAGMA foreign_keys = ON")

    @classmethod
    def prepare(cls, file: str) -> None:
        """Make the tables of a database that has none."""
        with closing(cls(file)) as storage:
            storage._database.executescript(_TABLES)  # noqa: SLF001  # its own

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # ---------------------------------------------------------------- audits

    def audits(self) -> list[Stored]:
        """Return all audits, the last one first."""
        rows = self._database.execute("SELECT document, version, previous, receipt FROM audits")
        found = [_stored(*row) for row in rows]
        found.sort(key=lambda each: (each.audit.audited_on, each.audit.id), reverse=True)
        return found

    def audit(self, identifier: str) -> Stored:
        """Return an audit."""
        asked = "SELECT document, version, previous, receipt FROM audits WHERE id = ?"
        row = self._database.execute(asked, [identifier]).fetchone()
        if row is None:
            raise MissingError(identifier)
        return _stored(*row)

    def add(self, audit: ssw.Audit, receipt: Receipt) -> None:
        """Store an audit that is new."""
        row = (audit.id, _text(audit), _text(receipt))
        try:
            self._database.execute("INSERT INTO audits VALUES (?, 1, ?, ?, NULL)", row)
        except sqlite3.IntegrityError:
            raise ExistsError(audit.id) from None

    def replace(
        self, audit: ssw.Audit, receipt: Receipt, previous: str | None, version: int
    ) -> None:
        """Store a new version of an audit."""
        with self._change(audit.id, version):
            self._database.execute(
                "UPDATE audits SET document = ?, receipt = ?, previous = ? WHERE id = ?",
                (_text(audit), _text(receipt), previous, audit.id),
            )

    # ---------------------------------------------------------------- papers

    def papers(self, identifier: str) -> Papers:
        """Return the papers of an audit."""
        asked = "SELECT kind, document FROM papers WHERE audit = ?"
        rows = self._database.execute(asked, [identifier])
        return Papers(**{kind: _paper(kind, document) for kind, document in rows})

    def entries(self) -> list[ssw.RegisterEntry]:
        """Return the entries of the register."""
        rows = self._database.execute("SELECT document FROM papers WHERE kind = 'entry'")
        return [_paper("entry", document) for (document,) in rows]

    def record(self, identifier: str, version: int, **papers: object) -> None:
        """Store papers of an audit, each by its kind; nothing that a register cannot hold."""
        with self._change(identifier, version):
            rows = [(identifier, kind, _text(paper)) for kind, paper in papers.items()]
            self._database.executemany("INSERT INTO papers VALUES (?, ?, ?)", rows)
            if "entry" in papers:
                # Within the change, so that no other entry comes in between.
                ssw.Register(self.entries())

    def take_back(self, identifier: str, version: int, *kinds: str) -> None:
        """Remove papers of an audit."""
        with self._change(identifier, version):
            rows = [(identifier, kind) for kind in kinds]
            self._database.executemany("DELETE FROM papers WHERE audit = ? AND kind = ?", rows)

    @contextmanager
    def _change(self, identifier: str, version: int) -> Generator[None]:
        """Change an audit or its papers, all of it or nothing, if nobody else did since."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            _check_changed(identifier, self._next_version(identifier, version))
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _next_version(self, identifier: str, version: int) -> int:
        """Count a change of an audit, and return how many audits had that version."""
        asked = "UPDATE audits SET version = version + 1 WHERE id = ? AND version = ?"
        # A number that is larger than the database knows is no version.
        with suppress(OverflowError):
            return self._database.execute(asked, (identifier, version)).rowcount
        return 0


def _check_changed(identifier: str, rows: int) -> None:
    if not rows:
        raise OutdatedError(identifier)


def _text(value: object) -> str:
    return json.dumps(ssw.to_dict(value))


def _stored(document: str, version: int, previous: str | None, receipt: str) -> Stored:
    return Stored(
        audit=ssw.from_dict(ssw.Audit, json.loads(document)),
        version=version,
        previous=previous,
        receipt=ssw.from_dict(Receipt, json.loads(receipt)),
    )


def _paper(kind: str, document: str) -> Any:  # noqa: ANN401  # one of the classes of its kind
    data = json.loads(document)
    classes = _CLASSES[kind]
    # An award and a refusal are both a decision; the document says which it is.
    names = [cls.__name__.lower() for cls in classes]
    at = names.index(data["schema"].split("/")[1]) if len(names) > 1 else 0
    return ssw.from_dict(classes[at], data)
