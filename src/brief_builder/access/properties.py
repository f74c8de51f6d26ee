"""What a document says of itself: its title, and the languages that it is read in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.access.function_words import language_of
from brief_builder.access.view import Stretch, View, finding, finding_in, stretches, without_tags
from brief_builder.problems import Fault, Place, Problem
from brief_builder.structure import Paragraph, script_of
from brief_builder.structure.properties import names_nothing

# What programs write where nobody wrote an author.
_NO_AUTHOR = re.compile(
    r"python-docx|python-pptx|openpyxl|unknown|user|utilisateur|author|auteur|microsoft office user", re.I
)
_FOREIGN = 8  # words of another language from which on they are taken for it
_SENTENCE = 5  # the same of Latin letters in a language of other ones: fewer are names, which need no language


def title_and_author(view: View) -> Iterator[Problem]:
    """AX1: the title in the properties is what a screen reader says first; author and subject help to find the file."""
    document = view.document
    place = Place(document.file, ("document properties",))
    cure = "File, Info, Properties: write the title that people know the document by"
    if not document.title:
        message = "the document has no title in its properties: a screen reader announces the name of the file instead"
        yield Fault("document-untitled", message, help=cure, severity="warning").at(place)
    elif names_nothing(document.title):
        message = f"the title in the properties is “{document.title}”, which says nothing of the document"
        yield Fault("document-untitled", message, help=cure, severity="warning").at(place)
    missing = [
        name
        for name, said in (("author", document.author), ("subject", document.subject))
        if not said or (name == "author" and _NO_AUTHOR.fullmatch(said))
    ]
    if missing:
        message = f"the properties name no {' and no '.join(missing)}"
        cure = "File, Info, Properties: the author is the office that answers for the document, the subject one line"
        yield Fault("properties-missing", message, help=cure, severity="note").at(place)


def languages(view: View) -> Iterator[Problem]:
    """AX2: a screen reader speaks each text with the voice of its language."""
    cure = "select the text, then Review, Language, Set Proofing Language"
    unsaid: list[Paragraph] = []
    wrong: dict[tuple[str, str, str], list[Stretch]] = {}
    for _, paragraph in view.paragraphs():
        if paragraph.role == "comment":
            continue
        for run, start, end in stretches(paragraph):
            if not any(map(str.isalpha, without_tags(run.text))):
                continue
            name, codes = script_of(without_tags(run.text))
            if not run.language:
                if not unsaid or unsaid[-1] is not paragraph:
                    unsaid.append(paragraph)
            elif name and _code(run.language) not in codes:
                wrong.setdefault((name, "in", run.language), []).append((paragraph, start, end))
            elif not name and _is_of_another_script(run.language) and language_of(run.text, _SENTENCE) is not None:
                wrong.setdefault(("Latin letters", "in", run.language), []).append((paragraph, start, end))
        if (other := _other_language(paragraph)) is not None:
            wrong.setdefault((other, "words", paragraph.language), []).append((paragraph, 0, 0))
    for (what, kind, marked), found in wrong.items():
        said = f"the letters are {what}" if kind == "in" and not what.startswith("Latin") else f"the words are {what}"
        message = f"{said}, and are marked as {_called(marked)}: a screen reader reads them with the wrong voice"
        yield finding_in("language-wrong", message, found, cure=cure)
    if unsaid:
        message = "no language is set here: a screen reader reads it with the voice of the reader’s own computer"
        yield finding("language-missing", message, unsaid[0], cure=cure, others=unsaid[1:])


def _other_language(paragraph: Paragraph) -> str | None:
    """English or French words in a paragraph that is marked as the other; None where that is not certain."""
    marked = _code(paragraph.language)
    if marked not in ("en", "fr") or len({_code(run.language) for run in paragraph.runs if run.text.strip()}) > 1:
        return None
    text = without_tags(paragraph.text)
    found = language_of(text, _FOREIGN)
    return {"en": "English", "fr": "French"}[found] if found is not None and found != marked else None


def _is_of_another_script(language: str) -> bool:
    """Whether a language is never written in Latin letters."""
    return _code(language) in ("km", "th", "lo", "my", "ar", "he", "el", "ru", "uk", "bg", "zh", "ja", "ko")


def _code(language: str) -> str:
    return language.partition("-")[0].lower()


_NAMES = {
    "en": "English",
    "fr": "French",
    "km": "Khmer",
    "de": "German",
    "es": "Spanish",
    "zh": "Chinese",
    "ar": "Arabic",
}


def _called(language: str) -> str:
    name = _NAMES.get(_code(language))
    return f"{name} ({language})" if name is not None else language
