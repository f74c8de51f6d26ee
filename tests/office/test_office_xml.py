"""Bytes of a part → what is said of them where they are no XML, or more than XML that Office writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

import pytest

from brief_builder.office.xml import parse, refuse_damaged
from brief_builder.problems import Fault
from outlines import make_docx

XML = [
    b"<a/>", b"<a", b"", b"<a><b></a>", b"<x:a/>", b"<a>&foo;</a>", b'<a b="1" b="2"/>', b"<!DOCTYPE a><a/>",
    b'<a xmlns:x=""><x:b/></a>', b"<a:b:c xmlns:a='x'/>", b"<a>\x00</a>", b"<a>\xff</a>", b"<a/><b/>", b"<a>&#0;</a>",
    b"<!--" + b"x" * 5_000 + b"--><!DOCTYPE a><a/>", '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
    '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"), b'<a xml:id="1"/>',
    b"<a>" * 300 + b"</a>" * 300, b"<a>" + b"x" * 11_000_000 + b"</a>", b'<?xml version="1.0" encoding="nope"?><a/>',
]  # fmt: skip


@pytest.mark.parametrize("data", XML, ids=lambda data: repr(data[:24]))
def test_a_part_that_nobody_looks_into_is_read_as_strictly(data: bytes) -> None:
    """Without a tree, half the time; the same words."""

    def said(read: Callable[[bytes, str], object]) -> str:
        try:
            read(data, "x.xml")
        except Fault as fault:
            return f"{fault.code} {fault.message}"
        return "sound"

    assert said(refuse_damaged) == said(parse)


def test_a_part_that_was_changed_at_random_is_read_as_strictly() -> None:
    """Two thousand ways of damage."""
    with zipfile.ZipFile(io.BytesIO(make_docx("a"))) as archive:
        whole = archive.read("word/document.xml")
    random = Random(1)  # noqa: S311  to damage files
    outcomes = set()
    for _ in range(2_000):
        data = bytearray(whole)
        at = random.randrange(len(data))
        if random.random() < 0.5:
            data[at] = random.randrange(256)
        else:
            del data[at : at + random.randint(1, 9)]
        said = []
        for read in (refuse_damaged, parse):
            try:
                read(bytes(data), "x.xml")
            except Fault as fault:
                said.append(fault.message)
        assert len(said) in (0, 2)
        assert len(set(said)) <= 1
        outcomes.add(bool(said))
    assert outcomes == {True, False}
