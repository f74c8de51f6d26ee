"""Bytes → other bytes: pieces dropped, doubled, moved, replaced, and words of a kind of file put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_LONGEST = 20_000  # a text that grows and grows only gets slow
_TOKEN = re.compile(rb"[A-Za-z_]+|\d+|\s+|[^\sA-Za-z_\d]", re.DOTALL)
_ODD = (
    "", "0", "-1", "1e400", "NaN", "9" * 40, "\u202e", "\u200b", "\ufeff", "\x00", "\x0b", "\ud7ff", "\ufffe", "é",
    "ខ្មែរ", "១២៣", "\u00a0", "½", "٣", "²", "＄", "{", "}", "{{", "}}", "{%", "%}", "{#", "]]>", "<", "&", '"', "'",
    "`", "\\", "|", "%", "null", "true", "~", "\r", "\n", "\r\n", "\t", "’", "“", "…", "−", "–", "🙂", "a" * 300,
    "(" * 60, "[" * 60,
)  # fmt: skip
ODD = tuple(each.encode() for each in _ODD)
_BYTES = (b"\x80", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b")


def mutator(words: Sequence[str], others: Callable[[], Sequence[bytes]]) -> Callable[[Random, bytes], bytes]:
    """Changes of a text of some kind: `words` belong to it, `others` are texts that pieces are taken from."""
    known = tuple(word.encode() for word in words)

    def mutate(chance: Random, data: bytes) -> bytes:
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            data = chance.choice(_WAYS)(chance, data, known, others())
        return data[:_LONGEST]

    return mutate


def _spot(chance: Random, pieces: Sequence[bytes]) -> tuple[int, int]:
    start = chance.randrange(len(pieces) + 1)
    return start, min(len(pieces), start + chance.choice((1, 1, 1, 2, 4)))


def _tokens(chance: Random, data: bytes, words: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Among words and signs: drop, double, replace or put in some."""
    pieces = _TOKEN.findall(data)
    start, end = _spot(chance, pieces)
    way = chance.randrange(5)
    if way == 0:
        put: list[bytes] = []
    elif way == 1:
        put = pieces[start:end] * 2
    elif way == 2 and pieces:
        put = [chance.choice(pieces)]
    elif way == 3:
        put = [*pieces[start:end], chance.choice(words or ODD)]
    else:
        put = [chance.choice(words or ODD)]
    return b"".join([*pieces[:start], *put, *pieces[end:]])


def _lines(chance: Random, data: bytes, _words: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Among lines: drop, double, move, indent, or take one of another text."""
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return data
    start, end = _spot(chance, lines)
    taken = lines[start:end]
    rest = lines[:start] + lines[end:]
    way = chance.randrange(5)
    at = chance.randrange(len(rest) + 1)
    if way == 0:
        return b"".join(rest)
    if way == 1:
        return b"".join([*lines[:end], *taken, *lines[end:]])
    if way == 2:
        return b"".join([*rest[:at], *taken, *rest[at:]])
    if way == 3:
        return b"".join([*lines[:start], *(chance.choice((b"  ", b" ", b"- ")) + each for each in taken), *lines[end:]])
    other = chance.choice(others).splitlines(keepends=True) or [b"\n"] if others else [b"\n"]
    return b"".join([*lines[:start], chance.choice(other), *lines[start:]])


def _odd(chance: Random, data: bytes, words: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    """A sign or word that few expect, somewhere."""
    at = chance.randrange(len(data) + 1)
    gone = chance.choice((0, 0, 1, 2, 5))
    return data[:at] + chance.choice((*ODD, *words)) + data[at + gone :]


def _numbers(chance: Random, data: bytes, _words: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    """Another number in the place of one."""
    found = list(re.finditer(rb"\d[\d.,]*", data))
    if not found:
        return data
    one = chance.choice(found)
    put = chance.choice((
        b"0", b"-1", b"1", b"007", b"2147483648", b"1" * 30, b"0.1", b"1,234.5", b"1 234,5", b"1e9", b"0x1",
    ))  # fmt: skip
    return data[: one.start()] + put + data[one.end() :]


def _raw(chance: Random, data: bytes, _words: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    """Bytes: one flipped, some cut, or some that are no UTF-8."""
    if not data:
        return chance.choice(_BYTES)
    at = chance.randrange(len(data))
    way = chance.randrange(4)
    if way == 0:
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if way == 1:
        return data[:at]
    if way == 2:
        return data[:at] + chance.choice(_BYTES) + data[at:]
    return data[:at] + data[at + chance.choice((1, 2, 8, 64)) :]


def _spliced(chance: Random, data: bytes, _words: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """The beginning of one and the end of another."""
    if not others:
        return data
    other = chance.choice(others)
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


_WAYS = (_tokens, _tokens, _tokens, _tokens, _lines, _lines, _lines, _odd, _odd, _numbers, _numbers, _raw, _spliced)
