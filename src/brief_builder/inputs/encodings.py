"""The bytes of a table → its text, and whether the encoding was said or guessed.

A mark at the beginning says it; bytes that are UTF-8 are UTF-8, because other texts with accents almost never are.
What is left is read as Windows-1252, which Excel writes in Western Europe and America, but only where every accent
comes out as a letter of these languages; statistics of letter frequencies say too little about a short table.
"""

from __future__ import annotations

import codecs
import re

from brief_builder.problems import Fault

_MARKS = (  # longest first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters and signs above ASCII that Western tables hold; not Š or Ž, which stand for é and û of an old Macintosh.
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüŒœŸÿ€£§©ª«®°±²³·º»¼½¾¿¡‘’“”–—…•™\u00a0\u00ad"
)
_INSIDE = re.compile("[A-Za-z][“”•™–—…§©®°±«»¿¡‘·£€][a-z]")  # marks that stand in the middle of no word
_TEXT = ("utf", "cp", "iso", "latin", "mac", "koi8", "gb", "big5", "shift", "euc", "tis", "ascii")


def decoded_table(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text, and the encoding that was guessed, '' when nothing was.

    Args:
        data: all of the file.
        encoding: the one that a person has said; '' when nobody has.

    Raises:
        Fault: file-unreadable.
    """
    if encoding:
        return _as_said(data, encoding), ""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), ""
            except UnicodeDecodeError:
                message = f"the table begins as {name.removesuffix('-sig').upper()} and breaks its rules further down"
                raise Fault("file-unreadable", message, help="save it as CSV UTF-8") from None
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    text = data.decode("cp1252", errors="replace")
    # (A table in UTF-16 without its mark holds a zero in every second place.)
    if b"\0" in data or any(sign > "\x7f" and sign not in _WESTERN for sign in text) or _INSIDE.search(text):
        raise Fault(
            "file-unreadable",
            "it cannot be seen in which encoding the table is written",
            help=("save it as CSV UTF-8", "or say `encoding:` in the .yaml file beside it, such as windows-1250"),
        )
    return text, "Windows-1252"


def known_encoding(name: str) -> bool:
    """Whether it is the name of a way to write text."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return False
    return found.startswith(_TEXT) and found != "utf-7"


def _as_said(data: bytes, encoding: str) -> str:
    if not known_encoding(encoding):
        raise Fault("file-unreadable", f"`{encoding}` is no encoding that is known", help="such as windows-1252")
    name = codecs.lookup(encoding).name
    try:
        return data.decode("utf-8-sig" if name == "utf-8" else name)
    except UnicodeError:
        message = f"the table is not written in {encoding}, as the .yaml file beside it says"
        raise Fault("file-unreadable", message, help="correct `encoding:`, or leave it out") from None
