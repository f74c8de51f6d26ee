"""A YAML 1.2 file → plain values that are what the author wrote, and the line of each.

Only plain decimal numbers, ISO dates, true, false and null are more than text: `NO`, `0123`, `12:30` and `1e3` stay
as written. A number with a point is an exact Decimal with its last zeros, because they are its precision.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import (
    AliasToken,
    AnchorToken,
    BlockEndToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    TagToken,
)

from brief_builder.inputs.characters import FORBIDDEN, misleading_characters
from brief_builder.inputs.located import Located, Path_
from brief_builder.inputs.texts import read_text
from brief_builder.inputs.yaml_cuts import cut_texts
from brief_builder.inputs.yaml_words import BRACES, NO_SPACE, explained
from brief_builder.problems import Excerpt, Fault, Place, Problem, Problems

_MAX_DEPTH = 50
_MAX_TOKENS = 1_000_000  # a name and its value are four
_KEPT_FILES = 48  # files whose values are known when they are read again, as they are after every save of another
_KEPT_LETTERS = 500_000  # of a file; a larger one is read each time
_DEEP = f"the file is nested more than {_MAX_DEPTH} deep"
_BEGINS = (BlockMappingStartToken, BlockSequenceStartToken, FlowMappingStartToken, FlowSequenceStartToken)
_ENDS = (BlockEndToken, FlowMappingEndToken, FlowSequenceEndToken)
_UNREAD = (AliasToken, AnchorToken, TagToken)
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")  # Unicode ends at 10FFFF
_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_yaml(path: Path, shown: str, problems: Problems) -> Located | None:
    """The file's values, or None when it cannot be read; what is wrong goes into problems.

    Args:
        path: the file.
        shown: the file's name as messages give it.
    """
    text = read_text(path, shown, problems)
    return parse_yaml(text, shown, problems) if text is not None else None


def parse_yaml(text: str, shown: str, problems: Problems) -> Located | None:
    """Like read_yaml, for a text that is at hand. What it gives is the caller's own, to be changed at will."""
    if len(text) > _KEPT_LETTERS:
        return _parse(text, shown, problems)
    located, found = _parsed(text, shown)
    problems.extend(found)
    return located.copy() if located is not None else None


@lru_cache(maxsize=_KEPT_FILES)
def _parsed(text: str, shown: str) -> tuple[Located | None, tuple[Problem, ...]]:
    """The same, with what is wrong; nobody changes it."""
    found = Problems()
    return _parse(text, shown, found), tuple(found)


def _parse(text: str, shown: str, problems: Problems) -> Located | None:
    lines = text.splitlines()
    if (bad := FORBIDDEN.search(text)) is not None:
        line = text.count("\n", 0, bad.start())
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
        fault = Fault("character-forbidden", f"the character U+{ord(bad[0]):04X} cannot stand in an Office file")
        shown_line = text.split("\n")[line]
        problems.add(fault.at(Place(shown, line=line + 1, column=column + 1), Excerpt(shown_line, column, column + 1)))
        return None
    located = Located(shown, None, lines=lines)
    try:
        try:
            node = _reader(_Watchful).compose(text)
        except (_UnusualError, YAMLError, RecursionError, ValueError):
            # All that is refused is told before what is no YAML: the text is read again, from its beginning.
            if _refused(text, located, problems):
                return None
            node = _reader().compose(text)
    except MarkedYAMLError as error:
        line, column, message, cure = explained(error, lines)
        shown_line = lines[line] if line < len(lines) else ""
        fault = Fault("yaml-syntax", f"this is not YAML: {message}", help=cure)
        problems.add(fault.at(Place(shown, line=line + 1, column=column + 1), Excerpt(shown_line, column, column + 1)))
        return None
    except ReaderError as error:
        sign = error.character if isinstance(error.character, str) else chr(error.character)
        line, column = _spot(text, sign)
        message = f"the character U+{ord(sign):04X} cannot stand in a file of YAML"
        fault = Fault("character-forbidden", message, help="delete it, or save the file again as UTF-8")
        problems.add(fault.at(Place(shown, line=line, column=column)))
        return None
    except (YAMLError, RecursionError, ValueError) as error:
        spot = _BEYOND.search(text)
        at = text.count("\n", 0, spot.start()) + 1 if spot is not None else None
        why = f"`{spot[0]}` is no character" if spot is not None else str(error)
        problems.add(Fault("yaml-syntax", f"this is not YAML: {why}").at(Place(shown, line=at)))
        return None
    if node is None:
        located.value = {}
        return located
    before = len(problems)
    located.value = _value(node, (), located, problems)
    read = len(problems) == before
    problems.extend(cut_texts(node, located))
    problems.extend(misleading_characters(lines, shown))
    return located if read else None


