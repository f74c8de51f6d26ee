"""A template file → a `Template`; a template and data → the bytes of a document, and where each fact was printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import nodes

from brief_builder.inputs.file_bytes import whole_file
from brief_builder.merge import kinds as _kinds  # noqa: F401  fills the list of what mappings can be
from brief_builder.merge.copies.bookmarks import bookmark_names
from brief_builder.merge.engine import Engine, RenderingFailed
from brief_builder.merge.finishing import Finishing, Rendered
from brief_builder.merge.links.jumps import ANY_SLIDE, SlideEntry
from brief_builder.merge.notes.citations import style_ids
from brief_builder.merge.notes.parts import ENDNOTE, FOOTNOTE, first_free_id
from brief_builder.merge.own_filters import TEMPLATE_FILTERS, public_filters
from brief_builder.merge.parts.additions import free_prefix
from brief_builder.merge.state import Cites, State
from brief_builder.problems import BriefError, Excerpt, Fault, Place, Problem, Problems
from brief_builder.template.compiled import CompiledPart, CompiledTemplate

if TYPE_CHECKING:
    from brief_builder.merge.keeping.kept import KeptTemplates
    from brief_builder.template import DataField, DeckMap

Missing = Literal["error", "empty"]
_PASSES = 3  # what a list of citations prints may itself cite; it does not go on for long


class Template:
    """A Word or PowerPoint template, read once and rendered many times, by many threads, or sent to other processes.

    Args:
        compiled: what `open` and `read` make of a file.
        missing: 'error' makes a problem of a name that the data do not have; 'empty' prints nothing for it, as
            docxtpl does.
    """

    def __init__(self, compiled: CompiledTemplate, missing: Missing = "error") -> None:
        self.compiled = compiled
        self.missing: Missing = missing
        self._kept: KeptTemplates | None = None
        self._engine = Engine(public_filters(), blank=missing == "empty")
        self._footnotes = compiled.package.kind == "docx"
        self._first_note = first_free_id(compiled.package, FOOTNOTE) if self._footnotes else 1
        self._first_endnote = first_free_id(compiled.package, ENDNOTE) if self._footnotes else 1
        self._bookmarks = bookmark_names(compiled)
        self._note_styles = style_ids(compiled.package) if self._footnotes else ("", "")
        self._lists_slides = compiled.deck is not None and any(map(_asks_for_slides, compiled.compiled.values()))
        self._finishing = Finishing(compiled, self._note_styles)
        self._lists = any("cited" in tag.body for part in compiled.compiled.values() for tag in part.tags)

    def __getstate__(self) -> tuple[CompiledTemplate, Missing]:
        """What another process needs; it compiles the code of parts for itself."""
        return self.compiled, self.missing

    def __setstate__(self, state: tuple[CompiledTemplate, Missing]) -> None:
        Template.__init__(self, *state)

    @classmethod
    def open(cls, path: str | Path, missing: Missing = "error", *, keep: bool = False) -> Template:
        """Read a template; `missing` is as for the class.

        Args:
            path: a .docx or .pptx file.
            missing: as for the class.
            keep: whether it is kept on disk as it was compiled, once a document was made of it, and taken from there
                where it was kept. Where, and how to have it elsewhere or not at all: see BRIEF_CACHE.

        Raises:
            BriefError: with every problem of the template.
        """
        file = Path(path)
        try:
            data = whole_file(file)
        except OSError as error:
            missing_ = isinstance(error, FileNotFoundError)
            why = f"{file} is a folder" if file.is_dir() else f"{file} cannot be read: {error.strerror}"
            message = f"there is no template {file}" if missing_ else why
            fault = Fault("template-missing", message, help="correct the name, or go to the folder that it is in")
            raise BriefError([fault.at(Place(str(path)))]) from None
        return cls.read(data, str(path), missing, keep=keep)

    @classmethod
    def read(cls, data: bytes, shown: str, missing: Missing = "error", *, keep: bool = False) -> Template:
        """Like open, for bytes that are at hand; `shown` is the file's name in messages."""
        from brief_builder.merge.keeping.kept import KeptTemplates

        problems = Problems()
        kept = KeptTemplates.usual() if keep else KeptTemplates(None)
        compiled = kept.compiled(data, shown, problems)
        if compiled is None or not compiled.sound:
            raise BriefError(list(problems))
        template = cls(compiled, missing)
        template._kept = kept
        return template

    @property
    def kind(self) -> str:
        """'docx' or 'pptx'."""
        return self.compiled.package.kind

    def check(self, data: Mapping[str, Any]) -> list[Problem]:
        """What the tags ask for that the data does not have; nothing is rendered.

        With missing='empty', a name that is unknown is a warning.
        """
        given = {"cited": ()} | ({"slides": (ANY_SLIDE,)} if self._lists_slides else {})
        found = self.compiled.check({**given, **data}, TEMPLATE_FILTERS)
        if self.missing == "error":
            return found
        return [replace(p, severity="warning") if p.code == "unknown-name" else p for p in found]

    def fields(self) -> tuple[DataField, ...]:
        """The tree of names that the tags ask for: what each is used as, and where."""
        from brief_builder.template import fields_of

        return fields_of(self.compiled.originals, given=("cited", "slides") if self._lists_slides else ("cited",))

    def map(self) -> DeckMap | None:
        """What stands on the slides of a presentation, and what its layouts offer; None for a document.

        Raises:
            BriefError: template-unreadable, for a layout that is damaged.
        """
        from brief_builder.template import map_of

        try:
            return map_of(self.compiled.package) if self.kind == "pptx" else None
        except Fault as fault:
            raise BriefError([fault.at(Place(self.compiled.shown))]) from None

    def render(
        self, data: Mapping[str, Any], *, language: str | None = None, folder: str | Path | None = None,
        fit: bool = True,
    ) -> bytes:  # fmt: skip
        """The document.

        Args:
            data: what the tags may name.
            language: BCP 47 tag of the language that the document is in: lists, numbers and dates are worded in it,
                and the file says it. None: they are worded in English, and the file says what its template says.
            folder: where the files are that values name (pictures, documents); nothing outside it is read. None:
                values may name no file.
            fit: of a deck, whether texts and tables are measured: texts that may be smaller are made so, tables
                continue on further slides, and what has no room is a warning in `Rendered.problems`.

        Raises:
            BriefError: with every problem that checking and rendering find.
        """
        return self.rendered(data, language=language, folder=folder, fit=fit).data

    def rendered(
        self,
        data: Mapping[str, Any],
        cites: Cites | None = None,
        *,
        language: str | None = None,
        folder: str | Path | None = None,
        fit: bool = True,
    ) -> Rendered:
        """The document, and where each fact was printed; `cites` words the citations. The rest is as for render."""
        if language is not None:
            _refuse_unknown(language, self.compiled.shown)
        found = Problems()
        found.extend(self.check(data))
        state = self._state(cites)
        state.said, state.folder, state.fit = language, Path(folder) if folder is not None else None, fit
        if self._lists_slides and "slides" not in data:
            state.listed = ()
        if found.has_errors:
            rest = Problems()
            self._find_the_rest(data, state, rest)
            raise BriefError([*found, *(problem for problem in rest if _is_news(problem, found))])
        if state.listed is not None:
            made = self._listing_slides(data, state, found)
        else:
            made = self._finishing.finish(*self._passes(data, state, found))
        kept, self._kept = self._kept, None  # of several threads, one keeps it
        if kept is not None:
            kept.keep()
        return made

    def _listing_slides(self, data: Mapping[str, Any], state: State, found: Problems) -> Rendered:
        """The document with a list of contents, which stands before what it lists: each pass knows from the last."""
        for attempt in range(_PASSES + 1):
            try:
                made = self._finishing.finish(*self._passes(data, state, found if attempt else Problems()))
            except BriefError:
                if attempt:
                    raise
                # A slide was asked for by its number, before there was any: now it is known how many there are.
                names = enumerate((each.name for each in state.slides.ordered()), start=1)
                made = Rendered(b"", (), slides=tuple(SlideEntry(number, "", "", name) for number, name in names))
            if made.data:
                return made
            state = replace(self._after(state), listed=made.slides)
        help_ = (
            "slides that come or go by how many there are change how many there are: "
            "let their loop or condition ask for something else"
        )
        unsettled = Fault("slides-unsettled", "the list of slides never comes out as it was listed", help=help_)
        raise BriefError([unsettled.at(Place(self.compiled.shown))])

    def _passes(self, data: Mapping[str, Any], state: State, found: Problems) -> tuple[State, dict[str, str]]:
        """Every part rendered, as often as a list of what is cited asks for; raises like `_pass`."""
        texts = self._pass(data, state, found)
        for _ in range(_PASSES if self._lists else 0):
            # A list of what is cited may stand before what it lists: the next pass knows from the last.
            following = self._after(state)
            if following.known == state.known:
                break
            state = following
            texts = self._pass(data, state, found)
        return state, texts

    def _pass(self, data: Mapping[str, Any], state: State, found: Problems) -> dict[str, str]:
        """Every part rendered once.

        Raises:
            BriefError: with everything that cannot be evaluated, not only the first of each part.
        """
        texts: dict[str, str] = {}
        first: list[Problem] = []
        repeated: list[Problem] = []  # in what repeats another part, which tells the same
        for part in self.compiled.parts:
            compiled = self.compiled.compiled.get(part.name)
            if compiled is None:
                continue
            try:
                text = self._engine.render(compiled, data, state)
                texts |= dict(state.slides.divided(part.name, text)) if compiled.wrapped else {part.name: text}
            except RenderingFailed as failed:
                (repeated if part.repeats else first).append(failed.problem)
                if state.exhausted:
                    # Looking for the rest would take as long again, and end here too.
                    raise BriefError([*found, *(first or repeated)]) from None
        first = first or repeated
        if first:
            self._find_the_rest(data, self._after(state), found)
            # The second pass finds the same again and knows the item; only what it does not meet is added.
            known = {(p.code, p.message, p.place, p.excerpt) for p in found}
            found.extend(p for p in first if (p.code, p.message, p.place, p.excerpt) not in known)
            raise BriefError(list(found))
        return texts

    def _state(self, cites: Cites | None) -> State:
        state = State("brief" if self._footnotes else "deck", cites, self._footnotes)
        state.package, state.blank = self.compiled.package, self.missing == "empty"
        state.additions.prefix = free_prefix(self.compiled.package)
        state.slides.deck, state.slides.package = self.compiled.deck, self.compiled.package
        state.next_footnote, state.reference_style = self._first_note, self._note_styles[1]
        state.next_endnote, state.bookmarks_known = self._first_endnote, self._bookmarks
        return state

    def _after(self, last: State) -> State:
        """A fresh state; it knows what the last pass cited, and keeps the pictures that it drew."""
        state = replace(self._state(last.cites), said=last.said, folder=last.folder, listed=last.listed)
        state.fit = last.fit
        state.known = {scope: tuple(cited.names) for scope, cited in last.cited.items()}
        state.drawings, state.asked = last.drawings, last.asked  # what a pass asked for, the next may come from
        state.once = {
            key: made for key, made in last.once.items() if key[0] == "deck"
        }  # read and cleaned for all passes
        return state

    def _find_the_rest(self, data: Mapping[str, Any], state: State, found: Problems) -> None:
        for part in self.compiled.parts:
            compiled = self.compiled.compiled.get(part.name)
            if state.exhausted:
                return  # a part that comes after would be blamed for what is used up
            if compiled is not None and not part.repeats:
                self._engine.all_faults(compiled, data, state, found)


def _refuse_unknown(language: str, shown: str) -> None:
    from brief_builder.wording.formats import unknown_language
    from brief_builder.wording.tags import may_be_tag

    if not may_be_tag(language):
        raise BriefError([unknown_language(language).at(Place(shown))])


def _asks_for_slides(part: CompiledPart) -> bool:
    """Whether a tag of the part names `slides`."""
    if not any("slides" in tag.body for tag in part.tags):
        return False
    found = (name for node in part.syntax.values() for name in (node, *node.find_all(nodes.Name)))
    return any(isinstance(name, nodes.Name) and name.name == "slides" for name in found)


def _is_news(problem: Problem, known: Iterable[Problem]) -> bool:
    """Whether what rendering found is no consequence of what the check has found already."""
    if problem.code == "unknown-name" and (not problem.notes or any(problem.message == each.message for each in known)):
        return False  # a name that one item lacks has a note of the item, and its own words; any other the check knows
    return not any(problem.place == other.place and _overlap(problem.excerpt, other.excerpt) for other in known)


def _overlap(one: Excerpt | None, other: Excerpt | None) -> bool:
    """Whether two excerpts mark the same words, or some of the same."""
    if one is None or other is None or one.text != other.text:
        return False
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)
