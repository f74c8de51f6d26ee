"""What stands in a document → the words in it as the rules of house style read them, and its margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from brief_builder.house import Given, Look, Role, Words
from brief_builder.house.marking import Margin
from brief_builder.house.sentences import is_sentence
from brief_builder.office import Package
from brief_builder.problems import Place
from brief_builder.structure import Document, Paragraph
from brief_builder.structure.margins import margins
from brief_builder.template.reading.tags import find_spans

_ROLES: dict[str, Role] = {
    "title": "heading", "subtitle": "heading", "heading": "heading", "cell": "table", "caption": "table",
    "header": "margin", "footer": "margin",
}  # fmt: skip
PASSED = ("contents", "comment")  # the first repeats headings, the second is no part of the text
_PLAIN = ("normal", "body text", "list paragraph")  # styles that are not bold by themselves


def document_words(document: Document, language: str | None = None) -> Iterator[tuple[Place, Words]]:
    """Each paragraph with words, in reading order, then alt texts; tags are known to print something, and not what.

    Args:
        language: that of the document, whatever most of its words are marked as; None goes by the marks.
    """
    usual = _usual(document)
    for paragraph in document.paragraphs:
        text = paragraph.text
        if not text.strip() or paragraph.role in PASSED or paragraph.hidden:
            continue
        said = paragraph.language or usual
        spoken = said if language is None or said != usual else language
        links = any(run.link is not None for run in paragraph.runs)
        yield paragraph.place, Words(text, spoken or "en", role_of(paragraph), _tags(text), _looks(paragraph), links)
    for drawing in document.drawings:
        if drawing.alt.strip() and not drawing.decorative:
            yield drawing.place, Words(drawing.alt, language or usual or "en", "alt", _tags(drawing.alt))


def _tags(text: str) -> tuple[Given, ...]:
    spans, _ = find_spans(text)
    return tuple(Given(span.start, span.end, None if span.kind == "value" else "") for span in spans)


def role_of(paragraph: Paragraph) -> Role:
    """What a paragraph is for, as house style tells it."""
    known = _ROLES.get(paragraph.role)
    return known or ("prose" if is_sentence(paragraph.text) else "label")


def document_margins(package: Package, document: Document) -> list[tuple[Place, Margin]]:
    """What stands in the margins of pages and slides, in order, and where."""
    return [
        (each.place, Margin(each.page, tuple((said.text, said.right and said.top) for said in each.texts)))
        for each in margins(package, document)
    ]


def _usual(document: Document) -> str:
    """The language in which most of the letters are marked; what files say of themselves is often left as it came."""
    letters: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        letters[paragraph.language] += len(paragraph.text)
    return next((each for each, _ in letters.most_common() if each), document.language)


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
            if run.bold and len(letters) == 1 and paragraph.role in ("body", "list") and paragraph.style in _PLAIN:
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
