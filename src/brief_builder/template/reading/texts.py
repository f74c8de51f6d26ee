"""A text that stands in no paragraph (an alt text, a property, an address) → its tags, and tokens in their places.

Such a text is one line of words: a block in it begins and ends in it.
"""

from __future__ import annotations

from collections.abc import Callable

from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.template.reading.blocks import pair
from brief_builder.template.reading.tags import ESCAPED, Tag, find_spans, make_tag
from brief_builder.template.reading.tokens import Tokens


class Texts:
    """Reads the texts of one part; their tags are numbered on from those of its paragraphs.

    Args:
        first_number: number of the first tag found here.
        tokens: takes the Jinja sources.
        report: takes a problem.

    Attributes:
        tags: all tags found so far.
        literals: texts with braces that are no tags: those that the author escaped.
        paired: False when a block of one of the texts has no end in it.
    """

    def __init__(self, first_number: int, tokens: Tokens, report: Callable[[Problem], None]) -> None:
        self.tags: list[Tag] = []
        self.literals: set[str] = set()
        self.paired = True
        self.first_number = first_number
        self.tokens = tokens
        self.report = report

    def find(self, text: str, place: Place, *, only_values: str = "") -> list[Tag]:
        """The tags of a text, numbered and kept; what is wrong with them is reported.

        Args:
            text: what the author wrote.
            place: where it stands.
            only_values: what such a text is called ('link'), where it may hold no blocks; '' where it may.
        """
        spans, faults = find_spans(text)
        for fault in faults:
            self.report(fault.at(place, Excerpt(text, fault.start or 0, fault.end or 0)))
        start = self.first_number + len(self.tags)
        found = [make_tag(start + index, text, span, place) for index, span in enumerate(spans)]
        self.tags += found
        if only_values:
            for tag in found:
                if tag.kind == "block":
                    message = f"a {only_values} may hold values, not blocks"
                    fault = Fault("tag-unknown", message, help=f"put the block around the {only_values}")
                    self.report(fault.at(place, tag.excerpt))
        else:
            pair(found, self._unpaired)
        return found

    def read(self, text: str, place: Place, filter_: str, *, only_values: str = "") -> str:
        """The text with a token for each tag; `filter_` is the engine's filter that prints its values."""
        out, at = [], 0
        for tag in self.find(text, place, only_values=only_values):
            out += [self._words(text[at : tag.start]), self.token(tag, filter_)]
            at = tag.end
        return "".join([*out, self._words(text[at:])])

    def _words(self, text: str) -> str:
        """What stands between tags; braces that the author escaped become braces."""
        if not ESCAPED.search(text):
            return text
        plain = ESCAPED.sub(lambda match: match[0].replace("_", ""), text)
        self.literals.add(plain)
        return plain

    def token(self, tag: Tag, filter_: str) -> str:
        """The token for a tag; '' for a comment."""
        if tag.kind == "value":
            return self.tokens.add(f"V\n({tag.body})|{filter_}({tag.number})", tag.number)
        if tag.kind == "comment":
            return ""
        turn = self.tokens.add("V''|_brief_turn") if tag.word == "for" else ""
        return self.tokens.add(f"B\n{tag.body}", tag.number) + turn

    def _unpaired(self, problem: Problem) -> None:
        self.paired = False
        self.report(problem)