def _spot(text: str, sign: str) -> tuple[int, int]:
    """Line and column, both 1-based, of a character's first place in a text."""
    at = max(text.find(sign), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _reader(scanner: type[Scanner] = Scanner) -> YAML:
    """A parser that gives texts as they are meant; the usual one marks where the lines of a folded text (`>`) end."""
    reader = YAML(typ="safe", pure=True)
    reader.Scanner = scanner
    return reader


class _UnusualError(Exception):
    """A file holds something for which it may be refused."""


class _Watchful(Scanner):
    """Gives tokens to the parser until one is such that `_refused` has to look at the file."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader=loader)
        self._depth = self._count = 0

    def get_token(self) -> Any:
        """The next token; _UnusualError."""
        token = super().get_token()
        self._count += 1
        self._depth += isinstance(token, _BEGINS) - isinstance(token, _ENDS)
        if self._depth > _MAX_DEPTH + 1 or self._count > _MAX_TOKENS or isinstance(token, _UNREAD):
            raise _UnusualError
        return token


def _refused(text: str, located: Located, problems: Problems) -> bool:
    """Anchors, aliases and tags, each reported: they make a file say what it does not show.

    Also what would take minutes, or more memory than there is, to be read: the first is reported.
    """
    found = False
    depth = 0
    for count, token in enumerate(_reader().scan(text)):
        depth += isinstance(token, _BEGINS) - isinstance(token, _ENDS)
        if depth > _MAX_DEPTH + 1 or count > _MAX_TOKENS:
            fault = Fault("yaml-syntax", _DEEP)
            if count > _MAX_TOKENS:
                message = f"{located.file} holds more than {_MAX_TOKENS // 4:,} values, which takes minutes to read"
                fault = Fault(
                    "file-unreadable", message, help="write the values into a .json file, which is read at once"
                )
            place = Place(located.file, line=token.start_mark.line + 1, column=token.start_mark.column + 1)
            problems.add(fault.at(place))
            return True
        if isinstance(token, _UNREAD):
            found = True
            mark = token.start_mark
            line = located.lines[mark.line] if mark.line < len(located.lines) else ""
            width = max(token.end_mark.column - mark.column, 1)
            fault = Fault("yaml-feature", "anchors, aliases and tags are not read", help="write the value out")
            place = Place(located.file, line=mark.line + 1, column=mark.column + 1)
            problems.add(fault.at(place, Excerpt(line, mark.column, mark.column + width)))
    return found


def _value(node: Node, path: Path_, located: Located, problems: Problems) -> Any:
    located.spots[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if node.start_mark.line == node.end_mark.line:
        located.lengths[path] = node.end_mark.column - node.start_mark.column
    if len(path) > _MAX_DEPTH:
        problems.add(located.problem(Fault("yaml-syntax", _DEEP), path))
        return None
    if isinstance(node, MappingNode):
        return _mapping(node, path, located, problems)
    if isinstance(node, SequenceNode):
        return [_value(item, (*path, i), located, problems) for i, item in enumerate(node.value)]
    assert isinstance(node, ScalarNode)  # noqa: S101  YAML has three kinds of nodes
    return node.value if node.style else _plain(node.value)


def _mapping(node: MappingNode, path: Path_, located: Located, problems: Problems) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, ScalarNode) else None
        spot = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        at = (*path, str(key))
        if key is None:
            located.spots[at] = spot
            problems.add(located.problem(Fault("yaml-syntax", "a key must be a word", help=BRACES), at))
            continue
        if not key_node.style and key[:1] == "-" and key[1:2].isalpha():
            # `-lead: x` is a group with the entry `-lead`, where everybody means a list.
            message, cure = NO_SPACE
            place = Place(located.file, line=spot[0], column=spot[1])
            fault = Fault("yaml-syntax", message, help=cure)
            problems.add(fault.at(place, Excerpt(located.lines[spot[0] - 1], spot[1] - 1, spot[1])))
            continue
        if key in out:
            first = located.key_spots[at]
            fault = Fault("yaml-duplicate", f"`{key}` stands twice here; the first is on line {first[0]}")
            line = located.lines[spot[0] - 1]
            place = Place(located.file, line=spot[0], column=spot[1])
            problems.add(fault.at(place, Excerpt(line, spot[1] - 1, spot[1] - 1 + len(key))))
            continue
        located.key_spots[at] = spot
        out[key] = _value(value_node, at, located, problems)
        if isinstance(value_node, ScalarNode) and not value_node.style and not value_node.value:
            # Nothing stands behind the colon; the parser's place is where the next thing begins.
            located.spots[at], located.lengths[at] = spot, len(key)
    return out


def _plain(text: str) -> Any:
    """What an unquoted scalar means."""
    if text.lower() in _WORDS and text in ("true", "false", "null", "~", ""):
        return _WORDS[text]
    if _INT.fullmatch(text) and len(text) <= 30:
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if match := _DATE.fullmatch(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return text
    return text
