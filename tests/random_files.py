"""A random template as a tree → a .docx or .pptx as Office might have saved it; a produced file → what it says."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from outlines import make_docx, make_pptx
from random_templates import Paragraph, Piece, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def docx_of(piece: Piece, seed: int) -> bytes:
    """The template as Word might have saved it: runs cut anywhere, marks between them, quotes bent."""
    writer = _Writer(random.Random(seed), "w")  # noqa: S311  not for secrets
    return _with_part(_blank_docx(), "word/document.xml", "".join(map(writer.node, piece.nodes)))


def pptx_of(piece: Piece, seed: int) -> bytes:
    """The template in a text box of a slide; it may hold no tables."""
    writer = _Writer(random.Random(seed), "a")  # noqa: S311  not for secrets
    return _with_part(_blank_pptx(), "ppt/slides/slide1.xml", "".join(map(writer.node, piece.nodes)))


class _Writer:
    """Writes a tree as XML with the accidents of an Office program."""

    def __init__(self, chance: random.Random, prefix: str) -> None:
        self.chance = chance
        self.p = prefix
        self.marks = 0

    def node(self, node: Paragraph | Table) -> str:
        if isinstance(node, Paragraph):
            return self.paragraph(node)
        width = len(node.rows[0])
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{''.join(map(self.node, cell))}</w:tc>" for cell in row) + "</w:tr>"
            for row in node.rows
        )
        return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{rows}</w:tbl>"

    def paragraph(self, paragraph: Paragraph) -> str:
        text = self.bent(paragraph.typed)
        runs = [run for piece in re.split("(⟮[^⟯]*⟯)", text) for run in self.runs(piece)]
        if self.p == "a":
            return f"<a:p>{'<a:pPr><a:buChar char=_•_/></a:pPr>'.replace('_', chr(34)) if paragraph.item else ''}{''.join(runs)}</a:p>"  # fmt: skip  # noqa: E501
        style = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>' if paragraph.item else ""
        return f"<w:p>{style}{self.noisy(runs)}</w:p>"

    def runs(self, text: str) -> list[str]:
        if text.startswith("⟮"):
            return [self.picture(text[1:-1])]
        cuts = sorted(self.chance.randrange(len(text) + 1) for _ in range(self.chance.choice([0, 0, 1, 2, 5])))
        return [self.run(text[a:b]) for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    def picture(self, alt: str) -> str:
        """A run with a drawing that has this alt text."""
        self.marks += 1
        said = quoteattr(alt, {"\n": "&#10;", "\t": "&#9;"})
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}"><wp:extent cx="9" cy="9"/>'
            f'<wp:docPr id="{self.marks}" name="Drawing {self.marks}" descr={said}/><a:graphic xmlns:a="{A}">'
            f'<a:graphicData uri="urn:x"/></a:graphic></wp:inline></w:drawing></w:r>'
        )

    def run(self, text: str) -> str:
        said = escape(text)
        if self.p == "a":
            look = self.chance.choice(["", '<a:rPr lang="en-CA" b="1"/>', '<a:rPr lang="km-KH" i="1"/>'])
            return f"<a:r>{look}<a:t>{said}</a:t></a:r>"
        looks = ["", "<w:b/>", '<w:rFonts w:hint="eastAsia"/>', "<w:i/><w:rtl/>", '<w:cs/><w:lang w:bidi="km-KH"/>']
        look = self.chance.choice(looks)
        within = self.chance.choice(["", "", "<w:lastRenderedPageBreak/>"])
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f'<w:r>{properties}{within}<w:t xml:space="preserve">{said}</w:t></w:r>'

    def noisy(self, runs: list[str]) -> str:
        """The runs with proofing marks and bookmarks between them."""
        out: list[str] = []
        open_: list[int] = []
        for run in runs:
            kind = self.chance.randrange(6)
            if kind == 0:
                out.append('<w:proofErr w:type="spellStart"/>')
            elif kind == 1:
                self.marks += 1
                open_.append(self.marks)
                out.append(f'<w:bookmarkStart w:id="{self.marks}" w:name="mark{self.marks}"/>')
            elif kind == 2 and open_:
                out.append(f'<w:bookmarkEnd w:id="{open_.pop()}"/>')
            out.append(run)
        return "".join([*out, *(f'<w:bookmarkEnd w:id="{mark}"/>' for mark in open_)])

    def bent(self, text: str) -> str:
        """The text with some of the quotes and spaces in tags as AutoCorrect makes them."""

        def bend(tag: re.Match[str]) -> str:
            kind = self.chance.randrange(3)
            inner = tag[0]
            if kind == 1:
                inner = re.sub(r'"([^"]*)"', "“\\1”", re.sub(r"'([^']*)'", "‘\\1’", inner))
            return inner.replace(" ", "\u00a0") if kind == 2 and '"' not in inner and "'" not in inner else inner

        return re.sub(r"\{[{%].*?[%}]\}", bend, text)


@cache
def _blank_docx() -> bytes:
    return make_docx("body")


@cache
def _blank_pptx() -> bytes:
    return make_pptx("body")


def _with_part(package: bytes, name: str, content: str) -> bytes:
    """The package with the paragraphs of a part replaced by these."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(out, "w") as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename == name:
                body = r"<w:p>.*</w:p>" if name.startswith("word") else r"<a:p>(?:(?!</a:p>).)*body</a:t></a:r></a:p>"
                text, count = re.subn(body, lambda _: content, data.decode(), flags=re.S)
                assert count == 1
                data = text.encode()
            after.writestr(info, data)
    return out.getvalue()


def said_by(data: bytes) -> str:
    """What a produced file says, in the signs of the plain text, without U+200B."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "word/document.xml" in package.namelist():
            body = etree.fromstring(package.read("word/document.xml"))[0]
            return "".join(_said(child, W) for child in body).replace("\u200b", "")
        slide = etree.fromstring(package.read("ppt/slides/slide1.xml"))
        return "".join(_said(child, A) for child in slide.findall(f".//{{{P}}}txBody")[1]).replace("\u200b", "")


def _said(element: etree._Element, space: str) -> str:
    name = str(element.tag).rpartition("}")[2]
    inside = "".join(_said(child, space) for child in element)
    if name == "p":
        item = element.find(f".//{{{W}}}pStyle") is not None or element.find(f".//{{{A}}}buChar") is not None
        return f"{'•' if item else ''}{inside}¶"
    around = {"tbl": "⟪⟫", "tr": "⟨⟩", "tc": "⟦⟧"}.get(name)
    if around is not None:
        return f"{around[0]}{inside}{around[1]}"
    if name == "softHyphen":
        return "\u00ad"
    if name == "docPr":
        return f"⟮{element.get('descr')}⟯"
    if name == "br":
        return "\f" if element.get(f"{{{W}}}type") == "page" else "\n"
    if name == "t":
        return element.text or ""
    return "\t" if name == "tab" and element.getparent().tag == f"{{{W}}}r" else inside
