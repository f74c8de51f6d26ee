"""What an author wrote on purpose stays: what holds a tag, what a field shows, what the document is bound to."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image as Pillow
from planted_leaks import CANARY, DECK, WORD, Leak, deck, gps, members, packed, png, word

from brief_builder import Template, check_templates, render_file
from brief_builder.leaks import Signature, cleaned, leaks_of, without_metadata
from brief_builder.leaks.pictures import tells_place
from brief_builder.office import Package, parse, write_members
from brief_builder.proof import check_package
from plain_document import WHOLE
from word_packages import docx, field, p, run

_CUSTOM = next(leak for leak in WORD if leak.name == "custom property")
_COMMENT = next(leak for leak in WORD if leak.name == "comment")
_XML = next(leak for leak in WORD if leak.name == "custom XML")


def _planted(leak: Leak, *changes: tuple[str, str, str]) -> bytes:
    held = {name: data for name, data in members(word(leak)).items() if ".xlsx/" not in name}
    for part, old, new in changes:
        text = held[part].decode()
        assert old in text
        held[part] = text.replace(old, new).encode()
    return packed(held)


def _produced(data: bytes, **values: Any) -> dict[str, bytes]:
    return members(Template.read(data, "t.docx").render({"name": "Sok", **values}))


def test_a_property_that_a_tag_fills_stays() -> None:
    """It was typed to be filled."""
    made = _produced(_planted(_CUSTOM, ("docProps/custom.xml", CANARY, "{{ name }}")))
    assert b"<vt:lpwstr>Sok</vt:lpwstr>" in made["docProps/custom.xml"]


def test_a_property_that_a_field_shows_stays() -> None:
    """Word asks for it when the fields are updated; the others go."""
    shown = field(' DOCPROPERTY "Client" ', result="x")
    other = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="Draft"><vt:lpwstr>y</vt:lpwstr>'
    made = _produced(_planted(
        _CUSTOM,
        ("word/document.xml", "</w:p><w:sectPr", f"</w:p><w:p>{shown}</w:p><w:sectPr"),
        ("docProps/custom.xml", "</Properties>", f"{other}</property></Properties>"),
    ))  # fmt: skip
    assert b"Client" in made["docProps/custom.xml"]
    assert b"Draft" not in made["docProps/custom.xml"]


def test_what_the_text_shows_of_the_properties_stays() -> None:
    """The field AUTHOR and a control that is bound to the company would be empty without them."""
    binding = (
        '<w:dataBinding w:xpath="/ns0:Properties[1]/ns0:Company[1]" w:storeItemID="'
        '{6668398D-A668-4E3E-A5EB-62B293D839F1}"/>'
    )
    bound = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>"
    company = next(leak for leak in WORD if leak.name == "company")
    new = f"</w:p><w:p>{field(' AUTHOR ', result='Marie')}{bound}</w:p><w:sectPr"
    core = ("docProps/core.xml", "<dc:creator/>", "<dc:creator>Marie</dc:creator>")
    if b"<dc:creator/>" not in members(word())["docProps/core.xml"]:
        core = ("docProps/core.xml", "<dc:creator></dc:creator>", core[2])
    made = _produced(_planted(company, ("word/document.xml", "</w:p><w:sectPr", new), core))
    assert b"<dc:creator>Marie</dc:creator>" in made["docProps/core.xml"]
    assert CANARY.encode() in made["docProps/app.xml"]
    assert b"lastModifiedBy" not in made["docProps/core.xml"]


def test_an_author_that_a_tag_names_stays() -> None:
    """Also one that is always the same: `{{ "The office" }}` is a tag."""
    document: Any = Document(io.BytesIO(word()))
    document.core_properties.author, document.core_properties.last_modified_by = '{{ "The office" }}', "Marie"
    made = io.BytesIO()
    document.save(made)
    core = _produced(made.getvalue())["docProps/core.xml"]
    assert (b"The office" in core, b"Marie" in core) == (True, False)


def test_a_comment_that_holds_a_tag_stays_without_its_author() -> None:
    """It was written to be filled, and nobody needs to know by whom."""
    made = _produced(_planted(_COMMENT, ("word/comments.xml", "may we say so?", "for {{ name }}")))
    assert b">Sok</w:t>" in made["word/comments.xml"]
    assert b'w:author="Author"' in made["word/comments.xml"]
    assert b"w:date" not in made["word/comments.xml"]
    assert b'w:author="CANARY"' not in made["word/comments.xml"]


def test_data_that_the_document_is_bound_to_stay_and_are_told() -> None:
    """Word would empty the control without them."""
    props = (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        'ds:itemID="{11111111-2222-3333-4444-555555555555}"/>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" '
        'Target="itemProps9.xml"/></Relationships>'
    )
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sectPr"
    )
    held = members(_planted(_XML, ("word/document.xml", "<w:sectPr", bound)))
    held |= {"customXml/itemProps9.xml": props.encode(), "customXml/_rels/item9.xml.rels": rels.encode()}
    produced = Template.read(packed(held), "t.docx").render({"name": "Sok"})
    assert CANARY.encode() in members(produced)["customXml/item9.xml"]
    assert [problem.code for problem in leaks_of(Package.open(produced), "t.docx")] == ["data-left"]


def test_words_of_a_hidden_style_are_told_and_shown_ones_are_not() -> None:
    """A run may take back what its style hides."""
    document: Any = Document()
    style = document.styles.add_style("Aside", 2)
    style.font.hidden = True
    document.add_paragraph("Seen").add_run("unseen", style="Aside")
    document.add_paragraph().add_run("again", style="Aside").font.hidden = False
    made = io.BytesIO()
    document.save(made)
    (told,) = [e for e in leaks_of(Package.open(made.getvalue()), "t.docx") if e.code == "text-hidden"]
    assert (told.excerpt.text if told.excerpt else "", told.place.trail) == ("unseen", ("paragraph 1",))


def _hidden_words(document: Any) -> list[str]:
    made = io.BytesIO()
    document.save(made)
    return [
        problem.excerpt.text if problem.excerpt else ""
        for problem in leaks_of(Package.open(made.getvalue()), "t.docx")
        if problem.code == "text-hidden"
    ]


@pytest.mark.parametrize("kind", [1, 2], ids=["paragraph", "character"])
def test_words_are_hidden_by_the_style_that_theirs_is_based_on(kind: int) -> None:
    """Until a style between says otherwise."""
    document: Any = Document()
    styles = [document.styles.add_style(name, kind) for name in ("Deep", "Middle", "Near")]
    for style, base in pairwise(reversed(styles)):
        style.base_style = base
    styles[0].font.hidden = True
    paragraph = document.add_paragraph(style="Near" if kind == 1 else None)
    paragraph.add_run("unseen", style="Near" if kind == 2 else None)
    assert _hidden_words(document) == ["unseen"]
    styles[1].font.hidden = False
    assert _hidden_words(document) == []


def test_words_are_hidden_by_the_default_style_and_the_style_of_their_table() -> None:
    """Neither is named at the words."""
    document: Any = Document()
    table = document.add_table(1, 1, style=document.styles.add_style("Grid", 3))
    table.cell(0, 0).paragraphs[0].add_run("in a table")
    document.add_paragraph("plain")
    document.styles["Grid"].element.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/></w:rPr>"))
    assert _hidden_words(document) == ["in a table"]
    document.styles["Normal"].font.hidden = True
    assert _hidden_words(document) == ["plain"]  # two styles that hide turn each other round


def test_ids_of_saves_go_from_parts_that_cannot_be_read_as_bytes() -> None:
    """A comment or CDATA may hold what looks like a tag, and text may look like an id."""
    text = '<w:p w:rsidR="00AA11BB"><!-- <w:p w:rsidR="1"> --><w:r><w:t> w:rsidR="00AA11BB"</w:t></w:r></w:p>'
    document = members(Template.read(docx(text, p(run("{{ a }}"))), "t.docx").render({"a": 1}))["word/document.xml"]
    assert document.count(b"rsidR") == 1


def test_text_that_looks_like_an_id_of_a_save_stays() -> None:
    """Only tags have ids."""
    text = '<w:p w:rsidR="00AA11BB"><w:r><w:t>so w:rsidR="00AA11BB" is said</w:t></w:r></w:p>'
    document = members(Template.read(docx(text), "t.docx").render({}))["word/document.xml"]
    assert document.count(b'w:rsidR="00AA11BB"') == 1


def test_a_photograph_of_the_data_says_nothing_of_its_place(tmp_path: Path) -> None:
    """The picture is the same, point by point."""
    picture = Pillow.new("RGB", (40, 30), "navy")
    plain = io.BytesIO()
    picture.save(plain, "JPEG", quality=90, comment=CANARY.encode())
    noted = plain.getvalue()[:2] + b"\xff\xe1" + struct.pack(">H", len(gps()) + 8) + b"Exif\0\0" + gps()
    (tmp_path / "photo.jpg").write_bytes(noted + plain.getvalue()[2:])
    assert tells_place((tmp_path / "photo.jpg").read_bytes())
    template = Template.read(docx(p(run("{{ photo }}"))), "t.docx")
    produced = template.render({"photo": {"image": "photo.jpg", "alt": "A field"}}, folder=tmp_path)
    (shown,) = [data for name, data in members(produced).items() if "/media/" in name]
    assert CANARY.encode() not in shown
    assert Pillow.open(io.BytesIO(shown)).tobytes() == Pillow.open(io.BytesIO(plain.getvalue())).tobytes()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", png()[:20], b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\xff\xff",
        b"\xff" * 9, b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt", b"GIF89a",
    ],
)  # fmt: skip
def test_a_damaged_picture_stays_as_it_is(data: bytes) -> None:
    """What cannot be read as a picture is nobody's to change."""
    less = without_metadata(data)
    assert less == data
    assert not tells_place(data)


