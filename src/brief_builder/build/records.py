"""What was built → the records of the manifest: each output's hash, each fact, and where it stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brief_builder.build.audience import Audience
from brief_builder.build.left_out import left_out
from brief_builder.build.loading import Loaded
from brief_builder.build.reuse import Reuse, digest
from brief_builder.build.withheld_files import is_withheld_file
from brief_builder.build.withheld_proof import Withheld
from brief_builder.facts import Fact, Finding
from brief_builder.facts.units import above_below
from brief_builder.inputs.levels import LEVELS
from brief_builder.inputs.passing import is_passing
from brief_builder.pack import Pack
from brief_builder.problems import Fault, Problem
from brief_builder.problems.show import short
from brief_builder.proof import Contents, Manifest, OutputRecord, Reading, UseRecord, read_contents
from brief_builder.version import GENERATOR
from brief_builder.wording import SpokenFact, Voice
from brief_builder.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from brief_builder.build.produced import Document

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_QUOTED = re.compile("[“«]")
_INPUTS = (
    "pack.yaml",
    "charts.yaml",
    "matrices.yaml",
    "questions.yaml",
    "units.yaml",
    "resolutions.yaml",
    "terms.yaml",
    "facts/*",
    "tables/*",
    "sources/*",
    "texts/*",
)


def make_manifest(
    loaded: Loaded,
    documents: Sequence[Document],
    files: Mapping[str, bytes],
    languages: Mapping[str, str],
    withheld: Withheld,
) -> Manifest:
    """The manifest of a build; `files` are the outputs by name, `languages` the language of each."""
    pack = loaded.pack
    assert pack is not None  # noqa: S101  nothing is built without a pack
    outputs = [
        OutputRecord(name, hashlib.sha256(data).hexdigest(), len(data), languages[name])
        for name, data in sorted(files.items())
    ]
    language = next(iter(loaded.contexts))
    uses = uses_by_fact(loaded, documents, charts=any(name.startswith("charts/") for name in files))
    # The manifest goes where the files go: a public one does not hold what is internal.
    audience = Audience(pack, loaded.facts)
    shown = [(name, fact) for name, fact in loaded.facts.items() if audience.fact(name)]
    is_withheld = is_withheld_file(loaded.facts, audience)
    inputs = {
        name: digest
        for name, digest in _inputs(pack).items()
        if not _of_source(name, audience.hidden_sources) and not is_withheld(name)
    }
    findings = [_finding(finding, language, pack) for finding in audience.findings(loaded.findings)]
    shown_problems = [each for each in _shown_problems(loaded, audience, files) if not withheld.betrays(each)]
    return Manifest(
        pack=pack.name,
        edition=pack.edition.get(language, ""),
        as_of=loaded.as_of.isoformat(),
        generator=GENERATOR,
        inputs=inputs,
        outputs=outputs,
        sources={key: _source(loaded, key) for key in loaded.facts.sources if key not in audience.hidden_sources},
        facts={name: _fact(loaded, fact, uses.get(name, ())) for name, fact in shown},
        findings=[each for each in findings if not withheld.tells(str(each))],
        warnings=[_within(line, pack) for line in short(shown_problems).splitlines()],
        units=_units(loaded, (fact for _, fact in shown)),
        prints=_prints(documents, files, loaded.reuse),
        audience=pack.audience,
        left_out=left_out(loaded),
    )


def _prints(documents: Sequence[Document], files: Mapping[str, bytes], reuse: Reuse) -> dict[str, dict[str, Any]]:
    """Output → the prints of what stands in it; nothing of pictures, which have no words to be read."""
    known = {document.name: document for document in documents}
    out: dict[str, dict[str, Any]] = {}
    for name, data in sorted(files.items()):
        document = known.get(name)
        reading = document.reading if document is not None and document.data is data else None
        record = reuse.once("prints", (), (name, digest(data)), partial(file_prints, name, data, reading))
        if record["spots"]:
            out[name] = record
    return out


def file_prints(name: str, data: bytes, reading: Reading | None = None) -> dict[str, Any]:
    """The prints of an output, as the manifest has them; `reading` of it, where it was read before."""
    try:
        return read_contents(name, data, reading).record()
    except Fault:  # a PDF whose words nobody can read; its checksum proves it
        return Contents().record()


def _within(text: str, pack: Pack) -> str:
    """A message with its files as they lie below the pack: a manifest travels, and names no folder outside."""
    named = {f"{folder}/": "templates/" for root in pack.roots for folder in (pack.show(root), root.as_posix())}
    named |= {f"{folder}/": "" for folder in (pack.show(pack.folder), pack.folder.as_posix())}
    named.pop("./", None)  # where the command runs in the folder itself, its files are named without it
    for shown, within in sorted(named.items(), key=lambda each: -len(each[0])):
        text = re.sub(rf"(?<![^\s(“`]){re.escape(shown)}", within, text)
    return text


def _shown_problems(loaded: Loaded, audience: Audience, files: Collection[str]) -> list[Problem]:
    """What goes with the files: for insiders all that was said, for others what is about the files themselves.

    What is about the facts and texts of the pack is the desk's own work. Of all is left out what was found about what
    is not told: a warning would name it.
    """
    told = {id(finding) for finding in audience.findings(loaded.findings)}
    is_withheld = is_withheld_file(loaded.facts, audience)
    unshown = {finding.problem(loaded.facts) for finding in loaded.findings if id(finding) not in told}
    return [
        problem
        for problem in loaded.problems
        if problem not in unshown
        and not _of_source(problem.place.file, audience.hidden_sources)
        and not is_withheld(problem.place.file)
        # A template's place is named behind that of the file: “brief.partner.en.docx (from templates/brief.docx)”.
        and (audience.level == LEVELS[0] or problem.place.file.partition(" (from ")[0] in files)
    ]


def _of_source(file: str, keys: Collection[str]) -> bool:
    """Whether a file, such as sources/gac.clippings.txt, is of one of the sources."""
    path = Path(file)
    return path.parent.name == "sources" and any(path.name.startswith(f"{key}.") for key in keys)


def _finding(finding: Finding, language: str, pack: Pack) -> dict[str, Any]:
    resolution = finding.resolution
    resolved = None
    if resolution is not None:
        reason = resolution.reason.get(language) or next(iter(resolution.reason.values()), "")
        resolved = {"how": resolution.how, "reason": " ".join(reason.split())}
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": _within(finding.message, pack),
        "facts": list(finding.facts),
        "source": finding.source or None,
        "resolution": resolved,
    }


def uses_by_fact(loaded: Loaded, documents: Sequence[Document], *, charts: bool = True) -> dict[str, list[UseRecord]]:
    """Fact name → every place where it is printed, document by document in reading order, each place once a kind.

    The kinds: 'figure' (the number itself), 'chart', 'note' (the figure in a footnote), 'quote' (the words that bear
    it), 'words' (its text, or its label, period or source beside a figure).
    """
    numbers = all_numbers(loaded)
    out: dict[str, dict[UseRecord, None]] = {}
    for document in documents:
        for use in document.uses:
            if use.fact in numbers and use.text.strip():
                said = "note" if use.kind == "note" else "figure"
                kind = said if use.way else kind_of(use.text, use.kind, numbers[use.fact])
                record = UseRecord(document.name, ", ".join(use.trail), use.text, kind, use.way)
                out.setdefault(use.fact, {})[record] = None
    for language, context in loaded.contexts.items():
        for chart in context.charts.values() if charts else ():
            record = UseRecord(context.pack.chart_file(chart.name, language), "", str(chart.alt), "chart")
            for name in chart.facts:
                out.setdefault(name, {})[record] = None
    return {name: list(records) for name, records in out.items()}


def all_numbers(loaded: Loaded) -> Mapping[str, frozenset[frozenset[str]]]:
    """Fact name → the numbers in its figure, as `numbers_of` gives them; made once for all who ask."""
    facts = loaded.facts
    return loaded.reuse.once(
        "numbers", (facts,), spoken_in(loaded), lambda: {name: numbers_of(loaded, fact) for name, fact in facts.items()}
    )


def spoken_in(loaded: Loaded) -> tuple[tuple[str, str], ...]:
    """Each language that is built, and its digits: with the facts, what decides how figures are worded."""
    return tuple((language, context.pack.numerals(language)) for language, context in loaded.contexts.items())


def numbers_of(loaded: Loaded, fact: Fact) -> frozenset[frozenset[str]]:
    """The numbers in a fact's figure, as each language of the pack and of its sources words it; empty without one."""
    if fact.figure is None or fact.rank == "contradicted":
        return frozenset()
    voices = {context.language: context.voice for context in loaded.contexts.values()}
    for key in fact.sources:
        language = loaded.facts.sources[key].language if key in loaded.facts.sources else ""
        if language in LANGUAGES and language not in voices:
            voices[language] = Voice(language, loaded.facts)
    figures = (voice.figure(fact).in_digits for voice in voices.values())
    return frozenset(frozenset(_NUMBER.findall(str(figure))) for figure in figures) - {frozenset()}


