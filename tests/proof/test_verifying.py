"""What somebody changed in received files is named: the file, the place in it, what stands there and what should."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder.build import share, verify
from brief_builder.pdf import Source, make_pdfs
from brief_builder.problems import Problem
from brief_builder.proof.differing import changes
from brief_builder.proof.workbooks import same_number
from command import brief
from shared_packs import Files, files_of, in_manifest, inside, replace_in, shared_pack, zipped
from small_pack import make_pack

BRIEF, DECK, PAGE, SVG = "brief.en.docx", "deck.en.pptx", "index.html", "charts/drawn.en.svg"
NBSP = "\u00a0"
SEAL = (
    "manifest-differs",
    "provenance.json, entity, output:manifest.json, brief:sha256",
)  # what tells of any change of the manifest
_TEXT = {"docx": "w:t", "pptx": "a:t"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .zip, shared once."""
    return shared_pack(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def files(made: Path) -> Files:
    """What is in it, to be changed."""
    return files_of(made)


def found(files: Files, at: Path, *, folder: str = "small") -> list[Problem]:
    """What `verify` says of the files."""
    path = at / "received.zip"
    path.write_bytes(zipped(files, folder))
    (verified,) = verify([path])
    return list(verified.problems)


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """Code and place of each."""
    return [(problem.code, str(problem.place)) for problem in problems]


def said(problems: list[Problem], code: str, place: str) -> str:
    """The message of the one problem with this code whose place begins so."""
    (message,) = [p.message for p in problems if p.code == code and str(p.place).startswith(place)]
    return message


def test_an_untouched_pack_holds(files: Files, tmp_path: Path) -> None:
    """No false alarm, whichever program packed it."""
    assert found(files, tmp_path) == []


def test_a_folder_that_was_unpacked_holds(made: Path, tmp_path: Path) -> None:
    """As people leave it: unpacked, with what their system puts into folders."""
    with zipfile.ZipFile(made) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "small" / ".DS_Store").write_bytes(b"x")
    (verified,) = verify([tmp_path / "small"])
    assert (list(verified.problems), verified.verdict.files) == ([], 7)


# -- figures changed by hand

_FIGURES: list[tuple[str, str, str, str, str, str, str, str, str]] = [
    # rule, file, part, behind what, old, new, place, what stands there, what was printed
    ("in a paragraph of Word", BRIEF, "word/document.xml", "", f"€5.6{NBSP}million", f"€6.5{NBSP}million",
     'section "Summary", paragraph 1', f"€6.5{NBSP}million", f"€5.6{NBSP}million"),
    ("in a table of Word", BRIEF, "word/document.xml", "Fishing boats", "more than 120", "more than 210",
     'section "Figures", table 1, row 4, column 2', "more than 210", "more than 120"),
    ("in a footnote", BRIEF, "word/footnotes.xml", "", "€5.6 million", "€6.5 million",
     "footnote 1", "€6.5 million", "“…rose to €5.6 million in 2024…”."),
    ("on a slide", DECK, r"ppt/slides/slide1\.xml", "TextBox 5", f"€5.6{NBSP}million", f"€6.5{NBSP}million",
     'slide 1 "Trade rose by 8% to 12%", shape "TextBox 5"', f"€6.5{NBSP}million", f"€5.6{NBSP}million"),
    ("in speaker notes", DECK, r"ppt/notesSlides/notesSlide1\.xml", "", "more than 120", "more than 210",
     'notes of slide 1, shape "Notes Placeholder 2"', "more than 210", "more than 120"),
    ("in the cache of a native chart", BRIEF, r"word/charts/chart-trade-1\.xml", "", "5600000", "6500000",
     'section "Figures", chart "Picture 1", Two-way goods trade, € million, 2023 and 2024, 2024', "6500000", "5600000"),
]  # fmt: skip


@pytest.mark.parametrize("case", _FIGURES, ids=[case[0] for case in _FIGURES])
def test_a_figure_that_was_changed_is_named(case: tuple[str, ...], files: Files, tmp_path: Path) -> None:
    """With its place, what stands there, and what was printed; and that the file is not the one that was made."""
    _, name, part, after, old, new, place, stands, printed = case
    replace_in(files, name, part, old, new, after=after)
    problems = found(files, tmp_path)
    assert ("file-changed", name) in told(problems)
    message = said(problems, "figure-changed", f"{name}, {place}")
    assert printed in message
    assert f"`{stands}`" in message or stands in (next(
        p.excerpt.text for p in problems if p.excerpt is not None and p.code == "figure-changed"
    ))  # fmt: skip


