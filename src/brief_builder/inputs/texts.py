"""A file in UTF-8 → its text; why it cannot be read goes into problems."""

from __future__ import annotations

import codecs
from pathlib import Path

from brief_builder.inputs.file_bytes import file_bytes
from brief_builder.problems import Fault, Place, Problems

_MAX_BYTES = 20_000_000


def read_text(path: Path, shown: str, problems: Problems) -> str | None:
    """The file's text; None when it is not there, too large or not UTF-8, which goes into problems."""
    try:
        data = file_bytes(path, _MAX_BYTES)
    except FileNotFoundError:
        problems.add(Fault("file-missing", f"there is no file {shown}").at(Place(shown)))
        return None
    except OSError as error:
        problems.add(Fault("file-unreadable", f"{shown} cannot be read: {error.strerror}").at(Place(shown)))
        return None
    if len(data) > _MAX_BYTES:
        problems.add(Fault("file-unreadable", f"{shown} is larger than 20 MB").at(Place(shown)))
        return None
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fault = Fault("file-unreadable", f"{shown} is not UTF-8 text", help="save it again with the encoding UTF-8")
        problems.add(fault.at(Place(shown, line=line)))
        return None


def decoded(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, as the `>` of Windows PowerShell writes it; raises UnicodeDecodeError."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if marked else "utf-8-sig")
