"""charts.yaml, the facts and a voice in → the pack's charts out, with a problem for what they cannot honestly show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brief_builder.charts.chart import Chart
from brief_builder.charts.look.palette import Palette
from brief_builder.charts.look.style import read_style
from brief_builder.charts.model import Kind, Output, Panel
from brief_builder.charts.native.notes import native_notes
from brief_builder.charts.native.refusing import why_not_native
from brief_builder.charts.reading.once import unit_once
from brief_builder.charts.reading.panels import PanelReader, entries
from brief_builder.charts.reading.records import ChartRecord, PanelRecord, is_colour
from brief_builder.charts.reading.subtitle import read_subtitle
from brief_builder.charts.reading.telling import Path_, Prose, Telling
from brief_builder.charts.rules.check import check_chart
from brief_builder.charts.rules.typed import check_typed
from brief_builder.charts.words.alt import alt_text
from brief_builder.charts.words.notes import missing_notes
from brief_builder.charts.words.table import NOTHING, Recalled, in_full, own_words
from brief_builder.charts.words.terms import terms
from brief_builder.inputs import Located, validated
from brief_builder.pack.naming import is_plain_name
from brief_builder.problems import Fault, Problems
from brief_builder.wording import Phrase, Voice

if TYPE_CHECKING:
    from brief_builder.charts.look.theme import Theme
    from brief_builder.facts import Facts

# It is part of file names, and templates write it after a dot.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
COLOURS = "colours"  # the entry of charts.yaml that is no chart


def read_charts(
    located: Located,
    facts: Facts,
    voice: Voice,
    prose: Prose,
    style: Path | None,
    problems: Problems,
    theme: Theme | None = None,
) -> dict[str, Chart]:
    """The charts by name, in file order.

    A chart that has a problem is still there, so that templates which name it are not blamed as well.

    Args:
        located: charts.yaml.
        prose: compiles a text with tags, given its path in charts.yaml.
        style: the house style, a file in matplotlib's format; None for the shipped one.
        theme: whose colours and typeface hold where the style names none; None for the shipped one.
    """
    look = read_style(style, problems, theme)
    if not isinstance(located.value, dict):
        cure = "write each chart under its name: `trade:`, and its entries below, two spaces further in"
        problems.add(located.problem(Fault("chart-field", "this is not a list of charts by name", help=cure), ()))
        return {}
    try:
        spoken = terms(voice.tag)
    except Fault as fault:
        problems.add(located.problem(fault, ()))
        return {}
    palette = _palette(located, look.accents, look.faint, problems)
    telling = Telling(located, facts, voice, prose, look, palette, spoken, problems)
    charts: dict[str, Chart] = {}
    for name in chart_names(located):
        if not _NAME.fullmatch(name) or not is_plain_name(name):
            wrong = Fault("chart-field", f"`{name}` cannot be the name of a chart", help="use a lower-case word: trade")
            problems.add(located.problem(wrong, (name,), key=True))
            continue
        charts[name] = _chart(telling, name)
    return charts


def chart_names(located: Located) -> list[str]:
    """What the charts are called, right or wrong, in file order."""
    return [str(name) for name in located.value if name != COLOURS] if isinstance(located.value, dict) else []


def facts_written(entry: Any) -> Iterator[str]:
    """The names of the facts in an entry of charts.yaml, wherever they stand: points, series, events, annotations."""
    if isinstance(entry, Mapping):
        for key, value in entry.items():
            names = value if key == "facts" and isinstance(value, list) else [value] if key == "fact" else ()
            yield from (name for name in names if isinstance(name, str))
            yield from facts_written(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from facts_written(value)


def _palette(located: Located, accents: tuple[str, ...], context: str, problems: Problems) -> Palette:
    """The colours of the pack's things."""
    given = located.value.get(COLOURS, {})
    if not isinstance(given, Mapping):
        fault = Fault("chart-field", "`colours` is not a list of things with their colours", help="exports: accent1")
        problems.add(located.problem(fault, (COLOURS,)))
        return Palette(accents, {}, context)
    things: dict[str, str] = {}
    for thing, colour in given.items():
        if is_colour(colour):
            things[str(thing)] = context if colour == "context" else colour.lower()
        else:
            cure = 'write `accent1` to `accent6` for a colour of the theme, `context` for grey, or "#12436D"'
            fault = Fault("chart-field", f"`{colour}` is not a colour", help=cure)
            problems.add(located.problem(fault, (COLOURS, thing)))
            things[str(thing)] = context
    return Palette(accents, things, context)


