"""Rendered texts of parts and what their rendering knows → the bytes of the document: settled, refreshed, written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from brief_builder.merge.asked import Asked, all_asked
from brief_builder.merge.copies.notes import with_copies
from brief_builder.merge.languages.settle import Languages
from brief_builder.merge.links.jumps import SlideEntry, with_actions
from brief_builder.merge.notes.citations import footnotes_xml
from brief_builder.merge.notes.order import order_notes
from brief_builder.merge.notes.parts import ENDNOTE, FOOTNOTE, NoteKind, notes_part, with_notes
from brief_builder.merge.parts.additions import NewPart
from brief_builder.merge.parts.aside import encoded, is_as_written
from brief_builder.merge.parts.writing import check_sizes, written
from brief_builder.merge.refreshing.references import BODY_KINDS, PROPERTY_KINDS
from brief_builder.merge.settling.containers import settle
from brief_builder.merge.settling.marks import strip_marks
from brief_builder.merge.settling.misfit import Misfit
from brief_builder.merge.settling.sections import close_sections
from brief_builder.merge.settling.theme_colours import settle_colours
from brief_builder.merge.state import State, Use
from brief_builder.office.fields import FILLED
from brief_builder.office.own_parts import shown_by_id
from brief_builder.office.word_theme import theme_agreement
from brief_builder.problems import BriefError, Fault, Place, Problem
from brief_builder.template import CompiledPart, CompiledTemplate
from brief_builder.template.marks import ASIDE

if TYPE_CHECKING:  # what only decks need is loaded for them
    from brief_builder.merge.fitting.continuing import TablesFound
    from brief_builder.merge.fitting.slides import DeckFit


@dataclass(frozen=True)
class Rendered:
    """A produced document.

    Attributes:
        data: its bytes.
        uses: each fact that it prints, with its part and paragraph.
        literals: texts with braces that are words, of values or escaped by the author, and no tags.
        problems: what was found that is not an error.
        slides: the slides of a deck whose template asks for `slides`; else ().
        asked: the tags that asked for what the data want to be told of; see `note_asked`.
    """

    data: bytes
    uses: tuple[Use, ...]
    literals: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    slides: tuple[SlideEntry, ...] = ()
    asked: tuple[Asked, ...] = ()


class Finishing:
    """Finishes the documents of one template.

    Args:
        compiled: the template.
        note_styles: ids of the styles of a footnote's text and of its reference; '' for none.
    """

    def __init__(self, compiled: CompiledTemplate, note_styles: tuple[str, str]) -> None:
        self.compiled = compiled
        self._note_styles = note_styles
        self._in_word = compiled.package.kind == "docx"
        self._languages = Languages(compiled.package)
        self._deck_fits: list[DeckFit] = []

    def finish(self, state: State, texts: dict[str, str]) -> Rendered:
        """The document; `texts` maps parts to their rendered texts, and is changed.

        Where slides are listed and come out otherwise, there are no bytes: it has to be rendered once more.

        Raises:
            BriefError: with what cannot be written, or measured because a part of the template is damaged.
        """
        try:
            return self._finished(state, texts)
        except Fault as fault:
            raise BriefError([fault.at(Place(self.compiled.shown))]) from None

    def _finished(self, state: State, texts: dict[str, str]) -> Rendered:
        package = self.compiled.package
        for name, text in texts.items():
            if ASIDE in text and not self._settles_aside(name, state, texts):
                texts[name] = state.aside.whole(text)
        with_copies(texts, state)
        if state.footnotes:
            styles = self._note_styles
            self._add_notes(FOOTNOTE, lambda prefix: footnotes_xml(state, styles, prefix), state, texts)
        if state.endnotes:
            self._add_notes(ENDNOTE, lambda _: "".join(note.xml for note in state.endnotes), state, texts)
        for part in state.changed_parts():
            texts[part.name] = part.xml()
            if part.is_new:
                state.additions.parts[part.name] = NewPart(b"", part.content_type)
                state.additions.relate(package.main_part, part.relationship, part.name)
        wrong: list[Problem] = []
        for part_name, text in texts.items():
            compiled = self.compiled.compiled.get(state.slides.origins.get(part_name, part_name))
            if compiled is not None:
                shown = shown_by_id(package, compiled.part.name)
                gone = {each for id_, ids in shown.items() if f'"{id_}"' not in text for each in ids}
                state.additions.drop(part_name, *gone, *compiled.replaced, *compiled.unused(text))
            prefix = compiled.prefix if compiled is not None else "w:"
            empty = compiled.part.dialect.empty_paragraph(prefix) if compiled is not None else ""
            spaces = compiled.declarations if compiled is not None else ""
            uneven: list[Misfit] = []
            try:
                settled = close_sections(settle(text, prefix, empty, spaces, uneven.append), prefix)
            except Misfit as fault:
                raise BriefError([self._misfit(fault, compiled)]) from None
            if not state.blank:  # docxtpl takes such a table as it comes
                wrong += [self._misfit(fault, compiled) for fault in uneven]
            settled = with_actions(settled, state.jumps.get(part_name, set()))
            inserted = state.namespaces.get(part_name)
            texts[part_name] = inserted.declared(settled) if inserted is not None else settled
        if wrong:
            raise BriefError(wrong)
        if self._in_word:
            order_notes(package, texts, state)
        fit = self._fit(state, texts)
        tables = self._tables(state, texts, fit)
        uses = list(state.chart_uses)
        for part_name, text in texts.items():
            compiled = self.compiled.compiled.get(state.slides.origins.get(part_name, part_name))
            prefix = compiled.prefix if compiled is not None else "w:"
            texts[part_name], found = strip_marks(text, state.printed, part_name, prefix)
            uses += found if compiled is None or not compiled.part.repeats else ()
        slides = self._write_slides(state, texts, tables, fit) if tables is not None else ()
        if state.listed is not None and state.listed != slides:
            return Rendered(b"", (), slides=slides)
        if not self._in_word:
            from brief_builder.merge.settling.animations import settle_animations

            texts |= {name: settle_animations(text, name) for name, text in texts.items()}
        if self.compiled.fields:
            from brief_builder.merge.refreshing.refresh import refreshed

            texts |= refreshed(package, texts, self.compiled.fields)
        said = self._languages.settle(texts, state)
        if self._in_word:
            said = settle_colours(package, texts, said)
        contents = {name: text.encode("utf-8") for name, text in texts.items()}
        check_sizes(contents)
        data = written(package, contents, state.additions, said, self._pieces(state, texts))
        literals = state.literals.union(*(c.literals for c in self.compiled.compiled.values()))
        remarks, asked = tuple(dict.fromkeys(state.remarks)), tuple(all_asked(state, self.compiled))
        return Rendered(data, tuple(uses), frozenset(literals), remarks, slides, asked)

    def _settles_aside(self, part: str, state: State, texts: dict[str, str]) -> bool:
        """Whether a part can be finished without a look at its stretches that stand aside."""
        fields = self.compiled.fields
        if part in fields or any(held & (BODY_KINDS | PROPERTY_KINDS) for held in fields.values()):
            return False  # numbers and contents follow the words of the body
        if any(FILLED in texts.get(name, "") for name in fields):
            return False
        if state.said is not None or state.complex_letters or part in state.jumps or part in state.namespaces:
            return False
        compiled = self.compiled.compiled.get(part)
        return compiled is not None and not compiled.replaced and is_as_written(texts[part])

    def _pieces(self, state: State, texts: dict[str, str]) -> dict[str, Callable[[], Iterator[bytes]]]:
        """What gives the content of each part of which stretches stand aside."""
        agreement = theme_agreement(self.compiled.package) if self._in_word else None

        def change(piece: str) -> str:
            return agreement.settled(piece) if agreement is not None else piece

        return {
            name: partial(lambda text: encoded(state.aside.pieces(text), change), text)
            for name, text in texts.items()
            if ASIDE in text
        }

    def _fit(self, state: State, texts: dict[str, str]) -> DeckFit | None:
        """What measures slides; None where nothing is measured. `texts` get the room between lines that they need."""
        if self.compiled.deck is None:
            return None
        package = self._languages.measured(texts, state)
        if not state.fit:
            return None
        for held in self._deck_fits:
            if held.package is package:
                return held
        from brief_builder.merge.fitting.slides import DeckFit

        self._deck_fits.append(DeckFit(package, self.compiled.shown))
        return self._deck_fits[-1]

    def _tables(self, state: State, texts: dict[str, str], fit: DeckFit | None) -> TablesFound | None:
        """What is found of the tables of a deck, whose slides continue; None for a document."""
        if self.compiled.deck is None:
            return None
        from brief_builder.merge.fitting.continuing import continue_tables

        return continue_tables(state, texts, fit.fitting if fit is not None else None)

    def _write_slides(
        self, state: State, texts: dict[str, str], tables: TablesFound, fit: DeckFit | None
    ) -> tuple[SlideEntry, ...]:
        """Let the package hold the slides that were made; returns them where the template lists them.

        Raises:
            BriefError: deck-empty, limit-reached.
        """
        from brief_builder.merge.decks.including import bring_in
        from brief_builder.merge.slides.deck import write_deck
        from brief_builder.merge.slides.entries import entries_of
        from brief_builder.merge.slides.jumps import settle_jumps
        from brief_builder.merge.slides.numbers import settle_numbers
        from brief_builder.merge.slides.properties import write_properties
        from brief_builder.merge.slides.zooms import settle_zooms

        package, deck, slides = self.compiled.package, self.compiled.deck, state.slides.ordered()
        assert deck is not None  # noqa: S101  the caller has looked
        if not slides and deck.slides:
            help_ = "keep at least one slide outside of all blocks, such as the title"
            raise BriefError([Fault("deck-empty", "no slide is left", help=help_).at(Place(self.compiled.shown))])
        slides = bring_in(package, slides, state.slides, texts, state.additions, state.remarks.append, state.literals)
        tables.keep_texts(texts)
        if state.slides.changed:
            ids = write_deck(package, deck, slides, texts, state.additions)
            settle_jumps(package, deck, slides, texts, state.additions)
            settle_zooms(package, deck, slides, ids, texts)
            write_properties(package, slides, texts)
        if self.compiled.compiled:  # a deck without tags comes out as it is
            settle_numbers(package, slides, texts)
        if fit is not None:
            state.remarks += fit.settle(slides, texts, tables)
        if state.listed is None:
            return ()
        listed = entries_of(package, slides, texts, state.additions)
        return tuple(SlideEntry(each.number, each.title, each.section, each.part) for each in listed)

    def _misfit(self, fault: Misfit, compiled: CompiledPart | None) -> Problem:
        """A fault of a table with its place: the tag of the loop that made its columns, where that is known."""
        tags = compiled.tags if compiled is not None else ()
        tag = tags[fault.number] if fault.number is not None and fault.number < len(tags) else None
        if tag is not None and (tag.word in ("for", "colspan") or tag.kind == "value"):
            return fault.at(tag.place, tag.excerpt)
        shown = compiled.part.shown if compiled is not None else ""
        return fault.at(Place(self.compiled.shown, (shown,) if shown else ()))

    def _add_notes(self, kind: NoteKind, write: Callable[[str], str], state: State, texts: dict[str, str]) -> None:
        package = self.compiled.package
        name = notes_part(package, kind)
        had = texts.get(name) or package.read(name).decode("utf-8") if name is not None else None
        texts[name or kind.part] = with_notes(had, kind, write)
        if name is None:
            state.additions.parts[kind.part] = NewPart(b"", kind.content_type)
            state.additions.relate(package.main_part, kind.relationship, kind.part)
