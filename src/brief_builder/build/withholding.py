"""A document of a public pack → a problem for each internal fact that it prints, or whose words stand in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from brief_builder.build.context import Context
from brief_builder.facts import Facts
from brief_builder.facts.model import Fact
from brief_builder.office import Package
from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems
from brief_builder.proof import Reading
from brief_builder.proof.tracing import Located

_PUBLIC = "public"
_LEAST = 4  # words; fewer may be said by anybody
_TAG = re.compile(r"<[^>]*>")
_QUOTES = {sign: f"[{signs}]" for signs in ("'’‘", '"“”«»') for sign in signs}
_BOOKS = (".xlsx", ".docx", ".pptx")
_PLACES = (("docProps/", "document properties"), ("customXml/", "data that a program keeps"))


def withhold(name: str, context: Context, uses: Iterable[Located], problems: Problems) -> None:
    """A public pack must not print what is marked internal: one use stops the build."""
    if context.pack.audience != _PUBLIC:
        return
    for use in uses:
        fact = context.facts.get(use.fact)
        if fact is not None and fact.audience != _PUBLIC:
            fault = Fault("fact-internal", f"the pack is public and prints `{fact.name}`, which is internal")
            problems.add(fault.at(Place(name, use.trail), Excerpt(use.text)))


def withhold_words(name: str, context: Context, package: Package, reading: Reading) -> Iterator[Problem]:
    """A warning for each internal fact whose words somebody typed, at the first part of the file that has them.

    All parts are looked through: texts, notes, alt texts, properties, the workbooks of charts, the data of programs.
    Figures are not: a number may be another fact's, and one that no fact accounts for is told by itself.
    """
    if context.pack.audience != _PUBLIC:
        return
    internal = _internal(context.facts)
    parts = list(_texts(package)) if internal else []
    for fact, words in internal:
        for said in words:
            found = _in_lines(name, fact, said, reading) or _in_parts(name, fact, said, parts)
            if found is not None:
                yield found
                break


def _internal(facts: Facts) -> list[tuple[str, list[re.Pattern[str]]]]:
    """Name of an internal fact → what finds its words; without those that a public fact says too."""
    public = " ".join(said for fact in facts.values() if fact.audience == _PUBLIC for said in _words(fact))
    found = []
    for name, fact in facts.items():
        if fact.audience != _PUBLIC:
            patterns = [_pattern(said) for said in _words(fact) if len(said.split()) >= _LEAST]
            found.append((name, [each for each in patterns if each.search(public) is None]))
    return found


def _words(fact: Fact) -> Iterator[str]:
    quotes = (fact.quote, *(item.quote for item in fact.items))
    yield from (quote.exact for quote in quotes if quote is not None)
    yield from (said for texts in (fact.text, *(item.text for item in fact.items)) for said in texts.values())


def _pattern(said: str) -> re.Pattern[str]:
    """What finds the words, whatever spaces and quotation marks they have."""
    words = ("".join(_QUOTES.get(letter) or re.escape(letter) for letter in word) for word in said.split())
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _in_lines(name: str, fact: str, said: re.Pattern[str], reading: Reading) -> Problem | None:
    for line in reading.lines:
        if (found := said.search(line.text)) is not None:
            place = Place(name, line.trail, order=line.paragraph)
            return _fault(fact).at(place, Excerpt(line.text, *found.span()))
    for (_, alt), trail in reading.pictures.items():
        if (found := said.search(alt)) is not None:
            return _fault(fact).at(Place(name, trail), Excerpt(alt, *found.span()))
    return None


def _in_parts(name: str, fact: str, said: re.Pattern[str], parts: Iterable[tuple[str, str]]) -> Problem | None:
    for part, text in parts:
        if (found := said.search(text)) is not None:
            where = next((words for start, words in _PLACES if part.startswith(start)), part)
            return _fault(fact).at(Place(name, (where,)), Excerpt(found[0]))
    return None


def _texts(package: Package) -> Iterator[tuple[str, str]]:
    """The words of each part, with those of its attributes, and of the parts of what is embedded."""
    for part in package.names():
        data = package.read(part)
        if part.lower().endswith(_BOOKS):
            try:
                inner = Package.embedded(data)
            except Fault:
                continue  # what cannot be opened has been told
            yield from ((f"{part}, {name}", text) for name, text in _texts(inner))
        elif part.endswith((".xml", ".rels")):
            written = data.decode("utf-8", "replace")
            yield part, html.unescape(f"{_TAG.sub('', written)}\n{written}")


def _fault(fact: str) -> Fault:
    message = f"the pack is public, and words of `{fact}`, which is internal, stand in this file"
    cure = "take them out, or say them in words of your own that the public may read"
    return Fault("fact-internal", message, help=cure, severity="warning")