def _chart(telling: Telling, name: str) -> Chart:
    path: Path_ = (name,)
    telling = replace(telling, said={}, typed=[])
    located, voice, nothing = telling.located, telling.voice, Phrase.of("")
    place = located.place(path, key=True)
    record = validated(ChartRecord, located, path, "chart-field", telling.problems)
    kind: Kind = record.kind if record is not None else "column"
    words: dict[str, Any] = {"title": nothing, "subtitle": nothing, "notes": (), "source": nothing, "alt": nothing}
    words["full"] = NOTHING
    if record is None:
        return Chart(
            name, kind, "picture", **words, facts=(), panels=(), shared=False, style=telling.style,
            palette=telling.palette, language=voice.tag, place=place,
        )  # fmt: skip
    reader = PanelReader(telling)
    panels = _panels(record, reader, telling, path)
    figures = reader.figures
    words["title"] = telling.text(record.title, (*path, "title"))
    words["subtitle"] = read_subtitle(telling, record.subtitle, panels, (*path, "subtitle"))
    panels = tuple(unit_once(panel, str(words["subtitle"]), telling.facts, voice) for panel in panels)
    notes = tuple(telling.text(note, (*path, "notes", index)) for index, note in enumerate(record.notes))
    check_chart(telling, record, panels, reader.rows, words["title"], words["subtitle"], notes, path)
    check_typed(telling, panels, telling.typed)
    shared = record.scales == "shared"
    output, written = _output(record, panels, telling, path), [str(note) for note in notes]
    own = tuple(missing_notes(panels, written, telling.terms, shared=shared))
    if output == "native":  # the picture that stands alone shows what Office does not draw
        words["picture_notes"] = notes + own
        own = tuple(native_notes(panels, written, telling.terms))
    notes += own
    words["source"] = Phrase.of(str(voice.source_line(tuple(figures))), own_words(name))
    keys = dict.fromkeys(key for fact in figures for key in telling.facts.sources_of(fact))
    shorts = [telling.facts.sources[key].short_in(voice.language) for key in keys if key in telling.facts.sources]
    try:
        words["alt"] = alt_text(words["subtitle"], panels, shorts, telling.terms)
    except Fault as fault:
        telling.fault(fault, (*path, "subtitle"))
    # What no fact prints in them has been told at its place, or is counted by the chart itself.
    words |= {entry: words[entry].accounted(own_words(name)) for entry in ("title", "subtitle", "alt")}
    words["notes"] = tuple(note.accounted(own_words(name)) for note in notes)
    facts = telling.facts
    recalled = Recalled(
        name, lambda f: voice.charted(facts[f]), lambda f: voice.period_label(facts[f]), telling.said,
        lambda f: voice.figure(facts[f]).in_digits,
    )  # fmt: skip
    words["full"] = in_full(panels, telling.terms, recalled)
    return Chart(
        name, panels[0].kind if panels else kind, output, **words, facts=tuple(figures), panels=panels, shared=shared,
        style=telling.style, palette=telling.palette, language=voice.tag, place=place, audience=record.audience,
        marking=record.marking,
    )  # fmt: skip


def _output(record: ChartRecord, panels: tuple[Panel, ...], telling: Telling, path: Path_) -> Output:
    """What stands where a template names the chart; a picture where it cannot be what was asked for."""
    if record.output != "native":
        return record.output
    if not any(panel.points or panel.events for panel in panels):
        return "picture"  # of nothing, which has been told
    fault = why_not_native(panels)
    if fault is None:
        return "native"
    telling.fault(fault, (*path, "as"))
    return "picture"


def _panels(record: ChartRecord, reader: PanelReader, telling: Telling, path: Path_) -> tuple[Panel, ...]:
    own = PanelRecord.model_construct(**entries(record))
    alone = any(value for name, value in entries(record).items() if name != "kind")
    if record.panels and alone:
        cure = "move it into the panels, or leave `panels:` out"
        telling.fault(Fault("chart-field", "the chart has panels, and the entries of one", help=cure), path, key=True)
    if not record.panels:
        return (reader.panel(own, record.kind, path, path),)
    panels = tuple(
        reader.panel(panel, record.kind, (*path, "panels", index), path) for index, panel in enumerate(record.panels)
    )
    if record.scales == "own":
        return panels
    return reader.sharing(panels)
