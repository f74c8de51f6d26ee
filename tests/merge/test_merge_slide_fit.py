"""Tables that continue on further slides, and texts that are measured when a deck is rendered."""

from __future__ import annotations

import io
import pickle
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Cm, Emu

from brief_builder import BriefError, render_file
from brief_builder.merge import Template
from brief_builder.merge.fitting.paging import Lengths, dealt
from brief_builder.proof import read_document, untraced_figures
from brief_builder.wording import Phrase, Piece
from brief_builder.wording.parts import part_of
from deck_outlines import make_deck
from soundness import check_sound

LONG = """
=== Trade
| Good | Value |
| {% for r in rows %}{{ r }} | {{ r }}{% endfor %} |
| Total | {{ rows | length }} |
[Source at 2, 8.2 size 20 x 1] Source: {{ source }}
@notes Said of {{ source }}.
"""
OVERFULL = "=== {{ title }}\n[Points at 2, 6 size 6 x 1 wraps] {{ points }}"
POINTS = "rice and rubber and shoes and bicycles and pepper"


def rendered(outline: str, data: dict[str, Any], **options: Any) -> Any:
    """The deck of an outline, as python-pptx reads it."""
    return Presentation(io.BytesIO(Template.read(make_deck(outline), "t.pptx").render(data, **options)))


def frames(deck: Any) -> list[Any]:
    """The tables of a deck."""
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]


# -- how rows are dealt out


@pytest.mark.parametrize(
    ("table", "room", "expected"),
    [
        (Lengths(10, [10] * 3, 0), 40, [[0, 1, 2]]),
        (Lengths(10, [10] * 7, 0), 40, [[0, 1, 2], [3, 4], [5, 6]]),  # the last row has company
        (Lengths(10, [10] * 5, 0), 40, [[0, 1, 2], [3, 4]]),
        (Lengths(10, [10] * 3, 0), 30, [[0, 1], [2]]),  # else the one before would have one alone
        (Lengths(10, [10] * 6, 10), 40, [[0, 1, 2], [3, 4], [5]]),  # rows behind the loop need room
        (Lengths(10, [10] * 4, 30), 40, [[0, 1, 2], [3]]),  # and stand outside where no row leaves them any
        (Lengths(10, [10] * 4, 0), 5, [[0], [1], [2], [3]]),  # never less than a row
        (Lengths(10, [10, 90, 10], 0), 40, [[0], [1], [2]]),
        (Lengths(0, [10] * 6, 0, frozenset({3, 4})), 40, [[0, 1], [2, 3, 4, 5]]),  # merged rows stay together
        (Lengths(0, [10] * 6, 0, frozenset({1, 2, 3, 4, 5})), 40, [[0, 1, 2, 3], [4, 5]]),  # unless they are too high
        (Lengths(0, [10] * 5, 10, frozenset({3, 4})), 50, [[0, 1], [2, 3, 4]]),
    ],
)
def test_rows_are_dealt_out_in_order(table: Lengths, room: int, expected: list[list[int]]) -> None:
    """Slides are filled in order, within what merged cells, the last rows and a single row ask for."""
    assert [list(page) for page in dealt(table, room)] == expected


@pytest.mark.parametrize("rows", [1, 2, 5, 23])
@pytest.mark.parametrize("room", [5, 15, 40, 75])
@pytest.mark.parametrize("feet", [0, 10, 50])
@pytest.mark.parametrize("joined", [frozenset(), frozenset({1, 2, 7, 8, 9, 10, 11, 12, 13})])
def test_no_row_is_lost_or_shown_twice(rows: int, room: int, feet: int, joined: frozenset[int]) -> None:
    """Each body row stands on one slide, in order, and no slide is without."""
    pages = dealt(Lengths(10, [10 + row % 3 for row in range(rows)], feet, joined), room)
    assert [row for page in pages for row in page] == list(range(rows))
    assert all(len(page) for page in pages)


# -- the slides that come of it


