"""Words of a pack → acronyms that stand for two things, and those that nobody spells out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from brief_builder.facts.findings.finding import Finding
from brief_builder.facts.findings.statements import Said, in_use, listed, quotes, words_of
from brief_builder.facts.lexicons.plain_words import CONNECTIVES, KNOWN_ACRONYMS
from brief_builder.facts.model import Facts

_SHORT = re.compile(r"\(([A-Z][A-Z0-9]{1,7})s?\)")
_ACRONYM = re.compile(r"(?<![\w$-])([A-Z]{2,7})s?(?![\w$])")
_ROMAN = re.compile(r"[IVXLC]+")
_TOKEN = re.compile(r"[\w'-]+|[^\w\s]")
_FEWEST = 3  # capitalised words of a name whose initials anybody would use


def clashes(facts: Facts) -> Iterator[Finding]:
    """Two names of one language with the same initials: an acronym for one of them would be read as the other."""
    known = _expansions(facts)
    used = {(said.language, word) for said in _all_words(facts) for word in _ACRONYM.findall(said.text)}
    declared = {(language, short) for short, meant in facts.terms.acronyms.items() for language in meant}
    for (language, short), meant in known.items():
        if len(meant) < 2:
            continue
        names = [words for words, _ in meant.values()]
        # Initials that nobody uses clash only where the names are alike: those of persons and of towns are no acronyms.
        alike = len(set.intersection(*(set(re.findall(r"\w+", key)) for key in meant)) - CONNECTIVES) > 0
        if (language, short) not in used | declared and not alike:
            continue
        where = tuple(dict.fromkeys(name for _, name in meant.values() if name))
        if not where:
            continue  # terms.yaml alone; what no fact says cannot be misread
        message = f"{short} would stand for {listed(f'“{name}”' for name in names)}"
        because = "spell out both, each time; use the acronym for none, or for one that terms.yaml names"
        details = {"acronym": (short,), "names": tuple(names), "language": (language,)}
        yield Finding("acronym-clash", "warning", where, message, because, details=details)


def unexplained(facts: Facts) -> Iterator[Finding]:
    """Acronyms in our own words that no words of the pack spell out; one finding a language."""
    known = set(_expansions(facts))
    # The annex of sources gives a publisher's name beside what it is called for short.
    publishers = {s.short for s in facts.sources.values() if s.short != s.publisher}
    publishers |= {name for s in facts.sources.values() if s.shorts != s.publishers for name in s.shorts.values()}
    units = {fact.figure.unit for fact in facts.values() if fact.figure is not None}
    lost: dict[str, dict[str, str]] = {}
    for fact in in_use(facts):
        for said in words_of(fact):
            for word in _ACRONYM.findall(said.text):
                plain = word in units or _ROMAN.fullmatch(word) or word in KNOWN_ACRONYMS.get(said.language, ())
                if not plain and word not in publishers and (said.language, word) not in known:
                    lost.setdefault(said.language, {}).setdefault(word, fact.name)
    for language, words in lost.items():
        message = f"nothing says what {listed(words)} {'stands' if len(words) == 1 else 'stand'} for ({language})"
        because = "a reader who does not know it does not look it up"
        names = tuple(dict.fromkeys(words.values()))
        details = {"acronyms": tuple(words)}
        yield Finding("acronym-unexplained", "warning", names, message, because, details=details)


def _all_words(facts: Facts) -> Iterator[Said]:
    for fact in in_use(facts):
        yield from quotes(facts, fact)
        yield from words_of(fact)


def _expansions(facts: Facts) -> dict[tuple[str, str], dict[str, tuple[str, str]]]:
    """(Language, acronym) → names it may stand for: compared as → (as written, the first fact that has it)."""
    known: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}

    def add(language: str, short: str, name: str, fact: str) -> None:
        known.setdefault((language, short), {}).setdefault(_compared(name), (name, fact))

    for said in _all_words(facts):
        text = " ".join(said.text.replace("’", "'").split())
        for match in _SHORT.finditer(text):
            if (long := _long_form(match[1], text[: match.start()])) is not None:
                add(said.language, match[1], long, said.fact.name)
        for name in _names(text):
            add(said.language, "".join(_plain(word[0]).upper() for word in _parts(name)), name, said.fact.name)
    for short, meant in facts.terms.acronyms.items():
        for language, name in meant.items():
            add(language.split("-")[0], short, name, "")
    return known


def _names(text: str) -> Iterator[str]:
    """Capitalised names of three words and more, without an article or an owner before them."""
    name: list[str] = []  # of the name that is being read
    between: list[str] = []  # small words behind it, which belong to it if a capitalised one follows
    for word in (*_TOKEN.findall(text), "."):
        if word[0].isupper() and not (not name and word.casefold() in CONNECTIVES):
            name += [*between, word]
            between = []
            if not word.endswith("'s"):
                continue
            name = []  # whose it is, is no part of a name
        elif name and word.casefold() in CONNECTIVES:
            between.append(word)
            continue
        if len(_parts(" ".join(name))) >= _FEWEST:
            yield " ".join(name)
        name, between = [], []


def _parts(name: str) -> list[str]:
    """The capitalised words of a name, those joined by hyphens each."""
    return [word for word in re.findall(r"\w+", name) if word[0].isupper()]


def _compared(name: str) -> str:
    words = (word.casefold() for word in re.findall(r"\w+", name))
    return " ".join(word.removesuffix("s") for word in words if word not in CONNECTIVES)


def _long_form(short: str, before: str) -> str | None:
    """The name that an acronym in parentheses shortens: Schwartz and Hearst, PSB 2003.

    Its letters are looked for backwards in the words before it; the first must begin a word.
    """
    words = before.split()
    window = " ".join(words[-min(len(short) + 5, 2 * len(short)) :])
    at = len(window)
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].casefold()
        at -= 1
        while at >= 0 and (_plain(window[at]) != letter or (index == 0 and at > 0 and window[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return window[at:].strip() or None


def _plain(letter: str) -> str:
    """A letter as acronyms have it: without its accent, small."""
    return unicodedata.normalize("NFD", letter)[0].casefold()
