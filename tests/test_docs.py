# SPDX-License-Identifier: MIT
"""The documentation says what is so: its names exist, its tables equal the code, no page is lost.

That its examples run is proved by `conftest.py`, which makes each of them a test.
"""

import importlib
import re
import runpy
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import sterksociaalwerk
from sterksociaalwerk import AuditKind, Change, IssueCode
from sterksociaalwerk.framework import Source
from tests.project import PACKAGES, ROOT, tracked_files

_DOCS = ROOT / "docs"
_COMMANDS = ("main-job", "tests")


def table(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose first heading is given."""
    rows: list[list[str]] = []
    inside = False
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif inside:
            rows.append(cells)
        elif cells[0] == heading:
            inside = True
    return [row for row in rows if not set("".join(row)) <= set("-: ")]


def _page(name: str) -> str:
    return (_DOCS / name).read_text("utf-8")


# ---------------------------------------------------------------- names


def named_in_code(page: str) -> set[str]:
    """Return the words in examples and code spans, where a page speaks of names."""
    made = page
    for name, text in _tables().items():
        made = made.replace(f"```{{made-from-code}} {name}\n```", text)
    spans = re.findall(r"^```.*?^```$|`[^`\n]+`", made, re.MULTILINE | re.DOTALL)
    return {word for span in spans for word in re.findall(r"\w+", span)}


def unused_names(pages: Iterable[Path]) -> list[str]:
    """Return the public names that no page uses, or says what they are for."""
    used = set[str]().union(*(named_in_code(page.read_text("utf-8")) for page in pages))
    return [
        f"{package}.{name}"
        for package in PACKAGES
        for name in importlib.import_module(f"sterksociaalwerk.{package}").__all__
        if name not in used
    ]


def test_every_name_is_on_a_page_that_is_not_the_reference() -> None:
    # The one lists all names anyhow; the others are kept for another reason.
    apart = {"reference", "changelog.md", "contributing.md"}
    pages = [page for page in _DOCS.rglob("*.md") if page.relative_to(_DOCS).parts[0] not in apart]
    assert unused_names(pages) == []


def test_a_planted_unused_name_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Norm, `Norm.id`\n\n```python\n>>> decide()\n\n```\n", "utf-8")
    unused = unused_names([page])
    assert "framework.Rule" in unused
    assert {"framework.Norm", "evaluation.decide"}.isdisjoint(unused)


# ---------------------------------------------------------------- tables


def test_every_package_is_explained_and_has_a_page() -> None:
    rows = table(_page("explanation/architecture.md"), "Package")
    assert [row[0].strip("`") for row in rows] == list(PACKAGES)
    pages = {page.stem for page in (_DOCS / "reference").glob("*.md")}
    assert pages >= set(PACKAGES)


def named_files(text: str) -> list[str]:
    """Return the modules below a package that a page or an example names."""
    packages = "|".join(PACKAGES[1:])
    below = rf"\bsterksociaalwerk\.(?:{packages})\.[a-z_]+\b|\b(?:{packages})/\w+\.py\b"
    return [
        name
        for name in re.findall(below, text)
        if name.endswith(".py") or find_spec(name) is not None
    ]


def test_no_page_and_no_example_names_a_file_of_a_package() -> None:
    pages = [page for page in tracked_files() if page.suffix in {".md", ".py", ".rst"}]
    public = [page for page in pages if page.parts[0] != "tests"]
    assert len(public) > len(PACKAGES)
    found = {str(page): named_files((ROOT / page).read_text("utf-8")) for page in public}
    assert {page: names for page, names in found.items() if names} == {}


def test_a_planted_file_is_found() -> None:
    planted = ":mod:`sterksociaalwerk.framework.norm`, `sterksociaalwerk.framework.Norm`"
    assert named_files(planted) == ["sterksociaalwerk.framework.norm"]


# What articles say of the two editions: norms, split, limits, volunteers, first day, years.
_SPLIT = "16 *vakmanschap*, 16 *dienstverlening*, 20 *organisatie & bestuur*"
_PUBLISHED = [
    ["52", _SPLIT, "10", "5", "none", "2017-01-01", "2"],
    ["49", "not known", "8", "3", "business-critical", "2019-05-01", "2"],
]


@cache
def _tables() -> dict[str, str]:
    """Return the tables that are made from the code, by name."""
    made: dict[str, Callable[[], str]] = runpy.run_path(str(_DOCS / "_tables.py"))["TABLES"]
    return {name: make() for name, make in made.items()}


def test_the_tables_made_from_the_code_say_what_was_published() -> None:
    made = _tables()
    assert [row[1:] for row in table(made["editions"], "Edition")] == _PUBLISHED
    assert [row[1:] for row in table(made["limits"], "Edition")] == [["10", "5"], ["8", "3"]]
    transition = ["`<2.0`", "`2.0`", "2019-05-01", "2019-05-01", "2020-01-01"]
    assert table(made["transitions"], "From") == [transition]
    assert table(made["announcements"], "Announced") == [["`3.0`", "2021-06-22", "not known"]]
    follow_ups = {row[0]: row[1:] for row in table(made["follow-ups"], "Kind of audit")}
    assert follow_ups["external"] == ["advice", "certificate, register-entry"]
    assert follow_ups["peer-review"] == ["learning-report, register-entry", ""]
    assert list(follow_ups) == list(AuditKind)


def test_the_tables_made_from_the_code_leave_nothing_out() -> None:
    made = _tables()
    for name, heading, codes in (
        ("severities", "Code", IssueCode),
        ("policies", "Change", Change),
    ):
        assert [row[0].strip("`") for row in table(made[name], heading)] == list(codes)
    for text in made.values():
        widths = {len(row.split(" | ")) for row in text.splitlines()}
        assert len(widths) == 1


def test_every_table_made_from_the_code_is_on_a_page() -> None:
    pages = "\n".join(page.read_text("utf-8") for page in _DOCS.rglob("*.md"))
    assert set(re.findall(r"^```\{made-from-code\} (.+)$", pages, re.MULTILINE)) == set(_tables())


def unlisted(page: str, sources: list[Source]) -> list[str]:
    """Return the sources that a page does not show."""
    return [source.title for source in sources if (source.url or source.title) not in page]


def test_every_source_in_the_code_is_on_the_page_of_sources() -> None:
    cited = [
        value
        for value in vars(importlib.import_module("sterksociaalwerk.label.sources")).values()
        if isinstance(value, Source)
    ]
    assert cited
    assert unlisted(_page("explanation/sources.md"), cited) == []


def test_a_planted_source_is_found() -> None:
    planted = Source(title="No such page", publisher="Nobody")
    assert unlisted(_page("explanation/sources.md"), [planted]) == ["No such page"]


# ---------------------------------------------------------------- pages


def lost_pages(docs: Path) -> list[str]:
    """Return the pages that no table of contents leads to."""
    pages = {
        page.relative_to(docs).as_posix()
        for page in docs.rglob("*.md")
        if not page.relative_to(docs).parts[0].startswith("_")
    }
    reached: set[str] = set()
    ahead = ["index.md"]
    while ahead:
        page = ahead.pop()
        if page in reached:
            continue
        reached.add(page)
        text = (docs / page).read_text("utf-8")
        for tree in re.findall(r"^```\{toctree\}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            entries = re.findall(r"^(?!:)(\S+)$", tree, re.MULTILINE)
            ahead += [(Path(page).parent / f"{entry}.md").as_posix() for entry in entries]
    return sorted(pages - reached)


def test_every_page_is_in_a_table_of_contents() -> None:
    assert lost_pages(_DOCS) == []


def test_a_planted_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "index.md").write_text("```{toctree}\n:hidden:\n\npart/index\n```\n", "utf-8")
    (tmp_path / "part" / "index.md").write_text("```{toctree}\nfound\n```\n", "utf-8")
    for name in ("found", "lost"):
        (tmp_path / "part" / f"{name}.md").write_text("# Page\n", "utf-8")
    assert lost_pages(tmp_path) == ["part/lost.md"]


def test_every_example_is_on_the_page_of_examples() -> None:
    page = _page("examples/index.md")
    assert [
        script.name
        for script in sorted((_DOCS / "examples").glob("*.py"))
        if script.name not in page
    ] == []


# ---------------------------------------------------------------- README and changelog


def missing_commands(readme: str) -> list[str]:
    """Return the commands that are not marked, or not followed by a fenced block."""
    return [
        name
        for name in _COMMANDS
        if not re.search(
            rf"^<!-- command: {name} -->\n+```\w*\n.+?^```$", readme, re.MULTILINE | re.DOTALL
        )
    ]


def test_the_readme_has_its_commands() -> None:
    assert missing_commands((ROOT / "README.md").read_text("utf-8")) == []


def test_a_planted_lost_command_is_found() -> None:
    planted = "<!-- command: main-job -->\n\n```sh\nls\n```\n\n<!-- command: tests -->\n\nprose\n"
    assert missing_commands(planted) == ["tests"]


def other_wheels(text: str) -> list[str]:
    """Return the versions of wheels that a page installs, but for this version's."""
    found = re.findall(r"\bsterksociaalwerk-([^-\s]+)-py3-none-any\.whl", text)
    assert found
    return [version for version in found if version != sterksociaalwerk.__version__]


def test_the_wheel_to_install_is_the_one_that_is_built() -> None:
    assert other_wheels((ROOT / "README.md").read_text("utf-8")) == []
    assert other_wheels(_page("index.md")) == []


def test_a_planted_wheel_is_found() -> None:
    assert other_wheels("pip install sterksociaalwerk-1.0-py3-none-any.whl") == ["1.0"]


def missing_versions(changelog: str, version: str) -> list[str]:
    """Return the version if the changelog has no heading for it."""
    return [] if re.search(rf"^## {re.escape(version)}\b", changelog, re.MULTILINE) else [version]


def test_the_version_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert missing_versions(changelog, sterksociaalwerk.__version__) == []


def test_a_planted_version_is_found() -> None:
    assert missing_versions("## 26.10\n", "26.1") == ["26.1"]
