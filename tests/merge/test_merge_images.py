"""Pictures of the data: where their files may lie, what they may be, how large they come out, what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Cm, Emu, Mm, Pt
from PIL import Image as Pillow

from brief_builder import BriefError, Template
from brief_builder.merge.pictures.headers import read_header
from brief_builder.merge.pictures.inline import Image
from brief_builder.merge.state import State
from brief_builder.problems import Fault
from brief_builder.proof import check_package
from outlines import make_docx, make_pptx

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100"/></svg>'
TEXT_WIDTH = Emu(5_486_400)  # of python-docx's own template


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of data with a picture of 400 × 200 pixels at 100 pixels an inch in each format."""
    picture = Pillow.new("RGB", (400, 200), "steelblue")
    for ending in ("png", "jpg", "bmp", "tif"):
        picture.save(tmp_path / f"map.{ending}", dpi=(100, 100))
    picture.save(tmp_path / "map.gif")
    (tmp_path / "map.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    picture.save(tmp_path / "sub" / "inner.png")
    return tmp_path


def _produce(outline: str, folder: Path | None, **data: Any) -> bytes:
    produced = Template.read(make_docx(outline), "t.docx").render(data, folder=folder)
    assert check_package(produced) == []
    return produced


def _problem(folder: Path | None, picture: dict[str, Any], make: Any = make_docx) -> tuple[str, str, tuple[str, ...]]:
    kind = "docx" if make is make_docx else "pptx"
    with pytest.raises(BriefError) as caught:
        Template.read(make("x {{ p }}"), f"t.{kind}").render({"p": picture}, folder=folder)
    (found,) = caught.value.problems
    assert found.excerpt is not None
    assert found.excerpt.text[found.excerpt.start : found.excerpt.end] == "{{ p }}"
    return found.code, found.message, found.help


def _sizes(produced: bytes) -> list[tuple[int, int]]:
    return [(s.width, s.height) for s in Document(io.BytesIO(produced)).inline_shapes]


def _media(produced: bytes) -> list[str]:
    return [n.rpartition(".")[2] for n in zipfile.ZipFile(io.BytesIO(produced)).namelist() if "/media/" in n]


@pytest.mark.parametrize(
    ("ending", "kind"), [("png", "png"), ("jpg", "jpeg"), ("gif", "gif"), ("bmp", "bmp"), ("tif", "tiff")]
)
def test_every_format_of_office_is_placed_and_named_by_its_bytes(folder: Path, ending: str, kind: str) -> None:
    """The ending of the file's name says nothing."""
    (folder / "picture.dat").write_bytes((folder / f"map.{ending}").read_bytes())
    produced = _produce("{{ p }}", folder, p={"image": "picture.dat", "alt": "A map"})
    assert _media(produced) == [kind]
    dpi = 96 if ending == "gif" else 100
    (size,) = _sizes(produced)
    assert size == pytest.approx((914_400 * 400 / dpi, 914_400 * 200 / dpi), rel=0.001)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"width": "8 cm"}, (Cm(8), Cm(4))),
        ({"height": "20mm"}, (Mm(40), Mm(20))),
        ({"width": "2 in", "height": "36pt"}, (Emu(1_828_800), Emu(457_200))),
        ({"width": "2,5 cm"}, (Cm(2.5), Cm(1.25))),
        ({"width": "50 %"}, (TEXT_WIDTH // 2, TEXT_WIDTH // 4)),
        ({"width": "100%"}, (TEXT_WIDTH, TEXT_WIDTH // 2)),
    ],
)
def test_the_size_is_that_of_the_data(folder: Path, given: dict[str, str], expected: tuple[int, int]) -> None:
    """One side keeps the shape of the picture; a percentage is of the width of the text."""
    produced = _produce("{{ p }}", folder, p={"image": "map.png", "alt": "A map", **given})
    assert _sizes(produced) == [expected]


def test_a_picture_without_a_size_is_no_wider_than_the_text(folder: Path) -> None:
    """In a cell, than the cell."""
    Pillow.new("RGB", (4000, 1000), "white").save(folder / "wide.png")
    wide = {"image": "wide.png", "alt": "Wide"}
    assert _sizes(_produce("{{ p }}", folder, p=wide)) == [(TEXT_WIDTH, TEXT_WIDTH // 4)]
    cell = (4320 - 216) * 635
    assert _sizes(_produce("| {{ p }} | x |", folder, p=wide)) == [(cell, cell // 4)]


@pytest.mark.parametrize(
    ("given", "message", "help_"),
    [
        ({"width": 8}, "`width: 8` has no unit", "unit"),
        ({"width": "wide"}, "`width: wide` is no length", "unit"),
        ({"width": "8 px"}, "`width: 8 px` is no length", "unit"),
        ({"height": "-3 cm"}, "`height: -3 cm` is no length", "unit"),
        (
            {"height": "50 %"},
            "`height: 50 %` is part of nothing: only a width can be a part of the width of the text",
            "",
        ),
        ({"width": "120 %"}, "`width: 120 %` is wider than the text", "write at most `100 %`"),
        ({"width": "9 m"}, "`width: 9 m` is no length", "unit"),
        ({"width": "90 cm"}, "`width: 90 cm` is larger than any page", "unit"),
        ({"height": "50 cm"}, "the picture `map.png` would be 100 × 50 cm, larger than any page", ""),
    ],
)
def test_a_size_that_cannot_be_is_a_problem(folder: Path, given: dict[str, Any], message: str, help_: str) -> None:
    """With the units that there are."""
    units = "write a number and a unit: `8 cm`, `80 mm`, `3 in`, `120 pt`, or `50 %` of the width of the text"
    code, said, cure = _problem(folder, {"image": "map.png", "alt": "A map", **given})
    assert (code, said) == ("picture-size", message)
    assert help_ == "" or cure == ((units if help_ == "unit" else help_),)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_as_it_was_held(folder: Path, orientation: int) -> None:
    """Word shows the pixels as they are; the corner that is above and left for a viewer is so in the file."""
    picture = Pillow.new("RGB", (60, 40), "white")
    picture.paste("black", (0, 0, 30, 20))
    undone = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what a camera held so has done to what stands upright
    stored = picture.transpose(Pillow.Transpose(undone[orientation])) if orientation > 1 else picture
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    stored.save(folder / "photo.jpg", exif=exif, dpi=(240, 120) if orientation > 4 else (120, 240))
    produced = _produce("{{ p }}", folder, p={"image": "photo.jpg", "alt": "A photograph"})
    assert _sizes(produced) == [(914_400 // 2, 914_400 // 6)]
    with zipfile.ZipFile(io.BytesIO(produced)) as package:
        (name,) = [n for n in package.namelist() if "/media/" in n]
        shown = Pillow.open(io.BytesIO(package.read(name)))
    assert shown.size == (60, 40)
    assert max(shown.getpixel((5, 5))) < 60
    assert min(shown.getpixel((55, 35))) > 200
    assert dict(shown.getexif()) == {}  # nor does anything say how to turn it once more


def _segment(kind: int, content: bytes) -> bytes:
    return bytes((0xFF, kind)) + struct.pack(">H", len(content) + 2) + content


_SIDEWAYS = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"


@pytest.mark.parametrize(
    "before",
    [
        _segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff"),
        _segment(0xE1, _SIDEWAYS) + _segment(0xC0, struct.pack(">BHHB", 8, 30_000, 3_000, 1) + b"\x01\x11\0"),
        _segment(0xE1, _SIDEWAYS) + _segment(0xE2, b"ICC_PROFILE\0\x01"),
    ],
    ids=["an address behind the end", "two sizes", "half a colour profile"],
)
def test_a_photograph_with_odd_segments_is_shown_as_it_is(folder: Path, before: bytes) -> None:
    """No word of the library that reads it, and nothing unpacked that was not looked at."""
    data = (folder / "map.jpg").read_bytes()
    (folder / "map.jpg").write_bytes(data[:2] + before + data[2:])
    assert len(_sizes(_produce("{{ p }}", folder, p={"image": "map.jpg", "alt": "A map", "width": "2 cm"}))) == 1


def test_an_alt_text_is_a_duty(folder: Path) -> None:
    """Without one, who cannot see the picture would miss it; decoration says so."""
    assert _problem(folder, {"image": "map.png"}) == (
        "picture-undescribed",
        "the picture `map.png` has no `alt` text: who cannot see it would miss it",
        ("say in `alt` what it shows, or write `decorative: true` if it shows nothing that matters",),
    )
    code, message, _ = _problem(folder, {"image": "map.png", "alt": "x", "decorative": True})
    assert (code, message) == ("value-field", "a picture with an `alt` text is not decorative")
    described = _produce("{{ p }}", folder, p={"image": "map.png", "alt": 'Rise: "5 < 6"'})
    assert Document(io.BytesIO(described)).element.body.find(".//{*}docPr").get("descr") == 'Rise: "5 < 6"'
    for given in ({"alt": ""}, {"decorative": True}):
        plain = _produce("{{ p }}", folder, p={"image": "map.png", **given})
        drawn = Document(io.BytesIO(plain)).element.body.find(".//{*}docPr")
        assert (drawn.get("descr"), drawn.find(".//{*}decorative").get("val")) == ("", "1")


def test_an_entry_that_is_misspelt_is_offered_the_right_one(folder: Path) -> None:
    """Nothing is passed over in silence."""
    assert _problem(folder, {"image": "map.png", "alt": "x", "widht": "8 cm"}) == (
        "value-field",
        "`widht` is no entry of a picture",
        ("did you mean `width`?",),
    )


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "sub/../../x.png", "C:\\x.png", "..\\x.png", "."])
def test_no_file_outside_the_folder_is_read(folder: Path, name: str) -> None:
    """However it is named."""
    assert _problem(folder, {"image": name, "alt": "x"}) == (
        "path-outside",
        f"`{name}` leads out of the folder of the data",
        ("name a file in the folder of the data, such as `pictures/map.png`",),
    )


def test_a_link_in_the_folder_leads_nowhere_outside(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A symbolic link that leaves the folder is refused; a folder inside and an absolute path inside are fine."""
    outside = tmp_path_factory.mktemp("outside") / "secret.png"
    Pillow.new("RGB", (10, 10)).save(outside)
    (folder / "innocent.png").symlink_to(outside)
    assert _problem(folder, {"image": "innocent.png", "alt": "x"})[0] == "path-outside"
    (folder / "far").symlink_to(outside.parent)
    assert _problem(folder, {"image": "far/secret.png", "alt": "x"})[0] == "path-outside"
    for name in ("sub/inner.png", str(folder / "sub" / "inner.png")):
        assert len(_sizes(_produce("{{ p }}", folder, p={"image": name, "alt": "x"}))) == 1


def test_a_file_that_is_not_there_is_offered_one_that_is(folder: Path) -> None:
    """Without a folder there is none at all."""
    assert _problem(folder, {"image": "mpa.png", "alt": "x"}) == (
        "file-missing",
        "there is no file `mpa.png`",
        ("did you mean `map.png`?",),
    )
    assert _problem(folder, {"image": "sub/iner.png", "alt": "x"})[2] == ("did you mean `sub/inner.png`?",)
    assert _problem(folder, {"image": "sub", "alt": "x"})[:2] == ("file-unreadable", "`sub` is not a file")
    assert _problem(folder, {"image": 5, "alt": "x"})[:2] == ("value-field", "the name of the file is empty")
    assert _problem(None, {"image": "map.png", "alt": "x"}) == (
        "folder-unknown",
        "this value names the file `map.png`, and no folder was given whose files it may name",
        ("render with folder=…, the folder that holds it",),
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello", "`p.png` is not a picture"),
        (b"", "`p.png` is not a picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "`p.png` is a WebP picture, which Office does not show on every computer"),
        (b"\0\0\0\x1cftypavif", "`p.png` is an AVIF picture, which Office does not show on every computer"),
        (b"%PDF-1.7", "`p.png` is a PDF file, which Office does not show on every computer"),
        (b"\x89PNG\r\n\x1a\n", "the picture `p.png` is damaged"),
        (b"\xff\xd8\xff\xe0\0", "the picture `p.png` is damaged"),
        (b"II*\0\xff\xff\xff\xff", "the picture `p.png` is damaged"),
        (b"GIF89a\0\0\0\0", "the picture `p.png` is damaged"),
    ],
)
def test_what_is_not_a_picture_that_office_shows_is_a_problem(folder: Path, data: bytes, message: str) -> None:
    """It is told by its bytes."""
    (folder / "p.png").write_bytes(data)
    assert _problem(folder, {"image": "p.png", "alt": "x"}) == (
        "picture-unreadable",
        message,
        ("save it as PNG or JPEG",),
    )


def test_a_picture_that_was_cut_off_is_damaged(folder: Path) -> None:
    """A red cross in the document would be the alternative."""
    whole = (folder / "map.png").read_bytes()
    for length in range(8, len(whole), 7):
        with pytest.raises(Fault, match="is damaged"):
            read_header(whole[:length], "map.png")
    assert read_header(whole, "map.png").width == 400


def test_no_bytes_bring_the_reader_down() -> None:
    """Every beginning of every format, followed by rubbish."""
    beginnings = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"BM", b"II*\0", b"MM\0*")
    for beginning in beginnings:
        for number in range(256):
            rubbish = bytes((number * (i + 3) + i * i) % 256 for i in range(120))
            try:
                header = read_header(beginning + rubbish, "x")
            except Fault:
                continue
            assert header.width > 0
            assert header.height > 0


def test_a_picture_of_too_many_pixels_or_bytes_is_a_problem(folder: Path) -> None:
    """It would take the memory of whoever opens the document."""
    head = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IEND", b"")]
    parts = [struct.pack(">L", len(d)) + k + d + struct.pack(">L", zlib.crc32(k + d)) for k, d in chunks]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(parts)
    (folder / "bomb.png").write_bytes(data)
    assert _problem(folder, {"image": "bomb.png", "alt": "x"})[:2] == (
        "picture-unreadable",
        "the picture `bomb.png` has 60,000 × 60,000 pixels",
    )
    with (folder / "large.png").open("wb") as file:
        file.truncate(20 * 2**20 + 1)
    assert _problem(folder, {"image": "large.png", "alt": "x"})[:2] == (
        "file-unreadable",
        "`large.png` is larger than 20 MB",
    )


def test_an_svg_comes_with_a_picture_for_older_programs(folder: Path) -> None:
    """Both lie in the file; the size is that of the SVG."""
    produced = _produce("{{ p }}", folder, p={"image": "map.svg", "fallback": "map.png", "alt": "x", "width": "4 cm"})
    assert sorted(_media(produced)) == ["png", "svg"]
    assert _sizes(produced) == [(Cm(4), Cm(2))]
    assert _problem(folder, {"image": "map.svg", "alt": "x"}) == (
        "picture-unreadable",
        "`map.svg` is an SVG, which older versions of Office do not show",
        ("name the same picture as PNG: `fallback: map.png`",),
    )
    code, message, _ = _problem(folder, {"image": "map.png", "fallback": "map.png", "alt": "x"})
    assert (code, message) == ("value-field", "`fallback` is for SVG pictures")


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "the SVG `bad.svg` holds a `script`"),
        ("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "the SVG `bad.svg` holds the script `onload`"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://e.org/x.png'/></svg>",
            "the SVG `bad.svg` holds a link to `https://e.org/x.png`",
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'x'</style></svg>",
            "the SVG `bad.svg` holds a style that fetches something",
        ),
        *(
            (
                f"<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>",
                "the SVG `bad.svg` holds a style that fetches something",
            )
            for inner in (
                "<rect fill='url(https://e.org/x)'/>",
                '<rect filter="URL( &quot;https://e.org/x#f&quot; )"/>',
                "<rect style='cursor: url(//e.org/x), auto'/>",
                "<style>a { b: u\\72l(https://e.org/x) }</style>",
                "<style>a {}<b/>@IMPORT 'x';</style>",
                "<style>a { background: image-set('x.png' 1x) }</style>",
            )
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'><set attributeName='href' to='https://e.org/x'/></svg>",
            "the SVG `bad.svg` holds a link that changes",
        ),
        (
            "<?xml-stylesheet href='https://e.org/x.css'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "the SVG `bad.svg` holds a style sheet from elsewhere",
        ),
        ("<!-- svg --><html/>", "the SVG `bad.svg` holds something else than a picture"),
        ("<!DOCTYPE svg><svg/>", "the SVG `bad.svg` is damaged or declares a document type"),
        ("<svg", "the SVG `bad.svg` is damaged or declares a document type"),
    ],
)
def test_an_svg_that_runs_or_fetches_something_is_a_problem(folder: Path, svg: str, message: str) -> None:
    """A drawing draws and does nothing else."""
    (folder / "bad.svg").write_text(svg, encoding="utf-8")
    given = {"image": "bad.svg", "fallback": "map.png", "alt": "x"}
    assert _problem(folder, given) == ("picture-unreadable", message, ("save it again as plain SVG",))


def test_a_picture_shown_often_lies_in_the_file_once(folder: Path) -> None:
    """Each drawing has an id of its own, beside those of the template."""
    document = Document()
    document.add_picture(str(folder / "map.png"))
    document.element.body.find(".//{*}docPr").set("id", "7")
    document.add_paragraph("{% for p in ps %}{{ p }}{% endfor %} {{ ps[0] }}")
    document.sections[0].header.paragraphs[0].text = "{{ ps[0] }}"
    data = io.BytesIO()
    document.save(data)
    shown = [{"image": "map.jpg", "alt": "x"}, {"image": "map.jpg", "decorative": True}]
    produced = Template.read(data.getvalue(), "t.docx").render({"ps": shown}, folder=folder)
    assert check_package(produced) == []
    assert sorted(_media(produced)) == ["jpeg", "png"]
    body = Document(io.BytesIO(produced)).element.body
    ids = [d.get("id") for d in body.iter("{*}docPr")]
    assert (ids[0], len(set(ids))) == ("7", 4)


def test_a_picture_in_a_footer_belongs_to_the_footer(folder: Path) -> None:
    """The relationship stands where the picture does."""
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{ p }}"
    document.add_paragraph("x")
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render({"p": {"image": "map.png", "alt": "x"}}, folder=folder)
    assert check_package(produced) == []
    with zipfile.ZipFile(io.BytesIO(produced)) as package:
        rels = [n for n in package.namelist() if n.endswith(".rels") and b"media/" in package.read(n)]
    assert [n.rpartition("/")[2] for n in rels] == ["footer1.xml.rels"]


def test_a_picture_is_not_cut_off_by_lines_of_an_exact_height(folder: Path) -> None:
    """Its paragraph gets lines that grow; all else about it stays."""
    document = Document()
    paragraph = document.add_paragraph("{{ p }}")
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(12), Pt(3)
    data = io.BytesIO()
    document.save(data)
    produced = Template.read(data.getvalue(), "t.docx").render({"p": {"image": "map.png", "alt": "x"}}, folder=folder)
    assert check_package(produced) == []
    shape = Document(io.BytesIO(produced)).paragraphs[0].paragraph_format
    assert (shape.line_spacing, shape.space_after) == (None, Pt(3))


def test_where_there_are_only_words_there_is_no_picture(folder: Path) -> None:
    """In the text of a slide, and in document properties."""
    assert _problem(folder, {"image": "map.png", "alt": "x"}, make_pptx) == (
        "picture-in-text",
        "this is a picture, and text in PowerPoint holds only words",
        (
            "give the tag a text box or a content placeholder of its own, or draw a picture in the template and write "
            "the tag as its alt text",
        ),
    )
    document = Document()
    document.core_properties.title = "{{ p }}"
    document.add_paragraph("x")
    data = io.BytesIO()
    document.save(data)
    with pytest.raises(BriefError) as caught:
        Template.read(data.getvalue(), "t.docx").render({"p": {"image": "map.png", "alt": "x"}}, folder=folder)
    assert [(p.code, p.message) for p in caught.value.problems] == [
        ("picture-in-text", "this is a picture, and only words can stand here")
    ]


def test_a_picture_can_be_asked_for_its_bytes(folder: Path) -> None:
    """For a place that has a box of its own."""
    state = State("brief", None, footnotes_allowed=True, folder=folder)
    image = Image.from_mapping({"image": "map.png", "alt": "A map"})
    loaded = image.load(state)
    assert (loaded.data, loaded.extension) == ((folder / "map.png").read_bytes(), "png")
    assert (loaded.header.width, loaded.header.height, image.alt) == (400, 200, "A map")
