"""Facts by dotted name → a tree that templates walk: `trade.total.2023`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from brief_builder.build.asking import ask
from brief_builder.problems import Place


class Unknown:
    """Stands for something whose own file is wrong: what asks for it is not blamed a second time."""

    template_unknown = True


class Root(dict[str, Any]):
    """The names at the top. `template_partial` says that a file could not be read and may hold what is missing."""

    template_partial = False


class Names(Mapping[str, Any]):
    """One level of the tree: the next words of the facts' names.

    A loop does not meet what is hidden; what a tag names is found all the same, so that it can be told what it names.
    What is to be told of tells when it is asked for, be it for its value or for whether it is there.

    Args:
        word: what messages call an entry: 'fact', 'chart', 'text'.
        place: entry → where it was written; None where nobody knows.
    """

    def __init__(self, word: str, place: Callable[[str], Place | None] | None = None) -> None:
        self.template_word = word
        self.template_partial = False
        self._place = place
        self._entries: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._telling: dict[object, tuple[str, ...]] = {}

    def __getitem__(self, key: str) -> Any:
        self._tell(key)
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        self._tell(key)
        return key in self._entries

    def _tell(self, key: object) -> None:
        for name in self._telling.get(key, ()) if self._telling else ():
            ask(name)

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._entries if key not in self._hidden)

    def __len__(self) -> int:
        return len(self._entries) - len(self._hidden)

    def __setitem__(self, key: str, value: Any) -> None:
        self._entries[key] = value

    def seen(self, key: str) -> Any:
        """What a loop would meet there; None for what is hidden, or not there."""
        if key in self._hidden:
            return None
        self._tell(key)
        return self._entries.get(key)

    def hide(self, key: str) -> None:
        """Keep an entry from loops."""
        self._hidden.add(key)

    def telling(self, key: str, names: Iterable[str]) -> None:
        """Let an entry tell, by these names, when it is asked for."""
        if given := tuple(names):
            self._telling[key] = given

    @property
    def template_hidden(self) -> bool:
        """Whether it has entries and a loop meets none."""
        return bool(self._entries) and len(self._hidden) == len(self._entries)

    def template_place(self, key: str) -> Place | None:
        """Where an entry was written; of a group, where its first fact was."""
        return self._place(key) if self._place is not None else None


def fact_tree(
    names: Iterable[str],
    spoken: Callable[[str], Any],
    place: Callable[[str], Place | None],
    *,
    whole: bool,
    hidden: Collection[str] = (),
) -> Root:
    """First word → a fact, or the group of those whose names begin with it; loops do not meet those that are hidden."""
    ordered = list(names)

    def group(prefix: str) -> Names:
        def find(key: str) -> Place | None:
            whole = f"{prefix}.{key}"
            first = next((n for n in ordered if n == whole or n.startswith(f"{whole}.")), None)
            return place(first) if first is not None else None

        made = Names("fact", find)
        made.template_partial = not whole
        return made

    root = Root()
    root.template_partial = not whole
    for name in ordered:
        steps = name.split(".")
        level: Any = root
        for index, step in enumerate(steps[:-1]):
            if step not in level:
                level[step] = group(".".join(steps[: index + 1]))
            level = level[step]
            if not isinstance(level, (dict, Names)):
                break  # a name that continues another fact's; it has been refused where it is written
        else:
            level[steps[-1]] = spoken(name)
            if name in hidden and isinstance(level, Names):
                level.hide(steps[-1])
                level.telling(steps[-1], (name,))
    _hide_groups(root)
    return root


def _hide_groups(level: Mapping[str, Any]) -> None:
    """A group in which all is hidden is hidden itself."""
    for key, inner in list(level.items()):
        if isinstance(inner, Names):
            _hide_groups(inner)
            if inner.template_hidden and isinstance(level, Names):
                level.hide(key)
