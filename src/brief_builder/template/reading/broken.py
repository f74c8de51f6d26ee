"""Braces of paragraphs that make no tag → problems, each mistake once: a tag that is not ended, or written apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import etree

from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.template.reading.tags import Span

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_FURTHEST = 3  # paragraphs behind the one in which a tag begins, in which its end is looked for
_SHOWN = 60  # characters of a tag in a cure
_APART = re.compile(r"\{\s+(?P<begin>[{%#])(?P<body>[^{}]{1,200}?)(?P<end>[}%#])\s+\}")
_BLOCK_WORD = re.compile(r"\{%[-+]?(?:(?:p|tr|tc|r)(?=\s))?\s*(\w+)")


class Broken:
    """Takes the paragraphs of a part in document order, and reports what is wrong with their braces.

    Args:
        paragraph: the name of a paragraph's element.
        report: takes a problem.

    Attributes:
        words: the first words of block tags that are not ended; what they begin or end is no news.
    """

    def __init__(self, paragraph: str, report: Callable[[Problem], None]) -> None:
        self.words: list[str] = []
        self._paragraph = paragraph
        self._report = report
        self._open: tuple[etree._Element, str, int, Problem] | None = None

    def read(
        self,
        paragraph: etree._Element,
        text: str,
        spans: list[Span],
        faults: list[Fault],
        place_at: Callable[[int], Place],
    ) -> None:
        """Report the faults of a paragraph's braces, and tags that are written with spaces in their braces."""
        begun, self._open = self._open, None
        for number, fault in enumerate(faults):
            start, end = fault.start or 0, fault.end or 0
            first = number == 0 and not any(span.start < start for span in spans)
            if begun is not None and first and self._ends(begun, paragraph, text, start):
                begun = None
                continue
            problem = fault.at(place_at(start), Excerpt(text, start, end))
            mark = text[start : start + 2]
            if mark not in _CLOSERS:
                self._report(problem)
                continue
            word = _BLOCK_WORD.match(text, start)
            self.words += [word[1]] if word is not None else []
            last = number == len(faults) - 1 and not any(span.start > start for span in spans)
            if last and end == len(text.rstrip()):
                self._open = (paragraph, text, start, problem)  # its end may stand in the next paragraph
            else:
                self._report(problem)
        self._settle(begun)
        for match in _APART.finditer(text):
            if any(span.start < match.end() and match.start() < span.end for span in spans):
                continue
            if match["end"] == ("}" if match["begin"] == "{" else match["begin"]):
                self._report(_apart(match).at(place_at(match.start()), Excerpt(text, *match.span())))

    def finish(self) -> None:
        """Report what is still open: there are no more paragraphs."""
        begun, self._open = self._open, None
        self._settle(begun)

    def _settle(self, begun: tuple[etree._Element, str, int, Problem] | None) -> None:
        if begun is not None:
            self._report(begun[3])

    def _ends(
        self, begun: tuple[etree._Element, str, int, Problem], paragraph: etree._Element, text: str, at: int
    ) -> bool:
        """Whether the braces at an offset end the tag that a paragraph before began; then that is reported."""
        earlier, before, start, problem = begun
        mark = before[start : start + 2]
        near = islice(earlier.itersiblings(self._paragraph), _FURTHEST)
        if text[at : at + 2] != _CLOSERS[mark] or not any(each is paragraph for each in near):
            return False
        whole = " ".join(f"{before[start:]} {text[: at + 2]}".split())
        fault = Fault(
            "tag-open",
            "this tag goes over the end of its paragraph",
            help=f"write it in one paragraph: {whole}" if len(whole) <= _SHOWN else "write it in one paragraph",
        )
        self._report(fault.at(problem.place, problem.excerpt))
        return True


def _apart(match: re.Match[str]) -> Fault:
    begin, end = match["begin"], match["end"]
    return Fault(
        "tag-spaced",
        f"there is a space between the braces of `{{ {begin}` and `{end} }}`, so that this is no tag: it is printed",
        help=f"for a tag, write {{{begin} {match['body'].strip()} {end}}}",
        severity="warning",
    )
