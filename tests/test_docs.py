# SPDX-License-Identifier: MIT
"""The documentation says what is so: its names exist, its tables equal the code, no page is lost.

That its examples run is proved by `conftest.py`, which makes each of them a test.
"""

import importlib
import re
from importlib.util import find_spec
from pathlib import Path

import sterksociaalwerk
from sterksociaalwerk import AuditKind, IssueCode, label
from sterksociaalwerk.framework import Assumption, Framework, Source
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


def edition_row(edition: Framework) -> list[str]:
    """Return what the table of editions has to say about one."""
    split = edition.category_counts
    at_most = {limit.key: limit.at_most for limit in edition.rule.limits}
    return [
        f"`{edition.key.version}`",
        str(edition.norm_count),
        "not known"
        if split is None
        else " + ".join(str(split[category.key]) for category in edition.categories),
        *(str(count) for count in at_most.values()),
        "yes" if edition.counts_business_critical_volunteers else "no",
        str(edition.in_force_from),
        str(edition.certificate_years),
    ]


def test_the_table_of_editions_equals_the_code() -> None:
    rows = table(_page("reference/label.md"), "Edition")
    assert rows == [edition_row(label.V2017), edition_row(label.V2019)]


def test_the_tables_of_the_series_equal_the_code() -> None:
    page = _page("reference/label.md")
    assert table(page, "Transition") == [
        [
            f"`{each.source}` to `{each.target}`",
            *map(str, (each.published_on, each.started_before, each.mandatory_on)),
        ]
        for each in label.SCHEME.transitions
    ]
    assert table(page, "Announced") == [
        [f"`{each.version}`", str(each.announced_on), str(each.in_force_from or "not known")]
        for each in label.SCHEME.announcements
    ]


def limit_row(edition: Framework) -> list[str]:
    """Return what the table of limits has to say about an edition."""
    at_most = [str(limit.at_most) for limit in edition.rule.limits]
    return [f"`{edition.key.version}` ({edition.title.split()[-1]})", *at_most]


def test_the_table_of_limits_equals_the_code() -> None:
    rows = table(_page("explanation/the-rule-and-its-paradox.md"), "Edition")
    assert rows == [limit_row(label.V2017), limit_row(label.V2019)]


def test_the_table_of_consequences_equals_the_code() -> None:
    rows = table(_page("explanation/lifecycle.md"), "Kind of audit")
    assert label.SCHEME.leads_to is not None
    assert rows == [
        [kind.value, *(", ".join(part) for part in (follow_up.settled, follow_up.on_pass))]
        for kind, follow_up in label.SCHEME.leads_to.items()
    ]


def test_the_table_of_weights_equals_the_code() -> None:
    kinds = (AuditKind.EXTERNAL, AuditKind.PEER_REVIEW, AuditKind.SELF_ASSESSMENT)
    assert table(_page("reference/conclusion.md"), "Code") == [
        [
            f"`{code.value}`",
            *(code.severity_for(kind).value for kind in kinds),
            "yes" if code.is_fixed else "",
        ]
        for code in IssueCode
    ]


def test_the_table_of_what_is_ours_equals_the_code() -> None:
    rows = table(_page("explanation/sources.md"), "Taken to be so")
    module = importlib.import_module("sterksociaalwerk.label.assumptions")
    assert [name for _, name in rows] == [
        f"`{name}`" for name, value in vars(module).items() if isinstance(value, Assumption)
    ]


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


def missing_versions(changelog: str, version: str) -> list[str]:
    """Return the version if the changelog has no heading for it."""
    return [] if re.search(rf"^## {re.escape(version)}\b", changelog, re.MULTILINE) else [version]


def test_the_version_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert missing_versions(changelog, sterksociaalwerk.__version__) == []


def test_a_planted_version_is_found() -> None:
    assert missing_versions("## 26.10\n", "26.1") == ["26.1"]
