"""What a pack is: plain records, frozen once read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from brief_builder.inputs import Located
from brief_builder.problems import shown_path

ALL = ""  # the language of a text that stands for all
Texts = Mapping[str, str]  # language tag → text; "" is every language


@dataclass(frozen=True)
class Edition:
    """What the files for one audience say otherwise; what is empty is as the pack says."""

    title: Texts
    subtitle: Texts
    marking: Texts
    edition: Texts
    owner: Texts


@dataclass(frozen=True)
class Pack:
    """A folder with pack.yaml, and all that it names.

    Attributes:
        folder: the pack's folder.
        shown: its name in messages, relative to where the command runs if it lies below.
        name: the name of its output folder.
        title, subtitle, marking: by language.
        edition: the name of this dated build, as printed.
        as_of: the date at which staleness is judged, unless another is given.
        owner: who answers for it, by language, "" for all; the author in the files' properties.
        audience: for whom it is built: 'internal', 'partner' or 'public'.
        own_audience: for whom it is built when nobody says.
        editions: audience → what the files for it say otherwise.
        languages: language tags to build.
        digits: language → 'khmer' or 'latin', how its numbers are written; latin for one that is not in it.
        templates: document ('brief', 'deck') → language, "" for all → the template's file name; empty for a pack of
            charts alone.
        style: the chart style's file name.
        house_style: the name of a house style, or its file in the pack; 'none' for none.
        roots: folders in which templates and styles may lie, the nearest first.
        texts: language → texts/LANGUAGE.yaml; empty for a pack of charts alone.
        charts, matrices: charts.yaml and matrices.yaml; None where the pack has none.
        located: pack.yaml itself, for the places of its entries.
    """

    folder: Path
    shown: str
    name: str
    title: Texts
    subtitle: Texts
    marking: Texts
    edition: Texts
    as_of: date
    owner: Texts
    audience: str
    languages: tuple[str, ...]
    digits: Mapping[str, str]
    templates: Mapping[str, Texts]
    style: str
    house_style: str
    roots: tuple[Path, ...]
    texts: Mapping[str, Located]
    charts: Located | None
    matrices: Located | None
    located: Located
    own_audience: str = "internal"
    editions: Mapping[str, Edition] = field(default_factory=dict)

    def built_for(self, audience: str) -> Pack:
        """The pack as it is for an audience, with what `audiences:` says of it."""
        said = self.editions.get(audience)
        entries = {name: words for name, words in vars(said).items() if words} if said is not None else {}
        return replace(self, audience=audience, **entries)

    def entry(self, name: str) -> tuple[str, ...]:
        """Where in pack.yaml the words of an entry stand for the audience: `marking`, or `audiences`, `partner`, …"""
        said = self.editions.get(self.audience)
        return ("audiences", self.audience, name) if said is not None and getattr(said, name) else (name,)

    @property
    def folder_name(self) -> str:
        """Of the folder of its files: `PACK`, or `PACK-partner` for others than its own audience."""
        return self.name if self.audience == self.own_audience else f"{self.name}-{self.audience}"

    def file_name(self, stem: str, language: str, kind: str) -> str:
        """`brief.en.docx`, or `brief.partner.en.docx`: a file that is taken out of its folder still says for whom."""
        whom = "" if self.audience == self.own_audience else f".{self.audience}"
        return f"{stem}{whom}.{language}.{kind}"

    def chart_file(self, chart: str, language: str, kind: str = "svg") -> str:
        """The path of a chart's picture that stands by itself, below the folder of the files."""
        return f"charts/{self.file_name(chart, language, kind)}"

    def numerals(self, language: str) -> str:
        """CLDR's code of the digits to write a language with; "" for 0 to 9."""
        return "khmr" if self.digits.get(language) == "khmer" else ""

    def find(self, name: str) -> Path | None:
        """The file of this name in the nearest folder that has it; None where none has, or the name leads outside."""
        return self._nearest(name)

    def template(self, document: str, language: str) -> Path | None:
        """The template of a document in the nearest folder: the one for the language there, else that for all."""
        name = self.template_name(document, language)
        stem, dot, suffix = name.rpartition(".")
        return self._nearest(f"{stem}.{language}{dot}{suffix}", name)

    def _nearest(self, *names: str) -> Path | None:
        for root in self.roots:
            for candidate in (root / name for name in names):
                if candidate.is_file() and root.resolve() in candidate.resolve().parents:
                    return candidate
        return None

    def template_name(self, document: str, language: str) -> str:
        """What pack.yaml calls the template of a document in a language; "" when it names none for it."""
        names = self.templates[document]
        return names.get(language) or names.get(ALL, "")

    def show(self, path: Path) -> str:
        """A path as messages give it."""
        return shown_path(path)
