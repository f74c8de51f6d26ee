"""M1: what stands in the margins of pages and slides → where the security marking is missing, or differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief_builder.house.finding import CODES
from brief_builder.house.style import Marking, Style
from brief_builder.problems import Fault, Note
from brief_builder.problems.model import Severity

_CODE = CODES["M1"]


@dataclass(frozen=True, slots=True)
class Margin:
    """A kind of page, or a slide.

    Attributes:
        page: what it is called: 'the first page of section 1', 'slide 3'.
        texts: words in its margin, and whether they stand at its top right.
    """

    page: str
    texts: tuple[tuple[str, bool], ...]


def marking(style: Style, margins: Sequence[Margin], stated: str = "") -> Iterator[tuple[int, Fault]]:
    """What is wrong with the markings, each with the number of its margin.

    Args:
        margins: of a document, in order.
        stated: what its properties or its pack say, where a marking may stand; '' where they say nothing.
    """
    rule: Marking | None = style.rule("M1")
    if rule is None or not rule.levels or not margins:
        return
    found = [_levels(rule, " ".join(text for text, _ in margin.texts)) for margin in margins]
    wanted = max((level for levels in found for level in levels), default=None)
    said = _levels(rule, stated)
    pages = "slide" if all(margin.page.startswith("slide ") for margin in margins) else "page"
    if wanted is None:
        if said:
            message = f"no {pages} carries the marking {_name(rule, max(said))}, which the properties or the pack have"
            yield 0, _fault(style, message, _cure(rule, max(said)))
        else:
            yield 0, _fault(style, f"no {pages} carries a security marking", _cure(rule, 0), note=True)
        return
    if said and max(said) != wanted:
        message = f"the {pages}s say {_name(rule, wanted)}, the properties or the pack {_name(rule, max(said))}"
        yield 0, _fault(style, message, "say the same in both")
    for number, (margin, levels) in enumerate(zip(margins, found, strict=True)):
        if not levels:
            yield number, _fault(style, f"{margin.page} has no marking", _cure(rule, wanted))
        elif max(levels) != wanted or len(levels) > 1:
            listed = " and ".join(_name(rule, level) for level in sorted(levels))
            message = f"{margin.page} says {listed}; the highest marking of the document is {_name(rule, wanted)}"
            yield number, _fault(style, message, "mark all pages alike")
        else:
            yield from ((number, each) for each in _one(style, rule, margin, wanted))


def _one(style: Style, rule: Marking, margin: Margin, level: int) -> Iterator[Fault]:
    """Whether one marking is in all languages, and stands where it belongs."""
    words = rule.levels[level]
    placed = [text for text, right in margin.texts if right]
    everywhere = " ".join(text for text, _ in margin.texts)
    lost = [language for language, said in words.items() if not _has(everywhere, said)]
    if lost:
        missing = " and ".join(f"`{words[language]}`" for language in lost)
        yield _fault(style, f"the marking of {margin.page} lacks {missing}", _cure(rule, level))
    elif rule.where == "top right" and not all(_has(" ".join(placed), said) for said in words.values()):
        yield _fault(style, f"the marking of {margin.page} is not at its top right", _cure(rule, level))


def _levels(rule: Marking, text: str) -> set[int]:
    """The levels that a text names; what belongs to a longer name is not counted twice."""
    found: set[int] = set()
    names = [(said, level) for level, words in enumerate(rule.levels) for said in words.values()]
    for said, level in sorted(names, key=lambda each: -len(each[0])):
        if _has(text, said):
            found.add(level)
            text = _pattern(said).sub(" ", text)
    return found


def _has(text: str, said: str) -> bool:
    return _pattern(said).search(text) is not None


def _pattern(said: str) -> re.Pattern[str]:
    """As the style has it, or with capitals at its beginning or at each word; `secret` in small letters is a word."""
    ways = dict.fromkeys((said, said.capitalize(), said.title()))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_spaced, ways)) + r")(?!\w)")


def _spaced(words: str) -> str:
    return r"[ \u00a0]+".join(map(re.escape, words.split()))


def _name(rule: Marking, level: int) -> str:
    return f"`{' / '.join(dict.fromkeys(rule.levels[level].values()))}`"


def _cure(rule: Marking, level: int) -> str:
    where = " at the top right" if rule.where == "top right" else ""
    return (
        f"write {_name(rule, level)}{where}: in Word in the header of each section, that of a different first page "
        "too; in PowerPoint on the slide master"
    )


def _fault(style: Style, message: str, cure: str, *, note: bool = False) -> Fault:
    said = f"{style.says('M1', 'en')}; house style {style.name} {style.version}"
    severity: Severity = "note" if note else style.rule("M1").severity
    return Fault(_CODE, message, help=cure, notes=(Note(said),), severity=severity)
