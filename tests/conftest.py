# SPDX-License-Identifier: MIT
"""Profiles of Hypothesis, and the examples of the documentation as tests; nothing else."""

import os
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

import pytest
from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.integration.pytest import SybilItem
from sybil.parsers import myst, rest

from tests.project import ROOT

# "ci" gives the same verdict on every run; "dev" looks a little further each time; "quick", with
# `-m "not slow"`, is for daily work.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None, max_examples=300)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=10)
# Whether a test notices a change made on purpose; how small an example shows it does not matter.
settings.register_profile(
    "mutation",
    settings.get_profile("ci"),
    max_examples=25,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_OPTIONS = ELLIPSIS | NORMALIZE_WHITESPACE

# Nothing is imported on behalf of an example: what a reader copies has to run.
_pages = Sybil(
    name="pages",
    path=str(ROOT),
    parsers=[
        myst.PythonCodeBlockParser(doctest_optionflags=_OPTIONS),
        myst.SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    excludes=["docs/_build/**"],
)
_docstrings = Sybil(
    name="docstrings",
    path=str(ROOT / "src"),
    parsers=[rest.DocTestParser(optionflags=_OPTIONS)],
    patterns=["**/*.py"],
    document_types={".py": PythonDocStringDocument},
)


class _Examples:
    """A plugin, because pytest asks a conftest only about files below its own folder."""

    pytest_collect_file = staticmethod((_pages + _docstrings).pytest())


# Before the plugin that shuffles, if it is asked to.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_order = pytest.mark.random_order(disabled=True)
    for item in items:
        if isinstance(item, SybilItem):
            # What one example of a file makes, the next one uses.
            item.add_marker(in_order)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Examples(), "examples")
