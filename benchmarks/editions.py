"""A template in → copies out, each with a word of its own: what was kept of another is of no help."""

from __future__ import annotations

import io
import zipfile

EDITION = "edition 0"  # what stands in the template
_PARTS = ("word/document.xml", "ppt/slides/slide1.xml")


def edition(template: bytes, number: int) -> bytes:
    """The copy of this number; 0 says what the template says.

    Raises:
        SystemExit: when the template does not say which edition it is.
    """
    out, changed = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(template)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name in _PARTS:
                changed += data.count(EDITION.encode())
                data = data.replace(EDITION.encode(), f"edition {number}".encode())
            after.writestr(name, data)
    if not changed:
        raise SystemExit("the template says no edition")
    return out.getvalue()
