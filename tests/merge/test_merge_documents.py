"""What a rendering writes besides text: footnotes, pictures, fresh ids; and where it says that facts stand."""

from __future__ import annotations

import io
import pickle
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from brief_builder import BriefError, Template
from brief_builder.merge import Template as MergeTemplate
from brief_builder.proof import check_package, locate_uses, read_document
from brief_builder.wording import Phrase, Piece
from outlines import make_docx, make_pptx, outline_of


class Citations:
    """Words for footnotes, and facts as templates see them."""

    def citation(self, name: str) -> Phrase:
        return Phrase((Piece(f"Source of {name}.", name),))

    def spoken(self, name: str) -> dict[str, str]:
        return {"name": name}


CITED = Phrase(
    (Piece("C$2.1", "trade.total", "trade.total"), Piece(" in all"), Piece(" 37", "trade.exports", "trade.exports"))
)


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_a_cited_fact_gets_a_real_footnote_in_word() -> None:
    """A template without footnotes gains the part, its content type and its relationship."""
    produced = MergeTemplate.read(make_docx("Trade: {{ x }}."), "t.docx").rendered({"x": CITED}, Citations())
    assert check_package(produced.data) == []
    notes = _part(produced.data, "word/footnotes.xml")
    assert re.findall(r'<w:footnote w:id="(\d+)"', notes) == ["1", "2"]
    assert "Source of trade.total." in notes
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"', _part(produced.data, "word/document.xml")) == ["1", "2"]
    assert Document(io.BytesIO(produced.data)).paragraphs[0].text == "Trade: C$2.1 in all 37."


def test_a_cited_fact_gets_no_mark_on_a_slide() -> None:
    """PowerPoint has no footnotes; the words are the same."""
    produced = MergeTemplate.read(make_pptx("Trade: {{ x }}."), "t.pptx").rendered({"x": CITED}, Citations())
    assert outline_of(produced.data) == "Trade: C$2.1 in all 37."


def test_each_printed_fact_is_reported_with_its_paragraph() -> None:
    """Body and footnotes; the marks leave nothing behind."""
    produced = MergeTemplate.read(make_docx("first\n{{ x }}"), "t.docx").rendered({"x": CITED}, Citations())
    uses = [(u.fact, u.text, u.part, u.paragraph) for u in produced.uses]
    assert uses[:2] == [
        ("trade.total", "C$2.1", "word/document.xml", 1),
        ("trade.exports", " 37", "word/document.xml", 1),
    ]
    assert [u.part for u in produced.uses[2:]] == ["word/footnotes.xml"] * 2
    located = locate_uses(read_document(produced.data), produced.uses)
    assert located[0].trail == ("paragraph 2",)
    assert not re.search("[\ufdd0-\ufdef]", _part(produced.data, "word/document.xml"))


def test_what_was_cited_can_be_listed_after_it() -> None:
    """`cited` holds each fact once, in the order of its first mention."""
    outline = "{{ x }} {{ x }}\n{% for f in cited %}\n{{ f.name }}\n{% endfor %}"
    produced = MergeTemplate.read(make_docx(outline), "t.docx").rendered({"x": CITED}, Citations())
    assert outline_of(produced.data).splitlines()[1:3] == ["trade.total", "trade.exports"]


def test_bold_and_italic_pieces_keep_the_format_of_their_tag() -> None:
    """The tag's own run format is the base."""
    document = Document()
    document.add_paragraph().add_run("{{ x }}").font.size = Cm(1)
    data = io.BytesIO()
    document.save(data)
    phrase = Phrase((Piece("plain "), Piece("bold", bold=True), Piece(" leaning", italic=True)))
    produced = Template.read(data.getvalue(), "t.docx").render({"x": phrase})
    runs = Document(io.BytesIO(produced)).paragraphs[0].runs
    assert [(r.text, bool(r.bold), bool(r.italic)) for r in runs] == [
        ("plain ", False, False),
        ("bold", True, False),
        (" leaning", False, True),
    ]
    assert {r.font.size for r in runs} == {runs[0].font.size}


