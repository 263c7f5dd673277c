# SPDX-License-Identifier: MIT
"""Audits to plain data and back, against models of pydantic: time as ratios.

Run it by itself: ``python tests/benchmarks/bench_exchange.py``; it needs ``pydantic``. It is no
test: a figure depends on the machine, and only ratios within one run mean anything. The audits are
made up.

The models have the same fields, forbid others, and check what annotations can say: identifiers by
their pattern, texts that are not empty, dates, enumerations, numbers at least 0. The library checks
more: what fields say together. Both are shown to read the same before anything is measured.

A whole page of HTML is set beside the load of the audit that it is about.
"""

import gc
import json
import platform
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from statistics import median
from typing import Annotated, Any, Literal

import pydantic
from pydantic import BaseModel, ConfigDict, Field

from sterksociaalwerk.audit import (
    Activity,
    Audit,
    Finding,
    ImprovementPoint,
    Interview,
    Party,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.conclusion import conclude
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.framework import Cycle, Rating
from sterksociaalwerk.label import V2019
from sterksociaalwerk.reporting import to_html
from sterksociaalwerk.scheme import AuditKind, Scheme

__all__ = ["main"]

ROUNDS = 41
AUDITS = 40
FRAMEWORK = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
SCHEME = Scheme(label=FRAMEWORK.key.label, frameworks=[FRAMEWORK])
SERVICES = ("jongerenwerk", "maatschappelijk werk", "ouderenwerk", "opbouwwerk")
_REMARK = "Het team werkt volgens het plan; nog niet overal vastgelegd."

# ---------------------------------------------------------------- the models

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
Text = Annotated[str, Field(min_length=1)]
Number = Annotated[int, Field(ge=0, le=1_000_000_000)]
Named = frozenset[Text] | Literal["all"]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
    )


class OrganisationModel(_Model):
    """An organisation."""

    name: Text
    id: Identifier | None = None
    former_names: tuple[Text, ...] = ()
    merged_from: "tuple[OrganisationModel, ...]" = ()


class CountModel(_Model):
    """A count that is known in part."""

    at_least: int | Decimal
    at_most: int | Decimal | None = None


class PointModel(_Model):
    """A point to improve."""

    text: Text
    id: Identifier | None = None
    owner: Text | None = None
    due_on: date | None = None
    follows: Identifier | None = None


class FindingModel(_Model):
    """A finding."""

    norm: Identifier
    rating: Rating
    remark: str = ""
    strengths: tuple[Text, ...] = ()
    improvements: tuple[PointModel, ...] = ()
    evidence: tuple[Text, ...] = ()
    part: Text | None = None
    found_by: Text | None = None


class ActivityModel(_Model):
    """An activity."""

    service: Text
    municipalities: frozenset[Text]
    in_scope: bool = True
    remark: str = ""


class StaffModel(_Model):
    """A group of staff."""

    role: Text
    headcount: Number | CountModel
    fte: Number | Decimal | CountModel
    services: Named = "all"
    municipalities: Named = "all"
    seconded_from: frozenset[Text] = frozenset()


class VolunteersModel(_Model):
    """A group of volunteers."""

    role: Text
    headcount: Number | CountModel
    prepared: Preparation | None
    independent: bool | None
    work: Work | None
    needs_quality_assurance: bool | None
    services: Named = "all"
    municipalities: Named = "all"


class ScopeModel(_Model):
    """A scope."""

    organisation: OrganisationModel
    activities: tuple[ActivityModel, ...]
    staff: tuple[StaffModel, ...] | None = None
    volunteers: tuple[VolunteersModel, ...] | None = None
    whole_organisation: bool | None = None
    parts: tuple[Text, ...] = ()


class InterviewModel(_Model):
    """An interview."""

    role: Text
    party: Party
    people: Number | CountModel | None = None
    services: Named | None = None
    municipalities: Named | None = None


class KeyModel(_Model):
    """The key of an edition."""

    label: Identifier
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")]


class AuditModel(_Model):
    """An audit."""

    id: Identifier
    scope: ScopeModel | None
    framework: KeyModel
    kind: AuditKind
    cycle: Cycle
    process_started_on: date | None
    audited_on: date
    findings: tuple[FindingModel, ...]
    interviews: tuple[InterviewModel, ...] | None = None
    certifying_body: Text | None = None
    auditors: tuple[Text, ...] = ()


# ---------------------------------------------------------------- the audits


def _finding(random: Random, norm: str) -> Finding:
    rating = random.choices([Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET], [8, 2, 1])[0]
    return Finding(
        norm,
        rating,
        remark=_REMARK,
        strengths=["Medewerkers kennen de wijk."] if random.random() < 0.1 else (),
        improvements=[] if rating is Rating.MET else [ImprovementPoint("Leg vast wie wat doet.")],
        evidence=["jaarplan 2019, p. 4", "gesprek met het team"],
    )


