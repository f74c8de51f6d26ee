"""A pack with much to do is built with other processes: the same files, the same problems, and none is left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from brief_builder import BriefError, build
from brief_builder.build.crew import Crew, Job
from small_pack import make_pack

_PRODUCING = sys.modules["brief_builder.build.producing"]


class _Watched(Crew):
    """A crew that remembers what it was given, and whether it was ended."""

    made: list[_Watched] = []  # noqa: RUF012  of a test, which empties it

    def __init__(self, hands: int) -> None:
        super().__init__(hands)
        self.works_begun: list[str] = []
        _Watched.made.append(self)

    def begin(self, work, *arguments) -> Job:  # type: ignore[no-untyped-def, type-arg]
        self.works_begun.append(work.__name__)
        return super().begin(work, *arguments)

    @property
    def ended(self) -> bool:
        return self._closed and not self._processes


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> list[_Watched]:
    """Every build has another process."""
    monkeypatch.setattr(_PRODUCING, "_MANY", 0)
    monkeypatch.setattr(_PRODUCING, "free_hands", lambda: 1)
    monkeypatch.setattr(_PRODUCING, "Crew", _Watched)
    monkeypatch.setattr(_Watched, "made", [])
    return _Watched.made


def test_the_files_are_the_same(helped: list[_Watched], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are drawn and documents read by the other process, which is ended."""
    pack = make_pack(tmp_path)
    one = build(pack, out=tmp_path / "one")
    assert set(helped[0].works_begun) == {"draw", "examined"}
    assert helped[0].ended
    monkeypatch.setattr(_PRODUCING, "free_hands", lambda: 0)
    other = build(pack, out=tmp_path / "other")
    assert [path.name for path in one.files] == [path.name for path in other.files]
    assert [path.read_bytes() for path in one.files] == [path.read_bytes() for path in other.files]


def test_a_build_that_stops_ends_them(helped: list[_Watched], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the problems that it would have told alone: what fails in another process is met here again."""
    long = {"file": "charts.yaml", "from": '{en: "2023"}', "to": "{en: " + "W" * 300 + "}"}
    pack = make_pack(tmp_path, [long])
    told = []
    for hands in (1, 0):
        monkeypatch.setattr(_PRODUCING, "free_hands", lambda hands=hands: hands)
        with pytest.raises(BriefError) as stopped:
            build(pack, out=tmp_path / "out")
        told.append([(each.code, each.message, str(each.place)) for each in stopped.value.problems])
    assert [each.ended for each in helped] == [True, True]
    assert told[0] == told[1]
    assert "chart-fit" in {code for code, *_ in told[0]}


def test_few_facts_are_built_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process takes longer to begin than the small pack to be made."""
    monkeypatch.setattr(_PRODUCING, "free_hands", lambda: 1)
    monkeypatch.setattr(_PRODUCING, "Crew", None)
    build(make_pack(tmp_path), out=tmp_path / "out")
