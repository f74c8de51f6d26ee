"""docs/drawing.md, done as it is written: every edit, every command with what it prints, every figure at the end."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import docx
import pytest
from pptx import Presentation

from brief_builder.cli import main
from last_year import FOR_THE_DESK, last_brief, last_deck
from page_pictures import picture
from template_edits import choose_look, edit, paragraphs, words

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "drawing.md"
PICTURES = ROOT / "docs" / "images" / "drawing"
LARGEST = 120_000  # bytes of a picture
SECONDS = 120  # for a build on a machine that is busy
_BRIEF, _DECK = "templates/brief.docx", "templates/deck.pptx"
_MADE = "output/trade-brief"


@dataclass(frozen=True)
class Shot:
    """Which file a picture of the guide shows, and which page or slide of it (1-based)."""

    file: str
    page: int = 1
    comments: bool = False


SHOTS = {
    "last-year.png": Shot(_BRIEF),
    "figure.png": Shot(f"{_MADE}/brief.en.docx"),
    "list-template.png": Shot(_BRIEF),
    "list.png": Shot(f"{_MADE}/brief.en.docx"),
    "table-template.png": Shot(_BRIEF),
    "table.png": Shot(f"{_MADE}/brief.en.docx"),
    "comments.png": Shot("templates/brief.problems.docx", comments=True),
    "template.png": Shot(_BRIEF),
    "brief.png": Shot(f"{_MADE}/brief.en.docx"),
    "restyled.png": Shot(f"{_MADE}/brief.en.docx"),
    "last-deck.png": Shot(_DECK, 2),
    "deck-message.png": Shot(f"{_MADE}/deck.en.pptx", 3),
    "deck-chart.png": Shot(f"{_MADE}/deck.en.pptx", 5),
}


@dataclass(frozen=True)
class Part:
    """A part of the guide that is done: a block of a language, a table, words that are printed, a picture, a copy."""

    kind: str
    lines: tuple[str, ...]


def parts() -> Iterator[Part]:
    """The guide, from its beginning to its end."""
    lines = iter(GUIDE.read_text(encoding="utf-8").splitlines())
    table: list[str] = []
    for line in lines:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            yield Part("table", tuple(table))
            table = []
        if line.startswith("```"):
            block = []
            while not (inner := next(lines)).startswith("```"):
                block.append(inner)
            yield Part(line.removeprefix("```"), tuple(block))
        elif line.startswith("> "):
            yield Part("prints", (line.removeprefix("> "),))
        elif found := re.fullmatch(r"!\[(.+)\]\(images/drawing/(.+)\)", line):
            yield Part("picture", (found[2],))
        elif found := re.search(r"Save a copy of last year’s .* as `(.+)`", line):
            yield Part("copy", (found[1],))
        elif "Ctrl-C" in line:
            yield Part("end", ())


def as_pattern(shown: list[str]) -> str:
    """What the guide shows of an output; “…” stands for anything that is left out, alone in its line for lines."""
    return re.escape("\n".join(shown).strip()).replace("…", r"[\s\S]*")


@dataclass
class Desk:
    """Somebody who follows the guide, from an empty folder on."""

    at: Path
    update: bool
    watched: subprocess.Popen[str] | None = None
    wrong: list[str] = field(default_factory=list)

    def follow(self, part: Part) -> None:
        """Do one part."""
        match part.kind:
            case "console":
                self._commands(list(part.lines))
            case "text" if part.lines[0].startswith("saved:"):
                self._compare("the watching", list(part.lines), self._told())
            case "table":
                self._table(part.lines)
            case "copy":
                (last_brief if part.lines[0].endswith(".docx") else last_deck)(self.at / part.lines[0])
            case "prints":
                if part.lines[0] not in self._printed():
                    self.wrong.append(f"not printed: {part.lines[0]}")
            case "picture" if self.update:
                shot = SHOTS[part.lines[0]]
                drawn = picture(self.at / shot.file, page=shot.page, comments=shot.comments)
                (PICTURES / part.lines[0]).write_bytes(drawn)
            case "end" if self.watched is not None:
                self.watched.send_signal(signal.SIGINT)
                self.watched.communicate(timeout=SECONDS)
                self.watched = None

    def _commands(self, lines: list[str]) -> None:
        starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            command, shown = lines[start].removeprefix("$ "), lines[start + 1 : end]
            if command.startswith("cd "):
                self.at = self.at / command.removeprefix("cd ")
            elif command == "brief build --watch":
                self._watch()
                self._compare(command, shown, self._told())
            else:
                self._compare(command, shown, self._run(command.split()[1:]))

    def _compare(self, what: str, shown: list[str], printed: str) -> None:
        if not re.fullmatch(as_pattern(shown), printed.strip().replace("\N{NO-BREAK SPACE}", " ")):
            self.wrong.append(f"{what} prints:\n{printed}")

    def _run(self, arguments: list[str]) -> str:
        """What a terminal shows: both streams, in their order."""
        shown = io.StringIO()
        with (
            contextlib.chdir(self.at),
            contextlib.redirect_stdout(shown),
            contextlib.redirect_stderr(shown),
            mock.patch.object(sys, "argv", ["brief", *arguments]),
            mock.patch.object(sys, "excepthook"),
            mock.patch.dict(os.environ, COLUMNS="80"),
            contextlib.suppress(SystemExit),
        ):
            main()
        return shown.getvalue()

    def _watch(self) -> None:
        command = [sys.executable, "-c", "from brief_builder.cli import main; main()", "build", "--watch"]
        pipe = subprocess.PIPE
        self.watched = subprocess.Popen(
            command, cwd=self.at, stdout=pipe, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )

    def _told(self) -> str:
        """What the watching says up to the end of a build."""
        assert self.watched is not None
        assert self.watched.stdout is not None
        timer = threading.Timer(SECONDS, self.watched.kill)
        timer.start()
        told = ""
        for line in self.watched.stdout:
            told += line
            if line.startswith("watching;"):
                break
        timer.cancel()
        return told

    def _table(self, lines: tuple[str, ...]) -> None:
        head, _, *rows = ([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines)
        if head[0].startswith("In the menu of"):
            choose_look(self.at / (_BRIEF if "Word" in head[0] else _DECK))
        elif named := re.search(r"`(.+\..+)`", head[0]):
            for seen, written, *_ in rows:
                self._edit(self.at / named[1], seen.replace("\\|", "|"), written.strip("`").replace("\\|", "|"))

    def _edit(self, path: Path, seen: str, written: str) -> None:
        if path.suffix != ".yaml":
            edit(path, seen, written)
            return
        text = path.read_text(encoding="utf-8")
        assert text.count(seen.strip("`")) == 1, seen
        path.write_text(text.replace(seen.strip("`"), written), encoding="utf-8")

    def _printed(self) -> str:
        """The paragraphs of the documents that were built last, one a line."""
        built = sorted(path.name for path in (self.at / _MADE).iterdir() if path.suffix in (".docx", ".pptx"))
        return "\n".join(self.words_of(f"{_MADE}/{name}") for name in built)

    def words_of(self, file: str) -> str:
        """The paragraphs of a Word document's body, or of the slides of a presentation, one a line."""
        path = str(self.at / file)
        if file.endswith(".docx"):
            roots = [docx.Document(path).element.body]
        else:
            roots = [slide._element for slide in Presentation(path).slides]
        return "\n".join(words(paragraph) for root in roots for paragraph in paragraphs(root))


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal of POSIX")
def test_the_guide_can_be_followed(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Each command prints what the guide shows, and what is built says what the guide says.

    `pytest --update` takes the pictures anew, by LibreOffice.
    """
    pytest.importorskip("watchfiles")
    update = request.config.getoption("--update")
    if update:
        request.getfixturevalue("office")
    desk = Desk(tmp_path, update)
    try:
        for part in parts():
            desk.follow(part)
    finally:
        if desk.watched is not None:
            desk.watched.kill()
            desk.watched.communicate()
    assert desk.wrong == []
    ours, theirs = (desk.words_of(f"{_MADE}{whom}") for whom in ("/brief.en.docx", "-partner/brief.partner.en.docx"))
    assert [FOR_THE_DESK in each for each in (ours, theirs)] == [True, False]


def test_pictures_of_the_guide_are_small_and_told() -> None:
    """Each picture is there, has an alt text of some words, and is shown; none is left over."""
    shown = re.findall(r"^!\[(.+)\]\(images/drawing/(.+)\)$", GUIDE.read_text(encoding="utf-8"), re.M)
    assert {name for _, name in shown} == set(SHOTS) == {path.name for path in PICTURES.iterdir()}
    assert [alt for alt, _ in shown if len(alt.split()) < 5] == []
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > LARGEST] == []


def test_a_wrong_output_is_noticed() -> None:
    """“…” stands for what is left out, and for nothing else."""
    assert re.fullmatch(as_pattern(["one", "…", "four"]), "one\ntwo\nthree\nfour")
    assert not re.fullmatch(as_pattern(["one", "four"]), "one\ntwo\nthree\nfour")
