"""The plan of a native chart and its points → the labels that Office draws: figures, and names at the ends of lines.

A figure is a number in the format of the chart, and follows when somebody edits the data. What no format can say
(“about 2.1”) is typed, as its words are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt

from brief_builder.charts.native.plan_lines import label_words, named_at

if TYPE_CHECKING:
    from brief_builder.charts.model import Point
    from brief_builder.charts.native.data import NativeSeries
    from brief_builder.charts.native.formats import Format
    from brief_builder.charts.native.paint import Paint
    from brief_builder.charts.native.plan import Measures, Plan

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FACES = (("latin", "+mn-lt"), ("ea", "+mn-ea"), ("cs", "+mn-cs"))
_NO_LINES = (
    '<c:extLst xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ext '
    'uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
_BEFORE_FACES = tuple(f"{_A}{name}" for name in ("ln", "noFill", "solidFill", "effectLst", "highlight"))


def set_faces(element: etree._Element) -> None:
    """Let all words in an element be set in the theme's typefaces, those of complex scripts too."""
    for properties in element.iter(f"{_A}defRPr", f"{_A}rPr", f"{_A}endParaRPr"):
        at = sum(child.tag in _BEFORE_FACES for child in properties)
        for name, face in reversed(_FACES):
            for old in properties.findall(f"{_A}{name}"):
                properties.remove(old)
            new = properties.makeelement(f"{_A}{name}", {"typeface": face})
            properties.insert(at, new)


def upright(element: etree._Element, *, wrap: bool) -> None:
    """Let no words in an element be turned on their side; without `wrap` they stay on one line."""
    for body in element.iter(f"{_A}bodyPr"):
        body.set("rot", "0")
        body.set("vert", "horz")
        if not wrap:
            body.set("wrap", "none")


def settle_labels(labels: etree._Element) -> None:
    """Let labels be upright and on one line, and no line lead from one that was moved, as LibreOffice draws it."""
    upright(labels, wrap=False)
    for lines in labels.findall(f"{_C}showLeaderLines"):  # the element itself is for slices of a pie
        labels.remove(lines)
    labels.append(etree.fromstring(_NO_LINES))


