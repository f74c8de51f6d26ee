"""The documents that a test session produces → kept, each once, with its template and the test that produced it."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from brief_builder.merge import Rendered, Template
from brief_builder.office import write_members

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_OF_A_TEST = 12  # documents of one test function; the properties produce thousands
_MOST_BYTES = 60_000_000
_LARGEST_PART = 1_000_000
# In the names of tests whose documents hold what nobody would draw.
_DAMAGED = ("with_random_damage", "a_damaged_part_is_a_problem", "relationships_that_lead_nowhere", "taken_for_notes")
# Files of tests that look at each of their documents in both ways themselves.
_CHECKED = ("test_merge_slides.py", "test_merge_include", "test_merge_slide_fit.py")
# What is not in the flow of the text, or not there for a reader.
_ASIDE = {_W + name for name in ("del", "moveFrom", "txbxContent", "instrText", "fldSimple", "pict", "object")}
_ASIDE.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
_FLOATING = (f"{_W}pPr/{_W}framePr", f"{_W}tblPr/{_W}tblpPr")
_PARTS = {_W + name for name in ("r", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd")}


@dataclass(frozen=True)
class Produced:
    """A document, the template it was made from, and the test that made it."""

    test: str
    kind: str
    data: bytes
    literals: frozenset[str]
    template: bytes


@dataclass
class Collection:
    """All of a session, or of one of the processes that share it."""

    documents: list[Produced] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)
    _of_test: dict[str, int] = field(default_factory=dict)
    _bytes: int = 0

    def add(self, template: Template, rendered: Rendered) -> None:
        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]
        function = test.partition("[")[0]
        digest = hashlib.sha256(rendered.data).digest()
        full = self._of_test.get(function, 0) >= _MOST_OF_A_TEST and "[" not in test
        full |= any(name in function for name in (*_DAMAGED, *_CHECKED))
        if digest in self._seen or full or self._bytes + len(rendered.data) > _MOST_BYTES or _is_aside(rendered.data):
            return
        self._seen.add(digest)
        self._of_test[function] = self._of_test.get(function, 0) + 1
        self._bytes += len(rendered.data)
        source = write_members(template.compiled.package.members)
        self.documents.append(Produced(test, template.kind, rendered.data, rendered.literals, source))

    def plain(self) -> list[tuple[Any, ...]]:
        """The documents as one process may send them to another."""
        return [(d.test, d.kind, d.data, sorted(d.literals), d.template) for d in self.documents]

    def take(self, sent: list[tuple[Any, ...]]) -> None:
        """Add those of another process."""
        self.documents += [Produced(*start, frozenset(literals), end) for *start, literals, end in sent]

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep what every template renders meanwhile; `build` and the command render through the same method."""
        collection, rendered = self, Template.rendered

        @functools.wraps(rendered)
        def kept(template: Template, *args: Any, **kwargs: Any) -> Rendered:
            out = rendered(template, *args, **kwargs)
            collection.add(template, out)
            return out

        Template.rendered = kept  # type: ignore[method-assign]
        try:
            yield
        finally:
            Template.rendered = rendered  # type: ignore[method-assign]


def _is_aside(data: bytes) -> bool:
    """Whether a document is one that nobody would open: of a measurement, or with its charts left undrawn."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(
            info.file_size == 0 or (info.filename.endswith(".xml") and info.file_size > _LARGEST_PART)
            for info in package.infolist()
        )


def plain(text: str) -> str:
    """The letters and digits of a text: what no program may lose, whatever it makes of spaces, signs and labels."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LNM")


def stretches(data: bytes) -> list[str]:
    """The plain text of a document's body, in the stretches that stand together in every program."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    out: list[str] = [""]
    _walk(body, out)
    return [said for text in out if (said := plain(text))]


def _walk(element: etree._Element, out: list[str], fields: int = 0) -> int:
    """Add what an element says; gives how many fields are open behind it. What a field says, each program works out."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == _W + "fldChar":
            fields += {"begin": 1, "end": -1}.get(child.get(_W + "fldCharType", ""), 0)
        if child.tag == _W + "t":
            out[-1] += "" if fields else child.text or ""
            continue
        if child.tag not in _PARTS:
            out.append("")
        if child.tag not in _ASIDE and not any(child.find(path) is not None for path in _FLOATING):
            fields = _walk(child, out, fields)
    return fields


def shape(data: bytes) -> int:
    """A number that two files share when they differ only in words, values and how often the same thing stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return hash(tuple((name, _part_shape(name, package.read(name))) for name in sorted(package.namelist())))


@functools.lru_cache(maxsize=5_000)
def _part_shape(name: str, data: bytes) -> int:
    return _shape(etree.fromstring(data)) if name.endswith((".xml", ".rels")) else 0


def _shape(element: etree._Element) -> int:
    children: list[int] = []
    for child in element:
        if isinstance(child.tag, str) and (one := _shape(child)) not in children[-1:]:
            children.append(one)
    return hash((element.tag, tuple(sorted(map(str, element.attrib))), tuple(children)))
