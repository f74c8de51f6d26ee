"""The texts of a language and an audience → the tree that templates walk, without what is withheld from its readers.

An item of a list that is withheld is not there, and a withheld list is empty; in a group, a loop does not meet it. A
template that names a withheld text itself gets words which say so to whoever looks at what was printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from brief_builder.build.audience_texts import entry_of
from brief_builder.build.names import Names
from brief_builder.build.parity.text_trees import shown
from brief_builder.inputs import Located
from brief_builder.inputs.levels import LEVELS, may_read, narrowest
from brief_builder.inputs.located import Path_
from brief_builder.wording import Phrase, Piece
from brief_builder.wording.phrase import NO_FACT

_WITHHELD = f"{NO_FACT}withheld."


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text of the pack as it came out.

    Attributes:
        name: where it stands, as messages say it: “`trade.later`, entry 3, `note`”.
        level: who may read it.
        marking: its security marking, or that of what it stands in; '' without one.
        written: as its author typed it, with tags.
        phrase: as it is printed.
        located, path: where it stands.
    """

    name: str
    level: str
    marking: str
    written: str
    phrase: Phrase
    located: Located
    path: Path_


@dataclass(slots=True)
class SpokenTexts:
    """The tree for readers, the tree with everything in it, by which templates are checked, and all texts in order."""

    told: Any = None
    whole: Any = None
    entries: list[TextEntry] = field(default_factory=list)


def spoken_texts(located: Located, audience: str, prose: Callable[[str, Path_], Any]) -> SpokenTexts:
    """The texts.

    Args:
        located: texts/LANGUAGE.yaml.
        audience: for whom is built.
        prose: a text and its path in the file → what is printed of it, or what stands for one that is wrong.
    """
    made = SpokenTexts()

    def walk(value: Any, name: Path_, at: Path_, above: tuple[str, str]) -> tuple[Any, Any]:
        """(for readers, with everything in it) of what stands somewhere."""
        entry = entry_of(value, at)
        level, marking = narrowest((entry.level, above[0])), entry.marking or above[1]
        hidden = not may_read(level, audience)
        told, whole = walk_value(entry.value, name, entry.path, (level, marking))
        if entry.otherwise is not None:  # read in any case, so that what is wrong in it is told
            other = walk(entry.otherwise[0], name, entry.otherwise[1], above)[0]
            told = other if hidden else told
        return told, whole

    def walk_value(value: Any, name: Path_, at: Path_, here: tuple[str, str]) -> tuple[Any, Any]:
        level, marking = here
        hidden = not may_read(level, audience)
        if isinstance(value, Mapping):
            told, whole = _names(located, at), _names(located, at)
            for key, inner in value.items():
                told[key], whole[key] = walk(inner, (*name, key), (*at, key), here)
                if hidden or not entry_of(inner, ()).is_met(audience):
                    told.hide(key)
            return told, whole
        if isinstance(value, list):
            pairs = [(inner, walk(inner, (*name, index), (*at, index), here)) for index, inner in enumerate(value)]
            seen = [told for inner, (told, _) in pairs if not hidden and entry_of(inner, ()).is_met(audience)]
            return seen, [whole for _, (_, whole) in pairs]
        words = str(value) if value is not None else ""
        said = prose(words, at)
        shown_name = shown(name)
        if not isinstance(said, Phrase):
            return said, said
        made.entries.append(TextEntry(shown_name, level, marking, words, said, located, at))
        return (_withheld(said, shown_name) if hidden else said), said

    made.told, made.whole = walk(located.value, (), (), (LEVELS[-1], ""))
    return made


def withheld_text(fact: str | None) -> str:
    """The name of the withheld text that printed words come from; '' for any other words."""
    return fact.removeprefix(_WITHHELD) if fact is not None and fact.startswith(_WITHHELD) else ""


def _names(located: Located, path: Path_) -> Names:
    return Names("text", lambda key: located.place((*path, key), key=True))


def _withheld(said: Phrase, name: str) -> Phrase:
    pieces = tuple(replace(piece, fact=f"{_WITHHELD}{name}", cite=None, way="") for piece in said.pieces if piece.text)
    return Phrase(pieces or (Piece("", f"{_WITHHELD}{name}"),))
