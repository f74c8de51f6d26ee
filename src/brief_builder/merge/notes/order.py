"""The parts of a Word file that a rendering wrote → the same, with their notes in reading order."""

from __future__ import annotations

import re

from brief_builder.merge.notes.parts import KINDS, notes_part
from brief_builder.merge.state import State
from brief_builder.office import Package, parse, serialize
from brief_builder.office.xml import whole

_DRAWN = re.compile(r'<(?:\w+:)?docPr\b[^>]*?\sid="([^"]*)"')


def order_notes(package: Package, texts: dict[str, str], state: State) -> None:
    """Let the ids of notes go up as the document is read; `texts` maps parts to their texts, and is changed.

    A document of which neither the body nor the notes were written stays as its author saved it.
    """
    parts = {kind.word: notes_part(package, kind) or kind.part for kind in KINDS.values()}
    parts = {word: name for word, name in parts.items() if name in texts or name in package}
    if not texts.keys() & {package.main_part, *parts.values()}:
        return
    if not parts:
        return
    from brief_builder.office.note_order import in_reading_order  # few documents have notes

    for word, name in parts.items():
        bodies = [package.main_part, *(other for other in parts.values() if other != name)]
        texts_of = [_text(each, package, texts) for each in bodies]
        notes = _text(name, package, texts)
        largest = max(map(whole, _DRAWN.findall(notes)), default=0)
        ordered = in_reading_order(texts_of, notes, word, lambda least=largest: state.fresh_id(least))  # type: ignore[misc]
        if ordered is not None:
            texts[name] = ordered[1]
            texts |= {each: new for each, old, new in zip(bodies, texts_of, ordered[0], strict=True) if new != old}


def _text(name: str, package: Package, texts: dict[str, str]) -> str:
    return texts[name] if name in texts else serialize(parse(package.read(name), name))
