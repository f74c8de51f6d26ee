"""The lines of an outline that stand for more than paragraphs of a body, made into Word and read back.

| line | what it is |
|---|---|
| `@header text`, `@footer text` | of the section; `@first-header`, `@even-footer` and so on for the other kinds |
| `@footnote text`, `@endnote text`, `@comment text` | of the paragraph before; its place is read back as `^` |
| `@box text` | a text box, as a choice with its fallback |
| `@control text` | a content control with a paragraph for each ` / ` |
| `@link target = text` | a paragraph that is a link; the target `#name` is a bookmark |
| `@field code = result` | a paragraph that is a field; read back with ` (to update)` where Word is asked to |
| `@bookmark name = text` | a paragraph in a bookmark |
| `@section wide`, `@section tall` | the end of a section whose page is turned, or is not |
| `@picture …`, `@chart …` | see drawn_outlines |
| `@title text`, `@custom Name = text` | document properties |

In the words of a paragraph, `¦` is where Word has divided them into runs, with a proofing mark and another look;
`⟨+words⟩` is a tracked insertion and `⟨-words⟩` a tracked deletion.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from drawn_outlines import add_chart, add_picture, drawn_line

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_KINDS = {
    "header": "header", "footer": "footer", "first-header": "first_page_header", "first-footer": "first_page_footer",
    "even-header": "even_page_header", "even-footer": "even_page_footer",
}  # fmt: skip


class Parts:
    """Takes the `@` lines of an outline into a document; `finish` writes what must wait for the end."""

    def __init__(self, document: DocumentObject) -> None:
        self.document = document
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.custom: list[tuple[str, str]] = []

    def add(self, line: str) -> None:
        word, _, rest = line[1:].partition(" ")
        if word in _KINDS:
            self._margin(word, rest)
        elif word in self.notes:
            self.notes[word].append(rest)
            self._last().append(_xml(f'<w:r><w:{word}Reference w:id="{len(self.notes[word])}"/></w:r>'))
        elif word == "comment":
            self.document.add_comment(self.document.paragraphs[-1].runs, text=rest, author="a", initials="a")
        elif word == "title":
            self.document.core_properties.title = rest
        elif word == "custom":
            name, _, text = rest.partition(" = ")
            self.custom.append((name, text))
        else:
            getattr(self, f"_{word}")(rest)

    def finish(self) -> None:
        for kind, texts in self.notes.items():
            if texts:
                self._notes_part(kind, texts)
        if self.custom:
            properties = "".join(
                f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
                f"<vt:lpwstr>{_escape(text)}</vt:lpwstr></property>"
                for n, (name, text) in enumerate(self.custom, start=2)
            )
            blob = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VT}">{properties}</Properties>'.encode()
            package = self.document.part.package
            part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, blob, package)
            package.relate_to(part, RT.CUSTOM_PROPERTIES)

    def _last(self) -> Any:
        return self.document.paragraphs[-1]._p

    def _margin(self, word: str, text: str) -> None:
        section = self.document.sections[-1]
        section.different_first_page_header_footer |= word.startswith("first")
        self.document.settings.odd_and_even_pages_header_footer |= word.startswith("even")
        margin = getattr(section, _KINDS[word])
        paragraph = margin.paragraphs[0]
        (paragraph if not paragraph.text else margin.add_paragraph()).add_run(text)

    def _box(self, text: str) -> None:
        content = f"<w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent>"
        shape = (
            '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" '
            'distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="720000"/><wp:docPr id="900" name="Box"/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/>'
            "</wps:wsp></a:graphicData></a:graphic></wp:inline>"
        )
        pict = f'<w:pict><v:shape style="width:142pt;height:57pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
        self._append(
            f'<w:p {_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing>{shape}</w:drawing></mc:Choice><mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent></w:r>"
            "</w:p>"
        )

    def _control(self, text: str) -> None:
        inside = "".join(f"<w:p>{_run(piece)}</w:p>" for piece in text.split(" / "))
        id_ = 77 + sum(1 for _ in self.document.element.body.iter(qn("w:sdt")))
        self._append(
            f"<w:sdt {_W}><w:sdtPr><w:id w:val='{id_}'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def _link(self, rest: str) -> None:
        target, _, text = rest.partition(" = ")
        inside = target.startswith("#")
        id_ = "" if inside else self.document.part.relate_to(target, RT.HYPERLINK, is_external=True)
        at = f'w:anchor="{target[1:]}"' if inside else f'r:id="{id_}"'
        link = f"<w:hyperlink {at} {nsdecls('r')}>{_run(text)}</w:hyperlink>"
        self._append(f"<w:p {_W}>{link}</w:p>")

    def _field(self, rest: str) -> None:
        code, _, result = rest.partition(" = ")
        runs = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {_escape(code)} </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(result)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        self._append(f"<w:p {_W}>{runs}</w:p>")

    def _picture(self, alt: str) -> None:
        add_picture(self.document, alt)

    def _chart(self, rest: str) -> None:
        add_chart(self.document, rest)

    def _bookmark(self, rest: str) -> None:
        name, _, text = rest.partition(" = ")
        id_ = sum(1 for _ in self.document.element.body.iter(qn("w:bookmarkStart")))
        start = f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>'
        self._append(f'<w:p {_W}>{start}{_run(text)}<w:bookmarkEnd w:id="{id_}"/></w:p>')

    def _section(self, kind: str) -> None:
        """The section that ends here takes the page; the sentinel becomes a paragraph's, as Word writes it."""
        last = self.document.sections[-1]
        sides = sorted((last.page_width, last.page_height), reverse=kind == "wide")
        last.page_width, last.page_height = sides
        last.orientation = WD_ORIENT.LANDSCAPE if kind == "wide" else WD_ORIENT.PORTRAIT
        following = self.document.add_section()
        following.page_width, following.page_height = sorted(sides)
        following.orientation = WD_ORIENT.PORTRAIT

    def _append(self, xml: str) -> None:
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(xml))

    def _notes_part(self, kind: str, texts: list[str]) -> None:
        separators = "".join(
            f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
            for name, number in (("separator", -1), ("continuationSeparator", 0))
        )
        notes = "".join(
            f'<w:{kind} w:id="{n}"><w:p><w:r><w:{kind}Ref/></w:r>{_run(text)}</w:p></w:{kind}>'
            for n, text in enumerate(texts, start=1)
        )
        blob = f"<w:{kind}s {_W}>{separators}{notes}</w:{kind}s>".encode()
        part = Part(PackURI(f"/word/{kind}s.xml"), _NOTE_TYPE.format(f"{kind}s"), blob, self.document.part.package)
        self.document.part.relate_to(part, getattr(RT, f"{kind}s".upper()))


