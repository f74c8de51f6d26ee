"""Boxes described in YAML → a deck with one box a slide, and what LibreOffice draws of it, read from its PDF."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.util import Pt

EDGE = 40  # points from the edge of the slide to the box
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">')


def deck(boxes: list[dict[str, Any]]) -> bytes:
    """A deck with each box on a slide of its own, without insets and without autofit."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(720), Pt(720)
    for box in boxes:
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        shape = slide.shapes.add_textbox(Pt(EDGE), Pt(EDGE), *map(Pt, box["box"]))
        body = shape._element.txBody
        shape._element.replace(body, etree.fromstring(f"<p:txBody {_NAMESPACES}>{_body(box)}</p:txBody>"))
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def _body(box: dict[str, Any]) -> str:
    runs = [box["runs"]] if "runs" in box else [[{"text": text}] for text in box["text"]]
    paragraphs = "".join(_paragraph(each, box) for each in runs)
    insets = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    return f'<a:bodyPr wrap="square" {insets}><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}'


def _paragraph(runs: list[dict[str, Any]], box: dict[str, Any]) -> str:
    bullet = box.get("bullet")
    margins = f' marL="{bullet * 12700}" indent="{-bullet * 12700}"' if bullet else ""
    inside = ""
    if line := box.get("line"):
        exact = not str(line).endswith("%")
        value = f'<a:spcPts val="{line * 100}"/>' if exact else f'<a:spcPct val="{line[:-1]}000"/>'
        inside += f"<a:lnSpc>{value}</a:lnSpc>"
    for name, tag in (("before", "spcBef"), ("after", "spcAft")):
        if name in box:
            inside += f'<a:{tag}><a:spcPts val="{box[name] * 100}"/></a:{tag}>'
    if bullet:
        inside += '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    out = f"<a:p><a:pPr{margins}>{inside}</a:pPr>"
    for run in runs:
        look = {**box, **run}
        for number, part in enumerate(run["text"].split("\v")):
            out += f"<a:br>{_properties('rPr', look)}</a:br>" if number else ""
            out += f"<a:r>{_properties('rPr', look)}<a:t>{escape(part)}</a:t></a:r>" if part else ""
    return out + _properties("endParaRPr", box) + "</a:p>"


def _properties(tag: str, look: dict[str, Any]) -> str:
    said = f'lang="en-CA" sz="{look.get("size", 18) * 100}" kern="1200"'
    said += ' b="1"' * look.get("bold", False) + ' i="1"' * look.get("italic", False)
    said += f' cap="{look["caps"]}"' if "caps" in look else ""
    said += f' spc="{look["spaced"] * 100:.0f}"' if "spaced" in look else ""
    font = look.get("font", "Calibri")
    return f'<a:{tag} {said}><a:latin typeface="{font}"/><a:cs typeface="{look.get("cs", font)}"/></a:{tag}>'


def drawn(pdf: Path, boxes: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """For each box the lines that LibreOffice drew, and how many of them stand more than a tenth below it."""
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = [[tuple(map(float, found)) for found in _WORD.findall(page)] for page in said.split("<page ")[1:]]
    out = []
    for words, box in zip(pages, boxes, strict=True):
        lines = _lines(words)
        over = sum(bottom - EDGE > box["box"][1] + 0.12 * size for bottom, size in lines)
        out.append((len(lines) + box.get("empty", 0), over))
    return out


def _lines(words: list[tuple[float, ...]]) -> list[tuple[float, float]]:
    """(bottom, size of the letters) of each line, from the bounds of words as pdftotext gives them.

    Those are 1.3 sizes high, and end 0.15 below the line of 1.2 sizes that LibreOffice sets. Words that overlap by more
    than half are on one line.
    """
    lines: list[list[float]] = []
    for _, top, _, bottom in sorted(words, key=lambda word: word[1] + word[3]):
        if lines:
            first, last = lines[-1]
            shared = min(last, bottom) - max(first, top)
            if shared > 0.5 * min(last - first, bottom - top):
                lines[-1] = [min(first, top), max(last, bottom)]
                continue
        lines.append([top, bottom])
    return [(bottom - 0.15 * (bottom - top) / 1.3, (bottom - top) / 1.3) for top, bottom in lines]
