"""A pack that was read → its own words, each with its language, its part in the documents and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from brief_builder.build.context import Context
from brief_builder.build.loading import Loaded
from brief_builder.facts import Facts
from brief_builder.house import Given, Role, Words
from brief_builder.house.sentences import is_sentence
from brief_builder.inputs import Located
from brief_builder.inputs.located import Path_
from brief_builder.problems import Fault, Problem
from brief_builder.wording.gaps import gaps_in

_CHART_ROLES: Mapping[str, Role] = {"title": "heading", "notes": "prose"}  # all other words of a chart are labels


@dataclass(frozen=True)
class Text:
    """Words of a pack, and what makes a problem of a fault in them."""

    words: Words
    problem: Callable[[Fault], Problem]


def pack_texts(loaded: Loaded, roles: Mapping[str, Role]) -> Iterator[Text]:
    """All that the authors of a pack typed, in the languages that are built; a gap is nobody's words.

    Args:
        roles: what stands in the produced documents (see `plain`) → its part in them.
    """
    assert loaded.pack is not None  # noqa: S101  what could not be read is not looked at
    yield from (text for text in _texts(loaded, roles) if not gaps_in(text.words.text))


def _texts(loaded: Loaded, roles: Mapping[str, Role]) -> Iterator[Text]:
    languages = tuple(loaded.contexts)
    for language in languages:
        yield from _said(loaded, language, roles)
    said = {key for context in loaded.contexts.values() for key in context.said}
    for located in _files(loaded):
        for path, text in _by_language(located.value, (), languages):
            if (located.file, path) not in said:
                yield Text(_words(text, str(path[-1]), _role_of(located, path, text)), _at(located, path))
    yield from _facts(loaded.facts, languages)


def plain(text: str) -> str:
    """A text without what differs between a paragraph and the text that it came from."""
    return " ".join(text.split())


def _said(loaded: Loaded, language: str, roles: Mapping[str, Role]) -> Iterator[Text]:
    """The texts of the pack and of its charts, with what their tags print."""
    context = loaded.contexts[language]
    for path, located, text, given, shown in loaded.reuse.once("said", (context,), (), partial(_given, context)):
        role = roles.get(shown) or _role_of(located, path, shown)
        yield Text(Words(text, language, role, given, marked=True), _at(located, path))


def _given(context: Context) -> list[tuple[Path_, Located, str, tuple[Given, ...], str]]:
    """(path, file, text, what its tags print, the text with that) of each text."""
    found = []
    for (_, path), (located, prose) in context.said.items():
        try:
            given = tuple(Given(*value) for value in prose.values(context.data))
        except Fault:
            continue  # told already
        found.append((path, located, prose.text, given, plain(_printed(prose.text, given))))
    return found


def _printed(text: str, given: tuple[Given, ...]) -> str:
    out, at = "", 0
    for each in given:
        out += text[at : each.start] + (each.text or "")
        at = each.end
    return (out + text[at:]).replace("*", "")


def _role_of(located: Located, path: Path_, text: str) -> Role:
    if located.file.endswith("charts.yaml"):
        return next((_CHART_ROLES[str(step)] for step in path if step in _CHART_ROLES), "table")
    return "prose" if is_sentence(text) else "label"


def _files(loaded: Loaded) -> Iterator[Located]:
    """The files of the pack that hold texts by language, those of facts apart; as they were read."""
    pack, facts = loaded.pack, loaded.facts
    assert pack is not None  # noqa: S101  see above
    yield from (each for each in (pack.located, pack.charts, pack.matrices) if each is not None)
    origins = [
        *(question.origin for question in facts.questions),
        *(resolution.origin for resolution in facts.resolutions),
        *(source.origin for source in facts.sources.values()),
    ]
    yield from {origin.located.file: origin.located for origin in origins if origin is not None}.values()


def _by_language(value: Any, path: Path_, languages: tuple[str, ...]) -> Iterator[tuple[Path_, str]]:
    """Texts that stand below a language, each with its path."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in languages and isinstance(inner, str):
                yield (*path, key), inner
            elif key != "quote":
                yield from _by_language(inner, (*path, key), languages)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _by_language(inner, (*path, index), languages)


def _facts(facts: Facts, languages: tuple[str, ...]) -> Iterator[Text]:
    for name, fact in facts.items():
        entries: list[tuple[Path_, Mapping[str, str]]] = [
            (("label",), fact.label),
            (("text",), fact.text),
            (("note",), fact.note),
            (("rank_reason",), fact.rank_reason or {}),
        ]
        entries += [(("items", index), item.text) for index, item in enumerate(fact.items)]
        entries += [
            (("different_from", index, "reason"), each.reason) for index, each in enumerate(fact.different_from)
        ]
        for path, said in entries:
            if isinstance(said, Mapping):
                for language in (each for each in languages if each in said):
                    text = said[language]
                    role: Role = "prose" if is_sentence(text) else "label"
                    yield Text(_words(text, language, role), _of_fact(facts, name, (*path, language)))


def _words(text: str, language: str, role: Role) -> Words:
    return Words(text, language, role)


def _at(located: Located, path: Path_) -> Callable[[Fault], Problem]:
    return lambda fault: located.problem(fault, path)


def _of_fact(facts: Facts, name: str, path: Path_) -> Callable[[Fault], Problem]:
    def problem(fault: Fault) -> Problem:
        try:
            return facts.problem(name, fault, *path)
        except (KeyError, IndexError, TypeError):  # a cell of a table, which is not a part of a text
            fault.start = fault.end = None
            return facts.problem(name, fault)

    return problem
