"""charts.yaml, the facts and a voice in → the pack's charts out, with a problem for what they cannot honestly show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from brief_builder.charts.alt import alt_text
from brief_builder.charts.chart import Chart
from brief_builder.charts.honest import check_panel
from brief_builder.charts.model import Bar, Mark, Panel
from brief_builder.charts.notes import missing_notes
from brief_builder.charts.palette import THINGS
from brief_builder.charts.style import Style, read_style
from brief_builder.charts.terms import Terms, terms
from brief_builder.inputs import Located, validated
from brief_builder.problems import Fault, Problems, did_you_mean
from brief_builder.wording import Phrase, Voice

if TYPE_CHECKING:
    from brief_builder.facts import Fact, Facts

Path_ = tuple[str | int, ...]
Prose = Callable[[str, Path_], Phrase]


def _words(value: Any) -> Any:
    texts = list(value.values()) if isinstance(value, dict) else [value]
    if not texts or not all(isinstance(text, (str, int)) and not isinstance(text, bool) for text in texts):
        raise ValueError("write words, or words per language: {en: …}")
    return value


def _missing(value: Any) -> Any:
    return value if value is True else _words(value)


Words = Annotated[Any, AfterValidator(_words)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _BarSpec(_Record):
    label: Words
    fact: str | None = None
    missing: Annotated[Any, AfterValidator(_missing)] = None
    colour: str | None = None


class _PanelSpec(_Record):
    bars: list[_BarSpec] = Field(min_length=1)
    title: Words = ""
    colour: str = "total"
    break_after: int | None = None
    break_note: Words = ""


class _ChartSpec(_Record):
    title: Words
    subtitle: Words
    panels: list[_PanelSpec] = Field(min_length=1)
    notes: list[Words] = []


# It is part of file names, and templates write it after a dot.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")


def read_charts(
    located: Located, facts: Facts, voice: Voice, prose: Prose, style: Path, problems: Problems
) -> dict[str, Chart]:
    """The charts by name, in file order.

    A chart that has a problem is still there, so that templates which name it are not blamed as well.

    Args:
        located: charts.yaml.
        prose: compiles a text with tags, given its path in charts.yaml.
        style: the house style, a file in matplotlib's format.
    """
    look = read_style(style, problems)
    if not isinstance(located.value, dict):
        problems.add(located.problem(Fault("chart-field", "this is not a list of charts by name"), ()))
        return {}
    try:
        own_words = terms(voice.language)
    except Fault as fault:
        problems.add(located.problem(fault, ()))
        return {}
    reader = _Reader(located, facts, voice, prose, look, own_words, problems)
    charts: dict[str, Chart] = {}
    for name in located.value:
        if not _NAME.fullmatch(name):
            wrong = Fault("chart-field", f"`{name}` cannot be the name of a chart", help="use a lower-case word: trade")
            problems.add(located.problem(wrong, (name,), key=True))
            continue
        charts[name] = reader.chart(name)
    return charts


@dataclass(frozen=True, slots=True)
class _Reader:
    located: Located
    facts: Facts
    voice: Voice
    prose: Prose
    style: Style
    terms: Terms
    problems: Problems

    def chart(self, name: str) -> Chart:
        path: Path_ = (name,)
        spec = validated(_ChartSpec, self.located, path, "chart-field", self.problems)
        nothing = Phrase.of("")
        if spec is None:
            place = self.located.place(path, key=True)
            return Chart(name, nothing, nothing, (), nothing, nothing, (), (), self.style, place)
        figures: dict[str, Phrase] = {}
        panels = tuple(self._panel(panel, (*path, "panels", index), figures) for index, panel in enumerate(spec.panels))
        title = self._text(spec.title, (*path, "title"))
        subtitle = self._text(spec.subtitle, (*path, "subtitle"))
        notes = tuple(self._text(note, (*path, "notes", index)) for index, note in enumerate(spec.notes))
        notes += tuple(Phrase.of(note) for note in missing_notes(panels, map(str, notes), self.terms))
        keys = dict.fromkeys(key for fact in figures for key in self.facts.sources_of(fact))
        shorts = [self.facts.sources[key].short for key in keys if key in self.facts.sources]
        alt = nothing
        try:
            alt = alt_text(subtitle, panels, figures, shorts, self.terms)
        except Fault as fault:
            self.problems.add(self.located.problem(fault, (*path, "subtitle")))
        return Chart(
            name=name,
            title=title,
            subtitle=subtitle,
            notes=notes,
            source=Phrase.of(str(self.voice.source_line(tuple(figures)))),
            alt=alt,
            facts=tuple(figures),
            panels=panels,
            style=self.style,
            place=self.located.place(path, key=True),
        )

    def _panel(self, spec: _PanelSpec, path: Path_, figures: dict[str, Phrase]) -> Panel:
        bars = [self._bar(bar, spec.colour, (*path, "bars", index), figures) for index, bar in enumerate(spec.bars)]
        breaks = spec.break_after
        if breaks is not None and not 0 < breaks < len(bars):
            fault = Fault("chart-field", f"a break after bar {breaks} is not between two of the {len(bars)} bars")
            self.problems.add(self.located.problem(fault, (*path, "break_after")))
            breaks = None
        shown = [self.facts[bar.fact] if bar.fact is not None else None for bar in bars]
        check_panel(shown, breaks, self.located, path, self.problems)
        title = str(self._text(spec.title, (*path, "title"))) if spec.title else ""
        note = str(self._text(spec.break_note, (*path, "break_note"))) if spec.break_note else ""
        return Panel(title, tuple(bars), breaks, note)

    def _bar(self, spec: _BarSpec, colour: str, path: Path_, figures: dict[str, Phrase]) -> Bar:
        label = str(self._text(spec.label, (*path, "label")))
        of = spec.colour or colour
        if of not in THINGS:
            cure = did_you_mean(of, THINGS) or "known here: " + ", ".join(THINGS)
            fault = Fault("chart-field", f"nothing of the kind `{of}` has a colour", help=cure)
            at = (*path, "colour") if spec.colour else (*path[:-2], "colour")
            self.problems.add(self.located.problem(fault, at))
            of = "context"
        fact = self._fact(spec, path)
        if fact is None or fact.figure is None:
            words = self.terms.not_published
            if spec.missing not in (None, True):
                words = str(self._text(spec.missing, (*path, "missing")))
            return Bar(label, None, None, None, words, "missing", None, of)
        figure = fact.figure
        # Where a bar hangs, its place says the sign; the words then give the size, as the text does.
        said = self.voice.size(fact) if figure.value < 0 else self.voice.figure(fact)
        figures.setdefault(fact.name, said)
        mark: Mark = "derived" if figure.derived else "estimated" if figure.estimated else "stated"
        return Bar(
            label, figure.value, figure.low, figure.high, str(said), mark, fact.name, of,
            scale=figure.shown_scale(), decimals=figure.decimals,
        )  # fmt: skip

    def _fact(self, spec: _BarSpec, path: Path_) -> Fact | None:
        """The fact the bar shows; None when it is missing, with a problem when nothing says so."""
        if spec.fact is None:
            if spec.missing is None:
                fault = Fault(
                    "chart-data", "this bar has no figure", help="add `fact:`, or `missing:` with the words to show"
                )
                self.problems.add(self.located.problem(fault, path))
            return None
        if spec.missing is not None:
            fault = Fault("chart-field", "a bar with a fact is not missing", help="remove `fact:` or `missing:`")
            self.problems.add(self.located.problem(fault, (*path, "missing"), key=True))
        fact = self.facts.get(spec.fact)
        at = (*path, "fact")
        if fact is None and (spec.fact in self.facts.broken or not self.facts.whole):
            pass  # the fact's own entry is wrong, and has been reported there
        elif fact is None:
            fault = Fault(
                "chart-data",
                f"there is no fact `{spec.fact}`",
                help=did_you_mean(spec.fact, self.facts) or "`brief facts` lists them",
            )
            self.problems.add(self.located.problem(fault, at))
        elif fact.figure is None:
            fault = Fault("chart-data", f"the fact `{spec.fact}` has no figure", help="name one that has a value")
            self.problems.add(self.located.problem(fault, at))
        elif fact.rank == "contradicted":
            fault = Fault(
                "fact-contradicted", f"`{fact.name}` is contradicted: it is not drawn as a fact", help="take it out"
            )
            self.problems.add(self.located.problem(fault, at))
            return None
        return fact

    def _text(self, words: Any, path: Path_) -> Phrase:
        """The words in the language of the voice, their tags filled."""
        if isinstance(words, Mapping):
            if self.voice.language not in words:
                fault = Fault("text-missing", f"there are no words in `{self.voice.language}` here")
                self.problems.add(self.located.problem(fault, path))
                return Phrase.of("")
            path, words = (*path, self.voice.language), words[self.voice.language]
        return self.prose(str(words), path)