def parts_lines(document: DocumentObject, data: bytes) -> list[str]:
    """The `@` lines of what stands outside the body: notes in the order of their references, margins, properties."""
    lines: list[str] = []
    members = zipfile.ZipFile(io.BytesIO(data))
    for kind in ("footnote", "endnote"):
        name = f"word/{kind}s.xml"
        if name in members.namelist():
            root = etree.fromstring(members.read(name))
            part = document.part.part_related_by(getattr(RT, f"{kind}s".upper()))
            notes = {note.get(qn("w:id")): note for note in root}
            for reference in document.element.body.iter(qn(f"w:{kind}Reference")):
                paragraphs = notes[reference.get(qn("w:id"))].iter(qn("w:p"))
                lines.append(f"@{kind} {' / '.join(line_of(p, part) for p in paragraphs)}".strip())
    lines += [f"@comment {comment.text}" for comment in document.comments]
    seen: set[str] = set()
    for section in document.sections:
        for word, attribute in _KINDS.items():
            margin = getattr(section, attribute)
            wanted = word.split("-")[0]
            on = {"first": section.different_first_page_header_footer,
                  "even": document.settings.odd_and_even_pages_header_footer}.get(wanted, True)  # fmt: skip
            if on and not margin.is_linked_to_previous:
                found = [f"@{word} {line}" for p in margin.paragraphs if (line := line_of(p._p, margin.part))]
                lines += [line for line in found if line not in seen]
                seen.update(found)
    if document.core_properties.title and document.core_properties.title != "Word Document":
        lines.append(f"@title {document.core_properties.title}")
    if "docProps/custom.xml" in members.namelist():
        for held in etree.fromstring(members.read("docProps/custom.xml")):
            lines.append(f"@custom {held.get('name')} = {held[0].text or ''}")
    return lines