def test_an_alt_text_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """What stands for a picture is read by those who cannot see it."""
    old, new = f"2024 €5.6{NBSP}million", f"2024 €6.5{NBSP}million"
    replace_in(files, BRIEF, "word/document.xml", old, new, after='name="Picture 2"')
    problems = found(files, tmp_path)
    message = said(problems, "figure-changed", f'{BRIEF}, section "Figures", picture "Picture 2"')
    assert f"2024 €5.6{NBSP}million" in message


def test_a_workbook_that_does_not_say_what_its_chart_shows_is_named(files: Files, tmp_path: Path) -> None:
    """“Edit data” shows the workbook: cell, what it has, and what the chart shows."""

    def change(parts: dict[str, bytes]) -> None:
        name = "word/embeddings/chart-trade-1.xlsx"
        book = {"book": parts[name]}
        replace_in(book, "book", r"xl/worksheets/sheet1\.xml", "5600000", "6500000")
        parts[name] = book["book"]

    inside(files, BRIEF, change)
    problems = found(files, tmp_path)
    message = said(problems, "figure-changed", f"{BRIEF}, chart-trade-1.xml, workbook, cell B3")
    assert message == "the workbook of the chart has `6500000` here, and the chart shows `5600000`"


@pytest.mark.parametrize("damage", [b"<a><b></a>", b"<Relationships><a><a/></a></Relationships>"])
def test_a_chart_whose_way_to_its_workbook_is_damaged_is_named(damage: bytes, files: Files, tmp_path: Path) -> None:
    """What is not well-formed, or no list, ended in a fault of the program."""
    inside(files, BRIEF, lambda parts: parts.update({"word/charts/_rels/chart-trade-1.xml.rels": damage}))
    problems = found(files, tmp_path)
    message = said(problems, "figure-changed", f"{BRIEF}, word/charts/chart-trade-1.xml")
    assert message == "the workbook of a chart cannot be read"


def test_a_figure_of_a_picture_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """The letters of a chart are outlines; their words stand beside them."""
    svg = files[SVG].decode("utf-8")
    assert "<!-- €5.6 million -->" in svg
    files[SVG] = svg.replace("<!-- €5.6 million -->", "<!-- €6.5 million -->").encode("utf-8")
    problems = found(files, tmp_path)
    assert ("file-changed", SVG) in told(problems)
    (changed,) = [p for p in problems if p.code == "words-changed"]
    assert changed.excerpt is not None
    assert changed.excerpt.text == "€6.5 million"


def test_a_picture_whose_outlines_alone_were_changed_is_another_file(files: Files, tmp_path: Path) -> None:
    """What no reader of words sees, the checksum does."""
    files[SVG] = files[SVG].replace(b"fill: #ffffff", b"fill: #fffffe", 1)
    assert told(found(files, tmp_path)) == [("file-changed", SVG)]


def test_a_figure_of_the_page_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """The page is one of the files."""
    page = files[PAGE].decode("utf-8")
    at = page.index("Fishing boats")
    files[PAGE] = (page[:at] + page[at:].replace("more than 120", "more than 210", 1)).encode("utf-8")
    problems = found(files, tmp_path)
    message = said(problems, "figure-changed", f'{PAGE}, section "Facts", table 1, row 5, column 3')
    assert message == "`more than 210` stands here; `more than 120` was printed for `fleet.boats`"


# -- words, notes, parts


def test_words_that_were_added_are_named(files: Files, tmp_path: Path) -> None:
    """A sentence that prints no fact is known by the print of its paragraph."""
    replace_in(files, BRIEF, "word/document.xml", " boats.", " boats, they say.")
    problems = found(files, tmp_path)
    assert told(problems) == [
        ("file-changed", BRIEF), ("words-changed", f'{BRIEF}, section "Summary", paragraph 2'),
    ]  # fmt: skip


def test_a_hidden_text_that_was_added_is_named(files: Files, tmp_path: Path) -> None:
    """Nobody sees it in Word; a search does."""
    run = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>not for partners</w:t></w:r></w:p>"
    replace_in(files, BRIEF, "word/document.xml", "</w:tbl>", f"</w:tbl>{run}")
    problems = found(files, tmp_path)
    (added,) = [p for p in problems if p.code == "words-changed" and p.message == "this was added"]
    assert added.excerpt is not None
    assert (added.place.file, added.excerpt.text) == (BRIEF, "not for partners")


