"""Plain values → indented JSON in UTF-8, byte by byte what `json.dumps(…, ensure_ascii=False, indent=1)` gives.

Python's own writer indents without its C code: the records of a build, a megabyte, took it half a second each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from json.encoder import encode_basestring  # of C, where there is one
from typing import Any


def indented(value: Any) -> bytes:
    """The text, with a last newline; what JSON does not know is written as `str` gives it.

    Args:
        value: mappings whose keys are texts, lists, tuples, texts, numbers, booleans, None.
    """
    return (_text(value, "\n") + "\n").encode("utf-8")


def _text(value: Any, line: str) -> str:
    """`line` is the line end and the indent of what the value stands in."""
    if isinstance(value, str):
        return encode_basestring(value)
    deeper = f"{line} "
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        entries = [f"{encode_basestring(key)}: {_text(inner, deeper)}" for key, inner in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(entries)}{line}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        return f"[{deeper}{f',{deeper}'.join([_text(inner, deeper) for inner in value])}{line}]"
    return json.dumps(value, ensure_ascii=False, default=str)
