"""A pack → changed copies of its facts, as slips of the hand make them, each with the codes that may tell of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Records = dict[str, dict[str, Any]]
SEED = 20_261_128
_DIGIT = re.compile(r"\d")
_SCALES = {"billion": "million", "million": "billion", "thousand": "million", "trillion": "billion"}
_SCALES |= {"milliards": "millions", "millions": "milliards"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_CURRENCIES = ("CAD", "USD", "EUR", "NOK", "GHS", "XOF")
# What tells of each slip. A figure that is wrong may also break what is computed from it, or stand out in its series;
# only the codes named here count as telling of the slip itself.
_OF_FIGURES = frozenset({"quote-lacks-figure", "number-unreadable", "fact-field"})
CODES: dict[str, frozenset[str]] = {
    "digit": _OF_FIGURES,
    "scale": _OF_FIGURES,
    "precision": _OF_FIGURES,
    "sign": _OF_FIGURES,
    "year": frozenset({"quote-lacks-period", "period-inferred", "quote-hedge", "period-unreadable"}),
    "part of a year": frozenset({"quote-lacks-period", "period-inferred", "period-unreadable"}),
    "currency": frozenset({"quote-lacks-figure", "currency-inferred", "unit-mix", "currency-mix"}),
    "percent for points": frozenset({"quote-lacks-figure", "unit-mix"}),
    "quote swapped": frozenset(
        {"quote-lacks-figure", "quote-lacks-period", "period-inferred", "quote-hedge", "quote-ambiguous"}
    ),
    "quote altered": frozenset({"quote-not-found", "quote-ambiguous", "quote-lacks-figure"}),
    "hedge dropped": frozenset({"quote-hedge"}),
    "hedge added": frozenset({"quote-hedge", "number-unreadable"}),  # the value may be written with another one
    # “9.6 billion” is another number in a French source.
    "source swapped": frozenset({"quote-not-found", "quote-ambiguous", "number-ambiguous"}),
    "unit": frozenset({"quote-lacks-figure", "unit-mix", "currency-inferred", "number-unreadable"}),
}


@dataclass(frozen=True)
class Mutation:
    """A slip: which kind, in which fact, which entry of it, and what stands there then; None takes the entry out."""

    kind: str
    fact: str
    entry: str
    value: Any

    def __str__(self) -> str:
        return f"{self.kind}: {self.fact} {self.entry}: {self.value!r}"


def mutations(records: Records, count: int, language_of: Callable[[str], str] = lambda _: "en") -> list[Mutation]:
    """So many slips, of each kind by turns, chosen by a fixed seed: the same for the same records.

    Args:
        records: the entries of each quoted fact by name, as its file has them; quotes are mappings.
        count: how many; fewer where the records allow no more.
        language_of: the language of a source, for the words of its figures.
    """
    choose = random.Random(SEED)  # noqa: S311  not for secrets
    pools = []
    for make in _KINDS:
        pool = list(make(records))
        choose.shuffle(pool)
        pools.append(pool)
    found: list[Mutation] = []
    while len(found) < count and any(pools):
        for pool in pools:
            if pool and len(found) < count:
                found.append(pool.pop())
    return found


def _figures(records: Records) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, record) for name, record in records.items() if record.get("value") and record.get("quote"))


def _digits(records: Records) -> Iterator[Mutation]:
    """One digit is another."""
    for name, record in _figures(records):
        value = str(record["value"])
        for spot in _DIGIT.finditer(value):
            for more in (1, 4, 7):
                digit = str((int(spot[0]) + more) % 10)
                if not (digit == "0" and spot.start() == 0):
                    yield Mutation("digit", name, "value", value[: spot.start()] + digit + value[spot.end() :])


def _scales(records: Records) -> Iterator[Mutation]:
    """Million for billion, or no scale word at all."""
    for name, record in _figures(records):
        value = str(record["value"])
        for word, other in _SCALES.items():
            if re.search(rf"\b{word}\b", value):
                yield Mutation("scale", name, "value", re.sub(rf"\b{word}\b", other, value))
                yield Mutation("scale", name, "value", re.sub(rf"\s*\b{word}\b", "", value))


def _precisions(records: Records) -> Iterator[Mutation]:
    """More digits than the source gives."""
    for name, record in _figures(records):
        value = str(record["value"])
        if re.search(r"\d(?:[.,]\d+)? (?:m|b|tr)illi(?:on|ard)", value):
            digits = r"\g<1>3\2" if re.search(r"\d[.,]\d", value) else r"\g<1>.3\2"
            yield Mutation("precision", name, "value", re.sub(r"(\d)( \w+illi)", digits, value, count=1))


def _signs(records: Records) -> Iterator[Mutation]:
    """A minus that the source does not have, or the other way round."""
    for name, record in _figures(records):
        value = str(record["value"])
        if re.match(r"[-\d]", value) and record.get("bound") in (None, "", "eq"):
            yield Mutation("sign", name, "value", value[1:] if value.startswith("-") else f"-{value}")


def _years(records: Records) -> Iterator[Mutation]:
    """Another year in the period of a figure."""
    for name, record in _figures(records):
        period = str(record.get("period", ""))
        for spot in _YEAR.finditer(period):
            for more in (-1, 1, 10):
                year = str(int(spot[0]) + more)
                yield Mutation("year", name, "period", period[: spot.start()] + year + period[spot.end() :])


def _parts(records: Records) -> Iterator[Mutation]:
    """Another quarter, a month more or less, a quarter for its year."""
    for name, record in _figures(records):
        period = str(record.get("period", ""))
        if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", period):
            yield Mutation("part of a year", name, "period", f"{quarter[1]}-Q{int(quarter[2]) % 4 + 1}")
            yield Mutation("part of a year", name, "period", quarter[1])
        if months := re.fullmatch(r"(.*-)(\d\d)", period):
            yield Mutation("part of a year", name, "period", f"{months[1]}{(int(months[2]) + 1) % 12 + 1:02}")


def _points(records: Records) -> Iterator[Mutation]:
    """Percent for percentage points, and the other way round."""
    for name, record in _figures(records):
        other = {"percent": "points", "points": "percent"}.get(str(record.get("unit")))
        if other is not None:
            yield Mutation("percent for points", name, "unit", other)


def _currencies(records: Records) -> Iterator[Mutation]:
    """Another currency than the source names."""
    for name, record in _figures(records):
        if record.get("unit") in _CURRENCIES:
            for other in _CURRENCIES:
                if other != record["unit"]:
                    yield Mutation("currency", name, "unit", other)


def _units(records: Records) -> Iterator[Mutation]:
    """Percent for money, money for persons."""
    for name, record in _figures(records):
        for other in ("percent", "persons", "CAD"):
            kinds = {"percent": "percent", "persons": "counted", "organizations": "counted"}
            unit = str(record.get("unit"))
            if kinds.get(unit, "money") != kinds.get(other, "money"):
                yield Mutation("unit", name, "unit", other)


def _swapped_quotes(records: Records) -> Iterator[Mutation]:
    """The quote of another figure of the same source."""
    figures = list(_figures(records))
    for name, record in figures:
        for other_name, other in figures:
            same = (other["value"], other.get("period")) == (record["value"], record.get("period"))
            if other_name != name and other.get("source") == record.get("source") and not same:
                yield Mutation("quote swapped", name, "quote", other["quote"])


def _altered_quotes(records: Records) -> Iterator[Mutation]:
    """A word of the quote is left out, two are exchanged, or a digit is another."""
    for name, record in records.items():
        quote = record.get("quote")
        if not quote:
            continue
        words = str(quote["exact"]).split()
        if len(words) > 3:
            middle = len(words) // 2
            left_out = [*words[:middle], *words[middle + 1 :]]
            exchanged = [*words[: middle - 1], words[middle], words[middle - 1], *words[middle + 1 :]]
            for altered in (left_out, exchanged):
                if altered != words:
                    yield Mutation("quote altered", name, "quote", {**quote, "exact": " ".join(altered)})
        for spot in _DIGIT.finditer(str(quote["exact"])):
            exact = str(quote["exact"])
            digit = str((int(spot[0]) + 3) % 10)
            altered_exact = exact[: spot.start()] + digit + exact[spot.end() :]
            yield Mutation("quote altered", name, "quote", {**quote, "exact": altered_exact})


def _dropped_hedges(records: Records) -> Iterator[Mutation]:
    """“More than”, “about” and “estimated” are lost."""
    for name, record in _figures(records):
        if record.get("bound") not in (None, "", "eq"):
            yield Mutation("hedge dropped", name, "bound", None)
        if record.get("status"):
            yield Mutation("hedge dropped", name, "status", None)


def _added_hedges(records: Records) -> Iterator[Mutation]:
    """A hedge that the source does not have, or another than it has."""
    for name, record in _figures(records):
        for bound in ("approx", "gt", "le"):
            if record.get("bound") in (None, "", "eq") or {record.get("bound"), bound} == {"gt", "le"}:
                yield Mutation("hedge added", name, "bound", bound)
        if not record.get("status"):
            yield Mutation("hedge added", name, "status", ["E"])


def _swapped_sources(records: Records) -> Iterator[Mutation]:
    """The words are said to be of another source."""
    keys = sorted({str(record["source"]) for record in records.values() if record.get("source")})
    for name, record in records.items():
        for key in keys:
            if record.get("quote") and record.get("source") != key:
                yield Mutation("source swapped", name, "source", key)


_KINDS: tuple[Callable[[Records], Iterator[Mutation]], ...] = (
    *(_digits, _scales, _precisions, _signs, _years, _parts, _currencies, _units, _points),
    *(_swapped_quotes, _altered_quotes, _dropped_hedges, _added_hedges, _swapped_sources),
)
