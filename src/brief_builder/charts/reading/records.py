"""The entries of charts.yaml, as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from brief_builder.charts.look.palette import is_written
from brief_builder.charts.model import Kind, Output
from brief_builder.inputs.levels import Level


def is_words(value: Any) -> bool:
    """Whether it is a text for all languages, or a group of texts by language; a number counts as its digits."""
    texts = list(value.values()) if isinstance(value, dict) else [value]
    return bool(texts) and all(isinstance(text, (str, int)) and not isinstance(text, bool) for text in texts)


def _words(value: Any) -> Any:
    if not is_words(value):
        raise ValueError("write words, or words per language: {en: …}")
    return value


def _missing(value: Any) -> Any:
    return value if value is True else _words(value)


# Words for all languages, or a group of them by language. Beside the validator, what may be written, for editors.
_ByLanguage = dict[Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")], str | int]
_WordsWritten = str | int | _ByLanguage
Words = Annotated[Any, PlainValidator(_words, json_schema_input_type=_WordsWritten)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PointRecord(_Record):
    """A point: a fact, or `missing` with the words that say so."""

    label: Words = ""
    fact: str | None = None
    missing: Annotated[Any, PlainValidator(_missing, json_schema_input_type=Literal[True] | _WordsWritten)] = None
    colour: str | None = None
    total: bool = False
    last: bool = False


class SeriesRecord(_Record):
    """Points of one thing, at length or by the names of their facts."""

    name: Words = ""
    colour: str | None = None
    points: list[PointRecord] = []
    facts: list[str | None] = []


class EventRecord(_Record):
    """A fact on a timeline; without words of its own, the label of the fact."""

    fact: str
    text: Words = ""
    colour: str | None = None


class AnnotationRecord(_Record):
    """Words beside the category called `at`."""

    at: Words
    text: Words = ""
    fact: str | None = None
    series: Words = ""


class PanelRecord(_Record):
    """One of: bars or facts of a single series, several series, events."""

    kind: Kind | None = None
    title: Words = ""
    colour: str | None = None
    bars: list[PointRecord] = []
    facts: list[str | None] = []
    series: list[SeriesRecord] = []
    events: list[EventRecord] = []
    labels: list[Words] = []
    direction: Literal["column", "bar"] | None = None
    decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    sort: Literal["size", "given"] | None = None
    highlight: list[Words] = []
    break_after: int | None = None
    break_note: Words = ""
    annotations: list[AnnotationRecord] = []


class SubtitleRecord(_Record):
    """The four things that a reader must be told of any chart; unit and period come from the facts if left out."""

    measure: Words
    place: Words
    unit: Words = ""
    period: Words = ""


class WaiveRecord(_Record):
    """A rule that a person has set aside, and why."""

    rule: Literal["title"]
    reason: Words


class ChartRecord(PanelRecord):
    """A chart: its words, and its panels; the entries of a single panel may stand in it."""

    kind: Kind = "column"
    output: Output = Field(default="picture", alias="as")
    title: Words
    subtitle: Annotated[Any, PlainValidator(lambda v: v, json_schema_input_type=SubtitleRecord | _WordsWritten)]
    panels: list[PanelRecord] = []
    notes: list[Words] = []
    scales: Literal["own", "shared"] = "own"
    waive: list[WaiveRecord] = []
    audience: Level = "public"
    marking: str = ""


ANNOTATIONS = 2  # of a panel: as many as a reader takes in
PANEL_ENTRIES = ("bars", "facts", "series", "events")
_NAMED = re.compile(r"accent[1-6]|context")


def is_subtitle_record(value: Any) -> bool:
    """Whether a subtitle is written in its parts rather than in words, by language or for all."""
    return isinstance(value, Mapping) and not value.keys().isdisjoint(SubtitleRecord.model_fields)


def is_colour(value: Any) -> bool:
    """Whether it is one: `accent1` to `accent6`, `context`, or `#rrggbb`."""
    return isinstance(value, str) and (_NAMED.fullmatch(value) is not None or is_written(value))
