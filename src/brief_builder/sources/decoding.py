"""The bytes of a text → its letters: by its byte order mark, as UTF-8, by what an HTML page says, or by a guess."""

from __future__ import annotations

import codecs
import re

from brief_builder.problems import Fault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
# What browsers read under these names: WHATWG Encoding, “Names and labels”.
_READ_AS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}


def decoded(content: bytes, shown: str, *, html: bool = False) -> tuple[str, str]:
    """The text, and the encoding in words when it was a guess, else "".

    Raises:
        Fault: file-unreadable, for bytes that are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(name), ""
            except UnicodeDecodeError:
                break
    declared = _META.search(content[:4096]) if html else None
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            return content.decode(_READ_AS.get(name, name)), ""
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # pages lie; UTF-8 cannot be mistaken
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        if _is_binary(text):
            raise Fault("file-unreadable", f"{shown} is not text", help="give it its true ending") from None
        return text, "Windows-1252"
    if _is_binary(text):
        raise Fault("file-unreadable", f"{shown} is not text", help="give it its true ending")
    return text, ""


def _is_binary(text: str) -> bool:
    part = text[:20_000]
    return sum(letter < " " and letter not in "\t\n\r\f\v\x1b" for letter in part) > len(part) // 100