class Labels:
    """The labels of one chart; `words` takes all that is typed."""

    def __init__(self, measures: Measures, plan: Plan, paint: Paint) -> None:
        self._m, self._plan, self._paint = measures, plan, paint
        self.words: list[str] = []

    def bars(self, series: Any, shown: NativeSeries) -> None:
        """Figures at bars."""
        inside = self._m.inside
        middle = inside or self._m.panel.kind == "waterfall"
        position = XL_LABEL_POSITION.CENTER if middle else XL_LABEL_POSITION.OUTSIDE_END
        labels = series.data_labels
        labels.show_value = True
        labels.number_format = _code(self._m.format, shown)
        labels.number_format_is_linked = False
        labels.position = position
        bold = len(self._m.data.shown) == 1 or self._m.panel.kind == "waterfall"
        self._font(labels.font, bold=bold)
        if inside:
            self._paint.words_on(labels.font.color, shown.colour, "stated")
        for place, point in enumerate(shown.points):
            if point is None or point.value is None:
                continue
            index = self._m.data.series.index(shown)
            if (index, place) in self._plan.bare:
                _hide(series.points[place].data_label)
                continue
            said, own = self._said(shown, place, point)
            shift = self._plan.shifts.get((index, place), 0.0)
            of = point.colour or shown.colour
            odd = inside and (of != shown.colour or point.mark != "stated")
            if said is own is None and not shift and not odd:
                continue
            label = series.points[place].data_label
            if said is not None:
                self._type(label, said, bold=bold, on=(of, point.mark) if inside else None)
            label.position = position
            if said is None:
                self._font(label.font, bold=bold)
                if inside:
                    self._paint.words_on(label.font.color, of, point.mark)
            self._finish(label, shift, format_=None if said else own or labels.number_format)

    def points(self, series: Any, shown: NativeSeries) -> None:
        """Figures above the points of a line, or below."""
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = self._m.format.code, False
        labels.position = XL_LABEL_POSITION.ABOVE
        self._font(labels.font, bold=True)
        index = self._m.data.series.index(shown)
        for place, point in enumerate(shown.points):
            if point is None or point.value is None:
                continue
            (said, own), below = self._said(shown, place, point), (index, place) in self._plan.below
            if said is own is None and not below:
                continue
            label = series.points[place].data_label
            if said is not None:
                self._type(label, said, bold=True)
            label.position = XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.ABOVE
            if said is None:
                self._font(label.font, bold=True)
            self._finish(label, 0.0, format_=None if said else own or labels.number_format)

    def ends(self, series: Any, shown: NativeSeries, *, both: bool) -> None:
        """The name and the figure of a line at its last point; with `both`, its figure at the first too.

        A line that ends before has its name at the first.
        """
        index, last = self._m.data.series.index(shown), len(shown.values) - 1
        for place in (0, last) if both else (last,):
            point = shown.points[place]
            if point is None or point.value is None:
                continue
            label = series.points[place].data_label
            said, own = self._said(shown, place, point)
            whole = place == named_at(shown) and len(self._m.data.shown) > 1
            if said is not None:
                self._type(label, label_words(self._m, shown, place), bold=whole)
            label.position = XL_LABEL_POSITION.RIGHT if place else XL_LABEL_POSITION.LEFT
            if said is None:
                self._font(label.font, bold=whole)
                self._paint.words(label.font.color, shown.colour)
            shift = self._plan.shifts.get((index, place), 0.0)
            shows = ("showVal", "showSerName") if whole else ("showVal",)
            self._finish(label, shift, format_=None if said else own or self._m.format.code, shows=shows)

    def _said(self, series: NativeSeries, place: int, point: Point) -> tuple[str | None, str | None]:
        """What has to be typed, or the format of its own that says it; neither where that of the chart does."""
        words, value = self._m.words(series, point), point.value
        assert value is not None  # noqa: S101  the caller has looked
        held = series.values[place]
        value = value if series.sign or held is None else held
        bare = words.replace("+", "", 1) if series.sign > 0 and value > 0 else words
        found = self._m.format.said_by(bare, value, self._m.look.language)
        if found is None:
            return words, None
        return None, None if found == self._m.format else _code(found, series)

    def _font(self, font: Any, *, bold: bool) -> None:
        font.size = Pt(self._m.size)
        font.bold = bold

    def _type(self, label: Any, words: str, *, bold: bool, on: Any = None) -> None:
        self.words.append(words)
        frame = label.text_frame
        frame.text = words
        for paragraph in frame.paragraphs:
            fonts = [paragraph.font, *(run.font for run in paragraph.runs)]
            for font in fonts:
                self._font(font, bold=bold)
                if on is not None:
                    self._paint.words_on(font.color, *on)

    def _finish(
        self,
        label: Any,
        shift: float,
        *,
        format_: str | None = None,
        shows: tuple[str, ...] = ("showVal",),
    ) -> None:
        """What python-pptx has no word for: the number format of one label, its place, and what it shows."""
        element = label._get_or_add_dLbl()
        if format_ is not None:
            _insert(element, "numFmt", ("idx", "delete", "layout", "tx"), formatCode=format_, sourceLinked="0")
        for name in ("showVal", "showSerName"):
            element.find(f"{_C}{name}").set("val", "1" if name in shows else "0")
        if "showSerName" in shows and len(shows) > 1:
            _insert(element, "separator", (*_ALL_SHOWS, "idx", "delete", "layout", "tx", "numFmt", "spPr", "txPr",
                                           "dLblPos")).text = " "  # fmt: skip
        if shift:
            layout = _insert(element, "layout", ("idx", "delete"))
            manual = etree.SubElement(layout, f"{_C}manualLayout")
            # Of the whole chart, from where Office puts it (ISO 29500-1, 21.2.2.88).
            etree.SubElement(manual, f"{_C}x", val="0")
            etree.SubElement(manual, f"{_C}y", val=f"{shift / self._m.height:.5f}")


_ALL_SHOWS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def _code(format_: Format, series: NativeSeries) -> str:
    """As Excel writes the format for the values of a series: steps have a sign."""
    return format_.signed(falls=series.sign < 0) if series.sign else format_.code


def _hide(label: Any) -> None:
    """Let a point have no label (ISO 29500-1, 21.2.2.47: nothing but its number and `delete`)."""
    element = label._get_or_add_dLbl()
    for child in list(element):
        if child.tag != f"{_C}idx":
            element.remove(child)
    etree.SubElement(element, f"{_C}delete", val="1")


def _insert(element: etree._Element, name: str, after: tuple[str, ...], **attributes: str) -> etree._Element:
    """A child of a label at its place in the order of the schema; one that is there goes."""
    for old in element.findall(f"{_C}{name}"):
        element.remove(old)
    new = element.makeelement(f"{_C}{name}", attributes)
    element.insert(sum(child.tag in {f"{_C}{each}" for each in after} for child in element), new)
    return new
