"""House style of documents that somebody wrote by hand, in Word or PowerPoint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph
from pptx import Presentation
from pptx.util import Emu

from command import brief

DOCUMENTS = Path(__file__).resolve().parent.parent / "documents"
BOTH = "UNCLASSIFIED / NON CLASSIFIÉ"
Told = list[tuple[str, str, str]]


def _told(path: Path, *options: str) -> Told:
    """(severity, code, what is marked, or the message where nothing is)."""
    done = brief("check", path.name, "--only", "style", "--format", "json", *options, at=path.parent)
    assert done.returncode in (0, 1)
    found = []
    for each in json.loads(done.stdout):
        said = each["excerpt"] or {"text": "", "start": 0, "end": 0}
        marked = said["text"][said["start"] : said["end"]]
        found.append((each["severity"], each["code"], marked or each["message"]))
    return found


def _space(path: Path) -> str:
    """How the check says that a no-break space is typed, in a document that lacks one."""
    done = brief("check", path.name, "--only", "style", "--format", "json", at=path.parent)
    (told,) = [each for each in json.loads(done.stdout) if each["code"] == "house-number-space"]
    return str(told["help"][1])


def _mark(header: Paragraph, text: str = BOTH) -> None:
    header.text = text
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _letter(path: Path, *paragraphs: str, language: str = "en-CA") -> Path:
    document = Document()
    lang = document.styles.element.xpath("//w:docDefaults//w:lang")[0]
    lang.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", language)
    _mark(document.sections[0].header.paragraphs[0])
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_a_letter_in_english_is_held_to_the_english_rules(tmp_path: Path) -> None:
    """Its tags, if it has some, are no fault."""
    path = _letter(tmp_path / "letter.docx", "On July 31st, 4 ministers met.", "Exports were {{ x }}, i.e. $2.1B.")
    assert _told(path) == [
        ("warning", "house-date", "July 31st"),
        ("warning", "house-number", "4"),
        ("warning", "house-plain", "i.e."),
        ("warning", "house-money-short", "$2.1B"),
    ]


@pytest.mark.parametrize("options", [(), ("--lang", "fr")])
def test_a_letter_in_french_is_held_to_the_french_rules(options: tuple[str, ...], tmp_path: Path) -> None:
    """By its language; `--lang` says it where the file was left in English."""
    path = _letter(
        tmp_path / "lettre.docx",
        "Le 1 juillet, 4 ministres ont dit « oui » : 20% de 2.1 milliards.",
        language="en-US" if options else "fr-CA",
    )
    assert _told(path, *options) == [
        ("warning", "house-date", "1 juillet"),
        ("warning", "house-number", "4"),
        ("warning", "house-typography", "« "),
        ("warning", "house-typography", " »"),
        ("warning", "house-typography", " :"),
        ("warning", "house-percent", "20%"),
        ("warning", "house-money", "2.1 milliards"),
    ]


def test_a_letter_that_keeps_the_rules_has_no_fault(tmp_path: Path) -> None:
    """Also one in two languages, each paragraph by its own."""
    path = _letter(
        tmp_path / "letter.docx",
        "On July\u00a031, four ministers met and spent $2.1\u00a0billion, 20% of the budget.",
        "“It is done”, said one of them; see https://canada.ca/a-b.",
    )
    assert _told(path) == []


def test_italics_underlining_and_bold_are_looked_at_by_run(tmp_path: Path) -> None:
    """A link is underlined and is none; what is all italic is so by its style."""
    document = Document()
    _mark(document.sections[0].header.paragraphs[0])
    heading = document.add_heading("Trade in ", 1)
    heading.add_run("numbers").italic = True
    paragraph = document.add_paragraph("This is ")
    paragraph.add_run("not").underline = True
    paragraph.add_run(" and ")
    paragraph.add_run("never").italic = True
    paragraph.add_run(" and in ")
    paragraph.add_run("The Phnom Penh Post").italic = True
    paragraph.add_run(".")
    document.add_paragraph().add_run("All of this is bold.").bold = True
    document.add_paragraph().add_run("All of this is italic.").italic = True
    document.save(str(tmp_path / "looks.docx"))
    assert _told(tmp_path / "looks.docx") == [
        ("warning", "house-emphasis", "numbers"),
        ("warning", "house-emphasis", "not"),
        ("note", "house-emphasis", "never"),
        ("note", "house-emphasis", "All of this is bold."),
    ]


def test_the_first_page_needs_the_marking_too(tmp_path: Path) -> None:
    """A different first page has a header of its own, which is empty at first."""
    document = Document()
    _mark(document.sections[0].header.paragraphs[0])
    document.sections[0].different_first_page_header_footer = True
    document.add_paragraph("Words.")
    document.save(str(tmp_path / "first.docx"))
    assert _told(tmp_path / "first.docx") == [
        ("warning", "house-marking", "the first page of section 1 has no marking")
    ]
    _mark(document.sections[0].first_page_header.paragraphs[0])
    document.core_properties.keywords = "PROTECTED A"
    document.save(str(tmp_path / "first.docx"))
    ((_, code, message),) = _told(tmp_path / "first.docx")
    assert (code, message.split(",")[0]) == ("house-marking", f"`{BOTH}` stands on the pages")


def test_a_marking_at_the_left_is_told(tmp_path: Path) -> None:
    """The guide wants the top right corner."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = BOTH
    document.add_paragraph("Words.")
    document.save(str(tmp_path / "left.docx"))
    said = "the marking of pages of section 1 is not at its top right"
    assert _told(tmp_path / "left.docx") == [("warning", "house-marking", said)]


