"""A fact, and the scale of its panel → the point that shows it; what must not be drawn is a problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from brief_builder.charts.model import Mark, Point
from brief_builder.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from brief_builder.charts.reading.records import PointRecord
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.facts import Fact
    from brief_builder.wording import Phrase


@dataclass(frozen=True, slots=True)
class FactPoint:
    """A point with the fact that it shows, its words, and where it is named; fact None for a missing one."""

    point: Point
    fact: Fact | None
    said: Phrase | None
    path: Path_
    missing: bool = False  # because its author says so, not because its fact cannot be drawn
    hangs: bool = False  # whether it is told by its size


def read_point(
    telling: Telling, record: PointRecord, colour: str, path: Path_, *, label: str, hangs: bool = False
) -> FactPoint:
    """The point, not yet at the scale of its panel.

    Args:
        colour: of its series, which is known.
        label: what it is called when the record does not say; "" for the period of its fact, "label" for its label.
            A missing point that says no label has none yet: that of another series at the same place, if there is one.
        hangs: whether a figure below zero is drawn below a line, so that its place says the sign.
    """
    of = known_colour(telling, record.colour, (*path, "colour")) or colour
    fact = find(telling, record.fact, (*path, "fact")) if record.fact is not None else None
    if record.fact is None and record.missing is None:
        message, cure = "this bar has no figure", "add `fact:`, or `missing:` with the words to show"
        telling.fault(Fault("chart-data", message, help=cure), path)
    if record.fact is not None and record.missing is not None:
        cure = "remove `fact:` or `missing:`"
        telling.fault(Fault("chart-field", "a bar with a fact is not missing", help=cure), (*path, "missing"), key=True)
    named = str(telling.text(record.label, (*path, "label"))) if record.label != "" else ""
    named = named or (_called(telling, fact, label) if fact is not None else "")
    if fact is None or fact.figure is None:
        words = telling.terms.not_published
        if record.missing not in (None, True):
            words = str(telling.text(record.missing, (*path, "missing")))
        point = Point(
            named, None, None, None, words, "missing", None, of, number=words, total=record.total,
            kept_last=record.last, also=_also(telling, record, fact, label),
        )  # fmt: skip
        return FactPoint(point, None, None, path, record.fact is None)
    figure = fact.figure
    hangs = hangs and figure.value < 0  # the words then give the size, as the text does
    said = (telling.voice.size(fact) if hangs else telling.voice.figure(fact)).in_digits
    drawn = str(telling.voice.charted(fact, size=hangs))
    mark: Mark = "derived" if figure.derived else "estimated" if figure.estimated else "stated"
    point = Point(
        named, figure.value, figure.low, figure.high, drawn, mark, fact.name, of,
        scale=figure.shown_scale(), decimals=figure.decimals, start=fact.period.start, end=fact.period.end,
        total=record.total, kept_last=record.last, heard=str(said) if str(said) != drawn else "",
        also=_also(telling, record, fact, label),
    )  # fmt: skip
    return FactPoint(point, fact, said, path, hangs=hangs)


def scaled(telling: Telling, read: FactPoint, scale: int, decimals: int | None) -> FactPoint:
    """The same with its number in the scale of its panel, and with at most so many digits behind the mark.

    Where these are asked for, its text is the number too: the words of the brief would say more.
    """
    if read.fact is None:
        return read
    number = str(telling.voice.number(read.fact, scale, decimals))
    heard = str(telling.voice.number(read.fact, scale, decimals, size=True)) if read.hangs else ""
    point = replace(read.point, number=number, heard_number=heard)
    return replace(read, point=point if decimals is None else replace(point, text=number, heard=heard))


def find(telling: Telling, name: str, at: Path_, *, figure: bool = True) -> Fact | None:
    """The fact of this name; None when it cannot be drawn, with a problem that says why."""
    facts = telling.facts
    fact = facts.get(name)
    if fact is None and (name in facts.broken or not facts.whole):
        return None  # the fact's own entry is wrong, and has been reported there
    if fact is None:
        cure = did_you_mean(name, facts) or "`brief facts` lists them"
        telling.fault(Fault("chart-data", f"there is no fact `{name}`", help=cure), at)
        return None
    if figure and fact.figure is None:
        message, cure = f"the fact `{name}` has no figure", "name one that has a value"
        telling.fault(Fault("chart-data", message, help=cure), at)
        return None
    if fact.rank == "contradicted":
        message = f"`{fact.name}` is contradicted: it is not drawn as a fact"
        telling.fault(Fault("fact-contradicted", message, help="take it out"), at)
        return None
    return fact


def _called(telling: Telling, fact: Fact, label: str) -> str:
    return str(telling.voice.label(fact) if label == "label" else telling.voice.period_label(fact))


def _also(telling: Telling, record: PointRecord, fact: Fact | None, label: str) -> tuple[str, ...]:
    """What a point is called in each language, as far as it is known without filling tags."""
    if isinstance(record.label, Mapping):
        return tuple(map(str, record.label.values()))
    if record.label != "" or fact is None:
        return ()
    return tuple(fact.label.values()) if label == "label" else telling.voice.period_labels(fact)


def known_colour(telling: Telling, of: str | None, path: Path_) -> str:
    """What has a colour; grey, and a problem at its entry, for what has none. Empty where nobody said."""
    if of is None or of == "":
        return ""
    if telling.palette.knows(of):
        return of
    telling.fault(_no_colour(telling, of), path)
    return "context"


def _no_colour(telling: Telling, of: str) -> Fault:
    known = [*telling.palette.things, "context", *(f"accent{n + 1}" for n in range(len(telling.palette.accents)))]
    cure: Any = did_you_mean(of, known) or "known here: " + ", ".join(known)
    return Fault("chart-field", f"nothing of the kind `{of}` has a colour", help=cure)