def test_words_that_were_hidden_are_named(files: Files, tmp_path: Path) -> None:
    """The words are the same, and no reader sees them."""
    name, _ = BRIEF, None

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode("utf-8")
        at = text.index("<w:r", text.index("The fleet has") - 400)
        start = text.index(">", at) + 1
        parts["word/document.xml"] = f"{text[:start]}<w:rPr><w:vanish/></w:rPr>{text[start:]}".encode()

    inside(files, name, change)
    assert "words-changed" in {p.code for p in found(files, tmp_path)}


def test_the_mark_of_a_note_that_was_moved_is_named(files: Files, tmp_path: Path) -> None:
    """A footnote behind another figure says that its source bears that one."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode("utf-8")
        (run,) = re.findall(r"<w:r>(?:(?!</w:r>).)*<w:footnoteReference [^>]*/></w:r>", text)
        text = text.replace(run, "")
        at = text.index("</w:p>", text.index("The fleet has"))
        parts["word/document.xml"] = f"{text[:at]}{run}{text[at:]}".encode()

    inside(files, BRIEF, change)
    places = [str(p.place) for p in found(files, tmp_path) if p.code == "words-changed"]
    assert places == [f'{BRIEF}, section "Summary", paragraph 1', f'{BRIEF}, section "Summary", paragraph 2']


def test_a_paragraph_that_was_removed_is_told_where_it_stood(files: Files, tmp_path: Path) -> None:
    """A caveat that is gone."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode("utf-8")
        at = text.index("The fleet has")
        start, end = text.rindex("<w:p>", 0, at), text.index("</w:p>", at) + len("</w:p>")
        parts["word/document.xml"] = (text[:start] + text[end:]).encode()

    inside(files, BRIEF, change)
    problems = found(files, tmp_path)
    assert ("words-changed", f'{BRIEF}, section "Summary", paragraph 1') in told(problems)
    assert "this place is gone" in said(problems, "figure-changed", f'{BRIEF}, section "Summary", paragraph 2')


def test_a_picture_in_a_document_that_was_replaced_is_named(files: Files, tmp_path: Path) -> None:
    """No word of the document changed, one of its parts did."""

    def change(parts: dict[str, bytes]) -> None:
        parts["word/media/chart-drawn-1.png"] = files["charts/trade.en.png"]

    inside(files, BRIEF, change)
    problems = found(files, tmp_path)
    assert said(problems, "words-changed", BRIEF) == "a picture was changed: word/media/chart-drawn-1.png"


def test_document_properties_that_were_changed_are_named(files: Files, tmp_path: Path) -> None:
    """In good English: there are several."""

    def change(parts: dict[str, bytes]) -> None:
        parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(
            b"</Properties>", b"<!-- a remark --></Properties>"
        )

    inside(files, BRIEF, change)
    problems = found(files, tmp_path)
    assert said(problems, "words-changed", BRIEF) == "the document properties were changed: docProps/app.xml"


def test_a_part_that_was_added_is_named(files: Files, tmp_path: Path) -> None:
    """Data that no program shows."""
    inside(files, BRIEF, lambda parts: parts.update({"customXml/item9.xml": b"<leak/>"}))
    problems = found(files, tmp_path)
    assert said(problems, "words-changed", BRIEF) == "data that a program keeps in it was added: customXml/item9.xml"


# -- files


def test_a_file_that_was_replaced_is_named(files: Files, tmp_path: Path) -> None:
    """By another of the pack, under its name."""
    files["charts/drawn.en.png"] = files["charts/trade.en.png"] + b"x"
    assert told(found(files, tmp_path)) == [("file-changed", "charts/drawn.en.png")]


def test_a_file_that_was_removed_is_named(files: Files, tmp_path: Path) -> None:
    """Also the deck may be what matters."""
    del files[DECK]
    assert told(found(files, tmp_path)) == [("file-removed", DECK)]


def test_a_file_that_was_added_is_named(files: Files, tmp_path: Path) -> None:
    """In the folder of the pack, or beside it."""
    files["notes.docx"] = files[BRIEF]
    files["charts/more.svg"] = b"<svg/>"
    assert told(found(files, tmp_path)) == [("file-added", "charts/more.svg"), ("file-added", "notes.docx")]


def test_a_file_that_was_renamed_is_named(files: Files, tmp_path: Path) -> None:
    """It is the file that was made, under another name."""
    files["final.docx"] = files.pop(BRIEF)
    problems = found(files, tmp_path)
    assert told(problems) == [("file-renamed", "final.docx")]
    assert problems[0].message == "this is `brief.en.docx` under another name"


