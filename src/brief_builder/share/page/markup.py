"""Words and phrases → html in which every character of theirs is a character, whatever it is."""

from __future__ import annotations

import html
import re

from brief_builder.wording import Phrase
from brief_builder.wording.phrase import NO_FACT

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LEAST = 4  # letters that words of a fact have, and what stands between them has not


class Markup(str):
    """Html that may be put into html."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Words as html; what no page may hold is left out."""
    return Markup(html.escape(_CONTROL.sub("", words)))


def tag(name: str, *content: str | Markup, **attributes: str | None) -> Markup:
    """An element; an attribute that is None is left out, one that is "" stands alone; `class_` is class."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(each if isinstance(each, Markup) else text(each) for each in content)
    return Markup(f"<{name}{said}>{inner}</{name}>")


def joined(*parts: Markup, between: str = "") -> Markup:
    """Several pieces of html as one."""
    return Markup(between.join(parts))


def phrase(said: Phrase) -> Markup:
    """A phrase: what says a fact names it (`data-fact`), words of another language say so."""
    return joined(
        *(_piece(piece.text, piece.fact, piece.way, piece.lang, piece.bold, piece.italic) for piece in said.pieces)
    )


def _piece(words: str, fact: str | None, way: str, lang: str | None, bold: bool, italic: bool) -> Markup:
    made: Markup = text(words)
    if not words:
        return made
    if italic:
        made = tag("em", made)
    if bold:
        made = tag("strong", made)
    named = fact if fact is not None and not fact.startswith(NO_FACT) and (way or len(words) >= _LEAST) else None
    if named is None and lang is None:
        return made
    return tag("span", made, lang=lang, data_fact=named, data_way=way or None)
