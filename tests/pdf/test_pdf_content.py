"""What a page draws: its words by the numbers of its marks, and what is marked as decoration."""

from __future__ import annotations

import io

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from brief_builder.pdf.content import as_artifacts, fonts_of, operations, words, write_operations
from brief_builder.pdf.glyphs import complete_maps
from brief_builder.pdf.letters import letters

MAP = b"""1 begincodespacerange
<00> <FF>
endcodespacerange
2 beginbfchar
<01> <0041>
<02> <179617D2179A>
endbfchar
2 beginbfrange
<10> <12> <0061>
<20> <21> [<0058> <0059>]
endbfrange
endcmap"""


def _font(writer: PdfWriter, mapping: bytes = MAP, kind: str = "TrueType") -> DictionaryObject:
    stream = DecodedStreamObject()
    stream.set_data(mapping)
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject(f"/{kind}")})
    font[NameObject("/ToUnicode")] = writer._add_object(stream)
    return font


def _page(drawn: bytes) -> tuple[PageObject, PdfWriter]:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = DecodedStreamObject()
    stream.set_data(drawn)
    page[NameObject("/Contents")] = writer._add_object(stream)
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(_font(writer))})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return page, writer


def _marked(drawn: bytes, *numbers: int) -> str:
    page, writer = _page(drawn)
    write_operations(page, as_artifacts(operations(page), numbers), writer)
    contents = page.get_contents()
    assert contents is not None
    return " ".join(contents.get_data().decode().split())


@pytest.mark.parametrize(
    ("code", "word"),
    [(b"\x01", "A"), (b"\x02", "\u1796\u17d2\u179a"), (b"\x10\x12", "ac"), (b"\x20\x21", "XY"), (b"\x7f", "")],
)
def test_codes_stand_for_what_the_font_says(code: bytes, word: str) -> None:
    """Single codes, several letters for one, ranges, and lists of a range; what is not named says nothing."""
    assert letters(_font(PdfWriter())).read(code) == word


def test_codes_of_two_bytes_are_read_in_pairs() -> None:
    """A composite font, as later versions of LibreOffice write them."""
    mapping = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0102> <0042> endbfchar"
    assert letters(_font(PdfWriter(), mapping, "Type0")).read(b"\x01\x02") == "B"


@pytest.mark.parametrize("mapping", [b"", b"1 beginbfrange <00> endbfrange", b"1 beginbfchar <zz> <> endbfchar"])
def test_a_broken_map_says_nothing(mapping: bytes) -> None:
    """No letters, and no crash."""
    assert letters(_font(PdfWriter(), mapping)).read(b"\x01") == ""


def test_codes_that_a_font_leaves_out_get_their_letters() -> None:
    """From where they are drawn alone for words that are told; else a space without width (ISO 14289-1, 7.21.7)."""
    page, _ = _page(
        b"/P <</MCID 0>> BDC BT /F1 9 Tf <01> Tj /Span <</ActualText <FEFF1780>>> BDC <31> Tj EMC"
        b" /Span <</ActualText <FEFF178017D2179A>>> BDC <31> Tj <32> Tj EMC ET EMC"
    )
    steps = operations(page)
    before = words(page, steps)
    complete_maps([page], [steps])
    found = letters(fonts_of(page)["/F1"])
    assert {code: found.map[code] for code in (0x01, 0x31, 0x32)} == {0x01: "A", 0x31: "\u1780", 0x32: "\u200b"}
    assert words(page, steps) == before == {0: "A\u1780\u1780\u17d2\u179a"}


def test_words_are_those_of_their_mark() -> None:
    """A piece has the words between its marks, also where the font was set before; what is not marked has none."""
    page, _ = _page(
        b"BT /F1 9 Tf <01> Tj ET /P <</MCID 0>> BDC BT /F1 9 Tf <01> Tj [<10> -20 <11>] TJ ET EMC"
        b" /P <</MCID 3>> BDC q BT <12> Tj ET Q EMC"
    )
    assert words(page, operations(page)) == {0: "Aab", 3: "c"}


def test_actual_text_stands_for_what_is_drawn() -> None:
    """What LibreOffice says of clusters and of spaces that do not break."""
    page, _ = _page(b"/P <</MCID 0>> BDC BT /F1 9 Tf /Span <</ActualText <FEFF00A0>>> BDC <01> Tj EMC <10> Tj ET EMC")
    assert words(page, operations(page)) == {0: "\u00a0a"}


def test_what_is_not_marked_becomes_an_artifact() -> None:
    """Whole paths and whole texts; what clips stays as it is."""
    assert _marked(b"1 g 0 0 m 9 9 l S 0 0 9 9 re W n /P <</MCID 0>> BDC 0 0 m 9 9 l S EMC BT <01> Tj ET /X Do") == (
        "1 g /Artifact BMC 0 0 m 9 9 l S EMC 0 0 9 9 re W n /P << /MCID 0 >> BDC 0 0 m 9 9 l S EMC"
        " /Artifact BMC BT (\\001) Tj ET EMC /Artifact BMC /X Do EMC"
    )


def test_a_text_that_holds_marks_is_not_marked_as_a_whole() -> None:
    """Tagged content never stands inside of an artifact (ISO 14289-1, 7.1)."""
    drawn = b"BT /P <</MCID 0>> BDC (a) Tj EMC ET"
    assert _marked(drawn) == "BT /P << /MCID 0 >> BDC (a) Tj EMC ET"


def test_pieces_that_are_not_read_become_artifacts() -> None:
    """With what stands in them."""
    assert _marked(b"/Figure <</MCID 4>> BDC 0 0 9 9 re f EMC /P <</MCID 5>> BDC 0 0 9 9 re f EMC", 4) == (
        "/Artifact BMC 0 0 9 9 re f EMC /P << /MCID 5 >> BDC 0 0 9 9 re f EMC"
    )


def test_an_empty_page_draws_nothing() -> None:
    """It has no words."""
    writer = PdfWriter()
    page = writer.add_blank_page(10, 10)
    assert words(page, operations(page)) == {}


def test_pages_are_written_as_they_were_drawn() -> None:
    """A file that is written and read again says the same."""
    page, writer = _page(b"/P <</MCID 0>> BDC BT /F1 9 Tf <01021012> Tj ET EMC")
    before = words(page, operations(page))
    write_operations(page, as_artifacts(operations(page), ()), writer)
    out = io.BytesIO()
    writer.write(out)
    again = PdfReader(out).pages[0]
    assert words(again, operations(again)) == before == {0: "A\u1796\u17d2\u179aac"}
