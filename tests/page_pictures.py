"""A Word document or presentation → a picture of one page as LibreOffice shows it, small."""

from __future__ import annotations

import io
import subprocess
import tempfile
import textwrap
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont
from pypdf import PdfReader

_WITH_COMMENTS = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
_MARGIN, _WIDE = 250, 34  # pixels beside the page, and the letters of a comment's line that fit there


def picture(document: Path, *, page: int = 1, comments: bool = False, dots: int = 72) -> bytes:
    """A PNG of a page (1-based) at so many dots an inch: a slide whole, a page without the white around its words.

    With `comments`, those of the page stand beside it, as Word shows them; LibreOffice alone draws an icon for each.

    Raises:
        subprocess.CalledProcessError: LibreOffice or pdftoppm does not do it.
    """
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = _WITH_COMMENTS if comments else "pdf"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, str(document)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        pdf = Path(folder, f"{document.stem}.pdf")
        drawn = ["pdftoppm", "-png", "-hide-annotations", "-r", str(dots), "-f", str(page), "-singlefile", str(pdf)]
        subprocess.run([*drawn, f"{folder}/page"], check=True, capture_output=True)
        image = Image.open(f"{folder}/page.png").convert("RGB")
        if comments:
            image = _commented(image, pdf, page, dots / 72)
        return _small(image if document.suffix == ".pptx" else _cropped(image))


def _commented(image: Image.Image, pdf: Path, page: int, scale: float) -> Image.Image:
    """With a box in the margin for each comment that the PDF holds, and a line that leads to its words."""
    wide = Image.new("RGB", (image.width + _MARGIN, image.height), "white")
    wide.paste(image, (0, 0))
    draw = ImageDraw.Draw(wide)
    font = ImageFont.load_default(11)
    free = 0.0
    for note in PdfReader(pdf).pages[page - 1].annotations or []:
        found = note.get_object()
        if found["/Subtype"] != "/Text":
            continue
        lines = [each for line in str(found["/Contents"]).splitlines() for each in textwrap.wrap(line, _WIDE)]
        left, bottom = float(found["/Rect"][0]) * scale, image.height - float(found["/Rect"][1]) * scale
        top = max(free, bottom - 20)
        free = top + 15 * len(lines) + 16
        draw.line([(left, bottom), (image.width - 20, bottom), (image.width, top + 10)], fill="#A5300F")
        draw.rectangle((image.width, top, image.width + _MARGIN - 12, free - 6), fill="#FBEFEC", outline="#A5300F")
        for number, line in enumerate(lines):
            draw.text((image.width + 8, top + 5 + 15 * number), line, fill="#222222", font=font)
    return wide


def _cropped(image: Image.Image) -> Image.Image:
    """Without the white around it, but for a rim of 16 pixels."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    left, top, right, bottom = box or (0, 0, *image.size)
    right, bottom = min(right + 16, image.width), min(bottom + 16, image.height)
    return image.crop((max(left - 16, 0), max(top - 16, 0), right, bottom))


def _small(image: Image.Image) -> bytes:
    """In a grey frame, of 64 colours."""
    framed = Image.new("RGB", (image.width + 2, image.height + 2), "#BBBBBB")
    framed.paste(image, (1, 1))
    small = io.BytesIO()
    framed.quantize(64).save(small, "PNG", optimize=True)
    return small.getvalue()
