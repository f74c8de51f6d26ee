"""A value that is more than words → what it becomes in a document: runs among words, or paragraphs of its own.

A mapping with one of the keys of `KINDS` is such a value (`{image: map.png, width: 8 cm}`), and so is an object with
the methods of `Content`, as a filter may give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from brief_builder.merge.state import State
from brief_builder.problems import Fault, did_you_mean
from brief_builder.template.reading.tags import Tag
from brief_builder.wording import Phrase


class Content(Protocol):
    """What a value becomes. The methods raise Fault when it cannot stand there."""

    def runs(self, state: State, tag: Tag) -> str:
        """The XML of runs, to stand among words; the tag's run properties are the base of their look."""

    def blocks(self, state: State, tag: Tag) -> str | None:
        """The XML of paragraphs and tables in place of the tag's paragraph; None where runs in it will do."""

    def plain_words(self, state: State, tag: Tag) -> Phrase:
        """What it says where there are words and nothing else: in document properties and alt texts."""


class Placeable(Protocol):
    """What something that is drawn becomes in a text; as those of `Content`."""

    def runs(self, state: State, tag: Tag) -> str: ...

    def blocks(self, state: State, tag: Tag) -> str | None: ...


# The key that says what a mapping is → what makes the content from the whole mapping.
KINDS: dict[str, Callable[[Mapping[str, Any]], Content]] = {}
# What makes the content of something that is drawn, a chart of the pack, where a tag prints it in a text.
DRAWN: list[Callable[[Any], Placeable]] = []


def content_of(given: Any) -> Content | None:
    """The content that a value stands for; None when it is words, a number, or nothing known here.

    Raises:
        Fault: value-field when the mapping has such a key and is otherwise wrong.
    """
    if isinstance(given, Mapping):
        kind = next((key for key in KINDS if key in given), None)
        return KINDS[kind](given) if kind is not None else None
    # Asked of the class: a value that is missing answers to every name.
    return given if hasattr(type(given), "blocks") else None


def placeable(given: Any) -> Placeable | None:
    """What a chart of the pack becomes in a text; None for all else."""
    # Asked of the class: a value that is missing answers to every name.
    return DRAWN[0](given) if DRAWN and hasattr(type(given), "draw") else None


def check_fields(given: Mapping[str, Any], what: str, fields: Iterable[str]) -> None:
    """Raise value-field when a mapping has an entry that its kind does not know; `what` is 'a picture'."""
    known = tuple(fields)
    for key in given:
        if key not in known:
            listed = "there is " + ", ".join(f"`{name}`" for name in known)
            message = f"`{key}` is no entry of {what}"
            raise Fault("value-field", message, help=did_you_mean(str(key), known) or listed)
