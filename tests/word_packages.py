"""The XML of whole parts → the bytes of a .docx made of them member by member, and a look into what was rendered."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docx import Document

from brief_builder import BriefError, Template
from brief_builder.office.xml import NAMESPACES
from soundness import check_sound
from zip_members import members_of

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MORE = {
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
XMLNS = " ".join(f'xmlns:{p}="{uri}"' for p, uri in {**NAMESPACES, **_MORE}.items())


def base() -> dict[str, bytes]:
    """The parts of an empty document with Word's built-in styles."""
    data = io.BytesIO()
    Document().save(data)
    with zipfile.ZipFile(data) as package:
        return {name: package.read(name) for name in package.namelist()}


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "") -> str:
    """A paragraph; content that is no XML becomes a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(c if c.startswith('<') else run(c) for c in content)}</w:p>"


def char(kind: str) -> str:
    """A run with the beginning, the middle or the end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*texts: str) -> str:
    """The runs of a field's code; XML is a field in it."""
    return "".join(
        text if text.startswith("<") else f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'
        for text in texts
    )


def field(*codes: str, result: str = "r") -> str:
    """The runs of a field; XML among the codes is a field in it."""
    return char("begin") + code(*codes) + char("separate") + run(result) + char("end")


def body(*elements: str, section: str = "") -> bytes:
    """word/document.xml."""
    content = "".join(elements)
    return f"<w:document {XMLNS}><w:body>{content}<w:sectPr>{section}</w:sectPr></w:body></w:document>".encode()


def ends_section(references: str) -> str:
    """A paragraph that ends a section with these references; the last section is the body's own."""
    return f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p>"


def refer(stem: str, type_: str = "default") -> str:
    """A section's reference to a header or footer part: 'header1' is header1.xml."""
    return f'<w:{stem.rstrip("0123456789")}Reference w:type="{type_}" r:id="{stem}"/>'


def docx(
    *elements: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, str] | None = None,
    section: str = "",
) -> bytes:
    """A document whose body holds the elements.

    Args:
        section: what the properties of the last section hold.
        parts: further members: 'header1.xml' and the like are related to the body with the id of their stem.
        links: relationship id → the address that it leads to, as the file has it.
    """
    members = {**base(), "word/document.xml": body(*elements, section=section)}
    rels = members["word/_rels/document.xml.rels"].decode()
    types = members["[Content_Types].xml"].decode()
    for name, content in (parts or {}).items():
        members[f"word/{name}"] = content.encode() if isinstance(content, str) else content
        kind = re.sub(r"\d*\.xml$", "", name)
        if "/" in name or not name.endswith(".xml"):
            continue
        stem = name.removesuffix(".xml")
        rels = _before_end(rels, f'<Relationship Id="{stem}" Type="{REL}/{kind}" Target="{name}"/>')
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        types = _before_end(types, f'<Override PartName="/word/{name}" ContentType="{main}.{kind}+xml"/>')
    for id_, target in (links or {}).items():
        rels = _before_end(rels, hyperlink(id_, target))
    members["word/_rels/document.xml.rels"], members["[Content_Types].xml"] = rels.encode(), types.encode()
    return packed(members)


def header(*content: str, kind: str = "hdr") -> str:
    """The XML of a header ('ftr': footer) part."""
    return f"<w:{kind} {XMLNS}>{''.join(content)}</w:{kind}>"


def relationships(*entries: str) -> str:
    """The XML of a .rels part."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(entries)}</Relationships>'


def with_properties(data: bytes, core: str = "", custom: str = "", app: str = "") -> bytes:
    """The document with these elements as its properties; `custom` holds vt elements, named p2, p3, …"""
    members = members_of(data)
    types, rels = members["[Content_Types].xml"].decode(), members["_rels/.rels"].decode()
    if core:
        opc = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        declared = f'xmlns:cp="{opc}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        members["docProps/core.xml"] = f"<cp:coreProperties {declared}>{core}</cp:coreProperties>".encode()
    if app:
        members["docProps/app.xml"] = f'<Properties xmlns="{_OFFICE}/extended-properties">{app}</Properties>'.encode()
    if custom:
        each = "".join(
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{i}" name="p{i}">{value}</property>'
            for i, value in enumerate(_variants(custom), start=2)
        )
        declared = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
        members["docProps/custom.xml"] = f"<Properties {declared}>{each}</Properties>".encode()
        kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        types = _before_end(types, f'<Override PartName="/docProps/custom.xml" ContentType="{kind}"/>')
        rel = f'<Relationship Id="rId99" Type="{REL}/custom-properties" Target="docProps/custom.xml"/>'
        rels = _before_end(rels, rel)
    members["[Content_Types].xml"], members["_rels/.rels"] = types.encode(), rels.encode()
    return packed(members)


def _variants(xml: str) -> list[str]:
    return [match[0] for match in re.finditer(r"<vt:(\w+)>.*?</vt:\1>", xml)]


def hyperlink(id_: str, target: str) -> str:
    """The relationship of a link."""
    shown = target.replace("&", "&amp;").replace('"', "&quot;")
    return f'<Relationship Id="{id_}" Type="{REL}/hyperlink" Target="{shown}" TargetMode="External"/>'


def _before_end(xml: str, element: str) -> str:
    head, _, tail = xml.rpartition("</")
    return f"{head}{element}</{tail}"


def packed(members: Mapping[str, bytes]) -> bytes:
    """The zip of the members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return data.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The text of a member; '' when there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode() if name in package.namelist() else ""


def rendered(template: bytes, data: Mapping[str, Any], **options: Any) -> bytes:
    """The produced document; it opens, and the validator (where there is one) finds no error in it."""
    produced = Template.read(template, "t.docx").render(data, **options)
    check_sound(produced)
    return produced


def problems(template: bytes, data: Mapping[str, Any]) -> list[str]:
    """What is wrong: 'code: message | place | marked words | cure', each on a line."""
    try:
        Template.read(template, "t.docx").render(data)
    except BriefError as error:
        return [
            " | ".join(
                [
                    f"{p.code}: {p.message}",
                    ", ".join(p.place.trail),
                    p.excerpt.text[p.excerpt.start : p.excerpt.end] if p.excerpt else "",
                    *p.help,
                ]
            )
            for p in error.problems
        ]
    return []
