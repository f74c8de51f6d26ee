"""The builds of a pack, one after another → what the page shows of the newest; pages are drawn beside the building."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import Any

from brief_builder.build import Built, Rebuilt, reports_of, watch
from brief_builder.build.producing import Document
from brief_builder.build.records import uses_by_fact
from brief_builder.build.watching import lines
from brief_builder.pack import template_folders
from brief_builder.pdf.converting import Printable, convert
from brief_builder.pdf.program import find_office
from brief_builder.preview.locating import Finder, Used, locate
from brief_builder.preview.papers import Paper, plain
from brief_builder.preview.telling import told_facts, told_problems, told_text
from brief_builder.problems import Fault, Problem

_KEPT = 24  # papers that are kept: those of the last builds


@dataclass
class Shown:
    """What the page shows, as plain data; `revision` grows whenever something of it is other.

    Attributes:
        state: 'building', 'drawing' (the pages are still those of the build before), 'ready', 'wrong' (the newest
            build stopped; pages and facts are those of the last one that went well).
        changes: lines that say what the last save changed.
        documents: name, language, and `pages` (size, address of the picture, words, figures with their boxes) or
            `text` (lines, where no pages can be drawn).
    """

    title: str = ""
    state: str = "building"
    office: str = ""
    revision: int = 0
    saved: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)


class Showing:
    """Builds a pack again and again, in threads of its own.

    Args:
        pack: its folder.
        as_of, languages, only: as for `build`; of `only`, documents are shown.
    """

    def __init__(
        self, pack: Path, *, as_of: date | None = None, languages: tuple[str, ...] = (), only: tuple[str, ...] = ()
    ) -> None:
        self.stop = Event()
        self.error: BaseException | None = None
        self._pack, self._options = pack, {"as_of": as_of, "languages": languages, "only": only}
        self._folders = [each.resolve() for each in (pack, *template_folders(pack))]
        self._shown = Shown()
        self._lock = Lock()
        self._papers: dict[str, Paper | Fault] = {}
        self._to_draw: Queue[Built] = Queue()
        self._threads = [Thread(target=self._guarded, args=(run,), daemon=True) for run in (self._build, self._draw)]

    def begin(self) -> None:
        """Begin to build."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Stop, when what is being done is done."""
        self.stop.set()
        for thread in self._threads:
            thread.join(timeout=5)

    @property
    def revision(self) -> int:
        """How often what is shown has changed."""
        return self._shown.revision

    def as_json(self) -> bytes:
        """What is shown now."""
        with self._lock:
            return json.dumps(self._shown.__dict__, ensure_ascii=False).encode()

    def picture(self, digest: str, number: int) -> bytes | None:
        """A page as PNG, by the digest of its document; None where there is none."""
        paper = self._papers.get(digest)
        if not isinstance(paper, Paper) or not 0 <= number < len(paper.pages):
            return None
        return paper.picture(number)

    # -- in the threads

    def _guarded(self, run: Callable[[], None]) -> None:
        """A fault of the program ends the preview, and is told by who waits for it."""
        try:
            run()
        except BaseException as error:
            self.error = error
            self.stop.set()

    def _change(self, **said: Any) -> None:
        with self._lock:
            for name, value in said.items():
                setattr(self._shown, name, value)
            self._shown.revision += 1

    def _build(self) -> None:
        with tempfile.TemporaryDirectory(prefix="brief-preview-", ignore_cleanup_errors=True) as folder:
            for rebuilt in watch(self._pack, out=Path(folder), stop=self.stop, **self._options):  # type: ignore[arg-type]
                self._take(rebuilt)
                if self.stop.is_set():
                    return

    def _take(self, rebuilt: Rebuilt) -> None:
        said = {"saved": list(rebuilt.saved), "problems": told_problems(rebuilt.problems, self._folders)}
        built = rebuilt.built
        if built is None or built.loaded is None or built.loaded.pack is None:
            self._change(state="wrong", changes=[], **said)
            return
        loaded = built.loaded
        pack = built.loaded.pack
        uses = uses_by_fact(loaded, built.documents)
        of = {name: loaded.facts.sources_of(name) for name in loaded.facts}
        facts = told_facts(reports_of(loaded, uses), loaded.facts.sources, of)
        title = next(iter(pack.title.values()), pack.name)
        changes = lines(rebuilt.changes) or (["nothing changed"] if rebuilt.saved else [])
        self._change(state="drawing", title=title, facts=facts, changes=changes, **said)
        self._to_draw.put(built)

    def _draw(self) -> None:
        while not self.stop.is_set():
            built = None
            with suppress(Empty):
                built = self._to_draw.get(timeout=0.2)
                while True:  # the newest is enough
                    built = self._to_draw.get_nowait()
            if built is not None:
                self._draw_all(built)

    def _draw_all(self, built: Built) -> None:
        digests = {document.name: hashlib.sha256(document.data).hexdigest() for document in built.documents}
        new = [each for each in built.documents if digests[each.name] not in self._papers]
        office = ""
        try:
            made = (
                convert([Printable(each.name.rpartition(".")[2], each.data) for each in new], find_office())
                if new
                else []
            )
        except Fault as fault:
            made, office = [fault] * len(new), "; ".join((fault.message, *fault.help[:1]))
        for document, data in zip(new, made, strict=True):
            if not (isinstance(data, Fault) and data.code == "office-missing"):
                self._papers[digests[document.name]] = data if isinstance(data, Fault) else Paper(data)
        documents = [self._document(each, digests[each.name], built.problems) for each in built.documents]
        while len(self._papers) > max(_KEPT, 2 * len(digests)):
            self._papers.pop(next(iter(self._papers)))
        with self._lock:
            newest = self._shown.state == "drawing" and self._to_draw.empty()
        self._change(documents=documents, office=office, **({"state": "ready"} if newest else {}))

    def _document(self, document: Document, digest: str, problems: Sequence[Problem] | Any) -> dict[str, Any]:
        paper = self._papers.get(digest)
        said: dict[str, Any] = {"name": document.name, "language": document.language, "text": [], "pages": []}
        if not isinstance(paper, Paper):
            return {**said, "text": told_text(document), "why": paper.message if paper is not None else ""}
        uses = [Used(use.fact, use.text, use.part, use.paragraph) for use in document.placed]
        pages: list[dict[str, Any]] = [
            {"picture": f"page/{digest}/{n}.png", "width": page.width, "height": page.height, "text": page.text,
             "figures": [], "problems": []}
            for n, page in enumerate(paper.pages)
        ]  # fmt: skip
        for spot in locate(paper, document.reading, uses):
            use = uses[spot.number]
            pages[spot.page]["figures"].append({"fact": use.fact, "text": use.text, "boxes": spot.boxes})
        finder = Finder(paper, document.reading)
        for problem in problems:
            if problem.place.file.partition(" ")[0] == document.name and problem.excerpt is not None:
                start = finder.letters.find(plain(problem.excerpt.text)[:60])
                if start >= 0:
                    before = len(plain(problem.excerpt.text[: problem.excerpt.start]))
                    words = len(plain(problem.excerpt.text[problem.excerpt.start : problem.excerpt.end])) or 1
                    for page, boxes in finder.boxes(start + before, start + before + words):
                        mark = {"message": problem.message, "place": str(problem.place), "boxes": boxes}
                        pages[page]["problems"].append(mark)
        return {**said, "pages": pages}
