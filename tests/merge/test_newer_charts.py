"""Charts of the kinds of 2016 (waterfall, treemap, …): refused by name, and never left with old numbers."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from brief_builder import BriefError
from brief_builder.merge import Template
from chart_checks import KINDS, NAMES, PLAIN, data, filled, refused
from chart_packages import read
from native_charts import bars, book_of, in_file, series, space
from word_packages import REL, packed

_CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_TYPE = "http://schemas.microsoft.com/office/2014/relationships/chartEx"


def newer(kind: str, *layouts: str, alt: str = "{{ c }}", title: str = "A title") -> bytes:
    """A file with a chart of a newer kind, and the picture that other programs show of it, as Office writes them."""
    template = in_file(kind, space(bars(series(0, "S", NAMES, [1, 2, 3]))), book_of(PLAIN))
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        files = {name: package.read(name) for name in package.namelist() if "/charts/" not in name}
    folder, main = ("word", "document.xml") if kind == "docx" else ("ppt", "slides/slide1.xml")
    head, _, base = f"{folder}/{main}".rpartition("/")
    rels = f"{head}/_rels/{base}.rels"
    up = "" if kind == "docx" else "../"
    chart = f'<cx:chart xmlns:cx="{_CX}" xmlns:r="{REL}" r:id="rIdEx"/>'
    graphic = f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_CX}">{chart}</a:graphicData></a:graphic>'
    blip = f'<a:blip xmlns:r="{REL}" r:embed="rIdPic"/><a:stretch><a:fillRect/></a:stretch>'
    shape = (
        '<a:xfrm><a:off x="720000" y="1440000"/><a:ext cx="4000000" cy="2000000"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom>"
    )
    body = files[f"{folder}/{main}"].decode()
    if kind == "docx":
        props = (
            f'<wp:extent cx="4000000" cy="2000000"/><wp:docPr id="50" name="Chart 1" descr="{alt}"/>'
            "<wp:cNvGraphicFramePr/>"
        )
        picture = (
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr>'
            f'<pic:cNvPr id="50" name="Chart 1" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}'
            f"</pic:blipFill><pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic>"
        )
        start, end = body.index("<w:drawing>"), body.index("</w:drawing>") + len("</w:drawing>")
        choice = f"<w:drawing><wp:inline>{props}{graphic}</wp:inline></w:drawing>"
        fallback = f"<w:drawing><wp:inline>{props}{picture}</wp:inline></w:drawing>"
    else:
        choice = (
            f'<p:graphicFrame xmlns:p="{_P}"><p:nvGraphicFramePr><p:cNvPr id="4" name="Chart 1" descr="{alt}"/>'
            '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="720000" y="1440000"/>'
            f'<a:ext cx="4000000" cy="2000000"/></p:xfrm>{graphic}</p:graphicFrame>'
        )
        fallback = (
            f'<p:pic xmlns:p="{_P}" xmlns:a="{_A}"><p:nvPicPr><p:cNvPr id="4" name="Chart 1" descr="{alt}"/>'
            f"<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>{blip}</p:blipFill><p:spPr>{shape}</p:spPr></p:pic>"
        )
        start = body.index("<p:graphicFrame")
        end = body.index("</p:graphicFrame>") + len("</p:graphicFrame>")
    alternate = (
        f'<mc:AlternateContent xmlns:mc="{_MC}" xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex">'
        f'<mc:Choice Requires="cx1">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'
    )
    files[f"{folder}/{main}"] = (body[:start] + alternate + body[end:]).encode()
    related = (
        f'<Relationship Id="rIdEx" Type="{_TYPE}" Target="{up}charts/chartEx1.xml"/>'
        f'<Relationship Id="rIdPic" Type="{REL}/image" Target="{up}media/image9.png"/></Relationships>'
    )
    old = files[rels].decode()
    at = old.index("<Relationship ", old.index('/chart"') - 200 if '/chart"' in old else 0)
    entry = old[at : old.index("/>", at) + 2]
    while '/chart"' not in entry:
        at = old.index("<Relationship ", at + 1)
        entry = old[at : old.index("/>", at) + 2]
    files[rels] = old.replace(entry, "").replace("</Relationships>", related).encode()
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(picture, "PNG")
    files[f"{folder}/media/image9.png"] = picture.getvalue()
    held = "".join(
        f'<cx:series layoutId="{each}" uniqueId="{{0000000{n}-0000-4000-8000-000000000000}}"/>'
        for n, each in enumerate(layouts)
    )
    files[f"{folder}/charts/chartEx1.xml"] = (
        f'<cx:chartSpace xmlns:cx="{_CX}" xmlns:a="{_A}"><cx:chartData/><cx:chart><cx:title><cx:tx>'
        f"<cx:txData><cx:v>{title}</cx:v></cx:txData><cx:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></cx:rich></cx:tx></cx:title>"
        f"<cx:plotArea><cx:plotAreaRegion>{held}</cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"
    ).encode()
    types = files["[Content_Types].xml"].decode()
    for name in [n for n in ("style1", "colors1") if n in types] + ["chart"]:
        at = types.find(f"/charts/{name}")
        if at >= 0:
            begin = types.rindex("<Override", 0, at)
            types = types[:begin] + types[types.index("/>", at) + 2 :]
    content_type = "application/vnd.ms-office.chartex+xml"
    more = f'<Override PartName="/{folder}/charts/chartEx1.xml" ContentType="{content_type}"/></Types>'
    if 'Extension="png"' not in types:
        more = more.replace("</Types>", '<Default Extension="png" ContentType="image/png"/></Types>')
    files["[Content_Types].xml"] = types.replace("</Types>", more).encode()
    for name in [n for n in files if "/embeddings/" in n]:
        del files[name]
    return packed(files)


NAMED = [
    (("waterfall",), "a waterfall chart"), (("treemap",), "a treemap"), (("sunburst",), "a sunburst chart"),
    (("clusteredColumn",), "a histogram"), (("clusteredColumn", "paretoLine"), "a Pareto chart"),
    (("boxWhisker",), "a box and whisker chart"), (("funnel",), "a funnel chart"), (("regionMap",), "a map chart"),
    (("other",), "a chart of a newer kind"),
]  # fmt: skip
PLACES = {"docx": 'paragraph 1, chart "Chart 1"', "pptx": 'slide 1 "Trade", chart "Chart 1"'}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("layouts", "named"), NAMED)
def test_a_chart_of_a_newer_kind_is_refused_by_its_name(kind: str, layouts: tuple[str, ...], named: str) -> None:
    """Once, though its alt text stands twice in the file; the picture of it would show the old numbers."""
    assert refused(newer(kind, *layouts), kind, data(NAMES, ("S", [1, 2, 3]))) == [
        f"chart-refused: this is {named}, which cannot be filled | t.{kind}, {PLACES[kind]} | "
        "draw it as a flat column, bar or line chart, or as a picture"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_the_alt_text_of_a_newer_chart_and_of_its_picture(kind: str) -> None:
    """It stays as it is drawn."""
    template = newer(kind, "waterfall")
    rendered = filled(template, kind, {"c": "Trade, step by step"})
    main = "word/document.xml" if kind == "docx" else "ppt/slides/slide1.xml"
    assert read(rendered.data, main).count(b'descr="Trade, step by step"') == 2
    folder = "word" if kind == "docx" else "ppt"
    for name in (f"{folder}/charts/chartEx1.xml", f"{folder}/media/image9.png"):
        assert read(rendered.data, name) == read(template, name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_tag_in_the_words_of_a_newer_chart_is_refused(kind: str) -> None:
    """It is neither filled nor left; told once, though a title stands twice."""
    with pytest.raises(BriefError) as caught:
        Template.read(newer(kind, "treemap", alt="a treemap", title="Trade of {{ name }}"), f"t.{kind}")
    assert [f"{p.code}: {p.message} | {p.place} | {p.excerpt.text}" for p in caught.value.problems if p.excerpt] == [
        f"chart-refused: there is a tag in a treemap, whose words cannot be filled | t.{kind}, {PLACES[kind]} | "
        "Trade of {{ name }}"
    ]
