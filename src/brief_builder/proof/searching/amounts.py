"""A figure that must not stand in a file, and a text → each place where it says it, in whatever form people write it.

Numbers are read as those of quotes are, in each language that has number words, and compared as values: in other
digits, other marks, in words, and rounded. A long figure is found by itself; a short one, and what a long one is
rounded to, with its unit or what it counts beside it, for 120 and 7.3 million are said of many things.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from brief_builder.facts.evidence.currencies import NAMES, currencies_in
from brief_builder.facts.interval import half_up
from brief_builder.facts.number import Written, numbers_in
from brief_builder.facts.numerals.spelling import NUMBER_WORDS
from brief_builder.facts.units import above_below, is_money

_LONG = 4  # digits that count: so many are no chance
_KEPT = 2  # digits at least of what a long figure is rounded to
_BEFORE, _BEHIND = 40, 110  # letters of the line that are read with a number
_MARK = r"[ .,']?"  # between digits
_GROUPED = re.compile(r"(\d{1,3}([ .,'])\d{3}(?:\2\d{3})*)(?!\d)(?:(?!\2)[.,](\d+))?")
_TOKEN = re.compile(r"[0-9]{1,40}(?:[ .,'][0-9]{1,40}){0,12}")
_SIGN = re.compile("[$€£¥៛%\u1780-\u17ff]")
_THOUSAND = re.compile(r"\d{1,3}[.,]000(?!\d)")  # nobody writes three decimals that are zeros
_CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?=\d)")  # EUR7,345
_OTHER_DIGITS = re.compile(r"[^\W0-9a-zA-Z_\u00c0-\u024f]")
_ADDRESS = frozenset("/=_#&~@")  # before a number that is part of an address
_CODED = re.compile(r"\d[-;]$")
_CODE_GOES_ON = re.compile(r"[-;]\w|\s?(?:[kKMG][Bo]|គីឡូបៃ)")
_CLOSE = re.compile(r"[,.;:!?()\n\"]|\b(?:and|or|et|ou|och|y|und)\b|\d", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"([^\W\d_]+)(?:\s*[:=(]\s*|\s+(?:of|de|d')\s*)(?:[^\W\d_]+\s+){0,2}$")
_SPELT = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_KHMER = re.compile("[\u1780-\u17ff]")
_SHARED = frozenset(
    (
        "$",
        "dollar",
        "dollars",
        "ដុល្លារ",
        "franc",
        "francs",
        "peso",
        "pesos",
        "rupee",
        "rupees",
        "roupie",
        "roupies",
        "pound",
        "pounds",
        "livre",
        "livres",
        "krone",
        "kroner",
        "krona",
        "kronor",
        "couronne",
        "couronnes",
        "¥",
        "yen",
    ),
)  # fmt: skip  words of money that several countries have
_SCALE = 3  # power of ten from which a number word stands behind digits as well


@dataclass(frozen=True)
class Amount:
    """A figure as it is looked for.

    Attributes:
        value: its size in base units, without a sign.
        unit: as figures have it.
        beside: words of which one stands beside it where it is not long: its unit's, what it counts; small letters.
        near: sizes in the same unit that readers are told: what is a rounding of one of these is no secret.
        told: sizes that words for these readers say as this figure would be said.
        alone: whether a long one is found by itself; False where readers are told the same number of something else.
    """

    value: Decimal
    unit: str
    beside: frozenset[str] = frozenset()
    near: frozenset[Decimal] = frozenset()
    told: frozenset[Decimal] = frozenset()
    alone: bool = True

    @cached_property
    def is_long(self) -> bool:
        """Whether the number alone gives it away: four digits, and no year."""
        year = self.value == self.value.to_integral_value() and 1900 <= self.value <= 2100
        return _digits(self.value) >= _LONG and not year

    @property
    def is_sought(self) -> bool:
        """Whether it is looked for at all: five boats and 12% are said of too much."""
        if self.is_long:
            return True
        if self.unit in ("percent", "ratio"):
            return self.unit == "percent" and _digits(self.value) > _KEPT
        return self.value >= 1000 or (_digits(self.value) >= _KEPT and self.value >= 10)

    def says(self, number: Written, text: str, *, bare: bool) -> bool:
        """Whether a number of a text says this figure.

        Args:
            text: the line, as the number was read in it.
            bare: whether a long one is enough by itself.
        """
        if number.percent != (self.unit == "percent"):
            return False
        exact = number.value == self.value
        if not exact and not (self.is_long and self._rounds_to(number)):
            return False
        if number.value in self.told or any(_rounded(size, number) == number.value for size in self.near):
            return False
        if exact and self.is_long and self.alone and bare and not _is_of_a_code(number, text):
            return True
        return self.unit == "percent" or self._is_beside(number, text)

    def _rounds_to(self, number: Written) -> bool:
        kept = number.value.adjusted() + 1 + number.decimals
        # 37% may be said of anything, and 37.3% not.
        least = _KEPT + 1 if number.percent else _KEPT
        return kept >= least and number.value != 0 and _rounded(self.value, number) == number.value

    def _is_beside(self, number: Written, text: str) -> bool:
        before, behind = text[max(number.start - 24, 0) : number.start], text[number.end : number.end + 40]
        if is_money(self.unit):
            return self._names_money(re.split(r"\d|\n", before)[-1], re.split(r"\d|\n", behind)[0][:32])
        first = behind[: cut.start()] if (cut := _CLOSE.search(behind)) else behind
        words = [*_SPELT.findall(first)[:3], *(match[1] for match in [_SAID_BEFORE.search(before)] if match)]
        if any(_stem(word) in self.beside for word in words):
            return True
        return any(_KHMER.search(word) is not None and word in before + behind for word in self.beside)

    def _names_money(self, before: str, behind: str) -> bool:
        code, _ = above_below(self.unit)
        around = f"{before[-14:]} \n {behind}"
        named = currencies_in(around)
        if named or re.search(rf"\b{code}\b", around):
            return code in named or code in around
        words = {sign for sign in ("$", "¥", "ដុល្លារ") if sign in around} | set(_SPELT.findall(around.lower()))
        return bool(words & _shared(code))


def amount_of(value: Decimal, unit: str, beside: Iterable[str]) -> Amount:
    """An amount; the words beside it as they are compared."""
    return Amount(abs(value), unit, frozenset(filter(None, map(_stem, beside))))


def for_reading(text: str) -> str:
    """A text of even typography as numbers are read in it: the digits of all scripts as 0 to 9, EUR7 as EUR 7."""
    text = _CODE.sub(r"\1 ", text)
    return text.translate(_table()) if not text.isascii() and _OTHER_DIGITS.search(text) else text


class AmountSearch:
    """Looks for amounts; each line is read once, whatever file it stands in."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._by_digits: dict[str, list[Amount]] = {}
        every = tuple(dict.fromkeys(amounts))
        for each in every:
            for digits in _spellings(each):
                self._by_digits.setdefault(digits, []).append(each)
        named = {
            word for each in every for word in (each.unit.lower()[:3], *each.beside, *(f"{w}s" for w in each.beside))
        }
        money = {
            word for each in every for name in NAMES.get(each.unit[:3], ()) for word in _SPELT.findall(name.lower())
        }
        self._units = frozenset(named | money | _SHARED | {f"{word}s" for word in money})
        starts = sorted({start for each in every for start in _starts(each)})
        self._digits = re.compile(rf"(?<![0-9])(?:0[.,]?0*)?(?:{'|'.join(starts)})") if starts else None
        self._read: dict[tuple[str, int], tuple[tuple[Written, str], ...]] = {}
        self._spelt: dict[tuple[str, str], tuple[tuple[Written, str], ...]] = {}

    def hits(
        self, text: str, known: AbstractSet[str], *, bare: bool = True
    ) -> Iterator[tuple[Amount, Decimal, int, int]]:
        """(amount, the size that is said, start, end) of each place in a text, which is as `for_reading` gives it.

        Args:
            known: the words of the text in small letters, which tell fast that no number is in words.
            bare: whether a long one is enough by itself; else all need their unit.
        """
        if self._digits is None or not (bare or self._names_units(text, known)):
            return
        yield from self._found(text, self._in_digits(text), bare=bare)
        yield from self._found(text, self._in_words(text, known), bare=bare)

    def _names_units(self, text: str, known: AbstractSet[str]) -> bool:
        """Whether a text may name the unit of any; else a bare number is all that can stand in it."""
        return _SIGN.search(text) is not None or not known.isdisjoint(self._units)

    def _found(
        self, text: str, read: Iterator[tuple[int, Written, str]], *, bare: bool
    ) -> Iterator[tuple[Amount, Decimal, int, int]]:
        for at, number, line in read:
            for amount in self._by_digits.get(_significant(number.value), ()):
                if amount.says(number, line, bare=bare):
                    yield amount, number.value, at, min(at + number.end - number.start, len(text))

    def _in_digits(self, text: str) -> Iterator[tuple[int, Written, str]]:
        assert self._digits is not None  # noqa: S101  hits has looked
        for match in self._digits.finditer(text):
            if not self._may_be_one(text, match.start()):
                continue
            begin, line = _line(text, match.start(), match.end())
            key = line, match.start() - begin
            if key not in self._read:
                self._read[key] = tuple(_readings(*key))
            yield from ((match.start(), number, shown) for number, shown in self._read[key])

    def _may_be_one(self, text: str, start: int) -> bool:
        """Whether the digits there, or some of them up to a mark, are those of an amount: to read them takes long."""
        token = _TOKEN.match(text, start)
        digits = ""
        for part in re.split(r"[ .,']", token[0]) if token is not None else ():
            digits += part
            if digits.strip("0") in self._by_digits:
                return True
        return False

    def _in_words(self, text: str, known: AbstractSet[str]) -> Iterator[tuple[int, Written, str]]:
        for language in NUMBER_WORDS:
            words, pattern = _number_words(language)
            if NUMBER_WORDS[language].spaced and known.isdisjoint(words):
                continue
            end = -1
            for match in pattern.finditer(text):
                if match.start() < end:
                    continue
                begin, line = _line(text, match.start(), match.end())
                key = line, language
                if key not in self._spelt:
                    numbers = numbers_in(line, language)
                    self._spelt[key] = tuple((each, line) for each in numbers if not line[each.start].isdigit())
                for number, shown in self._spelt[key]:
                    end = max(end, begin + number.end)
                    yield begin + number.start, number, shown


