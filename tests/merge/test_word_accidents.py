"""What Word does to a tag while people type, correct, review and translate: the tag is still the tag."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from brief_builder import Template
from brief_builder.problems import Problems
from brief_builder.proof import check_package
from brief_builder.template import compile_template
from word_packages import docx, p

DATA: dict[str, Any] = {"name": "Ann", "xs": ["one", "two"], "yes": True, "no": False, "người": "មនុស្ស"}


def _run(text: str, properties: str = "", before: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00AB12CD">{look}{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _rendered(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        xml = paragraph if paragraph.startswith(("<w:p", "<w:tbl", "<w:sdt")) else f"<w:p>{paragraph}</w:p>"
        element = parse_xml(xml.replace(">", f" {nsdecls('w', 'r')}>", 1))
        document.element.body.insert(len(document.element.body) - 1, element)
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render(DATA)
    assert [f.message for f in check_package(produced)] == []
    return produced


def _texts(data: bytes) -> list[str]:
    """The text of each paragraph without what was moved away."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = re.sub("<w:moveFrom .*?</w:moveFrom>", "", package.read("word/document.xml").decode())
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>|<w:p/>", body, re.S)
    return ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs]


CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
INSIDE = {
    "proofing marks": (
        '<w:proofErr w:type="spellStart"/>' + _run("na") + '<w:proofErr w:type="gramStart"/>' + _run("me")
        + '<w:proofErr w:type="spellEnd"/>'
    ),
    "runs of several sittings": "".join(_run(letter) for letter in "name"),
    "a page break that was laid out": _run("na") + _run("me", before="<w:lastRenderedPageBreak/>"),
    "a soft hyphen": _run("na") + "<w:r><w:softHyphen/></w:r>" + _run("me"),
    "a soft hyphen as a character": _run("na\u00adme"),
    "a smart tag": f'<w:smartTag w:uri="urn:x" w:element="place">{_run("na")}</w:smartTag>' + _run("me"),
    "a content control": CONTROL.format(_run("name")),
    "half a content control": _run("na") + CONTROL.format(_run("me")),
    "custom XML": f'<w:customXml w:uri="urn:x" w:element="x">{_run("na")}</w:customXml>' + _run("me"),
    "a link": f'<w:hyperlink w:anchor="here">{_run("name")}</w:hyperlink>',
    "half a link": f'<w:hyperlink w:anchor="here">{_run("na")}</w:hyperlink>' + _run("me"),
    "a tracked insertion": _run("na") + f'<w:ins w:id="1" w:author="a">{_run("me")}</w:ins>',
    "a tracked deletion": (
        _run("na") + '<w:del w:id="2" w:author="a"><w:r><w:delText>other</w:delText></w:r></w:del>' + _run("me")
    ),
    "what was moved here and away": (
        f'<w:moveTo w:id="3" w:author="a">{_run("na")}</w:moveTo>'
        f'<w:moveFrom w:id="4" w:author="a">{_run("gone")}</w:moveFrom>' + _run("me")
    ),
    "tracked formatting": _run("na") + _run("me", '<w:b/><w:rPrChange w:id="6" w:author="a"><w:rPr/></w:rPrChange>'),
    "East Asian fonts": _run("na", '<w:rFonts w:hint="eastAsia"/>') + _run("me", '<w:lang w:eastAsia="zh-CN"/>'),
    "complex script": _run("na", '<w:cs/><w:lang w:bidi="km-KH"/>') + _run("me", "<w:rtl/>"),
    "a direction": f'<w:dir w:val="rtl">{_run("na")}</w:dir><w:bdo w:val="ltr">{_run("me")}</w:bdo>',
    "a bookmark": '<w:bookmarkStart w:id="7" w:name="x"/>' + _run("na") + '<w:bookmarkEnd w:id="7"/>' + _run("me"),
    "a permission": '<w:permStart w:id="8" w:edGrp="everyone"/>' + _run("na") + '<w:permEnd w:id="8"/>' + _run("me"),
    "a line break": "<w:r><w:br/></w:r>" + _run("name"),
    "a tab": "<w:r><w:tab/></w:r>" + _run("name"),
    "no-break spaces": _run("\u00a0name\u202f"),
    "invisible characters": _run("\u200bname\u2060"),
}  # fmt: skip


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_a_tag_is_read_with_something_inside(inside: str) -> None:
    """Whatever Word put between the letters of a tag, it is filled, and its surroundings stay."""
    assert _texts(_rendered(_run("a {{ ") + inside + _run(" }} b"))) == ["a Ann b"]


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_a_block_is_read_with_something_inside(inside: str) -> None:
    """The same in the opening tag of a block."""
    paragraph = _run("a{% if ") + inside + _run(" == “Ann” %} yes{% else %} no{% endif %} b")
    assert _texts(_rendered(paragraph)) == ["a yes b"]


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (_run('{{ nothing | default("a') + "<w:r><w:noBreakHyphen/></w:r>" + _run('b") }}'), "a-b"),
        (_run("{{ nothing | default(“it’s”) }} “it’s”"), "it’s “it’s”"),
        (_run("{{ nothing | default(‘so’) }}"), "so"),
        (_run("{") + _run("{ name }") + _run("}"), "Ann"),
        (_run("{") + _run("% if yes %") + _run("}x{% end") + _run("if %}"), "x"),
        (_run("{{ người }} ខ្មែរ"), "មនុស្ស ខ្មែរ"),
    ],
)
def test_signs_that_word_changes_mean_what_was_typed(paragraph: str, text: str) -> None:
    """Hyphens, quotes and braces; words in any script."""
    assert _texts(_rendered(paragraph)) == [text]


