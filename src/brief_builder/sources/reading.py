"""A source's file → its text; what cannot be read ends in a problem, whatever the file's name says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from brief_builder.problems import Fault, Place, Problems
from brief_builder.sources.decoding import decoded
from brief_builder.sources.page import read_html
from brief_builder.sources.pdf import read_pdf
from brief_builder.sources.plain import read_markdown, read_plain
from brief_builder.sources.text import SourceText
from brief_builder.sources.word import read_word
from brief_builder.sources.workbook import read_workbook
from brief_builder.sources.zipped import look_into

Content = TypeVar("Content", bytes, str)
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".xlsx")
_MOST = 100_000_000  # bytes of a file
_BINARY: dict[str, Callable[[bytes, str], SourceText]] = {
    ".docx": read_word,
    ".pdf": read_pdf,
    ".xlsx": read_workbook,
}
_TEXTS: dict[str, Callable[[str, str], SourceText]] = {
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def read_source(path: Path, shown: str, problems: Problems) -> SourceText | None:
    """The text of a file; None when it cannot be read, which is a problem then.

    Args:
        path: a .txt, .md, .html, .docx, .pdf or .xlsx file; another name is read as plain text.
        shown: the file as messages name it.
        problems: takes what is wrong, and a note where the encoding was guessed.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # which never ends, or is never there
            raise Fault("file-unreadable", f"{shown} is a device or a pipe, not a file", help="name a file")
        if path.stat().st_size > _MOST:
            raise Fault(
                "file-unreadable", f"{shown} is larger than {_MOST // 1_000_000} MB", help="keep the part quoted"
            )
        return source_text(path.read_bytes(), path.suffix.lower(), shown, problems)
    except OSError as error:
        problems.add(Fault("file-unreadable", f"{shown} cannot be read: {error.strerror}").at(Place(shown)))
    except Fault as fault:
        problems.add(fault.at(Place(shown)))
    return None


def source_text(content: bytes, suffix: str, shown: str, problems: Problems) -> SourceText:
    """The text of the bytes of a file with this suffix (".pdf"); Fault file-unreadable for others."""
    kind = _kind(content)
    if suffix in _BINARY or kind in _BINARY:
        if kind != suffix:
            _refuse(kind, shown)
        return _guarded(_BINARY[suffix], content, shown)
    text, guessed = decoded(content, shown, html=suffix in _TEXTS and suffix.endswith(("html", "htm")))
    if guessed:
        message = f"{shown} does not say how its letters are written; it was read as {guessed}"
        note = Fault("source-encoding", message, help="save it as UTF-8", severity="note")
        problems.add(note.at(Place(shown)))
    return _guarded(_TEXTS.get(suffix, read_plain), text, shown)


def _guarded(reader: Callable[[Content, str], SourceText], content: Content, shown: str) -> SourceText:
    """What a reader makes of a file; any way in which a library gives up on a broken one is a fault of the file."""
    try:
        return reader(content, shown)
    except Fault:
        raise
    except (Exception, RecursionError) as error:
        message = f"{shown} is broken{f': {str(error).splitlines()[0][:200]}' if str(error).strip() else ''}"
        raise Fault("file-unreadable", message, help="open it in its program and save it again") from None


def _kind(content: bytes) -> str:
    """The suffix that the bytes themselves speak for; "" for text."""
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if content.startswith(b"PK\x03\x04"):
        return look_into(content)
    return ""


def _refuse(kind: str, shown: str) -> None:
    if kind == "ole":
        message = f"{shown} is protected by a password, or a file of Office 97 to 2003"
        raise Fault("file-unreadable", message, help="open it, take the password out, and save it as .docx or .xlsx")
    said = f"it is a {kind} file" if kind.startswith(".") else "it is not such a file"
    raise Fault("file-unreadable", f"{shown} is not what its name says: {said}", help="give it its true ending")
