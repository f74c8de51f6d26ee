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
from brief_builder.build.produced import Document
from brief_builder.build.records import uses_by_fact
from brief_builder.build.watching import lines
from brief_builder.pack import template_folders
from brief_builder.pdf.converting import Printable, convert_while
from brief_builder.pdf.program import find_office
from brief_builder.preview.locating import Places, Used
from brief_builder.preview.papers import Paper
from brief_builder.preview.telling import told_facts, told_problems, told_text
from brief_builder.problems import Fault

_PATIENCE = 60.0  # seconds that the program of the pages may take to end; it must not be left running
_KEPT = 24  # papers that are kept: those of the last builds


@dataclass
class Shown:
    """What the page shows, as plain data; `revision` grows whenever something of it is other.

    Attributes:
        state: 'building', 'drawing' (the pages are still those of the build before), 'ready', 'wrong' (the newest
            build stopped; pages and facts are those of the last one that went well).
        changes: lines that say what the last save changed that changed something.
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
        self,
        pack: Path,
        *,
        as_of: date | None = None,
        languages: tuple[str, ...] = (),
        only: tuple[str, ...] = (),
        audience: str | None = None,
    ) -> None:
        self.stop = Event()
        self.error: BaseException | None = None
        self.on_error: Callable[[], None] = lambda: None
        self._pack, self._options = pack, {"as_of": as_of, "languages": languages, "only": only, "audience": audience}
        self._folders = [each.resolve() for each in (pack, *template_folders(pack))]
        self._shown = Shown()
        self._lock = Lock()
        self._papers: dict[str, Paper | Fault] = {}
        self._drawn: dict[str, dict[str, Any]] = {}
        self._places: dict[str, Places] = {}
        self._view = ""
        self._to_draw: Queue[Built] = Queue()
        self._threads = [Thread(target=self._guarded, args=(run,), daemon=True) for run in (self._build, self._draw)]

    def begin(self) -> None:
        """Begin to build."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Stop, when what is being done is done."""
        self.stop.set()
        if not self._threads[0].ident:
            return  # it has not begun
        for thread in self._threads:
            thread.join(_PATIENCE)
        for paper in self._papers.values():
            if isinstance(paper, Paper):
                paper.close()

    @property
    def revision(self) -> int:
        """How often what is shown has changed."""
        return self._shown.revision

    def view(self, name: str) -> None:
        """Say which document is on view: its pages are drawn first."""
        self._view = name

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
            self.on_error()

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
        # A file that is saved beside the pack's own, by a build into its folder say, changes nothing: what did stays.
        changes = lines(rebuilt.changes) or self._shown.changes or (["nothing changed"] if rebuilt.saved else [])
        self._change(state="drawing", title=title, facts=facts, changes=changes, **said)
        self._to_draw.put(built)

    def _draw(self) -> None:
        """The document on view first, then all others in one start; a save that comes meanwhile ends that."""
        built: Built | None = None
        while not self.stop.is_set():
            with suppress(Empty):
                built = self._to_draw.get(timeout=0.1 if built is None else 0)
                while True:  # the newest is enough
                    built = self._to_draw.get_nowait()
            if built is None:
                continue
            left = [each for each in built.documents if _digest(each) not in self._papers]
            viewed = [each for each in left if each.name == self._view]
            first = viewed or left[: None if self._papers else 1]  # alone, as somebody waits for it
            office = self._make_papers(first, self._is_newest if len(first) > 1 else lambda: True) if left else ""
            whole = bool(office) or all(_digest(each) in self._papers for each in built.documents)
            self._publish(built, office, whole=whole)
            if whole:
                built = None

    def _is_newest(self) -> bool:
        """Whether nothing has been built meanwhile, and the pages are still looked at."""
        return self._to_draw.empty() and not self.stop.is_set()

    def _make_papers(self, documents: Sequence[Document], wanted: Callable[[], bool]) -> str:
        """Make the pages of documents, in one start; "" or why no document can have any.

        Args:
            wanted: as for `convert_while`; what was not made then is made when it is drawn again.
        """
        originals = {_digest(each): Printable(each.name.rpartition(".")[2], each.data) for each in documents}
        try:
            made = convert_while(list(originals.values()), find_office(), wanted)
        except Fault as fault:
            return "; ".join((fault.message, *fault.help[:1]))
        for number, digest in enumerate(originals):
            if (data := made.get(number)) is not None:
                self._papers[digest] = data if isinstance(data, Fault) else Paper(data)
        return ""

    def _publish(self, built: Built, office: str, *, whole: bool) -> None:
        known = set(built.loaded.facts) if built.loaded is not None else set()
        documents = [self._document(each, built, known, office) for each in built.documents]
        shown = {_digest(each) for each in built.documents}
        while len(self._papers) > max(_KEPT, 2 * len(documents)):
            oldest = next(each for each in self._papers if each not in shown)
            paper = self._papers.pop(oldest)
            self._drawn.pop(oldest, None)
            self._places.pop(oldest, None)
            if isinstance(paper, Paper):
                paper.close()
        newest = whole and self._to_draw.empty() and self._shown.state == "drawing"
        self._change(documents=documents, office=office, **({"state": "ready"} if newest else {}))

    def _document(self, document: Document, built: Built, known: set[str], office: str) -> dict[str, Any]:
        digest = _digest(document)
        paper = self._papers.get(digest)
        said: dict[str, Any] = {"name": document.name, "language": document.language, "text": [], "pages": []}
        if isinstance(paper, Fault) or office:
            return {
                **said,
                "text": told_text(document, known),
                "why": paper.message if isinstance(paper, Fault) else "",
            }
        if paper is None:  # its turn has not come: those of the build before stay
            before = next((each for each in self._shown.documents if each["name"] == document.name), said)
            return {**before, "waiting": True}
        if digest not in self._drawn:
            self._places[digest] = Places(paper, document.reading)
            self._drawn[digest] = {**said, "pages": self._pages(document, paper, digest, known)}
        return {**self._drawn[digest], "problems": self._problem_marks(document, built)}

    def _pages(self, document: Document, paper: Paper, digest: str, known: set[str]) -> list[dict[str, Any]]:
        uses = [Used(use.fact, use.text, use.part, use.paragraph) for use in document.placed if use.fact in known]
        pages: list[dict[str, Any]] = [
            {"picture": f"page/{digest}/{n}.png", "width": page.width, "height": page.height, "text": page.text,
             "figures": []}
            for n, page in enumerate(paper.pages)
        ]  # fmt: skip
        for spot in self._places[digest].spots(uses):
            used = [uses[number] for number in spot.numbers]
            facts = list(dict.fromkeys(use.fact for use in used))
            text = max((use.text for use in used), key=len)
            pages[spot.page]["figures"].append({"facts": facts, "text": text, "boxes": spot.boxes})
        return pages

    def _problem_marks(self, document: Document, built: Built) -> list[dict[str, Any]]:
        """Where on the pages the words stand that something is wrong with."""
        places = self._places[_digest(document)]
        found: list[dict[str, Any]] = []
        for problem in built.problems:
            excerpt = problem.excerpt
            if problem.place.file.partition(" ")[0] != document.name or excerpt is None:
                continue
            said = {"message": problem.message, "place": str(problem.place)}
            here = places.words(problem.place, excerpt)
            found += [{**said, "page": page, "boxes": boxes} for page, boxes in here]
        return found


def _digest(document: Document) -> str:
    return hashlib.sha256(document.data).hexdigest()