def test_a_deck_with_a_table_that_continues_is_sound() -> None:
    """PowerPoint opens it: each slide has names of its own, and nothing is left over."""
    template = make_deck(LONG)
    data = Template.read(template, "t.pptx").render({"rows": list(range(20)), "source": "customs"})
    check_sound(data)
    assert b"briefLooped" not in b"".join(
        part.blob for part in Presentation(io.BytesIO(data)).part.package.iter_parts() if part.partname.endswith("xml")
    )


def test_each_figure_is_known_on_each_slide_that_shows_it() -> None:
    """The manifest ties a figure to its slide; what is repeated is a figure of each."""
    rows = [Phrase((Piece(f"{number}.5", f"fact{number}"),)) for number in range(5)]
    source = Phrase((Piece("2024", "year"),))
    result = Template.read(make_deck(LONG), "t.pptx").rendered({"rows": rows, "source": source})
    reading = read_document(result.data)
    assert untraced_figures(reading, [u for u in result.uses if u.fact != "year"])[0].figure == "2024"
    untraced = [each.figure for each in untraced_figures(reading, result.uses)]
    assert untraced == ["5"]  # the number of rows, which is no fact
    lines = {(line.part, line.paragraph): line.trail[0] for line in reading.lines}
    shown = {(use.fact, lines[use.part, use.paragraph]) for use in result.uses if use.paragraph is not None}
    first, second = 'slide 1 "Trade (1\u00a0of\u00a02)"', 'slide 2 "Trade (2\u00a0of\u00a02)"'
    assert {where for fact, where in shown if fact == "fact0"} == {first}
    assert {where for fact, where in shown if fact == "fact4"} == {second}
    assert {first, second} <= {where for fact, where in shown if fact == "year"}


def test_the_frame_is_as_high_as_its_rows_will_be_drawn() -> None:
    """A text on two lines makes its row higher; the height that the row was drawn with stays."""
    outline = "=== Trade\n| {%tr for r in rows %}{{ r }}{%tr endfor %} |"
    (frame,) = frames(rendered(outline, {"rows": ["a", "words " * 20]}))
    assert [row.height for row in frame.table.rows] == [Cm(0.8), Cm(0.8)]
    assert Cm(2.5) < frame.height < Cm(3.2)


def test_the_number_behind_a_title_looks_as_its_last_words() -> None:
    """It is written into the last run."""

    def bold(slide: Any) -> None:
        run = slide.shapes.title.text_frame.paragraphs[0].add_run()
        run.text, run.font.bold = " and more", True

    deck = Presentation(io.BytesIO(make_deck(LONG)))
    bold(deck.slides[0])
    data = io.BytesIO()
    deck.save(data)
    made = Template.read(data.getvalue(), "t.pptx").render({"rows": list(range(5)), "source": "x"})
    runs = Presentation(io.BytesIO(made)).slides[1].shapes.title.text_frame.paragraphs[0].runs
    assert [(run.text, run.font.bold) for run in runs] == [("Trade", None), (" and more (2\u00a0of\u00a02)", True)]


def test_a_table_that_was_drawn_lower_than_its_margin_has_the_room_that_it_was_drawn_with() -> None:
    """The author drew it so."""
    outline = "=== Trade\n| Good |\n| {%tr for r in rows %}{{ r }}{%tr endfor %} |"
    deck = Presentation(io.BytesIO(make_deck(outline)))
    (frame,) = frames(deck)
    frame.top, frame.height = Cm(1), Cm(18)
    data = io.BytesIO()
    deck.save(data)
    made = Template.read(data.getvalue(), "t.pptx").render({"rows": list(range(16))})
    assert len(Presentation(io.BytesIO(made)).slides) == 1


def test_things_beside_a_table_do_not_end_its_room() -> None:
    """Only what stands below it does, where the two overlap."""
    outline = LONG.replace("[Source at 2, 8.2 size 20 x 1]", "[Source at 22.5, 8.2 size 2 x 1]")
    assert len(rendered(outline, {"rows": list(range(8)), "source": "x"}).slides) == 1


def test_more_than_200_slides_are_refused() -> None:
    """A loop over everything ends in words, not in a deck that nobody opens."""
    outline = "=== Trade\n| {%tr for r in rows %}{{ r }}{%tr endfor %} |\n[Source at 2, 5.2 size 20 x 1] x"
    with pytest.raises(BriefError) as caught:
        rendered(outline, {"rows": list(range(250))})
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == (
        "limit-reached",
        "this table would continue on 250 slides, and 200 are the most",
    )
    assert str(problem.place) == 't.pptx, slide 1 "Trade", table "Table 2"'