def test_a_tag_that_was_deleted_does_not_exist() -> None:
    """A block that is half deleted under Track Changes is not there; its text is."""
    gone = '<w:del w:id="2" w:author="a"><w:r><w:delText>{% if no %}</w:delText></w:r></w:del>'
    assert _texts(_rendered(_run("a ") + gone + _run("b"))) == ["a b"]


def test_a_tag_that_was_inserted_is_read() -> None:
    """Loop tags that a reviewer added under Track Changes are loop tags."""
    ins = '<w:ins w:id="{}" w:author="a">{}</w:ins>'
    opening, closing = ins.format(1, _run("{% for x in xs %}")), ins.format(2, _run("{% endfor %}"))
    assert _texts(_rendered(opening, _run("{{ x }}"), closing)) == ["one", "two"]


def test_a_content_control_around_a_loop_keeps_its_paragraphs() -> None:
    """The tags stand in the control, in paragraphs of their own."""
    inner = "".join(f"<w:p>{_run(text)}</w:p>" for text in ("{% for x in xs %}", "{{ x }}", "{% endfor %}"))
    assert _texts(_rendered(CONTROL.format(inner))) == ["one", "two"]


def test_a_content_control_around_a_row_is_repeated_with_it() -> None:
    """Word's repeating sections put each row in a control."""
    cells = "".join(f"<w:tc><w:p>{_run(text)}</w:p></w:tc>" for text in ("{% for x in xs %}{{ x }}", "b{% endfor %}"))
    row = CONTROL.format(f"<w:tr>{cells}</w:tr>")
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    assert _texts(_rendered(table)) == ["one", "b", "two", "b"]


def test_a_text_box_is_filled_in_the_choice_and_in_the_fallback() -> None:
    """New programs read one, old ones the other; both say the same."""
    content = f"<w:txbxContent><w:p>{_run('{{ na')}{_run('me }}')}</w:p></w:txbxContent>"
    names = nsdecls("w", "wp", "a") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    box = (
        f'<w:p {names}><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:extent cx="1000000" cy="500000"/><wp:docPr id="9" name="box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        f"<wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        f'</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:79pt"><v:textbox>{content}</v:textbox>'
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = Document()
    document.element.body.insert(0, parse_xml(box))
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render(DATA)
    assert check_package(produced) == []
    with zipfile.ZipFile(io.BytesIO(produced)) as package:
        assert package.read("word/document.xml").decode().count(">Ann<") == 2


@pytest.mark.parametrize(
    "sign", "\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202e\u2060\u2066\u2069\ufe0f\ufeff"
)
def test_signs_that_nobody_sees_are_no_part_of_a_tag(sign: str) -> None:
    """Word sets marks of direction around what is typed between two directions; a value keeps its own."""
    produced = _rendered(
        _run(f"{{{{{sign}na{sign}me{sign}}}}} {{% if{sign} yes{sign} %}}{{{{ 'a{sign}b' }}}}{{% endif %}}")
    )
    assert _texts(produced)[0] == f"Ann a{sign}b"


def test_braces_that_only_look_like_those_of_a_tag_are_named() -> None:
    """With something between them that nobody sees: an error; full-width, as Asian keyboards write them: a warning."""
    problems = Problems()
    hidden, wide, text = "{\u200b{ name }}", "\uff5b\uff5b name \uff5d\uff5d", "{{ '{\u200b{' }}"
    compile_template(docx(p(hidden), p(wide), p(text)), "t.docx", problems)
    assert [(problem.code, problem.severity, problem.excerpt and problem.excerpt.text) for problem in problems] == [
        ("tag-open", "error", hidden),
        ("tag-open", "error", hidden),
        ("tag-open", "warning", wide),
    ]


def test_a_tag_in_an_equation_is_a_problem() -> None:
    """Nothing fills it there, and it would be printed."""
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    equation = f'<m:oMath xmlns:m="{math}"><m:r><m:t>x = {{{{ na</m:t></m:r><m:r><m:t>me }}}}</m:t></m:r></m:oMath>'
    problems = Problems()
    compile_template(docx(p("a ", equation)), "t.docx", problems)
    assert [(problem.code, problem.place.trail) for problem in problems] == [("tag-left", ("paragraph 1",))]
