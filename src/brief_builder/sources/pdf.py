"""A PDF → its text by pages: lines joined to paragraphs, words put together that a line end had divided.

pypdf reads the columns of a page one behind the other and the rows of a table as lines.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from brief_builder.problems import Fault
from brief_builder.sources.text import Kind, SourceText, joined

_MOST_PAGES = 3_000
_SHORT = 0.62  # of the usual length of a line: after a shorter one a paragraph ends
_BULLET = re.compile(r"[•‣▪●○–—*·-]\s|\(?\d{1,2}[.)]\s")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")


def read_pdf(content: bytes, shown: str) -> SourceText:
    """The text; Fault file-unreadable when it is protected, broken, too long, or holds pictures of pages only."""
    from pypdf import PdfReader  # on first use: it takes its time
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in silence is no concern of the reader's
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(shown)
        if len(reader.pages) > _MOST_PAGES:
            raise Fault("file-unreadable", f"{shown} has more than {_MOST_PAGES:,} pages", help="keep the pages quoted")
        pages = [[line.strip() for line in page.extract_text().splitlines()] for page in reader.pages]
    except DependencyError:
        raise _locked(shown) from None
    except PyPdfError as error:
        message = f"{shown} is a broken PDF{f': {str(error).splitlines()[0][:200]}' if str(error).strip() else ''}"
        raise Fault("file-unreadable", message, help="open it in its program and save it again") from None
    if not any(any(lines) for lines in pages):
        message = f"{shown} holds no text, only pictures of its pages"
        raise Fault("file-unreadable", message, help="let a program recognize its text first (OCR)")
    pages = _without_running_lines([[line for line in lines if line] for lines in pages])
    return joined(shown, _pieces(pages))


def _locked(shown: str) -> Fault:
    return Fault("file-unreadable", f"{shown} is protected by a password", help="save it without a password")


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what stands at the top or foot of most of them: titles, page numbers."""
    if len(pages) < 3:
        return pages
    seen: Counter[tuple[int, str]] = Counter()
    for lines in pages:
        for at in {0, len(lines) - 1} if lines else ():
            seen[0 if at == 0 else 1, re.sub(r"\d+", "#", lines[at])] += 1
    running = {key for key, count in seen.items() if count >= max(3, len(pages) // 2)}
    out = []
    for lines in pages:
        kept = list(lines)
        if kept and (1, re.sub(r"\d+", "#", kept[-1])) in running:
            kept.pop()
        if kept and (0, re.sub(r"\d+", "#", kept[0])) in running:
            kept.pop(0)
        out.append(kept)
    return out


def _pieces(pages: list[list[str]]) -> Iterator[tuple[Kind, str, str]]:
    every = "\n".join("\n".join(lines) for lines in pages)
    known = Counter(re.findall(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*", every.lower()))
    open_end = False
    for number, lines in enumerate(_without_divided_pages(pages, known), 1):
        usual = median([len(line) for line in lines]) if lines else 0
        first = True
        paragraph = last = ""
        for line in lines:
            full = len(last) >= _SHORT * usual or _DIVIDED.search(last) is not None
            if paragraph and full and not _BULLET.match(line):
                paragraph = _put_together(paragraph, line, known)
            else:
                if paragraph:
                    yield _kind(first and open_end), f"page {number}", paragraph
                    first = False
                paragraph = line
            last = line
        if paragraph:
            yield _kind(first and open_end), f"page {number}", paragraph
            open_end = paragraph[-1] not in ".!?:។"


def _without_divided_pages(pages: list[list[str]], known: Counter[str]) -> list[list[str]]:
    """The pages, each with the rest of a word that its end divided: the next page begins with the next word."""
    out = [list(lines) for lines in pages]
    for lines, following in pairwise(out):
        first = re.match(r"[^\W\d_]\S*\s*", following[0]) if following else None
        if lines and first is not None and _DIVIDED.search(lines[-1]) and first[0][0].islower():
            lines[-1] = _put_together(lines[-1], first[0].strip(), known)
            following[0] = following[0][first.end() :]
            if not following[0]:
                following.pop(0)
    return out


def _kind(goes_on: bool) -> Kind:
    return "page" if goes_on else "paragraph"


def _put_together(before: str, line: str, known: Counter[str]) -> str:
    """Two lines of a paragraph; a word that the line end divided is whole again, with its hyphen if it has one."""
    divided = _DIVIDED.search(before)
    rest = re.match(r"[^\W\d_]+", line)
    if divided is None or rest is None or not rest[0][0].islower():
        return f"{before} {line}"
    whole, hyphened = (divided[1] + rest[0]).lower(), f"{divided[1]}-{rest[0]}".lower()
    if before[-1] == "-" and known[hyphened] and not known[whole]:
        return before + line
    return before[:-1] + line
