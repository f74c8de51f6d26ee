"""Words that must not stand in a file → a `Secret` that finds them in a text, whatever spaces and quotes they have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from brief_builder.facts.evidence.passages import TYPOGRAPHY
from brief_builder.problems import Place
from brief_builder.proof.searching.amounts import Amount

# Where the words are looked for: everywhere; in what people read and in names alone (short words and references, which
# cells of workbooks, styles and colours look like); among the numbers of charts and workbooks; as a figure, in texts.
Reach = Literal["everywhere", "words", "numbers", "figures"]
_SPACES = re.compile(r"\s+")
_OTHER_SPACES = re.compile(r"[^\S\n\r ]")
_WORD = re.compile(r"\w+")
_LONGER = re.compile(r"[A-Za-z_]\w*\.$")  # before a name: it is the end of a longer one
# Scripts that write no spaces between words: Khmer, and its neighbours.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def evened(text: str) -> str:
    """The text with straight quotes, plain hyphens and plain spaces, and nothing unseen; its lines stay."""
    if text.isascii():
        return text
    return _OTHER_SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(TYPOGRAPHY))


def plain(text: str) -> str:
    """The text as it is compared: evened, in small letters, with single spaces."""
    return even_plain(evened(text))


def even_plain(text: str) -> str:
    """The same of a text that is evened."""
    return _SPACES.sub(" ", text.lower())


@dataclass(frozen=True)
class Secret:
    """Something to look for.

    Attributes:
        owner: what it belongs to, as messages name it: "`irritants.gac`", "the question E2".
        what: what it is of that: "its quote", "its label".
        words: what is looked for.
        reach: where.
        exact: whether it is looked for letter by letter, such as A28.
        number: the value, in base units, for one that is looked for among numbers.
        amount: the figure, for one that is looked for as a figure.
        dotted: whether it is a name with dots, which is none where it is the end of a longer one.
        besides: longer names, which readers are told, in which it stands.
        place: where it was written; None when nobody knows.
    """

    owner: str
    what: str
    words: str
    reach: Reach = "everywhere"
    exact: bool = False
    number: Decimal | None = None
    amount: Amount | None = None
    dotted: bool = False
    besides: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)

    @cached_property
    def plain(self) -> str:
        """Its words as they are compared."""
        return self.words if self.exact else plain(self.words).strip()

    @cached_property
    def _rarest(self) -> str:
        """The longest of its words: a text without it need not be looked through; "" of a script without spaces."""
        if UNSPACED.search(self.plain):
            return ""
        return max(_WORD.findall(self.plain), key=len, default="")

    def spot(self, text: str, known: AbstractSet[str] | None) -> int:
        """Where it stands in a text, 0-based; −1 where it does not.

        Args:
            text: as `plain` gives it; as it is written, for one that is exact.
            known: the words of the text, which tell fast that it does not; None where nobody has looked.
        """
        sought = self.plain
        if not sought or (known is not None and self._rarest and self._rarest not in known):
            return -1
        at = text.find(sought)
        while at >= 0 and not (_is_whole(text, at, at + len(sought)) and not self._is_part(text, at)):
            at = text.find(sought, at + 1)
        return at

    def _is_part(self, text: str, at: int) -> bool:
        """Whether a name stands there as part of a longer one."""
        if self.dotted and _LONGER.search(text, max(at - 40, 0), at):
            return True
        for longer in self.besides:
            shift = longer.find(self.plain)
            while shift >= 0:
                start = at - shift
                if start >= 0 and text.startswith(longer, start) and _is_whole(text, start, start + len(longer)):
                    return True
                shift = longer.find(self.plain, shift + 1)
        return False


def words_in(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(_WORD.findall(text))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word or number is cut: `120 boats` does not stand in `1,120 boats`."""
    first, last = text[start], text[end - 1]
    before, behind = text[start - 1 : start], text[end : end + 1]
    if first.isalnum() and not UNSPACED.match(first):
        if before and (before.isalnum() or before == "_") and not UNSPACED.match(before):
            return False
        if first.isdigit() and before in (".", ",") and text[start - 2 : start - 1].isdigit():
            return False
    if last.isalnum() and not UNSPACED.match(last):
        if behind and (behind.isalnum() or behind == "_") and not UNSPACED.match(behind):
            return False
        if last.isdigit() and behind in (".", ",") and text[end + 1 : end + 2].isdigit():
            return False
    return True