def test_words_between_numbers_are_those_of_the_language() -> None:
    """A language whose word is not known gets a stroke."""
    said = [part_of(tag, 2, 3).replace("\u00a0", " ") for tag in ("en-CA", "fr", "km", "xx")]
    assert said == ["2 of 3", "2 sur 3", "2 នៃ 3", "2/3"]


# -- measuring


def test_nothing_is_measured_where_nobody_asks() -> None:
    """`fit=False` leaves tables and texts as they come out."""
    template = Template.read(make_deck(LONG), "t.pptx")
    result = template.rendered({"rows": list(range(20)), "source": "x"}, fit=False)
    assert result.problems == ()
    deck = Presentation(io.BytesIO(result.data))
    assert len(deck.slides) == 1
    assert len(frames(deck)[0].table.rows) == 22
    check_sound(result.data)


def test_a_template_that_has_measured_can_be_sent_to_other_processes() -> None:
    """What was measured is measured anew there."""
    template = Template.read(make_deck(OVERFULL), "t.pptx")
    data = {"title": "Trade", "points": POINTS}
    first = template.rendered(data)
    again = pickle.loads(pickle.dumps(template)).rendered(data)  # noqa: S301  our own bytes
    assert (again.data, again.problems) == (first.data, first.problems)
    assert template.rendered(data).problems == first.problems


def test_brief_render_shows_what_has_no_room_and_refuses_it_when_strict(tmp_path: Path) -> None:
    """The file that is named is the one that is written."""
    (tmp_path / "t.pptx").write_bytes(make_deck(OVERFULL))
    (tmp_path / "d.yaml").write_text(f"title: Trade\npoints: {POINTS}\n")
    arguments = (tmp_path / "t.pptx", tmp_path / "d.yaml", tmp_path / "out.pptx")
    (problem,) = render_file(*arguments).problems
    assert (problem.code, problem.severity) == ("text-overflows", "warning")
    assert "out.pptx (from " in problem.place.file
    assert problem.place.trail == ('slide 1 "Trade"', 'shape "Points"')
    with pytest.raises(BriefError):
        render_file(*arguments, strict=True)


def test_a_typeface_that_is_missing_is_told_once() -> None:
    """However many slides use it."""
    deck = Presentation(io.BytesIO(make_deck("=== A\n{{ a }}\n=== B\n{{ a }}")))
    for slide in deck.slides:
        slide.shapes[1].text_frame.paragraphs[0].runs[0].font.name = "Bought Sans"
    data = io.BytesIO()
    deck.save(data)
    problems = Template.read(data.getvalue(), "t.pptx").rendered({"a": "words"}).problems
    assert [problem.code for problem in problems] == ["font-missing"]


def test_a_footer_that_its_author_typed_is_not_told() -> None:
    """The places for date, footer and number are the layout's; an author sees what is wrong there at once."""
    deck = Presentation(io.BytesIO(make_deck("=== {{ a }}\nwords")))
    layout = deck.slides[0].slide_layout
    footer = next(each for each in layout.placeholders if each.placeholder_format.type == 15)
    footer.height, footer.width = Emu(100_000), Emu(500_000)
    footer.text_frame.text = "words " * 20
    deck.slides[0].shapes.clone_placeholder(footer)
    deck.slides[0].placeholders[footer.placeholder_format.idx].text_frame.text = "words " * 20
    data = io.BytesIO()
    deck.save(data)
    assert Template.read(data.getvalue(), "t.pptx").rendered({"a": "A"}).problems == ()


def test_the_look_of_the_last_row_is_that_of_the_whole_table() -> None:
    """A table style draws a total in bold; on slides before the last there is none."""
    deck = Presentation(io.BytesIO(make_deck(LONG)))
    frames(deck)[0].table.last_row = True
    data = io.BytesIO()
    deck.save(data)
    made = Template.read(data.getvalue(), "t.pptx").render({"rows": list(range(7)), "source": "x"})
    tables = [frame.table for frame in frames(Presentation(io.BytesIO(made)))]
    assert [(table.first_row, table.last_row) for table in tables] == [(True, False), (True, False), (True, True)]


