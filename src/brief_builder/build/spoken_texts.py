"""The texts of a language and an audience → the tree that templates walk, without what is withheld from its readers.

An item of a list that is withheld is not there, and a withheld list is empty; in a group, a loop does not meet it. A
template that names a withheld text itself gets words which say so to whoever looks at what was printed, and what stands
there tells that it was asked for. So does a text that everybody may read and that asks for something withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from brief_builder.build.audience_texts import entry_of
from brief_builder.build.names import Names
from brief_builder.build.parity.text_trees import shown
from brief_builder.build.withheld_names import NAMED, TEXT
from brief_builder.inputs import Located
from brief_builder.inputs.levels import LEVELS, may_read, narrowest
from brief_builder.inputs.located import Path_
from brief_builder.wording import Phrase, Piece


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
        asks: the names of what is withheld and its tags ask for, as `ask` was given them.
    """

    name: str
    level: str
    marking: str
    written: str
    phrase: Phrase
    located: Located
    path: Path_
    asks: tuple[str, ...] = ()


@dataclass(slots=True)
class SpokenTexts:
    """The tree for readers, the tree with everything in it, by which templates are checked, and all texts in order."""

    told: Any = None
    whole: Any = None
    entries: list[TextEntry] = field(default_factory=list)


class _Made(NamedTuple):
    """What stands somewhere: for readers, with everything in it, and what asking for the first is to tell."""

    told: Any
    whole: Any
    tells: tuple[str, ...] = ()


def spoken_texts(
    located: Located, audience: str, prose: Callable[[str, Path_], tuple[Any, Iterable[str]]]
) -> SpokenTexts:
    """The texts.

    Args:
        located: texts/LANGUAGE.yaml.
        audience: for whom is built.
        prose: a text and its path in the file → what is printed of it, or what stands for one that is wrong; and the
            names of what is withheld and it asks for.
    """
    made = SpokenTexts()

    def walk(value: Any, name: Path_, at: Path_, above: tuple[str, str]) -> _Made:
        entry = entry_of(value, at)
        level, marking = narrowest((entry.level, above[0])), entry.marking or above[1]
        hidden = not may_read(level, audience)
        inner = walk_value(entry.value, name, entry.path, (level, marking))
        if entry.otherwise is not None:  # read in any case, so that what is wrong in it is told
            other = walk(entry.otherwise[0], name, entry.otherwise[1], above)
            return inner._replace(told=other.told, tells=other.tells) if hidden else inner
        return inner

    def walk_value(value: Any, name: Path_, at: Path_, here: tuple[str, str]) -> _Made:
        level, marking = here
        hidden = not may_read(level, audience)
        if isinstance(value, Mapping):
            told, whole = _names(located, at), _names(located, at)
            for key, inner in value.items():
                told[key], whole[key], tells = walk(inner, (*name, key), (*at, key), here)
                told.telling(key, tells)
                if hidden or not entry_of(inner, ()).is_met(audience):
                    told.hide(key)
            return _Made(told, whole)
        if isinstance(value, list):
            pairs = [(inner, walk(inner, (*name, index), (*at, index), here)) for index, inner in enumerate(value)]
            met = [item for inner, item in pairs if not hidden and entry_of(inner, ()).is_met(audience)]
            # A list is no group: whoever asks for it has its items, whatever becomes of them.
            told_by_items = tuple(dict.fromkeys(each for item in met for each in item.tells))
            return _Made([item.told for item in met], [item.whole for _, item in pairs], told_by_items)
        words = str(value) if value is not None else ""
        said, asks = prose(words, at)
        asks, shown_name = tuple(asks), shown(name)
        if not isinstance(said, Phrase):
            return _Made(said, said)
        made.entries.append(TextEntry(shown_name, level, marking, words, said, located, at, asks))
        if hidden:
            return _Made(_withheld(said, shown_name), said, (f"{TEXT}{shown_name}",))
        return _Made(said, said, tuple(f"{NAMED}{each}" for each in asks))

    made.told, made.whole, _ = walk(located.value, (), (), (LEVELS[-1], ""))
    return made


def _names(located: Located, path: Path_) -> Names:
    return Names("text", lambda key: located.place((*path, key), key=True))


def _withheld(said: Phrase, name: str) -> Phrase:
    pieces = tuple(replace(piece, fact=f"{TEXT}{name}", cite=None, way="") for piece in said.pieces if piece.text)
    return Phrase(pieces or (Piece("", f"{TEXT}{name}"),))
