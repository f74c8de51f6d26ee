"""A page's content → its bytes: one html file with landmarks, headings in order, tables with heads, and no script."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.share.page.markup import Markup, joined, phrase, tag, text
from brief_builder.share.page.model import ChartSection, FactRow, FileRow, FindingRow, Message, Page, SourceRow
from brief_builder.share.page.style import STYLE
from brief_builder.share.page.svg import inline
from brief_builder.share.page.tables import listed, paragraphs, table

_PICTURES = (".png", ".svg")
# Nothing is asked of any server: also a browser that would, may not.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render_page(page: Page) -> bytes:
    """The page as UTF-8: the same bytes for the same content."""
    words = page.words
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{tag('title', _named(page))}\n<style>{STYLE}</style>"
    )
    sections = [
        _section("about", words.about, _about(page)),
        _section("messages", words.messages, _messages(page.messages)) if page.messages else Markup(""),
        _section("files", words.files, _files(page)),
        _section("charts", words.charts, joined(*(_chart(page, each) for each in page.charts)))
        if page.charts
        else Markup(""),
        _section("facts", words.facts, _facts(page)),
        _section("findings", words.findings, _findings(page)),
        _section("sources", words.sources, listed(_source(page, each) for each in page.sources)),
        _section("verify", words.verify, listed(map(text, words.verify_steps), ordered=True)),
    ]
    body = joined(
        tag("a", words.skip, href="#content", class_="skip"),
        _header(page),
        tag("main", *sections, id="content", tabindex="-1"),
        tag("footer", *_footer(page)),
        between="\n",
    )
    opened = f'<!DOCTYPE html>\n<html lang="{text(page.language)}">\n<head>\n{head}\n</head>\n'
    return f"{opened}<body>\n{body}\n</body>\n</html>\n".encode()


def _named(page: Page) -> str:
    return f"{page.title}, {page.edition}" + (f" – {page.marking}" if page.marking else "")


def _header(page: Page) -> Markup:
    words = page.words
    marking = [tag("p", page.marking, class_="marking")] if page.marking else []
    subtitle = [tag("p", page.subtitle, class_="subtitle")] if page.subtitle else []
    said = [
        (words.edition, page.edition),
        (words.as_of, page.as_of),
        (words.marking, page.marking),
        (words.audience, words.audiences.get(page.audience, page.audience)),
        (words.owner, page.owner),
    ]
    terms = tag("dl", *(joined(tag("dt", term), tag("dd", value)) for term, value in said if value))
    others = [
        tag("nav", listed(tag("a", name, href=file, lang=lang, hreflang=lang) for file, lang, name in page.others),
            aria_label=words.languages)
    ] if page.others else []  # fmt: skip
    return tag("header", *marking, tag("h1", page.title), *subtitle, terms, *others)


def _footer(page: Page) -> Iterator[Markup]:
    if page.marking:
        yield tag("p", page.marking, class_="marking")
    yield tag("p", f"{page.words.made_by}{page.words.colon}{page.generator}")


def _section(name: str, heading: str, content: Markup) -> Markup:
    return tag("section", tag("h2", heading, id=f"h-{name}"), content, aria_labelledby=f"h-{name}")


def _about(page: Page) -> Markup:
    about = page.about
    words = page.words.audiences.get(page.audience, page.audience)
    # What must not be passed on says so again, where people begin to read.
    warned = [tag("p", tag("strong", words))] if page.audience == "internal" or not about else []
    return joined(*warned, paragraphs(map(phrase, about)), between="\n")


def _messages(messages: tuple[Message, ...]) -> Markup:
    items = (
        joined(tag("strong", phrase(each.lead)), phrase(each.body), between=" ") if each.lead else phrase(each.body)
        for each in messages
    )
    return listed(items, class_="messages")


def _files(page: Page) -> Markup:
    words = page.words
    columns = (words.file, words.what, words.language, words.size, words.checksum)
    rows = [(each, _file(page, each)) for each in page.files]
    documents = [row for each, row in rows if not each.name.endswith(_PICTURES)]
    pictures = [row for each, row in rows if each.name.endswith(_PICTURES)]
    made = [table(words.files_caption, columns, documents, wide=True)] if documents else []
    if pictures:
        # They stand on the page already: a reader comes for the documents.
        told = table(words.pictures_caption, columns, pictures, wide=True)
        made.append(_folded(words.pictures.format(n=len(pictures)), told))
    return joined(tag("p", words.files_intro), *made, tag("p", words.proof_files, class_="small"))


def _folded(summary: str, content: Markup) -> Markup:
    return tag("details", tag("summary", summary), content)


def _file(page: Page, row: FileRow) -> tuple[Markup, ...]:
    kind = page.words.kinds.get(row.name.rpartition(".")[2], "")
    return (
        tag("a", row.name, href=row.name),
        text(kind),
        text(row.language),
        text(row.size),
        tag("td", row.sha256, class_="hash"),
    )


def _chart(page: Page, chart: ChartSection) -> Markup:
    words = page.words
    title = str(chart.title)
    notes = tag("div", paragraphs([phrase(chart.source), *map(phrase, chart.notes)]), class_="small")
    rows = (tuple(map(phrase, row)) for row in chart.rows)
    figures = table(words.chart_caption.format(x=title), list(map(phrase, chart.columns)), rows, wide=False)
    # Title, source and notes are drawn in the picture: as text they stand for those who cannot see it, or copy it.
    heading = tag("h3", phrase(chart.title), class_="heard")
    figure = tag("figure", inline(chart.svg, f"c-{chart.name}", title, str(chart.alt)))
    return joined(heading, figure, _folded(words.chart_figures, joined(figures, notes)), between="\n")


def _facts(page: Page) -> Markup:
    words = page.words
    columns = (words.ref, words.fact, words.says, words.period, words.evidence, words.source, words.stands)
    rows = (_fact(page, each) for each in page.facts)
    return joined(tag("p", words.facts_intro), table(words.facts_caption, columns, rows, wide=True))


def _fact(page: Page, row: FactRow) -> tuple[Markup, ...]:
    places = listed(text(f"{file}{page.words.colon}{'; '.join(where)}") for file, where in row.stands)
    return (
        text(row.ref),
        phrase(row.label),
        phrase(row.says),
        phrase(row.period),
        phrase(row.evidence),
        text(row.sources),
        places if row.stands else text(page.words.nowhere),
    )


def _findings(page: Page) -> Markup:
    words = page.words
    if not page.findings:
        return tag("p", words.no_findings)
    rows = (_finding(page, each) for each in page.findings)
    columns = (words.found, words.about_facts, words.follows)
    return joined(tag("p", words.findings_intro), table(words.findings_caption, columns, rows, wide=True))


def _finding(page: Page, row: FindingRow) -> tuple[Markup, ...]:
    told = paragraphs(phrase(each) for each in (row.told, row.details) if each)
    follows = [phrase(row.why)]
    if row.reason:
        before, _, after = page.words.handled.partition("{x}")
        follows.append(joined(text(before), phrase(row.reason), text(after)))
    return phrase(row.title), told, paragraphs(follows)


def _source(page: Page, row: SourceRow) -> Markup:
    words = page.words
    published = words.published.format(x=row.published)
    parts = [text(row.publisher), phrase(row.title), text(published)]
    if row.address:
        before, _, after = words.address.partition("{x}")
        address = tag("a", row.address, href=row.link, rel="noreferrer") if row.link else text(row.address)
        parts.append(joined(text(before), address, text(after)))
    return joined(*parts, between="; ")
