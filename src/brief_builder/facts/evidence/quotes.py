"""Facts and the texts of their sources → every quote found there, every figure and hedge found in its quote."""

import re
from collections.abc import Iterator, Mapping

from brief_builder.facts.evidence.passages import Even, even, locate
from brief_builder.facts.figure import Figure
from brief_builder.facts.hedges import estimate_before
from brief_builder.facts.interval import half_up
from brief_builder.facts.model import Fact, Facts, Quote
from brief_builder.facts.number import Written, numbers_in
from brief_builder.facts.units import is_money
from brief_builder.problems import Fault, Problems

_BEFORE, _BEHIND = 90, 30  # characters of the source around a quote in which a hedge or a scale word may stand
_CURRENCIES = {
    "CAD": r"\bC\$|\bCA\$|\bCan\$|\bCAD\b|\bCanadian dollars?\b|\bdollars? canadiens?\b",
    "USD": r"\bUS ?\$|\bUSD\b|\bU\.?S\.? dollars?\b|\bAmerican dollars?\b|\bdollars? américains?\b",
    "EUR": r"€|\bEUR\b|\beuros?\b",
    "GBP": r"£|\bGBP\b|\bpounds? sterling\b",
}
_FITTING = {"nearly": ("nearly", "approx")}  # what the source says → the bounds that keep its meaning
_SAID = {
    "gt": "more than",
    "ge": "at least",
    "lt": "less than",
    "le": "at most",
    "approx": "about",
    "nearly": "nearly",
    "eq": "no hedge",
}

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH = re.compile(rf"\b{_MONTHS}\.?\s+$", re.IGNORECASE)
_BEFORE_YEAR = re.compile(r"\b(?:in|since|by|until|till|from|to|of|for|during|and|en|depuis|de|à)\s+$", re.IGNORECASE)
# A sign right before the number or the sign of its currency, a word of it before or behind.
_MINUS = re.compile(
    r"(?<!\w)[-−–](?:[A-Z]{0,3}\s?[$€£¥]|[A-Z]{3})?\s?$|\b(?:minus|moins)\s+(?:\S{1,4}\s?)?$", re.IGNORECASE
)
_NEGATIVE = re.compile(
    r"deficit|loss|\blost\b|negative|decline|\bfell\b|\bfall(?:s|en|ing)?\b|decrease|shortfall|\bdown\b|\bdrop|shrank"
    r"|shrunk|contract(?:ed|ion)|déficit|perte|négati|baisse|recul|diminu|chut|ឱនភាព|ធ្លាក់|ថយចុះ|ខាត",
    re.I,
)
_AFTER = {
    "ge": r"\s+or\s+(?:more|greater|above|over)\b",
    "le": r"\s+or\s+(?:less|fewer|below|under)\b",
    "approx": r"\s+or\s+so\b",
}
_SCALE_WORDS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


def check_evidence(facts: Facts, texts: Mapping[str, tuple[str, str]], problems: Problems) -> None:
    """Check every quoted fact against the texts of its source.

    Args:
        facts: the facts; derived ones have no quote and are passed over.
        texts: source key → the text's name as messages give it, and the text: the full one or the clippings.
            Facts of a source that is not here are checked against their own quote only.
        problems: takes what does not hold.
    """
    evened = {key: (shown, even(text)) for key, (shown, text) in texts.items()}
    for fact in facts.values():
        if fact.source is None:
            continue
        for index, item in enumerate(fact.items):
            if item.quote is not None and fact.source in evened:
                shown, where = evened[fact.source]
                try:
                    locate(item.quote, where, shown)
                except Fault as fault:
                    problems.add(facts.problem(fact.name, fault, "items", index, "quote"))
        if fact.quote is None:
            continue
        language = facts.sources[fact.source].language if fact.source in facts.sources else "en"
        try:
            passage = _passage(fact.quote, evened.get(fact.source))
        except Fault as fault:
            problems.add(facts.problem(fact.name, fault, "quote"))
            continue
        for found in _faults(fact, passage, language):
            problems.add(facts.problem(fact.name, found, "quote"))


