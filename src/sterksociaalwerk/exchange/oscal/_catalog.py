# SPDX-License-Identifier: MIT
"""A framework as an OSCAL catalog: norms are controls, categories groups."""

import re

from ...framework import Category, Framework, Norm, Source
from ._elements import (
    CATEGORY,
    NAMESPACE,
    NORM,
    OBJECTIVE,
    STATEMENT,
    Element,
    Stamp,
    back_matter,
    document,
    filled,
    prop,
    resource,
)
from ._markdown import block, line

# Anything else could be no address at all, or one that runs what it says.
_is_address = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+", re.ASCII).fullmatch


def catalog(framework: Framework, stamp: Stamp) -> Element:
    """Return the catalog of a framework."""
    controls: dict[str | None, list[Element]] = {}
    for at, norm in enumerate(framework.norms, start=1):
        controls.setdefault(norm.category, []).append(_control(norm, at))
    key = framework.key
    return document(
        "catalog",
        stamp,
        {
            "title": line(framework.title),
            "version": str(key.version),
            "props": [prop("label", key.label), prop("norm-count", str(framework.norm_count))],
        },
        # Norms of a category that is not known stand beside the groups.
        controls=controls.get(None),
        groups=[_group(each, controls.get(each.key)) for each in framework.categories],
        back_matter=back_matter(
            _cited(at, source, stamp) for at, source in enumerate(framework.sources)
        ),
    )


def _group(category: Category, controls: list[Element] | None) -> Element:
    return filled(
        id=CATEGORY + category.key,
        title=line(category.title),
        props=[prop("category", category.key)],
        parts=[{"name": "title-en", "ns": NAMESPACE, "prose": block(category.title_en)}],
        controls=controls,
    )


def _control(norm: Norm, at: int) -> Element:
    statement = {"id": STATEMENT + norm.id, "name": "statement", "prose": block(norm.text)}
    return filled(
        id=NORM + norm.id,
        title=line(norm.id),
        props=[
            {"name": "label", "value": norm.id},
            {"name": "sort-id", "value": f"{at:05}"},
            prop("norm", norm.id),
        ],
        parts=[
            *([statement] if norm.text else []),
            # What findings are about in OSCAL.
            {"id": OBJECTIVE + norm.id, "name": "assessment-objective"},
            *(_reference(name, terms) for name, terms in norm.references.items()),
        ],
    )


def _reference(name: str, terms: tuple[str, ...]) -> Element:
    return filled(
        name="reference",
        ns=NAMESPACE,
        title=line(name),
        parts=[{"name": "term", "ns": NAMESPACE, "prose": block(term)} for term in terms],
    )


def _cited(at: int, source: Source, stamp: Stamp) -> Element:
    text = str(source) if source.url is None else f"{source}, {source.url}"
    rlinks = [{"href": source.url}] if source.url and _is_address(source.url) else []
    return resource(
        stamp.uuid("source", at, text, source.note),
        source.title,
        description=block(source.note),
        citation={"text": line(text)},
        rlinks=rlinks,
    )