def special_line(child: Any, document: DocumentObject) -> str | None:
    """The `@` line of an element of the body; None for an ordinary paragraph or table."""
    if child.tag == qn("w:sdt"):
        return f"@control {' / '.join(line_of(p, document.part) for p in child.iter(qn('w:p')))}".strip()
    if child.tag != qn("w:p"):
        return None
    boxes = list(child.iter(qn("w:txbxContent")))
    if boxes:
        texts = {" / ".join(line_of(p, document.part) for p in box.iter(qn("w:p"))) for box in boxes}
        return f"@box {' <> '.join(sorted(texts))}".strip()  # the choice and its fallback say the same
    if next(child.iter(qn("wp:docPr")), None) is not None:
        return line_of(child, document.part)
    link = next(child.iter(qn("w:hyperlink")), None)
    if link is not None:
        id_, anchor = link.get(qn("r:id")), link.get(qn("w:anchor"))
        return f"@link {document.part.rels[id_].target_ref if id_ else '#' + anchor} = {_text(link)}"
    code = "".join(i.text or "" for i in child.iter(qn("w:instrText"))).strip()
    if code:
        dirty = any(char.get(qn("w:dirty")) in ("1", "true") for char in child.iter(qn("w:fldChar")))
        return f"@field {code} = {_text(child)}" + " (to update)" * dirty
    bookmark = next(child.iter(qn("w:bookmarkStart")), None)
    return None if bookmark is None else f"@bookmark {bookmark.get(qn('w:name'))} = {_text(child)}"


def line_of(paragraph: Any, part: Any) -> str:
    """The words of a paragraph of this part, and what is drawn among them."""
    return f"{_text(paragraph).strip()} {drawn_line(paragraph, part) or ''}".strip()


def section_line(properties: Any) -> str:
    """The `@section` line of section properties."""
    size = properties.find(qn("w:pgSz"))
    wide = int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))
    return "@section wide" if wide else "@section tall"


def add_words(paragraph: Any, text: str) -> None:
    """Words into a paragraph, with the accidents that they are written with."""
    bold = False
    for piece in re.split(r"(¦|⟨[+-][^⟩]*⟩)", text):
        if piece == "¦":
            paragraph._p.append(_xml('<w:proofErr w:type="spellStart"/>'))
            bold = not bold
        elif piece.startswith("⟨"):
            element, tag = ("ins", "t") if piece[1] == "+" else ("del", "delText")
            run = f'<w:r><w:{tag} xml:space="preserve">{_escape(piece[2:-1])}</w:{tag}></w:r>'
            paragraph._p.append(_xml(f'<w:{element} w:id="900" w:author="a">{run}</w:{element}>'))
        elif piece:
            run = paragraph.add_run(piece)
            if bold:
                run.bold = True


def words_of(paragraph: Any) -> str:
    """The words of a paragraph, those that were inserted under tracking too, and what is drawn among them."""
    if next(paragraph._p.iter(qn("wp:docPr")), None) is not None:
        return line_of(paragraph._p, paragraph.part)
    if paragraph._p.find(qn("w:ins")) is None:
        return str(paragraph.text)
    return _text(paragraph._p)


def _text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_escape(text)}</w:t></w:r>'


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _xml(text: str) -> Any:
    return parse_xml(re.sub("(?=/?>)", f" {_W}", text, count=1))
