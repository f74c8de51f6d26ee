"""The colours and the typeface of a template's theme are those of its charts, unless the style names others."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from brief_builder.charts import Theme, read_theme
from brief_builder.charts.letters import Letters, _latin, stands_in
from brief_builder.charts.look.names import colour_words
from brief_builder.charts.look.style import Style, read_style
from brief_builder.fonts import BUNDLED, files
from brief_builder.office import Package
from brief_builder.problems import Fault, Problems
from small_pack import make_pack

TEMPLATES = Path(__file__).parents[2] / "templates"
SHIPPED = Style()


def changed(name: str, part: str, old: bytes, new: bytes) -> Package:
    """A shipped template with some bytes of a part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / name) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            data = source.read(each)
            assert each != part or old in data
            target.writestr(each, data.replace(old, new) if each == part else data)
    return Package.open(out.getvalue())


def styled(tmp_path: Path, text: str, theme: Theme | None) -> tuple[Style, list[str]]:
    path = tmp_path / "brief.mplstyle"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    style = read_style(path, problems, theme)
    return style, [f"{p.code} {p.place.file}: {p.message}" for p in problems]


@pytest.mark.parametrize("name", ["brief.docx", "deck.pptx"])
def test_the_shipped_templates_have_the_accents_that_charts_have_without_them(name: str) -> None:
    theme = read_theme(Package.open((TEMPLATES / name).read_bytes()), name)
    accents = {f"accent{number}": colour for number, colour in enumerate(SHIPPED.accents, 1)}
    assert theme == Theme(name, {**accents, "ink": SHIPPED.ink, "paper": SHIPPED.paper}, SHIPPED.family)


def test_a_restyled_theme_reaches_charts(tmp_path: Path) -> None:
    package = changed("brief.docx", "word/theme/theme1.xml", b"28A197", b"0B6E4F")
    style, found = styled(tmp_path, "font.size: 9\n", read_theme(package, "brief.docx"))
    assert (style.accents[:3], found) == (("#12436d", "#0b6e4f", "#801650"), [])


def test_the_style_wins_over_the_theme_colour_by_colour(tmp_path: Path) -> None:
    theme = Theme("brief.docx", {"accent1": "#111111", "accent2": "#222222", "ink": "#333333", "paper": "#eeeeee"})
    style, _ = styled(tmp_path, "axes.prop_cycle: cycler('color', ['801650'])\ntext.color: '000000'\n", theme)
    assert (style.accents[:3], style.ink, style.base, style.paper) == (
        ("#801650", "#222222", "#801650"),
        "#000000",
        "#000000",
        "#eeeeee",
    )


def test_a_system_colour_is_what_it_was_last_or_what_it_mostly_is() -> None:
    was, plain = b'<a:sysClr val="windowText" lastClr="223344"/>', b'<a:sysClr val="windowText"/>'
    for given, ink in ((was, "#223344"), (plain, "#000000"), (b'<a:prstClr val="navy"/>', None)):
        package = changed("brief.docx", "word/theme/theme1.xml", b'<a:srgbClr val="1B2A3A"/>', given)
        theme = read_theme(package, "brief.docx")
        assert theme is not None
        assert theme.colours.get("ink") == ink


def test_a_dark_master_swaps_ink_and_paper() -> None:
    old, new = b'bg1="lt1" tx1="dk1"', b'bg1="dk1" tx1="lt1"'
    theme = read_theme(changed("deck.pptx", "ppt/slideMasters/slideMaster1.xml", old, new), "deck.pptx")
    assert theme is not None
    assert (theme.colours["ink"], theme.colours["paper"]) == (SHIPPED.paper, SHIPPED.ink)


def test_a_theme_that_is_no_xml_is_a_fault_and_none_at_all_is_none() -> None:
    with pytest.raises(Fault):
        read_theme(changed("brief.docx", "word/theme/theme1.xml", b"<a:theme ", b"<a:theme <"), "brief.docx")
    package = changed("brief.docx", "word/_rels/document.xml.rels", b"/relationships/theme", b"/relationships/other")
    assert read_theme(package, "brief.docx") is None


def test_brief_and_deck_with_other_accents_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both small templates have the same theme until the deck's is changed."""
    from brief_builder import check

    make_pack(tmp_path)
    deck = tmp_path / "templates" / "deck.pptx"
    out = io.BytesIO()
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            target.writestr(each, source.read(each).replace(b"C0504D", b"800000").replace(b"9BBB59", b"005500"))
    deck.write_bytes(out.getvalue())
    monkeypatch.chdir(tmp_path)
    (told,) = check().problems
    assert (told.severity, told.code, told.place.line) == ("warning", "style-themes", 7)
    assert told.message == "the theme of the brief and that of the deck have other accents"
    assert [note.message for note in told.notes] == [
        "Accent 2 is red (#C0504D) in templates/brief.docx, dark red (#800000) in templates/deck.pptx",
        "Accent 3 is green (#9BBB59) in templates/brief.docx, dark green (#005500) in templates/deck.pptx",
    ]


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#000000", "black"),
        ("#ffffff", "white"),
        ("#a6a6a6", "grey"),
        ("#4472c4", "blue"),
        ("#1f3864", "dark blue"),
        ("#b4c7e7", "light blue"),
        ("#ed7d31", "orange"),
        ("#843c0c", "brown"),
        ("#ffc000", "yellow"),
        ("#70ad47", "green"),
        ("#28a197", "turquoise"),
        ("#7030a0", "purple"),
        ("#ff66cc", "pink"),
        ("#c00000", "red"),
    ],
)
def test_a_colour_is_called_as_people_call_it(colour: str, words: str) -> None:
    """Those of Office's own palettes."""
    assert colour_words(colour) == words


# -- the typeface


def test_a_typeface_that_is_not_installed_is_told_with_the_one_that_stands_in(tmp_path: Path) -> None:
    theme = Theme("templates/brief.docx", family="A Typeface That Nobody Has")
    style, found = styled(tmp_path, "font.size: 9\n", theme)
    assert style.family == "A Typeface That Nobody Has"
    assert found == [
        "chart-font templates/brief.docx: the typeface A Typeface That Nobody Has is not installed as a file of its "
        f"own; charts are drawn in {stands_in(style.family)}"
    ]


def test_the_style_names_another_typeface_and_the_first_that_is_installed_holds(tmp_path: Path) -> None:
    theme = Theme("templates/brief.docx", family="A Typeface That Nobody Has")
    assert styled(tmp_path, "font.family: Nor This One, Calibri\n", theme) == (Style(), [])
    style, found = styled(tmp_path, "font.family: Nor This One\n", theme)
    assert (style.family, [line.split(":")[0] for line in found]) == ("Nor This One", ["chart-font brief.mplstyle"])


@pytest.fixture
def collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A machine that has one typeface, whose faces lie in one file, the bold one first."""
    collection = TTCollection()
    for name in ("Carlito-Bold.ttf", "Carlito-Regular.ttf"):
        font = TTFont(BUNDLED / name)
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = "Collected"
        collection.fonts.append(font)
    collection.save(str(tmp_path / "collected.ttc"))
    monkeypatch.setattr(files, "_folders", lambda: [tmp_path])
    caches = files._installed, files.find, _latin
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_a_typeface_in_a_collection_counts_as_not_installed(collected: None) -> None:
    """matplotlib draws the first face of a collection, here the bold one."""
    assert (files.find("Collected").index, files.find("Collected").stands_in) == (1, False)
    assert stands_in("Collected") == "Carlito"
    assert [path.name for _, path in Letters("Collected").runs("Trade")] == ["Carlito-Regular.ttf"]
