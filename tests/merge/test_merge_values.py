"""Values in runs of Word: scripts, breaks and hyphens as Word itself writes them."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from brief_builder import BriefError, Template
from brief_builder.facts import load_facts
from brief_builder.merge.values.looks import Look, run_properties
from brief_builder.merge.values.scripts import stretches
from brief_builder.problems import Problems
from brief_builder.proof import check_package, read_document
from brief_builder.wording import FILTERS, Phrase, Piece, SpokenFact, Voice
from outlines import make_docx, outline_of


def _runs(text: Any) -> list[tuple[str, list[str]]]:
    """The text of each run and the names of its properties, for a bold tag of 20 points."""
    document = Document()
    run = document.add_paragraph().add_run("{{ x }}")
    run.bold, run.font.size = True, Pt(20)
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render({"x": text})
    assert check_package(produced) == []
    found = []
    for run in Document(io.BytesIO(produced)).paragraphs[0].runs:
        properties = run._r.find(qn("w:rPr"))
        found.append((run.text, [child.tag.rpartition("}")[2] for child in properties]))
    return found


BASE = ["b", "sz"]
RIGHT = ["b", "bCs", "sz", "szCs", "rtl"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("plain", BASE)]),
        ("é 中", [("é 中", BASE)]),
        ("שלום 12!", [("שלום 12!", RIGHT)]),
        ("a שלום, עולם b", [("a ", BASE), ("שלום, עולם", RIGHT), (" b", BASE)]),
        ("ភាសា ខ្មែរ x", [("ភាសា ខ្មែរ", [*RIGHT[:4], "cs"]), (" x", BASE)]),
    ],
)
def test_words_of_complex_scripts_keep_the_look_of_their_tag(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """Word takes their size and weight from properties of their own, and their direction from the run."""
    assert _runs(text) == expected


def test_a_fact_in_two_scripts_is_still_one_fact() -> None:
    """Its marks stand around all of its runs."""
    from brief_builder.merge import Template as MergeTemplate

    fact = Phrase((Piece("total שלום done", "trade.total"),))
    rendered = MergeTemplate.read(make_docx("{{ x }}"), "t.docx").rendered({"x": fact})
    assert [(use.fact, use.text) for use in rendered.uses] == [("trade.total", "total שלום done")]
    assert Document(io.BytesIO(rendered.data)).paragraphs[0].text == "total שלום done"


def test_a_soft_hyphen_is_words_own() -> None:
    """Word draws the character itself as a hyphen that is always there."""
    document = Document(io.BytesIO(Template.read(make_docx("{{ x }}"), "t.docx").render({"x": "Donau\u00addampf"})))
    run = document.paragraphs[0].runs[0]._r
    assert [child.tag.rpartition("}")[2] for child in run] == ["t", "softHyphen", "t"]


def test_a_page_break_in_a_value_is_a_page_break() -> None:
    """As docxtpl has it."""
    document = Document(io.BytesIO(Template.read(make_docx("{{ x }}"), "t.docx").render({"x": "a\fb"})))
    assert document.element.body.find(f".//{qn('w:br')}").get(qn("w:type")) == "page"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_a_problem(number: float) -> None:
    """JSON lets them through."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx("{{ x }}"), "t.docx").render({"x": number})
    assert [(p.code, p.message) for p in caught.value.problems] == [
        ("value-unprintable", "this is not a number that can be printed")
    ]


def test_a_float_is_grouped_by_what_it_says() -> None:
    """0.1 + 0.2 says 0.30000000000000004, and 2.675 rounds up."""
    template = Template.read(make_docx("{{ x | number(2) }} {{ y | number(2) }} {{ t }}"), "t.docx")
    produced = template.render({"x": 2.675, "y": 1e15 + 0.5, "t": datetime(2026, 3, 1, 9, 30)})
    words = Document(io.BytesIO(produced)).paragraphs[0].text
    assert words == "2.68 1,000,000,000,000,000.50 2026-03-01T09:30:00"


