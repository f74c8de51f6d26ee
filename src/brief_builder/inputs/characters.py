"""A text → the first character in it that no Office file can hold; and those that turn or hide what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from brief_builder.inputs.located import Located, Path_
from brief_builder.problems import Excerpt, Fault, Place, Problem

# What XML 1.0 cannot hold; tab, newline and carriage return are the exceptions.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Directions of Unicode (UAX 9): what begins one → what ends it. An override turns even figures: 12 is read as 21.
_ENDS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_OVERRIDES = ("\u202d", "\u202e")
_UNSEEN = "\ufeff\U000e0001\U000e0020-\U000e007f"  # a mark of bytes within a text, and letters that nothing draws
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")  # of England, say
# Also as an escape of YAML and JSON.
_UNUSUAL = re.compile(f"[\u202a-\u202e\u2066-\u2069{_UNSEEN}]|\\\\u(?:202[a-eA-E]|206[6-9])")


def misleading_characters(lines: Iterable[str], shown: str) -> Iterator[Problem]:
    """A warning for each line that holds a character which turns words and figures, or which nobody sees.

    Marks that only say the direction of what is next to them pass, as Arabic and Hebrew need them, and so does what
    is begun and ended on the line.
    """
    for number, line in enumerate(lines, start=1):
        if (found := misleading(line)) is not None:
            at, fault = found
            yield fault.at(Place(shown, line=number, column=at + 1), Excerpt(line, at, at + 1))


def misleading(text: str) -> tuple[int, Fault] | None:
    """(offset, warning) of the first such character of a text, which stands for itself or as `\\u202e`."""
    found = _misleading(text) if _UNUSUAL.search(text) is not None else None
    if found is None:
        return None
    at, code = found
    what = "nobody sees" if chr(code) not in (*_ENDS, *_OVERRIDES) else "turns the words and figures behind it"
    fault = Fault(
        "character-misleading",
        f"the character U+{code:04X} stands here, which {what}",
        help="delete it; type the words anew if they look wrong then",
        severity="warning",
    )
    return at, fault


def misleading_values(located: Located) -> Iterator[Problem]:
    """The same for each text in the values of a file, and each key; what one of them begins, no other ends."""
    waiting: list[tuple[Path_, Any]] = [((), located.value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str) and (found := misleading(value)) is not None:
            yield found[1].at(located.place(path), Excerpt(value, found[0], found[0] + 1))
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, child in reversed(list(children)):
            if isinstance(key, str) and (found := misleading(key)) is not None:
                yield found[1].at(located.place((*path, key), key=True), Excerpt(key, found[0], found[0] + 1))
            waiting.append(((*path, key), child))


def _misleading(line: str) -> tuple[int, int] | None:
    """(offset, code point) of the first such character of a line."""
    plain = _FLAG.sub(lambda flag: "x" * len(flag[0]), line)
    begun: list[tuple[int, str]] = []
    for match in _UNUSUAL.finditer(plain):
        character = chr(int(match[0][2:], 16)) if len(match[0]) > 1 else match[0]
        if character in _ENDS:
            begun.append((match.start(), character))
        elif begun and character == _ENDS[begun[-1][1]]:
            begun.pop()
        elif character not in _ENDS.values():
            return match.start(), ord(character)
    return (begun[0][0], ord(begun[0][1])) if begun else None
