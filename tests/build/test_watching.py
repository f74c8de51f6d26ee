"""`watch`: a build after every save, through mistakes, files that are open, and the ways in which programs save."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from brief_builder import BriefError, Rebuilt, watch
from brief_builder.build import output
from brief_builder.build.watching.changes import Changed, lines
from brief_builder.inputs.passing import is_passing
from brief_builder.problems import Fault, Place
from outlines import outline_of
from small_pack import make_pack

pytest.importorskip("watchfiles")
SECONDS = 60  # for a build of the small pack on a machine that is busy
QUIET = 2.0  # seconds in which a build would have begun


class Watching:
    """Somebody who watches the small pack; `next` waits for the next build."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.pack = project / "data" / "small"
        self.stop = Event()
        self._found: Queue[Rebuilt | BaseException] = Queue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for rebuilt in watch(self.pack, out=self.project / "out", stop=self.stop):
                self._found.put(rebuilt)
        except BaseException as error:
            self._found.put(error)

    def next(self) -> Rebuilt:
        """The next build."""
        found = self._found.get(timeout=SECONDS)
        if isinstance(found, BaseException):
            raise found
        return found

    def quiet(self) -> bool:
        """Whether no build comes."""
        try:
            self._found.get(timeout=QUIET)
        except Exception:
            return True
        return False

    def put(self, file: str, old: str, new: str) -> None:
        """Save a file of the pack with other words, the way an editor does: a new file in the place of the old."""
        path = self.pack / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        beside = path.with_name(f"{path.name}.tmp")
        beside.write_text(text.replace(old, new, 1), encoding="utf-8")
        beside.replace(path)

    def end(self) -> None:
        """Stop watching."""
        self.stop.set()
        self._thread.join(SECONDS)
        assert not self._thread.is_alive()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    """The small pack, watched."""
    make_pack(tmp_path)
    found = Watching(tmp_path)
    yield found
    found.end()


def test_it_builds_at_once_and_after_each_save(watching: Watching) -> None:
    """What was saved, and what it changed, are told; through a mistake and its repair."""
    first = watching.next()
    assert first.built is not None
    assert (first.saved, first.changes) == ((), ())
    watching.put("texts/en.yaml", "The fleet has", "Our fleet has")
    again = watching.next()
    assert [Path(each).name for each in again.saved] == ["en.yaml"]
    assert [str(each) for each in again.changes] == ["brief.en.docx: changed; no figure is other"]
    watching.put("texts/en.yaml", "{{ fleet.boats }}", "{{ fleet.boat }}")
    wrong = watching.next()
    assert wrong.built is None
    assert "unknown-name" in [each.code for each in wrong.problems]
    assert (watching.project / "out" / "small" / "brief.en.docx").is_file()
    watching.put("texts/en.yaml", "{{ fleet.boat }}", "{{ fleet.boats }}")
    mended = watching.next()
    assert mended.built is not None
    assert mended.changes == ()


def test_a_figure_that_changed_is_told_with_what_it_was(watching: Watching) -> None:
    """In every file that prints it; a picture once."""
    watching.next()
    (watching.pack / "sources" / "gazette.clippings.txt").write_text(
        (watching.pack / "sources" / "gazette.clippings.txt").read_text(encoding="utf-8").replace("120", "130"),
        encoding="utf-8",
    )
    text = (watching.pack / "facts" / "trade.yaml").read_text(encoding="utf-8")
    (watching.pack / "facts" / "trade.yaml").write_text(text.replace("120", "130"), encoding="utf-8")
    found = watching.next()
    assert lines(found.changes) == ["brief.en.docx: 1 figure changed: fleet.boats (“more than 120” → “more than 130”)"]


