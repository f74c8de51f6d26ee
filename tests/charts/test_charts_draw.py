"""A picture is exactly as large as asked, the same twice, and holds nothing that names the day or the machine."""

import re
import struct
import subprocess
import sys
from dataclasses import replace

import matplotlib as mpl
import pytest
from chart_panels import CM, PALETTE, STYLE

from brief_builder.charts import draw
from brief_builder.charts.model import Furniture, Panel, Picture
from brief_builder.charts.plot.ink import Area, Box, Dot, Line

SIZES = [("brief", int(16.99 * CM), 7 * CM), ("deck", 20 * CM, int(11.5 * CM))]


@pytest.mark.parametrize(("medium", "width", "height"), SIZES)
@pytest.mark.parametrize("chart", ["trade", "flows", "balance"])
def test_every_chart_of_the_pack_fits_both_media(chart: str, medium, width: int, height: int, request) -> None:
    drawn = draw(Picture(request.getfixturevalue(chart), width, height, medium), STYLE, PALETTE)

    assert (drawn.width, drawn.height) == (width, height)
    points = re.search(rb'<svg [^>]*width="([0-9.]+)pt" height="([0-9.]+)pt"', drawn.svg)
    assert [round(float(side), 3) for side in points.groups()] == [round(side / 12_700, 3) for side in (width, height)]
    pixels = struct.unpack(">II", drawn.png[16:24])
    assert pixels == tuple(int(side / 914_400 * STYLE.dpi) for side in (width, height))


def test_a_picture_says_its_language(flows: tuple[Panel, ...]) -> None:
    drawn = draw(Picture(flows, 17 * CM, 7 * CM, language="km"), STYLE, PALETTE)
    assert re.search(rb'<svg lang="km-KH" xml:lang="km-KH" ', drawn.svg)


def test_two_draws_give_the_same_bytes(flows: tuple[Panel, ...]) -> None:
    picture = Picture(flows, 17 * CM, 7 * CM)
    assert draw(picture, STYLE, PALETTE) == draw(picture, STYLE, PALETTE)


def test_the_users_own_matplotlib_settings_do_not_matter(trade: tuple[Panel, ...]) -> None:
    picture = Picture(trade, 17 * CM, 7 * CM)
    plain = draw(picture, STYLE, PALETTE)
    with mpl.rc_context({"text.color": "red", "font.size": 30, "lines.linewidth": 9, "svg.fonttype": "none"}):
        assert draw(picture, STYLE, PALETTE) == plain


def test_the_bytes_name_no_day_no_program_and_no_document_type(trade: tuple[Panel, ...]) -> None:
    drawn = draw(Picture(trade, 17 * CM, 7 * CM), STYLE, PALETTE)
    found = [word for word in (b"<metadata", b"<!DOCTYPE", b"atplotlib", b"<text") if word in drawn.svg]
    assert found == []
    assert b"tEXt" not in drawn.png


def test_a_picture_that_stands_alone_holds_its_title_source_and_notes(trade: tuple[Panel, ...]) -> None:
    around = Furniture("Trade fell", "Goods trade, C$ billion, 2022 to 2024", "Source: a page", "A note.")
    bare, furnished = (draw(Picture(trade, 17 * CM, 10 * CM, "brief", more), STYLE, PALETTE) for more in (None, around))
    assert bare.svg.count(b'<g id="text_') + 4 == furnished.svg.count(b'<g id="text_')


def test_matplotlib_is_loaded_only_to_draw_and_never_pyplot(trade: tuple[Panel, ...]) -> None:
    code = "import sys, brief_builder.charts; print('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
    draw(Picture(trade, 17 * CM, 7 * CM), STYLE, PALETTE)
    assert "matplotlib.pyplot" not in sys.modules


def test_a_khmer_title_at_the_upper_edge_is_measured_by_its_letters(trade: tuple[Panel, ...]) -> None:
    """matplotlib's own box of a text is as high as the typeface says, though its letters are not."""
    titled = replace(trade[0], title="ការនាំចេញទំនិញទៅកម្ពុជា")
    assert draw(Picture((titled,), 20 * CM, 12 * CM, "deck"), STYLE, PALETTE).png


def test_what_comes_later_lies_above(monkeypatch: pytest.MonkeyPatch) -> None:
    """matplotlib draws all lines above all fills by itself."""
    field, hollow = ((0, 0), (9, 0), (9, 9)), Box(0, 0, 9, 9, "#555555", "derived")
    ink = [
        Line(0, 5, 20, 5, 1.0, "#111111"), Dot(5, 5, 2, "#222222"), Area(field, "#333333"),
        Line(0, 5, 20, 5, 1.0, "#444444"), hollow,
    ]  # fmt: skip
    monkeypatch.setattr("brief_builder.charts.drawing.draw.lay_out", lambda *_: ink)
    drawn = draw(Picture((), CM, CM), STYLE, PALETTE).svg.decode()
    assert list(dict.fromkeys(re.findall("#([1-5])\\1{5}", drawn))) == ["1", "2", "3", "4", "5"]
