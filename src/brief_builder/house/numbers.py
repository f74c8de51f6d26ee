"""N1, N2: which numbers are words and which are digits, and that no sentence begins with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.house.finding import fault, shown
from brief_builder.house.reading import MASK, UNKNOWN, Reading
from brief_builder.house.sentences import sentences
from brief_builder.house.style import NumberFirst, NumberForm, Style, Vocabulary
from brief_builder.problems import Fault

_SPACE = "[ \u00a0\u202f]"
_DIGIT = re.compile(
    rf"(?<![\w.,:/–−$€£¥#%+°\[{MASK}-])(\d)(?![\w°%$€£¥{MASK}’']|[.,:/–-]\d|{_SPACE}?[%$€£¥°×]|-\w|\)|{_SPACE}\d{{3}}\b)"
)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:[,.\u00a0\u202f ]?\d{3})*(?![\w%]|[.,]\d)")
_MONEY_BEFORE = re.compile(rf"[$€£¥]{_SPACE}?$")
_MONEY_AFTER = re.compile(rf"{_SPACE}?[$€£¥]")
_PERCENT = ("%", "per", "percent", "pour", "pp", "ppt", "pdp")
_NEAR = 40  # letters before a number in which a word that belongs to it is looked for
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FIRST = re.compile(rf"[“«\"(\[‘{_SPACE[1:-1]}]*((?:[A-Z]{{1,3}})?[$€£]?\d[\d.,\u00a0\u202f]*)")
_AFTER = re.compile(rf"{_SPACE}+([^\W\d_]+|%)")
_BEFORE = re.compile(rf"([^\W\d_]+)[.°]?{_SPACE}*$")
_BEHIND = re.compile(rf"[\w.]*{_SPACE}+([^\W\d_]+)")


def number_form(style: Style, reading: Reading) -> Iterator[Fault]:
    """Digits below ten and words from ten on, in sentences; in cells, words that are a number and nothing else."""
    rule: NumberForm | None = style.rule("N1")
    words = style.vocabulary(reading.language)
    if rule is None or not words.small_numbers:
        return
    if reading.words.role == "table":
        yield from _in_cell(style, reading, words)
    elif reading.words.role == "prose":
        for start, end in sentences(reading.own, words.stops):
            if rule.below_ten == "words":
                yield from _digits(style, reading, words, start, end)
            else:
                yield from _small_words(style, reading, words, start, end)
            yield from _large_words(style, reading, words, start, end)


def number_first(style: Style, reading: Reading) -> Iterator[Fault]:
    """A sentence that begins with digits, typed or printed by a tag."""
    rule: NumberFirst | None = style.rule("N2")
    words = style.vocabulary(reading.language)
    if rule is None or reading.words.role != "prose" or not words.small_numbers:
        return
    for start, end in sentences(reading.own, words.stops):
        first = _FIRST.match(reading.own, start, end)
        if first is None or _is_mark(reading.own, *first.span(1), end):
            continue
        span = first.span(1)
        digits = reading.own[span[0] : span[1]].rstrip(".,\u00a0\u202f")
        year = _YEAR.fullmatch(digits) is not None
        if year and rule.years == "allowed":
            continue
        what = "a year" if year else "digits"
        message = f"this sentence begins with {what}: `{shown(digits)}`"
        cure = "let the sentence begin with a word, or write the number as a word"
        severity = rule.years if year and rule.years != "allowed" else None
        yield fault(style, "N2", reading, (span[0], span[0] + len(digits)), message, cure, severity=severity)


def _is_mark(text: str, start: int, end: int, stop: int) -> bool:
    """Whether digits at the beginning number an item (`1.`, `2)`) or are all there is."""
    rest = text[end:stop]
    return (
        (text[end - 1] == "." and text[start : end - 1].isdigit()) or rest[:1] in (")", "]") or not rest.strip(" .…;,:")
    )


def _digits(style: Style, reading: Reading, words: Vocabulary, start: int, end: int) -> Iterator[Fault]:
    text = reading.own
    found = [each for each in _DIGIT.finditer(text, start, end) if reading.wrote(*each.span())]
    if not found or _has_larger(reading, words, start, end):
        return
    for each in found:
        before, after = _beside(text, each.span(), start, end)
        if _stands_by_name(text, start, each.start(), before, words) or _is_measure(after, words):
            continue
        if _is_pair(text, each.span(), start, end, words):
            continue
        word = words.small_numbers[int(each[1])]
        message = f"`{each[1]}` is a number below ten, in digits"
        yield fault(style, "N1", reading, each.span(), message, f"write `{word}`")


def _has_larger(reading: Reading, words: Vocabulary, start: int, end: int) -> bool:
    """Whether the sentence counts something from ten on in digits: then all that it counts is in digits."""
    text = reading.own
    for each in _NUMBER.finditer(text, start, end):
        if len(re.sub(r"\D", "", each[0])) < 2 or _YEAR.fullmatch(each[0]):
            continue
        before, after = _beside(text, each.span(), start, end)
        of_money = _is_money(text, each.span(), start, end)
        named = before is not None and before[1].lower() in words.named
        if not (of_money or named or _is_measure(after, words)):
            return True
    return False


def _is_pair(text: str, span: tuple[int, int], start: int, end: int, words: Vocabulary) -> bool:
    """Whether a digit is told in one breath with a number that is in digits: 9 to 12, 5 to 6 million."""
    if not words.joining:
        return False
    joining = "|".join(map(re.escape, words.joining))
    second = re.compile(rf"{_SPACE}(?:{joining}){_SPACE}[$€£]?(\d[\d.,]*)").match(text, span[1], end)
    if second is not None:
        after = _AFTER.match(text, second.end(), end)
        return (
            len(second[1]) > 1 or _is_measure(after, words) or _MONEY_AFTER.match(text, second.end(), end) is not None
        )
    first = re.search(rf"(\d[\d.,]*){_SPACE}(?:{joining}){_SPACE}$", text[max(start, span[0] - _NEAR) : span[0]])
    return first is not None and len(first[1]) > 1


def _beside(
    text: str, span: tuple[int, int], start: int, end: int
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The words before and behind a number, in its sentence."""
    return _BEFORE.search(text, max(start, span[0] - _NEAR), span[0]), _AFTER.match(text, span[1], end)


