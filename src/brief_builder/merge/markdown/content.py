"""`{markdown: "…"}` or `{{ text | markdown }}` → words with their emphasis, or paragraphs, lists and tables.

CommonMark with tables and strikethrough. HTML is text like any other, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from brief_builder.merge.markdown.inlines import Inlines
from brief_builder.merge.markdown.slides import slide_blocks
from brief_builder.merge.markdown.word import word_blocks
from brief_builder.merge.state import State
from brief_builder.merge.values.content import check_fields
from brief_builder.merge.values.printing import refuse_forbidden
from brief_builder.problems import Fault
from brief_builder.template.marks import HELD, HELD_END
from brief_builder.template.prose import as_phrase
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import Phrase, Piece

MAX_CHARACTERS = 100_000
_ALONE = "put the tag into a paragraph of its own, or take the structure out of the text"
# What a block of Markdown is called in a message.
_WORDS = {
    "blockquote": "a quotation", "bullet_list": "a list", "code_block": "a block of code", "fence": "a block of code",
    "heading": "a heading", "hr": "a line across", "ordered_list": "a list", "paragraph": "more than one paragraph",
    "table": "a table",
}  # fmt: skip


def _any(_address: str) -> bool:
    return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # Addresses are checked where they are written into the file, and refused with a message, not left as text.
    for name, rule in (("validateLink", _any), ("normalizeLink", str), ("normalizeLinkText", str)):
        setattr(parser, name, rule)
    return parser


@lru_cache(maxsize=16)
def _tree(source: str) -> SyntaxTreeNode:
    """Read, never changed: one text is asked for its blocks and then for its words."""
    return SyntaxTreeNode(_parser().parse(source))


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text in Markdown. Pieces that print a fact, or have a look already, are printed as they are."""

    phrase: Phrase
    kind_word: ClassVar[str] = "a text in Markdown"

    @classmethod
    def of(cls, value: Any) -> Markdown:
        """Raises filter-misuse for what is no text, limit-reached, character-forbidden."""
        if isinstance(value, Markdown):
            return value
        if isinstance(value, Mapping) and "markdown" in value:  # the data say it already
            return cls.from_mapping(value)
        phrase = as_phrase(value) if isinstance(value, (str, Phrase)) or hasattr(value, "phrase") else None
        if phrase is None:
            raise Fault("filter-misuse", "Markdown is a text, and this is none", help="give it a text")
        text = str(phrase)
        refuse_forbidden(text)
        if len(text) > MAX_CHARACTERS:
            raise Fault("limit-reached", f"a text in Markdown may not be longer than {MAX_CHARACTERS:,} characters")
        return cls(phrase)

    @classmethod
    def from_mapping(cls, given: Mapping[str, Any]) -> Markdown:
        """`{markdown: "…"}`."""
        check_fields(given, "a text in Markdown", ("markdown",))
        if not (isinstance(given["markdown"], (str, Phrase)) or hasattr(given["markdown"], "phrase")):
            raise Fault("value-field", "`markdown` is not a text")
        return cls.of(given["markdown"])

    def runs(self, state: State, tag: Tag) -> str:
        """The words; raises markdown-structure when the text is more than one paragraph."""
        tree, inlines = self._read(state, tag)
        return inlines.write(_only_words(tree))

    def blocks(self, state: State, tag: Tag) -> str | None:
        """Paragraphs and tables; None when the text is one paragraph, which needs no other than the tag's."""
        assert state.part is not None  # noqa: S101  set while a part is rendered
        tree, inlines = self._read(state, tag)
        if not tree.children or (len(tree.children) == 1 and tree.children[0].type == "paragraph"):
            return None
        write = word_blocks if state.part.part.dialect.name == "Word" else slide_blocks
        # Signs that say nothing, such as a lonely `>`, leave the paragraph: a cell must not be without one.
        return write(tree.children, state, tag, inlines) or f"<{tag.prefix}p>{tag.paragraph_properties}</{tag.prefix}p>"

    def plain_words(self, state: State, tag: Tag) -> Phrase:
        """The words without their looks, where nothing can have one: in document properties and alt texts."""
        tree, inlines = self._read(state, tag)
        return Phrase(tuple(piece for piece, _, _ in inlines.pieces(_only_words(tree))))

    def _read(self, state: State, tag: Tag) -> tuple[SyntaxTreeNode, Inlines]:
        held: list[Piece] = []
        source: list[str] = []
        for piece in self.phrase.pieces:
            if piece.fact is None and piece.cite is None and not piece.bold and not piece.italic:
                source.append(piece.text)
            else:
                source.append(f"{HELD}{len(held)}{HELD_END}")
                held.append(piece)
        tree = _tree("".join(source).replace("\v", "\n").replace("\f", "\n\n"))
        return tree, Inlines(state, tag, held)


def _only_words(tree: SyntaxTreeNode) -> Sequence[SyntaxTreeNode]:
    """What stands in the one paragraph of a text; nothing for an empty one."""
    if not tree.children:
        return ()
    other = next((node for node in tree.children if node.type != "paragraph"), None)
    if other is not None or len(tree.children) > 1:
        what = _WORDS.get(other.type if other is not None else "paragraph", "more than words")
        raise Fault("markdown-structure", f"this text holds {what}, and only words can stand here", help=_ALONE)
    return tree.children[0].children