def test_how_a_photograph_is_turned_stays() -> None:
    """Word turns nothing itself, but other programs do; nothing else of the data is left."""
    picture, made = Pillow.new("RGB", (4, 3)), io.BytesIO()
    exif = Pillow.Exif()
    exif[0x0112], exif[0x013B] = 6, CANARY
    picture.save(made, "JPEG", exif=exif)
    less = without_metadata(made.getvalue())
    assert dict(Pillow.open(io.BytesIO(less)).getexif()) == {0x0112: 6}
    assert without_metadata(less) is less


def test_a_signature_takes_the_place_of_author_and_dates() -> None:
    """The author is the pack's owner, and the dates are the pack's; also where the template has no properties."""
    bare = {name: data for name, data in members(word()).items() if name != "docProps/core.xml"}
    bare["_rels/.rels"] = bare["_rels/.rels"].replace(b"metadata/core-properties", b"metadata/none")
    for data in (word(), packed(bare)):
        package = cleaned(Package.open(data), Signature("The desk", date(2026, 3, 1)))
        document: Any = Document(io.BytesIO(write_members(package.members)))
        properties = document.core_properties
        assert (properties.author, properties.last_modified_by) == ("The desk", "")
        assert properties.created == properties.modified
        assert properties.created is not None
        assert properties.created.date() == date(2026, 3, 1)


