"""A text of a part and a change of language → the text in which what spoke of the old language speaks of the new one.

What is marked as the template's own language follows; whatever else an author has marked is in that language on
purpose and stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief_builder.lazy import pattern
from brief_builder.template.marks import KEPT_LANGUAGE
from brief_builder.wording.tags import Kind, primary

_WORD = pattern(r"(<(?:[\w.-]+:)?lang\s)([^>]*)>")
_ATTRIBUTE = pattern(r'((?:[\w.-]+:)?)(val|eastAsia|bidi)="([^"]*)"')
_DRAWN = pattern(r'(<(?:[\w.-]+:)?(?:rPr|defRPr|endParaRPr)\s[^>]*?\blang=")([^"]*)"')
_UNMARKED = pattern(r"(<(?:[\w.-]+:)?(?:rPr|defRPr)(?=[\s/>]))(?![^>]*\slang=)")
_BEFORE = 80  # characters in which `w:rtl` would stand before `w:lang`


@dataclass(frozen=True, slots=True)
class Change:
    """From the language of a template to that of a document.

    Attributes:
        own: the template's, without its region; '' where it says none.
        complex: what it says of letters in complex scripts, as it says it; '' for nothing.
        tag: the document's, with its region.
        kind: of its letters.
    """

    own: str
    complex: str
    tag: str
    kind: Kind

    def marked(self, text: str) -> str:
        """The text of a part with its marks changed."""
        if "lang" not in text:
            return text
        text = _DRAWN.sub(lambda m: f'{m[1]}{self._drawn(m[2])}"', text)
        return _WORD.sub(self._word, text)

    def marked_chart(self, text: str) -> str:
        """The same of a native chart, in which words without a mark of their own get one.

        They have no defaults to take it from, and by it LibreOffice chooses a typeface that has all of their letters.
        """
        return _UNMARKED.sub(rf'\1 lang="{self.tag}"', self.marked(text))

    def _drawn(self, said: str) -> str:
        return self.tag if self._is_own(said) else said

    def _word(self, found: re.Match[str]) -> str:
        from_right = "rtl" in found.string[max(found.start() - _BEFORE, 0) : found.start()].rpartition("rPr")[2]

        def one(attribute: re.Match[str]) -> str:
            prefix, name, said = attribute.groups()
            return f'{prefix}{name}="{self._of_letters(name, said, prefix=prefix, from_right=from_right)}"'

        return f"{found[1]}{_ATTRIBUTE.sub(one, found[2])}>"

    def _of_letters(self, name: str, said: str, *, prefix: str, from_right: bool) -> str:
        if not prefix or self.kind == "latin":  # a chart of Office has one language for all letters
            return self.tag if name != "bidi" and self._is_own(said) else said
        if name == "bidi" and self.kind == "complex" and not from_right:
            return self.tag if said == self.complex or (self.own and primary(said) == self.own) else said
        if name == "eastAsia" and self.kind == "asian":
            return self.tag if not said.startswith(KEPT_LANGUAGE) else said
        return said

    def _is_own(self, said: str) -> bool:
        return bool(self.own) and not said.startswith(KEPT_LANGUAGE) and primary(said) == self.own