def _readings(line: str, at: int) -> Iterator[tuple[Written, str]]:
    """The number that begins at a place of a line, in each way that it may be read, and the line it was read in."""
    languages = ("en", "fr", "km") if _KHMER.search(line) else ("en", "fr")
    lines = [(line, language) for language in languages]
    grouped = _GROUPED.match(line, at)
    if grouped is not None:
        digits = re.sub(r"\D", "", grouped[1])
        rest = line[grouped.end() :]
        for language in languages:
            point = "," if language == "fr" else "."
            lines.append((f"{line[:at]}{digits}{point + grouped[3] if grouped[3] else ''}{rest}", language))
    for written, language in dict.fromkeys(lines):
        found = next((each for each in numbers_in(written, language) if each.start == at), None)
        if found is not None and (found.scale or written != line or not _THOUSAND.match(line, at)):
            yield found, written


def _line(text: str, start: int, end: int) -> tuple[int, str]:
    """Where what is read of a line around a number begins, and what it is; no number is cut at its beginning."""
    begin = max(text.rfind("\n", max(start - _BEFORE, 0), start) + 1, start - _BEFORE, 0)
    while 0 < begin < start and (text[begin - 1].isalnum() or text[begin - 1] in ".,'") and text[begin - 1] != "\n":
        begin += 1
    stop = text.find("\n", end, end + _BEHIND)
    return begin, text[begin : stop if stop >= 0 else end + _BEHIND]


