"""A document of a pack → a problem for each thing that it prints or asks for and its readers may not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from brief_builder.build.audience import WHOM
from brief_builder.build.context import Context
from brief_builder.build.spoken_texts import TextEntry
from brief_builder.build.withheld_names import CHART, NAMED, TEXT, behind
from brief_builder.inputs.levels import may_read, narrowest
from brief_builder.merge import Asked
from brief_builder.problems import Excerpt, Fault, Note, Place, Problems
from brief_builder.proof.tracing import Located

_SHOWN = 3  # facts that are named as those that a chart shows
_LISTED = 12  # texts that are named as those that name a fact: each is to be looked at


class _Withheld(NamedTuple):
    """What is printed or asked for and must not be, its level, and where it was written."""

    what: str
    level: str
    notes: list[Note]


def withhold(
    name: str, context: Context, uses: Iterable[Located], problems: Problems, asked: Iterable[Asked] = ()
) -> None:
    """What is printed, or asked for by a tag in any way, must be for its readers: what is not stops the build.

    Args:
        name: of the document.
        uses: what it prints.
        asked: what the tags of its template asked for, of what is withheld.
    """
    level = context.audience.level
    if level == "internal":
        return
    whom = "the pack is public" if level == "public" else f"this is built {WHOM[level]}"
    told: set[str] = set()
    for use in uses:
        if (found := _withheld(use.fact, context)) is not None:
            told.add(use.fact)
            fault = _fault(name, f"{whom} and prints {found.what}, which is {found.level}", found)
            problems.add(fault.at(Place(name, use.trail), Excerpt(use.text)))
    for each in asked:
        named = behind(NAMED, each.name)
        # What is printed has been told where it stands; the tag that a text is read by need not print it itself.
        if (named or each.name) in told and (named or each.printed):
            continue
        if (found := _withheld(named or each.name, context)) is not None:
            fault = _fault(name, f"{whom} and asks for {found.what}, which is {found.level}", found)
            problems.add(fault.at(each.place, each.excerpt))


def _fault(name: str, message: str, found: _Withheld) -> Fault:
    condition = f"{{% if audience.{found.level} %}} … {{% endif %}}"
    slide = f"for a whole slide, write {{% slide if audience.{found.level} %}} on it"
    if found.what.startswith("`") and found.notes:
        cures = [
            f"write each text that names it so: {{audience: {found.level}, text: …}}; what others read in its place "
            "stands behind `otherwise:`",
            f"what a template asks for by itself, put into {condition}; {slide}",
        ]
    elif found.what.startswith("the text "):
        cures = [
            f"to leave out the whole entry of a list or group, write `audience: {found.level}` at it, beside its texts",
            f"else put the tag of the template into {condition}; {slide}",
        ]
    else:
        cures = [f"put the tag into {condition}, or take it out"]
        if name.endswith(".pptx"):
            cures.append(slide)
    return Fault("fact-internal", message, help=cures, notes=found.notes)


def _withheld(name: str, context: Context) -> _Withheld | None:
    """What a name stands for, if readers may not see it; None if they may."""
    audience = context.audience
    if name in audience.hidden_facts:
        return _Withheld(f"`{name}`", context.facts[name].audience, _naming_notes(name, context))
    if text := behind(TEXT, name):
        entry = next(each for each in context.texts.entries if each.name == text)
        return _Withheld(f"the text {text}", entry.level, [Note("written here", entry.located.place(entry.path))])
    chart = context.hidden_charts.get(behind(CHART, name))
    if chart is None:
        return None
    drawn = {fact: context.facts[fact].audience for fact in context.narrowing[chart.name]}
    notes = [Note(f"it shows or names `{fact}`, which is {level}") for fact, level in list(drawn.items())[:_SHOWN]]
    level = narrowest((chart.audience, *drawn.values()))
    named = _naming_notes(name, context)
    return _Withheld(f"the chart `{chart.name}`", level, [Note("written here", chart.place), *notes, *named])


def _naming_notes(name: str, context: Context) -> list[Note]:
    texts = list(_naming(name, context))
    more = [Note(f"and {len(texts) - _LISTED} more texts")] if len(texts) > _LISTED else []
    return [Note(f"the text {each.name} names it", each.located.place(each.path)) for each in texts[:_LISTED]] + more


def _naming(name: str, context: Context) -> Iterator[TextEntry]:
    """The texts that are not withheld and name something that is."""
    for entry in context.texts.entries:
        named = name in entry.asks or any(name in (piece.fact, piece.cite) for piece in entry.phrase.pieces)
        if named and may_read(entry.level, context.audience.level):
            yield entry
