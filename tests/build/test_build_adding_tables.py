"""A table that must add, built from a pack: its figures are traced, and its note stands below it."""

from __future__ import annotations

from pathlib import Path

from brief_builder import build
from outlines import outline_of
from small_pack import make_pack

FACTS = """
  share.fish: {kind: statistic, label: {en: Fish}, value: "33.4%", source: gazette, quote: "fish 33.4%"}
  share.rice: {kind: statistic, label: {en: Rice}, value: "33.4%", source: gazette, quote: "rice 33.4%"}
  share.rest: {kind: statistic, label: {en: Rest}, value: "33%", source: gazette, quote: "33% else"}
"""
ROWS = """
| What | Share |
| {% for row in [share.fish, share.rice, share.rest] | adding %}{{ row.label }} | {{ row }}{% endfor %} |
| All | {{ ([share.fish, share.rice, share.rest] | adding).whole }} |

{{ ([share.fish, share.rice, share.rest] | adding).note }}
"""


def test_the_printed_parts_add_up_and_are_traced(tmp_path: Path) -> None:
    """Each cell prints its fact; the proof finds no figure that nobody accounts for."""
    changes = [
        {"file": "facts/trade.yaml", "from": "", "to": FACTS},
        {"file": "brief.outline", "from": "", "to": ROWS},
        {"file": "sources/gazette.clippings.txt", "from": "", "to": "\n… fish 33.4%, rice 33.4%, and 33% else. …\n"},
    ]
    pack = make_pack(tmp_path, changes)
    done = build(pack, out=tmp_path / "out")
    (file,) = (path for path in done.files if path.stem == "brief.en")
    said = outline_of(file.read_bytes())
    assert "| Fish | about 34% |\n| Rice | 33% |\n| Rest | 33% |\n| All | 100% |" in said
    assert "Rounded so that the parts add up." in said
    assert [problem for problem in done.problems if problem.code == "figure-untraced"] == []
