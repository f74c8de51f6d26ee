"""Documents that cannot be inserted, or not there: each is a problem with its cure, and nothing else is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from annexes import (
    TEXT_BOX,
    add,
    changed,
    drawing,
    put,
    render_in,
    rich,
    saved,
    template,
    turned,
    with_notes,
    with_parts,
)
from brief_builder import BriefError, Template
from outlines import make_docx, make_pptx, outline_of


def _messages(made: bytes, data: dict[str, Any], folder: Path | None) -> list[str]:
    with pytest.raises(BriefError) as caught:
        Template.read(made, "t.docx").render(data, folder=folder)
    return [f"{p.code}: {p.message} = {p.help[0]}" for p in caught.value.problems]


IN_FOLDER = "name a file in the folder of the data, such as `pictures/map.png`"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"heading": 1},
            "value-field: a document has no entry `heading` = did you mean `headings`?",
        ),
        (
            {"headings": "down"},
            "value-field: `headings` is 'down' = "
            "write by how many levels the headings go down, from -8 to 8: headings: +1",
        ),
        (
            {"headings": True},
            "value-field: `headings` is True = "
            "write by how many levels the headings go down, from -8 to 8: headings: +1",
        ),
        (
            {"styles": "mine"},
            "value-field: `styles` is 'mine' = "
            "write `template` for the look of the template, or `own` for that of the document",
        ),
        ({"docx": 7}, "value-field: `docx` does not name a file = write the file's name: docx: annex.docx"),
        ({"docx": " "}, "value-field: `docx` does not name a file = write the file's name: docx: annex.docx"),
        (
            {"docx": "sub\\other.docx"},
            "file-missing: there is no file `sub\\other.docx` = write `/` between folders: `sub/other.docx`",
        ),
        ({"docx": "anex.docx"}, "file-missing: there is no file `anex.docx` = did you mean `annex.docx`?"),
        ({"docx": "sub/x.docx"}, "file-missing: there is no file `sub/x.docx` = did you mean `sub/other.docx`?"),
        (
            {"docx": "Report"},
            "file-missing: there is no file `Report` = " + IN_FOLDER,
        ),
        (
            {"docx": "sub"},
            "file-unreadable: `sub` is not a file = " + IN_FOLDER,
        ),
        (
            {"docx": "../out.docx"},
            "path-outside: `../out.docx` leads out of the folder of the data = " + IN_FOLDER,
        ),
        (
            {"docx": "/etc/passwd"},
            "path-outside: `/etc/passwd` leads out of the folder of the data = " + IN_FOLDER,
        ),
        (
            {"docx": "link.docx"},
            "path-outside: `link.docx` leads out of the folder of the data = " + IN_FOLDER,
        ),
        (
            {"docx": "a\0b"},
            "path-outside: `aU+0000b` leads out of the folder of the data = " + IN_FOLDER,
        ),
    ],
)
def test_a_value_that_names_no_document_is_a_problem(given: dict[str, Any], message: str, tmp_path: Path) -> None:
    """Each with what to do; nothing outside the folder is read."""
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "other.docx").write_bytes(b"")
    (tmp_path / "out.docx").write_bytes(rich())
    if given.get("docx") == "link.docx":
        (folder / "link.docx").symlink_to(tmp_path / "out.docx")
    annex = put(folder, make_docx("Words"))
    assert _messages(template("{{ a }}"), {"a": {**annex, **given}}, folder) == [message]


def test_an_absolute_path_inside_the_folder_is_read(tmp_path: Path) -> None:
    """It names the same file."""
    put(tmp_path, make_docx("Words"))
    produced = render_in(template("{{ a }}"), {"a": {"docx": str(tmp_path / "annex.docx")}}, tmp_path)
    assert outline_of(produced).splitlines()[0] == "Words"


def test_without_a_folder_no_file_is_read() -> None:
    """The one who renders says which folder."""
    assert _messages(template("{{ a }}"), {"a": {"docx": "annex.docx"}}, None) == [
        "folder-unknown: this value names the file `annex.docx`, and no folder was given whose files it may name"
        " = render with folder=…, the folder that holds it"
    ]


def test_a_document_among_words_is_a_problem(tmp_path: Path) -> None:
    """It cannot stand in a line; each place is shown."""
    message = (
        "document-misplaced: annex.docx is a whole document, and its tag is not alone in its paragraph"
        " = give the tag a paragraph of its own"
    )
    annex = put(tmp_path, make_docx("Words"))
    assert _messages(template("See {{ a }}", "{{ a }}{{ a }}"), {"a": annex}, tmp_path) == [message] * 3


@pytest.mark.parametrize("outline", ["{{ a }}", "See {{ a }}"])
def test_a_document_in_powerpoint_is_a_problem(outline: str, tmp_path: Path) -> None:
    """Slides hold shapes, not pages."""
    with pytest.raises(BriefError) as caught:
        Template.read(make_pptx(outline), "t.pptx").render({"a": put(tmp_path, make_docx("x"))}, folder=tmp_path)
    assert [(p.code, p.message, p.help) for p in caught.value.problems] == [
        (
            "document-misplaced",
            "annex.docx is a Word document, and only a Word template can take one in",
            ("print its words with tags, or show a picture of it",),
        )
    ]


def _in_header() -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ a }}"
    return saved(document)


def _in_box() -> bytes:
    document = Document()
    add(document, TEXT_BOX.replace("In a box", "{{ a }}"))
    return saved(document)


def _in_cell() -> bytes:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{{ a }}"
    return saved(document)


def _turning() -> bytes:
    document = Document()
    turned(document)
    return saved(document)


NOTED = (
    "document-misplaced: annex.docx has footnotes, and a {} can hold none"
    " = put the tag into the body of the template, or take the footnotes out of the document"
)
TURNED = (
    "document-misplaced: annex.docx turns its pages or changes their size, and a table cell cannot"
    " = put the tag into the body of the template, or take the section breaks out of the document"
)


@pytest.mark.parametrize(
    ("made", "annex", "message"),
    [
        (_in_header, lambda: with_notes(Document()), NOTED.format("header")),
        (_in_box, lambda: with_notes(Document()), NOTED.format("text box")),
        (_in_cell, _turning, TURNED),
    ],
    ids=["header", "box", "cell"],
)
def test_notes_and_turned_pages_stand_in_the_body_only(
    made: Callable[[], bytes], annex: Callable[[], bytes], message: str, tmp_path: Path
) -> None:
    """Word has none in headers and boxes; a cell has no pages."""
    assert set(_messages(made(), {"a": put(tmp_path, annex())}, tmp_path)) == {message}


def _with_field(code: str) -> bytes:
    document = Document()
    words = [f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:3], code[3:])]
    ends = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    add(document, f"<w:p>{ends[0]}{''.join(words)}{ends[1]}</w:p>")
    return saved(document)


def _with_relationship(kind: str, target: str) -> bytes:
    return with_parts(make_docx("x"), {}, [("word/document.xml", "rId900", kind, target)])


UNREADABLE = "document-unreadable: annex.docx: {} = {}"
UNSAFE_FIELD = "document-unsafe: annex.docx: the document holds {} = remove it (Alt+F9 shows it) and save again"
UNSAFE = "document-unsafe: annex.docx: the document holds {} = remove it and save again"


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            lambda: b"nothing",
            UNREADABLE.format(
                "this is not a .docx or .pptx file", "open it in Word or PowerPoint and save it as .docx or .pptx"
            ),
        ),
        (lambda: make_pptx("x"), UNREADABLE.format("this is a presentation", "name a Word document (.docx)")),
        (
            lambda: changed(make_docx("x"), lambda text: text.replace(">x<", ">\ufdd0<", 1)),
            UNREADABLE.format(
                "this document holds a noncharacter (U+FDD0 to U+FDEF)", "open it in Word and save it as .docx"
            ),
        ),
        (
            lambda: changed(
                _with_field("PAGE"), lambda text: re.sub(r'<w:r[^>]*><w:fldChar[^>]*"end"/></w:r>', "", text)
            ),
            UNREADABLE.format(
                "a field is begun and not ended, or ended and not begun",
                "open it in Word, let it be repaired, and save it again",
            ),
        ),
        (
            lambda: changed(make_docx("x"), lambda text: "<!DOCTYPE x>" + text.partition("?>")[2]),
            "document-unsafe: annex.docx: word/document.xml declares a document type, which Office files never do"
            " = open it in Word, take it out, and save it again",
        ),
        (lambda: _with_relationship("oleObject", "word/styles.xml"), UNSAFE.format("an embedded object")),
        (lambda: _with_relationship("aFChunk", "word/styles.xml"), UNSAFE.format("an embedded foreign document")),
        (
            lambda: _with_relationship("image", "http://example.org/x.png"),
            UNSAFE.format("content that is fetched from http://example.org/x.png"),
        ),
        (
            lambda: _with_field("DDEAUTO cmd x"),
            UNSAFE_FIELD.format("a field DDEAUTO, which brings in what is not in the file"),
        ),
        (
            lambda: _with_field(' INCLUDETEXT "x"'),
            UNSAFE_FIELD.format("a field INCLUDETEXT, which brings in what is not in the file"),
        ),
        (
            lambda: _with_field(r'RD "C:\\secret.docx"'),
            UNSAFE_FIELD.format("a field RD, which brings in what is not in the file"),
        ),
        (
            lambda: _with_field('HYPERLINK "file:///C:/x.exe"'),
            UNSAFE_FIELD.format("a link to the file file:///C:/x.exe"),
        ),
    ],
)
def test_a_document_that_cannot_be_sent_on_is_a_problem(
    made: Callable[[], bytes], message: str, tmp_path: Path
) -> None:
    """The same is refused as in a template."""
    assert _messages(template("{{ a }}"), {"a": put(tmp_path, made())}, tmp_path) == [message]


def test_what_is_not_known_to_come_along_is_refused_by_name(tmp_path: Path) -> None:
    """Better a message than a document that Word repairs."""
    document = Document()
    add(document, f"<w:p>{drawing('rId900')}</w:p>")
    made = with_parts(saved(document), {}, [("word/document.xml", "rId900", "control2", "word/styles.xml")])
    assert _messages(template("{{ a }}"), {"a": put(tmp_path, made)}, tmp_path) == [
        "document-unsafe: annex.docx: the document holds something that cannot come along (control2)"
        " = take it out, or put a picture in its place"
    ]


def test_all_wrong_documents_are_reported_at_once(tmp_path: Path) -> None:
    """Not only the first."""
    data = {"a": {"docx": "one.docx"}, "b": {"docx": "two.docx"}}
    assert [m.partition(" = ")[0] for m in _messages(template("{{ a }}", "{{ b }}"), data, tmp_path)] == [
        "file-missing: there is no file `one.docx`",
        "file-missing: there is no file `two.docx`",
    ]