def test_a_base_with_properties_of_later_words_keeps_them() -> None:
    """Whatever their namespace, they come last, where Word writes them."""
    base = '<w:rPr><w:sz w:val="20"/><w:lang w:val="fr"/><w16x:new w16x:val="1"/></w:rPr>'
    made = run_properties(base, "w:", "Word", Look(bold=True, strike=True))
    assert made == (
        '<w:rPr><w:b/><w:bCs/><w:strike/><w:sz w:val="20"/><w:lang w:val="fr"/><w16x:new w16x:val="1"/></w:rPr>'
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ជាង 41,900\u00a0នាក់", "[ជាង 41,900\u00a0នាក់]"),
        ("ប្រមាណ 2.0\u00a0ពាន់លាន (តួលេខ)", "[ប្រមាណ 2.0\u00a0ពាន់លាន] ([តួលេខ])"),
        ("ប្រមាណ 1.8% នៃ", "[ប្រមាណ 1.8% នៃ]"),
        ("១,២៣៤.៥។ ថា", "[១,២៣៤.៥។ ថា]"),
        ("ឆ្នាំ 2023, 2024.", "[ឆ្នាំ 2023], 2024."),
        ("2.4\u00a0ពាន់លាន", "2.4\u00a0[ពាន់លាន]"),
    ],
)
def test_a_number_behind_khmer_is_in_one_run(text: str, shown: str) -> None:
    """Else its first digits would stand in another typeface than the rest."""
    assert "".join(f"[{part}]" if script else part for part, script in stretches(text)) == shown


@given(st.text(alphabet=st.sampled_from("ab 12.,()!שלום عرب ភាសា ไทย\u200b\u200f中\n"), max_size=40))
@settings(max_examples=300, deadline=None)
def test_dividing_by_script_loses_nothing(text: str) -> None:
    """The stretches of any text, joined, are the text."""
    assert "".join(part for part, _ in stretches(text)) == text


def _fact() -> SpokenFact:
    facts = load_facts(Path(__file__).parents[1] / "facts" / "pack", "pack", Problems())
    return SpokenFact(Voice("en", facts), facts["trade.total.2023"])


def test_filters_of_texts_take_a_fact_for_its_words() -> None:
    """They give plain words, as they always did."""
    template = Template.read(make_docx("{{ f | upper }}; {{ 'of ' ~ f }}; {{ [f, f.when] | join(' ') }}"), "t.docx")
    printed = outline_of(template.render({"f": _fact()})).replace("\N{NO-BREAK SPACE}", " ")
    assert printed == "C$2.1 BILLION; of C$2.1 billion; C$2.1 billion in 2023"


@pytest.mark.parametrize("name", ["number", "date"])
def test_a_fact_knows_how_it_is_printed(name: str) -> None:
    """Its figure has a hedge and a unit, which a bare number has not."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_docx(f"{{{{ f | {name} }}}}"), "t.docx").render({"f": _fact()})
    (problem,) = caught.value.problems
    assert (problem.code, problem.message, problem.help) == (
        "filter-misuse",
        f"`{name}` is given a fact, and a fact knows how it is printed",
        (f"take `| {name}` out; `| short` and `| full` say it in other ways",),
    )


def _compact_lines(text: str, way: str) -> list[str]:
    facts = load_facts(Path(__file__).parents[1] / "facts" / "pack", "pack", Problems())
    fact = SpokenFact(Voice("fr", facts), facts["trade.total.2023"])
    data = {"x": FILTERS["compact"](fact, way) + text}
    made = Template.read(make_docx("{{ x }}\nEn tout {{ x }}"), "t.docx").render(data)
    return [line.text for line in read_document(made).lines]


def test_an_amount_that_stands_alone_has_the_letters_of_tables() -> None:
    """House rule N6: « 2,1 G$ CA » as the figure of a panel; in a sentence it is in words."""
    amount = "2,1\u00a0milliards de dollars canadiens"
    assert _compact_lines("", "short") == ["2,1\u00a0G$\u00a0CA", f"En tout {amount}"]
    assert _compact_lines(" de plus", "short")[0] == f"{amount} de plus"
    assert _compact_lines("", "full")[0] == "2,1\u00a0G$\u00a0CA en 2023"
