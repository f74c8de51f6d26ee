"""The subtitle tells measure, unit, place and period; what it lacks is told, with the way to get it from the facts."""

from __future__ import annotations

import pytest
from chart_facts import fact, found, problems_of

SMALL, LARGE = fact("a.2022", "33.3e6", "2022", decimals=-5), fact("b.2023", "2.1e9", "2023")
EARLIER = fact("b.2021", "1.8e9", "2021")
HALF, MORE = (fact(f"share.{year}", "50", str(year), unit="percent", decimals=0) for year in (2022, 2023))
PEOPLE = fact("people.2023", "16900000", "2023", unit="persons", decimals=-5)


def lacks(subtitle: str, *given: object, language: str = "en") -> list[str]:
    names = ", ".join(one.name for one in given)
    text = f"trade: {{title: Trade, subtitle: {subtitle}, facts: [{names}]}}"
    problems = problems_of(text, given, language)[1]
    return [p.message for p in problems if p.code == "subtitle-lacks"]


@pytest.mark.parametrize(
    ("subtitle", "lacking"),
    [
        ("'Goods trade, Canada, C$ billion, 2021 to 2023'", ""),
        ("'Goods trade, Canada, C$bn, 2021–23'", ""),
        ("'Goods trade of Canada in billions of dollars, 2021/2023'", ""),
        ("'Goods trade, Canada, $, 2021 to 2023'", ""),
        ("'Goods trade, Canada, 2021 to 2023'", "the unit (CAD billion)"),
        ("'Goods trade, Canada, billion, 2021 to 2023'", "the unit (CAD billion)"),
        ("'Goods trade, Canada, US$ billion, 2021 to 2023'", "the unit (CAD billion)"),
        ("'Goods trade, Canada, C$ million, 2021 to 2023'", "the unit (CAD billion)"),
        ("'Goods trade, Canada, C$ billion'", "the period (2021 to 2023)"),
        ("'Goods trade, Canada, C$ billion, 2023'", "the period (2021 to 2023)"),
        ("Goods trade", "the unit (CAD billion) and the period (2021 to 2023)"),
        ("'C$ billion, 2021 to 2023'", "the measure and the place"),
        ("''", "the measure, the unit (CAD billion), the place and the period (2021 to 2023)"),
    ],
)
def test_a_subtitle_in_words_names_unit_and_period(subtitle: str, lacking: str) -> None:
    assert lacks(subtitle, EARLIER, LARGE) == ([f"the subtitle lacks {lacking}"] if lacking else [])


@pytest.mark.parametrize(
    ("language", "subtitle", "lacking"),
    [
        ("fr", "'Commerce du Canada, en milliards de dollars canadiens, 2021 à 2023'", ""),
        ("fr", "'Commerce du Canada, G$ CA, 2021 à 2023'", ""),
        ("fr", "'Commerce du Canada, en billions de dollars, 2021 à 2023'", "the unit (CAD billion)"),
        ("km", "'ពាណិជ្ជកម្មកម្ពុជា ពាន់\u200bលាន\u200bដុល្លារ\u200bកាណាដា ឆ្នាំ ២០២១ ដល់ ២០២៣'", ""),
        ("km", "'ពាណិជ្ជកម្មកម្ពុជា លានដុល្លារកាណាដា ឆ្នាំ 2021 ដល់ 2023'", "the unit (CAD billion)"),
        ("km", "'ពាន់លានដុល្លារកាណាដា ឆ្នាំ 2021 ដល់ 2023'", "the measure and the place"),
    ],
)
def test_units_are_known_in_the_words_of_the_language(language: str, subtitle: str, lacking: str) -> None:
    expected = [f"the subtitle lacks {lacking}"] if lacking else []
    assert lacks(subtitle, EARLIER, LARGE, language=language) == expected


def test_many_figures_or_series_need_the_scale_too() -> None:
    """They are written without it."""
    text = (
        "trade: {title: T, kind: grouped, subtitle: 'Trade, Canada, C$, 2021 to 2023', labels: [a], "
        "series: [{name: One, facts: [b.2021]}, {name: Two, facts: [b.2023]}]}"
    )
    assert found(text, EARLIER, LARGE) == ["subtitle-lacks: the subtitle lacks the unit (CAD billion)"]


def test_a_unit_in_the_title_of_a_panel_is_said() -> None:
    text = (
        "trade: {title: T, subtitle: 'Trade, Canada, 2022 and 2023', panels: ["
        "{title: 'Exports, C$ million', facts: [a.2022]}, {title: Imports, facts: [b.2023]}]}"
    )
    assert found(text, SMALL, LARGE) == ["subtitle-lacks: the subtitle lacks the unit (CAD billion)"]


def test_what_is_counted_needs_no_other_unit_and_percent_has_its_mark() -> None:
    assert lacks("'Population of Cambodia, 2023'", PEOPLE) == []
    assert lacks("'Share of exports, Canada, %, 2022 and 2023'", HALF, MORE) == []
    assert lacks("'Share of exports, Canada, 2022 and 2023'", HALF, MORE) == ["the subtitle lacks the unit (percent)"]


@pytest.mark.parametrize(
    ("language", "unit", "said"),
    [
        ("en", "%", True),
        ("en", "per cent", True),
        ("en", "percentage of exports", True),
        ("en", "percentage points", False),
        ("en", "%-points", False),
        ("fr", "en pourcentage", True),
        ("fr", "points de pourcentage", False),
        ("km", "ភាគរយ", True),
        ("km", "ចំណុច\u200bភាគរយ", False),
    ],
)
def test_percentage_points_are_no_percent(language: str, unit: str, said: bool) -> None:
    lacking = [] if said else ["the subtitle lacks the unit (percent)"]
    assert lacks(f"'Garments in exports, Canada, {unit}, 2022 and 2023'", HALF, MORE, language=language) == lacking
    points = (fact(f"p.{year}", "5", str(year), unit="points", decimals=0) for year in (2022, 2023))
    other = lacks(f"'Garments in exports, Canada, {unit}, 2022 and 2023'", *points, language=language)
    assert bool(other) == said


def test_parts_that_are_empty_or_say_another_unit_or_period_are_told_at_the_part() -> None:
    parts = "{measure: '', place: {en: ' '}, unit: C$ million, period: '2022'}"
    text = f"trade: {{title: Trade, facts: [b.2021, b.2023],\n subtitle: {parts}}}"
    problems = problems_of(text, (EARLIER, LARGE))[1]
    assert [(p.message, p.help) for p in problems] == [
        ("the subtitle lacks the measure: it is empty", ("write `measure:`",)),
        ("the subtitle lacks the place: it is empty", ("write `place:`",)),
        (
            "the subtitle’s unit does not say CAD billion, which the chart shows",
            ("take `unit:` out: it comes from the facts",),
        ),
        (
            "the subtitle’s period does not say 2021 to 2023, which the chart shows",
            ("take `period:` out: it comes from the facts",),
        ),
    ]
    assert [p.place.column for p in problems] == sorted(p.place.column for p in problems)


def test_a_subtitle_in_parts_gets_unit_and_period_from_the_facts() -> None:
    assert lacks("{measure: Goods trade, place: Canada}", EARLIER, LARGE) == []


def test_the_cure_is_to_write_it_in_parts() -> None:
    problem = problems_of("trade: {title: T, subtitle: {en: Trade}, facts: [b.2023]}", [LARGE])[1][0]
    assert problem.help == ("write it in parts: {measure: …, place: …}; unit and period come from the facts",)
    assert problem.place.column == 34
