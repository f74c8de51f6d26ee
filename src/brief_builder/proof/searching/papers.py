"""The bytes of a PDF → what it says, page by page, and what stands in it unseen: properties, alt texts, attachments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

_MOST = 200_000  # objects that are looked through


def paper_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """(where, text); of a file that cannot be read, nothing."""
    from pypdf import PdfReader  # slow to import: only when there is a PDF
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        for number, page in enumerate(reader.pages, start=1):
            yield f"page {number}", page.extract_text()
        yield "what the PDF says of itself", "\n".join(_strings(reader.trailer))
    except (PyPdfError, ValueError, KeyError, RecursionError):
        return


def _strings(trailer: Any) -> Iterator[str]:
    """Every string of the file, of alt texts, outlines and properties, and the XML that describes it."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

    met: set[tuple[int, int]] = set()
    waiting: list[Any] = [trailer]
    while waiting and len(met) < _MOST:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            key = value.idnum, value.generation
            if key in met:
                continue
            met.add(key)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            waiting.extend(value.raw_get(key) for key in value)
            if isinstance(value, StreamObject) and value.get("/Type") in ("/Metadata", "/EmbeddedFile"):
                yield value.get_data().decode("utf-8", "replace")
        elif isinstance(value, ArrayObject):
            waiting.extend(list.__iter__(value))
        elif isinstance(value, bytes):
            yield value.decode("latin-1")
        elif isinstance(value, str):
            yield str(value)
