"""What a person wrote, with its language and its part in the document: what the rules of house style read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# prose: sentences of the text, of lists and notes; heading: headings and titles; table: cells, charts and their
# captions; label: a few words whose place is not known; alt: alternative texts; margin: headers and footers.
Role = Literal["prose", "heading", "table", "label", "alt", "margin"]


@dataclass(frozen=True, slots=True)
class Given:
    """Words that come out at a tag: the program's own, which are right.

    Attributes:
        start, end: where the tag stands in the text, 0-based and half-open.
        text: what is printed there; '' for nothing, None when it is not known before there are data.
    """

    start: int
    end: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A stretch of a text that looks otherwise than the words around it, by somebody's hand.

    Attributes:
        start, end: 0-based and half-open.
        kind: 'italic', 'bold' or 'underline'; links, which are underlined, have none.
        language: the language in which the stretch is marked; '' where it is that of the text.
    """

    start: int
    end: int
    kind: Literal["italic", "bold", "underline"]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One text: a paragraph, a cell, an entry of a file.

    Attributes:
        text: as its author sees it, tags included.
        language: its language tag, such as 'fr' or 'fr-CA'; rules go by the part before the hyphen.
        role: its part in the document.
        given: the tags in it, in order.
        looks: what is made italic, bold or underlined by hand.
        links: whether an address can be followed from it.
        marked: whether `*` and `**` in it are emphasis, as in texts of a pack.
    """

    text: str
    language: str
    role: Role = "prose"
    given: tuple[Given, ...] = ()
    looks: tuple[Look, ...] = ()
    links: bool = False
    marked: bool = False