def test_what_is_clean_is_the_very_same_package() -> None:
    """So that a template without tags comes out byte for byte."""
    for data in (word(), deck()):
        once = cleaned(Package.open(data))
        assert cleaned(once) is once


def test_rendering_a_file_tells_what_it_leaves(tmp_path: Path) -> None:
    """Tracked changes and hidden words of the template, with the place in what was made; and nobody's name."""
    leak = next(leak for leak in WORD if leak.name == "author of a tracked change")
    hidden = next(leak for leak in WORD if leak.name == "hidden text")
    held = members(word(leak))
    hidden.plant(held)
    (tmp_path / "t.docx").write_bytes(packed(held))
    (tmp_path / "d.yaml").write_text("name: Sok\n", encoding="utf-8")
    filled = render_file(tmp_path / "t.docx", tmp_path / "d.yaml", tmp_path / "out.docx")
    assert [problem.code for problem in filled.problems] == ["changes-left", "text-hidden"]
    assert b'w:author="CANARY"' not in members(filled.path.read_bytes())["word/document.xml"]


def test_of_a_template_only_what_rendering_leaves_is_told(tmp_path: Path) -> None:
    """Its author is nobody's concern; its hidden words are in everything that is made of it."""
    codes: dict[str, list[str]] = {}
    for name in ("hidden text", "revision number"):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(word(next(leak for leak in WORD if leak.name == name)))
        (check,) = check_templates([file])
        codes[name] = [problem.code for problem in check.problems if problem.code in ("text-hidden", "trail-left")]
    assert codes == {"hidden text": ["text-hidden"], "revision number": []}


def test_a_workbook_forgets_where_it_was_saved() -> None:
    """Excel writes the folder into each workbook, also into those behind charts."""
    held = members(deck())
    book = next(name for name in held if name.endswith(".xlsx"))
    inner = members(held[book])
    path = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        'Requires="x15"><x15ac:absPath url="C:\\CANARY\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
    )
    inner["xl/workbook.xml"] = inner["xl/workbook.xml"].replace(b"<sheets>", path.encode() + b"<sheets>")
    outer = {name: data for name, data in held.items() if ".xlsx/" not in name} | {book: packed(inner)}
    produced = Template.read(packed(outer), "t.pptx").render({"name": "Sok"})
    assert [name for name, data in members(produced).items() if b"CANARY" in data and not name.endswith(".xlsx")] == []


def test_what_a_chart_shows_is_no_more_than_its_workbook_holds() -> None:
    """A chart as python-pptx makes it is not told of; one whose workbook has a further row is, with the number."""
    leak = next(leak for leak in DECK if leak.name == "sheet behind a chart")
    (told,) = [each for each in leaks_of(Package.open(deck(leak)), "t.pptx") if each.code == "workbook-left"]
    assert told.message.endswith("more than the chart shows: the sheet “Costs”")
    assert told.place.trail == ("slide 2", "chart")
    assert [each for each in leaks_of(Package.open(deck()), "t.pptx") if each.code == "workbook-left"] == []


