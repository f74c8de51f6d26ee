"""A pattern such as `trade.exports.{period}` and a row → the name of its fact; the same for the texts of a plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

_HOLE = re.compile(r"\{([^{}]+)\}")


def holes(value: Any) -> Iterator[str]:
    """What stands in braces in a text, or in the texts of a group or list."""
    if isinstance(value, str):
        yield from (found[1].strip() for found in _HOLE.finditer(value))
    elif isinstance(value, dict):
        for child in value.values():
            yield from holes(child)
    elif isinstance(value, list):
        for child in value:
            yield from holes(child)


def filled(value: Any, said: Callable[[str], str]) -> Any:
    """The value with what stands in braces replaced by what `said` gives for it."""
    if isinstance(value, str):
        return _HOLE.sub(lambda found: said(found[1].strip()), value) if "{" in value else value
    if isinstance(value, dict):
        return {key: filled(child, said) for key, child in value.items()}
    return [filled(child, said) for child in value] if isinstance(value, list) else value


def part_of_name(text: str) -> str:
    """Words as a part of a name: "Viet Nam" → viet_nam, "Année" → annee, "2023-01" → 2023.01."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"))
    return ("." if words and words[0].isdigit() else "_").join(words)
