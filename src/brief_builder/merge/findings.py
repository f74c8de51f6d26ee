"""Faults noted while a part is rendered to its end → problems: each tag once, with the items that it fails for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import FrameType
from typing import TYPE_CHECKING, Any

from brief_builder.problems import Fault, Note, Problem
from brief_builder.template import CompiledPart
from brief_builder.template.expressions.sandbox import lookup
from brief_builder.template.reading.tags import Tag

if TYPE_CHECKING:
    from brief_builder.template.checking.tracing import Tracer

_LABELS = ("name", "title", "label")
_LONGEST = 40  # characters of an item's own name that are shown
_LOOP = re.compile(r"for\s+(?P<targets>.+?)\s+in\s+(?P<list>[\w.]*)", re.S)
Key = tuple[int | None, str, str]


@dataclass(slots=True)
class _Found:
    """A fault of a tag, the item that it was first met at, the turn that it was last met in, and in how many.

    `value` is where in the data that stands which is wrong with the first item; () when it is not known.
    """

    fault: Fault
    item: str
    value: tuple[str | int, ...]
    last: tuple[int, ...]
    count: int = 1


class Findings:
    """Takes the faults of one part as they are met, and the turns of its loops as they begin."""

    def __init__(self, part: CompiledPart, data: Mapping[str, Any]) -> None:
        from brief_builder.template.checking.scopes import loops_around

        self._part = part
        self._data = data
        self._tracer: Tracer | None = None
        self._loops = loops_around(part)
        self._turns: dict[int, tuple[int, tuple[Any, ...]]] = {}
        self._found: dict[Key, _Found] = {}

    def turn(self, loop: int, index: int, items: tuple[Any, ...]) -> None:
        """The `for` tag with this number begins its turn `index` (1-based), its names standing for `items`."""
        self._turns[loop] = (index, items)

    def append(self, found: tuple[int | None, Fault]) -> None:
        """Note a fault of the tag with this number; None when it is not known which tag it was."""
        number, fault = found
        loops = [loop for loop in self._around(number) if loop in self._turns]
        turn = tuple(self._turns[loop][0] for loop in loops)
        known = self._found.get((number, fault.code, fault.message))
        if known is None:
            item = ", ".join(self._item(loop) for loop in loops)
            value = self._value(number, fault, loops)
            self._found[number, fault.code, fault.message] = _Found(fault, item, value, turn)
        elif known.last != turn:
            known.last, known.count = turn, known.count + 1

    def _value(self, number: int | None, fault: Fault, loops: list[int]) -> tuple[str | int, ...]:
        if number is None:
            return ()
        if self._tracer is None:
            from brief_builder.template.checking.tracing import Tracer

            self._tracer = Tracer(self._part)
        return self._tracer.trace(number, fault, self._data, {loop: self._turns[loop] for loop in loops})

    def _around(self, number: int | None) -> list[int]:
        """The loops that turn around a tag; where it stands in a macro, also those around the tags that print it."""
        running: list[int | None] = []
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            template = frame.f_globals.get("__jinja_template__")
            if template is not None:
                running.append(self._part.source.tag_on(template.get_corresponding_lineno(frame.f_lineno)))
            frame = frame.f_back
        tags = [*reversed(running[1:]), number]
        return list(dict.fromkeys(loop for tag in tags if tag is not None for loop in self._loops.get(tag, ())))

    def problems(self) -> Iterable[Problem]:
        """Each fault at its tag; where it stands in a loop, a note says for which item."""
        for (number, _, _), found in self._found.items():
            tag = self._part.tags[number or 0]
            problem = found.fault.at(tag.place, tag.excerpt_of(found.fault.start, found.fault.end))
            problem = replace(problem, value=found.value)
            if found.item:
                others = found.count - 1
                more = f" and {others} other{'s' if others > 1 else ''}" if others else ""
                problem = replace(problem, notes=(Note(f"for {found.item}{more}"), *problem.notes))
            yield problem

    def _item(self, loop: int) -> str:
        index, items = self._turns[loop]
        return item_in_words(self._part.tags[loop], index, items)


def running_tag(part: CompiledPart) -> int | None:
    """The number of the tag of a part whose code is running; None when there is none."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return part.source.tag_on(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return None


def item_in_words(loop: Tag, index: int, items: tuple[Any, ...]) -> str:
    """“the 3rd partner, "Sok"”: by the loop's own word where it is one, else by what it runs over.

    Args:
        loop: the `for` tag.
        index: 1-based.
        items: what the loop's names stand for in this turn.
    """
    match = _LOOP.match(loop.body)
    targets, over = (match["targets"].strip(), match["list"].strip(".")) if match else ("", "")
    over = re.sub(r"\.(?:items|values|keys)$", "", over)
    if targets.isidentifier() and len(targets) > 2:
        what = targets.replace("_", " ")
    else:
        what = f"item of `{over}`" if over else "turn of the loop"
    label = next((shown for shown in map(label_of, items) if shown), "")
    return f"the {ordinal(index)} {what}" + (f', "{label}"' if label else "")


def label_of(item: Any) -> str:
    """The item itself when it is a short text, or its name, title or label; '' when it has none of them."""
    candidates = [item] if isinstance(item, str) else [value for _, value in (lookup(item, key) for key in _LABELS)]
    for candidate in candidates:
        text = " ".join(candidate.split()) if isinstance(candidate, str) else ""
        if text and len(text) <= _LONGEST:
            return text
    return ""


def ordinal(number: int) -> str:
    """1 → '1st', 2 → '2nd', 11 → '11th', 23 → '23rd'."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
