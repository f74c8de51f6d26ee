"""A pack that is made → what its page tells in each language: facts, files, charts, what was found, key messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from brief_builder.build.context import Context, SpokenSource
from brief_builder.build.names import Names
from brief_builder.build.produced import Document
from brief_builder.build.producing import Made
from brief_builder.facts import Fact
from brief_builder.problems import Fault
from brief_builder.proof import Manifest
from brief_builder.share.page import ChartSection, FactRow, FileRow, FindingRow, Message, Page, SourceRow
from brief_builder.wording import Phrase, SpokenFact, Voice
from brief_builder.wording.pages import PAGES, PageWords
from brief_builder.wording.tags import tag_of

_STEP = re.compile(
    r'(?P<section>section "(?P<name>[^"]*)")|(?P<notes>notes of slide (?P<of>\d+))|(?P<slide>slide (?P<number>\d+))'
    r"|(?P<note>(?:foot|end)note)|(?P<properties>document properties)"
)
_WEB = re.compile(r"https?://[^\s<>\"']+\Z")
_MOST = 5  # key messages that are read from a document


def page_name(languages: Sequence[str], language: str) -> str:
    """'index.html' for the first language, 'index.fr.html' for another."""
    return "index.html" if language == languages[0] else f"index.{language}.html"


def make_page(made: Made, language: str) -> Page:
    """What the page of a language tells."""
    loaded = made.loaded
    context, pack = loaded.contexts[language], loaded.contexts[language].pack
    languages = list(loaded.contexts)
    words, voice = PAGES[voice_code(context)], context.voice
    about, messages = told(context, made.documents)
    others = (
        (page_name(languages, other), tag_of(other), PAGES[voice_code(loaded.contexts[other])].name)
        for other in languages
        if other != language
    )
    findings = (each for each in context.data["findings"] if _is_printed(each.finding, made.manifest))
    return Page(
        language=tag_of(voice.tag),
        words=words,
        others=tuple(others),
        title=pack.title.get(language, pack.name),
        subtitle=pack.subtitle.get(language, ""),
        edition=pack.edition.get(language, ""),
        as_of=voice.date(loaded.as_of),
        marking=pack.marking.get(language, ""),
        audience=pack.audience,
        owner=pack.owner.get(language) or pack.owner.get("", ""),
        generator=made.manifest.generator,
        about=about,
        messages=messages,
        files=tuple(_files(made, voice, words)),
        charts=tuple(_charts(made, context)),
        facts=tuple(_facts(made, context, words)),
        findings=tuple(_finding(each) for each in findings),
        sources=tuple(_source(each) for each in context.data["sources"]),
    )


def voice_code(context: Context) -> str:
    """The language whose words a page takes."""
    return context.voice.language


def _is_printed(finding: Any, manifest: Manifest) -> bool:
    """Whether a finding is about facts that the files print, or about a source."""
    return not finding.facts or any(manifest.facts[name]["uses"] for name in finding.facts if name in manifest.facts)


# -- what it is


def told(context: Context, documents: Iterable[Document]) -> tuple[tuple[Phrase, ...], tuple[Message, ...]]:
    """What the pack is, and its key messages.

    The group `page:` of its texts says them; else `scene:` and `key_messages:`, where it has these; else the first
    headings of a document, each with the paragraph behind it.
    """
    texts = context.data.get("text")
    if isinstance(texts, Mapping):
        own = _seen(texts, "page")
        about = tuple(_paragraphs(_first(_seen(own, "about"), _seen(texts, "scene"))))
        messages = tuple(_messages(_first(_seen(own, "messages"), _seen(texts, "key_messages"))))
        if about or messages:
            return about, messages
    return (), tuple(_headings(context.language, documents))


def _seen(group: Any, key: str) -> Any:
    """An entry of a group of texts that the readers of the page may see."""
    return group.seen(key) if isinstance(group, Names) else None


def _first(own: Any, other: Any) -> Any:
    return own if own is not None else other


def _paragraphs(said: Any) -> Iterator[Phrase]:
    for each in said if isinstance(said, list) else [said]:
        if isinstance(each, Phrase) and each:
            yield each


def _messages(said: Any) -> Iterator[Message]:
    for each in said if isinstance(said, list) else [said]:
        if isinstance(each, Mapping):
            lead, body = _seen(each, "lead"), _seen(each, "body")
            if isinstance(body, Phrase) and body:
                yield Message(lead if isinstance(lead, Phrase) else Phrase(()), body)
        elif isinstance(each, Phrase) and each:
            yield Message(Phrase(()), each)


def _headings(language: str, documents: Iterable[Document]) -> Iterator[Message]:
    document = next((each for each in documents if each.language == language), None)
    if document is None:
        return
    heading, count = "", 0
    for paragraph in document.structure.paragraphs:
        text = " ".join("".join(run.text for run in paragraph.runs).split())
        if paragraph.role in ("heading", "title"):
            heading = text
        elif (
            heading and text and paragraph.role in ("body", "list") and paragraph.table is None and not paragraph.hidden
        ):
            yield Message(Phrase.of(heading), Phrase.of(text))
            heading, count = "", count + 1
            if count == _MOST:
                return


# -- files and charts


def _files(made: Made, voice: Voice, words: PageWords) -> Iterator[FileRow]:
    # The documents that the reader of this page reads come first.
    mine = voice.language
    for output in sorted(made.manifest.outputs, key=lambda each: (each.language != mine, each.language)):
        size = voice.plain_number(Decimal(-(-output.bytes // 1024)), 0)
        name = voice.language_name(output.language)
        yield FileRow(output.file, name, words.kilobytes.format(x=size), output.sha256)


def _charts(made: Made, context: Context) -> Iterator[ChartSection]:
    for name, chart in context.charts.items():
        svg = made.files.get(context.pack.chart_file(name, context.language))
        if svg is None:
            continue
        whole = chart.full.whole
        rows = tuple((row.label, *row.values) for row in whole.rows)
        notes = chart.picture_notes or chart.notes
        yield ChartSection(name, chart.title, chart.alt, svg, notes, chart.source, whole.columns, rows)


# -- facts


def _facts(made: Made, context: Context, words: PageWords) -> Iterator[FactRow]:
    voice = context.voice
    names = {output.file for output in made.manifest.outputs if output.language == context.language}
    for name, record in made.manifest.facts.items():
        if not record["uses"]:
            continue
        fact = context.facts[name]
        sources = voice.facts.sources
        shorts = (sources[key].short_in(voice.language) for key in fact.sources if key in sources)
        yield FactRow(
            name,
            fact.ref,
            voice.label(fact),
            _says(voice, fact).in_digits,
            # A change is from one year to another, as the documents print it.
            (voice.period(fact) if fact.compared is None else voice.when(fact)).in_digits,
            voice.evidence(name),
            voice.between(dict.fromkeys(shorts)),
            tuple(_stands(record["uses"], names, words)),
        )


def _says(voice: Voice, fact: Fact) -> Phrase:
    """What a fact says; of a contradicted one the words of its source, in quotation marks."""
    try:
        if fact.rank == "contradicted":
            return voice.claim(fact)
        if fact.kind == "identity" or fact.form == "identity":
            return voice.evidence(fact.name)
        if fact.figure is not None:
            figure = SpokenFact(voice, fact).figure
            return figure if isinstance(figure, Phrase) else Phrase(())
        return voice.text(fact)
    except Fault:
        return voice.label(fact)  # it has no words in this language, which has been told


def _stands(
    uses: Sequence[Mapping[str, str]], names: set[str], words: PageWords
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """File → where in it, as its readers know these places, each once."""
    found: dict[str, dict[str, None]] = {}
    for use in uses:
        if use["file"] in names:
            where = found.setdefault(use["file"], {})
            if (step := _step(use["place"], words)) or use["file"].startswith("charts/"):
                where[step or words.steps["chart"]] = None
    yield from ((file, tuple(where)) for file, where in found.items() if where)


def _step(place: str, words: PageWords) -> str:
    found = _STEP.match(place)
    if found is None:
        return ""
    for kind, value in (("section", "name"), ("notes", "of"), ("slide", "number")):
        if found[kind]:
            return words.steps[kind].format(x=found[value])
    return words.steps["note" if found["note"] else "properties"]


# -- what was found, and sources


def _finding(found: Any) -> FindingRow:
    def said(words: Any) -> Phrase:
        return words if isinstance(words, Phrase) else Phrase(())

    return FindingRow(found.title, said(found.told), said(found.details), found.why, said(found.reason))


def _source(source: SpokenSource) -> SourceRow:
    address = str(source.address) if source.address is not None else ""
    link = address.split(" ")[0].split("\u00a0")[0]
    return SourceRow(
        source.title, str(source.publisher), str(source.published), address, link if _WEB.match(link) else ""
    )
