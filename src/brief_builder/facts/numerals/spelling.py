"""Number words at a place of a text → the number they spell, its precision and its scale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from brief_builder.facts.numerals.english import ENGLISH
from brief_builder.facts.numerals.french import FRENCH
from brief_builder.facts.numerals.khmer import KHMER
from brief_builder.facts.numerals.table import NumberWords

NUMBER_WORDS = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}
_LONGEST_RUN = 40  # words


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words.

    Attributes:
        value: in base units.
        decimals: XBRL accuracy, as of digits: the scale word, or else the last place that is not zero, is known.
        scale: power of ten of the scale word that ends it, 0 without one.
        about: the word itself says “about”: une centaine.
        end: 0-based offset behind its last word.
    """

    value: Decimal
    decimals: int
    scale: int
    about: bool
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    kind: str  # unit, ten, hundred, scale, group, fraction, article, joiner, of
    end: int


@cache
def first_word(language: str) -> str:
    """Pattern of a word that may begin a number."""
    words = NUMBER_WORDS[language]
    kinds = (words.units, words.tens, words.groups, words.fractions, words.articles, words.bare)
    return _any({word for kind in kinds for word in kind}, words.spaced)


@cache
def scale_words(language: str) -> str:
    """Pattern of a word that multiplies digits."""
    return "|".join(sorted(map(re.escape, NUMBER_WORDS[language].scales), key=len, reverse=True))


def spelled(text: str, start: int, language: str) -> Spelled | None:
    """The number whose words begin at `start`; None when they count nothing: “one of the”, « l'un »."""
    words = NUMBER_WORDS[language]
    tokens = _tokens(text, start, language)
    reading = _Reading(words)
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if not reading.take(token, following):
            break
    found = reading.found
    if found is None:
        return None
    before = text[max(start - 12, 0) : start]
    alone = text[start : found.end].lower() in words.one
    behind = text[found.end : found.end + 20]
    if (alone or not words.spaced or before.endswith("'")) and re.search(words.not_before, before, re.IGNORECASE):
        return None
    if words.bare and re.search(r"\bpour[\s-]+$", before, re.IGNORECASE):
        return None
    if alone and re.match(words.not_behind, behind, re.IGNORECASE):
        return None
    # “a five-star hotel”, “the twenty-fifth”: a compound is no figure, unless it is one of money.
    if words.spaced and re.match(r"-(?!dollar|euro|per|year|member|person|country|nation)[^\W\d]", behind):
        return None
    return found


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    words = NUMBER_WORDS[language]
    kinds = {
        "joiner": words.joiners,
        "of": words.of,
        "unit": words.units,
        "ten": words.tens,
        "hundred": words.hundred,
        "group": words.groups,
        "scale": words.scales.keys() - words.hundred - words.groups.keys(),
        "fraction": words.fractions,
        "article": words.articles - words.units.keys(),
    }
    every = sorted({word for kind in kinds.values() for word in kind}, key=len, reverse=True)
    return re.compile(rf"({_any(every, words.spaced)})", re.IGNORECASE)


@cache
def _kind_of(language: str) -> dict[str, str]:
    words = NUMBER_WORDS[language]
    out: dict[str, str] = dict.fromkeys(words.scales, "scale")
    out.update(dict.fromkeys(words.groups, "group"))
    out.update(dict.fromkeys(words.hundred, "hundred"))
    out.update(dict.fromkeys(words.articles, "article"))
    out.update(dict.fromkeys(words.units, "unit"))
    out.update(dict.fromkeys(words.tens, "ten"))
    out.update(dict.fromkeys(words.fractions, "fraction"))
    out.update(dict.fromkeys(words.joiners, "joiner"))
    out.update(dict.fromkeys(words.of, "of"))
    return out


def _any(words: Iterable[str], spaced: bool) -> str:
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    # A Khmer word does not end before a vowel or a sign that belongs to its last letter.
    return rf"(?:{listed})(?!\w)" if spaced else rf"(?:{listed})(?![\u17b6-\u17d3])"


def _tokens(text: str, start: int, language: str) -> list[_Token]:
    pattern, kinds, spaced = _token_pattern(language), _kind_of(language), NUMBER_WORDS[language].spaced
    gap = re.compile(r"(?:\s|-)?" if spaced else r"[\s\u200b]?")
    out: list[_Token] = []
    at = start
    while len(out) < _LONGEST_RUN:
        match = pattern.match(text, at)
        if match is None:
            break
        word = match[1].lower()
        out.append(_Token(word, kinds[word], match.end()))
        after = match.end() if word.endswith("'") else gap.match(text, match.end()).end()  # type: ignore[union-attr]
        if spaced and after == match.end() and not word.endswith("'"):
            break
        at = after
    return out


