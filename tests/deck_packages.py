"""Tags for slides → the bytes of a deck that has everything a slide of PowerPoint may have, always the same.

Each slide has a word of its own, `SECRET` and its title, that stands in all that belongs to it alone: its title and
notes, its chart with workbook and drawing, its SmartArt, comments, tags, embedded objects, film and sound.
"""

from __future__ import annotations

import io
import re
import struct
import wave
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PROG_ID
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm

import deck_parts as parts
from deck_parts import XMLNS
from zip_members import members_of

SLIDES = ("Contents", "Chart", "Diagram", "Media", "Object", "Comments", "Pictures", "Moves")
LINKS = {"Contents": SLIDES[1:], "Chart": ("Contents",), "Diagram": ("Chart",), "Moves": ("Contents", "Media")}
_FIXED = b"2024-01-01T00:00:00Z"


def secret(title: str) -> str:
    """The word of a slide."""
    return f"SECRET{title.upper()}"


def creation_id(title: str) -> int:
    """The number by which PowerPoint knows a slide again."""
    return 1_000_000 + SLIDES.index(title)


def rich_deck(tags: Mapping[str, str] | None = None, *, in_notes: bool = False, chart: str = "") -> bytes:
    """The deck.

    Args:
        tags: title of a slide → what stands in a sticker on it.
        in_notes: or in a paragraph of its notes.
        chart: the alt text of the chart.
    """
    deck = Presentation()
    for title in SLIDES:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"{title} {secret(title)}"
        slide.notes_slide.notes_text_frame.text = f"Notes {secret(title)}"
    slides = dict(zip(SLIDES, deck.slides, strict=True))
    for title, slide in slides.items():
        if title in (tags or {}) and in_notes:
            slide.notes_slide.notes_text_frame.add_paragraph().text = tags[title]  # type: ignore[index]
        _Rich(title, slide, slides, (tags or {}).get(title, "") if not in_notes else "").fill()
    frame = next(shape for shape in slides["Chart"].shapes if shape.has_chart)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart)
    _write_presentation(deck, slides)
    data = io.BytesIO()
    deck.save(data)
    return _always_the_same(data.getvalue())


