"""Two documents of one template in → the least that any program must do for the second: the bare limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

LIMIT = "join + deflate"
_PIECE = 40  # characters: about as long as what stands between two values


def at_the_limit(made: bytes, other: bytes) -> Callable[[], bytes]:
    """Join the strings of the parts in which the two differ, deflate them as zlib does by itself, add the rest."""
    with zipfile.ZipFile(io.BytesIO(made)) as one, zipfile.ZipFile(io.BytesIO(other)) as two:
        parts = {name: one.read(name) for name in one.namelist()}
        changed = {name for name, data in parts.items() if name not in two.namelist() or two.read(name) != data}
    kept = [zlib.compress(data) for name, data in parts.items() if name not in changed]
    texts = [parts[name].decode("latin-1") for name in changed]
    pieces = [[text[at : at + _PIECE] for at in range(0, len(text), _PIECE)] for text in texts]

    def make() -> bytes:
        return b"".join([*kept, *(zlib.compress("".join(each).encode("latin-1")) for each in pieces)])

    return make
