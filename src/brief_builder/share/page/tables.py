"""Headers and rows → a table of the page that scrolls in a narrow window, by keyboard too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brief_builder.share.page.markup import Markup, joined, tag


def table(
    caption: str | Markup, columns: Sequence[str | Markup], rows: Iterable[Sequence[Markup]], *, wide: bool
) -> Markup:
    """The table; the first cell of each row heads it. `wide` keeps its columns apart in a narrow window.

    A cell that begins with `<td` or `<th` stands as it is.
    """
    head = tag("thead", tag("tr", *(tag("th", column, scope="col") for column in columns)))
    body = tag("tbody", *(_row(row) for row in rows))
    label = caption if not isinstance(caption, Markup) else None
    return tag(
        "div",
        tag("table", tag("caption", caption), head, body),
        class_="scroll wide" if wide else "scroll",
        role="region",
        tabindex="0",
        aria_label=label,
    )


def _row(cells: Sequence[Markup]) -> Markup:
    first, *others = cells
    made = [cell if cell.startswith("<td") else tag("td", cell) for cell in others]
    return tag("tr", tag("th", first, scope="row"), *made)


def listed(items: Iterable[Markup], *, ordered: bool = False, class_: str | None = None) -> Markup:
    """A list."""
    return tag("ol" if ordered else "ul", *(tag("li", item) for item in items), class_=class_)


def paragraphs(items: Iterable[Markup], class_: str | None = None) -> Markup:
    """Paragraphs one below the other."""
    return joined(*(tag("p", item, class_=class_) for item in items), between="\n")
