"""`{docx: annex.docx}` in the data → the body of that document where the tag stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from brief_builder.merge.state import State
from brief_builder.merge.subdocuments.fitting import Fitted, Look, Setting
from brief_builder.merge.subdocuments.inserting import Insertion, Insertions
from brief_builder.merge.subdocuments.reading import Source
from brief_builder.merge.subdocuments.schema import W
from brief_builder.merge.subdocuments.sections import page_of, section_around
from brief_builder.problems import Fault, did_you_mean
from brief_builder.template.tags import Tag

_OPTIONS = ("docx", "headings", "styles")
_PLACES = {
    W + name: shown
    for name, shown in (
        ("txbxContent", "text box"), ("footnote", "footnote"), ("endnote", "endnote"), ("comment", "comment"),
        ("hdr", "header"), ("ftr", "footer"),
    )
}  # fmt: skip


class SubDocument:
    """A document that stands as a value.

    Args:
        given: the mapping with the key `docx`.

    Raises:
        Fault: value-unprintable.
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        for name in given:
            if name not in _OPTIONS:
                hint = did_you_mean(str(name), _OPTIONS) or "there is: `docx`, `headings`, `styles`"
                raise Fault("value-unprintable", f"a document has no entry `{name}`", help=hint)
        path = given["docx"]
        if not isinstance(path, str) or not path.strip():
            raise Fault(
                "value-unprintable",
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
            state.remarks += [fault.at(tag.place, tag.excerpt) for fault in source.remarks]
        part = state.part.part.name
        node = tag.node
        assert node is not None  # noqa: S101  a tag that is alone stands in a paragraph
        above = [str(a.tag) for a in node.iterancestors()]
        place = next((_PLACES[name] for name in above if name in _PLACES), "")
        in_body = not place and W + "tc" not in above
        section = section_around(node) if not place else None
        previous = _before(node)
        at_start = previous is None and len(above) == 2
        new_page = re.search(rf"<{tag.prefix}pageBreakBefore ?/>", tag.paragraph_properties) is not None
        setting = Setting(part, page_of(section), at_start, new_page and not place)
        fitted = insertions.fitted(source, self.look, setting)
        self._check(source, fitted, place, in_body=in_body)
        if fitted.page_lost:
            state.remarks.append(_page_lost(self.path).at(tag.place, tag.excerpt))
        insertion = Insertion(insertions, insertions.fitter(source, self.look), fitted, part)
        if fitted.has_sections and section is not None:
            insertion.section = insertions.section(section, part)
        empty = f"<{tag.prefix}p/>"
        after_table = fitted.begins_with_table and previous is not None and previous.tag == W + "tbl"
        # Word joins tables that touch, and wants a paragraph behind each table in a cell.
        return (empty if after_table else "") + insertion.blocks() + (empty if fitted.ends_in_table else "")

    def _check(self, source: Source, fitted: Fitted, place: str, *, in_body: bool) -> None:
        if place and fitted.notes:
            word = next(iter(fitted.notes))[0]
            raise Fault(
                "document-misplaced",
                f"{source.path} has {word}s, and a {place} can hold none",
                help=f"put the tag into the body of the template, or take the {word}s out of the document",
            )
        if fitted.has_sections and not in_body:
            raise Fault(
                "document-misplaced",
                f"{source.path} turns its pages or changes their size, and a {place or 'table cell'} cannot",
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
            "value-unprintable",
            f"`styles` is {given!r}",
            help="write `template` for the look of the template, or `own` for that of the document",
        )
    return bool(given == "own")


def _shift(given: Any) -> int:
    if not isinstance(given, bool) and re.fullmatch(r"[+-]?[0-8]", str(given).strip()):
        return int(given)
    raise Fault(
        "value-unprintable",
        f"`headings` is {given!r}",
        help="write by how many levels the headings go down, from -8 to 8: headings: +1",
    )


def _before(node: etree._Element) -> etree._Element | None:
    """What stands before a paragraph, anchors of tags and ends of bookmarks apart."""
    previous = node.getprevious()
    while previous is not None and previous.tag not in (W + "p", W + "tbl", W + "sdt"):
        previous = previous.getprevious()
    return previous
