"""Outlines of decks: slides as a person would note them down, made into a .pptx, and read back.

| line | what it is |
|---|---|
| `@section Name` | the slides from here on stand in this section |
| `=== Title` | a slide with this title |
| `words`, `- item` | a paragraph, or one with a bullet, of the slide's text box |
| `[Name] words` | a paragraph of a shape of this name; lines with one name are one shape |
| `[Name at 2, 3 size 4 x 1] words` | the same, with its place and size in cm; read back with `at` |
| `\\| a \\| b \\|` | a row of a table |
| `@chart Name alt = A, B; S1: 1, 2` | a native column chart with a workbook |
| `@jump words -> Title` | words in a box of their own that lead to the slide of this title |
| `@show Name = Title, Title` | a custom show, at the end |
| `@notes words` | a paragraph of the slide's notes |
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NAMED = re.compile(r"\[(?P<name>[^\]]+?)(?: at (?P<at>[\d., ]+?))?(?: size (?P<size>[\d. x]+))?\] ?(?P<words>.*)")
_EMU = 360_000


def make_deck(outline: str) -> bytes:
    """A deck from an outline."""
    deck = Presentation()
    sections: list[tuple[str, list[str]]] = []
    shows: list[tuple[str, list[str]]] = []
    jumps: list[tuple[Any, Any, str]] = []
    titles: dict[str, Any] = {}
    for line in outline.strip("\n").splitlines():
        if line.startswith("@section "):
            sections.append((line.removeprefix("@section "), []))
        elif line.startswith("@show "):
            name, _, named = line.removeprefix("@show ").partition(" = ")
            shows.append((name, named.split(", ")))
        elif line.startswith("==="):
            slide = _Slide(deck, line[4:], jumps)
            titles[line[4:]] = slide.slide
            if sections:
                sections[-1][1].append(str(slide.slide.slide_id))
        else:
            slide.add(line)
    for run, source, title in jumps:
        link = etree.SubElement(run._r.get_or_add_rPr(), qn("a:hlinkClick"))
        link.set(qn("r:id"), source.part.relate_to(titles[title].part, RT.SLIDE))
        link.set("action", "ppaction://hlinksldjump")
    _write_sections(deck, sections)
    _write_shows(deck, shows, titles)
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


class _Slide:
    def __init__(self, deck: Any, title: str, jumps: list[Any]) -> None:
        self.slide = deck.slides.add_slide(deck.slide_layouts[5])
        self.slide.shapes.title.text = title
        self.boxes: dict[str, Any] = {}
        self.jumps = jumps
        self.top = 4.0
        self.table: list[list[str]] = []

    def add(self, line: str) -> None:
        if line.startswith("@notes "):
            frame = self.slide.notes_slide.notes_text_frame
            _add_words(frame, line.removeprefix("@notes "))
        elif line.startswith("@jump "):
            words, _, title = line.removeprefix("@jump ").partition(" -> ")
            box = self._box("Jump", None, None)
            run = box.text_frame.paragraphs[0].add_run()
            run.text = words
            self.jumps.append((run, self.slide, title))
        elif line.startswith("@chart "):
            self._chart(line.removeprefix("@chart "))
        elif line.startswith("| "):
            self._row([cell.strip() for cell in re.split(r" \| (?![^{}]*[}%]\})", line[2:-2])])
        elif match := _NAMED.fullmatch(line):
            name = match["name"]
            if name not in self.boxes:
                self.boxes[name] = self._box(name, match["at"], match["size"])
            _add_words(self.boxes[name].text_frame, match["words"])
        else:
            if "Text" not in self.boxes:
                self.boxes["Text"] = self._box("Text", None, None)
            _add_words(self.boxes["Text"].text_frame, line)

    def _box(self, name: str, at: str | None, size: str | None) -> Any:
        left, top = (float(n) for n in at.split(",")) if at else (2, self.top)
        width, height = (float(n) for n in size.split("x")) if size else (20, 1)
        self.top += 1.2
        box = self.slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(height))
        box.name = name
        return box

    def _row(self, cells: list[str]) -> None:
        last = self.slide.shapes[-1] if len(self.slide.shapes) else None
        if last is None or not last.has_table:
            last = self.slide.shapes.add_table(1, len(cells), Cm(2), Cm(self.top), Cm(20), Cm(0.8))
            self.top += 3
        else:
            table = last._element.graphic.graphicData.tbl
            table.append(copy.deepcopy(table.findall(qn("a:tr"))[-1]))
            for old in table.findall(qn("a:tr"))[-1].iter(qn("a:t")):
                old.text = ""
        for cell, text in zip(last.table.rows[-1 + len(last.table.rows)].cells, cells, strict=True):
            cell.text = text

    def _chart(self, line: str) -> None:
        head, _, rest = line.partition(" = ")
        name, _, alt = head.partition(" ")
        categories, *series = rest.split("; ")
        data = CategoryChartData()
        data.categories = categories.split(", ")
        for each in series:
            title, _, values = each.partition(": ")
            data.add_series(title, [float(v) for v in values.split(", ")])
        frame = self.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(2), Cm(self.top), Cm(10), Cm(6), data)
        frame.name = name
        frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
        self.top += 6


def _add_words(frame: Any, words: str) -> None:
    fresh = len(frame.paragraphs) == 1 and not frame.paragraphs[0].runs
    paragraph = frame.paragraphs[0] if fresh else frame.add_paragraph()
    paragraph.text = words.removeprefix("- ")
    if words.startswith("- "):
        etree.SubElement(paragraph._p.get_or_add_pPr(), qn("a:buChar")).set("char", "•")


def _write_sections(deck: Any, sections: list[tuple[str, list[str]]]) -> None:
    if not sections:
        return
    listed = "".join(
        f'<p14:section name="{name}" id="{{{n:08X}-0000-4000-8000-000000000000}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{id_}"/>' for id_ in ids)
        + "</p14:sldIdLst></p14:section>"
        for n, (name, ids) in enumerate(sections, start=1)
    )
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    deck.part._element.append(
        parse_xml(
            f'<p:extLst xmlns:p="{p}"><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{_P14}">{listed}'
            "</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _write_shows(deck: Any, shows: list[tuple[str, list[str]]], titles: dict[str, Any]) -> None:
    if not shows:
        return
    relations = {rel.target_part: id_ for id_, rel in deck.part.rels.items() if not rel.is_external}
    root = deck.part._element
    listed = etree.Element(qn("p:custShowLst"))
    for number, (name, named) in enumerate(shows):
        show = etree.SubElement(listed, qn("p:custShow"), name=name, id=str(number))
        slides = etree.SubElement(show, qn("p:sldLst"))
        for title in named:
            etree.SubElement(slides, qn("p:sld")).set(qn("r:id"), relations[titles[title].part])
    root.find(qn("p:notesSz")).addnext(listed)


def deck_outline(data: bytes, template: str = "") -> str:
    """The outline of a deck; places are read back where the template's outline gives one to a shape of that name."""
    deck = Presentation(io.BytesIO(data))
    placed = {m["name"] for line in template.splitlines() if (m := _NAMED.fullmatch(line)) and m["at"]}
    begins: dict[str, str] = {}
    for section in deck.part._element.iter(f"{{{_P14}}}section"):
        ids = [e.get("id") for e in section.iter(f"{{{_P14}}}sldId")]
        assert ids, section.get("name")
        begins[ids[0]] = section.get("name")
    parts = {slide.part: slide for slide in deck.slides}
    lines: list[str] = []
    for slide in deck.slides:
        if str(slide.slide_id) in begins:
            lines.append(f"@section {begins[str(slide.slide_id)]}")
        lines.append(f"=== {_title(slide)}".rstrip())
        for shape in slide.shapes:
            lines += _shape_lines(shape, slide, parts, placed)
        if slide.has_notes_slide:
            frame = slide.notes_slide.notes_text_frame
            lines += [f"@notes {p.text}".rstrip() for p in frame.paragraphs if p.text]
    targets = {id_: rel.target_part for id_, rel in deck.part.rels.items() if not rel.is_external}
    for show in deck.part._element.iter(qn("p:custShow")):
        named = [_title(parts[targets[e.get(qn("r:id"))]]) for e in show.iter(qn("p:sld"))]
        lines.append(f"@show {show.get('name')} = {', '.join(named)}")
    return "\n".join(lines)