def _spellings(amount: Amount) -> set[str]:
    """The digits that count of an amount, and of all that it is rounded to."""
    found = {_significant(amount.value)}
    if amount.is_long:
        last = amount.value.adjusted()
        for kept in range(_KEPT, _digits(amount.value)):
            step = Decimal(1).scaleb(last + 1 - kept)
            near = half_up(amount.value, -(last + 1 - kept))
            found.update(_significant(each) for each in (near - step, near, near + step))
    return found


def _significant(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _starts(amount: Amount) -> Iterator[str]:
    """Patterns of the first digits of the number, however it is scaled and rounded."""
    digits = "".join(map(str, amount.value.normalize().as_tuple().digits))
    if not amount.is_long:
        yield _MARK.join(digits) + rf"(?:{_MARK}0)*(?![.,]?[0-9])"
        return
    for known in (digits[:_KEPT], str(int(digits[:_KEPT]) + 1)[:_KEPT]):
        yield _MARK.join(known)


def _is_of_a_code(number: Written, text: str) -> bool:
    """Whether a number is part of an address or a code, such as 36-10-1234, or says how large a file is."""
    before, behind = text[max(number.start - 2, 0) : number.start], text[number.end : number.end + 4]
    return before[-1:] in _ADDRESS or _CODED.search(before) is not None or _CODE_GOES_ON.match(behind) is not None


def _rounded(size: Decimal, number: Written) -> Decimal:
    """A size as it is written with the digits of a number: more than 7.38 million may be more than 7.3 million."""
    rounded, step = half_up(size, number.decimals), Decimal(1).scaleb(-number.decimals)
    if number.bound in ("gt", "ge") and rounded > size and rounded != number.value:
        return rounded - step
    return (
        rounded + step
        if number.bound in ("lt", "le", "nearly") and rounded < size and rounded != number.value
        else rounded
    )


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


@cache
def _number_words(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of which one is in each number in words, and what finds them; millions stand behind digits too."""
    table = NUMBER_WORDS[language]
    kinds = (table.units, table.tens, table.hundred, table.groups, table.fractions)
    words = {word for kind in kinds for word in kind} - table.one - table.articles
    words -= {word for word, power in table.scales.items() if power >= _SCALE}
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    ones = "|".join(sorted(map(re.escape, table.one | table.articles), key=len, reverse=True))
    scales = "|".join(sorted(map(re.escape, table.scales), key=len, reverse=True))
    if not table.spaced:
        return frozenset(words), re.compile(listed)
    alone = rf"|(?:{ones})[ -](?={scales})" if ones else ""
    parts = {part for word in words for part in re.split(r"\W+", word)} | {
        re.split(r"\W+", each)[0] for each in table.scales
    }
    return frozenset(parts), re.compile(rf"(?<!\w)(?:(?:{listed})(?!\w){alone})", re.IGNORECASE)


@cache
def _shared(code: str) -> frozenset[str]:
    """The words that several currencies have, of one."""
    names = {
        word for name in NAMES.get(code, ()) for word in re.split(r"\s", re.sub(r"\(([sr])\)", r"\1", name.lower()))
    }
    singular = {word for name in NAMES.get(code, ()) for word in re.split(r"\s", re.sub(r"\([sr]\)", "", name.lower()))}
    signs = {sign for sign in ("$", "¥", "ដុល្លារ") if any(sign in name for name in NAMES.get(code, ()))}
    return _SHARED & (names | singular | signs)


def _stem(word: str) -> str:
    """A word without what tells one from many."""
    word = word.lower()
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


@cache
def _table() -> dict[int, str]:
    every: Callable[[int], bool] = lambda code: unicodedata.category(chr(code)) == "Nd"  # noqa: E731
    return {code: str(unicodedata.digit(chr(code))) for code in range(0x80, 0x1FBFF) if every(code)}