def kind_of(text: str, kind: str, numbers: frozenset[frozenset[str]]) -> str:
    """What a use is: 'figure', 'chart', 'note', 'quote' or 'words', as `uses_by_fact` has them.

    Args:
        text: the words that were printed.
        kind: as the merge reports it.
        numbers: of the fact's figure, as `numbers_of` gives them.
    """
    if kind == "chart":
        return "chart"
    found = set(_NUMBER.findall(text))
    holds = any(worded <= found for worded in numbers)
    if holds and _QUOTED.search(text):
        return "quote"
    if not numbers and kind == "text":
        return "words"
    return ("note" if kind == "note" else "figure") if holds else "words"


def _inputs(pack: Pack) -> dict[str, str]:
    found: set[Path] = set()
    for pattern in _INPUTS:
        # What Excel and LibreOffice leave beside a workbook that is open is no input.
        found |= {p for p in pack.folder.glob(pattern) if p.is_file() and not is_passing(p.name)}
    named = {path.relative_to(pack.folder).as_posix(): path for path in found}
    templates = [pack.template(document, language) for document in pack.templates for language in pack.languages]
    for path in (*templates, pack.find(pack.style)):
        if path is not None:
            named[f"templates/{path.name}"] = path
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(named.items())}


def _digits(value: Decimal) -> str | None:
    """A number in plain digits, to the ninth decimal: far finer than any source; None for an open end."""
    if not value.is_finite():
        return None
    with localcontext(prec=100):
        rounded = round(value, 9)
        return f"{rounded.normalize():f}" if rounded else "0"


