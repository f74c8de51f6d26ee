"""The templates of a pack in several languages → the words in them that no language but one can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief_builder.build.loading import Loaded
from brief_builder.build.parity.gaps import listed
from brief_builder.problems import Excerpt, Fault, Place, Problem
from brief_builder.structure import Document as Structure
from brief_builder.template.reading.tags import find_spans

_WORD = re.compile(r"[^\W\d_]{2,}")
_PASSED = ("contents", "comment")  # the first repeats headings, the second is no part of the text
# A template that asks for the language may hold the words of each behind an {% if %}: that is its author's business.
_ASKS = "pack.language"
_CURE = "make it a text of the pack, {{ text.… }}, or draw a template for each language, such as brief.fr.docx"


def typed_words(loaded: Loaded) -> Iterator[Problem]:
    """A warning for each paragraph and alt text of a template for several languages that holds typed words."""
    for template in loaded.served:
        if len(template.languages) < 2 or template.structure is None:
            continue
        languages = listed(f"`{language}`" for language in template.languages)
        for place, text, start, end in _typed(template.structure):
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