class _Reading:
    """One run of number words, added up word by word; `found` is what the words up to the last good end spell."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._groups: list[Decimal] = []  # what scale words have closed
        self._now: Decimal | None = None  # what stands before the next scale word
        self._part: Decimal | None = None  # “half”, waiting for what it is a part of
        self._last = ""
        self._last_value = 0
        self._power = 0  # of the last scale word
        self._scale = 0
        self._lowest: int | None = None  # place of the last known digit, where a word says it
        self._about = False
        self.found: Spelled | None = None
        self._takers: dict[str, Callable[[str, _Token | None], bool]] = {
            "unit": self._unit,
            "ten": self._ten,
            "hundred": self._hundred,
            "scale": self._multiply,
            "group": self._group,
            "fraction": self._fraction,
            "article": self._article,
            "joiner": self._joiner,
            "of": self._of,
        }

    def take(self, token: _Token, following: _Token | None) -> bool:
        """Whether the word goes on with the number."""
        if not self._takers[token.kind](token.word, following):
            return False
        self._about = self._about or token.word in self._words.about
        self._last = "article" if token.kind == "unit" and self._now is None else token.kind
        if self._last not in ("joiner", "of", "article") and self._part is None:
            self._keep(token.end)
        return True

    def _keep(self, end: int) -> None:
        value = sum(self._groups, Decimal(0)) + (self._now or 0)
        value = value.to_integral_value() if value == value.to_integral_value() else value
        lowest = self._lowest
        if lowest is None:
            whole = format(value, "f")
            lowest = len(whole) - len(whole.rstrip("0")) if value and "." not in whole else 0
        self.found = Spelled(value, -lowest, self._scale, self._about, end)

    def _small(self, value: int) -> bool:
        self._last_value, self._lowest, self._scale = value, None, 0
        return True

    def _unit(self, word: str, following: _Token | None) -> bool:
        value = self._words.units[word]
        if word in self._words.articles and following is not None and following.kind in ("fraction", "group"):
            return self._article(word, following)
        if self._now is None:
            self._now = Decimal(value)
        elif self._last == "unit" or not value:
            return False
        elif (
            self._last_value == 100
            or (self._last_value >= 20 and value < 10)
            or self._last_value in self._words.teens_after
        ):
            self._now += value
        else:
            return False
        return self._small(value)

    def _ten(self, word: str, _: _Token | None) -> bool:
        value = self._words.tens[word]
        if self._now is None:
            self._now = Decimal(value)
        elif self._last_value == 100:
            self._now += value
        else:
            return False
        return self._small(value)

    def _hundred(self, word: str, _: _Token | None) -> bool:
        if self._part is not None:
            return False
        if self._now is None:
            if self._last != "article" and word not in self._words.bare:
                return False
            self._now = Decimal(100)
        elif self._now < 100 and self._last in ("unit", "ten"):
            self._now *= 100
        else:
            return False
        return self._small(100)

    def _multiply(self, word: str, _: _Token | None) -> bool:
        power = self._words.scales[word]
        factor = Decimal(1).scaleb(power)
        lowest = power
        if self._part is not None:
            # “half a billion”, “one and a half billion”
            base = self._part + (self._now or 0)
            lowest, self._part = power + _places(self._part), None
        elif self._now is None and self._last in ("scale", "of") and self._groups and self._groups[-1] <= factor:
            base = self._groups.pop()
        elif self._now is None:
            if self._last != "article" and word not in self._words.bare:
                return False
            base = Decimal(1)  # « un million mille »
        else:
            base = self._now
            while self._groups and self._groups[-1] < factor:  # two thousand five hundred million
                base += self._groups.pop()
        if self._groups and self._groups[-1] <= base * factor:
            return False
        self._groups.append(base * factor)
        self._now, self._last_value = None, 0
        self._power = power
        self._scale = power if power in (3, 6, 9, 12) else 0
        self._lowest = lowest
        return True

    def _group(self, word: str, _: _Token | None) -> bool:
        size = self._words.groups[word]
        base = self._now if self._now is not None else Decimal(1)
        if self._groups or (self._now is None and self._part is None and self._last != "article"):
            return False
        if self._part is not None:
            base, self._part = self._part + (self._now or 0), None
        self._now = base * size
        self._last_value, self._scale = 0, 0
        self._lowest = None if word in self._words.about else 0
        return True

    def _fraction(self, word: str, following: _Token | None) -> bool:
        size = Decimal(self._words.fractions[word])
        if self._part is not None:
            return False
        behind = self._last in ("joiner", "article") if self._words.joiners else bool(self._groups)
        if behind and self._now is None and self._groups:  # “a million and a half”
            unit = Decimal(1).scaleb(self._power)
            self._groups[-1] += size * unit
            self._lowest = self._power + _places(size)
            return True
        if self._last in ("unit",) and self._now is not None and word.startswith("quart"):
            size, self._now = size * self._now, None  # “three quarters of a million”
        elif self._last in ("joiner", "article") and self._now is not None and self._now >= 100:
            return False
        elif self._last in ("joiner", "article") and self._now is not None and not _multiplied(following):
            self._now += size  # “two and a half”
            self._lowest = _places(size)
            return True
        if following is None or following.kind not in ("article", "of", "scale", "group", "unit"):
            return False
        self._part = size
        return True

    def _article(self, _: str, following: _Token | None) -> bool:
        kinds = ("hundred", "scale", "group", "fraction")
        return following is not None and following.kind in kinds and self._last in ("", "fraction", "of", "joiner")

    def _joiner(self, _: str, following: _Token | None) -> bool:
        return following is not None and following.kind in ("unit", "ten", "article", "fraction")

    def _of(self, _: str, following: _Token | None) -> bool:
        if self._last == "group":  # une dizaine de milliers
            return following is not None and following.kind == "scale" and self._now is not None
        return self._last in ("fraction", "scale") and following is not None


def _multiplied(following: _Token | None) -> bool:
    return following is not None and following.kind in ("scale", "group")


def _places(size: Decimal) -> int:
    """Place of the last digit of a part: −1 for a half."""
    exponent = size.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
