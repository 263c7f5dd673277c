# SPDX-License-Identifier: MIT
"""The pictures of the documentation are those that the library draws, and draw what is so."""

import importlib.util
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sterksociaalwerk.label import SCHEME
from tests.project import PACKAGES, ROOT

_DOCS = ROOT / "docs"


def _load() -> tuple[Path, Callable[[], dict[str, str]]]:
    spec = importlib.util.spec_from_file_location("docs_draw", _DOCS / "_draw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PICTURES, module.drawn


_FOLDER, _drawn = _load()
_PICTURES = _drawn()


def test_what_is_kept_is_what_is_drawn() -> None:
    kept = {path.name: path.read_text("utf-8") for path in _FOLDER.iterdir()}
    assert kept == _PICTURES, "run docs/_draw.py"


def test_drawing_again_draws_the_same() -> None:
    assert _drawn() == _PICTURES


def _count(picture: str) -> Counter[str]:
    """Return how many elements of each class a picture has."""
    return Counter(element.get("class", "") for element in ElementTree.fromstring(picture).iter())  # noqa: S314  # our own


# At most this many partly met and not met: Sociaal Werk Nederland, 15 July 2019.
@pytest.mark.parametrize(("year", "partly_met", "not_met"), [(2017, 10, 5), (2019, 8, 3)])
def test_a_region_has_a_cell_per_tally_that_passes(
    year: int, partly_met: int, not_met: int
) -> None:
    found = _count(_PICTURES[f"passing-region-{year}.svg"])
    # Each mark stands once more in the legend.
    assert found["pass"] == (partly_met + 1) * (not_met + 1) + 1
    assert found["pass"] + found["fail"] == 13 * 8 + 2
    assert found["edge"] == not_met + 1


def test_the_lifecycle_has_a_box_per_kind_and_per_consequence() -> None:
    found = _count(_PICTURES["lifecycle.svg"])
    leads_to = SCHEME.leads_to
    assert leads_to is not None
    # Kinds that lead to the same share what they lead to.
    lines = set(leads_to.values())
    assert found["granted"] == sum(len(line.consequences) for line in lines)
    assert found["box"] == len(leads_to) + found["granted"]
    assert found["head"] == found["way"] + found["again"]
    # From each kind to the first, and from each to the next.
    assert found["head"] == len(leads_to) + found["granted"] - len(lines)
    assert found["again"] == sum(len(line.on_pass) for line in lines)


def test_the_architecture_has_no_mark_right_of_the_diagonal() -> None:
    names: list[str] = []
    rows: list[list[str]] = []
    for element in ElementTree.fromstring(_PICTURES["architecture.svg"]):  # noqa: S314  # our own
        style = element.get("class", "")
        if style == "name right":
            names.append(element.text or "")
            rows.append([])
        elif element.tag.endswith("rect") and len(rows[-1]) < len(PACKAGES) + 1:
            rows[-1].append(style)
    assert [name for name in names if name != "_engine"] == list(PACKAGES)
    for at, row in enumerate(rows):
        assert row[at] == "way"
        assert "pass" not in row[at:]
        assert len(row) == len(rows)
    uses = dict(zip(names, rows, strict=True))
    column = names.index("framework")
    assert [uses[name][column] for name in ("label", "audit", "_engine")] == [
        "pass",
        "pass",
        "fail",
    ]


@pytest.mark.parametrize("name", sorted(_PICTURES))
def test_a_picture_stands_in_a_page(name: str) -> None:
    root = ElementTree.fromstring(_PICTURES[name])  # noqa: S314  # our own
    assert root.get("role") == "img"
    assert root.get("aria-label")
    pages = [page.read_text("utf-8") for page in _DOCS.rglob("*.md")]
    assert any(f"_pictures/{name}" in page for page in pages)
