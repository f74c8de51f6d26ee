"""What tests of native charts share: data for them, a file that was filled, and what it says, in cache and workbook."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from brief_builder import BriefError
from brief_builder.merge import Template
from brief_builder.merge.document import Rendered
from chart_packages import C, shown_in
from native_charts import bars, book_of, chart_xml, in_file, labels, opened, point, series, space, typed_label
from soundness import check_sound

KINDS = ["docx", "pptx"]
PLAIN = [["", "Exports", "Imports"], ["Canada", 1.5, 4], ["Japan", 2.5, 5], ["Korea", 3.5, 6]]
NAMES = ["Canada", "Japan", "Korea"]


def data(categories: list[Any], *given: tuple[str, list[Any]]) -> dict[str, Any]:
    return {
        "c": {"chart": {"categories": categories, "series": [{"name": n, "values": v} for n, v in given]}, "alt": "It."}
    }


def filled(template: bytes, kind: str, values: Any) -> Rendered:
    """The file, which is sound."""
    rendered = Template.read(template, f"t.{kind}").rendered(values)
    check_sound(rendered.data)
    return rendered


def refused(template: bytes, kind: str, values: Any) -> list[str]:
    with pytest.raises(BriefError) as caught:
        Template.read(template, f"t.{kind}").rendered(values)
    return [f"{p.code}: {p.message} | {p.place} | {' '.join(p.help)}" for p in caught.value.problems]


def warned(rendered: Rendered) -> list[str]:
    return [f"{p.code}: {p.message}" for p in rendered.problems]


def cache(rendered: Rendered) -> list[tuple[str, list[tuple[str, str | None]]]]:
    return shown_in(etree.fromstring(chart_xml(rendered.data).encode()))


def figures(rendered: Rendered) -> None:
    """The workbook, opened by openpyxl, has the figures of the cache where the chart's formulas lead."""
    book = opened(rendered.data)
    root = etree.fromstring(chart_xml(rendered.data).encode())
    for reference in root.iter(f"{C}strRef", f"{C}numRef"):
        sheet, _, area = reference.findtext(f"{C}f").rpartition("!")
        held = book[sheet.strip("'")][area.replace("$", "")]
        rows = held if isinstance(held, tuple) else ((held,),)
        written = [cell.value for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
        points = {int(p.get("idx")): p.findtext(f"{C}v") for p in reference.iter(f"{C}pt")}
        assert len(written) == int(reference.find(f".//{C}ptCount").get("val"))
        for index, value in enumerate(written):
            assert _number(value) == _number(points.get(index)), (reference.findtext(f"{C}f"), written, points)


def _number(value: Any) -> Any:
    if hasattr(value, "toordinal"):
        return float(value.toordinal() - 693594)
    try:
        return float(value)
    except (TypeError, ValueError):
        return value


def highlighted(kind: str) -> bytes:
    """Two series of columns; Japan is highlighted, its label is a field, and the value axis has a format."""
    between = point(1, "accent6") + labels(typed_label(1, "[VALUE]"), number_format="0.00")
    held = [
        series(0, "Exports", NAMES, [1.5, 2.5, 3.5], between=between, before='<c:invertIfNegative val="0"/>',
               code="#,##0.00"),
        series(1, "Imports", NAMES, [4, 5, 6], before='<c:invertIfNegative val="0"/>', code="0.0%"),
    ]  # fmt: skip
    return in_file(kind, space(bars(*held), legend='<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'),
                   book_of(PLAIN))  # fmt: skip