def _title(slide: Any) -> str:
    title = slide.shapes.title
    return title.text_frame.text if title is not None else ""


def _shape_lines(shape: Any, slide: Any, parts: dict[Any, Any], placed: set[str]) -> Iterator[str]:
    if shape.has_chart:
        series = [
            f"{each.name}: {', '.join('-' if v is None else f'{v:g}' for v in each.values)}"
            for each in shape.chart.plots[0].series
        ]
        alt = shape._element.nvGraphicFramePr.cNvPr.get("descr", "")
        yield f"@chart {shape.name} {alt} = {', '.join(map(str, shape.chart.plots[0].categories))}; {'; '.join(series)}"
    elif shape.has_table:
        for row in shape.table.rows:
            yield "| " + " | ".join(cell.text for cell in row.cells) + " |"
    elif shape.has_text_frame and shape != slide.shapes.title:
        link = next(shape._element.iter(qn("a:hlinkClick")), None)
        if shape.name == "Jump" and link is not None:
            yield f"@jump {shape.text_frame.text} -> {_title(parts[slide.part.related_part(link.get(qn('r:id')))])}"
            return
        at = f" at {_cm(shape.left)}, {_cm(shape.top)}" if shape.name in placed else ""
        head = "" if shape.name == "Text" else f"[{shape.name}{at}] "
        for _, group in groupby(shape.text_frame.paragraphs, key=lambda _: 0):
            for paragraph in group:
                bullet = "- " if paragraph._p.find(f".//{qn('a:buChar')}") is not None else ""
                yield f"{head}{bullet}{paragraph.text}".rstrip()


def _cm(emu: int) -> str:
    return f"{round(emu / _EMU, 2):g}"
