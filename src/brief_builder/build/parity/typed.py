"""The templates of a pack in several languages → the words in them that no language but one can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.build.loading import Loaded
from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.structure import Document as Structure
from brief_builder.structure import structure_of
from brief_builder.template.reading.tags import find_spans

_WORD = re.compile(r"[^\W\d_]{2,}")
_PASSED = ("contents", "comment")  # the first repeats headings, the second is no part of the text
# A template that asks for the language may hold the words of each behind an {% if %}: that is its author's business.
_ASKS = "pack.language"
_CURE = "make it a text of the pack, {{ text.… }}, or draw a template for each language, such as brief.fr.docx"


def typed_words(loaded: Loaded) -> Iterator[Problem]:
    """A warning for each paragraph and alt text of a template for several languages that holds typed words."""
    served: dict[str, list[str]] = {}
    for (_, language), template in loaded.templates.items():
        served.setdefault(template.compiled.shown, []).append(language)
    for shown, compiled in {each.compiled.shown: each.compiled for each in loaded.templates.values()}.items():
        *before, last = (f"`{language}`" for language in served[shown])
        if not before:
            continue
        languages = f"{', '.join(before)} and {last}"
        for place, text, start, end in _typed(structure_of(compiled.package, shown)):
            message = f"“{text[start:end]}” is typed in the template, and stands so in the documents in {languages}"
            yield Fault("words-typed", message, help=_CURE, severity="warning").at(place, Excerpt(text, start, end))


def _typed(document: Structure) -> Iterator[tuple[Place, str, int, int]]:
    """(place, text, start, end) of the first words outside tags of each paragraph and alt text that has any."""
    texts = [(each.place, each.text) for each in document.paragraphs if each.role not in _PASSED and not each.hidden]
    texts += [(each.place, each.alt) for each in document.drawings if not each.decorative]
    if any(_ASKS in text for _, text in texts):
        return
    for place, text in texts:
        for start, end in _outside(text):
            if found := _WORD.search(text, start, end):
                said = text[found.start() : end].rstrip()
                yield place, text, found.start(), found.start() + len(said)
                break


def _outside(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the tags."""
    at = 0
    for span in find_spans(text)[0]:
        yield at, span.start
        at = span.end
    yield at, len(text)
