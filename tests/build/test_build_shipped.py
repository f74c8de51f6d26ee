"""The shipped pack: what it holds, and that the files say what the facts say, everywhere the same."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from brief_builder import CheckReport, build
from brief_builder.access import check_access
from brief_builder.build.loading import load
from brief_builder.build.producing import render_all
from brief_builder.facts import Facts, derive
from brief_builder.problems import Fault, Problems
from brief_builder.proof import check_package, read_document, untraced_figures
from brief_builder.structure import read_structure
from brief_builder.wording import Voice

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "data" / "canada-cambodia"
REFS = [f"A{n:02}" for n in range(1, 33)] + [f"B{n:02}" for n in range(1, 38)] + [f"D{n:02}" for n in range(1, 15)]
NBSP = "\u00a0"


@pytest.fixture(scope="module")
def manifest(shipped: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shipped / "manifest.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load(PACK).facts


def _text(path: Path) -> str:
    return "\n".join(line.text for line in read_document(path.read_bytes()).lines)


@pytest.mark.parametrize(
    "name", [f"{kind}.{tag}.{end}" for kind, end in (("brief", "docx"), ("deck", "pptx")) for tag in ("en", "fr", "km")]
)
def test_everybody_can_read_the_documents(shipped: Path, name: str) -> None:
    """The checker of accessibility has nothing to say of them."""
    found = check_access(read_structure((shipped / name).read_bytes(), name))
    assert [f"{each.code}: {each.place}" for each in found] == []


def test_all_expected_files_are_there(shipped: Path) -> None:
    """In each language a brief, a deck, each chart as SVG and PNG; and the manifest and its PROV."""
    expected = {"manifest.json", "provenance.json"}
    for tag in ("en", "fr", "km"):
        charts = {f"charts/{n}.{tag}.{e}" for n in ("trade", "flows", "balance") for e in ("svg", "png")}
        expected |= {f"brief.{tag}.docx", f"deck.{tag}.pptx", *charts}
    assert {p.relative_to(shipped).as_posix() for p in shipped.rglob("*") if p.is_file()} == expected


def test_the_manifest_hashes_every_output(shipped: Path, manifest: dict[str, Any]) -> None:
    """The sha256 in the manifest is that of the file on disk; it cannot hold its own, or that of its other form."""
    hashes = {o["file"]: o["sha256"] for o in manifest["outputs"]}
    found = {p.relative_to(shipped).as_posix(): p for p in shipped.rglob("*") if p.is_file()}
    del found["manifest.json"], found["provenance.json"]
    assert hashes == {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in found.items()}


def test_every_row_of_the_sources_is_a_fact(facts: Facts) -> None:
    """All 69 rows and 14 derivations are there; what must not be derived is not."""
    assert sorted({fact.ref for fact in facts.values()}) == sorted(REFS)


def test_every_fact_has_a_source_and_a_quote_or_a_formula(facts: Facts) -> None:
    """No fact stands on nothing."""
    bare = [f.name for f in facts.values() if not f.formula and (not f.source or f.quote is None)]
    bare = [name for name in bare if not facts[name].items]
    assert bare == []


@pytest.mark.parametrize(
    ("name", "say", "words"),
    [
        ("trade.total.change", "change", "fell by 10% to 16%"),
        ("trade.total.difference", "size", f"about C$0.3{NBSP}billion (derived)"),
        ("trade.exports.change", "change", "rose by about 12%"),
        ("trade.exports.difference", "size", f"about C$3.9{NBSP}million (derived)"),
        ("trade.imports.change.2022", "change", "rose by 27% to 40%"),
        ("trade.imports.difference.2022", "size", f"about C$0.6{NBSP}billion (derived)"),
        ("trade.imports.2023", "figure", f"about C$2.1{NBSP}billion (derived)"),
        ("trade.imports.change.2023", "change", "fell by 10% to 18%"),
        ("trade.balance.2023", "size", f"about C$2.0{NBSP}billion (derived)"),
        ("trade.balance.2022", "size", f"C$2.3{NBSP}billion to C$2.4{NBSP}billion (derived)"),
        ("trade.exports.share.2023", "short", "about 1.8%"),
        ("trade.exports.share.2022", "short", "about 1.4%"),
        ("trade.imports.per_export.2023", "short", "54 to 57"),
        ("trade.imports.per_export.2022", "short", "70 to 73"),
        ("trade.press.change_from_2023", "change", "rose by 9% to 20% (derived from an estimate)"),
        ("trade.press.2024", "figure", f"about C$2.4{NBSP}billion (estimated)"),
        ("trade.press.2025", "full", f"more than US$1{NBSP}billion in the first nine months of 2025"),
        ("people.descent", "figure", "more than 41,900"),
        ("mission.size", "figure", "nearly 100"),
    ],
)
def test_words_follow_the_figures(facts: Facts, name: str, say: str, words: str) -> None:
    """No sentence claims what the intervals do not, and the hedges of the sources stay."""
    voice = Voice("en", facts)
    assert str(getattr(voice, say)(facts[name])) == words


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        ("growth(trade.press.2025, trade.press.2024)", {"unit-mix", "period-mix", "bound-operand"}),
        ("ratio(trade.investment.2023, trade.exports.2023)", {"measure-mix"}),
    ],
)
def test_what_must_not_be_derived_is_refused_by_name(facts: Facts, formula: str, codes: set[str]) -> None:
    """A bound in another currency and nine months make no growth; a stock over a flow makes no ratio."""
    with pytest.raises(Fault) as caught:
        derive(formula, facts)
    said = {caught.value.code} | {note.message.split(":")[0] for note in caught.value.notes}
    assert codes <= said


def test_no_figure_is_without_a_fact(shipped: Path) -> None:
    """Every number printed in both files traces to a fact, a source or a date of the pack."""
    loaded = load(PACK)
    context = loaded.contexts["en"]
    for (kind, _), template in loaded.templates.items():
        rendered = template.rendered(context.data, context)
        assert rendered.data == (shipped / f"{kind}.en.{template.kind}").read_bytes()
        strays = untraced_figures(read_document(rendered.data), rendered.uses)
        assert [(s.figure, s.line.text) for s in strays] == []


def test_the_scan_for_figures_finds_one_that_was_typed_by_hand(shipped: Path) -> None:
    """The scan is no formality: without the reported uses every figure is a stray."""
    reading = read_document((shipped / "brief.en.docx").read_bytes())
    assert len(untraced_figures(reading, ())) > 100


@pytest.mark.parametrize("name", ["trade.total.2023", "trade.exports.2023", "trade.press.2024", "trade.imports.2023"])
def test_a_figure_reads_the_same_everywhere(manifest: dict[str, Any], name: str) -> None:
    """Brief, deck, chart labels, notes and alt text print the same number with the same hedge.

    What the other languages print is read back by the build itself, and laid beside the English.
    """
    fact = manifest["facts"][name]
    bare = fact["figure"].removesuffix(" (derived)").removesuffix(" (estimated)")
    uses = [u for u in fact["uses"] if u["kind"] in ("figure", "chart", "note") and ".en." in u["file"]]
    assert {"brief.en.docx", "deck.en.pptx"} <= {u["file"] for u in uses}
    numbers = [u["text"] for u in uses if re.fullmatch(r"-?[0-9.]+", u["text"])]  # the points of a native chart
    assert [u["text"] for u in uses if bare not in u["text"] and u["text"] not in numbers] == []
    low, high = (Decimal(fact[end]) for end in ("low", "high"))
    assert [each for each in numbers if not low <= Decimal(each) <= high] == []


def test_a_contradicted_claim_is_never_printed_as_a_fact(shipped: Path, manifest: dict[str, Any]) -> None:
    """`continuously increasing` stands in quotation marks where the disagreement is explained, and in the evidence."""
    uses = manifest["facts"]["trade.continuous"]["uses"]
    claims = [u for u in uses if "increasing" in u["text"]]
    assert {u["file"] for u in claims} >= {f"brief.{tag}.docx" for tag in ("en", "fr", "km")}
    assert all(u["text"].startswith(("“", "«")) for u in claims)
    english = [u["place"] for u in claims if ".en." in u["file"]]
    assert all("disagree" in place or "Evidence" in place or "notes" in place for place in english)
    key_messages = [
        line.text
        for line in read_document((shipped / "brief.en.docx").read_bytes()).lines
        if any("Key messages" in step for step in line.trail)
    ]
    assert not [text for text in key_messages if "increasing" in text]


def test_each_figure_of_the_brief_has_its_footnote_or_annex_line(manifest: dict[str, Any]) -> None:
    """Whatever figure the brief prints, its evidence is in the brief."""
    without = []
    for name, fact in manifest["facts"].items():
        brief = [u for u in fact["uses"] if u["file"] == "brief.en.docx"]
        shown = any(u["kind"] in ("figure", "chart") for u in brief)
        if shown and not any("Evidence" in u["place"] or "footnotes" in u["place"] for u in brief):
            without.append(name)
    assert without == []


def test_speaker_notes_carry_the_quotes(shipped: Path) -> None:
    """A slide that prints a quoted figure has the words of its source in its notes."""
    deck = Presentation(str(shipped / "deck.en.pptx"))
    notes = deck.slides[2].notes_slide.notes_text_frame.text
    assert "valued at $2.1 billion in 2023" in notes
    assert "Global Affairs Canada" in notes


def test_the_slides_of_the_deck_have_titles_of_their_own(shipped: Path) -> None:
    """Each has one, and no two the same: a slide a theme, and a table that goes on, among them."""
    titles = [s.shapes.title.text for s in Presentation(str(shipped / "deck.en.pptx")).slides]
    assert len(titles) == 15
    assert titles[-2:] == [f"For the desk: questions to settle before use ({n}\u00a0of\u00a02)" for n in (1, 2)]
    assert len(set(titles)) == len(titles)
    assert all(title.strip() for title in titles)


def test_takeaway_titles_fit_two_lines(shipped: Path) -> None:
    """A title of the deck has at most 80 characters."""
    titles = [s.shapes.title.text for s in Presentation(str(shipped / "deck.en.pptx")).slides]
    assert [t for t in titles if len(t) > 80] == []


@pytest.mark.parametrize("name", ["brief.en.docx", "deck.en.pptx"])
def test_produced_files_are_sound(shipped: Path, name: str) -> None:
    """Relationships lead somewhere, ids are unique, cells end in paragraphs, no tag is left."""
    assert [fault.message for fault in check_package((shipped / name).read_bytes())] == []


@pytest.mark.parametrize("name", ["brief.en.docx", "deck.en.pptx"])
def test_an_independent_validator_finds_nothing(shipped: Path, name: str) -> None:
    """The script named by OOXML_CHECK, run on the file, leaves with 0."""
    script = os.environ.get("OOXML_CHECK")
    if not script:
        pytest.skip("OOXML_CHECK names no validator script")
    done = subprocess.run([sys.executable, script, str(shipped / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_native_chart_of_the_deck_can_be_edited(shipped: Path) -> None:
    """Its workbook says what it shows: the figures of the facts."""
    deck = Presentation(str(shipped / "deck.en.pptx"))
    (chart,) = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert list(zip(chart.plots[0].categories, chart.series[0].values, strict=True)) == [
        ("2022", 2.4e9), ("2023", 2.1e9), ("2024", 2.4e9),
    ]  # fmt: skip
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [2.4e9, 2.1e9, 2.4e9]


def test_a_public_deck_has_no_slide_for_the_desk() -> None:
    """Nor a word of it in the file."""
    loaded = load(PACK)
    context, template = loaded.contexts["en"], loaded.templates["deck", "en"]
    public = {**context.data, "pack": {**context.data["pack"], "audience": "public"}}
    rendered = template.rendered(public, context, language="en")
    assert len(Presentation(io.BytesIO(rendered.data)).slides) == 13
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as package:
        assert [name for name in package.namelist() if b"questions to settle" in package.read(name)] == []


def test_no_empty_paragraph_stands_where_a_tag_was(shipped: Path) -> None:
    """The brief has no empty paragraph outside table cells."""
    body = Document(str(shipped / "brief.en.docx")).element.body
    empty = [
        p
        for p in body.iterchildren("{*}p")
        if not "".join(p.itertext()).strip() and not p.findall(".//{*}drawing") and p.find(".//{*}sectPr") is None
    ]
    assert len(empty) == 0


def test_pictures_are_svg_with_a_png_for_others_and_an_alt_text(shipped: Path) -> None:
    """Each drawn chart in both files has both forms, and every chart words for who cannot see it."""
    for name, count, native in (("brief.en.docx", 3, 0), ("deck.en.pptx", 1, 1)):
        with zipfile.ZipFile(shipped / name) as package:
            media = [n for n in package.namelist() if "/media/" in n]
            assert sorted(n.rpartition(".")[2] for n in media) == ["png"] * count + ["svg"] * count
            body = "".join(
                package.read(n).decode() for n in package.namelist() if re.search(r"document\.xml$|slide\d+\.xml$", n)
            )
        drawn = ("Column chart", "Balance chart")
        alts = [alt for alt in re.findall(r'descr="([^"]+)"', body) if alt.startswith(drawn)]
        assert len(set(alts)) == count + native
        assert all(len(alt) <= 250 for alt in alts)


def test_two_builds_give_the_same_bytes(shipped: Path, tmp_path: Path) -> None:
    """No clock, no order of sets, no random id in any output."""
    again = build(PACK, out=tmp_path).folder
    names = sorted(p.relative_to(shipped) for p in shipped.rglob("*") if p.is_file())
    assert [n for n in names if (shipped / n).read_bytes() != (again / n).read_bytes()] == []


def test_a_year_later_only_the_staleness_notes_change(shipped: Path, tmp_path: Path) -> None:
    """With --as-of, the date and the notes on age change; every other line and every chart stays."""
    later = build(PACK, out=tmp_path, as_of=date(2027, 11, 23)).folder
    for name in ("brief.en.docx", "deck.en.pptx"):
        before = [line.text for line in read_document((shipped / name).read_bytes()).lines]
        after = [line.text for line in read_document((later / name).read_bytes()).lines]
        gone = [t for t in before if t not in after]
        new = [t for t in after if t not in before]
        assert [t for t in gone if f"November{NBSP}23, 2026" not in t and "months earlier" not in t] == []
        assert [t for t in new if f"November{NBSP}23, 2027" not in t and "months earlier" not in t] == []
        assert len([t for t in new if "months earlier" in t]) >= 6
    for chart in (shipped / "charts").iterdir():
        assert chart.read_bytes() == (later / "charts" / chart.name).read_bytes()


def test_check_finds_no_error_and_no_stray_figure(checked: CheckReport) -> None:
    """The shipped pack is clean but for what its sources leave open; test_tensions.py holds each of these."""
    report = checked
    assert {p.code for p in report.problems if p.severity == "error"} == set()
    assert not {"figure-untraced", "chart-fit", "text-overflow"} & {p.code for p in report.problems}


def test_undrawn_documents_print_the_same_facts() -> None:
    """What `brief facts` shows without drawing is what a build prints."""
    loaded = load(PACK)
    drawn = {d.name: d.uses for d in render_all(loaded, Problems())}
    undrawn = {d.name: d.uses for d in render_all(loaded, Problems(), draw=False)}
    assert drawn == undrawn


@pytest.mark.office
@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("brief.en.docx", 7, 15),
        ("brief.fr.docx", 7, 16),
        ("brief.km.docx", 7, 17),
        ("deck.en.pptx", 15, 15),
        ("deck.fr.pptx", 15, 15),
        ("deck.km.pptx", 15, 15),
    ],
)
def test_libreoffice_opens_the_files(
    shipped: Path, to_pdf: Callable[[Path], Path], name: str, least: int, most: int
) -> None:
    """All files convert to PDF, with as many pages as they should have."""
    pdf = to_pdf(shipped / name)
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])  # type: ignore[index]
    assert least <= pages <= most


@pytest.mark.office
@pytest.mark.parametrize("language", ["en", "fr", "km"])
def test_the_contents_name_the_pages_on_which_the_sections_are(
    shipped: Path, to_pdf: Callable[[Path], Path], language: str
) -> None:
    """The cached page numbers of the table of contents are those of a rendering, as its bookmarks say them."""
    brief = shipped / f"brief.{language}.docx"
    pdf = PdfReader(to_pdf(brief))
    marks = (mark for mark in pdf.outline if not isinstance(mark, list))
    pages = {_bare(str(mark.title)): pdf.get_destination_page_number(mark) for mark in marks}
    body = Document(str(brief)).element.body
    said = [p for p in body.iter("{*}p") if p.style == "TOC1"]
    entries = [["".join(text.text or "" for text in run.iterchildren("{*}t")) for run in p.iter("{*}r")] for p in said]
    assert len(entries) >= 8
    wrong = {}
    for runs in entries:
        *title, page = (text for text in runs if text)
        if pages.get(_bare("".join(title))) != int(page) - 1:
            wrong["".join(title)] = page
    assert wrong == {}


def _bare(text: str) -> str:
    """Without the breaks between Khmer words."""
    return text.replace("\u200b", "").strip()