class _Rich:
    """A slide that is being filled."""

    def __init__(self, title: str, slide: Any, slides: Mapping[str, Any], tag: str) -> None:
        self.title, self.slide, self.slides, self.tag = title, slide, slides, tag
        self.word = secret(title)
        self.tree = slide.shapes._spTree

    def fill(self) -> None:
        """Everything of the slide."""
        shown = self._box("Shown", f"Shown {self.word}", 4)
        for number, target in enumerate(LINKS.get(self.title, ())):
            self._link(target, 5 + number)
        getattr(self, f"_{self.title.lower()}", lambda: None)()
        moved = [shown.shape_id]
        if self.tag:
            moved.append(self._box("Sticker", self.tag, 17).shape_id)
        if self.title != "Media":  # python-pptx has written how the film is played
            self.slide._element.append(parse_xml(parts.FADE if self.title == "Chart" else parts.TIMED_FADE))
            self.slide._element.append(parse_xml(parts.animations(*moved)))
        lists = etree.SubElement(self.slide._element.cSld, qn("p:extLst"))
        lists.append(
            parse_xml(
                f'<p:ext {XMLNS} uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}">'
                f'<p14:creationId val="{creation_id(self.title)}"/></p:ext>'
            )
        )

    def _box(self, name: str, words: str, top: int) -> Any:
        box = self.slide.shapes.add_textbox(Cm(2), Cm(top), Cm(8), Cm(0.8))
        box.name, box.text_frame.text = name, words
        return box

    def _link(self, target: str, top: int) -> None:
        """A link in a text, one of a shape, and one in the notes."""
        part = self.slides[target].part
        box = self._box(f"To {target}", f"go to {target}", top)
        notes = self.slide.notes_slide
        run = notes.notes_text_frame.add_paragraph().add_run()
        run.text = f"go to {target}"
        for owner, holder in (
            (self.slide.part, box.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()),
            (self.slide.part, box._element.nvSpPr.cNvPr),
            (notes.part, run._r.get_or_add_rPr()),
        ):
            link = etree.SubElement(holder, qn("a:hlinkClick"))
            link.set(qn("r:id"), owner.relate_to(part, RT.SLIDE))
            link.set("action", "ppaction://hlinksldjump")

    def _part(self, kind: str, content: str | bytes, owner: Any = None, number: int = 1) -> tuple[Part, str]:
        """A new part, and the id of the relationship by which the slide, or another part, leads to it."""
        part = add_part(self.slide.part.package, kind, content, number)
        return part, (owner or self.slide.part).relate_to(part, parts.TYPES[kind][1])

    def _contents(self) -> None:
        box = self._box("Outside", "a page elsewhere", 13)
        box.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://example.org/elsewhere"
        _, shown = self.slide.part.get_or_add_image_part(io.BytesIO(png(5)))
        link = self.slide.part.relate_to(self.slides["Chart"].part, RT.SLIDE)
        number = self.slides["Chart"].slide_id
        self.tree.append(parse_xml(parts.zoom(40, number, creation_id("Chart"), shown, link)))

    def _chart(self) -> None:
        data = CategoryChartData()
        data.categories = [f"A {self.word}", "B", "C"]
        data.add_series("S1", (1, 2, 3))
        frame = self.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(11), Cm(5), Cm(12), Cm(8), data)
        frame.name = "Trade"
        chart = frame.chart.part
        self._part("chartStyle", parts.chart_style(), chart)
        self._part("chartColors", parts.chart_colours(), chart)
        drawing, drawn = self._part("userShapes", "<x/>", chart)
        image, _ = self.slide.part.get_or_add_image_part(io.BytesIO(png(1)))
        drawing._blob = xml(parts.user_shapes(self.word, drawing.relate_to(image, RT.IMAGE)))
        etree.SubElement(chart._element, qn("c:userShapes")).set(qn("r:id"), drawn)
        for axis in chart._element.iter(qn("c:axId"), qn("c:crossAx")):
            axis.set("val", axis.get("val").lstrip("-"))  # the schema knows no negative ones

    def _diagram(self) -> None:
        made = {kind: self._part(kind, "<x/>") for kind in ("data", "layout", "quickStyle", "colors", "drawing")}
        target = self.slides["Chart"].part
        link = {part.relate_to(target, RT.SLIDE) for kind, (part, _) in made.items() if kind in ("data", "drawing")}
        for kind, content in parts.smart_art(self.word, made["drawing"][1], *link).items():
            made[kind][0]._blob = xml(content)
        self.tree.append(parse_xml(parts.smart_art_frame(40, {kind: id_ for kind, (_, id_) in made.items()})))

    def _media(self) -> None:
        film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + self.word.encode()
        at = Cm(11), Cm(5), Cm(4), Cm(4)
        self.slide.shapes.add_movie(io.BytesIO(film), *at, io.BytesIO(png(2)), "video/mp4")
        part = Part(PackURI("/ppt/media/media9.wav"), "audio/x-wav", self.slide.part.package, wav(self.word))
        linked, embedded = self.slide.part.relate_to(part, RT.AUDIO), self.slide.part.relate_to(part, RT.MEDIA)
        _, shown = self.slide.part.get_or_add_image_part(io.BytesIO(png(3)))
        about = parts.sound(linked, embedded)
        self.tree.append(parse_xml(parts.picture(40, "Sound", shown, (16, 5), about=about)))

    def _object(self) -> None:
        book = CategoryChartData()
        book.categories = [self.word]
        book.add_series("S1", (1,))
        frame = book_bytes(book)
        self.slide.shapes.add_ole_object(io.BytesIO(frame), PROG_ID.XLSX, Cm(11), Cm(5), icon_file=io.BytesIO(png(4)))
        drawing, _ = self._part("vml", parts.vml(self.word))
        image, _ = self.slide.part.get_or_add_image_part(io.BytesIO(png(4)))
        assert drawing.relate_to(image, RT.IMAGE) == "rId1"
        _, tags = self._part("tags", parts.tag_list(self.word))
        item, data = self._part("customXml", f"<owner>{self.word}</owner>")
        store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        about = f'<ds:datastoreItem xmlns:ds="{store}" ds:itemID="{{0000000E-0000-4000-8000-000000000000}}"/>'
        self._part("customXmlProps", about, item)
        self.slide._element.cSld.append(
            parse_xml(f'<p:custDataLst {XMLNS}><p:custData r:id="{data}"/><p:tags r:id="{tags}"/></p:custDataLst>')
        )

    def _comments(self) -> None:
        self._part("comments", parts.old_comments(self.word))
        self._part("modern", parts.threaded_comments(self.word, self.slide.slide_id, creation_id(self.title)))

    def _pictures(self) -> None:
        _, shown = self.slide.part.get_or_add_image_part(io.BytesIO(png(6)))
        drawn = Part(PackURI("/ppt/media/image90.svg"), "image/svg+xml", self.slide.part.package, SVG)
        vector = parts.svg_blip(self.slide.part.relate_to(drawn, RT.IMAGE))
        self.tree.append(parse_xml(parts.picture(40, "Drawn", shown, (11, 5), vector)))
        _, behind = self.slide.part.get_or_add_image_part(io.BytesIO(png(7)))
        fill = (
            f'<a:blipFill><a:blip r:embed="{behind}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/>'
        )
        self.slide._element.cSld.insert(0, parse_xml(f"<p:bg {XMLNS}><p:bgPr>{fill}</p:bgPr></p:bg>"))