def _scope(random: Random) -> Scope:
    return Scope(
        organisation="Welzijn Voorbeeld",
        activities=[
            Activity(service=service, municipalities=["Apeldoorn", "Voorst"])
            for service in SERVICES
        ],
        staff=[
            StaffGroup(
                role=f"{service}er", headcount=random.randint(2, 20), fte=1.6, services=[service]
            )
            for service in SERVICES
        ],
        volunteers=[
            VolunteerGroup(
                role=f"vrijwilliger {service}",
                headcount=random.randint(2, 90),
                prepared=Preparation.TRAINED,
                independent=True,
                work=Work.HANDS_ON,
                needs_quality_assurance=True,
                services=[service],
            )
            for service in SERVICES[:2]
        ],
    )


def _interviews(random: Random) -> list[Interview]:
    return [
        Interview(
            role=f"gesprek {number}",
            people=random.randint(1, 4),
            party=random.choice(list(Party)),
            services=random.sample(SERVICES, 2),
            municipalities=["Voorst"],
        )
        for number in range(20)
    ]


def audits(*, full: bool) -> list[Audit]:
    """Return audits with a finding on each norm; in full with scope and interviews."""
    random = Random(2019)  # noqa: S311  # no secret, and the same in every run
    return [
        Audit(
            id=f"2019-{number}",
            scope=_scope(random) if full else None,
            framework=FRAMEWORK.key,
            kind=AuditKind.EXTERNAL,
            cycle=Cycle.INITIAL,
            process_started_on=None,
            audited_on=date(2019, 9, 2),
            findings=[_finding(random, norm.id) for norm in FRAMEWORK.norms],
            interviews=_interviews(random) if full else None,
            certifying_body="Certificeerder Voorbeeld",
        )
        for number in range(AUDITS)
    ]


# ---------------------------------------------------------------- the measurements


def _times(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median time of each, of this process alone, in rounds that take turns."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            gc.collect()
            gc.disable()
            start = time.process_time()
            run()
            found[name].append(time.process_time() - start)
            gc.enable()
    return {name: median(each) for name, each in found.items()}


def _measure(*, full: bool) -> None:
    made = audits(full=full)
    written: list[dict[str, Any]] = [json.loads(json.dumps(to_dict(audit))) for audit in made]
    bare = [{key: part for key, part in each.items() if key != "schema"} for each in written]
    models = [AuditModel.model_validate(each) for each in bare]
    for audit, data, model in zip(made, written, models, strict=True):
        assert from_dict(Audit, data) == audit
        dumped = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        assert set(dumped) == set(data) - {"schema"}
        assert len(dumped["findings"]) == len(data["findings"]) == 49
    times = _times(
        {
            "load": lambda: [from_dict(Audit, each) for each in written],
            "load, pydantic": lambda: [AuditModel.model_validate(each) for each in bare],
            "load, again": lambda: [from_dict(Audit, each) for each in written],
            "dump": lambda: [to_dict(each) for each in made],
            "dump, pydantic": lambda: [
                each.model_dump(mode="json", by_alias=True, exclude_defaults=True)
                for each in models
            ],
            "dump, pydantic with defaults": lambda: [
                each.model_dump(mode="json", by_alias=True) for each in models
            ],
        }
    )
    print("with scope and interviews" if full else "without scope and interviews")  # noqa: T201
    for name, seconds in times.items():
        base = times["load, pydantic" if name.startswith("load") else "dump, pydantic"]
        print(f"  {name:30} {seconds / AUDITS * 1e6:8.1f} us  {seconds / base:5.2f}")  # noqa: T201
    _measure_pages(made, written)


def _measure_pages(made: list[Audit], written: list[dict[str, Any]]) -> None:
    """Set a whole page of the conclusion from an audit beside reading that audit."""
    conclusions = [conclude(audit, SCHEME) for audit in made]
    times = _times(
        {
            "load": lambda: [from_dict(Audit, each) for each in written],
            "page": lambda: [to_html(each) for each in conclusions],
        }
    )
    page, load = times["page"], times["load"]
    name = "a whole page, beside its load"
    print(f"  {name:30} {page / AUDITS * 1e6:8.1f} us  {page / load:5.1f}")  # noqa: T201


def main() -> None:
    """Print the figures."""
    print(  # noqa: T201
        f"CPython {platform.python_version()}, pydantic {pydantic.VERSION}, {sys.platform}; "
        f"{AUDITS} audits of 49 findings, medians of {ROUNDS} rounds that take turns"
    )
    for full in (False, True):
        _measure(full=full)


if __name__ == "__main__":
    main()
