"""`{docx: annex.docx}` in the data → the body of that document where the tag stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from brief_builder.merge.state import State
from brief_builder.merge.subdocuments.fitting import Fitted, Look, Setting
from brief_builder.merge.subdocuments.inserting import Insertion, Insertions
from brief_builder.merge.subdocuments.reading import Source
from brief_builder.merge.subdocuments.sections import Page
from brief_builder.problems import Fault, did_you_mean
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import Phrase

_OPTIONS = ("docx", "headings", "styles")


class SubDocument:
    """A document that stands as a value.

    Args:
        given: the mapping with the key `docx`.

    Raises:
        Fault: value-field.
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        for name in given:
            if name not in _OPTIONS:
                hint = did_you_mean(str(name), _OPTIONS) or "there is: `docx`, `headings`, `styles`"
                raise Fault("value-field", f"a document has no entry `{name}`", help=hint)
        path = given["docx"]
        if not isinstance(path, str) or not path.strip():
            raise Fault(
                "value-field",
                "`docx` does not name a file",
                help="write the file's name: docx: annex.docx",
            )
        self.path = path.strip()
        self.look = Look(_own(given.get("styles", "template")), _shift(given.get("headings", 0)))

    def runs(self, state: State, _tag: Tag) -> str:
        """Raises Fault: a document is never words among words."""
        if state.part is None or state.part.part.dialect.name != "Word":
            raise self._not_word()
        raise Fault(
            "document-misplaced",
            f"{self.path} is a whole document, and its tag is not alone in its paragraph",
            help="give the tag a paragraph of its own",
        )

    def plain_words(self, _state: State, _tag: Tag) -> Phrase:
        """Raises Fault: properties and alt texts hold words."""
        raise Fault(
            "document-misplaced",
            f"{self.path} is a whole document, and only words can stand here",
            help="put the tag into a paragraph of its own",
        )

    def blocks(self, state: State, tag: Tag) -> str | None:
        """The document's paragraphs and tables.

        Raises:
            Fault: document-misplaced, and what reading the document raises.
        """
        if state.part is None or state.part.part.dialect.name != "Word":
            raise self._not_word()
        insertions = Insertions.of(state)
        source, first = insertions.source(self.path)
        if first:
            state.literals |= source.literals
            state.remarks += [fault.at(tag.place, tag.excerpt) for fault in source.remarks]
        part, around = state.part.part.name, tag.surroundings
        # Notes and sections are those of the body; a cell of it may hold notes.
        outside = next((holder for holder in around.holders if holder != "table cell"), "")
        section = insertions.section(around.section, part) if not outside else None
        new_page = re.search(rf"<{tag.prefix}pageBreakBefore ?/>", tag.paragraph_properties) is not None
        page = section.page if section is not None else Page()
        setting = Setting(part, page, around.first, new_page and not around.holders)
        fitted = insertions.fitted(source, self.look, setting)
        self._check(source, fitted, around.holders[0] if around.holders else "", outside)
        if fitted.page_lost:
            state.remarks.append(_page_lost(self.path).at(tag.place, tag.excerpt))
        insertion = Insertion(insertions, insertions.fitter(source, self.look), fitted, part)
        if fitted.has_sections and section is not None:
            insertion.section = section.inside
        empty = f"<{tag.prefix}p/>"
        after_table = fitted.begins_with_table and around.behind_table
        # Word joins tables that touch, and wants a paragraph behind each table in a cell.
        return (empty if after_table else "") + insertion.blocks() + (empty if fitted.ends_in_table else "")

    def _check(self, source: Source, fitted: Fitted, holder: str, outside: str) -> None:
        if outside and fitted.notes:
            word = next(iter(fitted.notes))[0]
            raise Fault(
                "document-misplaced",
                f"{source.path} has {word}s, and a {outside} can hold none",
                help=f"put the tag into the body of the template, or take the {word}s out of the document",
            )
        if holder and fitted.has_sections:
            raise Fault(
                "document-misplaced",
                f"{source.path} turns its pages or changes their size, and a {outside or holder} cannot",
                help="put the tag into the body of the template, or take the section breaks out of the document",
            )

    def _not_word(self) -> Fault:
        return Fault(
            "document-misplaced",
            f"{self.path} is a Word document, and only a Word template can take one in",
            help="print its words with tags, or show a picture of it",
        )


def _page_lost(path: str) -> Fault:
    return Fault(
        "document-changed",
        f"the last pages of {path} are turned or of another size, and come out on the template's pages",
        help="end them with a section break, and let the page behind it be an ordinary one",
        severity="warning",
    )


def _own(given: Any) -> bool:
    if given not in ("template", "own"):
        raise Fault(
            "value-field",
            f"`styles` is {given!r}",
            help="write `template` for the look of the template, or `own` for that of the document",
        )
    return bool(given == "own")


def _shift(given: Any) -> int:
    if not isinstance(given, bool) and re.fullmatch(r"[+-]?[0-8]", str(given).strip()):
        return int(given)
    raise Fault(
        "value-field",
        f"`headings` is {given!r}",
        help="write by how many levels the headings go down, from -8 to 8: headings: +1",
    )
