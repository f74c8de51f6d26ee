"""What stands in a loop and may not be the same in two copies → what each copy has in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from brief_builder.merge.state import STATE, State
from brief_builder.office import parse
from brief_builder.office.dialect import escape_attribute
from brief_builder.office.xml import clark
from brief_builder.template import CompiledTemplate

_FIRST_ID = 1_000_000  # far above what Word gives: a copy never meets what stands outside the loop
_LONGEST_NAME = 40  # characters of a bookmark's name; Word cuts longer ones


def copy_filters() -> dict[str, Callable[..., Any]]:
    """The filters that compiled templates call and authors cannot."""
    return {"_brief_bookmark": bookmark, "_brief_copy_id": copy_id, "_brief_first": first, "_brief_list": list_copy}


class BookmarkCopy:
    """The bookmark of one turn: its id and its name, as XML. The name is chosen when it is first asked for.

    The first copy keeps the bookmark's name, so that a reference from elsewhere leads to it.
    """

    template_names: ClassVar[frozenset[str]] = frozenset({"id", "name"})

    def __init__(self, state: State, name: str) -> None:
        self.id = _copy_id(state)
        self._state, self._old, self._name = state, name, ""

    @property
    def name(self) -> str:
        """Its name, as it stands in an attribute; no other bookmark of the document has it."""
        if not self._name:
            taken, known = self._state.bookmark_names, self._state.bookmarks_known
            name = self._old
            if name.lower() in taken:
                number = int(self.id) - _FIRST_ID
                while (name := _numbered(self._old, number)).lower() in taken or name.lower() in known:
                    number += 1
            taken.add(name.lower())
            self._name = escape_attribute(name)
        return self._name


def _numbered(name: str, number: int) -> str:
    return f"{name[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"


def bookmark_names(compiled: CompiledTemplate) -> frozenset[str]:
    """The names of a template's bookmarks in small letters; none when no bookmark is copied."""
    if not any("_brief_bookmark" in part.source.text for part in compiled.compiled.values()):
        return frozenset()
    roots = [parse(compiled.package.read(part.name), part.name) for part in compiled.parts]
    starts = (start for root in roots for start in root.iter(clark("w:bookmarkStart")))
    return frozenset(start.get(clark("w:name"), "").lower() for start in starts)


def bookmark(name: str) -> BookmarkCopy:
    """The bookmark in the turn at hand."""
    return BookmarkCopy(STATE.get(), name)


def copy_id(_given: object) -> str:
    """The next id for a copy of something with a beginning and an end, or of a change under review."""
    return _copy_id(STATE.get())


def _copy_id(state: State) -> str:
    state.copy_count += 1
    return str(_FIRST_ID + state.copy_count)


def first(what: str) -> bool:
    """Whether this is asked for the first time in the part at hand."""
    state = STATE.get()
    key = f"{state.part.part.name if state.part is not None else ''} {what}"
    known = key in state.firsts
    state.firsts.add(key)
    return not known


class ListCopy:
    """The list of one turn. It is made when it is first printed: a turn without items makes none.

    Args:
        state: of the rendering.
        number: id of the list in the template (`w:num`).
        whole: whether the loop holds all of the list, so that the turn that prints it first may keep it.
    """

    def __init__(self, state: State, number: str, whole: bool) -> None:
        self._state, self._number, self._whole = state, number, whole
        self._id = ""

    def __str__(self) -> str:
        if not self._id:
            kept = self._whole and self._number not in self._state.lists_kept
            self._state.lists_kept.add(self._number)
            self._id = self._number if kept else self._state.numbering.restart(self._number)
        return self._id


def list_copy(number: str, whole: bool) -> ListCopy:
    """The list of the turn at hand."""
    state = STATE.get()
    made = state.lists[number] = ListCopy(state, number, whole)
    return made


def in_list(xml: str, prefix: str, number: str) -> str:
    """Paragraphs that were made with the list of the template, now with that of the turn at hand."""
    copied = STATE.get().lists.get(number)
    return xml.replace(f'<{prefix}numId {prefix}val="{number}"/>', f'<{prefix}numId {prefix}val="{copied}"/>')
