"""A pack, its facts and a language → what templates may write, by name; every text already evaluated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from brief_builder.build.asking import WithheldFact, asking
from brief_builder.build.audience import Audience
from brief_builder.build.drawing_ahead import draw_ahead
from brief_builder.build.names import Names, Root, Unknown, fact_tree
from brief_builder.build.reuse import Reuse, content
from brief_builder.build.spoken_texts import SpokenTexts, spoken_texts
from brief_builder.build.themes import chart_theme
from brief_builder.build.withheld_names import CHART
from brief_builder.charts import Chart, ShownChart, Undrawn, chart_names, facts_written, read_charts
from brief_builder.facts import Facts, Finding, Source
from brief_builder.inputs import Located
from brief_builder.inputs.levels import LEVELS
from brief_builder.inputs.located import Path_
from brief_builder.pack import Pack
from brief_builder.pack.model import ALL
from brief_builder.problems import Fault, Place, Problems
from brief_builder.template import Expressions, Prose, compile_prose
from brief_builder.wording import FILTERS, Phrase, Piece, SpokenFact, Voice
from brief_builder.wording.findings.spoken import spoken_findings

RESERVED = (
    "audience", "chart", "charts", "cited", "findings", "loop",
    "matrix", "pack", "questions", "sources", "stale", "text",
)  # fmt: skip


@dataclass(frozen=True)
class SpokenSource:
    """What a template sees of a source. Its words are no facts, but they are accounted for all the same."""

    key: str
    title: Phrase
    publisher: Phrase
    short: Phrase
    language: Phrase
    published: Phrase
    retrieved: Phrase
    address: Phrase | None
    sha256: Phrase | None
    note: Phrase | None
    template_names: ClassVar[frozenset[str]] = frozenset(
        {"key", "title", "publisher", "short", "language", "published", "retrieved", "address", "sha256", "note"}
    )


class Context:
    """The data of one language, and who words its citations."""

    def __init__(
        self,
        pack: Pack,
        facts: Facts,
        language: str,
        as_of: date,
        stale: Sequence[str],
        broken: set[str],
        findings: Sequence[Finding] = (),
        reuse: Reuse | None = None,
    ) -> None:
        self.pack = pack
        self.facts = facts
        self.language = language
        self.voice = Voice(language, facts, pack.numerals(language))
        self.charts: Mapping[str, Chart] = {}
        self._as_of = as_of
        self._stale = stale
        self._broken = broken
        self._findings = findings
        self.audience = Audience(pack, facts)
        self.hidden_charts: Mapping[str, Chart] = {}  # charts of the pack that its readers may not see
        self.narrowing: Mapping[str, tuple[str, ...]] = {}  # chart → the withheld facts that it draws or names
        self.texts = SpokenTexts()
        self._whole: dict[str, Any] = {}  # what templates may name, with what readers do not see
        self._reuse = reuse or Reuse()
        # The texts of all languages name the same facts.
        self.expressions = self._reuse.once("expressions", (), (), lambda: Expressions(FILTERS))
        self._spoken: dict[str, SpokenFact] = {}
        self.data: dict[str, Any] = {}
        self.said: dict[tuple[str, Path_], tuple[Located, Prose]] = {}  # (file, path) → a text of the pack
        self._asks: dict[tuple[str, Path_], tuple[str, ...]] = {}  # (file, path) → what is withheld and it asks for

    # -- what the merge asks for

    def citation(self, name: str) -> Phrase:
        """The words of a fact's footnote, each accounted for by the fact."""
        return _as_phrase(self.voice.citation(name), name)

    def spoken(self, name: str) -> SpokenFact:
        """What a template sees of a fact; made once, as it is asked for by every check and every document."""
        if name not in self._spoken:
            self._spoken[name] = SpokenFact(self.voice, self.facts[name])
        return self._spoken[name]

    # -- variants of the data

    def for_checking(self) -> Mapping[str, Any]:
        """The data, with every fact standing for those that will have been cited."""
        data = Root({**self.data, **self._whole})
        data.template_partial = not self.facts.whole
        data["cited"] = [self.spoken(name) for name in self.facts]
        return data

    def for_insiders(self) -> Mapping[str, Any]:
        """The data as conditions find them where nothing is withheld, and nothing has been cited yet."""
        levels = Names("audience")
        for level in LEVELS:
            levels[level] = True
        pack = {**self.data["pack"], "audience": LEVELS[0]}
        return Root({**self.data, **self._whole, "audience": levels, "pack": pack})

    def undrawn(self) -> Mapping[str, Any]:
        """The data with charts that have words and facts, and no picture."""
        return {**self.data, **self._by_name({name: Undrawn(chart) for name, chart in self._all_charts().items()})}

    # -- making it

    def fill(self, problems: Problems) -> None:
        """Make `data`; what is wrong in texts, charts and matrices goes into problems."""
        self.data = self._facts(problems)
        self.data["pack"] = self._pack()
        self.data["audience"] = self._levels()
        told = (s for s in self.facts.sources.values() if s.key not in self.audience.hidden_sources)
        self.data["sources"] = [self._source(s) for s in sorted(told, key=lambda s: s.tier)]
        self.data["questions"] = self._questions()
        self.data["stale"] = [Phrase((Piece(line, "@age"),)) for line in self._stale]
        self.data["findings"] = spoken_findings(self.voice, self.audience.findings(self._findings))
        self.data["matrix"] = self._matrices(problems)
        self.data |= self._by_name({})
        self.data["cited"] = []
        self._charts(problems)
        located = self.pack.texts.get(self.language)
        if located is None:
            self.data["text"] = Unknown()
            return

        def prose(text: str, path: Path_) -> tuple[Any, tuple[str, ...]]:
            return self._prose(located, text, path, problems), self._asks.get((located.file, path), ())

        self.texts = spoken_texts(located, self.audience.level, prose)
        self.data["text"], self._whole["text"] = self.texts.told, self.texts.whole

    def _facts(self, problems: Problems) -> dict[str, Any]:
        hidden = self.audience.hidden_facts

        def spoken(name: str) -> Any:
            if name in hidden and "." not in name:
                return WithheldFact(self.voice, self.facts[name])
            return self.spoken(name) if name in self.facts else Unknown()

        def place(name: str) -> Place | None:
            return self.facts[name].place if name in self.facts else None

        names = [*self.facts, *sorted(self._broken - set(self.facts))]
        tree = fact_tree(names, spoken, place, whole=self.facts.whole, hidden=hidden)
        for word in RESERVED:
            if word in tree:
                first = next(n for n in self.facts if n.split(".")[0] == word)
                fault = Fault("fact-name", f"a fact's name cannot begin with `{word}`, which has a meaning of its own")
                problems.add(self.facts.problem(first, fault))
        return tree

    def _pack(self) -> dict[str, Any]:
        pack, language = self.pack, self.language
        words = {
            "title": pack.title.get(language, ""),
            "subtitle": pack.subtitle.get(language, ""),
            "edition": pack.edition.get(language, ""),
            "marking": pack.marking.get(language, ""),
            "owner": pack.owner.get(language) or pack.owner.get(ALL, ""),
            "as_of": str(self.voice.date(self._as_of)),
        }
        spoken: dict[str, Any] = {key: Phrase((Piece(text, "@pack"),)) for key, text in words.items()}
        spoken["audience"] = pack.audience
        spoken["language"] = language
        return spoken

    def _levels(self) -> Names:
        """`audience.partner`: whether those for whom is built may read what is for partners."""
        levels = Names("audience")
        for level in LEVELS:
            levels[level] = self.audience.reads(level)
        return levels

    def _source(self, source: Source) -> SpokenSource:
        def said(text: str) -> Phrase:
            return Phrase.of(text, f"@source.{source.key}")

        address = source.address or source.inferred_address
        note = source.note.get(self.language, "")
        return SpokenSource(
            key=source.key,
            title=Phrase.of(source.title, f"@source.{source.key}", lang=self.voice.foreign(source)),
            publisher=said(source.publisher_in(self.language)),
            short=said(source.short_in(self.language)),
            language=said(self.voice.language_name(source.language)),
            published=said(self.voice.known_date(source.published)),
            retrieved=said(self.voice.known_date(source.retrieved)),
            address=said(address if source.address else self.voice.inferred(address)) if address else None,
            sha256=said(source.sha256) if source.sha256 else None,
            note=said(note) if note else None,
        )

    def _questions(self) -> list[dict[str, Phrase]]:
        told = filter(self.audience.question, self.facts.questions)
        return [
            {
                "ref": Phrase((Piece(question.ref, f"@question.{question.ref}"),)),
                "question": Phrase((Piece(question.question.get(self.language, ""), f"@question.{question.ref}"),)),
            }
            for question in told
        ]

    def _charts(self, problems: Problems) -> None:
        located = self.pack.charts
        if located is None:
            return

        def prose(text: str, path: Path_) -> Phrase:
            said = self._prose(located, text, path, problems)
            return said if isinstance(said, Phrase) else Phrase(())

        style = self.pack.find(self.pack.style)
        if style is None and "style" in self.pack.located.value:
            message = f"there is no chart style {self.pack.style}"
            problems.add(self.pack.located.problem(Fault("style-missing", message), ("style",)))
            self.data |= self._by_name({name: Unknown() for name in chart_names(located)})
            return
        theme = chart_theme(self.pack, self.language, problems)
        read = read_charts(located, self.facts, self.voice, prose, style, problems, theme)
        every = {name: self._as_before(chart) for name, chart in read.items()}
        self.narrowing = {name: self._withheld_in(located, chart) for name, chart in every.items()}
        self.charts = {
            name: chart
            for name, chart in every.items()
            if self.audience.reads(chart.audience) and not self.narrowing[name]
        }
        for chart in self.charts.values():
            draw_ahead(chart, self._reuse)
        self.hidden_charts = {name: chart for name, chart in every.items() if name not in self.charts}
        shown = {name: ShownChart(chart) for name, chart in every.items()}
        self.data |= self._by_name({name: shown.get(name, Unknown()) for name in chart_names(located)})

    def _withheld_in(self, located: Located, chart: Chart) -> tuple[str, ...]:
        """The withheld facts that a chart draws, or names in anything: an annotation, a label, a note of a break."""
        asked = (
            name
            for (file, path), names in self._asks.items()
            if file == located.file and path[:1] == (chart.name,)
            for name in names
        )
        named = dict.fromkeys((*chart.facts, *facts_written(located.value.get(chart.name)), *asked))
        return tuple(name for name in named if name in self.audience.hidden_facts)

    def _all_charts(self) -> Mapping[str, Chart]:
        every = {**self.charts, **self.hidden_charts}
        names = chart_names(self.pack.charts) if self.pack.charts is not None else ()
        return {name: every[name] for name in names if name in every}

    def _as_before(self, chart: Chart) -> Chart:
        """The chart, with the pictures that an earlier build drew of one that is the same."""
        return chart.sharing(self._reuse.once("chart", (), (content(chart.looks()),), lambda: chart))

    def _matrices(self, problems: Problems) -> dict[str, Any]:
        from brief_builder.build.matrices import read_matrices, told_matrices

        located = self.pack.matrices
        if located is None:
            return {}
        self._whole["matrix"] = read_matrices(located, self.facts, self.voice, self._broken, problems)
        return told_matrices(located, self._whole["matrix"], self.audience)

    def _prose(self, located: Located, text: str, path: Path_, problems: Problems) -> Any:
        prose, faults = compile_prose(text, self.data, self.expressions)
        for fault in faults:
            problems.add(located.problem(fault, path))
        if prose is None:
            return Unknown()
        self.said[located.file, path] = located, prose
        if not prose.whole:
            return Phrase(())  # nothing is rendered then; the file that is wrong has been reported
        try:
            with asking() as asked:
                said = self.voice.joined(prose.phrase(self.data))
            self._asks[located.file, path] = tuple(asked)
            return said
        except Fault as fault:
            problems.add(located.problem(fault, path))
            return Unknown()

    def _by_name(self, charts: Mapping[str, Any]) -> dict[str, Any]:
        """`chart`, the charts by their names, and `charts`, in their order those that readers may see."""
        named = Names("chart")
        for name, chart in charts.items():
            named[name] = chart
            if name in self.hidden_charts:
                named.hide(name)
                named.telling(name, (f"{CHART}{name}",))
        return {"chart": named, "charts": [chart for name, chart in charts.items() if name not in self.hidden_charts]}


def _as_phrase(words: Any, fact: str) -> Phrase:
    return words if isinstance(words, Phrase) else Phrase((Piece(str(words), fact),))