class _Passage:
    """A quote in its surroundings, all with even typography.

    Attributes:
        text: the quote with what the source has before and behind it.
        start: 0-based offset of the quote in text.
        end: offset behind it.
        sentence: the source's sentence around the quote; None when there is no text of the source.
    """

    def __init__(self, text: str, start: int, end: int, sentence: str | None) -> None:
        self.text, self.start, self.end, self.sentence = text, start, end, sentence


def _passage(quote: Quote, where: tuple[str, Even] | None) -> _Passage:
    if where is None:
        exact = even(quote.exact).text
        before = even(quote.prefix).text.strip()
        text = f"{before} {exact} {even(quote.suffix).text.strip()}"
        return _Passage(text, len(before) + 1, len(before) + 1 + len(exact), None)
    shown, source = where
    start, end = locate(quote, source, shown)
    left = max(start - _BEFORE, 0)
    # What was left out, or a new line, ends what may hedge the figure.
    original = source.source(left, start)
    kept = original[max(original.rfind("\n"), original.rfind("…")) + 1 :]
    left = max(start - len(even(kept).text), left)
    text = source.text[left : end + _BEHIND]
    return _Passage(text, start - left, end - left, source.sentence(start, end))


def _faults(fact: Fact, passage: _Passage, language: str) -> Iterator[Fault]:
    if fact.figure is not None:
        yield from _figure_faults(fact, fact.figure, passage, language)
    yield from _period_faults(fact, passage)


def _figure_faults(fact: Fact, figure: Figure, passage: _Passage, language: str) -> Iterator[Fault]:
    inside = [n for n in numbers_in(passage.text, language) if passage.start <= n.start and n.end <= passage.end]
    amounts = [n for n in inside if not _is_date(n, passage.text)]
    same = [n for n in amounts if n.value == abs(figure.value)]
    if not same:
        amounts = amounts or inside
        said = ", ".join(f"`{passage.text[n.start : n.end]}`" for n in amounts) or "no number"
        message = f"the quote does not hold this figure, {_written(figure)}; it holds {said}"
        yield Fault("quote-lacks-figure", message, help="correct `value:`, or quote the words that hold it")
        return
    found = same[0]
    yield from _unit_faults(figure, found, passage)
    written = found.scale > 0 or "." in passage.text[found.start : found.end]
    if written and figure.decimals > found.decimals:
        shown = passage.text[found.start : found.end]
        yield Fault("quote-lacks-figure", f"the quote gives fewer digits than the fact: `{shown}`")
    yield from _hedge_faults(figure, found, passage, language)
    yield from _currency_faults(fact, figure, found, passage)


def _is_date(number: Written, text: str) -> bool:
    """Whether a number is a year or a day of a month, which no figure may be taken from."""
    shown, before = text[number.start : number.end], text[: number.start]
    if number.percent or number.scale:
        return False
    if _YEAR.fullmatch(shown) and _BEFORE_YEAR.search(before):
        return True
    return bool(shown.isdigit() and len(shown) <= 2 and _MONTH.search(before)) or bool(
        _YEAR.fullmatch(shown) and re.search(rf"{_MONTHS}\s+\d{{1,2}},?\s*$", before, re.IGNORECASE)
    )


def _unit_faults(figure: Figure, found: Written, passage: _Passage) -> Iterator[Fault]:
    """The sign beside the number must fit the unit: a percentage is no sum of money, and dollars are no persons."""
    money = is_money(figure.unit)
    sign = re.search(r"[$€£¥]\s*$", passage.text[: found.start])
    shown = passage.text[max(found.start - (len(sign[0]) if sign else 0), 0) : found.end]
    if found.percent != (figure.unit == "percent"):
        shown = shown if shown.endswith("%") or not found.percent else f"{shown}%"
        yield Fault(
            "quote-lacks-figure", f"the source writes `{shown}`; the fact says {figure.unit}", help="correct `unit:`"
        )
    elif sign and not money:
        yield Fault(
            "quote-lacks-figure",
            f"the source writes `{shown}`, a sum of money; the fact says {figure.unit}",
            help="correct `unit:`",
        )
    before = passage.text[max(found.start - 60, 0) : found.start]
    around = before + passage.text[found.end : found.end + 30]
    in_brackets = before.rstrip(" $€£¥C").endswith("(") and passage.text[found.end :].startswith(")")  # as in accounts
    if figure.value < 0 and not in_brackets and not _MINUS.search(before) and not _NEGATIVE.search(around):
        message = "the fact is negative, and nothing in the quote says so"
        yield Fault("quote-lacks-figure", message, help="take the minus out, or quote the words that say it")


