"""A pack in → what it knows: each fact, its figure, its evidence, and where it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from brief_builder.build.loading import Loaded, load
from brief_builder.build.producing import render_all
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.records import uses_by_fact
from brief_builder.build.sources import quoted_places
from brief_builder.build.system_errors import told_of_system
from brief_builder.facts import Fact, Facts
from brief_builder.facts.findings.staleness import ages
from brief_builder.facts.formulas.derive import narrowing
from brief_builder.inputs.levels import may_read
from brief_builder.problems import Place, Problems
from brief_builder.proof import UseRecord
from brief_builder.wording import SpokenFact, Voice


@dataclass(frozen=True)
class FactReport:
    """A fact as a person asks after it.

    Attributes:
        figure: as printed; for a fact without a number its text or list; for an identity what it says.
        low, high: the interval in base units; None without a number.
        evidence: the quoted words, or how it is computed.
        computed: a derived fact as one would write it down, with its result; "" for any other.
        inputs: names of the facts that its formula uses.
        narrowed: of these, the ends that an identity leaves to them.
        evidence: the quoted words, the row or cell of data, or how it is computed.
        record: the row or cell alone, such as tables/trade.csv, line 12; "" without one.
        sources: short names of the sources it rests on.
        state: '', or why it is not printed as it stands ('contradicted', 'stale', 'broken', …).
        uses: where it is printed in the files that a build makes; None when the pack has errors.
        found: where its quote stands in the full text, “report.pdf, page 3”; "" when nobody knows.
    """

    name: str
    ref: str
    kind: str
    label: str
    figure: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    period: str
    evidence: str
    quote: str
    record: str
    formula: str
    computed: str
    inputs: tuple[str, ...]
    narrowed: Mapping[str, tuple[Decimal, Decimal]]
    sources: tuple[str, ...]
    note: str
    state: str
    place: Place
    uses: Sequence[UseRecord] | None
    found: str = ""


@told_of_system
def fact_reports(
    folder: str | Path | None = None,
    *,
    as_of: date | None = None,
    with_uses: bool = False,
    sources: str | Path | None = None,
    audience: str | None = None,
    progress: Progress = quiet,
) -> tuple[list[FactReport], Problems]:
    """Every fact of a pack in file order, those that cannot be read last, and the pack's problems.

    Args:
        folder: the pack; None looks where `find_pack` does.
        as_of: the date at which staleness is judged; None takes the pack's.
        with_uses: render the documents in memory to learn where each fact is printed.
        sources: a folder with full texts of the sources, beside those in the pack.
        audience: whose files are meant, 'internal', 'partner' or 'public': facts that may not be in them are left out.
            None takes the pack's own, with all facts.
        progress: is told what is begun.

    Raises:
        BriefError: pack-missing, or the pack has no facts that can be read.
    """
    loaded = load(folder, as_of=as_of, sources=sources, audience=audience, progress=progress)
    uses: dict[str, list[UseRecord]] | None = None
    if with_uses and not loaded.problems.has_errors:
        uses = uses_by_fact(loaded, render_all(loaded, loaded.problems, draw=False, progress=progress))
    reports = reports_of(loaded, uses)
    if audience is not None and loaded.pack is not None:
        told = {name for name, fact in loaded.facts.items() if may_read(fact.audience, loaded.pack.audience)}
        reports = [each for each in reports if each.name in told or each.name not in loaded.facts]
    return reports, loaded.problems


def reports_of(loaded: Loaded, uses: Mapping[str, Sequence[UseRecord]] | None = None) -> list[FactReport]:
    """The same of a pack that was read; `uses` are the places of each fact, None where nobody knows them."""
    language = next(iter(loaded.contexts), "en")
    voice = Voice(language, loaded.facts)
    stale = {age.fact.name for age in ages(loaded.facts, loaded.as_of)}
    found = quoted_places(loaded.facts, loaded.texts)
    reports = [
        replace(
            _report(fact, voice, None if uses is None else uses.get(name, []), stale),
            found=found.get(name, ""),
        )
        for name, fact in loaded.facts.items()
    ]
    where = Place(loaded.pack.shown if loaded.pack is not None else "")
    return reports + [_broken(name, where) for name in sorted(loaded.facts.broken)]


def _broken(name: str, where: Place) -> FactReport:
    """A fact that is written and cannot be read; what is wrong with it is among the problems."""
    return FactReport(
        name=name,
        ref="",
        kind="",
        label="",
        figure="cannot be read: `brief check` says why",
        low=None,
        high=None,
        unit="",
        period="",
        evidence="",
        quote="",
        record="",
        formula="",
        computed="",
        inputs=(),
        narrowed={},
        sources=(),
        note="",
        state="broken",
        place=where,
        uses=None,
    )


def _report(fact: Fact, voice: Voice, uses: Sequence[UseRecord] | None, stale: set[str]) -> FactReport:
    language = voice.language
    figure = fact.figure
    return FactReport(
        name=fact.name,
        ref=fact.ref,
        kind=fact.kind,
        label=fact.label.get(language, ""),
        figure=_said(fact, voice),
        low=figure.low if figure is not None else None,
        high=figure.high if figure is not None else None,
        unit=figure.unit if figure is not None else "",
        period=fact.period.raw,
        evidence=str(voice.evidence(fact.name)),
        quote=fact.quote.exact if fact.quote is not None else "",
        record=str(fact.record) if fact.record is not None else "",
        formula=fact.formula or "",
        computed=str(voice.computation(fact.name)) if fact.rank != "contradicted" else "",
        inputs=fact.inputs,
        narrowed=_narrowed(fact, voice.facts),
        sources=tuple(
            voice.facts.sources[key].short for key in voice.facts.sources_of(fact.name) if key in voice.facts.sources
        ),
        note=fact.note.get(language, ""),
        state=_state(fact, stale),
        place=fact.place,
        uses=uses,
    )


def _narrowed(fact: Fact, facts: Facts) -> dict[str, tuple[Decimal, Decimal]]:
    limits = narrowing(fact.given, facts) if fact.given else {}
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for name in fact.inputs:
        figure = facts[name].figure
        if name in limits and figure is not None and limits[name] != figure.interval:
            found[name] = limits[name].low, limits[name].high
    return found


def _said(fact: Fact, voice: Voice) -> str:
    if fact.rank == "contradicted":
        return f"{SpokenFact(voice, fact).claim} (contradicted)"
    if fact.kind == "identity":
        return str(voice.evidence(fact.name))
    return str(SpokenFact(voice, fact))


def _state(fact: Fact, stale: set[str]) -> str:
    words = [fact.rank] if fact.rank not in ("normal", "preferred") else []
    words += [fact.audience] if fact.audience != "public" else []
    words += ["stale"] if fact.name in stale else []
    return ", ".join(words)
