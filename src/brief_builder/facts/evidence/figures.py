"""A fact's figure and the passage that is quoted for it → what the passage says otherwise: value, unit, sign, hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from brief_builder.facts.evidence.currencies import NAMES, SIGNS, currencies_in, table_currencies
from brief_builder.facts.evidence.passage import Passage
from brief_builder.facts.figure import COUNTED, RELATIVE, Figure
from brief_builder.facts.hedges import (
    CHANGE_WORDS,
    RANGE_WORDS,
    bound_behind,
    bound_far,
    estimate_before,
)
from brief_builder.facts.interval import half_up
from brief_builder.facts.lexicons.scales import SCALES, scale_of_all
from brief_builder.facts.model import Fact
from brief_builder.facts.number import KHMER_DIGITS, Written
from brief_builder.facts.units import is_money
from brief_builder.problems import Fault

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
_SCALE_WORDS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_POINTS = re.compile(
    r"\s*(?:percentage[- ]points?\b|points? de pourcentage\b|points?\b(?! of (?!a percentage))|pts?\b|pp\b|p\.p\."
    r"|ចំណុច\s*ភាគរយ|ពិន្ទុ\s*ភាគរយ)",
    re.IGNORECASE,
)
# A sign right before the number or the sign of its currency, a word of it before or behind.
_MINUS = re.compile(
    r"(?<!\w)[-−–](?:[A-Z]{0,3}\s?[$€£¥៛]|[A-Z]{3})?\s?$|\b(?:minus|moins|negative)\s+(?:\S{1,4}\s?)?$|ដក\s?$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?:^|[\s(])-(?:[A-Z]{0,3}\s?[$€£¥៛]\s?)?$")
_NEGATIVE = re.compile(
    r"deficit|loss|\blost\b|negative|decline|\bfell\b|\bfall(?:s|en|ing)?\b|decrease|shortfall|\bdown\b|\bdrop|shrank"
    r"|shrunk|contract(?:ed|ion)|\bcut\b|slid\b|slump|plung|reduc|slipped|outflow|déficit|perte|négati|baiss|recul"
    r"|diminu|chut|repli|réduc|réduit|fléchi|contracté|ឱនភាព|ធ្លាក់|ថយចុះ|ខាត|កាត់បន្ថយ",
    re.I,
)
_DEFICIT = re.compile(r"\bdeficit|\bshortfall|\bdéficit|ឱនភាព", re.I)  # of all the figures of its sentence
# “down from $2.4 billion” is no negative amount: what it came down from is a level.
_LEVEL = re.compile(
    r"(?:\b(?:down|fell|fallen|falling|declined?|decreased?|dropped|slid|slipped|shrank|contracted|reduced|cut)"
    r"|\b(?:baiss\w+|recul\w*|diminu\w+|chut\w*|repli))\s+(?:from|to|de|à)\b(?!\s+by)",
    re.I,
)
_FELL = re.compile(
    r"(?:\b(?:fell|fall|falls|fallen|falling|dropped|declined|decreased|shrank|contracted|slid|slipped|plunged|down)"
    r"|\b(?:decline|decrease|drop|fall|contraction|reduction)s?\s+of"
    r"|\b(?:baissé|reculé|diminué|chuté|fléchi)|\b(?:baisse|recul|diminution|chute|repli)s?\s+de|ថយចុះ|ធ្លាក់ចុះ)"
    r"\s*(?:by|de|d'|of)?\s*(?:about|nearly|almost|around|some|environ|près de|approximately|roughly)?\s*$",
    re.IGNORECASE,
)

_TOUCHING = re.compile(rf"(?:[A-Za-z.]{{0,4}}\s?[{SIGNS}]|\b[A-Z]{{3}})\s?$")
_NEXT_ESTIMATED = re.compile(
    r"(?:\bestimat\w+|\bestimé\w*)\s+(?:at\s+|to\s+be\s+|à\s+)?(?:about\s+|some\s+|around\s+|environ\s+|quelque\s+)?"
    rf"(?:[A-Za-z]{{0,3}}\s?[{SIGNS}]\s?|[A-Z]{{3}}\s)?$",
    re.I,
)
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?!\d|[.,]\d)")
# “១.២៣៤.៥៦៧”: Khmer texts group thousands by points as well as by commas.
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?!\d|[.,]\d)")
# “balance -2,062.8 -2,366.7”: a dash that touches only the figure behind it is that figure's minus.
_OWN_MINUS = re.compile(r"\s+[-–—](?!\s)")
_CHANGED = re.compile(
    r"(?:\bby|\b(?:rose|rising|grew|growing|increased|increasing|fell|falling|dropped|declined|decreased|edged|climbed"
    r"|jumped|up|down|gained|lost|shrank|slipped)(?:\s+(?:up|down))?)\s+(?:about|nearly|almost|around|some|over)?\s*"
    rf"(?:[A-Za-z]{{0,3}}\s?[{SIGNS}]\s?|[A-Z]{{3}}\s)?$",
    re.I,
)
_PART, _HEAD = re.compile(r"\d{3}(?!\d)"), re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})* $")
_IN = re.compile(
    r"(?:\b(?:in|for|during|of|on|en|pour|durant|pendant|le|au cours de|cours des?|du|de)\s+"
    r"(?:the\s+|early\s+|late\s+|les\s+|la\s+|fin\s+|début\s+)?|ឆ្នាំ\s*|ក្នុង\s*)$",
    re.IGNORECASE,
)


def figure_faults(fact: Fact, figure: Figure, passage: Passage) -> list[Fault]:
    """What the quote does not bear out of the figure; of several places where it stands, the best one is judged."""
    amounts = passage.inside
    read = [found for n in amounts for found in _readings(n, passage)]
    read += [_scaled(n, scale) for n in read if (scale := _scale_of_all(n, figure, passage)) is not None]
    same = [found for found in read if found.value == abs(figure.value)]
    if not same:
        told = [n for n in amounts if passage.shown(n)[0].isdigit()] or amounts
        said = ", ".join(f"`{passage.shown(n)}`" for n in told) or "no number"
        message = f"the quote does not hold this figure, {written(figure)}; it holds {said}"
        return [Fault("quote-lacks-figure", message, help="correct `value:`, or quote the words that hold it")]
    judged = [list(_faults(fact, figure, found, passage)) for found in same]
    return min(judged, key=lambda faults: (sum(f.severity == "error" for f in faults), len(faults)))


def _faults(fact: Fact, figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    yield from _unit_faults(figure, found, passage)
    yield from _sign_faults(fact, figure, found, passage)
    if (found.scale > 0 or found.decimals > 0) and figure.decimals > found.decimals:
        shown = passage.shown(found)
        yield Fault("quote-lacks-figure", f"the quote gives fewer digits than the fact: `{shown}`")
    yield from _hedge_faults(figure, found, passage)
    yield from _currency_faults(fact, figure, found, passage)
    yield from _year_faults(fact, found, passage)
    scale = _scale_of_all(found, figure, passage)
    if scale is not None:
        message = f"the source gives its figures in {scale}s, the fact gives {written(figure)}"
        help_ = f"write `value: {passage.shown(found)} {scale}`"
        yield Fault("quote-lacks-figure", message, help=help_)


def _scale_of_all(number: Written, figure: Figure, passage: Passage) -> str | None:
    """The scale that the quote or the words before it give to all amounts, where the number has none of its own."""
    if number.scale or number.percent or not is_money(figure.unit):
        return None
    return scale_of_all(passage.text[: passage.end])


def _scaled(number: Written, scale: str) -> Written:
    power = SCALES[scale]
    value = number.value.scaleb(power)
    return replace(number, value=value, decimals=max(number.decimals, 0) - power, scale=power)


def _readings(number: Written, passage: Passage) -> Iterator[Written]:
    """The number as it stands, and with the scale word or percent sign of the one it is joined to: 5 to 6 billion."""
    if not (_PART.match(passage.shown(number)) and _HEAD.search(passage.before(number)[-16:])):
        yield number
    spaced = _SPACED.match(passage.text, number.start)
    if spaced is not None and spaced.end() > number.end:  # 1 200 people, in English too
        yield _grouped(spaced[0], number, next(n for n in reversed(passage.numbers) if n.start < spaced.end()))
    if passage.language == "km" and (pointed := _POINTED.match(passage.text.translate(KHMER_DIGITS), number.start)):
        yield _grouped(pointed[0], number, replace(number, end=max(number.end, pointed.end())))
    following = _joined(number, passage)
    if following is None or number.scale or number.percent or not (following.scale or following.percent):
        return
    if following.scale:
        factor = following.scale
        yield replace(
            number,
            value=number.value.scaleb(factor),
            decimals=max(number.decimals, 0) - factor if number.decimals <= 0 else number.decimals - factor,
            scale=factor,
        )
    else:
        yield replace(number, percent=True, decimals=max(number.decimals, 0))


def _grouped(spelt: str, number: Written, last: Written) -> Written:
    """The number whose thousands are grouped in another way than its language has; its scale word is that of `last`."""
    digits = re.sub(r"\D", "", spelt)
    zeros = len(digits.rstrip("0")) - len(digits)
    value = Decimal(digits).scaleb(last.scale)
    decimals = -last.scale or (0 if last.percent else zeros)
    return replace(last, value=value, decimals=decimals, start=number.start, bound=number.bound)


def _joined(number: Written, passage: Passage) -> Written | None:
    """The number that a range or change goes on to from this one."""
    following = next((n for n in passage.numbers if n.start >= number.end), None)
    if following is None:
        return None
    between = passage.text[number.end : following.start]
    if _OWN_MINUS.match(between) or (number.percent and not following.percent):
        return None
    _, connector = RANGE_WORDS.get(passage.language, RANGE_WORDS["en"])
    signs = rf"(?:[A-Za-z]{{0,3}}\s?[{SIGNS}]\s?|[A-Z]{{3}}\s)?"
    return following if re.fullmatch(rf"\s*(?:{connector})\s*{signs}", between, re.IGNORECASE) else None


def _range(number: Written, passage: Passage) -> tuple[str, str] | None:
    """Which end of a range the number is ("ge" the lower, "le" the upper), and the range; None when it is none."""
    pairs = [(number, _joined(number, passage), "ge")]
    earlier = next((n for n in reversed(passage.numbers) if n.end <= number.start), None)
    if earlier is not None and _joined(earlier, passage) is not None:
        pairs.append((earlier, number, "le"))
    language = passage.language if passage.language in RANGE_WORDS else "en"
    for first, last, end in pairs:
        if last is None or first.start == last.start:
            continue
        between = passage.text[first.end : last.start]
        before = passage.text[max(first.start - 20, 0) : first.start]
        said = re.search(RANGE_WORDS[language][0], before, re.IGNORECASE) is not None
        dash = re.match(r"\s*[-–—]", between) is not None
        # “rose by C$3 million to C$37 million”
        changed = re.search(CHANGE_WORDS[language], before, re.IGNORECASE) is not None or bool(_CHANGED.search(before))
        to = re.match(r"\s*(?:to|à|ou|ទៅ|ដល់)\b", between, re.IGNORECASE) is not None
        if said or dash or (to and not changed and first.value < max(last.value, first.value + 1)):
            return end, passage.text[first.start : last.end]
    return None


def _unit_faults(figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    """The sign beside the number must fit the unit: a percentage is no sum of money, and dollars are no persons."""
    money = is_money(figure.unit)
    sign = re.search(rf"[{SIGNS}]\s*$", passage.before(found)) or re.match(rf"\s?[{SIGNS}]", passage.behind(found))
    points = _POINTS.match(passage.behind(found)) if figure.unit in ("percent", "points") else None
    shown = passage.shown(found)
    if sign is not None:
        shown = f"{sign[0]}{shown}" if sign.re.pattern.endswith("$") else f"{shown}{sign[0]}"
    if points is not None and figure.unit == "percent":
        said = f"{shown}{points[0]}"
        message = f"the source writes `{said}`; percentage points are not percent"
        yield Fault("quote-lacks-figure", message, help="say in `text:` that it rose or fell by so many points")
    elif found.percent != (figure.unit == "percent") and points is None:
        shown = shown if shown.endswith("%") or not found.percent or " " in shown else f"{shown}%"
        message = f"the source writes `{shown}`; the fact says {figure.unit}"
        yield Fault("quote-lacks-figure", message, help="correct `unit:`")
    elif figure.unit == "points" and points is None:
        message = f"the source writes `{shown}`, and does not say percentage points"
        yield Fault("quote-lacks-figure", message, help="correct `unit:`")
    elif sign is not None and not money:
        message = f"the source writes `{shown}`, a sum of money; the fact says {figure.unit}"
        yield Fault("quote-lacks-figure", message, help="correct `unit:`")


def _sign_faults(fact: Fact, figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    before = passage.text[max(found.start - 60, 0) : found.start]
    around = before + passage.text[found.end : found.end + 30]
    if figure.unit not in RELATIVE:
        around = _LEVEL.sub("", around)
    in_brackets = before.rstrip(" $€£¥C").endswith("(") and passage.behind(found).startswith(")")  # as in accounts
    said = _MINUS.search(before) or _NEGATIVE.search(around) or (figure.is_amount and _DEFICIT.search(passage.quote))
    if figure.value < 0 and not in_brackets and not said:
        message = "the fact is negative, and nothing in the quote says so"
        yield Fault("quote-lacks-figure", message, help="take the minus out, or quote the words that say it")
    elif figure.value > 0 and (_HYPHEN.search(before) or re.search(r"\bminus\s+(?:\S{1,4}\s?)?$", before)):
        message = f"the source writes a minus before `{passage.shown(found)}`, and the fact is positive"
        yield Fault("quote-lacks-figure", message, help="write the minus into `value:`")
    elif figure.value > 0 and figure.unit in ("percent", "points") and _FELL.search(before):
        if any(_NEGATIVE.search(label) for label in fact.label.values()):
            return  # “Fall in prices: 41%”
        message = f"the source says that something fell by `{passage.shown(found)}`, and the fact is positive"
        help_ = "write the minus into `value:`, or say in `label:` that it is a fall"
        yield Fault("quote-lacks-figure", message, help=help_, severity="warning")


def written(figure: Figure) -> str:
    """The figure as its author wrote it: 37.9 million, 41,900."""
    value = figure.value.scaleb(-figure.scale)
    places = max(figure.decimals + figure.scale, 0)
    word = _SCALE_WORDS.get(figure.scale, "")
    return f"{half_up(value, places):,f} {word}".rstrip()


def _hedge_faults(figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    before, behind = passage.before(found), passage.behind(found)
    between = _range(found, passage)
    after = bound_behind(behind, passage.language)
    if between is not None:
        if figure.bound != between[0]:
            message = f"the source gives a range, “{between[1]}”, and the fact one of its ends"
            cure = "write the ends as two facts, the lower with `bound: ge`, the upper with `bound: le`"
            yield Fault("quote-hedge", message, help=cure)
    elif after is not None and figure.bound not in _fitting(after[0]):
        if figure.bound not in _fitting(found.bound) or found.bound == "eq":
            message = f"behind the figure the source says “{after[1]}”, and the fact does not"
            yield Fault("quote-hedge", message, help=f"write `bound: {after[0]}`")
    elif after is None and figure.bound not in _fitting(found.bound):
        far = bound_far(before, passage.language)
        if far is None or figure.bound not in _fitting(far[0]):
            yield _wrong_bound(figure, found)
    elif after is None and found.bound == "eq" and figure.bound == "eq":
        far = bound_far(before, passage.language)
        if far is not None:
            message = f"earlier in the clause the source says “{far[1]}”, and the fact does not"
            yield Fault("quote-hedge", message, help=f"write `bound: {far[0]}`")
    yield from _estimate_faults(figure, found, passage)


def _fitting(bound: str) -> tuple[str, ...]:
    return _FITTING.get(bound, (bound,))


def _wrong_bound(figure: Figure, found: Written) -> Fault:
    said, ours = _SAID[found.bound], _SAID[figure.bound]
    message = f"before the figure the source says “{said}”, the fact “{ours}”"
    if found.bound == "eq":
        message = f"the fact says “{ours}”, but the source does not, right before the figure"
    elif figure.bound == "eq":
        message = f"before the figure the source says “{said}”, and the fact does not"
    return Fault("quote-hedge", message, help=f"write `bound: {found.bound}`")


def _estimate_faults(figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    language = passage.language
    before = passage.before(found)
    earlier = next((n for n in reversed(passage.numbers) if n.end <= found.start), None)
    # “an estimated 40 firms signed 12 contracts”: the word belongs to the number that it meets first.
    if earlier is not None and len(re.findall(r"[^\W\d]{3,}", passage.text[earlier.end : found.start])) > 3:
        before = passage.text[earlier.end : found.start]
    later = min((n.start for n in passage.numbers if n.start >= found.end), default=len(passage.text))
    behind = re.split(r"[.;!?។](?:\s|$)", passage.text[found.end : later])[0]
    if later < len(
        passage.text
    ):  # “a €1.2bn loan, an estimated US$300m of it”: a word right before a number is its own
        behind = _NEXT_ESTIMATED.sub("", behind)
    near = behind[:30] if language == "km" else " ".join(behind.split()[:6])
    estimated = estimate_before(before, language) or estimate_before(near, language)
    if estimated and not figure.estimated:
        yield Fault(
            "quote-hedge", "the source calls the figure an estimate, and the fact does not", help="add `status: [E]`"
        )
    if figure.estimated and not estimated:
        around = passage.sentence if passage.sentence is not None else passage.text
        if not any(estimate_before(part, language) for part in re.split(r"[,;]", around)):
            message = "the fact calls the figure an estimate, and the source does not"
            yield Fault("quote-hedge", message, help="remove `E` from `status:`")


def _currency_faults(fact: Fact, figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    if not is_money(figure.unit) and figure.unit not in RELATIVE:
        yield from _counted_money(figure, found, passage)
    if not re.fullmatch("[A-Z]{3}", figure.unit):
        return
    named = _currencies(found, passage)
    if named and figure.unit not in named:
        message = f"the quote gives the figure in {', '.join(sorted(named))}, the fact in {figure.unit}"
        yield Fault("quote-lacks-figure", message, help="correct `unit:`, or quote the figure in this currency")
    elif not named and fact.unit_basis == "stated" and figure.unit in NAMES:
        message = f"the fact says that {figure.unit} is stated, but the quote names no currency"
        yield Fault("currency-inferred", message, help="write `unit_basis: inferred`", severity="warning")


def _counted_money(figure: Figure, found: Written, passage: Passage) -> Iterator[Fault]:
    """“1 billion US dollars” are no persons; a currency further off may belong to something else."""
    behind = re.split(r"[.,;:(]|\s(?:in|of|for|to|from|de|en|pour|à)\s", passage.text[found.end : found.end + 30])[0]
    named = currencies_in(behind) if figure.unit in COUNTED else set()
    code = re.search(r"\b[A-Z]{3}\s$", passage.before(found))  # “NOK 150 million”
    named |= currencies_in(code[0]) if code is not None else set()
    if named:
        message = f"the source gives the figure in {', '.join(sorted(named))}; the fact says {figure.unit}"
        yield Fault("quote-lacks-figure", message, help="correct `unit:`")


def _currencies(found: Written, passage: Passage) -> set[str]:
    """Those that are named right at the number, up to the next one; else those that all figures are said to be in."""
    earlier = max((n.end for n in passage.numbers if n.end <= found.start), default=0)
    later = min((n.start for n in passage.numbers if n.start >= found.end), default=len(passage.text))
    before = passage.text[max(earlier, found.start - 10) : found.start]
    # “40 million baht (US$1.1 million)”: what touches a number decides, and the words before it belong to another.
    touching = _TOUCHING.search(before)
    if touching is not None and (own := currencies_in(touching[0])):
        return own
    behind = passage.text[found.end : min(later, found.end + 40)]
    if later < len(passage.text):  # a sign right before the next number belongs to it
        behind = re.sub(rf"\(?(?:[A-Za-z.]{{0,4}}\s?[{SIGNS}]|\b[A-Z]{{3}})\s*$", "", behind)
    behind = re.split(r"[.;:(](?:\s|$)|\s\(|,\s", behind)[0]
    here = currencies_in(before) | currencies_in(behind)
    joined = _joined(found, passage)
    if not here and joined is not None:
        return _currencies(joined, passage)
    first = next((n for n in reversed(passage.numbers) if n.end <= found.start), None)
    if not here and first is not None and _joined(first, passage) is not None:
        here = currencies_in(passage.text[max(first.start - 10, 0) : first.start])
    return here or table_currencies(passage.sentence or passage.text) or table_currencies(passage.text)


def _year_faults(fact: Fact, found: Written, passage: Passage) -> Iterator[Fault]:
    """A year right behind the number is the number's own: “$2.4 billion in 2022, and $2.1 billion in 2023”."""
    ours = {day.year for day in (fact.period.start, fact.period.end) if day is not None}
    following = next((p for p in passage.periods if p.start >= found.end), None)
    if not ours or following is None or not following.sure or following.kind not in ("year", "span", "month", "day"):
        return
    between = passage.text[found.end : following.start]
    if len(between) > 45 or re.search(
        r"[.,;:()\d]|\b(?:from|than|and|since|before|to|contre|que|et|depuis)\b", between
    ):
        return
    if not _IN.search(between):
        return
    if following.years & ours or (fact.compared is not None):
        return
    said = passage.text[following.start : following.end]
    message = f"the source gives this figure for {said}; the fact says {fact.period.raw}"
    yield Fault("quote-lacks-period", message, help="correct `period:`, or quote the figure of that period")
