"""What stands within a paragraph of Markdown → runs, links and pictures, each word with its look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from brief_builder.merge.links.link import checked_address, linked
from brief_builder.merge.pictures.inline import Image
from brief_builder.merge.state import State
from brief_builder.merge.values.looks import PLAIN, Look
from brief_builder.merge.values.printing import refuse_forbidden, runs_of
from brief_builder.problems import Fault
from brief_builder.template.marks import HELD, HELD_END
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import Piece

_PIECE = re.compile(f"{HELD}(\\d+){HELD_END}")
_CODE_STYLES = ("HTML Code", "Code", "Code Char", "Inline Code", "Verbatim Char", "Source Text")
# Some words, their look, and the link or picture that they belong to.
Said = tuple[Piece, Look, SyntaxTreeNode | None]


@dataclass(slots=True)
class Inlines:
    """Writes what stands within a paragraph.

    Attributes:
        held: the pieces that are printed as they are, by number.
        base: run properties to start from; None takes the tag's.
        look: of all words here.
    """

    state: State
    tag: Tag
    held: Sequence[Piece]
    base: str | None = None
    look: Look = PLAIN

    def write(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        """The XML of runs, links and pictures."""
        found = list(self.pieces(nodes))
        out: list[str] = []
        at = 0
        while at < len(found):
            owner = found[at][2]
            end = at
            while end < len(found) and found[end][2] is owner:
                end += 1
            out.append(self._stretch(found[at:end], owner))
            at = end
        return "".join(out)

    def pieces(
        self, nodes: Sequence[SyntaxTreeNode], look: Look | None = None, link: SyntaxTreeNode | None = None
    ) -> Iterator[Said]:
        """What the nodes say, in order."""
        look = self.look if look is None else look
        for node in nodes:
            kind = node.type
            if kind == "text":
                yield from ((piece, look, link) for piece in self._text(node.content))
            elif kind == "softbreak":
                yield Piece(" "), look, link
            elif kind == "hardbreak":
                yield Piece("\n"), look, link
            elif kind == "code_inline":
                code = replace(look, code=self._code_style())
                yield from ((piece, code, link) for piece in self._text(node.content))
            elif kind == "image":
                yield Piece(str(node.content)), look, node
            elif kind == "link":
                yield from self.pieces(node.children, look, node)
            elif kind == "strong":
                yield from self.pieces(node.children, replace(look, bold=True), link)
            elif kind == "em":
                yield from self.pieces(node.children, replace(look, italic=True), link)
            elif kind == "s":
                yield from self.pieces(node.children, replace(look, strike=True), link)
            else:
                yield from self.pieces(node.children, look, link)

    def _stretch(self, found: list[Said], owner: SyntaxTreeNode | None) -> str:
        """Words that belong to the same link, or to none."""
        tag, words = self.tag, _joined(found)
        if owner is None:
            return runs_of(self.state, tag, words, self.base)
        if owner.type == "image":
            return self._picture(owner)
        target = checked_address(self._plain(str(owner.attrs.get("href", ""))))
        tip = self._plain(str(owner.attrs.get("title", "") or ""))[:260]
        refuse_forbidden(tip)
        if not "".join(piece.text for piece, _ in words).strip():
            raise Fault("value-field", f"the link to `{target[:60]}` has no words that a reader could click")
        return linked(
            self.state,
            tag,
            target,
            tip,
            lambda as_link: runs_of(self.state, tag, ((piece, as_link(look)) for piece, look in words), self.base),
        )

    def _picture(self, node: SyntaxTreeNode) -> str:
        file, alt = self._plain(str(node.attrs.get("src", ""))), self._plain(str(node.content))
        return Image.from_mapping({"image": file, "alt": alt}).runs(self.state, self.tag)

    def _text(self, text: str) -> Iterator[Piece]:
        at = 0
        for match in _PIECE.finditer(text):
            if match.start() > at:
                yield Piece(text[at : match.start()])
            yield self.held[int(match[1])]
            at = match.end()
        if at < len(text):
            yield Piece(text[at:])

    def lines(self, text: str) -> str:
        """The XML of the runs of a block of code."""
        return runs_of(self.state, self.tag, ((piece, self.look) for piece in self._text(text)), self.base)

    def _plain(self, text: str) -> str:
        return "".join(piece.text for piece in self._text(text))

    def _code_style(self) -> str:
        if self.state.medium != "brief":
            return ""
        found = (self.state.styles.id_of(name, "character") for name in _CODE_STYLES)
        return next((style for style in found if style), "")


def _joined(found: list[Said]) -> list[tuple[Piece, Look]]:
    """Neighbours of one look as one piece, where neither is a fact: fewer runs, and words that can be found."""
    out: list[tuple[Piece, Look]] = []
    free: list[str] = []  # words that make one piece in `of`
    of = PLAIN
    for piece, look, _ in found:
        if piece.bold or piece.italic:
            look = replace(look, bold=look.bold or piece.bold, italic=look.italic or piece.italic)
        bound = piece.fact is not None or piece.cite is not None
        if free and (bound or look != of):
            out.append((Piece("".join(free)), of))
            free = []
        if bound:
            out.append((piece, look))
        else:
            free.append(piece.text)
            of = look
    if free:
        out.append((Piece("".join(free)), of))
    return out