def test_a_file_that_cannot_be_read_is_named(files: Files, tmp_path: Path) -> None:
    """Half of a document."""
    files[BRIEF] = files[BRIEF][:2000]
    assert {code for code, place in told(found(files, tmp_path)) if place == BRIEF} == {"file-changed"}


# -- the manifest


def test_a_value_of_the_manifest_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """By the files, by the quote, by what is computed from it, and by the provenance."""

    def change(manifest: dict[str, dict[str, dict[str, str]]]) -> None:
        fact = manifest["facts"]["trade.total.2024"]
        fact.update(value="6500000", low="6450000", high="6550000")

    in_manifest(files, change)
    problems = found(files, tmp_path)
    assert {p.code for p in problems} == {"figure-differs", "fact-unborne", "manifest-differs"}
    assert "says 5,600,000, not 6,500,000" in said(problems, "figure-differs", BRIEF)
    quoted, computed = [p.message for p in problems if p.code == "fact-unborne"]
    assert "5.6" in quoted + computed
    assert "growth(trade.total.2024, trade.total.2023)" in quoted + computed


def test_a_document_whose_checksum_alone_was_renewed_is_named(files: Files, tmp_path: Path) -> None:
    """The prints of its paragraphs are still those of what was made."""
    replace_in(files, BRIEF, "word/document.xml", "Island", "Atoll")
    in_manifest(files, lambda _: None, sealed=True)
    problems = found(files, tmp_path)
    assert {code for code, place in told(problems) if place.startswith(BRIEF)} == {"words-changed"}


def test_a_manifest_alone_proves_nothing(files: Files, tmp_path: Path) -> None:
    """Also one that lists no file."""
    (tmp_path / "manifest.json").write_bytes(files["manifest.json"])
    (verified,) = verify([tmp_path / "manifest.json"])
    assert told(list(verified.problems)) == [("nothing-compared", "manifest.json")]
    assert verified.problems.has_errors


def test_a_link_in_an_unpacked_folder_is_named(made: Path, tmp_path: Path) -> None:
    """And so is what only calls itself the file that Office keeps beside an open one."""
    with zipfile.ZipFile(made) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "small"
    (folder / "notes.html").symlink_to(tmp_path)
    (folder / "~$brief.en.docx").write_bytes(b"x" * 162)
    (folder / "~$read me first.docm").write_bytes(b"x" * 2_000)
    (verified,) = verify([folder])
    assert told(list(verified.problems)) == [("file-added", "notes.html"), ("file-added", "~$read me first.docm")]


def test_a_quote_of_the_manifest_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """The fact no longer follows from it."""
    in_manifest(files, lambda m: m["facts"]["trade.total.2024"].update(quote="rose to €6.5 million in 2024"))
    problems = found(files, tmp_path)
    assert {p.code for p in problems} == {"fact-unborne", "manifest-differs"}


def test_words_of_a_quote_that_hold_no_figure_are_compared_with_the_provenance(files: Files, tmp_path: Path) -> None:
    """“rose” or “crept”: no figure says which."""
    in_manifest(files, lambda m: m["facts"]["trade.total.2024"].update(quote="crept to €5.6 million in 2024"))
    quote = ("manifest-differs", "provenance.json, entity, quote:trade.total.2024, prov:value")
    assert set(told(found(files, tmp_path))) == {SEAL, quote}


def test_a_formula_of_the_manifest_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """What it gives is another figure."""
    in_manifest(
        files, lambda m: m["facts"]["trade.change"].update(formula="growth(trade.total.2023, trade.total.2024)")
    )
    assert "fact-unborne" in {p.code for p in found(files, tmp_path)}


def test_a_use_of_the_manifest_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """The manifest says that something is printed which is not."""

    def change(manifest: dict[str, dict[str, dict[str, list[dict[str, str]]]]]) -> None:
        use = next(u for u in manifest["facts"]["fleet.boats"]["uses"] if u["file"] == BRIEF)
        use["text"] = "more than 210"

    in_manifest(files, change)
    problems = found(files, tmp_path)
    assert {p.code for p in problems} == {"figure-changed", "figure-differs", "manifest-differs"}


