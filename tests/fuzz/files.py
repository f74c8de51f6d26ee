"""Several text files → one input, and back: a line `=== NAME` begins each."""

from __future__ import annotations

import re

_HEAD = re.compile(rb"^=== ?(.*)$", re.MULTILINE)
_NAME = re.compile(r"[a-z]+(?:/[a-zA-Z.\-]+)?\.?[a-z.]*")


def joined(files: dict[str, bytes]) -> bytes:
    """One input of the files."""
    return b"".join(b"=== " + name.encode() + b"\n" + data.rstrip(b"\n") + b"\n" for name, data in files.items())


def parted(raw: bytes) -> dict[str, bytes]:
    """The files of an input; of two with the same name, the last. What has no name is left."""
    out: dict[str, bytes] = {}
    heads = list(_HEAD.finditer(raw))
    for head, end in zip(heads, [*(each.start() for each in heads), len(raw)][1:], strict=True):
        name = head[1].decode("utf-8", "replace").strip()
        if _NAME.fullmatch(name) and len(name) < 60 and not name.endswith((".", "/")):
            out[name] = raw[head.end() + 1 : end]
    return out
