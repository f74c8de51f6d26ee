"""A picture is exactly as large as asked, the same twice, and holds nothing that names the day or the machine."""

import io
import re
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest
from chart_panels import CM, PALETTE, STYLE
from PIL import Image

from brief_builder.charts import draw
from brief_builder.charts.letters import font, letters_for
from brief_builder.charts.model import Furniture, Panel, Picture
from brief_builder.charts.plot.ink import Align, Area, Box, Dot, Line, Words
from brief_builder.problems import Fault

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


def test_matplotlib_is_loaded_only_to_draw_and_never_its_axes() -> None:
    """They are a third of the time that loading it takes, and no chart here has them."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from chart_panels import CM, PALETTE, STYLE, bars, stated\n"
        "from brief_builder.charts import draw\n"
        "from brief_builder.charts.model import Picture\n"
        "before = 'matplotlib' in sys.modules\n"
        "draw(Picture((bars('', [stated('2022', '1', '1')]),), 17 * CM, 7 * CM), STYLE, PALETTE)\n"
        "axes = {'matplotlib.figure', 'matplotlib.axes', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "print(before, 'matplotlib' in sys.modules, sorted(axes))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False True []\n", "")


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


@pytest.mark.parametrize("text", ["Exports fell to C$2.1 billion", "ការនាំចេញ", "AV To"])
@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_letters_stand_where_matplotlibs_own_text_puts_them(
    text: str, align: Align, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Affine2D

    words = Words(text, 150.3, 20.7, 9.5, bold=False, align=align, colour="#334455")
    monkeypatch.setattr("brief_builder.charts.drawing.draw.lay_out", lambda *_: [words])
    ours = Image.open(io.BytesIO(draw(Picture((), 11 * CM, 2 * CM), STYLE, PALETTE).png))

    ((printed, path),) = letters_for(STYLE.family, tall=False).runs(text)
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        figure = Figure(figsize=(11 / 2.54, 2 / 2.54), dpi=STYLE.dpi, facecolor=STYLE.paper)
        look = {"ha": align, "color": words.colour, "fontproperties": font(path, words.size)}
        figure.add_artist(Text(words.x, words.y, printed, transform=Affine2D().scale(STYLE.dpi / 72), **look))
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
    theirs = Image.frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba())).convert("RGB")
    assert ours.size == theirs.size
    assert ours.tobytes() == theirs.tobytes()
    assert len(ours.getcolors()) > 20  # something is drawn


@pytest.mark.parametrize(
    ("spots", "wrong"),
    [
        ([(20.0, 10.0), (20.0, 30.0)], None),
        ([(-3.0, 10.0)], "“Exports 0” leaves the picture"),
        ([(60.0, 10.0)], "“Exports 0” leaves the picture"),
        ([(20.0, 52.0)], "“Exports 0” leaves the picture"),
        ([(20.0, 10.0), (50.0, 12.0)], "“Exports 0” touches “Exports 1”"),
    ],
)
def test_the_last_look_refuses_words_that_leave_the_picture_or_touch(
    spots: list[tuple[float, float]], wrong: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ink = [
        Words(f"Exports {n}", x, y, 9.0, bold=False, align="left", colour="#000000") for n, (x, y) in enumerate(spots)
    ]
    monkeypatch.setattr("brief_builder.charts.drawing.draw.lay_out", lambda *_: ink)
    picture = Picture((), 90 * 12_700, 56 * 12_700)
    if wrong is None:
        assert draw(picture, STYLE, PALETTE).png
        return
    with pytest.raises(Fault) as caught:
        draw(picture, STYLE, PALETTE)
    assert (caught.value.code, caught.value.message) == ("chart-fit", wrong)


def test_a_png_has_no_channel_for_what_shines_through(trade: tuple[Panel, ...]) -> None:
    assert Image.open(io.BytesIO(draw(Picture(trade, 17 * CM, 7 * CM), STYLE, PALETTE).png)).mode == "RGB"
