"""Plain text and Markdown → their paragraphs, each with the line where it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brief_builder.sources.text import Kind, SourceText, joined

if TYPE_CHECKING:
    from markdown_it.token import Token

_WRAPPED = 50  # letters of a line that may have been broken because it was full
# Words that end no paragraph and no heading: what follows on the next line is their name, whatever its first letter.
_NO_END = frozenset(
    {
        *(
            "a",
            "an",
            "the",
            "and",
            "or",
            "of",
            "in",
            "on",
            "at",
            "to",
            "by",
            "for",
            "from",
            "with",
            "that",
            "than",
            "as",
        ),
        *("its", "their", "his", "her", "this", "between", "under", "into", "about", "said", "both"),
        *("un", "une", "le", "la", "les", "et", "ou", "de", "du", "des", "d’", "à", "au", "aux", "en", "dans", "par"),
        *("pour", "sur", "avec", "que", "son", "sa", "ses", "leur", "leurs", "entre", "sous", "vers", "ce", "cette"),
    }
)
_TAG = re.compile(r"<[^<>]{0,500}>")


def read_plain(text: str, shown: str) -> SourceText:
    """Lines that were broken because they were full are joined; an empty line divides paragraphs."""
    pieces: list[tuple[Kind, str, str]] = []
    fresh = True
    for number, line in enumerate(re.split(r"\r\n|[\r\n\f\u2028\u2029]", text), 1):
        words = line.strip()
        if not words:
            fresh = True
            continue
        if pieces and not fresh and _goes_on(pieces[-1][2], words):
            kind, place, before = pieces[-1]
            pieces[-1] = (kind, place, f"{before} {words}")
        else:
            pieces.append(("paragraph", f"line {number}", words))
        fresh = False
    return joined(shown, pieces)


def _goes_on(before: str, words: str) -> bool:
    """A full line that ends in the middle of a sentence goes on in the next."""
    full = len(before) >= _WRAPPED and before[-1] not in ".!?:…។"
    open_ = before[-1] == "," or before.rpartition(" ")[2] in _NO_END
    return full and (open_ or words[0].islower() or words[0].isdigit() or words[0] in "$€£(«“\"'")


def read_markdown(text: str, shown: str) -> SourceText:
    """The words without their marks; a heading, a paragraph, an entry of a list and a row each are a line."""
    from markdown_it import MarkdownIt  # on first use: it takes its time

    pieces: list[tuple[Kind, str, str]] = []
    kind: Kind = "paragraph"
    line = 1
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.map is not None:
            line = token.map[0] + 1
        if token.type == "heading_open":
            kind = "heading"
        elif token.type == "tr_open":
            kind = "row"
        elif token.type == "inline":
            pieces.append((kind, f"line {line}", _words(token)))
            kind = "cell" if kind in ("row", "cell") else "paragraph"
        elif token.type in ("tr_close", "table_close"):
            kind = "paragraph"
        elif token.type in ("fence", "code_block"):
            pieces.append(("paragraph", f"line {line}", token.content))
        elif token.type == "html_block":
            pieces.append(("paragraph", f"line {line}", _TAG.sub(" ", token.content)))
    return joined(shown, pieces)


def _words(token: Token) -> str:
    out: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            out.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif child.type == "image":
            out.append(child.content)
    return "".join(out)