def test_a_table_without_a_first_row_of_its_own_has_none_on_further_slides() -> None:
    """What a style does to the first row is done to the first of all."""
    outline = "=== Trade\n| {%tr for r in rows %}{{ r }}{%tr endfor %} |\n[Source at 2, 6.2 size 20 x 1] x"
    tables = [frame.table for frame in frames(rendered(outline, {"rows": list(range(4))}))]
    assert [table.first_row for table in tables] == [True, False]


def test_notes_of_a_slide_that_continues_are_those_of_each() -> None:
    """They hold the sources of what the slide says; each copy has notes of its own."""
    deck = rendered(LONG, {"rows": list(range(7)), "source": "customs"})
    notes = [slide.notes_slide for slide in deck.slides]
    assert [each.notes_text_frame.text for each in notes] == ["Said of customs."] * 3
    assert len({each.part.partname for each in notes}) == 3


def test_charts_of_slides_that_loops_made_and_that_continue_are_each_slides_own() -> None:
    """Changing one in PowerPoint changes no other: chart and workbook are parts of its own, and none is left over."""
    outline = (
        "=== {{ p.name }}\n{% slide for p in partners %}words\n| Good |\n"
        "| {%tr for r in p.rows %}{{ r }}{%tr endfor %} |\n@chart Chart {{ p.data }} = A, B; S1: 1, 2"
    )
    partners = [
        {
            "name": name,
            "rows": list(range(3)),
            "data": {"chart": {"categories": ["X"], "series": [{"name": "S", "values": [value]}]}, "alt": name},
        }
        for value, name in enumerate(("A", "B", "C"))
    ]
    data = Template.read(make_deck(outline), "t.pptx").render({"partners": partners})
    check_sound(data)
    deck = Presentation(io.BytesIO(data))
    charts = [shape.chart.part for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    books = [part.chart_workbook.xlsx_part for part in charts]
    assert len(charts) == len({part.partname for part in charts}) == len({part.partname for part in books}) == 9
    shown = [list(part.chart.plots[0].series[0].values) for part in charts]
    assert shown == [[value] for value in (0.0, 1.0, 2.0) for _ in range(3)]
    assert len([part for part in deck.part.package.iter_parts() if "/charts/chart" in part.partname]) == 9


def test_pictures_and_links_of_a_slide_that_continues_stay() -> None:
    """What rendering added for a slide is there for each copy of it."""
    outline = LONG.replace("@notes", "[Link] {{ link }}\n@notes")
    link = {"link": "https://example.org/", "text": "more"}
    deck = rendered(outline, {"rows": list(range(5)), "source": "x", "link": link})
    addresses = [
        run.hyperlink.address
        for slide in deck.slides
        for shape in slide.shapes
        if shape.name == "Link"
        for run in shape.text_frame.paragraphs[0].runs
    ]
    assert addresses == ["https://example.org/"] * 2


def test_what_is_drawn_below_a_slide_counts_for_nothing() -> None:
    """A note for those who edit the template ends no table's room, and may be as long as it likes."""
    outline = LONG.replace("[Source at 2, 8.2 size 20 x 1]", "[Note at 2, 20 size 20 x 1 grows]")
    result = Template.read(make_deck(outline), "t.pptx").rendered({"rows": list(range(8)), "source": "words " * 30})
    assert result.problems == ()
    assert len(Presentation(io.BytesIO(result.data)).slides) == 1


def test_a_fact_in_an_alt_text_is_known_on_each_slide() -> None:
    """It is printed where no paragraph is."""
    outline = LONG.replace("@notes", "@chart Chart {{ alt }} = A; S: 1\n@notes")
    rows, alt = list(range(9)), Phrase((Piece("2.5", "share"),))
    result = Template.read(make_deck(outline), "t.pptx").rendered({"rows": rows, "source": "x", "alt": alt})
    count = len(Presentation(io.BytesIO(result.data)).slides)
    assert count > 1
    assert len({use.part for use in result.uses if use.fact == "share"}) == count
