"""The part of a native chart in → its series, and how they are told apart (ISO 29500-1, 21.2)."""

from __future__ import annotations

from lxml import etree

from brief_builder.office import Package, parse
from brief_builder.office.chart_kinds import kind_of, plots_in
from brief_builder.office.colours import NO_FILL, OTHER_FILL, Paint, Palette, paint_of
from brief_builder.office.xml import clark, is_on, whole
from brief_builder.structure.model import Chart, Series

_C, _A = clark("c:x")[:-1], clark("a:x")[:-1]
_ROUND = ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart")
_DRAWN_AS_LINES = ("lineChart", "scatterChart", "radarChart", "line3DChart", "stockChart")
_ACCENTS = 6


def read_chart(package: Package, part: str, palette: Palette, behind: str) -> Chart | None:
    """The chart of a part; None where it is of a newer kind, or not there.

    Args:
        palette: the colours of the document.
        behind: the colour that it stands on, "" when that is not known.

    Raises:
        Fault: template-unreadable, template-unsafe.
    """
    if part not in package:
        return None
    root = parse(package.read(part), part)
    plots = plots_in(root)
    if root.tag != _C + "chartSpace" or not plots:
        return None
    series: list[tuple[Series, str]] = []
    for plot in plots:
        read = _points if kind_of(plot) in _ROUND else _series
        series += read(plot, palette)
    looks = [look for _, look in series]
    told = tuple(
        Series(one.name, one.colour, bool(look) and looks.count(look) == 1, one.labelled) for one, look in series
    )
    ground = behind
    for holder in (root, root.find(f".//{_C}plotArea")):
        paint = paint_of(holder.find(_C + "spPr")) if holder is not None else None
        if paint is not None and paint != NO_FILL:
            ground = palette.shown(paint)
    legend = root.find(f"{_C}chart/{_C}legend")
    valued = any(_says(labels, "showVal", "showPercent", "showBubbleSize") for labels in root.iter(_C + "dLbls"))
    title = root.find(f"{_C}chart/{_C}title")
    words = "".join(t.text or "" for t in title.iter(_A + "t", _C + "v")) if title is not None else ""
    return Chart(
        tuple(kind_of(plot) for plot in plots), told, legend is not None,
        valued or next(root.iter(_C + "dTable"), None) is not None, ground, words.strip(),
    )  # fmt: skip


def _series(plot: etree._Element, palette: Palette) -> list[tuple[Series, str]]:
    """Each series of a plot, and what sets it apart beside its colour: '' for nothing."""
    as_line = kind_of(plot) in _DRAWN_AS_LINES
    above = plot.find(_C + "dLbls")
    has_markers = as_line and (kind_of(plot) != "lineChart" or is_on(_value(plot, "marker")))
    out = []
    for one in plot.findall(_C + "ser"):
        index = whole(_value(one, "idx"))
        look = one.find(_C + "spPr")
        line = look.find(_A + "ln") if look is not None else None
        paint = paint_of(line if as_line else look)
        if (own := _of_all_points(one)) is not None:
            paint = own
        marker = one.find(_C + "marker")
        symbol = _value(marker, "symbol") if marker is not None else ""
        if as_line and paint in (None, NO_FILL) and marker is not None:
            paint = paint_of(marker.find(_C + "spPr")) or paint
        sign = ""
        if has_markers and symbol != "none":
            sign = symbol or f"automatic {index}"
        dash = line.find(_A + "prstDash") if line is not None else None
        if dash is not None and dash.get("val", "solid") != "solid":
            sign += f" {dash.get('val')}"
        pattern = look.find(_A + "pattFill") if look is not None else None
        if pattern is not None:
            sign += f" {pattern.get('prst')}"
        labels = one.find(_C + "dLbls")
        named = any(_says(each, "showSerName") for each in (labels, above) if each is not None)
        out.append((Series(_name(one), _colour(paint, index, palette), labelled=named), sign))
    return out


def _of_all_points(series: etree._Element) -> Paint | None:
    """The fill of the first point, where each point has one of its own; None where the series' holds."""
    points = [paint_of(point.find(_C + "spPr")) for point in series.findall(_C + "dPt")]
    count = next((whole(each.get("val")) for each in series.iterfind(f"{_C}val//{_C}ptCount")), 0)
    return points[0] if points and len(points) >= count and None not in points else None


def _points(plot: etree._Element, palette: Palette) -> list[tuple[Series, str]]:
    """The points of a pie, as the reader sees them: a colour each."""
    out = []
    above = plot.find(_C + "dLbls")
    for one in plot.findall(_C + "ser")[:1]:
        named = [t.text or "" for t in one.iterfind(f"{_C}cat//{_C}v")]
        points = {whole(_value(p, "idx"), -1, -1): p.find(_C + "spPr") for p in one.findall(_C + "dPt")}
        labels = one.find(_C + "dLbls")
        told = any(_says(each, "showCatName") for each in (labels, above) if each is not None)
        for number, name in enumerate(named):
            look = points.get(number)
            pattern = look.find(_A + "pattFill") if look is not None else None
            sign = str(pattern.get("prst")) if pattern is not None else ""
            out.append((Series(name, _colour(paint_of(look), number, palette), labelled=told), sign))
    return out


def _colour(paint: Paint | None, index: int, palette: Palette) -> str:
    """The colour of a series: its own, or the accent that Office gives it. "" for none that is known."""
    if paint in (OTHER_FILL, NO_FILL):
        return ""
    return palette.shown(paint if paint is not None else ("scheme", f"accent{index % _ACCENTS + 1}", ()))


def _says(labels: etree._Element, *names: str) -> bool:
    """Whether labels show this of all points, or of one of them, and are not deleted."""
    if is_on(_value(labels, "delete")):
        return False
    return any(is_on(_value(each, name)) for each in (labels, *labels.findall(_C + "dLbl")) for name in names)


def _name(series: etree._Element) -> str:
    told = series.find(_C + "tx")
    return "".join(v.text or "" for v in told.iter(_C + "v")).strip() if told is not None else ""


def _value(element: etree._Element, name: str) -> str:
    found = element.find(_C + name)
    return found.get("val", "1") if found is not None else ""
