"""What stands in a document → the words in it as the rules of house style read them, and its margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief_builder.house import Given, Look, Role, Words
from brief_builder.house.marking import Margin
from brief_builder.house.sentences import is_sentence
from brief_builder.office import Package
from brief_builder.structure import Document, Paragraph
from brief_builder.structure.margins import margins
from brief_builder.template.reading.tags import find_spans

_ROLES: dict[str, Role] = {
    "title": "heading", "subtitle": "heading", "heading": "heading", "cell": "table", "caption": "table",
    "header": "margin", "footer": "margin",
}  # fmt: skip
_PASSED = ("contents", "comment")  # the first repeats headings, the second is no part of the text
_BOLD = ("title", "subtitle", "heading", "cell", "caption", "header", "footer")  # whose styles are bold


def document_words(document: Document, languages: Sequence[str]) -> Iterator[tuple[Paragraph, Words]]:
    """Each paragraph with words, in reading order; tags in it are known to print something, and not what.

    Args:
        languages: those that may be meant where the file names none, or another one, the likeliest first.
    """
    for paragraph in document.paragraphs:
        text = paragraph.text
        if not text.strip() or paragraph.role in _PASSED or paragraph.hidden:
            continue
        spans, _ = find_spans(text)
        given = tuple(Given(s.start, s.end, None if s.kind == "value" else "") for s in spans)
        language = _language(paragraph.language or document.language, languages)
        links = any(run.link is not None for run in paragraph.runs)
        yield paragraph, Words(text, language, role_of(paragraph), given, _looks(paragraph), links)


def role_of(paragraph: Paragraph) -> Role:
    """What a paragraph is for, as house style tells it."""
    known = _ROLES.get(paragraph.role)
    return known or ("prose" if is_sentence(paragraph.text) else "label")


def document_margins(package: Package, document: Document) -> list[Margin]:
    """What stands in the margins of pages and slides."""
    return [
        Margin(each.page, tuple((said.text, said.right and said.top) for said in each.texts))
        for each in margins(package, document)
    ]


def _language(said: str, languages: Sequence[str]) -> str:
    plain = said.split("-")[0].lower()
    return said if not languages or plain in languages else languages[0]


def _looks(paragraph: Paragraph) -> tuple[Look, ...]:
    """What looks otherwise than the words around it; what all of a paragraph has, its style may have."""
    found: list[Look] = []
    at = 0
    most = paragraph.language
    letters = [run for run in paragraph.runs if run.text.strip()]
    for run in paragraph.runs:
        end = at + len(run.text)
        other = run.language if run.language != most else ""
        if run.text.strip() and run.link is None and not run.fields:
            if run.underline:
                found.append(Look(at, end, "underline"))
            if run.italic and not all(each.italic for each in letters):
                found.append(Look(at, end, "italic", other))
            if run.bold and len(letters) == 1 and paragraph.role not in _BOLD and paragraph.slide is None:
                found.append(Look(at, end, "bold"))
        at = end
    return _joined(found)


def _joined(looks: Sequence[Look]) -> tuple[Look, ...]:
    """Neighbours of one kind as one."""
    found: list[Look] = []
    for look in sorted(looks, key=lambda each: (each.kind, each.start)):
        last = found[-1] if found else None
        if last is not None and (last.kind, last.end, last.language) == (look.kind, look.start, look.language):
            found[-1] = Look(last.start, look.end, look.kind, look.language)
        else:
            found.append(look)
    return tuple(found)
