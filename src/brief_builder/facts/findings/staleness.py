"""Facts and a date → those that are older than their kind may be, and how old they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from brief_builder.facts.model import Fact, Facts

# Months after which a fact of a kind is stale, counted from the day its source was published.
_AGES = {"representation": 12, "agreement": 12, "priority": 24, "products": 24, "membership": 24}
# Months after the end of its period at which a figure is stale: for a year or more, and for less than a year.
_ANNUAL_AGE = 18
_SHORT_AGE = 4
_OFFICE_AGE = 6  # months after which an office may be in other hands
_SET_ASIDE = frozenset({"contradicted", "deprecated"})


@dataclass(frozen=True, slots=True)
class Age:
    """Why a fact is stale.

    Attributes:
        entry: the entry of the fact that says so: period, source (its date), valid_until or review_by.
        since: the day from which its age counts, or the day that has passed.
        months: whole months from then to the date asked for.
        limit: how many are allowed; 0 for a day that has passed.
    """

    fact: Fact
    entry: Literal["period", "source", "valid_until", "review_by"]
    since: date
    months: int
    limit: int


def ages(facts: Facts, as_of: date) -> list[Age]:
    """The stale facts in file order. Derived facts are as old as their inputs and are not listed again."""
    newest: dict[tuple[object, ...], date] = {}
    quoted = [fact for fact in facts.values() if fact.formula is None]
    for fact in quoted:
        if fact.period.end is not None:
            key = (*fact.series_key, fact.sources)
            newest[key] = max(newest.get(key, date.min), fact.period.end)
    found = (_age(facts, fact, newest, as_of) for fact in quoted if fact.rank not in _SET_ASIDE)
    return [age for age in found if age is not None]


def continues(last: Fact, fact: Fact) -> bool:
    """Whether a fact is the next of a series: same measure, flow, areas, product and sources, a later period."""
    same = (last.series_key, last.sources) == (fact.series_key, fact.sources)
    ends = last.period.end, fact.period.end
    return same and fact.form in ("", "sum") and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]


def _age(facts: Facts, fact: Fact, newest: Mapping[tuple[object, ...], date], as_of: date) -> Age | None:
    if fact.valid_until is not None and fact.valid_until < as_of:
        return Age(fact, "valid_until", fact.valid_until, _months(fact.valid_until, as_of), 0)
    # Who held an office during a period that is past, held it: only what is said of the present grows old with it.
    ended = min((person.until for person in fact.persons if person.until is not None), default=None)
    if ended is not None and ended < as_of and not fact.period.closed:
        return Age(fact, "valid_until", ended, _months(ended, as_of), 0)
    if fact.review_by is not None and fact.review_by < as_of:
        return Age(fact, "review_by", fact.review_by, _months(fact.review_by, as_of), 0)
    return next((age for age in _candidates(facts, fact, newest, as_of) if age.months >= age.limit), None)


def _candidates(facts: Facts, fact: Fact, newest: Mapping[tuple[object, ...], date], as_of: date) -> Iterator[Age]:
    """A figure ages from the end of its period, and only the newest of a series does; the rest from its source."""
    if fact.figure is not None and fact.kind == "statistic" and fact.period.end is not None:
        if newest[(*fact.series_key, fact.sources)] == fact.period.end:
            months = fact.period.months
            allowed = _SHORT_AGE if months is not None and months < 12 else _ANNUAL_AGE
            yield Age(fact, "period", fact.period.end, _months(fact.period.end, as_of), allowed)
        return
    in_office = any(person.role for person in fact.persons) and not fact.period.closed
    limit = _OFFICE_AGE if in_office else _AGES.get(fact.kind)
    if limit is not None and fact.source is not None and fact.source in facts.sources:
        published = facts.sources[fact.source].published
        if published is not None:  # an undated source is reported once, as a source
            yield Age(fact, "source", published, _months(published, as_of), limit)


def _months(since: date, until: date) -> int:
    """Whole months from one day to another."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