def _written(figure: Figure) -> str:
    """The figure as its author wrote it: 37.9 million, 41,900."""
    value = figure.value.scaleb(-figure.scale)
    places = max(figure.decimals + figure.scale, 0)
    word = _SCALE_WORDS.get(figure.scale, "")
    return f"{half_up(value, places):,f} {word}".rstrip()


def _hedge_faults(figure: Figure, found: Written, passage: _Passage, language: str) -> Iterator[Fault]:
    behind = passage.text[found.end :]
    after = next((bound for bound, words in _AFTER.items() if re.match(words, behind, re.IGNORECASE)), None)
    if after is not None:
        if figure.bound != after:
            said = " ".join(re.split(r"[.,;]", behind)[0].split()[:2])
            message = f"behind the figure the source says “{said}”, and the fact does not"
            yield Fault("quote-hedge", message, help=f"write `bound: {after}`")
    elif figure.bound not in _FITTING.get(found.bound, (found.bound,)):
        said, ours = _SAID[found.bound], _SAID[figure.bound]
        message = f"before the figure the source says “{said}”, the fact “{ours}”"
        if found.bound == "eq":
            message = f"the fact says “{ours}”, but the source does not, right before the figure"
        elif figure.bound == "eq":
            message = f"before the figure the source says “{said}”, and the fact does not"
        yield Fault("quote-hedge", message, help=f"write `bound: {found.bound}`")
    estimated = estimate_before(passage.text[: found.start], language)
    estimated = estimated or estimate_before(" ".join(passage.text[found.end :].split()[:3]), language)
    if estimated and not figure.estimated:
        yield Fault(
            "quote-hedge", "the source calls the figure an estimate, and the fact does not", help="add `status: [E]`"
        )
    if figure.estimated and not estimated:
        around = passage.sentence if passage.sentence is not None else passage.text
        if not any(estimate_before(part, language) for part in re.split(r"[,;]", around)):
            message = "the fact calls the figure an estimate, and the source does not"
            yield Fault("quote-hedge", message, help="remove `E` from `status:`")


def _currency_faults(fact: Fact, figure: Figure, found: Written, passage: _Passage) -> Iterator[Fault]:
    if not re.fullmatch("[A-Z]{3}", figure.unit):
        return
    near = passage.text[max(found.start - 6, 0) : found.end + 25]
    named = {code for code, pattern in _CURRENCIES.items() if re.search(pattern, near)}
    if named and figure.unit not in named:
        message = f"the quote gives the figure in {', '.join(sorted(named))}, the fact in {figure.unit}"
        yield Fault("quote-lacks-figure", message)
    elif not named and fact.unit_basis == "stated" and figure.unit in _CURRENCIES:
        message = f"the fact says that {figure.unit} is stated, but the quote names no currency"
        yield Fault("currency-inferred", message, help="write `unit_basis: inferred`", severity="warning")


def _period_faults(fact: Fact, passage: _Passage) -> Iterator[Fault]:
    period = fact.period
    last = period.end or period.start
    if last is None:
        return
    quoted = passage.text[passage.start : passage.end]
    if period.kind == "year" and re.search(rf"\b[Bb]y (?:the end of )?{last.year}\b", quoted):
        message = f"the quote says “by {last.year}”, the fact “in {last.year}”"
        yield Fault("quote-hedge", message, help=f"write `period: ../{last.year}`, which reads “by {last.year}”")
    if period.kind == "year" and fact.figure is not None:
        named = re.findall(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d.,]*\d)", quoted)
        if named and str(last.year) not in named:
            message = f"the quote names {' and '.join(dict.fromkeys(named))}; the fact says {last.year}"
            yield Fault("quote-lacks-period", message, help="correct `period:`, or quote the words that name it")
            return
    if passage.sentence is None:
        return
    years = {str(day.year) for day in (period.start, period.end) if day is not None}
    if not any(re.search(rf"(?<!\d){year}(?!\d)", passage.sentence) for year in years):
        message = f"the sentence that is quoted does not name the period {period.raw}"
        yield Fault("period-inferred", message, severity="warning")
