"""A Word document or presentation → a picture of one page as LibreOffice shows it, cropped and small."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

COMMENTS = 'pdf:writer_pdf_Export:{"ExportNotesInMargin":{"type":"boolean","value":"true"}}'


def picture(document: Path, *, page: int = 1, comments: bool = False, dots: int = 80) -> bytes:
    """A PNG of a page (1-based) at so many dots an inch, without its white margins; with comments beside it if asked.

    Raises:
        subprocess.CalledProcessError: LibreOffice or pdftoppm does not do it.
    """
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = COMMENTS if comments else "pdf"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, str(document)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        pdf = Path(folder, f"{document.stem}.pdf")
        drawn = ["pdftoppm", "-png", "-r", str(dots), "-f", str(page), "-l", str(page), "-singlefile", str(pdf)]
        subprocess.run([*drawn, f"{folder}/page"], check=True, capture_output=True)
        return _small(Image.open(f"{folder}/page.png").convert("RGB"))


def _small(image: Image.Image) -> bytes:
    """Crop the white around it to a rim of 16 pixels, frame it in grey, and keep 64 colours."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    left, top, right, bottom = box or (0, 0, *image.size)
    image = image.crop((max(left - 16, 0), max(top - 16, 0), right + 16, bottom + 16))
    framed = Image.new("RGB", (image.width + 2, image.height + 2), "#BBBBBB")
    framed.paste(image, (1, 1))
    small = io.BytesIO()
    framed.quantize(64).save(small, "PNG", optimize=True)
    return small.getvalue()
