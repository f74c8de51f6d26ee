"""In which language the words of an outline are, and how letters of complex scripts look: made, and read back.

In the words of a template, `⟦fr-CA words⟧` is a run that is marked as being in that language; `⟦bold 20 Arial words⟧`
one that is bold, of 20 points and in this typeface, as whoever writes Latin words formats it.

Read back, a line `document: fr-CA` says what the defaults of the document and its properties say, and `fr-CA: words` a
run that is marked; in Word with the languages of the other kinds of letters, where they are said: `en-CA/km-KH`.
`complex: words = bold 20 Arial` are words in a run of complex script, with what they have of its own properties.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MARKED = re.compile(r"(⟦[^⟧]*⟧)")
_READ = re.compile(r"(word/(document|header\d|footer\d|footnotes)|ppt/(slides|notesSlides|charts)/\w+)\.xml$")


def with_languages(data: bytes, default: str | None = None) -> bytes:
    """The document with its marks made runs, and its defaults in another language."""
    return _rewritten(data, lambda name, root: _make(name, root, default))


def languages_of(data: bytes) -> list[str]:
    """The lines of a document."""
    members = zipfile.ZipFile(io.BytesIO(data))
    roots = {name: etree.fromstring(members.read(name)) for name in members.namelist() if name.endswith(".xml")}
    lines = [f"document: {_default(roots)}"]
    for name, root in sorted(roots.items(), key=lambda each: (each[0] != "word/document.xml", each[0])):
        if _READ.match(name):
            lines += _runs(root)
    return lines


def _default(roots: dict[str, Any]) -> str:
    if "word/styles.xml" in roots:
        lang = next(roots["word/styles.xml"].iter(f"{_W}lang"))
        said = [lang.get(f"{_W}{each}", "-") for each in ("val", "eastAsia", "bidi")]
        theme = next(roots["word/settings.xml"].iter(f"{_W}themeFontLang"), None)
        fonts = "" if theme is None else f" fonts {_said(theme)}"
        default = "/".join(said) + fonts
    else:
        default = next(roots["ppt/presentation.xml"].iter(f"{_A}defRPr")).get("lang", "-")
    named = next(roots["docProps/core.xml"].iter(f"{_DC}language"), None)
    return f"{default} ({named.text if named is not None else '-'})"


def _runs(root: Any) -> list[str]:
    lines: list[str] = []
    for text in root.iter(f"{_W}t", f"{_A}t"):
        properties = text.getparent().find(_prefix(text) + "rPr")
        if properties is None:
            continue
        if properties.get("lang"):
            lines.append(f"{properties.get('lang')}: {text.text}")
        lang = properties.find(f"{_W}lang")
        if lang is not None:
            lines.append(f"{_said(lang)}: {text.text}")
        if properties.find(f"{_W}cs") is not None or properties.find(f"{_W}rtl") is not None:
            lines.append(f"complex: {text.text} = {_look(properties)}".rstrip())
        font = properties.find(f"{_A}cs")
        if font is not None:
            lines.append(f"complex: {text.text} = {font.get('typeface')}")
    return lines


def _said(lang: Any) -> str:
    """`fr-CA`, or with other letters `fr-CA/km-KH`."""
    return "/".join(value for each in ("val", "eastAsia", "bidi") if (value := lang.get(f"{_W}{each}")))


def _look(properties: Any) -> str:
    bold, size = properties.find(f"{_W}bCs"), properties.find(f"{_W}szCs")
    fonts = properties.find(f"{_W}rFonts")
    words = ["bold"] if bold is not None else []
    words += [str(int(size.get(f"{_W}val")) // 2)] if size is not None else []
    words += [fonts.get(f"{_W}cs")] if fonts is not None and fonts.get(f"{_W}cs") else []
    return " ".join(words)


def _make(name: str, root: Any, default: str | None) -> None:
    if default is not None and name == "word/styles.xml":
        lang = next(root.iter(f"{_W}lang"))
        lang.set(f"{_W}val", default)
        lang.set(f"{_W}eastAsia", default)
    if default is not None and name == "ppt/presentation.xml":
        next(root.iter(f"{_A}defRPr")).set("lang", default)
    for text in list(root.iter(f"{_W}t", f"{_A}t")):
        pieces = [piece for piece in _MARKED.split(text.text or "") if piece]
        if (len(pieces) == 1 and not _MARKED.match(pieces[0])) or not pieces:
            continue
        run = text.getparent()
        for piece in pieces:
            made = copy.deepcopy(run)
            words = made.find(text.tag)
            words.text = piece
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if piece.startswith("⟦"):
                words.text = _format(made, piece[1:-1], _prefix(text))
            if text.tag == f"{_A}t":
                del words.attrib["{http://www.w3.org/XML/1998/namespace}space"]
            run.addprevious(made)
        run.getparent().remove(run)


def _format(run: Any, marked: str, prefix: str) -> str:
    properties = run.find(f"{prefix}rPr")
    if properties is None:
        properties = etree.Element(f"{prefix}rPr")
        run.insert(0, properties)
    looks = re.match(r"bold (\d+) (\S+) ", marked)
    if looks is None:
        tag, _, words = marked.partition(" ")
        if prefix == _A:
            properties.set("lang", tag)
        else:
            etree.SubElement(properties, f"{_W}lang").set(f"{_W}val", tag)
        return words
    if prefix == _A:
        properties.set("sz", looks[1] + "00")
        properties.set("b", "1")
        for kind in ("latin", "cs"):
            etree.SubElement(properties, f"{_A}{kind}").set("typeface", looks[2])
    else:
        fonts = etree.SubElement(properties, f"{_W}rFonts")
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(f"{_W}{kind}", looks[2])
        etree.SubElement(properties, f"{_W}b")
        etree.SubElement(properties, f"{_W}sz").set(f"{_W}val", str(int(looks[1]) * 2))
    return marked[looks.end() :]


def _prefix(text: Any) -> str:
    return _W if text.tag == f"{_W}t" else _A


def _rewritten(data: bytes, change: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            content = given.read(name)
            if name.endswith(".xml") and name.startswith(("word/", "ppt/")):
                root = etree.fromstring(content)
                change(name, root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(name, content)
    return out.getvalue()
