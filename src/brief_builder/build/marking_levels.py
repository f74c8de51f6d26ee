"""A pack, its house style and its documents → a problem where something is marked higher than what it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from brief_builder.build.context import Context
from brief_builder.build.loading import Loaded
from brief_builder.build.spoken_texts import TextEntry
from brief_builder.charts import Chart
from brief_builder.facts import Facts
from brief_builder.house import Style
from brief_builder.house.marking import knows_markings, level_of
from brief_builder.problems import Excerpt, Fault, Note, Place, Problem

if TYPE_CHECKING:
    from brief_builder.build.produced import Document

At = Callable[[Fault], Problem]


def check_markings(style: Style | None, loaded: Loaded, documents: Iterable[Document]) -> Iterator[Problem]:
    """A document is marked no lower than the facts it prints, a pack no lower than its texts and charts.

    Args:
        style: whose order of markings holds; None for a pack without a house style, of which nobody can say.
    """
    marked = list(_marked(loaded))
    if not marked:
        return
    if style is None or not knows_markings(style):
        said, at = marked[0]
        message = f"nobody can say how high `{said}` is: the pack has no house style that knows markings"
        cure = "name one in pack.yaml, such as `house_style: canada`"
        yield at(Fault("marking-unknown", message, help=cure, severity="warning"))
        return
    for said, at in marked:
        if level_of(style, said) is None:
            yield at(Fault("marking-unknown", f"the house style {style.name} knows no marking `{said}`"))
    for context in loaded.contexts.values():
        yield from _of_pack(style, context)
    for document in documents:
        yield from _of_document(style, loaded, document)


def _marked(loaded: Loaded) -> Iterator[tuple[str, At]]:
    """Each marking that somebody wrote, and what makes a problem at it."""
    facts = loaded.facts
    for name, fact in facts.items():
        if fact.formula is None or not fact.inputs:
            yield from ((said, partial(_at_fact, facts, name)) for said in fact.markings)
    context = next(iter(loaded.contexts.values()), None)
    if context is None:
        return
    for entry in context.texts.entries:
        if entry.marking:
            yield entry.marking, partial(_at_text, entry)
    for chart in (*context.charts.values(), *context.hidden_charts.values()):
        if chart.marking:
            yield chart.marking, partial(_at_chart, chart)


def _at_fact(facts: Facts, name: str, fault: Fault) -> Problem:
    return facts.problem(name, fault, "marking")


def _at_text(entry: TextEntry, fault: Fault) -> Problem:
    return entry.located.problem(fault, entry.path)


def _at_chart(chart: Chart, fault: Fault) -> Problem:
    return fault.at(chart.place)


def _of_pack(style: Style, context: Context) -> Iterator[Problem]:
    """The texts and charts that its readers see."""
    for entry in context.texts.entries:
        if context.audience.reads(entry.level) and (below := _below(style, context, (entry.marking,))):
            yield entry.located.problem(_fault(f"this text is marked `{below}`", context), entry.path)
    for chart in context.charts.values():
        facts = (said for name in chart.facts for said in context.facts[name].markings)
        if below := _below(style, context, (chart.marking, *facts)):
            yield _fault(f"the chart `{chart.name}`, or a fact in it, is marked `{below}`", context).at(chart.place)


def _of_document(style: Style, loaded: Loaded, document: Document) -> Iterator[Problem]:
    context = loaded.contexts[document.language]
    told: set[str] = set()
    for use in document.uses:
        fact = loaded.facts.get(use.fact)
        if fact is None or fact.name in told or not fact.markings:
            continue
        if below := _below(style, context, fact.markings):
            told.add(fact.name)
            fault = _fault(f"`{fact.name}` is marked `{below}`", context)
            fault.notes = (Note("marked here", fact.place),)
            yield fault.at(Place(document.name, use.trail), Excerpt(use.text))


def _below(style: Style, context: Context, markings: Iterable[str]) -> str:
    """The highest of some markings, where it is higher than that of the pack; '' where none is."""
    own = level_of(style, context.pack.marking.get(context.language, ""))
    least = -1 if own is None else own
    levels = [(level, said) for said in markings if (level := level_of(style, said)) is not None]
    level, said = max(levels, default=(-1, ""))
    return said if level > least else ""


def _fault(what: str, context: Context) -> Fault:
    marking = context.pack.marking.get(context.language, "")
    pack = f"the pack is marked `{marking}`, which is lower" if marking else "the pack has no marking"
    cure = "raise `marking:` in pack.yaml, for this audience under `audiences:`, or leave this out for these readers"
    return Fault("marking-below", f"{what}, and {pack}", help=cure)
