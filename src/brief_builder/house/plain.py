"""P1: how long sentences are. Which words are plain stands in the style file; passive voice cannot be told for sure."""

from __future__ import annotations

from collections.abc import Iterator

from brief_builder.house.finding import fault
from brief_builder.house.reading import Reading
from brief_builder.house.sentences import count_words, sentences
from brief_builder.house.style import Plain, Style
from brief_builder.problems import Fault


def long_sentences(style: Style, reading: Reading) -> Iterator[Fault]:
    """A note for a sentence that is long, the rule's severity for one that is far too long."""
    rule: Plain | None = style.rule("P1")
    if rule is None or reading.words.role != "prose" or not style.vocabulary(reading.language).small_numbers:
        return
    for start, end in sentences(reading.own, style.vocabulary(reading.language).stops):
        words = count_words(reading.text[start:end])
        if words > rule.most_words and reading.wrote(start, end):
            message = f"this sentence has {words} words; {rule.most_words} are enough"
            # What a tag prints may be a list of long names, which its author cannot shorten.
            typed = sum(map(reading.typed.__getitem__, range(start, end))) / (end - start)
            severity = rule.severity if words * typed > rule.far_too_many else "note"
            cure = "make two sentences of it, or a list"
            yield fault(style, "P1", reading, (start, end), message, cure, severity=severity)