def test_a_workbook_whose_chart_is_gone_is_a_file_in_the_file() -> None:
    """Relationships of a chart that is not there lead to it: a damaged file, which ended in a traceback."""
    held = {name: data for name, data in members(deck()).items() if ".xlsx/" not in name}
    del held[next(name for name in held if name.startswith("ppt/charts/") and name.endswith(".xml"))]
    codes = {each.code for each in leaks_of(Package.open(packed(held)), "t.pptx")}
    assert "file-embedded" in codes


def test_a_part_that_is_gone_is_named_nowhere() -> None:
    """Neither by a relationship nor by the content types."""
    for make, leaks in ((word, WORD), (deck, DECK)):
        for leak in leaks:
            package = cleaned(Package.open(make(leak)))
            with zipfile.ZipFile(io.BytesIO(write_members(package.members))) as archive:
                types = archive.read("[Content_Types].xml").decode()
            named = [name for name in types.split('PartName="/')[1:] if name.partition('"')[0] not in package]
            assert named == []


def test_the_styles_that_word_2010_keeps_twice_tell_of_no_save() -> None:
    """Its numbers of saves go from `stylesWithEffects.xml` as from every other part."""
    made = zipfile.ZipFile(io.BytesIO(Template.read(WHOLE, "t.docx").render({})))
    assert b"rsid" in zipfile.ZipFile(io.BytesIO(WHOLE)).read("word/stylesWithEffects.xml")
    assert [name for name in made.namelist() if b"rsid" in made.read(name)] == []


def test_a_part_is_the_same_in_any_case_and_with_percent_signs() -> None:
    """Parts are named so (ISO 29500-2): a picture that is led to by another spelling stays."""
    held = members(word(next(leak for leak in WORD if leak.name == "comment")))
    rels = held["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    named = {"media/one.png": "word/media/One.PNG", "media/a%20b.png": "word/media/a b.png"}
    for number, (target, name) in enumerate(named.items()):
        rel = f'<Relationship Id="rIdX{number}" Type="{kind}" Target="{target}"/></Relationships>'
        rels = rels.replace("</Relationships>", rel)
        held[name] = png()
    held["word/_rels/document.xml.rels"] = rels.encode()
    kept = cleaned(Package.open(packed(held))).names()
    assert {"word/media/One.PNG", "word/media/a b.png"} <= set(kept)


def test_properties_to_which_nothing_led_are_written_anew() -> None:
    """With what leads to them, once."""
    held = members(word(text="Dear all"))
    held["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", held["_rels/.rels"])
    signed = cleaned(Package.open(packed(held)), Signature("The desk", date(2026, 11, 23)))
    (core,) = [rel.target for rel in signed.relationships("") if rel.type.endswith("/core-properties")]
    assert b"The desk" in signed.read(core)
    assert check_package(write_members(signed.members)) == []


def test_dates_are_of_a_type_whose_prefix_is_declared() -> None:
    """It stands in the value of an attribute, where no program would put it right."""
    held = members(word())
    cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    held["docProps/core.xml"] = f'<x:coreProperties xmlns:x="{cp}"/>'.encode()
    signed = cleaned(Package.open(packed(held)), Signature("The desk", date(2026, 11, 23)))
    root = parse(signed.read("docProps/core.xml"), "docProps/core.xml")
    dated = [each for each in root if str(each.tag).endswith(("created", "modified"))]
    assert [each.nsmap.get("dcterms") for each in dated] == ["http://purl.org/dc/terms/"] * 2


def test_damaged_properties_of_the_program_go(tmp_path: Path) -> None:
    """Nobody but the program wrote anything there."""
    held = members(word())
    held["docProps/app.xml"] = b""
    produced = Template.read(packed(held), "t.docx").render({"name": "Sok"})
    assert "docProps/app.xml" not in members(produced)
    assert check_package(produced) == []


def test_what_a_field_calls_by_a_name_of_its_own_stays() -> None:
    """DOCPROPERTY has other names for dates and times than the file."""
    held = members(word())
    held["docProps/core.xml"] = held["docProps/core.xml"].replace(
        b"</cp:coreProperties>",
        b'<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created></cp:coreProperties>',
    )
    shown = field(" DOCPROPERTY CreateTime ", result="x")
    held["word/document.xml"] = held["word/document.xml"].replace(
        b"<w:sectPr", f"<w:p>{shown}</w:p><w:sectPr".encode(), 1
    )
    assert b"dcterms:created" in cleaned(Package.open(packed(held))).read("docProps/core.xml")
