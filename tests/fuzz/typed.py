"""A few lines of text → a .docx or .pptx in which they are typed, as plain XML and fast.

A line is a paragraph; `| a | b |` is a row of a table; `- a` is an item of a list; `¦` divides runs; `⟮a⟯` is a picture
with this alt text. A first line `@pptx` makes a presentation.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from outlines import make_docx, make_pptx

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("(¦|⟮[^⟯]*⟯)")
_CELL = re.compile(r"\|(?!(?:(?!\{[{%]).)*[%}]\})")  # not one in a tag
_BULLET = '<a:pPr><a:buChar char="•"/></a:pPr>'
_STYLE = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def typed(text: str) -> bytes:
    """The file."""
    text = _UNWRITABLE.sub("", text)
    if text.startswith("@pptx\n"):
        lines = text[6:].splitlines() or [""]
        return _with(_deck(), "ppt/slides/slide1.xml", "".join(_paragraph(line, "a", 0) for line in lines))
    lines = text.splitlines() or [""]
    out: list[str] = []
    for is_row, some in groupby(lines, key=lambda line: line.startswith("|")):
        if not is_row:
            out += [_paragraph(line, "w", len(out) * 1000 + n) for n, line in enumerate(some)]
            continue
        rows = [_CELL.split(line.strip("|")) for line in some]
        width = max(map(len, rows))
        written = "".join(map(_row, (row + [""] * (width - len(row)) for row in rows)))
        out.append(f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{written}</w:tbl>")
    if out[-1].startswith("<w:tbl"):
        out.append("<w:p/>")
    return _with(_page(), "word/document.xml", "".join(out))


def _row(cells: list[str]) -> str:
    written = "".join(f"<w:tc><w:tcPr/>{_paragraph(cell.strip(), 'w', 0)}</w:tc>" for cell in cells)
    return f"<w:tr>{written}</w:tr>"


def _paragraph(line: str, prefix: str, number: int) -> str:
    item = line.startswith("- ")
    pieces = _PIECES.split(line.removeprefix("- "))
    runs = "".join(_run(piece, prefix, number * 100 + at) for at, piece in enumerate(pieces) if piece and piece != "¦")
    if prefix == "a":
        return f"<a:p>{_BULLET if item else ''}{runs}</a:p>"
    return f"<w:p>{_STYLE if item else ''}{runs}</w:p>"


def _run(piece: str, prefix: str, number: int) -> str:
    if piece.startswith("⟮") and prefix == "w":
        said = quoteattr(piece[1:-1], {"\t": "&#9;"})
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="9" cy="9"/><wp:docPr id="{number + 1}" '
            f'name="Drawing" descr={said}/><a:graphic xmlns:a="{_A}"><a:graphicData uri="urn:x"/></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
    space = ' xml:space="preserve"' if prefix == "w" else ""
    return f"<{prefix}:r><{prefix}:t{space}>{escape(piece)}</{prefix}:t></{prefix}:r>"


@cache
def _page() -> bytes:
    return make_docx("body")


@cache
def _deck() -> bytes:
    return make_pptx("body")


def _with(package: bytes, name: str, content: str) -> bytes:
    """The package with the paragraph `body` replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(out, "w") as after:
        for info in before.infolist():
            data = before.read(info)
            if info.filename == name:
                body = r"<w:p>.*</w:p>" if name.startswith("word") else r"<a:p>(?:(?!</a:p>).)*body</a:t></a:r></a:p>"
                data = re.sub(body, lambda _: content, data.decode(), count=1, flags=re.DOTALL).encode()
            after.writestr(info, data)
    return out.getvalue()