def test_a_checksum_of_the_manifest_that_was_changed_is_named(files: Files, tmp_path: Path) -> None:
    """The file, its page, and the provenance know another."""

    def change(manifest: dict[str, list[dict[str, str]]]) -> None:
        next(each for each in manifest["outputs"] if each["file"] == BRIEF)["sha256"] = "0" * 64

    in_manifest(files, change)
    problems = found(files, tmp_path)
    assert {(p.code, p.place.file) for p in problems} == {
        ("file-changed", BRIEF), ("manifest-differs", PAGE), ("manifest-differs", "provenance.json"),
    }  # fmt: skip


def test_a_forged_file_whose_checksum_was_forged_too_is_named(files: Files, tmp_path: Path) -> None:
    """Who changes a figure, and the checksum in the manifest, has not changed what the manifest says is printed."""
    replace_in(files, BRIEF, "word/document.xml", f"€5.6{NBSP}million", f"€6.5{NBSP}million")
    in_manifest(files, lambda _: None, sealed=True)
    problems = found(files, tmp_path)
    assert f"€6.5{NBSP}million" in said(problems, "figure-changed", f'{BRIEF}, section "Summary", paragraph 1')
    assert ("manifest-differs", PAGE) in told(problems)


def test_any_change_of_the_manifest_is_known_by_its_provenance(files: Files, tmp_path: Path) -> None:
    """Also one of an entry that nothing else looks at: the provenance has the checksum of the manifest."""
    in_manifest(files, lambda manifest: manifest.update(edition="Second edition"))
    assert told(found(files, tmp_path)) == [SEAL]


def test_a_manifest_without_its_provenance_is_told(files: Files, tmp_path: Path) -> None:
    """It is one of the files."""
    del files["provenance.json"]
    assert told(found(files, tmp_path)) == [("file-removed", "provenance.json")]


def test_a_careful_forgery_is_known_by_the_checksum_of_the_manifest_alone(files: Files, made: Path) -> None:
    """Nothing in a pack can prove its manifest: what `share` and `verify` print is to be compared."""
    before = hashlib.sha256(files["manifest.json"]).hexdigest()
    (verified,) = verify([made])
    assert verified.verdict.digest == before
    in_manifest(files, lambda manifest: manifest.update(edition="Second edition"))
    assert hashlib.sha256(files["manifest.json"]).hexdigest() != before


_BROKEN: list[tuple[str, Callable[[dict[str, object]], object]]] = [
    ("a list for a group", lambda m: m.update(facts=[])),
    ("no outputs", lambda m: m.pop("outputs")),
    ("a number for a name", lambda m: m.update(pack=5)),
    ("words for bytes", lambda m: m["outputs"][0].update(bytes="many")),  # type: ignore[index]
    ("no number for a value", lambda m: m["facts"]["fleet.boats"].update(value="1e999999")),  # type: ignore[index]
    ("a value outside its range", lambda m: m["facts"]["trade.total.2023"].update(low="9", high="10")),  # type: ignore[index]
    ("a period that is none", lambda m: m["facts"]["trade.total.2023"].update(period="2023-99")),  # type: ignore[index]
    ("a formula that is none", lambda m: m["facts"]["trade.change"].update(formula="(" * 500)),  # type: ignore[index]
    ("a way that is none", lambda m: m["facts"]["fleet.boats"]["uses"][0].update(way="../..")),  # type: ignore[index]
    ("huge decimals", lambda m: m["facts"]["fleet.boats"].update(decimals=10**9)),  # type: ignore[index]
    ("no checksum", lambda m: m["outputs"][0].update(sha256="abc")),  # type: ignore[index]
    ("units that are none", lambda m: m.update(units={"EUR": 1})),
]


@pytest.mark.parametrize("case", _BROKEN, ids=[case[0] for case in _BROKEN])
def test_a_manifest_of_wrong_kinds_is_a_problem(
    case: tuple[str, Callable[..., object]], files: Files, tmp_path: Path
) -> None:
    """With the line of what is wrong."""
    in_manifest(files, case[1])
    problems = found(files, tmp_path)
    assert {p.code for p in problems} == {"manifest-unreadable"}
    assert all(p.place.line is not None for p in problems)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{" * 5000, '{"pack": 1, "pack": 2}', "\ufeff{}", "NaN"])
def test_what_is_no_manifest_is_a_problem(text: str, files: Files, tmp_path: Path) -> None:
    """Whatever stands there."""
    files["manifest.json"] = text.encode("utf-8")
    assert {p.code for p in found(files, tmp_path)} <= {"json-syntax", "manifest-unreadable", "data-shape"}
    assert found(files, tmp_path) != []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"entity": 5}', '{"entity": {"fact:x": []}}'])