def _source(loaded: Loaded, key: str) -> dict[str, Any]:
    source = loaded.facts.sources[key]
    return {
        "kind": source.kind,
        "title": source.title,
        "publisher": source.publisher,
        "language": source.language,
        "published": source.published,
        "retrieved": source.retrieved,
        "address": source.address,
        "inferred_address": source.inferred_address,
        "sha256": source.sha256,
    }


def _fact(loaded: Loaded, fact: Fact, uses: Sequence[UseRecord]) -> dict[str, Any]:
    voice = next(iter(loaded.contexts.values())).voice
    figure = fact.figure
    record: dict[str, Any] = {"ref": fact.ref, "kind": fact.kind, "period": fact.period.raw}
    if figure is not None:
        record |= {
            "figure": str(SpokenFact(voice, fact).figure) if fact.kind != "identity" else "",
            "value": _digits(figure.value),
            "low": _digits(figure.low),
            "high": _digits(figure.high),
            "unit": figure.unit,
            "estimated": figure.estimated,
            "derived": figure.derived,
            "decimals": figure.decimals,
            "scale": figure.scale,
            "bound": figure.bound,
            "counted": figure.counted,
        }
    record |= {name: said for name, said in _kept(fact).items() if said}
    record |= {
        "source": fact.source,
        "sources": list(loaded.facts.sources_of(fact.name)),
        "quote": fact.quote.exact if fact.quote is not None else None,
        "record": str(fact.record) if fact.record is not None else None,
        "formula": fact.formula,
        "inputs": list(fact.inputs),
        "uses": [_use(use) for use in uses],
    }
    return record


def _kept(fact: Fact) -> dict[str, Any]:
    """What it takes to judge a fact by its quote, and to compute its formula again, without the pack."""
    return {
        "label": dict(fact.label),
        "compared": fact.compared.raw if fact.compared is not None else "",
        "form": fact.form,
        "period_type": fact.period_type if fact.period_type != "unknown" else "",
        "measure": fact.measure,
        "flow": fact.flow,
        "reporter": fact.reporter if fact.reporter != "unknown" else "",
        "basis": fact.basis if fact.basis != "unknown" else "",
        "ref_area": fact.ref_area,
        "counterpart_area": fact.counterpart_area,
        "product": fact.product,
        "unit_basis": fact.unit_basis if fact.unit_basis != "stated" else "",
        "measure_basis": fact.measure_basis if fact.measure_basis != "stated" else "",
        "rank": fact.rank if fact.rank != "normal" else "",
        "given": fact.given,
        "waived": [waiver.rule for waiver in fact.waivers],
        "wording": fact.wording,
    }


def _use(use: UseRecord) -> dict[str, str]:
    said = {"file": use.file, "place": use.place, "text": use.text, "kind": use.kind}
    return said | {"way": use.way} if use.way else said


def _units(loaded: Loaded, shown: Iterable[Fact]) -> dict[str, dict[str, Any]]:
    """The units of the pack that figures of these facts have; the name of any other could tell what is withheld."""
    used = {part for fact in shown if fact.figure is not None for part in above_below(fact.figure.unit)}
    return {
        name: {"label": {k: dict(v) for k, v in unit.label.items()}, "counted": unit.counted,
               "feminine": sorted(unit.feminine)}
        for name, unit in loaded.facts.units.items()
        if name in used
    }  # fmt: skip
