"""A paragraph with anchors in → what a reader sees in it beside them: nothing, nothing before, nothing after."""

from __future__ import annotations

from lxml import etree

from brief_builder.office.dialect import Dialect
from brief_builder.template.reading.scan import ANCHOR
from brief_builder.template.reading.tags import Tag


class Edges:
    """Looks at the paragraphs of one part's tree.

    Args:
        dialect: of the part.
        values: numbers of the tags that print a value; a paragraph that holds one is not empty.
    """

    def __init__(self, dialect: Dialect, values: set[int]) -> None:
        self.dialect = dialect
        self.values = values
        # Paragraphs in which an end of a block stays among words, though its other end stands in another one.
        self.kept: set[etree._Element] = set()
        # Paragraphs that were found to say something; what they say stays in them.
        self._saying: set[etree._Element] = set()

    def alone(self, paragraph: etree._Element, *, bare: bool = False) -> bool:
        """Whether a paragraph holds block tags and nothing that a reader sees; with `bare`, also nothing at all."""
        if paragraph in self.kept or paragraph in self._saying:
            return False
        has_anchor = bare
        for node in paragraph.iter():
            if isinstance(node, etree._ProcessingInstruction):
                if not is_anchor(node) or int(node.text or 0) in self.values:
                    self._saying.add(paragraph)
                    return False
                has_anchor = True
            elif (
                (node.tag == self.dialect.text and (node.text or "").strip())
                or self.dialect.shows(node)
                or node.tag == self.dialect.table
            ):
                self._saying.add(paragraph)
                return False
        return has_anchor

    def is_all(self, tag: Tag) -> bool:
        """Whether a value tag is all that its paragraph holds, spaces, notes and ends of pages apart.

        Nothing else may hang on that paragraph. Ends of pages go on beside what replaces it.
        """
        assert tag.node is not None  # noqa: S101  the caller has looked
        for node in tag.node.iter():
            if node.tag in self.dialect.note_marks:
                continue  # it goes on into what replaces the paragraph
            if isinstance(node, etree._ProcessingInstruction):
                if node is not tag.anchor:
                    return False
            elif (node.tag == self.dialect.text and (node.text or "").strip()) or node.tag in self.dialect.content:
                return False
        return True

    def _at_edge(self, tag: Tag, *, first: bool) -> bool:
        """Whether a tag stands first (or last) in its paragraph, other block tags and spaces apart."""
        assert tag.node is not None  # noqa: S101
        for node in tag.node.iter() if first else reversed(list(tag.node.iter())):
            if node is tag.anchor:
                return True
            if isinstance(node, etree._ProcessingInstruction):
                if not is_anchor(node) or int(node.text or 0) in self.values:
                    return False
            elif (node.tag == self.dialect.text and (node.text or "").strip()) or self.dialect.shows(node):
                return False
        return False

    def _only_tags(self, unit: etree._Element) -> bool:
        return all(self.alone(p, bare=True) for p in unit.iter(self.dialect.paragraph)) and any(
            is_anchor(node) for node in unit.iter(etree.ProcessingInstruction)
        )

    def _seen(self, node: etree._Element) -> bool:
        if isinstance(node, etree._ProcessingInstruction):
            return is_anchor(node) and int(node.text or 0) in self.values
        return (node.tag == self.dialect.text and bool(node.text)) or self.dialect.shows(node)


def is_lifted(tag: Tag) -> bool:
    """Whether a tag's anchor no longer stands in the paragraph where the tag was written."""
    return tag.anchor is None or all(a is not tag.node for a in tag.anchor.iterancestors())


def is_anchor(node: etree._Element) -> bool:
    """Whether a node stands where a tag stood."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == ANCHOR
