"""A photograph that says in its Exif data how it was held → the same standing upright, as viewers show it.

Cameras store what the sensor saw and note beside it how to turn it (Exif 2.32, tag 0x0112 Orientation). Viewers do turn
it; Word and PowerPoint show the pixels as they are.
"""

from __future__ import annotations

import io
import struct

from brief_builder.merge.pictures.headers import Header

_EXIF = b"Exif\0\0"
_BEGIN = 1 << 16  # the Exif segment stands among the first, and none is longer
_ORIENTATION = 0x0112
_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE",
    8: "ROTATE_90",
}  # fmt: skip
_SIDEWAYS = 5  # from here on, width and height change places
_QUALITY = 95  # of Pillow; above it files grow and nobody sees a difference


def upright(data: bytes, header: Header) -> bytes:
    """The JPEG turned and without its Exif data; the bytes themselves when there is nothing to turn.

    `header` is what was read of it, its size within bounds.
    """
    orientation = _orientation(data)
    if orientation not in _TURNS:
        return data
    from PIL import Image, JpegImagePlugin  # slow, and few pictures need it

    out = io.BytesIO()
    try:
        # Not through Image.open: it warns of sizes by a measure of its own.
        picture = JpegImagePlugin.JpegImageFile(io.BytesIO(data))
        if picture.size != (header.width, header.height):
            return data  # it says its size twice, and what would be unpacked is not what was looked at
        dpi = header.dpi if orientation < _SIDEWAYS else header.dpi[::-1]
        turned = picture.transpose(Image.Transpose[_TURNS[orientation]])
        turned.save(out, "JPEG", quality=_QUALITY, dpi=dpi, icc_profile=picture.info.get("icc_profile"))
    except Exception:  # what Pillow raises on damaged data has no closed list; the picture is shown as it is
        return data
    return out.getvalue()


def _orientation(data: bytes) -> int:
    """How the picture was held, from 1 to 8; 1 when it does not say."""
    at = data[:_BEGIN].find(_EXIF) + len(_EXIF)
    if at < len(_EXIF):
        return 1
    end = "<" if data[at : at + 2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{end}L", data, at + 4)
        (count,) = struct.unpack_from(f"{end}H", data, at + first)
        for entry in range(at + first + 2, at + first + 2 + 12 * count, 12):
            tag, kind, number, value = struct.unpack_from(f"{end}HHLH", data, entry)
            if (tag, kind, number) == (_ORIENTATION, 3, 1):
                return int(value)
    except struct.error:  # it points behind the end of the file
        return 1
    return 1