def test_what_is_no_provenance_is_a_problem(text: str, files: Files, tmp_path: Path) -> None:
    """Whatever stands there."""
    files["provenance.json"] = text.encode("utf-8")
    assert {p.place.file for p in found(files, tmp_path)} == {"provenance.json"}


def test_a_fact_of_the_manifest_that_is_not_in_it_is_told(files: Files, tmp_path: Path) -> None:
    """A formula names what nobody can look up."""

    def change(manifest: dict[str, dict[str, object]]) -> None:
        del manifest["facts"]["trade.total.2023"]

    in_manifest(files, change)
    messages = [p.message for p in found(files, tmp_path) if p.code == "fact-unborne"]
    assert messages == ["`trade.change`: its formula names `trade.total.2023`, which the manifest does not hold"]


def test_the_manifest_names_no_folder_of_the_computer(made: Path) -> None:
    """It travels."""
    written = files_of(made)["manifest.json"].decode("utf-8") + files_of(made)["provenance.json"].decode("utf-8")
    assert str(made.parent) not in written
    assert "data/small" not in written
    assert json.loads(files_of(made)["manifest.json"])["pack"] == "small"


def test_a_document_inside_is_read_with_guards(files: Files, tmp_path: Path) -> None:
    """A part that unpacks to far more than it is."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 3_000_000)
    files[BRIEF] = held.getvalue()
    problems = found(files, tmp_path)
    assert "unpacks to an unreasonable size" in " ".join(p.message for p in problems if p.place.file == BRIEF)


@pytest.mark.office
def test_a_pdf_that_was_changed_names_the_figures_that_are_gone(office: None, tmp_path: Path) -> None:
    """A PDF of a document with another figure, under the name of the one that was made."""
    pack = make_pack(tmp_path)
    files = files_of(share(pack, out=tmp_path / "small.zip", pdf=True).path)
    assert found(files, tmp_path) == []
    replace_in(files, BRIEF, "word/document.xml", f"€5.6{NBSP}million", f"€6.5{NBSP}million", count=9)
    made = make_pdfs({BRIEF: Source(files.pop(BRIEF), "en", "Island trade")})[BRIEF]
    assert made.data is not None
    files["brief.en.pdf"] = made.data
    problems = [problem for problem in found(files, tmp_path) if problem.place.file == "brief.en.pdf"]
    assert sorted(problem.code for problem in problems) == ["figure-changed", "file-changed"]
    assert said(problems, "figure-changed", "brief.en.pdf") == (
        "`€5.6 million` was printed in it for `trade.total.2024`, and does not stand in all places now"
    )


@pytest.mark.parametrize(("one", "other"), [("NaN", "1"), ("sNaN", "sNaN"), ("Infinity", "5"), ("1e99999999999", "1")])
def test_numbers_of_a_workbook_that_are_none_are_compared_as_words(one: str, other: str) -> None:
    """Arithmetic with them ends in a fault, or says that they are alike."""
    assert same_number(one, other) == (one == other)


def test_what_a_manifest_calls_itself_cannot_steer_a_terminal(files: Files, tmp_path: Path) -> None:
    """Nor make lines that look like those of the command."""
    in_manifest(files, lambda m: m.update(edition="1\n  checksum of the manifest:\n    00\x1b[8m"))
    path = tmp_path / "received.zip"
    path.write_bytes(zipped(files))
    done = brief("verify", str(path), at=tmp_path)
    first = done.stdout.splitlines()[0]
    assert "\x1b" not in done.stdout
    assert first.endswith("1 checksum of the manifest: 00U+001B[8m; for: internal")


def test_a_member_of_a_folder_cannot_steer_a_terminal_by_its_name(files: Files, tmp_path: Path) -> None:
    """It is named as a place."""
    for name, data in {**files, "a\x1b[31mred.txt": b"x"}.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    done = brief("verify", str(tmp_path / "in"), at=tmp_path)
    assert "\x1b" not in done.stdout + done.stderr
    assert "aU+001B[31mred.txt" in done.stderr


def test_a_file_that_is_longer_than_any_brief_is_compared_at_once() -> None:
    """Else a small file would take minutes."""
    made, found = ["a"] * 9_000, ["b", *["a"] * 9_000, "c"]
    assert list(changes(made, found)) == [("replace", 0, 9000, 0, 9002)]
    short = list(changes(["a", "b", "c"], ["a", "x", "c"]))
    assert [each for each in short if each[0] != "equal"] == [("replace", 1, 2, 1, 2)]
