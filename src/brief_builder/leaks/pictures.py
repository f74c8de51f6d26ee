"""The bytes of a picture in → the same picture without what cameras and programs note in it; and what they noted.

JPEG keeps notes in segments of their own before the picture (ITU-T T.81, B.2.4; Exif 2.32, 4.5), PNG in chunks that a
reader may leave out (PNG, 11.3). What says how the picture looks stays: its colour profile, its resolution.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PNG_NOTES = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"))
_APP0, _APP2, _APP14, _APP15, _COMMENT, _SCAN = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE, 0xDA
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers without a length
_EXIF, _GPS, _ORIENTATION = b"Exif\0\0", 0x8825, 0x0112
_TURNED = range(2, 9)


def without_metadata(data: bytes) -> bytes:
    """The picture without Exif, XMP, IPTC, comments and dates; the very bytes where it has none, or is of another kind.

    A note of how a photograph is to be turned stays, by itself: without it, the picture would lie on its side.
    """
    if data.startswith(_PNG):
        return _join(data, _PNG, _png_pieces(data), _is_png_note)
    if data.startswith(_JPEG):
        turned = _orientation(data)
        kept = _join(data, _JPEG, _jpeg_pieces(data), _is_jpeg_note)
        if kept is data or turned not in _TURNED:
            return kept
        again = kept[:2] + _exif(turned) + kept[2:]
        return data if again == data else again
    return data


def tells_place(data: bytes) -> bool:
    """Whether a picture notes where it was taken."""
    for _, piece in _jpeg_pieces(data) if data.startswith(_JPEG) else _png_pieces(data):
        at = piece.find(_EXIF)
        if at >= 0 and _entry(piece[at + len(_EXIF) :], _GPS) is not None:
            return True
        if b"GPSLatitude" in piece[:65536] and piece[4:8] != b"IDAT":
            return True
    return False


def _join(data: bytes, start: bytes, pieces: Iterator[tuple[int, bytes]], is_note: object) -> bytes:
    assert callable(is_note)  # noqa: S101  one of the two below
    found = list(pieces)
    kept = [piece for kind, piece in found if not is_note(kind, piece)]
    return data if len(kept) == len(found) else start + b"".join(kept)


def _png_pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The chunks; what cannot be read as one stands as it is, in the last."""
    at = len(_PNG) if data.startswith(_PNG) else len(data)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">L", data, at)
        if at + 12 + length > len(data):
            break
        yield 0, data[at : at + 12 + length]
        at += 12 + length
    if at < len(data):
        yield 1, data[at:]


def _is_png_note(kind: int, piece: bytes) -> bool:
    return kind == 0 and piece[4:8] in _PNG_NOTES


def _jpeg_pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments up to the picture, each with its marker; the picture itself is the last, with 0."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a byte that fills
            at += 1
            continue
        if marker in _ALONE:
            yield marker, data[at : at + 2]
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == _SCAN or at + 2 + length > len(data):
            break
        yield marker, data[at : at + 2 + length]
        at += 2 + length
    yield 0, data[at:]


def _is_jpeg_note(marker: int, piece: bytes) -> bool:
    if marker == _COMMENT:
        return True
    if marker == _APP2:
        return not piece[4:].startswith(b"ICC_PROFILE\0")
    if _APP0 <= marker <= _APP15 and marker not in (_APP0, _APP14):
        return piece != _exif(_orientation(_JPEG + piece))
    return False


def _orientation(data: bytes) -> int:
    """How a photograph was held, from 1 to 8; 1 where it does not say."""
    for _, piece in _jpeg_pieces(data):
        at = piece.find(_EXIF)
        if at == 4:
            found = _entry(piece[at + len(_EXIF) :], _ORIENTATION)
            return found if found is not None else 1
    return 1


def _entry(tiff: bytes, wanted: int) -> int | None:
    """The value of an entry of the first directory of Exif data; None where there is none."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}L", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for at in range(first + 2, first + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(f"{order}HH", tiff, at)
            if tag == wanted:
                value: int = struct.unpack_from(f"{order}{'H' if kind == 3 else 'L'}", tiff, at + 8)[0]
                return value
    except struct.error:  # it points behind its end
        return None
    return None


def _exif(orientation: int) -> bytes:
    """The segment that says how to turn a picture and nothing else."""
    if orientation not in _TURNED:
        return b""
    directory = struct.pack(">HHHLHHL", 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    content = _EXIF + b"MM\0*\0\0\0\x08" + directory
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content