def test_slides_are_marked_by_their_master_or_each_by_itself(tmp_path: Path) -> None:
    """What stands on the master stands on each slide."""
    deck = Presentation()
    for title in ("One", "Two"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
    width = deck.slide_width or Emu(0)
    box = deck.slides[0].shapes.add_textbox(width * 3 // 4, Emu(0), width // 4, Emu(300_000))
    box.text_frame.text = BOTH
    deck.save(str(tmp_path / "deck.pptx"))
    assert _told(tmp_path / "deck.pptx") == [("warning", "house-marking", "slide 2 has no marking")]
    box.left = Emu(0)
    deck.save(str(tmp_path / "deck.pptx"))
    assert [message for _, _, message in _told(tmp_path / "deck.pptx")] == [
        "the marking of slide 1 is not at its top right",
        "slide 2 has no marking",
    ]
    master = deck.slide_masters[0].shapes._spTree
    box.left = width * 3 // 4
    master.append(box._element)
    deck.save(str(tmp_path / "deck.pptx"))
    assert _told(tmp_path / "deck.pptx") == []


def test_a_cure_in_a_document_says_how_a_no_break_space_is_typed_there(tmp_path: Path) -> None:
    """Whoever writes in Word or PowerPoint knows no YAML."""
    letter = _letter(tmp_path / "letter.docx", "It took 20 years.")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "It took 20 years"
    deck.save(str(tmp_path / "deck.pptx"))
    said = [_space(letter), _space(tmp_path / "deck.pptx")]
    assert said == [
        "a no-break space is Ctrl+Shift+Space in Word",
        "a no-break space is Insert, Symbol, 00A0 in PowerPoint, or copied from Word",
    ]


def test_alt_texts_are_words_too(tmp_path: Path) -> None:
    """They are read aloud."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    width = deck.slide_width or Emu(0)
    slide.shapes.add_textbox(width * 3 // 4, Emu(0), width // 4, Emu(300_000)).text_frame.text = BOTH
    shape = slide.shapes.add_shape(1, 0, Emu(2_000_000), width, Emu(300_000))
    shape._element.nvSpPr.cNvPr.set("descr", "Bars of 2015-16: 20 per cent")
    deck.save(str(tmp_path / "alt.pptx"))
    assert _told(tmp_path / "alt.pptx") == [("warning", "house-percent", "20 per cent")]


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.docx")), ids=lambda path: path.stem)
def test_documents_of_other_programs_can_be_read(path: Path) -> None:
    """Their words keep the rules; that a whole paragraph is bold, and that none is marked, are notes."""
    assert {severity for severity, _, _ in _told(path)} <= {"note"}


def test_a_style_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the one that was meant; a pack names its own."""
    _letter(tmp_path / "letter.docx", "Words.")
    done = brief("check", "letter.docx", "--style", "canda", at=tmp_path)
    assert done.returncode == 1
    assert "did you mean `canada`?" in done.stderr
    done = brief("check", "letter.docx", "--style", "ours.yaml", at=tmp_path)
    assert done.returncode == 1
    assert "error[file-missing]" in done.stderr
    assert brief("check", "--style", "canada", at=tmp_path).returncode == 2


def test_a_document_that_somebody_wrote_is_held_to_the_style_that_is_there(tmp_path: Path) -> None:
    """Nobody has to know its name; it is said once, with what turns it off, however many documents there are."""
    _letter(tmp_path / "letter.docx", "On July 31st they met.")
    _letter(tmp_path / "other.docx", "They met.")
    done = brief("check", "letter.docx", "other.docx", at=tmp_path)
    assert done.returncode == 0
    assert "warning[house-date]" in done.stderr
    said = "words were held to the house style `canada`; `--style none` leaves that out\n"
    assert done.stderr.count(said) == 1
    assert said not in brief("check", "letter.docx", "--style", "canada", at=tmp_path).stderr
    for options in (["--style", "none"], ["--only", "access"], ["--only", "tags,access"]):
        done = brief("check", "letter.docx", *options, at=tmp_path)
        assert "house" not in done.stderr
    only = brief("check", "letter.docx", "--only", "style", "--format", "short", at=tmp_path)
    assert [line.split("[")[1].split("]")[0] for line in only.stdout.splitlines()] == ["house-date"]
    assert brief("check", "letter.docx", "--only", "tags", "--style", "canada", at=tmp_path).returncode == 2


def test_a_quoted_word_makes_no_template_of_a_document(tmp_path: Path) -> None:
    """Be it as a mail merge marks its fields: that is told too, where it looks like one."""
    _letter(tmp_path / "lettre.docx", "Il a dit «oui» le 31 juillet.", language="fr-CA")
    done = brief("check", "lettre.docx", at=tmp_path)
    assert ("house-typography" in done.stderr, "template-plain" in done.stderr) == (True, False)
    _letter(tmp_path / "lettre.docx", "Il a dit «Oui» le 31 juillet.", language="fr-CA")
    done = brief("check", "lettre.docx", at=tmp_path)
    assert ("house-typography" in done.stderr, "template-plain" in done.stderr) == (True, True)


@pytest.mark.parametrize("text", ["On July 31st {{ who }} met.", "On July 31st { { who } } met.", "July 31st {{ who }"])
def test_a_template_is_held_to_a_style_that_is_named_alone(tmp_path: Path, text: str) -> None:
    """Be its tags right, or wrong: the words of a template are a draft."""
    _letter(tmp_path / "letter.docx", text)
    assert "house" not in brief("check", "letter.docx", at=tmp_path).stderr
    (tmp_path / "data.yaml").write_text("who: they\n")
    assert "house" not in brief("check", "letter.docx", "--data", "data.yaml", at=tmp_path).stderr
    assert "house-date" in brief("check", "letter.docx", "--style", "canada", at=tmp_path).stderr
    assert "house-date" in brief("check", "letter.docx", "--only", "style", at=tmp_path).stderr


def test_strict_makes_its_warnings_errors(tmp_path: Path) -> None:
    """For a folder of documents that must all be right."""
    _letter(tmp_path / "letter.docx", "On July 31st they met.")
    done = brief("check", "letter.docx", "--style", "canada", "--strict", at=tmp_path)
    assert done.returncode == 1
    assert "error[house-date]" in done.stderr
