"""A finding → the smallest that has the same cause: `python tests/fuzz/minimise.py TARGET INPUT OUTPUT`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

if __name__ == "__main__":
    _TESTS = Path(__file__).resolve().parent.parent
    sys.path[:1] = [str(_TESTS), str(_TESTS.parent / "src")]
    from plain_document import begin_plainly

    begin_plainly()

from fuzz.target import Finding, Target, tried
from fuzz.zips import Members, read_members, write_zip

_SECONDS = 120
Holds = Callable[[bytes], bool]


def minimised(target: Target, data: bytes, seconds: float = _SECONDS) -> bytes:
    """The smallest input that was found in this time to have the same cause; the input itself, if it has none."""
    first = tried(target, data)
    if not isinstance(first, Finding):
        return data
    until = time.monotonic() + seconds

    def holds(smaller: bytes) -> bool:
        if time.monotonic() > until:
            return False
        got = tried(target, smaller)
        return isinstance(got, Finding) and got.signature == first.signature

    at = data.find(b"PK\x03\x04")
    if 0 <= at < 100:
        head = data[:at]
        return head + _smaller_zip(data[at:], lambda made: holds(head + made))
    return _smaller_text(data, holds)


def _smaller_text(data: bytes, holds: Holds) -> bytes:
    for cut in (b"\n", b" ", b""):
        pieces = data.split(cut) if cut else [bytes([each]) for each in data]
        if len(pieces) < 3000:
            data = cut.join(_fewer(pieces, lambda some, cut=cut: holds(cut.join(some))))  # type: ignore[misc]
    return data


def _fewer(pieces: Sequence[bytes], holds: Callable[[Sequence[bytes]], bool]) -> Sequence[bytes]:
    """The pieces without those that need not be there, half of them tried at once, then fewer and fewer."""
    width = len(pieces) // 2
    while width:
        at = 0
        while at < len(pieces):
            fewer = [*pieces[:at], *pieces[at + width :]]
            if holds(fewer):
                pieces = fewer
            else:
                at += width
        width //= 2
    return pieces


def _smaller_zip(data: bytes, holds: Holds) -> bytes:
    try:
        members = read_members(data)
    except Exception:  # a zip that is broken is cut like any text
        return data
    if not holds(write_zip(members)):
        return data
    for at in range(len(members) - 1, -1, -1):
        fewer = [*members[:at], *members[at + 1 :]]
        if holds(write_zip(fewer)):
            members = fewer
    for at, (name, _) in sorted(enumerate(members), key=lambda each: -len(each[1][1])):
        if name.endswith((".xml", ".rels")):
            members[at] = (name, _smaller_tree(members, at, holds))
    return write_zip(members)


def _smaller_tree(members: Members, at: int, holds: Holds) -> bytes:
    name, data = members[at]

    def held(root: etree._Element) -> bool:
        made = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return holds(write_zip([*members[:at], (name, made), *members[at + 1 :]]))

    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    if not held(root):
        return data
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for child in list(element):
            where = element.index(child)
            element.remove(child)
            if not held(root):
                element.insert(where, child)
                waiting.append(child)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def main() -> None:
    """Write the smaller input."""
    from fuzz.targets import target

    name, source, output = sys.argv[1:]
    Path(output).write_bytes(minimised(target(name), Path(source).read_bytes()))
    print(f"{Path(source).stat().st_size} bytes, and now {Path(output).stat().st_size}")


if __name__ == "__main__":
    main()
