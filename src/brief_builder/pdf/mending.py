"""The PDF that LibreOffice wrote, and what it was made of → the PDF that is handed on: described, tagged, dateless."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject, TextStringObject

from brief_builder.pdf import mends, slide_mends
from brief_builder.pdf.content import as_artifacts, marked_forms, write_operations
from brief_builder.pdf.glyphs import complete_maps
from brief_builder.pdf.metadata import describe, tool_of, with_identifier
from brief_builder.pdf.original import Original
from brief_builder.pdf.page_words import PageWords
from brief_builder.pdf.tree import Annotation, Tree, UnknownContentError, read_tree, write_tree

_VERSION = "%PDF-1.7"  # on which PDF/UA-1 builds
_PRINTED = 4  # bit 3 of an annotation's flags: it is printed as it is shown (ISO 32000-1, 12.5.3)


def mended(data: bytes, original: Original, language: str) -> bytes:
    """The PDF with title and language, without dates and random ids, its tags put right.

    Args:
        data: as LibreOffice wrote it.
        language: BCP 47 tag of the document.
    """
    reader = PdfReader(io.BytesIO(data))
    default = str(reader.root_object.get("/Lang", ""))
    info = reader.metadata
    tool = tool_of(str(info.producer or "") if info is not None else "")
    try:
        tree = read_tree(reader)
    except UnknownContentError:
        tree = None  # a program that writes what is not known here: its tags stay as they are
    # What is written anew is not copied: objects to which nothing leads would stay in the file, with their dates.
    if tree is not None:
        del reader.root_object["/StructTreeRoot"]
    reader.root_object.pop("/Metadata", None)
    reader.trailer.pop("/ID", None)
    writer = PdfWriter(clone_from=reader)
    if tree is not None:
        _mend(writer, tree, original, language, default)
        write_tree(writer, tree)
    for page in writer.pages:
        _tidy(page)
    writer.pdf_header = _VERSION
    describe(
        writer,
        title=original.title,
        author=original.author,
        subject=original.subject,
        language=language,
        tool=tool,
    )
    out = io.BytesIO()
    writer.write(out)
    return with_identifier(out.getvalue())


def _mend(writer: PdfWriter, tree: Tree, original: Original, language: str, default: str) -> None:
    pages = PageWords.of(list(writer.pages))
    links = _loose_links(writer, tree)
    if original.kind == "pptx":
        heights = [float(page.mediabox.height) for page in writer.pages]
        slide_mends.background_is_read_once(tree, pages)
        slide_mends.titles_are_headings(tree)
        slide_mends.words_are_those_of_the_slide(tree, pages, original.paragraphs)
        slide_mends.drawings_are_described(tree, pages, original.slides, heights)
    else:
        mends.decoration_is_not_read(tree, pages)
        mends.charts_are_described(tree, pages, original.charts)
        mends.boxes_stand_beside_paragraphs(tree)
        mends.points_have_labels(tree, pages)
        mends.captions_belong_to_tables(tree, original.captions)
        mends.notes_have_their_numbers(tree, pages, links)
    mends.links_are_whole(tree)
    mends.links_are_held(tree, pages, links)
    mends.under_one_document(tree)
    if original.kind == "pptx":
        slide_mends.slides_are_sections(tree)
    mends.spans_are_joined(tree)
    mends.languages_are_said(tree, language, default)
    complete_maps(list(writer.pages), pages.steps)
    for page, steps, dropped in zip(writer.pages, pages.steps, pages.dropped, strict=True):
        write_operations(page, as_artifacts(steps, dropped, marked_forms(page)), writer)


def _loose_links(writer: PdfWriter, tree: Tree) -> dict[Annotation, str]:
    """The links that no element holds → what they show, else where they lead."""
    held = {kid for element in tree.walk() for kid in element.kids if isinstance(kid, Annotation)}
    out: dict[Annotation, str] = {}
    for n, page in enumerate(writer.pages):
        for k, each in enumerate(page.get("/Annots") or ()):
            annotation: Any = each.get_object()
            if Annotation(n, k) not in held and annotation.get("/Subtype") == "/Link":
                address = annotation["/A"].get_object().get("/URI", "") if "/A" in annotation else ""
                out[Annotation(n, k)] = str(annotation.get("/Contents", "")).strip() or str(address)
    return out


def _tidy(page: Any) -> None:
    """Links in the order of the tags, printed as they are shown, and with words that say where they lead."""
    annotations = page.get("/Annots")
    if not annotations:
        return
    page[NameObject("/Tabs")] = NameObject("/S")
    for each in annotations:
        annotation = each.get_object()
        annotation[NameObject("/F")] = NumberObject(int(annotation.get("/F", 0)) | _PRINTED)
        action = annotation.get("/A")
        address = action.get_object().get("/URI") if action is not None else None
        if not str(annotation.get("/Contents", "")).strip() and address:
            annotation[NameObject("/Contents")] = TextStringObject(str(address))
