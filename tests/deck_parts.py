"""What python-pptx does not write of a slide, as XML: SmartArt, zooms, animations, comments, media, tags."""

from __future__ import annotations

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XMLNS = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}" xmlns:p14="{P14}" xmlns:mc="{MC}"'
OFFICE_2007 = "http://schemas.microsoft.com/office/2007/relationships"
OFFICE_2011 = "http://schemas.microsoft.com/office/2011/relationships"
OFFICE_2018 = "http://schemas.microsoft.com/office/2018/10/relationships"
_OPEN = "application/vnd.openxmlformats-officedocument"
_PLACE = '<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'

# Kind of part → its name, the type of the relationship that leads to it, its content type.
TYPES = {
    "chartStyle": ("ppt/charts/style%d.xml", f"{OFFICE_2011}/chartStyle", "application/vnd.ms-office.chartstyle+xml"),
    "chartColors": (
        "ppt/charts/colors%d.xml",
        f"{OFFICE_2011}/chartColorStyle",
        "application/vnd.ms-office.chartcolorstyle+xml",
    ),
    "userShapes": (
        "ppt/drawings/drawing%d.xml",
        f"{R}/chartUserShapes",
        f"{_OPEN}.drawingml.chartshapes+xml",
    ),
    "data": ("ppt/diagrams/data%d.xml", f"{R}/diagramData", f"{_OPEN}.drawingml.diagramData+xml"),
    "layout": ("ppt/diagrams/layout%d.xml", f"{R}/diagramLayout", f"{_OPEN}.drawingml.diagramLayout+xml"),
    "quickStyle": ("ppt/diagrams/quickStyle%d.xml", f"{R}/diagramQuickStyle", f"{_OPEN}.drawingml.diagramStyle+xml"),
    "colors": ("ppt/diagrams/colors%d.xml", f"{R}/diagramColors", f"{_OPEN}.drawingml.diagramColors+xml"),
    "drawing": (
        "ppt/diagrams/drawing%d.xml",
        f"{OFFICE_2007}/diagramDrawing",
        "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    ),
    "comments": ("ppt/comments/comment%d.xml", f"{R}/comments", f"{_OPEN}.presentationml.comments+xml"),
    "commentAuthors": ("ppt/commentAuthors.xml", f"{R}/commentAuthors", f"{_OPEN}.presentationml.commentAuthors+xml"),
    "modern": (
        "ppt/comments/modernComment_%d.xml",
        f"{OFFICE_2018}/comments",
        "application/vnd.ms-powerpoint.comments+xml",
    ),
    "authors": ("ppt/authors.xml", f"{OFFICE_2018}/authors", "application/vnd.ms-powerpoint.authors+xml"),
    "tags": ("ppt/tags/tag%d.xml", f"{R}/tags", f"{_OPEN}.presentationml.tags+xml"),
    "vml": ("ppt/drawings/vmlDrawing%d.vml", f"{R}/vmlDrawing", f"{_OPEN}.vmlDrawing"),
    "customXml": ("customXml/item%d.xml", f"{R}/customXml", "application/xml"),
    "customXmlProps": (
        "customXml/itemProps%d.xml",
        f"{R}/customXmlProps",
        f"{_OPEN}.customXmlProperties+xml",
    ),
}


def _where(x: int, y: int, w: int, h: int) -> str:
    return _PLACE.format(x=x * 360_000, y=y * 360_000, w=w * 360_000, h=h * 360_000)


def chart_style() -> str:
    """A style of a chart, as far as its schema asks for it to be one."""
    names = [
        "axisTitle",
        "categoryAxis",
        "chartArea",
        "dataLabel",
        "dataLabelCallout",
        "dataPoint",
        "dataPoint3D",
        "dataPointLine",
        "dataPointMarker",
        "dataPointWireframe",
        "dataTable",
        "downBar",
        "dropLine",
        "errorBar",
        "floor",
        "gridlineMajor",
        "gridlineMinor",
        "hiLoLine",
        "leaderLine",
        "legend",
        "plotArea",
        "plotArea3D",
        "seriesAxis",
        "seriesLine",
        "title",
        "trendline",
        "trendlineLabel",
        "upBar",
        "valueAxis",
        "wall",
    ]
    plain = '<cs:lnRef idx="0"/><cs:fillRef idx="0"/><cs:effectRef idx="0"/><cs:fontRef idx="minor"/>'
    entries = "".join(f"<cs:{name}>{plain}</cs:{name}>" for name in names)
    return (
        f'<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle"'
        f' xmlns:a="{A}" id="201">{entries}</cs:chartStyle>'
    )


def chart_colours() -> str:
    """The colours of a chart."""
    return (
        f'<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" xmlns:a="{A}" '
        'meth="cycle" id="10"><a:schemeClr val="accent1"/><cs:variation/></cs:colorStyle>'
    )


def user_shapes(words: str, picture: str) -> str:
    """Shapes that the author drew into a chart: words and a picture, by the id of its relationship."""
    cdr = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
    anchor = (
        "<cdr:relSizeAnchor><cdr:from><cdr:x>0.1</cdr:x><cdr:y>0.1</cdr:y></cdr:from><cdr:to><cdr:x>0.4</cdr:x>"
        "<cdr:y>0.3</cdr:y></cdr:to>%s</cdr:relSizeAnchor>"
    )
    place = f"<cdr:spPr>{_where(1, 1, 2, 1)}<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></cdr:spPr>"
    sp = (
        '<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="2" name="Note"/><cdr:cNvSpPr/></cdr:nvSpPr>'
        f"{place}<cdr:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></cdr:txBody></cdr:sp>"
    )
    pic = (
        '<cdr:pic><cdr:nvPicPr><cdr:cNvPr id="3" name="Mark"/><cdr:cNvPicPr/></cdr:nvPicPr><cdr:blipFill>'
        f'<a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></cdr:blipFill>{place}</cdr:pic>'
    )
    spaces = (
        f'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:cdr="{cdr}"'
        f' xmlns:a="{A}" xmlns:r="{R}"'
    )
    return f"<c:userShapes {spaces}>{anchor % sp}{anchor % pic}</c:userShapes>"


def smart_art(words: str, drawing: str, link: str) -> dict[str, str]:
    """The parts of a SmartArt with one box: kind → XML. `drawing` is the slide's relationship to its drawing."""
    spaces = f'xmlns:dgm="{DGM}" xmlns:a="{A}" xmlns:r="{R}"'
    dsp = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    run = (
        f'<a:r><a:rPr lang="en-CA"><a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"/>'
        f"</a:rPr><a:t>{words}</a:t></a:r>"
    )
    one, two, three = (f"{{{n:08X}-0000-4000-8000-00000000000A}}" for n in (1, 2, 3))
    layout = "urn:microsoft.com/office/officeart/2005/8/layout/default"
    return {
        "data": f'<dgm:dataModel {spaces}><dgm:ptLst><dgm:pt modelId="{one}" type="doc"><dgm:prSet'
        f' loTypeId="{layout}"/>'
        f'<dgm:spPr/><dgm:t><a:bodyPr/><a:p/></dgm:t></dgm:pt><dgm:pt modelId="{two}"><dgm:prSet/><dgm:spPr/><dgm:t>'
        f'<a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst><dgm:cxn modelId="{three}" '
        f'srcId="{one}" destId="{two}" srcOrd="0" destOrd="0"/></dgm:cxnLst><dgm:bg/><dgm:whole/><dgm:extLst><a:ext '
        f'uri="http://schemas.microsoft.com/office/drawing/2008/diagram"><dsp:dataModelExt xmlns:dsp="{dsp}" '
        f'relId="{drawing}" minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:ext></dgm:extLst>'
        "</dgm:dataModel>",
        "layout": f'<dgm:layoutDef {spaces} uniqueId="{layout}"><dgm:title val=""/><dgm:desc val=""/>'
        '<dgm:layoutNode name="diagram"><dgm:alg type="snake"/></dgm:layoutNode></dgm:layoutDef>',
        "quickStyle": f'<dgm:styleDef {spaces} uniqueId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1">'
        '<dgm:styleLbl name="node0"><dgm:scene3d><a:camera prst="orthographicFront"/><a:lightRig'
        ' rig="threePt" dir="t"/>'
        '</dgm:scene3d><dgm:sp3d/><dgm:txPr/><dgm:style><a:lnRef idx="0"/><a:fillRef idx="0"/><a:effectRef idx="0"/>'
        '<a:fontRef idx="minor"/></dgm:style></dgm:styleLbl></dgm:styleDef>',
        "colors": f'<dgm:colorsDef {spaces} uniqueId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2"/>',
        "drawing": f'<dsp:drawing xmlns:dsp="{dsp}" xmlns:a="{A}" xmlns:r="{R}"><dsp:spTree>'
        f'<dsp:nvGrpSpPr><dsp:cNvPr id="0" '
        f'name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/><dsp:sp modelId="{two}">'
        f'<dsp:nvSpPr><dsp:cNvPr id="0" '
        f'name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>{_where(0, 0, 6, 3)}<a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:srgbClr val="12436D"/></a:solidFill></dsp:spPr><dsp:txBody>'
        "<a:bodyPr/><a:lstStyle/>"
        f"<a:p>{run}</a:p></dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>",
    }


def smart_art_frame(number: int, ids: dict[str, str]) -> str:
    """The frame that shows a SmartArt on the slide."""
    return (
        f'<p:graphicFrame {XMLNS}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Diagram"/><p:cNvGraphicFramePr/>'
        f"<p:nvPr/></p:nvGraphicFramePr>{_where(2, 5, 6, 3).replace('a:xfrm', 'p:xfrm')}<a:graphic><a:graphicData "
        f'uri="{DGM}"><dgm:relIds xmlns:dgm="{DGM}" r:dm="{ids["data"]}" r:lo="{ids["layout"]}" '
        f'r:qs="{ids["quickStyle"]}" r:cs="{ids["colors"]}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def picture(number: int, name: str, blip: str, at: tuple[int, int], more: str = "", about: str = "") -> str:
    """A picture of the slide; `more` stands in its blip, `about` in what says that it is a film or a sound."""
    return (
        f'<p:pic {XMLNS}><p:nvPicPr><p:cNvPr id="{number}" name="{name}"/><p:cNvPicPr/>'
        f"<p:nvPr>{about}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{blip}">{more}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f"{_where(*at, 3, 3)}<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p:spPr></p:pic>"
    )


def svg_blip(relationship: str) -> str:
    """What leads from the blip of a picture to its SVG."""
    asvg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    uri = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
    return (
        f'<a:extLst><a:ext uri="{uri}"><asvg:svgBlip xmlns:asvg="{asvg}" r:embed="{relationship}"/></a:ext></a:extLst>'
    )


def sound(link: str, embedded: str) -> str:
    """What makes a sound of a picture: the link for old programs, the embedded media for new ones."""
    return (
        f'<a:audioFile r:link="{link}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">'
        f'<p14:media r:embed="{embedded}"/></p:ext></p:extLst>'
    )


def zoom(number: int, slide: int, creation: int, picture_: str, link: str) -> str:
    """A slide zoom: a picture of another slide that leads there; old programs see a picture with a link."""
    pslz = "http://schemas.microsoft.com/office/powerpoint/2016/slidezoom"
    p166 = "http://schemas.microsoft.com/office/powerpoint/2016/6/main"
    fill = f'<a:blip r:embed="{picture_}"/><a:stretch><a:fillRect/></a:stretch>'
    place = _where(20, 14, 4, 3)
    fallback = (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Zoom"><a:hlinkClick r:id="{link}" '
        'action="ppaction://hlinksldjump"/></p:cNvPr><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f"<p:blipFill>{fill}</p:blipFill><p:spPr>{place}<a:prstGeom prst='rect'><a:avLst/>"
        f"</a:prstGeom></p:spPr></p:pic>"
    )
    return (
        f'<mc:AlternateContent {XMLNS}><mc:Choice xmlns:pslz="{pslz}" Requires="pslz"><p:graphicFrame>'
        f'<p:nvGraphicFramePr><p:cNvPr id="{number}" name="Zoom"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'{place.replace("a:xfrm", "p:xfrm")}<a:graphic><a:graphicData uri="{pslz}"><pslz:sldZm><pslz:sldZmObj '
        f'sldId="{slide}" cId="{creation}"><pslz:zmPr id="{{0000000A-0000-4000-8000-000000000000}}" '
        f'transitionDur="1000"><p166:blipFill xmlns:p166="{p166}">{fill}</p166:blipFill><p166:spPr xmlns:p166="{p166}">'
        f"{place}<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></p166:spPr></pslz:zmPr></pslz:sldZmObj></pslz:sldZm>"
        "</a:graphicData></a:graphic></p:graphicFrame></mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


FADE = f'<p:transition {XMLNS} spd="slow"><p:fade/></p:transition>'
TIMED_FADE = (
    f'<mc:AlternateContent {XMLNS}><mc:Choice Requires="p14"><p:transition spd="slow" p14:dur="2000"><p:fade/>'
    '</p:transition></mc:Choice><mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback>'
    "</mc:AlternateContent>"
)


def animations(*shapes: int) -> str:
    """Each shape appears by a click, one after the other."""
    clicks = "".join(_click(number, shape) for number, shape in enumerate(shapes))
    built = "".join(f'<p:bldP spid="{shape}" grpId="0"/>' for shape in shapes)
    to_slide = '<p:cond evt="%s" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
    return (
        f'<p:timing {XMLNS}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn><p:prevCondLst>{to_slide % 'onPrev'}"
        f"</p:prevCondLst><p:nextCondLst>"
        f"{to_slide % 'onNext'}</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{built}</p:bldLst></p:timing>"
    )


def _click(number: int, shape: int) -> str:
    first = 3 + 4 * number
    start = '<p:stCondLst><p:cond delay="%s"/></p:stCondLst><p:childTnLst>'
    return (
        f'<p:par><p:cTn id="{first}" fill="hold">{start % "indefinite"}<p:par><p:cTn id="{first + 1}" fill="hold">'
        f'{start % "0"}<p:par><p:cTn id="{first + 2}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" '
        f'grpId="0" nodeType="clickEffect">{start % "0"}<p:set><p:cBhvr><p:cTn id="{first + 3}" dur="1" fill="hold">'
        f'<p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal "
        'val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst>'
        "</p:cTn></p:par>"
    )


def old_comments(words: str) -> str:
    """Comments as PowerPoint wrote them up to 2019."""
    return (
        f'<p:cmLst {XMLNS}><p:cm authorId="0" dt="2024-05-01T12:00:00.000" idx="1"><p:pos x="10" y="10"/>'
        f"<p:text>{words}</p:text></p:cm></p:cmLst>"
    )


_AUTHOR = '<p:cmAuthor id="0" name="Ann Author" initials="AA" lastIdx="1" clrIdx="0"/>'
OLD_AUTHORS = f"<p:cmAuthorLst {XMLNS}>{_AUTHOR}</p:cmAuthorLst>"
_P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_WRITER = "{0000000B-0000-4000-8000-000000000000}"


def threaded_comments(words: str, slide: int, creation: int) -> str:
    """Comments as PowerPoint writes them now: a thread that names its slide by id and by its creation id."""
    pc = "http://schemas.microsoft.com/office/powerpoint/2013/main/command"
    return (
        f'<p188:cmLst xmlns:a="{A}" xmlns:r="{R}" xmlns:p188="{_P188}"><p188:cm '
        f'id="{{0000000C-0000-4000-8000-000000000000}}" authorId="{_WRITER}" created="2024-05-01T12:00:00.000">'
        f'<pc:sldMkLst xmlns:pc="{pc}"><pc:docMk/><pc:sldMk cId="{creation}" sldId="{slide}"/>'
        f"</pc:sldMkLst><p188:replyLst>"
        f'<p188:reply id="{{0000000D-0000-4000-8000-000000000000}}" authorId="{_WRITER}" '
        f'created="2024-05-01T12:01:00.000"><p188:txBody><a:bodyPr/><a:p><a:r><a:t>{words} reply</a:t></a:r></a:p>'
        f"</p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p>"
        "</p188:txBody></p188:cm></p188:cmLst>"
    )


AUTHORS = (
    f'<p188:authorLst xmlns:p188="{_P188}"><p188:author id="{_WRITER}" name="Ann Author" initials="AA" '
    'userId="S::ann@example.org" providerId="AD"/></p188:authorLst>'
)


def tag_list(words: str) -> str:
    """What a program keeps on a slide."""
    return f'<p:tagLst {XMLNS}><p:tag name="OWNER" val="{words}"/></p:tagLst>'


def vml(words: str) -> str:
    """The picture of an embedded object for programs before 2007; its relationship is rId1."""
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape '
        f'id="_x0000_s1026" alt="{words}" style="width:100pt;height:100pt"><v:imagedata o:relid="rId1" o:title=""/>'
        "</v:shape></xml>"
    )
