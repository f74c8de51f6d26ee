"""SmartArt on a slide, for tests: the part with the points and the part that is drawn, which say the same."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DRAWN = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:dgm="{DIAGRAM}" xmlns:a="{_A}" xmlns:r="{_R}"'
_DRAWING_TYPE = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_BOX = 'x="0" y="{top}"/><a:ext cx="2880000" cy="500000"'
_PARTS = {
    "Layout": ("layoutDef", '<dgm:layoutDef {n} uniqueId="urn:test/layout"><dgm:layoutNode/></dgm:layoutDef>'),
    "QuickStyle": (
        "styleDef",
        '<dgm:styleDef {n} uniqueId="urn:test/style"><dgm:styleLbl name="node1"/></dgm:styleDef>',
    ),
    "Colors": (
        "colorsDef",
        '<dgm:colorsDef {n} uniqueId="urn:test/colors"><dgm:styleLbl name="node1"/></dgm:colorsDef>',
    ),
}


def add_smartart(slide: Any, points: list[list[str]], top: int, *, drawn: bool = True, name: str = "Diagram 7") -> None:
    """A graphic frame with SmartArt: for each point its paragraphs. `top` is in EMU; without `drawn`, data alone."""
    ids = {}
    for kind, blob in _blobs(slide, points, drawn=drawn):
        number = 1 + sum(f"/diagrams/{kind.lower()}" in str(p.partname) for p in slide.part.package.iter_parts())
        uri = PackURI(f"/ppt/diagrams/{kind.lower()}{number}.xml")
        if kind == "Drawing":
            content, relation = "application/vnd.ms-office.drawingml.diagramDrawing+xml", _DRAWING_TYPE
        else:
            last = {"QuickStyle": "Style"}.get(kind, kind)
            content = f"application/vnd.openxmlformats-officedocument.drawingml.diagram{last}+xml"
            relation = f"{_R}/diagram{kind}"
        ids[kind] = slide.part.relate_to(Part(uri, content, slide.part.package, blob), relation)
    if drawn:
        data = slide.part.related_part(ids["Data"])
        data._blob = data.blob.replace(b"DRAWING", ids["Drawing"].encode())
    refers = f'r:dm="{ids["Data"]}" r:lo="{ids["Layout"]}" r:qs="{ids["QuickStyle"]}" r:cs="{ids["Colors"]}"'
    number = 1 + max(int(each.get("id")) for each in slide.shapes._spTree.iter(f"{{{_P}}}cNvPr"))
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:graphicFrame {_NAMES} xmlns:p="{_P}"><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{name}"/>'
            f'<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="720000" y="{top}"/>'
            f'<a:ext cx="2880000" cy="1440000"/></p:xfrm><a:graphic><a:graphicData uri="{DIAGRAM}">'
            f"<dgm:relIds {refers}/></a:graphicData></a:graphic></p:graphicFrame>"
        )
    )


def _paragraphs(texts: list[str]) -> str:
    runs = (f'<a:p><a:r><a:rPr lang="en-CA" b="1"/><a:t>{escape(text)}</a:t></a:r></a:p>' for text in texts)
    return "<a:bodyPr/><a:lstStyle/>" + "".join(runs)


def _blobs(slide: Any, points: list[list[str]], *, drawn: bool) -> list[tuple[str, bytes]]:
    held = "".join(
        f'<dgm:pt modelId="{n}"><dgm:prSet/><dgm:spPr/><dgm:t>{_paragraphs(texts)}</dgm:t></dgm:pt>'
        for n, texts in enumerate(points, start=1)
    )
    cxns = "".join(
        f'<dgm:cxn modelId="{100 + n}" srcId="0" destId="{n}" srcOrd="{n - 1}" destOrd="0"/>'
        for n in range(1, len(points) + 1)
    )
    extension = (
        f'<dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram"><dsp:dataModelExt '
        f'xmlns:dsp="{_DRAWN}" relId="DRAWING" minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
        "</a:ext></dgm:extLst>"
    )
    data = (
        f'<dgm:dataModel {_NAMES}><dgm:ptLst><dgm:pt modelId="0" type="doc"><dgm:prSet/><dgm:spPr/></dgm:pt>{held}'
        f"</dgm:ptLst><dgm:cxnLst>{cxns}</dgm:cxnLst><dgm:bg/><dgm:whole/>{extension if drawn else ''}</dgm:dataModel>"
    )
    shapes = "".join(
        f'<dsp:sp modelId="{{{n:08}-0000-0000-0000-000000000000}}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/>'
        f"<dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm><a:off {_BOX.format(top=500_000 * (n - 1))}/></a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></dsp:spPr><dsp:txBody>{_paragraphs(texts)}</dsp:txBody>'
        "</dsp:sp>"
        for n, texts in enumerate(points, start=1)
    )
    drawing = (
        f'<dsp:drawing {_NAMES} xmlns:dsp="{_DRAWN}"><dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id="0" name=""/>'
        f"<dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>{shapes}</dsp:spTree></dsp:drawing>"
    )
    blobs = [("Data", data), *((kind, xml.format(n=_NAMES)) for kind, (_, xml) in _PARTS.items())]
    return [(kind, xml.encode()) for kind, xml in [*blobs, *([("Drawing", drawing)] if drawn else [])]]


def smartart_words(frame: Any, part: Any) -> str:
    """The points of SmartArt, which are drawn as they are."""
    refers = frame.find(f".//{{{DIAGRAM}}}relIds")
    data = etree.fromstring(part.related_part(refers.get(f"{{{_R}}}dm")).blob)
    points = [_texts(each) for each in data.iter(f"{{{DIAGRAM}}}t")]
    for extension in data.iter(f"{{{_DRAWN}}}dataModelExt"):
        drawing = etree.fromstring(part.related_part(extension.get("relId")).blob)
        assert [_texts(each) for each in drawing.iter(f"{{{_DRAWN}}}txBody")] == points
    return " / ".join(points)


def _texts(body: Any) -> str:
    return " ¶ ".join("".join(t.text or "" for t in p.iter(f"{{{_A}}}t")) for p in body.iter(f"{{{_A}}}p"))