@pytest.mark.parametrize(("make", "kind"), [(make_docx, "docx"), (make_pptx, "pptx")])
def test_line_breaks_and_tabs_in_a_value_are_those_of_the_format(make: Any, kind: str) -> None:
    """A newline is a break in the paragraph, not a new one."""
    produced = Template.read(make("{{ x }}"), f"t.{kind}").render({"x": "one\ntwo\tthree"})
    assert outline_of(produced) == "one\ntwo\tthree"
    assert check_package(produced) == []


@pytest.mark.parametrize("text", ["a\x00b", "a\x0eb", "\ud800", "\ufffe", "\ufdd0"])
def test_characters_that_xml_forbids_are_a_problem(text: str) -> None:
    """With the code point, at the tag that prints it."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("{{ x }}"), "t.docx").render({"x": text})
    assert [p.code for p in caught.value.problems] == ["character-forbidden"]
    assert f"U+{ord(text[-1] if len(text) == 1 else text[1]):04X}" in caught.value.problems[0].message


@dataclass(frozen=True)
class _Drawing:
    svg: bytes = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    png: bytes = b"png"


@dataclass
class _Chart:
    """A picture that remembers the sizes it was drawn at."""

    name: str = "trade"
    alt: str = 'Columns: "5" & 6'
    facts: tuple[str, ...] = ("trade.total",)
    sizes: list[tuple[int, int, str]] = field(default_factory=list)

    def draw(self, width: int, height: int, medium: str) -> _Drawing:
        self.sizes.append((width, height, medium))
        return _Drawing()


def _with_picture(tmp_path: Path, alt: str) -> bytes:
    Image.new("RGB", (40, 20), "white").save(tmp_path / "dummy.png")
    document = Document()
    document.add_picture(str(tmp_path / "dummy.png"), Cm(10), Cm(5))
    document.element.body.find(".//{*}docPr").set("descr", alt)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_picture_is_replaced_by_its_alt_text_and_keeps_its_box(tmp_path: Path) -> None:
    """SVG with PNG, drawn at the author's size; the dummy is gone from the file."""
    chart = _Chart()
    template = MergeTemplate.read(_with_picture(tmp_path, "{{ chart }}"), "t.docx")
    produced = template.rendered({"chart": chart}, Citations())
    assert chart.sizes == [(Cm(10), Cm(5), "brief")]
    assert check_package(produced.data) == []
    with zipfile.ZipFile(io.BytesIO(produced.data)) as package:
        media = [n for n in package.namelist() if "/media/" in n]
    assert media == ["word/media/chart-trade-1.png", "word/media/chart-trade-1.svg"]
    drawn = Document(io.BytesIO(produced.data)).element.body.find(".//{*}docPr")
    assert drawn.get("descr") == 'Columns: "5" & 6'
    assert [(u.fact, u.kind) for u in produced.uses] == [("trade.total", "chart")]


def test_an_alt_text_that_names_no_picture_is_a_problem(tmp_path: Path) -> None:
    """And a chart in the middle of words is one too."""
    with pytest.raises(BriefError) as caught:
        Template.read(_with_picture(tmp_path, "{{ word }}"), "t.docx").render({"word": "x"})
    assert [p.code for p in caught.value.problems] == ["picture-expected"]
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("see {{ chart }}"), "t.docx").render({"chart": _Chart()})
    assert [p.code for p in caught.value.problems] == ["picture-in-text"]


def test_a_picture_in_a_loop_gets_ids_of_its_own(tmp_path: Path) -> None:
    """Drawing ids and bookmarks stay unique in copies."""
    Image.new("RGB", (40, 20), "white").save(tmp_path / "dummy.png")
    document = Document()
    document.add_paragraph("{% for x in xs %}")
    document.add_picture(str(tmp_path / "dummy.png"), Cm(2), Cm(1))
    paragraph = document.add_paragraph("{{ x }}")
    for tag, number in (("w:bookmarkStart", "7"), ("w:bookmarkEnd", "7")):
        mark = paragraph._p.makeelement(paragraph._p.nsmap["w"] and f"{{{paragraph._p.nsmap['w']}}}{tag[2:]}", {})
        mark.set(f"{{{paragraph._p.nsmap['w']}}}id", number)
        if tag.endswith("Start"):
            mark.set(f"{{{paragraph._p.nsmap['w']}}}name", "here")
        paragraph._p.append(mark)
    document.add_paragraph("{% endfor %}")
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render({"xs": ["a", "b", "c"]})
    assert check_package(produced) == []
    body = _part(produced, "word/document.xml")
    names = re.findall(r'w:name="(here[^"]*)"', body)
    assert len(set(names)) == 3
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', body))) == 3


