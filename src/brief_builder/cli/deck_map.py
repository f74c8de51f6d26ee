"""The map of a presentation → lines for people, 80 columns wide where the names leave room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief_builder.template.mapping.deck_map import (
        DeckMap,
        MappedLayout,
        MappedPlaceholder,
        MappedShape,
        MappedSlide,
    )

_WIDTH = 80
_EMU = 360_000  # in a centimetre
_NAME, _KIND = (8, 20), (10, 24)  # the narrowest and the widest column


def as_tree(deck: DeckMap) -> str:
    """The slides with their shapes, then the layouts with their placeholders."""
    lines = [f"Slides ({_cm(deck.width, deck.height)})"]
    section = ""
    for slide in deck.slides:
        if slide.section != section:
            section = slide.section
            lines += ["", f'Section "{section}"' if section else "No section"]
        lines += ["", *_slide(slide)]
    lines += ["", "", "Layouts, and what slides on them may hold"]
    for layout in deck.layouts:
        lines += ["", *_layout(layout)]
    return "\n".join(lines)


def _slide(slide: MappedSlide) -> Iterator[str]:
    title = f'"{slide.title}"' if slide.title else "(no title)"
    hidden = ", hidden" if slide.hidden else ""
    yield from _filled(f"{slide.number:>2}  ", 4, [title, f'  layout "{slide.layout}"{hidden}'])
    for tag in slide.blocks:
        yield f"    {_told(tag)}: {tag}"
    rows = [row for shape in slide.shapes for row in _rows(shape, 0)]
    rows += [("notes", "", list(slide.notes))] if slide.notes else []
    yield from _table(rows)


def _told(tag: str) -> str:
    """What a tag does to its slide."""
    words = tag.strip("{%-} ").split()
    word = words[1] if len(words) > 1 else ""
    what = {"for": "repeats", "include": "gives its place"}.get(word, "may be left out")
    return f"slides together, {what}" if words[:1] == ["slides"] else what


def _layout(layout: MappedLayout) -> Iterator[str]:
    used = [str(number) for number in layout.slides]
    where = f"slide{'s' if len(used) > 1 else ''} {', '.join(used)}" if used else "no slide"
    yield from _filled("    ", 6, [f'"{layout.name}"', f" used by {where}"])
    rows: list[tuple[str, str, list[str]]] = [(each.name, _offered(each), []) for each in layout.placeholders]
    rows += [("on it", "", list(layout.tags))] if layout.tags else []
    yield from _table(rows)


def _rows(shape: MappedShape, depth: int) -> Iterator[tuple[str, str, list[str]]]:
    """A shape: its name, its kind, and what may be said of it, piece by piece."""
    said = list(shape.tags)
    if shape.alt_tag:
        said.append(f"\nalt text: {shape.alt_tag}")
    elif shape.kind == "picture":
        said.append("(stays as drawn)")
    if shape.chart is not None:
        if shape.chart.series:
            said.append(f"\nseries: {', '.join(name or '(no name)' for name in shape.chart.series)}")
        if shape.chart.refused:
            said.append(f"\n(cannot be filled: {shape.chart.refused})")
    yield "  " * depth + shape.name, _kind(shape), said
    for inner in shape.shapes:
        yield from _rows(inner, depth + 1)


def _kind(shape: MappedShape) -> str:
    held = shape.placeholder
    if shape.kind == "placeholder" and held is not None:
        size = f", {_cm(shape.width, shape.height)}" if held.type == "picture" else ""
        return f"{_offered(held)}{size}"
    words = shape.kind
    if shape.kind == "table":
        words = f"table {shape.rows} × {shape.columns}"
    elif shape.kind == "picture":
        words = f"picture {_cm(shape.width, shape.height)}"
    elif shape.chart is not None and shape.chart.kind:
        words = shape.chart.kind
    return f"{words}, placeholder {held.index}" if held is not None else words


def _offered(held: MappedPlaceholder) -> str:
    """The type and the index of a placeholder; a slide has one title, which needs no index."""
    return "title" if held.type == "title" else f"{held.type} placeholder {held.index}"


def _table(rows: list[tuple[str, str, list[str]]]) -> Iterator[str]:
    """Rows in columns: a name or kind that is too long has the rest of its line, and what is said stands below."""
    name_width = _column((row[0] for row in rows), *_NAME)
    kind_width = _column((row[1] for row in rows), *_KIND)
    indent = 4 + name_width + 2 + kind_width + 2
    for name, kind, said in rows:
        if not kind:  # notes, and what stands on a layout itself, have the room of both columns
            yield from _filled(f"    {name:<{name_width}}  ", 6 + name_width, said)
            continue
        head = f"    {name:<{name_width}}  {kind:<{kind_width}}"
        if len(head) > indent - 2 and said:
            yield head.rstrip()
            head = ""
        yield from _filled(f"{head:<{indent}}", indent, said)


def _column(texts: Iterable[str], least: int, most: int) -> int:
    return max([least, *(len(text) for text in texts if len(text) <= most)])


def _filled(head: str, indent: int, pieces: list[str]) -> Iterator[str]:
    """Pieces one behind the other; one that does not fit, or has a line break before it, begins a line.

    None is broken, so that it can be copied.
    """
    line, fresh = head, True
    for piece in pieces:
        if not fresh and (piece[:1] == "\n" or len(line) + 1 + len(piece) > _WIDTH):
            yield line.rstrip()
            line, fresh = " " * indent + piece.strip(), False
            continue
        line += piece.lstrip("\n") if fresh else f" {piece}"
        fresh = False
    yield line.rstrip()


def _cm(width: int, height: int) -> str:
    return f"{width / _EMU:.1f} × {height / _EMU:.1f} cm".replace(".0 ", " ")
