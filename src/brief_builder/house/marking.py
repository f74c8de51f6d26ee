"""M1: what stands in the margins, the text and the name of a document → where its marking is missing, or differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from brief_builder.house.finding import CODES
from brief_builder.house.style import Marking, Style
from brief_builder.problems import Fault, Note
from brief_builder.problems.model import Severity

_CODE = CODES["M1"]
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Margin:
    """A kind of page, or a slide.

    Attributes:
        page: what it is called: 'the first page of section 1', 'slide 3'.
        texts: words in its margin, and whether they stand at its top right.
    """

    page: str
    texts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """Where else than on its pages a document may have a marking; '' says nothing.

    Attributes:
        properties: their keywords and category.
        pack: the marking in pack.yaml, for a document of a pack.
        file: the name of the file, without its ending.
    """

    properties: str = ""
    pack: str = ""
    file: str = ""


_NOWHERE = Stated()


def marking(style: Style, margins: Sequence[Margin], stated: Stated = _NOWHERE) -> Iterator[tuple[int, Fault]]:
    """What is wrong with the markings, each with the number of its margin.

    Args:
        margins: of a document, in order.
        stated: what is said of it elsewhere; what names no marking says nothing.
    """
    rule: Marking | None = style.rule("M1")
    if rule is None or not rule.levels or not margins:
        return
    found = [_levels(rule, " ".join(text for text, _ in margin.texts)) for margin in margins]
    wanted = max((level for levels in found for level in levels), default=None)
    said = _said(rule, stated)
    pages = "slide" if all(margin.page.startswith("slide ") for margin in margins) else "page"
    if wanted is None:
        if said:
            level = max(said)
            message = f"no {pages} carries the marking {_name(rule, level)}, which stands in {said[level]}"
            yield 0, _fault(style, message, _cure(rule, level))
        else:
            yield 0, _fault(style, f"no {pages} carries a security marking", _cure(rule, 0), note=True)
        return
    for level, where in said.items():
        if level != wanted:
            message = f"{_name(rule, wanted)} stands on the {pages}s, and {_name(rule, level)} in {where}"
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


def _said(rule: Marking, stated: Stated) -> dict[int, str]:
    """Level → where it is said: “the properties and the pack”."""
    levels = {
        "the properties": _levels(rule, stated.properties),
        "the pack": _levels(rule, stated.pack),
        "the name of the file": _named_levels(rule, stated.file),
    }
    found: dict[int, list[str]] = {}
    for where, each in levels.items():
        if each:
            found.setdefault(max(each), []).append(where)
    return {level: " and ".join(places) for level, places in found.items()}


def text_markings(
    style: Style, margins: Sequence[Margin], texts: Sequence[str], *, pages: str = "pages"
) -> Iterator[tuple[int | None, Fault]]:
    """What the text of a document says otherwise than its margins, as notes, each with the number of its text.

    None is the document as a whole, where a marking above the lowest is not said again in the text: whoever has a
    document read out hears no headers. Of a text, only a marking in capitals counts, and not among other capitals.

    Args:
        margins: of the document; without a marking in them, nothing is told here.
        texts: its paragraphs, without headers and footers; of slides, which are margins as a whole, their notes.
        pages: 'pages', or 'slides', which have no headers.
    """
    rule: Marking | None = style.rule("M1")
    if rule is None or not texts:
        return
    wanted = max(_levels(rule, " ".join(text for margin in margins for text, _ in margin.texts)), default=None)
    if wanted is None:
        return
    found = [_levels(rule, text, exact=True) if _tells(rule, text) else set() for text in texts]
    for number, levels in enumerate(found):
        if max(levels, default=0) > wanted:
            message = f"the text says {_name(rule, max(levels))}, the {pages} {_name(rule, wanted)}, which is lower"
            yield number, _fault(style, message, f"mark the {pages} as high as what they say", note=True)
    if pages == "pages" and rule.in_text and wanted > 0 and not any(wanted in levels for levels in found):
        message = f"the text does not say {_name(rule, wanted)}, which stands in the header"
        yield None, _fault(style, message, "say it at the beginning too: a header is not read out", note=True)


def public_marking(style: Style, stated: str) -> Fault | None:
    """That a pack for the public has a marking above the lowest.

    Args:
        stated: the marking of the pack.
    """
    rule: Marking | None = style.rule("M1")
    level = max(_levels(rule, stated), default=0) if rule is not None else 0
    if rule is None or level == 0:
        return None
    message = f"the pack is public and marked {_name(rule, level)}"
    return _fault(style, message, f"mark it {_name(rule, 0)}, or say `audience: internal`")


def knows_markings(style: Style) -> bool:
    """Whether a style has an order of markings."""
    rule: Marking | None = style.rule("M1")
    return rule is not None and bool(rule.levels)


def level_of(style: Style, said: str) -> int | None:
    """How high the highest marking is that some words name: 0 is the lowest; None where they name none."""
    rule: Marking | None = style.rule("M1")
    return max(_levels(rule, said), default=None) if rule is not None else None


def _tells(rule: Marking, text: str) -> bool:
    """Whether capitals stand out in a text: it has small letters too, or is nothing but a marking."""
    rest = text
    for said in sorted((said for words in rule.levels for said in words.values()), key=len, reverse=True):
        rest = rest.replace(said, "")
    return any(map(str.islower, text)) or not any(map(str.isalpha, rest))


def _named_levels(rule: Marking, file: str) -> set[int]:
    """The levels in the name of a file, which may have no accents and other signs between words.

    A single word counts in capitals only: `Secret Santa` is no marking.
    """
    words = _BETWEEN.sub(" ", file)
    levels = [{key: _bare(said) for key, said in words_of.items()} for words_of in rule.levels]
    bare = rule.model_copy(update={"levels": levels})
    text = _bare(words)
    found = _levels(bare, text, exact=True)
    return found | {level for level in _levels(bare, text) if all(" " in said for said in bare.levels[level].values())}


def _bare(text: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


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


def _levels(rule: Marking, text: str, *, exact: bool = False) -> set[int]:
    """The levels that a text names; what belongs to a longer name is not counted twice.

    Args:
        exact: whether only capitals count, where the style has some.
    """
    found: set[int] = set()
    names = [(said, level) for level, words in enumerate(rule.levels) for said in words.values()]
    for said, level in sorted(names, key=lambda each: -len(each[0])):
        pattern = _pattern(said, exact=exact)
        if pattern.search(text) is not None:
            found.add(level)
            text = pattern.sub(" ", text)
    return found


def _has(text: str, said: str) -> bool:
    return _pattern(said).search(text) is not None


@lru_cache(maxsize=256)
def _pattern(said: str, *, exact: bool = False) -> re.Pattern[str]:
    """As the style has it, or with capitals at its beginning or at each word; `secret` in small letters is a word."""
    ways = [said] if exact else dict.fromkeys((said, said.capitalize(), said.title()))
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
