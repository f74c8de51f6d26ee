"""The text of a YAML file and words by name → the text with these words for `{{ row.NAME }}`, line for line as it was.

The words are put in as a person would write them: quoted, so that no word can end a text or begin an entry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import ScalarEvent

_ASKED = re.compile(r"\{\{\s*row\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")
_LOOP = re.compile(r"\{%-?\s*for\s+row\s+in\b")  # in such a text, `row` is what its loop calls its turns
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_ROW = re.compile(r"(?<![\w.])row\b(?!\s*[=(])")
_OWN_ROW = re.compile(r"\{%-?\s*(?:for\b[^%]*?\brow\b[^%]*?\bin\b|set\s+row\b)")  # what the text itself calls `row`
_BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x7f\x85\u2028\u2029"}  # YAML reads some as ends of lines


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that a text asks for, with its place: line and column, both 1-based."""

    name: str
    line: int
    column: int


def asks(text: str) -> Iterator[Asked]:
    """What a YAML file asks of a row; nothing where it is no YAML, which is told where it is read."""
    for event in _scalars(text):
        start = event.start_mark.index
        for found in _ASKED.finditer(text, start, event.end_mark.index):
            line = text.count("\n", 0, found.start()) + 1
            yield Asked(found[1], line, found.start() - text.rfind("\n", 0, found.start()))


def asks_otherwise(text: str) -> Iterator[tuple[str, int, int]]:
    """(tag, line, column) of each tag that names the row and is not filled, such as `{{ row.country | upper }}`.

    Nothing where the file is no YAML, and of texts that call something of their own `row`.
    """
    # What is filled may stand in a tag: `{{ trade.{{ row.code }}.2024 }}`.
    plain = _ASKED.sub(lambda found: "w" * len(found[0]), text)
    if not any(map(_names_row, _TAG.findall(plain))):
        return
    for event in _events(text):
        start, end = event.start_mark.index, event.end_mark.index
        if _OWN_ROW.search(plain, start, end):
            continue
        for found in _TAG.finditer(plain, start, end):
            if _names_row(found[0]):
                line = text.count("\n", 0, found.start()) + 1
                tag = " ".join(text[found.start() : found.end()].split())
                yield tag, line, found.start() - text.rfind("\n", 0, found.start())


def names_row(text: str) -> bool:
    """Whether a tag in a text names the row, be it YAML or not."""
    return any(map(_names_row, _TAG.findall(text)))


def _names_row(tag: str) -> bool:
    return _ROW.search(_QUOTED.sub("", tag)) is not None


def filled_words(words: str, said: Callable[[str], str]) -> str:
    """The same for one text that was read already."""
    return _ASKED.sub(lambda found: said(found[1]), words)


def filled_yaml(text: str, said: Callable[[str], str]) -> str:
    """The text with the words of a row.

    Args:
        text: of a YAML file.
        said: a name → its words, on one line and without braces.
    """
    out: list[str] = []
    at = 0
    for event in _scalars(text):
        start, end = event.start_mark.index, event.end_mark.index
        out += [text[at:start], _filled(text[start:end], event, said)]
        at = end
    return "".join([*out, text[at:]])


def _filled(source: str, event: ScalarEvent, said: Callable[[str], str]) -> str:
    if event.style == '"':
        return _ASKED.sub(lambda found: _quoted(said(found[1]))[1:-1], source)
    if event.style == "'":
        return _ASKED.sub(lambda found: said(found[1]).replace("'", "''"), source)
    if event.style in ("|", ">"):
        return _ASKED.sub(lambda found: said(found[1]), source)
    # Without quotation marks, a word such as `Norway: fish` would begin an entry.
    return _quoted(_ASKED.sub(lambda found: said(found[1]), event.value)) + "\n" * source.count("\n")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).translate(_BREAKS)


def _scalars(text: str) -> list[ScalarEvent]:
    """The texts of the file that ask for anything, in their order."""
    if _ASKED.search(text) is None:
        return []
    spans = ((event, text[event.start_mark.index : event.end_mark.index]) for event in _events(text))
    return [event for event, span in spans if _ASKED.search(span) and not _LOOP.search(span)]


def _events(text: str) -> list[ScalarEvent]:
    """All texts of the file; [] where it is no YAML."""
    try:
        events = list(YAML(typ="safe", pure=True).parse(text))
    except (YAMLError, RecursionError, ValueError):
        return []
    return [event for event in events if isinstance(event, ScalarEvent)]
