# SPDX-License-Identifier: MIT
"""What the templates can ask for: words, choices of fields, dates, and reports of the library."""

import datetime
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

from flask import Flask, request, url_for
from jinja2 import StrictUndefined
from markupsafe import Markup

import sterksociaalwerk as ssw
from sterksociaalwerk.framework import OPEN_RATINGS
from sterksociaalwerk.reporting import title_of, to_html_part

from .context import language
from .documents import at, path_of, rows_of
from .words import FIELDS, say

__all__ = ["set_up_templates"]

Choices = list[tuple[str, str]]


def set_up_templates(app: Flask) -> None:
    """Give the templates what they can ask for."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for name, helper in _HELPERS.items():
        app.add_template_global(helper, name)
    app.context_processor(lambda: {"language": language(), "choices": _choices()})


# ---------------------------------------------------------------- words


def _t(key: str, **facts: object) -> str:
    return say(key, language(), **facts)


def _titled(code: Any) -> str:  # noqa: ANN401  # any code with a title
    return title_of(code, language=language())


def _day(date: datetime.date | None) -> str:
    if date is None:
        return _t("not-recorded")
    return date.isoformat() if language() == "en" else f"{date:%d-%m-%Y}"


def _label_of(field: str) -> str:
    """Return what the page calls a field, with the row that it is in."""
    path = path_of(field)
    named = [(key, place) for at, (key, place) in enumerate(path, 1) if place or at == len(path)]
    words = [f"{_t(FIELDS.get(key, 'whole-form'))} {_row(place)}".strip() for key, place in named]
    return ", ".join(words) or _t("whole-form")


def _row(place: str) -> str:
    return str(int(place) + 1) if place.isdecimal() else place


# ---------------------------------------------------------------- choices


def _choices() -> dict[str, Choices]:
    """Return the choices of the fields that have any, by the name of what is chosen."""
    yes, no = ("true", _t("yes")), ("false", _t("no"))
    return {
        "advice": _coded(ssw.AdviceOutcome),
        "cycle": _coded(ssw.Cycle),
        "flag": [yes, no],
        "in_scope": [no],
        "kind": _coded(ssw.AuditKind),
        "party": _coded(ssw.Party),
        "prepared": _coded(ssw.Preparation),
        "work": _coded(ssw.Work),
    }


def _coded(codes: Iterable[Enum]) -> Choices:
    return [(str(code.value), _titled(code)) for code in codes]


def _ratings(framework: ssw.Framework) -> Choices:
    possible = (
        rating for rating in ssw.Rating if rating in OPEN_RATINGS or framework.allows_not_applicable
    )
    return _coded(possible)


def _editions(scheme: ssw.Scheme) -> Choices:
    return [(str(framework.key.version), framework.called) for framework in scheme]


def _category_of(framework: ssw.Framework, norm: ssw.Norm) -> str:
    category = next(each for each in framework.categories if each.key == norm.category)
    return category.title_en if language() == "en" else category.title


def _places_of(certificate: ssw.Certificate, on: datetime.date) -> list[tuple[str, list[str]]]:
    """Return the services that a certificate is for on a day, each with its municipalities."""
    scope = certificate.scope_on(on)
    places: dict[str, list[str]] = {}
    for service, place in () if scope is None else scope.cells:
        places.setdefault(service, []).append(place)
    return list(places.items())


# ---------------------------------------------------------------- pages


def _report(value: Any, **arguments: Any) -> Markup:  # noqa: ANN401  # whatever has a report
    # The library escapes what users wrote.
    return Markup(to_html_part(value, language=language(), **arguments))  # noqa: S704


def _switch_to(other: str) -> str:
    """Return the address of this page in another language; of the first page where it has none."""
    rule = request.url_rule
    if rule is None or request.endpoint is None or "GET" not in (rule.methods or ()):
        return url_for("register.search", language=other)
    arguments: dict[str, Any] = {**request.args, **(request.view_args or {}), "language": other}
    return url_for(request.endpoint, **arguments)


_HELPERS: dict[str, Callable[..., Any]] = {
    "at": at,
    "category_of": _category_of,
    "day": _day,
    "editions": _editions,
    "label_of": _label_of,
    "places_of": _places_of,
    "ratings": _ratings,
    "report": _report,
    "rows_of": rows_of,
    "switch_to": _switch_to,
    "t": _t,
    "titled": _titled,
}
