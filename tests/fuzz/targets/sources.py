"""The bytes of a source → its text, which can be quoted from, or a problem."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from brief_builder.facts import Reference
from brief_builder.problems import Problems
from brief_builder.sources import read_source
from fuzz.mutate import mutator
from fuzz.oracles import told
from fuzz.target import Target, Wrong, project
from fuzz.zips import mutator as zip_mutator
from outlines import make_docx
from workbooks import workbook

_SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf", ".xlsx")
_WORDS = (
    "<p>", "</p>", "<table>", "<tr>", "<td colspan=3>", "<td rowspan=99999>", "<script>", "</script>", "<!--", "-->",
    "<br>", "<pre>", "&nbsp;", "&#1114112;", "&#xD800;", "<meta charset=utf-16>", "<meta charset=x>",
    "<!DOCTYPE html [<!ENTITY a 'b'>]>", "&a;", "<svg>", "<![CDATA[", "# ", "- ", "| a | b |", "|---|", "```", "> ",
    "[x](y)", "obj", "endobj", "stream\n", "endstream", "<<", ">>", "/Type", "/Page", "/Kids", "/Parent", "/Length",
    "/Contents", "/Filter /FlateDecode", "/Filter /LZWDecode", "/Filter /ASCII85Decode", "0 R", "3 0 R", "1 0 R",
    "xref", "trailer", "startxref", "%%EOF", "BT", "ET", "Tj", "TJ", "Td", "/F1 12 Tf", "/Encrypt", "/ToUnicode",
    "beginbfchar", "[", "]", "(", ")", "/Count 99999999",
)  # fmt: skip


def _run(raw: bytes, folder: Path) -> str:
    suffix = _SUFFIXES[raw[0] % len(_SUFFIXES)] if raw else ".txt"
    path = folder / f"source{suffix}"
    path.write_bytes(raw[1:])
    problems = Problems()
    text = read_source(path, path.name, problems)
    if text is None:
        if not problems.errors:
            raise Wrong("no text, and no error")
        return f"{suffix} {told(problems)}"
    text.text.encode()  # what cannot be written cannot be quoted
    for block in text.blocks:
        if not 0 <= block.start <= len(text.text):
            raise Wrong("a block begins outside its text")
    reference = Reference(text)
    if len(reference.even.text):
        reference.place((0, 1))
    return f"{suffix} {'words' if text.text.strip() else 'nothing'} {told(problems)}"


def _pdf(words: str) -> bytes:
    """A page with these words."""
    content = f"BT /F1 12 Tf 72 720 Td ({words}) Tj 0 -14 Td [(more)-300(words)] TJ ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


@cache
def _seeds() -> list[bytes]:
    page = (
        b"<html><title>T</title><body><h1>A</h1><p>Trade of $2.1&nbsp;billion</p><table><tr><td>1<td>2</table></html>"
    )
    files = [
        (0, b"Trade was valued at $2.1 billion in 2023.\n"),
        (1, b"# Title\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"), (2, page), (4, _pdf("Trade of 2.1 billion")),
        (3, make_docx("# Title\nwords\n| a | b |")),
        (5, workbook([["Year", "Exports"], [2023, 100], [date(2024, 1, 1), 1.5]])),
    ]  # fmt: skip
    folder = project("tests", "packs", "norway-senegal", "sources")
    for path in sorted(folder.iterdir()):
        if path.suffix in _SUFFIXES:
            files.append((_SUFFIXES.index(path.suffix), path.read_bytes()))
    files.append((3, next(project("tests", "documents").glob("typed*.docx")).read_bytes()))
    files.append((0, "Échanges de 2,1 milliards".encode("cp1252")))
    files.append((0, "ពាណិជ្ជកម្ម".encode("utf-16")))
    return [bytes([kind]) + data for kind, data in files]


_change_text = mutator(_WORDS, _seeds)
_change_zip = zip_mutator(lambda: [each[1:] for each in _seeds() if each[1:3] == b"PK"], inside=8)


def _change(chance: Random, raw: bytes) -> bytes:
    if raw[1:3] == b"PK":
        return raw[:1] + _change_zip(chance, raw[1:])
    return raw[:1] + _change_text(chance, raw[1:])


TARGETS = {"sources": Target("sources", _run, _seeds, _change, count=1500)}