def test_rendering_is_repeatable_and_leaves_the_template_as_it_was() -> None:
    """One compiled template serves many renderings, each with the same bytes for the same data."""
    template = Template.read(make_docx("{{ x }}\n{% for y in ys %}\n{{ y }}\n{% endfor %}"), "t.docx")
    first = template.render({"x": 1, "ys": [1, 2]})
    template.render({"x": 2, "ys": []})
    assert template.render({"x": 1, "ys": [1, 2]}) == first


def test_a_template_can_be_sent_to_another_process() -> None:
    """It makes the same document there."""
    template = Template.read(make_docx("{{ x }}\n{% for y in ys %}\n{{ y | upper }}\n{% endfor %}"), "t.docx", "empty")
    sent = pickle.loads(pickle.dumps(template))  # noqa: S301  our own bytes
    data = {"x": 1, "ys": ["a", "b"]}
    assert sent.render(data) == template.render(data)
    assert sent.missing == "empty"


def test_many_threads_may_render_one_template() -> None:
    """Each rendering has a state of its own."""
    template = Template.read(make_docx("{{ x }}\n{% for y in ys %}\n{{ y }}\n{% endfor %}"), "t.docx")
    jobs = [{"x": n, "ys": list(range(n))} for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        produced = list(pool.map(template.render, jobs))
    assert produced == [template.render(job) for job in jobs]


def test_tags_in_headers_footers_and_properties_are_filled() -> None:
    """Every part that people write in."""
    document = Document()
    document.add_paragraph("body")
    document.sections[0].header.paragraphs[0].text = "{{ x }} header"
    document.sections[0].footer.paragraphs[0].text = "{% if yes %}shown{% endif %} footer"
    document.core_properties.title = "{{ x }} title"
    data = io.BytesIO()
    document.save(data)
    produced = Document(io.BytesIO(Template.read(data.getvalue(), "t.docx").render({"x": "The", "yes": True})))
    assert produced.sections[0].header.paragraphs[0].text == "The header"
    assert produced.sections[0].footer.paragraphs[0].text == "shown footer"
    assert produced.core_properties.title == "The title"


def test_cited_is_a_name_like_any_other_without_facts() -> None:
    """Data of one's own may use it."""
    produced = Template.read(make_docx("{% for x in cited %}{{ x }};{% endfor %}"), "t.docx").render({"cited": [1, 2]})
    assert outline_of(produced) == "1;2;"


def test_what_fails_only_in_a_list_of_citations_is_a_problem_too() -> None:
    """A list that stands before what it lists is empty at first; its tags are evaluated all the same."""
    outline = "{% for f in cited %}\n{{ f.name / 2 }}\n{% endfor %}\n{{ x }}"
    with pytest.raises(BriefError) as caught:
        MergeTemplate.read(make_docx(outline), "t.docx").rendered({"x": CITED}, Citations())
    assert [p.code for p in caught.value.problems] == ["render-failed"]


def test_a_list_of_citations_may_stand_before_what_it_lists(tmp_path: Path) -> None:
    """And a chart is drawn once for it, however often the document is gone through."""
    chart = _Chart()
    document = Document(io.BytesIO(_with_picture(tmp_path, "{{ chart }}")))
    for text in ("{% for f in cited %}", "{{ f.name }}", "{% endfor %}", "{{ x }}"):
        document.add_paragraph(text)
    data = io.BytesIO()
    document.save(data)
    produced = MergeTemplate.read(data.getvalue(), "t.docx").rendered({"x": CITED, "chart": chart}, Citations())
    assert outline_of(produced.data).splitlines()[1:3] == ["trade.total", "trade.exports"]
    assert len(chart.sizes) == 1
