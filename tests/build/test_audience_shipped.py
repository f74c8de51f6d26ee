"""The shipped pack for partners and the public: nothing of the irritants (A28) anywhere, and nothing left hanging."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from brief_builder import build
from brief_builder.access import check_access
from brief_builder.build.loading import load
from brief_builder.proof.searching.passages import passages
from brief_builder.proof.searching.secret import plain
from brief_builder.structure import read_structure

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "data" / "canada-cambodia"
LANGUAGES = ("en", "fr", "km")
# What A28 says that no fact for everybody says. “Human rights” is a priority that Canada publishes.
IRRITANTS = (
    "irritants.gac", "ongoing challenge", "corruption", "press freedom", "trafficking", "exploitation of women",
    "défis persistants", "liberté de la presse", "traite et", "exploitation de femmes",
    "អំពើពុករលួយ", "សេរីភាពសារព័ត៌មាន", "ការជួញដូរ", "កេងប្រវ័ញ្ច", "បញ្ហាប្រឈមដែលកំពុងបន្ត",
)  # fmt: skip
SECTIONS = ("if raised", "si la question est soulevée", "ប្រសិនបើមានការលើកឡើង")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of the files for each audience, in all languages; each is built once, in whatever order they are."""
    out = tmp_path_factory.mktemp("output")
    return {audience: build(PACK, out=out, audience=audience).folder for audience in ("partner", "public")}


@pytest.fixture(params=["partner", "public"])
def edition(request: pytest.FixtureRequest, editions: dict[str, Path]) -> Path:
    """Those of one audience."""
    return editions[request.param]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_of_the_irritants_stands_in_any_file(edition: Path) -> None:
    """In no language, in no part, seen or unseen; the search of the build itself is not asked."""
    found = []
    for path in _files(edition):
        parts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                parts += [package.read(name) for name in package.namelist()]
        raw = b"\n".join(parts).decode("utf-8", "replace")
        said = plain("\n".join([raw, *(each.text for each in passages(path.name, path.read_bytes()))]))
        found += [(path.name, words) for words in (*IRRITANTS, *SECTIONS) if plain(words) in said]
    assert found == []


def test_what_is_looked_for_stands_in_the_files_for_insiders(shipped: Path) -> None:
    """Else the test before would prove nothing."""
    said = ""
    for path in sorted(shipped.glob("*.docx")):
        said += plain("\n".join(each.text for each in passages(path.name, path.read_bytes())))
    assert [words for words in (*IRRITANTS, *SECTIONS) if plain(words) not in said] == ["irritants.gac"]


def test_no_question_for_the_desk_is_asked(edition: Path) -> None:
    """They are for insiders, and so are their leads."""
    questions = load(PACK).facts.questions
    assert len(questions) == 13
    for path in _files(edition):
        said = plain("\n".join(each.text for each in passages(path.name, path.read_bytes())))
        for question in questions:
            for words in (*question.question.values(), *question.lead.values()):
                assert plain(words) not in said, (path.name, words)


def test_the_build_says_how_many_items_it_leaves_out(edition: Path) -> None:
    """As counts; the manifest names none of them."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["audience"] == edition.name.rpartition("-")[2]
    counts = manifest["left_out"]
    assert {kind: counts[kind] for kind in ("facts", "slides", "sections", "questions")} == {
        "facts": 1,
        "slides": 1,
        "sections": 2,
        "questions": 13,
    }
    assert counts["texts"] > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_is_left_without_a_section(edition: Path, language: str) -> None:
    """Each heading has something below it, or one of a lower level."""
    whom = edition.name.rpartition("-")[2]
    document = Document(str(edition / f"brief.{whom}.{language}.docx"))
    held: list[tuple[str, int, bool]] = []  # heading, level, whether something stands below it
    for element in document.element.body.iterchildren():
        style = element.style if element.tag.endswith("}p") else ""
        text = "".join(each.text or "" for each in element.iter("{*}t"))
        if style and style.startswith("Heading"):
            held.append((text, int(style[-1]), False))
        elif held and (element.tag.endswith("}tbl") or text.strip()):
            held[-1] = (*held[-1][:2], True)
    assert len(held) >= 12
    hollow = [
        text
        for number, (text, level, full) in enumerate(held)
        if not full and not (number + 1 < len(held) and held[number + 1][1] > level)
    ]
    assert (hollow, [text for text, _, _ in held if not text.strip()]) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_follow_each_other(edition: Path, shipped: Path, language: str) -> None:
    """The question slide of insiders and its second page are gone; each has a title, and a number that is a field."""
    whom = edition.name.rpartition("-")[2]
    deck = Presentation(str(edition / f"deck.{whom}.{language}.pptx"))
    inside = Presentation(str(shipped / f"deck.{language}.pptx"))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    every = [slide.shapes.title.text_frame.text for slide in inside.slides]
    assert len(every) - len(titles) == 2
    assert [title for title in every if title in titles] == titles
    assert all(titles)
    assert all(_has_number(slide) for slide in deck.slides)


def _has_number(slide: object) -> bool:
    """Whether its number is a field, which PowerPoint works out anew whatever slides there are."""
    fields = slide._element.iter("{*}fld")  # type: ignore[attr-defined]
    return any(each.get("type") == "slidenum" for each in fields)


def test_the_files_can_be_read_by_everybody(edition: Path) -> None:
    """What is left out leaves no fault of accessibility behind."""
    for path in sorted((*edition.glob("*.docx"), *edition.glob("*.pptx"))):
        found = check_access(read_structure(path.read_bytes(), path.name))
        assert [each.message for each in found if each.severity != "note"] == []


@pytest.mark.office
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_pages_on_which_the_sections_are(
    edition: Path, to_pdf: Callable[[Path], Path], language: str
) -> None:
    """Sections have moved up where one before them is left out."""
    brief = edition / f"brief.{edition.name.rpartition('-')[2]}.{language}.docx"
    pdf = PdfReader(io.BytesIO(to_pdf(brief).read_bytes()))
    marks = (mark for mark in pdf.outline if not isinstance(mark, list))
    pages = {_bare(str(mark.title)): pdf.get_destination_page_number(mark) for mark in marks}
    wrong = {}
    for paragraph in Document(str(brief)).element.body.iter("{*}p"):
        if paragraph.style == "TOC1":
            *title, page = filter(
                None, ("".join(t.text or "" for t in run.iter("{*}t")) for run in paragraph.iter("{*}r"))
            )
            if pages.get(_bare("".join(title))) != int(page) - 1:
                wrong["".join(title)] = page
    assert wrong == {}


def _bare(text: str) -> str:
    """Without the breaks between Khmer words."""
    return text.replace("\u200b", "").strip()
