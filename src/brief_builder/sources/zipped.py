"""The bytes of a zip → what kind of Office file it is, once it is known that it does not unpack without end."""

from __future__ import annotations

import io
import zipfile
import zlib

from brief_builder.problems import Fault

_MOST = 300_000_000  # bytes unpacked
_MEMBERS = 20_000
_TYPES = {b"wordprocessingml.document.main": ".docx", b"spreadsheetml.sheet.main": ".xlsx"}


def look_into(content: bytes) -> str:
    """The suffix (".docx", ".xlsx"), or "zip" for another one; Fault file-unreadable for a broken one or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _measure(archive)
            try:
                listed = archive.read("[Content_Types].xml")
            except KeyError:
                return "zip"
    except Fault:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Fault("file-unreadable", f"the file is a broken zip: {error}", help="copy it again") from None
    return next((suffix for name, suffix in _TYPES.items() if name in listed), "zip")


def _measure(archive: zipfile.ZipFile) -> None:
    """Unpack everything once, counting: what a zip says of its sizes may be a lie."""
    members = archive.infolist()
    if len(members) > _MEMBERS:
        raise Fault("file-unreadable", f"the file holds more than {_MEMBERS:,} parts")
    total = 0
    for member in members:
        if member.flag_bits & 1:
            raise Fault("file-unreadable", "the file is protected by a password", help="save it without a password")
        with archive.open(member) as stream:
            head = b""
            while piece := stream.read(1 << 20):
                head = head or piece[:4096]
                total += len(piece)
                if total > _MOST:
                    message = f"the file unpacks to more than {_MOST // 1_000_000} MB"
                    raise Fault("file-unreadable", message, help="keep the part that is quoted")
        # ISO 29500-2, 9.1.5: no part of a package may hold a document type, which is where entities are declared.
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Fault("file-unreadable", f"the part {member.filename} declares entities, which Office files never do")
