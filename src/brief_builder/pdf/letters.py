"""A font of a PDF → which letters its codes stand for, as its ToUnicode map says (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

_BLOCK = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True)
class Letters:
    """`width` is the number of bytes of a code; `map` has the letters of each code that the font names."""

    width: int
    map: dict[int, str]

    def read(self, data: bytes) -> str:
        """What a string of codes says; what the map does not name is left out."""
        return "".join(self.map.get(code, "") for code in self.codes(data))

    def codes(self, data: bytes) -> list[int]:
        """The codes of a string."""
        return [int.from_bytes(data[n : n + self.width], "big") for n in range(0, len(data), self.width)]


def letters(font: DictionaryObject) -> Letters:
    """The map of a font; an empty one where it has none."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    stream: Any = font.get("/ToUnicode")
    stream = stream.get_object() if stream is not None else None
    found: dict[int, str] = {}
    if isinstance(stream, StreamObject):
        for kind, body in _BLOCK.findall(stream.get_data()):
            tokens = list(_TOKEN.findall(body))
            if kind == b"codespacerange" and tokens:
                width = max(len(_hex(tokens[0][0])), 1)
            elif kind == b"bfchar":
                for code, word in zip(tokens[::2], tokens[1::2], strict=False):
                    found[int.from_bytes(_hex(code[0]), "big")] = _word(code=word[0])
            elif kind == b"bfrange":
                _ranges(tokens, found)
    return Letters(width, found)


def _ranges(tokens: list[tuple[bytes, bytes, bytes]], found: dict[int, str]) -> None:
    rest = iter(tokens)
    for low in rest:
        high, first = next(rest, None), next(rest, None)
        if high is None or first is None:
            return
        start, end = (int.from_bytes(_hex(each[0]), "big") for each in (low, high))
        end = min(end, start + 0xFFFF)
        if first[1]:  # a list: one entry a code
            words = []
            for each in rest:
                if each[2]:
                    break
                words.append(_word(each[0]))
            found.update(zip(range(start, end + 1), words, strict=False))
            continue
        base = _word(first[0])
        for code in range(start, end + 1):
            if base and ord(base[-1]) + code - start <= 0x10FFFF:
                found[code] = base[:-1] + chr(ord(base[-1]) + code - start)


def _hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))


def _word(code: bytes) -> str:
    return _hex(code).decode("utf-16-be", errors="ignore")
