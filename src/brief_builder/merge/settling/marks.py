"""A rendered part with marks around each printed fact → the part without them, and the paragraph of each fact."""

from __future__ import annotations

import re

from lxml import etree

from brief_builder.merge.state import Printed, Use
from brief_builder.office.grid import words_of
from brief_builder.template.marks import FACT, FACT_END, FACT_TEXT

_MARKS = re.compile(f"{FACT}(\\d+){FACT_TEXT}|{FACT_END}")


def strip_marks(text: str, printed: list[Printed], part: str, prefix: str) -> tuple[str, list[Use]]:
    """The text without marks, and a use for each mark.

    Args:
        text: a rendered part.
        printed: what the marks' numbers stand for.
        part: the part's name, for the uses.
        prefix: the prefix of paragraphs in this part, with its colon.
    """
    if FACT not in text:
        return text, []
    begins = re.compile(rf"<{prefix}p[ />]")
    out: list[str] = []
    uses: list[Use] = []
    at, paragraph = 0, -1
    for match in _MARKS.finditer(text):
        chunk = text[at : match.start()]
        at = match.end()
        out.append(chunk)
        paragraph += len(begins.findall(chunk))
        if match[1] is not None:
            fact = printed[int(match[1])]
            uses.append(Use(fact.fact, fact.text, part, max(paragraph, 0), fact.kind, fact.way))
    out.append(text[at:])
    return "".join(out), uses


def seen_words(cell: etree._Element) -> str:
    """The text of a cell as a reader sees it, whichever facts its words come from."""
    return _MARKS.sub("", words_of(cell)).strip()
