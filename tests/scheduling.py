"""Tests → which of them one process runs: a file as a whole, and the files that look at the shipped pack together.

What a file or a session makes once is made in each process that asks for it; building the shipped pack takes longer
than most files of tests. The mark of pytest-xdist 3.8 for that, xdist_group, has no effect with pytest 9.2.
"""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadScopeScheduling

# Files that look at what is made once in a session.
_TOGETHER = {
    "build/test_audience_shipped.py": "shipped",
    "build/test_build_house.py": "shipped",
    "build/test_build_provenance.py": "shipped",
    "build/test_build_shipped.py": "shipped",
    "build/test_every_figure.py": "shipped",
    "build/test_second_pack.py": "shipped",
    "build/test_shipped_languages.py": "shipped",
    "pdf/test_pdf_charts.py": "papers",
    "pdf/test_pdf_office.py": "papers",
}
# What takes longest is begun first, so that no process is left with it while the others have nothing to do.
_FIRST = (*_TOGETHER, "facts/test_facts_mutations.py", "build/test_build_reuse.py", "merge/test_merge_properties.py")


class ByFile(LoadScopeScheduling):
    """Gives a process a file, or files that belong together, at a time."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0].removeprefix("tests/")
        return _TOGETHER.get(path, path)


def rank(item: Any) -> int:
    """Where a test's file stands among those that are begun first."""
    path = item.nodeid.partition("::")[0].removeprefix("tests/")
    return _FIRST.index(path) if path in _FIRST else len(_FIRST)
