"""A document of a pack → a problem for each thing that it prints and its readers may not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from brief_builder.build.audience import WHOM
from brief_builder.build.context import Context
from brief_builder.build.spoken_texts import TextEntry, withheld_text
from brief_builder.inputs.levels import may_read, narrowest
from brief_builder.problems import Excerpt, Fault, Note, Place, Problems
from brief_builder.proof.tracing import Located

_CHART = "@chart."
_SHOWN = 3  # texts that are named as those that print a fact


class _Withheld(NamedTuple):
    """What is printed and must not be, its level, and where it was written."""

    what: str
    level: str
    notes: list[Note]


def withhold(name: str, context: Context, uses: Iterable[Located], problems: Problems) -> None:
    """What is printed must be for its readers: one use of what is not stops the build."""
    level = context.audience.level
    if level == "internal":
        return
    whom = "the pack is public" if level == "public" else f"this is built {WHOM[level]}"
    for use in uses:
        if (found := _withheld(use.fact, context)) is not None:
            fault = Fault(
                "fact-internal",
                f"{whom} and prints {found.what}, which is {found.level}",
                help=_cures(found),
                notes=found.notes,
            )
            problems.add(fault.at(Place(name, use.trail), Excerpt(use.text)))


def _cures(found: _Withheld) -> list[str]:
    cures = [f"put the tag into {{% if audience.{found.level} %}} … {{% endif %}}, or take it out"]
    if found.what.startswith("`") and found.notes:
        cures.append(f"a text that only some may read is written {{audience: {found.level}, text: …}}")
    return cures


def _withheld(fact: str, context: Context) -> _Withheld | None:
    """What accounts for printed words, if readers may not see it; None if they may."""
    audience = context.audience
    if fact in audience.hidden_facts:
        texts = list(_naming(fact, context))[:_SHOWN]
        notes = [Note(f"the text {each.name} names it", each.located.place(each.path)) for each in texts]
        return _Withheld(f"`{fact}`", context.facts[fact].audience, notes)
    if text := withheld_text(fact):
        entry = next(each for each in context.texts.entries if each.name == text)
        return _Withheld(f"the text {text}", entry.level, [Note("written here", entry.located.place(entry.path))])
    chart = context.hidden_charts.get(fact.removeprefix(_CHART)) if fact.startswith(_CHART) else None
    if chart is not None:
        drawn = (context.facts[name].audience for name in chart.facts if name in context.facts)
        level = narrowest((chart.audience, *drawn))
        return _Withheld(f"the chart `{chart.name}`", level, [Note("written here", chart.place)])
    return None


def _naming(fact: str, context: Context) -> Iterator[TextEntry]:
    """The texts that are not withheld and name a fact."""
    for entry in context.texts.entries:
        named = any(fact in (piece.fact, piece.cite) for piece in entry.phrase.pieces)
        if named and may_read(entry.level, context.audience.level):
            yield entry
