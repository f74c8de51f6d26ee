"""N4, N5, N7, N8: signs beside tags, which dollar an amount is in, what a percentage change is a change of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from brief_builder.house.finding import fault, shown
from brief_builder.house.patterns import NUMBER
from brief_builder.house.reading import MASK, Reading
from brief_builder.house.sentences import sentences
from brief_builder.house.style import Change, Currency, Style
from brief_builder.problems import Fault

_GAP = "[ \u00a0\u202f]"
_SCALE = rf"(?:{_GAP}(?:[^\W\d_]+{_GAP}(?:de{_GAP})?)?)?"
_BARE = {
    "before": re.compile(rf"(?<![\w$.])\${_GAP}?{NUMBER}"),
    "after": re.compile(rf"(?<![\w.,]){NUMBER}{_SCALE}\$(?!\w|{_GAP}[A-Z]{{2}}\b)"),
}
_PERCENT = re.compile(rf"{NUMBER}[ \u00a0\u202f]?%")
_AMOUNT = re.compile(rf"(?<![\w.,/-]){NUMBER}(?![\w]|[ \u00a0\u202f]?%|[.,/-]\d)")
_SIGN_BEHIND = re.compile(r"[ \u00a0\u202f]?([%$€£])")
_SIGN_BEFORE = re.compile(r"([$€£])[ \u00a0\u202f]?\Z")
_SIGNED = re.compile(r"[%$€£]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def signs(style: Style, reading: Reading) -> Iterator[Fault]:
    """A sign of percent or money that is typed beside a tag that prints one itself."""
    text = reading.words.text
    for given in reading.words.given:
        if given.text is None or not _SIGNED.search(given.text):
            continue
        behind, before = _SIGN_BEHIND.match(text, given.end), _SIGN_BEFORE.search(text[: given.start])
        for sign in filter(None, (before, behind)):
            rule = "N4" if sign[1] == "%" else "N5"
            if style.rule(rule) is not None:
                at = reading.starts.index(sign.start(1))
                message = f"`{sign[1]}` is typed beside a tag that prints `{shown(given.text)}` already"
                yield fault(style, rule, reading, (at, at + 1), message, "take the sign away")


def currencies(style: Style, readings: Sequence[Reading]) -> Iterator[tuple[int, Fault]]:
    """Bare dollars in a text that names two currencies, or marks some dollars and not others.

    Each with the number of the text that holds it. “Canadian dollars”, in words, may be said of all of them.
    """
    rule: Currency | None = style.rule("N7")
    if rule is None:
        return
    said = "\n".join(reading.own for reading in readings)  # no mark reaches over the end of a line
    met = set(_met(rule, said))
    marked = any(_found(mark, said) for mark in _named(rule) if "$" in mark)
    if (len(met) < 2 and not marked) or any(_declared(rule, reading) for reading in readings):
        return
    *others, last = sorted(met)
    listed = f"{', '.join(others)} and {last}" if others else last
    for number, reading in enumerate(readings):
        side = rule.bare.get(reading.language)
        if side not in _BARE:
            continue
        for each in _BARE[side].finditer(reading.own):
            after = reading.own[each.end() : each.end() + 40]
            if reading.wrote(*each.span()) and not any(after.lstrip().startswith(m) for m in _named(rule)):
                message = f"`{shown(each[0])}` does not say which dollar, beside amounts in {listed}"
                yield number, fault(style, "N7", reading, each.span(), message, _cure(rule, reading.language))


def changes(style: Style, reading: Reading) -> Iterator[Fault]:
    """A percentage change in a paragraph that gives no amount, and no address that leads to it."""
    rule: Change | None = style.rule("N8")
    words = rule.words.get(reading.language) if rule is not None else None
    if not words or reading.words.role != "prose" or reading.words.links:
        return
    text = reading.own
    if any(not _YEAR.fullmatch(each[0]) and len(each[0]) > 1 for each in _AMOUNT.finditer(text)):
        return
    listed = re.compile(r"(?i)(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")")
    for start, end in sentences(text, style.vocabulary(reading.language).stops):
        changed = listed.search(text, start, end)
        share = _PERCENT.search(text, start, end) if changed is not None else None
        if share is not None and MASK not in share[0]:
            message = f"`{shown(share[0])}` is a change, and nothing here says from what to what"
            cure = "give both amounts beside it, or a link to them; a table or chart of them beside it is enough"
            yield fault(style, "N8", reading, share.span(), message, cure)
            return


def _met(rule: Currency, text: str) -> Iterator[str]:
    for code, marks in rule.marks.items():
        if any(_found(mark, text) for mark in marks):
            yield code


def _found(mark: str, text: str) -> bool:
    """Whether a mark such as `US$` or `$ CA` stands in the text, whatever its spaces."""
    return _finds(mark).search(text) is not None


@lru_cache(maxsize=1024)
def _finds(mark: str) -> re.Pattern[str]:
    words = _GAP.join(map(re.escape, mark.replace("\u00a0", " ").split(" ")))
    return re.compile(rf"(?<!\w){words}" + (r"(?!\w)" if mark[-1].isalpha() else ""))


def _named(rule: Currency) -> Iterator[str]:
    return (mark for marks in rule.marks.values() for mark in marks)


def _declared(rule: Currency, reading: Reading) -> bool:
    text = " ".join(reading.own.lower().replace("\u00a0", " ").split())
    return any(said.lower() in text for said in rule.declared.get(reading.language, ()))


def _cure(rule: Currency, language: str) -> str:
    examples = " or ".join(f"`{marks[0]}`" for code, marks in rule.marks.items() if code in ("CAD", "USD") and marks)
    if language == "fr":
        examples = " or ".join(f"`{m}`" for ms in rule.marks.values() for m in ms if m.startswith("$")) or examples
    return f"mark every amount: {examples}"
