"""A produced file in → its words out, to see that all engines made the same; and that it opens again."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape


def document_words(data: bytes) -> list[str]:
    """The words of each paragraph of a .docx that has any: header, body, footer, in this order.

    Raises:
        zipfile.BadZipFile: when it is no package.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"word/(header|footer)\d*\.xml", n))
        parts = [archive.read(name).decode() for name in ("word/document.xml", *names)]
    found = [_joined("w", p) for part in parts for p in re.findall(r"<w:p[ >].*?</w:p>", part, re.S)]
    return [words for words in found if words]


def slide_words(data: bytes) -> list[list[str]]:
    """The words of each paragraph on each slide of a .pptx, in the order of the slides."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        listed = archive.read("ppt/presentation.xml").decode()
        related = archive.read("ppt/_rels/presentation.xml.rels").decode()
        targets = {
            re.search(r'\bId="([^"]+)"', rel)[1]: re.search(r'Target="/?(?:ppt/)?([^"]+)"', rel)[1]  # type: ignore[index]
            for rel in re.findall(r"<Relationship\b[^>]*>", related)
        }
        slides = re.findall(r'<p:sldId\b[^>]*r:id="([^"]+)"', listed)
        parts = [archive.read(f"ppt/{targets[id_]}").decode() for id_ in slides]
    return [[_joined("a", p) for p in re.findall(r"<a:p>.*?</a:p>", part, re.S)] for part in parts]


def chart_numbers(data: bytes) -> list[str]:
    """What the native charts of a .pptx show: names of series, categories, and numbers as numbers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"ppt/charts/chart\d*\.xml", n))
        found = [v for name in names for v in re.findall(r"<c:v>([^<]*)</c:v>", archive.read(name).decode())]
    return [f"{float(v):g}" if re.fullmatch(r"-?[\d.]+", v) else unescape(v) for v in found]


def opens(data: bytes) -> None:
    """Open it again with the library for its kind, which raises where it cannot."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        is_deck = "ppt/presentation.xml" in archive.namelist()
        if archive.testzip() is not None:
            raise SystemExit("a file that was made is damaged")
    if is_deck:
        from pptx import Presentation

        Presentation(io.BytesIO(data))
    else:
        from docx import Document

        Document(io.BytesIO(data))


def same(wanted: object, made: object, who: str) -> None:
    """Stop where an engine makes something else: only the same work may be compared."""
    if made != wanted:
        raise SystemExit(f"{who} makes another document:\n{str(wanted)[:2000]}\n{str(made)[:2000]}")


def _joined(prefix: str, paragraph: str) -> str:
    return unescape("".join(re.findall(rf"<{prefix}:t(?: [^>]*)?>([^<]*)</{prefix}:t>", paragraph)))
