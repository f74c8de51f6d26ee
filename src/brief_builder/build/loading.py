"""A pack's folder in → everything that building needs, read and checked once; problems beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from brief_builder.build.audience import for_audience
from brief_builder.build.audience_texts import check_levels
from brief_builder.build.claiming import check_neighbours
from brief_builder.build.context import Context
from brief_builder.build.models import with_row_cure
from brief_builder.build.pack_files import fact_files_content, unread_names
from brief_builder.build.parity.fact_words import fill_facts, reworded
from brief_builder.build.parity.gaps import Gaps
from brief_builder.build.parity.pack_words import fill_pack
from brief_builder.build.parity.text_trees import fill_texts
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.reuse import Reuse, content
from brief_builder.build.sources import check_sources
from brief_builder.build.template_places import KINDS, missing_template, template_elsewhere
from brief_builder.build.themes import look_content
from brief_builder.facts import (
    Facts,
    Finding,
    ages,
    check_snapshots,
    examine,
    load_facts,
    text_variants,
    unused_resolutions,
)
from brief_builder.facts.origin import below
from brief_builder.facts.reading.source_dates import check_source_dates
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.inputs.levels import may_read
from brief_builder.leaks import Signature
from brief_builder.merge import TEMPLATE_FILTERS, Template
from brief_builder.merge.keeping.kept import KeptTemplates
from brief_builder.pack import Pack, find_pack, load_pack
from brief_builder.problems import Fault, Place, Problem, Problems, shown_path
from brief_builder.sources import SourceText
from brief_builder.structure import Document as Structure
from brief_builder.structure import structure_of
from brief_builder.template import CompiledTemplate
from brief_builder.wording import Voice
from brief_builder.wording.language import numerals_of
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.tags import without_extensions


@dataclass(frozen=True)
class Served:
    """A template, and the languages whose documents are made of it, in the order of the pack."""

    compiled: CompiledTemplate
    languages: tuple[str, ...]

    @cached_property
    def structure(self) -> Structure | None:
        """What stands in it, in reading order; read once for all who ask.

        None where a part without tags is broken: the template is not compiled then, and that is told.
        """
        try:
            return structure_of(self.compiled.package, self.compiled.shown)
        except Fault:
            return None


@dataclass
class Loaded:
    """A pack that was read.

    Attributes:
        pack, facts: None when pack.yaml cannot be used.
        as_of: the date at which staleness is judged.
        texts: source key → its full text, for the sources of which one was found.
        contexts: language → what templates may write in it.
        templates: (document, language) → its template.
        findings: what was remarked about the facts, resolved where the pack says how.
        words: kind of text → language → how many of them it has.
        problems: everything found so far.
        reuse: what earlier builds made of the same.
        kept: the templates that earlier processes compiled.
    """

    pack: Pack | None
    facts: Facts
    as_of: date
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    templates: dict[tuple[str, str], Template] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    words: dict[str, dict[str, int]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    reuse: Reuse = field(default_factory=Reuse)
    kept: KeptTemplates = field(default_factory=KeptTemplates.usual)

    @cached_property
    def served(self) -> tuple[Served, ...]:
        """Each template once; to be asked for when all have been read."""
        languages: dict[str, list[str]] = {}
        for (_, language), template in self.templates.items():
            languages.setdefault(template.compiled.shown, []).append(language)
        compiled = {template.compiled.shown: template.compiled for template in self.templates.values()}
        return tuple(self._served(each, tuple(languages[shown])) for shown, each in compiled.items())

    def _served(self, compiled: CompiledTemplate, languages: tuple[str, ...]) -> Served:
        return self.reuse.once("served", (compiled,), languages, lambda: Served(compiled, languages))


def load(
    folder: str | Path | None = None,
    *,
    as_of: date | None = None,
    languages: tuple[str, ...] = (),
    sources: str | Path | None = None,
    audience: str | None = None,
    progress: Progress = quiet,
    reuse: Reuse | None = None,
) -> Loaded:
    """Read a pack and check all of it; nothing is rendered and nothing written.

    Args:
        folder: the pack; None looks where `find_pack` does.
        as_of: the date at which staleness is judged; None takes the pack's.
        languages: the languages to build; () takes the pack's.
        sources: a folder with full texts of the sources, against which the quotes are checked too.
        audience: for whom to build: 'internal', 'partner' or 'public'; None takes the pack's.
        progress: is told what is begun.
        reuse: what earlier builds of the pack made; None for a single one.

    Raises:
        BriefError: pack-missing. Everything else is in `problems`.
    """
    where = find_pack(Path(folder) if folder is not None else None)
    problems = Problems()
    problems.extend(unread_names(where))
    problems.stop_on_error()
    progress("reading facts")
    reuse = reuse or Reuse()
    pack = load_pack(where, problems)
    written = fact_files_content(where, Path(sources) if sources is not None else None)
    shown = shown_path(where)
    facts = reuse.told("facts", (), (shown, written), problems, lambda found: load_facts(where, shown, found))
    check_snapshots(where, shown, problems)
    if pack is None:
        return Loaded(None, facts, as_of or date.min, problems=problems)
    pack = for_audience(pack, audience, problems)
    check_neighbours(pack, problems)
    problems.extend(check_levels(pack.texts))
    progress("checking evidence")
    full = Path(sources) if sources is not None else None
    texts, words = reuse.told(
        "evidence",
        (facts,),
        (written, pack.languages),
        problems,
        lambda found: check_sources(where, full, pack, facts, found),
    )
    loaded = Loaded(pack, facts, as_of or pack.as_of, texts=texts, problems=problems, reuse=reuse)
    progress("comparing facts")
    day = loaded.as_of
    check_source_dates(facts.sources.values(), day, problems)
    loaded.findings = reuse.once("findings", (facts, words), (day,), lambda: examine(facts, day, words))
    problems.extend(finding.problem(facts) for finding in loaded.findings)
    problems.extend(unused_resolutions(facts, loaded.findings))
    for language, located in pack.texts.items():
        problems.extend(text_variants(located, facts.terms, language))
    for language in languages:
        if language not in pack.languages:
            listed = ", ".join(f"`{known}`" for known in pack.languages)
            message = f"the pack is not written in the language `{language}`; it has {listed}"
            fault = Fault("text-missing", message, help=_cure(language, pack))
            problems.add(pack.located.problem(fault, ("languages",), key=True))
    built = tuple(each for each in languages or pack.languages if each in pack.languages)
    progress("reading texts, charts and templates")
    _check_texts(loaded, built)
    _fill(loaded, built)
    loaded.contexts = _contexts(loaded, built)
    _templates(loaded)
    return loaded


def _check_texts(loaded: Loaded, languages: tuple[str, ...]) -> None:
    """Each language of a pack with documents has a file of texts; of one that has no words here, that is told alone."""
    pack = loaded.pack
    assert pack is not None  # noqa: S101  load has looked
    for language in pack.languages if pack.templates else ():
        path = pack.folder / "texts" / f"{language}.yaml"
        if os.path.lexists(path) or (language in languages and language not in LANGUAGES):
            continue
        fault = Fault(
            "text-missing",
            f"the pack has no texts in the language `{language}`",
            help=f"add {pack.show(path)}, or take `{language}` out of `languages`",
        )
        loaded.problems.add(pack.located.problem(fault, ("languages",), key=True))


def _fill(loaded: Loaded, languages: tuple[str, ...]) -> None:
    """Put a gap that is seen wherever a language has no words and another has; each is a problem.

    What was examined before is what people wrote: a gap is nobody's claim.
    """
    pack, facts = loaded.pack, loaded.facts
    assert pack is not None  # noqa: S101  load has looked
    spoken = [language for language in languages if language in LANGUAGES]
    gaps = Gaps(spoken, pack.languages, loaded.problems)
    reuse, spoken_in = loaded.reuse, (tuple(spoken), pack.languages)
    filled = fill_facts(facts, gaps)
    filled = reuse.once("filled", (facts,), spoken_in, lambda: filled)
    findings = loaded.findings
    loaded.findings = reuse.once("reworded", (findings, filled), (), lambda: reworded(findings, facts, filled))
    loaded.facts = filled
    texts = {language: reuse.same("text", text) for language, text in fill_texts(pack.texts, gaps).items()}
    loaded.pack = replace(fill_pack(pack, gaps), texts=texts)
    loaded.words = gaps.counts


def _contexts(loaded: Loaded, languages: tuple[str, ...]) -> dict[str, Context]:
    pack, facts = loaded.pack, loaded.facts
    assert pack is not None  # noqa: S101  load has looked
    contexts = {}
    reuse = loaded.reuse
    others = content(replace(pack, texts={}))
    for language in languages:
        try:
            voice = Voice(language, facts, pack.numerals(language))
        except Fault as fault:
            hint = f"take `{language}` out of `languages`"
            fault = Fault(fault.code, fault.message, help=(*fault.help, hint))
            loaded.problems.add(pack.located.problem(fault, ("languages",), key=True))
            continue
        if pack.templates and language not in pack.texts:
            continue
        for name, unit in facts.units.items():
            if language not in unit.label:  # nor has any other language of the pack a word
                message = f"the unit `{name}` has no word in the language `{language}`"
                wordless = Fault("text-missing", message, help=f"add `{language}:` under its `label:`")
                loaded.problems.add(wordless.at(Place(below(pack.show(pack.folder), "units.yaml"))))
        stale = _stale(loaded, voice)
        context = Context(pack, facts, language, loaded.as_of, stale, set(facts.broken), loaded.findings, reuse)

        def filled(found: Problems, context: Context = context) -> Context:
            context.fill(found)
            return context

        look = look_content(pack, language, reuse)
        objects = (facts, loaded.findings, pack.texts.get(language))
        values = (language, loaded.as_of, stale, others, look)
        contexts[language] = reuse.told("context", objects, values, loaded.problems, filled)
    return contexts


def _stale(loaded: Loaded, voice: Voice) -> tuple[str, ...]:
    """A line a stale fact; one whose words lack the language is a problem at its label. None without documents."""
    lines: list[str] = []
    if loaded.pack is None or not loaded.pack.templates:
        return ()  # nothing prints them
    for age in ages(loaded.facts, loaded.as_of):
        if not may_read(age.fact.audience, loaded.pack.audience):
            continue
        try:
            lines.append(voice.age(age, loaded.as_of))
        except Fault as fault:
            loaded.problems.add(loaded.facts.problem(age.fact.name, fault, "label"))
    return tuple(lines)


def _templates(loaded: Loaded) -> None:
    """Read each template once, and check it against each language it serves."""
    pack = loaded.pack
    assert pack is not None  # noqa: S101  load has looked
    reuse = loaded.reuse
    read: dict[Path, CompiledTemplate | None] = {}
    for document in pack.templates:
        for language, context in loaded.contexts.items():
            name = pack.template_name(document, language)
            if not name:
                fault = Fault(
                    "template-missing",
                    f"`{document}` names no template for the language `{language}`",
                    help=f"add `{language}:` under `{document}:`, or name one template for all languages",
                )
                loaded.problems.add(pack.located.problem(fault, ("templates", document), key=True))
                continue
            path = pack.template(document, language)
            if path is None:
                fault = missing_template(pack, document, language)
                loaded.problems.add(pack.located.problem(fault, ("templates", document)))
                continue
            if (elsewhere := template_elsewhere(pack, document, language, path)) is not None:
                loaded.problems.add(pack.located.problem(elsewhere, ("templates", document)))
            if path not in read:
                read[path] = _read(path, pack.show(path), loaded)
            compiled = read[path]
            if compiled is None:
                continue
            kind, wanted = compiled.package.kind, KINDS[document]
            if kind != wanted:
                fault = Fault("template-unreadable", f"{name} is a .{kind} file; `{document}` needs a .{wanted}")
                loaded.problems.add(pack.located.problem(fault, ("templates", document)))
                continue
            loaded.problems.extend(reuse.once("checked", (compiled, context), (), partial(_checked, compiled, context)))
            if compiled.sound:  # one for all languages: their code is the same, and is made once
                ready = reuse.once("template", (compiled,), (), partial(Template, compiled))
                loaded.templates[document, language] = ready


def _checked(compiled: CompiledTemplate, context: Context) -> list[Problem]:
    found = compiled.check(context.for_checking(), TEMPLATE_FILTERS)
    return [with_row_cure(problem, context.pack.languages[0]) for problem in found]


def _read(path: Path, shown: str, loaded: Loaded) -> CompiledTemplate | None:
    signature = Signature("{{ pack.owner }}", loaded.as_of)
    try:
        data = whole_file(path)
    except OSError as error:
        loaded.problems.add(Fault("template-missing", f"{shown} cannot be read: {error.strerror}").at(Place(shown)))
        return None
    values = shown, hashlib.sha256(data).digest(), signature
    compiled = partial(loaded.kept.compiled, data, shown, signature=signature)
    return loaded.reuse.told("compiled", (), values, loaded.problems, compiled)


def _cure(language: str, pack: Pack) -> str:
    """What to do about a language that the pack has not: of one with its digits, the pack says these itself."""
    code = without_extensions(language)
    if numerals_of(language) and code in pack.languages:
        return f"build `{code}`, and write here with which digits: `digits: {{{code}: khmer}}`"
    meant = language.replace("_", "-").casefold()
    ways = (meant, meant.partition("-")[0])
    written = {each.casefold(): each for each in pack.languages}
    near = next((written[way] for way in ways if way in written), None)
    if near is not None:
        return f"did you mean `{near}`?"
    worded = next((way for way in ways if way in LANGUAGES), None)
    if worded is None:
        return f"build one of these: figures have no words in `{language}`"
    return f"build one of these, or add `{worded}` here, and its texts"