def _write_presentation(deck: Any, slides: Mapping[str, Any]) -> None:
    """Sections, custom shows, authors of comments, the views of the last editor, and a layout that leads to a slide."""
    main, root, package = deck.part, deck.part._element, deck.part.package
    for kind, content in (("commentAuthors", parts.OLD_AUTHORS), ("authors", parts.AUTHORS)):
        main.relate_to(add_part(package, kind, content), parts.TYPES[kind][1])
    ids = {title: slide.slide_id for title, slide in slides.items()}
    related = {title: main.relate_to(slide.part, RT.SLIDE) for title, slide in slides.items()}
    named = [("Start", SLIDES[:2]), ("Middle", SLIDES[2:6]), ("Last", SLIDES[6:])]
    sections = "".join(
        f'<p14:section name="{name}" id="{{{n:08X}-0000-4000-8000-000000000000}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{ids[title]}"/>' for title in titles)
        + "</p14:sldIdLst></p14:section>"
        for n, (name, titles) in enumerate(named, start=1)
    )
    uri = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
    root.append(
        parse_xml(
            f'<p:extLst {XMLNS}><p:ext uri="{uri}"><p14:sectionLst>{sections}</p14:sectionLst></p:ext></p:extLst>'
        )
    )
    shows = "".join(
        f'<p:custShow name="{name}" id="{n}"><p:sldLst>'
        + "".join(f'<p:sld r:id="{related[title]}"/>' for title in titles)
        + "</p:sldLst></p:custShow>"
        for n, (name, titles) in enumerate([("Short", SLIDES[:3]), ("One", ("Media",))])
    )
    root.find(qn("p:notesSz")).addnext(parse_xml(f"<p:custShowLst {XMLNS}>{shows}</p:custShowLst>"))
    views = next(rel.target_part for rel in main.rels.values() if rel.reltype == RT.VIEW_PROPS)
    seen = "".join(f'<p:sld r:id="{views.relate_to(slide.part, RT.SLIDE)}"/>' for slide in slides.values())
    scale = '<a:sx n="1" d="1"/><a:sy n="1" d="1"/>'
    views._blob = xml(
        f'<p:viewPr {XMLNS}><p:outlineViewPr><p:cViewPr><p:scale>{scale}</p:scale><p:origin x="0" y="0"/></p:cViewPr>'
        f"<p:sldLst>{seen}</p:sldLst></p:outlineViewPr></p:viewPr>"
    )
    about = next(rel.target_part for rel in package._rels.values() if rel.reltype == RT.EXTENDED_PROPERTIES)
    about._blob = xml(_properties([slide.shapes.title.text for slide in slides.values()]))
    layout = deck.slide_layouts[5]
    link = etree.SubElement(layout.placeholders[0]._element.nvSpPr.cNvPr, qn("a:hlinkClick"))
    link.set(qn("r:id"), layout.part.relate_to(slides["Pictures"].part, RT.SLIDE))
    link.set("action", "ppaction://hlinksldjump")


def _properties(titles: list[str]) -> str:
    """docProps/app.xml, which lists the titles of the slides."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    named = "".join(f"<vt:lpstr>{title}</vt:lpstr>" for title in titles)
    count = len(titles)
    return (
        f'<Properties xmlns="{office}/extended-properties" xmlns:vt="{office}/docPropsVTypes"><Slides>{count}</Slides>'
        f"<Notes>{count}</Notes><HeadingPairs><vt:vector size='2' baseType='variant'><vt:variant><vt:lpstr>Slide Titles"
        f"</vt:lpstr></vt:variant><vt:variant><vt:i4>{count}</vt:i4></vt:variant></vt:vector></HeadingPairs>"
        f"<TitlesOfParts><vt:vector size='{count}' baseType='lpstr'>{named}</vt:vector></TitlesOfParts></Properties>"
    )


def add_part(package: Any, kind: str, content: str | bytes, number: int = 1) -> Part:
    """A part of its kind, to which nothing leads yet."""
    name, _, content_type = parts.TYPES[kind]
    blob = xml(content) if isinstance(content, str) else content
    return Part(PackURI("/" + (name % number if "%" in name else name)), content_type, package, blob)


def xml(text: str) -> bytes:
    """The bytes of a part."""
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()


def png(shade: int) -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((230, 240 - 9 * shade, 250)) * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#12436D"/></svg>'


def wav(words: str) -> bytes:
    """A sound of a hundredth of a second."""
    data = io.BytesIO()
    with wave.open(data, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(words.encode().ljust(80, b"\x80"))
    return data.getvalue()


def book_bytes(data: CategoryChartData) -> bytes:
    """The workbook of the data."""
    return data._workbook_writer.xlsx_blob


def _always_the_same(data: bytes) -> bytes:
    """The package without the time at which it was made, in its workbooks too."""
    members = members_of(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(members.items(), key=lambda each: (each[0] != "[Content_Types].xml", each[0])):
            if name.endswith(".xlsx"):
                content = _always_the_same(content)
            elif name.endswith("core.xml"):
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", _FIXED, content)
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