@pytest.mark.parametrize("in_place", [True, False], ids=["in place", "beside"])
def test_a_save_is_seen_whatever_the_clock_says(
    watching: Watching, in_place: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other words of the same length, with the time of before, with none later, and while the clock goes back."""
    watching.next()
    path = watching.pack / "texts" / "en.yaml"
    before = path.stat()
    clock = iter(range(2_000_000_000, 0, -1_000))
    monkeypatch.setattr(time, "time", lambda: float(next(clock)))
    words = ["The fleet has", "The fleet had", "The fleet HAS", "The fleet has"]
    times = [before.st_mtime_ns, before.st_mtime_ns, before.st_mtime_ns - 10**15]
    for old, new, when in zip(words, words[1:], times, strict=False):
        text = path.read_text(encoding="utf-8")
        assert old in text
        written = path if in_place else path.with_name("en.yaml.tmp")
        written.write_text(text.replace(old, new, 1), encoding="utf-8")
        os.utime(written, ns=(when, when))
        if not in_place:
            written.replace(path)
        rebuilt = watching.next()
        assert [Path(each).name for each in rebuilt.saved] == ["en.yaml"]
        assert (rebuilt.built is not None, path.stat().st_size) == (True, before.st_size)
        brief = (watching.project / "out" / "small" / "brief.en.docx").read_bytes()
        assert new in outline_of(brief)


def test_a_template_that_is_saved_is_built_with(watching: Watching) -> None:
    """Also one that is outside the pack's folder, taken away first and written anew."""
    watching.next()
    template = watching.project / "templates" / "deck.pptx"
    kept = template.read_bytes()
    template.unlink()
    template.write_bytes(kept)
    assert watching.quiet()
    template.write_bytes(kept[:200])
    assert watching.next().built is None
    template.write_bytes(kept)
    assert watching.next().built is not None


def test_what_programs_leave_beside_an_open_file_builds_nothing(watching: Watching) -> None:
    """Nor does a save of the same words."""
    watching.next()
    for name in ("~$brief.docx", ".~lock.brief.docx#", "~WRD0001.tmp", "brief.docx~"):
        (watching.project / "templates" / name).write_bytes(b"x")
    (watching.pack / "facts" / ".trade.yaml.swp").write_bytes(b"x")
    watching.put("texts/en.yaml", "The fleet has", "The fleet has")
    assert watching.quiet()


def test_a_file_that_word_holds_open_is_told_and_tried_again(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old files are kept until then, and the user has nothing to do but to close it."""
    watching.next()
    brief = watching.project / "out" / "small" / "brief.en.docx"
    before = brief.read_bytes()
    let_go = Event()
    replace = output._replace

    def held(temporary: Path, target: Path) -> None:
        if target.name == brief.name and not let_go.is_set():
            raise output.unwritable(target, "another program holds it open", "close it")
        replace(temporary, target)

    monkeypatch.setattr(output, "_replace", held)
    watching.put("texts/en.yaml", "The fleet has", "Our fleet has")
    found = watching.next()
    assert (found.built, found.held, [each.code for each in found.problems]) == (None, True, ["output-unwritable"])
    assert brief.read_bytes() == before
    assert watching.quiet()  # told once, however often it is tried
    let_go.set()
    later = watching.next()
    assert [str(each) for each in later.changes] == ["brief.en.docx: changed; no figure is other"]
    assert brief.read_bytes() != before


@pytest.mark.parametrize(
    ("name", "passing"),
    [
        ("~$brief.docx", True), (".~lock.brief.docx#", True), ("~WRL0003.tmp", True), ("lu17442.tmp", True),
        ("ppt9C3A.tmp", True), (".brief.docx.swp", True), ("4913", True), ("#charts.yaml#", True),
        ("charts.yaml~", True), (".DS_Store", True), ("Thumbs.db", True), ("Icon\r", True),
        ("Unconfirmed 1.crdownload", True), ("brief.docx", False),
        ("2023.yaml", False), ("trade.csv", False), ("2023", True), ("en.yaml", False),
    ],
)  # fmt: skip
def test_files_that_pass_are_known_by_their_names(name: str, passing: bool) -> None:
    """Of Word, Excel, PowerPoint, LibreOffice and editors."""
    assert is_passing(name) == passing


def test_files_of_which_the_same_is_said_stand_in_one_line() -> None:
    """Three languages change alike; a chart's two pictures are one."""
    figure = [("trade.total", "5", "6")]
    changes = [
        Changed("brief.en.docx", figures=figure),
        Changed("brief.fr.docx", figures=figure),
        Changed("charts/trade.en.png"),
        Changed("charts/trade.en.svg"),
        Changed("deck.en.pptx", "gone"),
        Changed("deck.fr.pptx", words=["a", "b", "c", "d"], moved=["e"]),
    ]
    assert lines(changes) == [
        "brief.en.docx, brief.fr.docx: 1 figure changed: trade.total (“5” → “6”)",
        "charts/trade.en.svg: changed; no figure is other",
        "deck.en.pptx: no longer made",
        "deck.fr.pptx: other words around a, b, c and 1 more; printed more or less often: e",
    ]


def test_each_build_tells_what_it_begins(tmp_path: Path) -> None:
    """`progress` hears of it as from `build`."""
    pack = make_pack(tmp_path)
    steps: list[str] = []
    builds = watch(pack, out=tmp_path / "out", progress=steps.append)
    next(builds)
    builds.close()
    assert (steps[0], steps[-1]) == ("reading facts", "writing")


def test_without_the_library_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Building once needs nothing."""
    pack = make_pack(tmp_path)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(BriefError) as caught:
        next(watch(pack, out=tmp_path / "out"))
    assert [each.code for each in caught.value.problems] == ["watch-missing"]
    assert "pip install 'brief-builder[watch]'" in caught.value.problems[0].help[0]


def test_a_file_that_is_as_it_would_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word may hold it open: nothing is wrong then."""
    output.write_all(tmp_path, {"a.docx": b"one", "b.docx": b"two"})

    def held(temporary: Path, target: Path) -> None:
        raise BriefError([Fault("output-unwritable", f"{target.name} is held").at(Place(target.name))])

    monkeypatch.setattr(output, "_replace", held)
    assert output.write_all(tmp_path, {"a.docx": b"one"}) == (tmp_path / "a.docx",)
    with pytest.raises(BriefError):
        output.write_all(tmp_path, {"a.docx": b"two"})
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.docx", "b.docx"]