def _is_money(text: str, span: tuple[int, int], start: int, end: int) -> bool:
    before, behind = (
        _MONEY_BEFORE.search(text, max(start, span[0] - 2), span[0]),
        _MONEY_AFTER.match(text, span[1], end),
    )
    return before is not None or behind is not None


def _stands_by_name(text: str, start: int, at: int, before: re.Match[str] | None, words: Vocabulary) -> bool:
    """Whether digits belong to a name: Table 2, July 5, (1), G 7."""
    if _is_money(text, (at, at), start, at) or text[at - 1 : at] == "(" or at == start:
        return True  # at the beginning of a sentence, N2 tells it
    if before is None:
        return False
    if before[1].lower() in words.named:
        return True
    # A capital within a sentence makes a name of it: Horizon 2, Bill 5.
    return before[1][:1].isupper() and before.start(1) > start


def _is_measure(after: re.Match[str] | None, words: Vocabulary) -> bool:
    if after is None:
        return False
    if after[1].lower() in words.measures or after[1].lower() in _PERCENT:
        return True
    behind = _BEHIND.match(after.string, after.end())
    # Whose dollars they are: 5 US dollars, 5 Canadian dollars.
    return after[1][0].isupper() and behind is not None and behind[1].lower() in words.currencies


def _small_words(style: Style, reading: Reading, words: Vocabulary, start: int, end: int) -> Iterator[Fault]:
    for number, word in list(enumerate(words.small_numbers))[2:]:
        for each in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", reading.own[start:end]):
            span = (start + each.start(), start + each.end())
            if span[0] > start and reading.wrote(*span):
                yield fault(style, "N1", reading, span, f"`{word}` is a number in words", f"write `{number}`")


def _large_words(style: Style, reading: Reading, words: Vocabulary, start: int, end: int) -> Iterator[Fault]:
    """Numbers from ten on in words, in small letters: with a capital they begin a sentence, or are a name."""
    small = "|".join(map(re.escape, words.small_numbers))
    for word, number in words.larger_numbers.items():
        escaped = re.escape(word)
        for each in re.finditer(rf"(?<![\w-]){escaped}(?![\w-])", reading.own[start:end]):
            span = (start + each.start(), start + each.end())
            around = reading.own[max(span[0] - 20, start) : span[1] + 20]
            pair = re.search(rf"(?i)\b(?:{small})\b{_SPACE}[^\W\d_]{{1,3}}{_SPACE}{escaped}\b", around)
            if span[0] > start and reading.wrote(*span) and pair is None:
                yield fault(
                    style, "N1", reading, span, f"`{word}` is a number from ten on, in words", f"write `{number}`"
                )


def _in_cell(style: Style, reading: Reading, words: Vocabulary) -> Iterator[Fault]:
    text = reading.own.strip()
    known = {word: number for number, word in enumerate(words.small_numbers)} | words.larger_numbers
    number = known.get(text.lower())
    if number is not None and text and reading.wrote(0, len(reading.text)) and UNKNOWN not in text:
        span = (reading.own.index(text), reading.own.index(text) + len(text))
        yield fault(style, "N1", reading, span, f"`{text}` is a number in words, in a table", f"write `{number}`")
