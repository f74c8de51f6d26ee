"""Khmer, with Latin digits: "2.1 ពាន់លានដុល្លារកាណាដា", "ថ្ងៃទី 20 ខែវិច្ឆិកា ឆ្នាំ 2025", “ ” and ។.

Khmer writes no spaces between words. U+200B stands where a line may break: between words, never within one.
"""

from brief_builder.wording.language import ChangeWords, CitationWords, Language, PeriodWords, UnitWords

_CAD = "ដុល្លារ\u200bកាណាដា"
_USD = "ដុល្លារ\u200bអាមេរិក"
_EUR = "អឺរ៉ូ"
_GBP = "ផោន\u200bស្ទែលីង"
_KHR = "រៀល"
_POINTS = "ចំណុច\u200bភាគរយ"

KHMER = Language(
    code="km",
    locale="km",
    counts=(),  # figures even below ten, as ministries write: "9 ខែដំបូង"
    scales={
        6: {"other": "{n}\u00a0លាន"},
        9: {"other": "{n}\u00a0ពាន់លាន"},
        12: {"other": "{n}\u00a0ទ្រីលាន"},
    },
    money={
        "CAD": ("{n}\u00a0" + _CAD, "{n}\u200b" + _CAD),
        "USD": ("{n}\u00a0" + _USD, "{n}\u200b" + _USD),
        "EUR": ("{n}\u00a0" + _EUR, "{n}\u200b" + _EUR),
        "GBP": ("{n}\u00a0" + _GBP, "{n}\u200b" + _GBP),
        "KHR": ("{n}\u00a0" + _KHR, "{n}\u200b" + _KHR),
    },
    money_other="{n}\u00a0{code}",
    units={
        "percent": {"other": "{n}%"},
        "points": {"other": "{n}\u00a0" + _POINTS},
        "ratio": {"other": "{n}"},
        "persons": {"other": "{n}\u00a0នាក់"},
        "organizations": {"other": "{n}"},
    },
    said_once=UnitWords(
        scales={3: "ពាន់", 6: "លាន", 9: "ពាន់លាន", 12: "ទ្រីលាន"},
        names={
            "CAD": (_CAD, "{scale}\u200b" + _CAD),
            "USD": (_USD, "{scale}\u200b" + _USD),
            "EUR": (_EUR, "{scale}\u200b" + _EUR),
            "GBP": (_GBP, "{scale}\u200b" + _GBP),
            "KHR": (_KHR, "{scale}\u200b" + _KHR),
            "percent": ("%", ""),
            "points": (_POINTS, ""),
            "ratio": ("", ""),
            "persons": ("នាក់", "{scale}\u200bនាក់"),
            "organizations": ("អង្គភាព", "{scale}\u200bអង្គភាព"),
        },
        other=("{code}", "{scale}\u00a0{code}"),
    ),
    minus="\u2212{x}",
    plus="+{x}",
    bounds={
        "eq": "{x}",
        "approx": "ប្រមាណ {x}",
        "nearly": "ជិត {x}",
        "gt": "ជាង {x}",
        "ge": "យ៉ាង\u200bតិច {x}",
        "lt": "តិច\u200bជាង {x}",
        "le": "យ៉ាង\u200bច្រើន {x}",
    },
    bounds_counted={},
    about="ប្រមាណ {x}",
    range="ពី {low} ដល់ {high}",
    unit_once=True,
    under="តិច\u200bជាង {x}",
    within="ខុស\u200bពី\u200bសូន្យ\u200bមិន\u200bលើស {x}",
    up_to="មិន\u200bលើស {x}",
    estimated=" (ការ\u200bប៉ាន់ប្រមាណ)",
    derived=" (តួលេខ\u200bគណនា)",
    derived_estimate=" (គណនា\u200bពី\u200bការ\u200bប៉ាន់ប្រមាណ)",
    with_period="{figure} {when}",
    undated_figure="{figure} (គ្មាន\u200bកាលបរិច្ឆេទ)",
    # "ពី … ដល់ …" behind a verb would say from which level to which; "ក្នុងចន្លោះពី" says by how much.
    rose=ChangeWords(
        "កើនឡើង {x}",
        "កើនឡើង\u200bប្រមាណ {x}",
        "កើនឡើង\u200bក្នុង\u200bចន្លោះ\u200bពី {low} ទៅ {high}",
        "កើនឡើង\u200bមិន\u200bលើស {x}",
    ),
    fell=ChangeWords(
        "ថយចុះ {x}",
        "ថយចុះ\u200bប្រមាណ {x}",
        "ថយចុះ\u200bក្នុង\u200bចន្លោះ\u200bពី {low} ទៅ {high}",
        "ថយចុះ\u200bមិន\u200bលើស {x}",
    ),
    unchanged="មិន\u200bប្រែប្រួល",
    about_unchanged="ស្ទើរតែ\u200bមិន\u200bប្រែប្រួល",
    either_way="ថយចុះ\u200bមិន\u200bលើស {low} ឬ\u200bកើនឡើង\u200bមិន\u200bលើស {high}",
    or_unchanged="{x} ឬ\u200bស្ទើរតែ\u200bមិន\u200bប្រែប្រួល",
    changed_little="ប្រែប្រួល\u200bតិចតួច៖ ចន្លោះ\u200bពី\u200b{low} ទៅ\u200b{high}",
    fall_of="ការ\u200bថយចុះ {x}",
    rise_of="ការ\u200bកើនឡើង {x}",
    no_change="ការ\u200bមិន\u200bប្រែប្រួល",
    little=5,
    conjunction="និង",
    spaced=False,
    list_of_lists=("; ", "; និង ", ", និង "),
    stop="។",
    contractions={},
    periods=PeriodWords(
        year="ឆ្នាំ\u00a0{year}",
        month="'ខែ'MMMM 'ឆ្នាំ\u00a0'y",
        day="'ថ្ងៃទី\u00a0'd 'ខែ'MMMM 'ឆ្នាំ\u00a0'y",
        month_alone="'ខែ'MMMM",
        month_label="MMMM y",
        quarter_label="ត្រីមាស\u200bទី\u00a0{quarter} {year}",
        inside="ក្នុង\u200b{x}",
        in_months="ក្នុង\u200bរយៈពេល {x}",
        on_day="នៅ\u200b{x}",
        first_months="{count} ខែ\u200bដំបូង\u200bនៃ\u200bឆ្នាំ\u00a0{year}",
        months="{first} ដល់\u200b{last} ឆ្នាំ\u00a0{year}",
        span="{start} ដល់\u200b{end}",
        during="ពី\u200b{x}",
        since="តាំង\u200bពី\u200b{x}",
        until="ត្រឹម\u200b{x}",
        unknown="គ្មាន\u200bកាលបរិច្ឆេទ",
        change="ពី\u200b{before} ដល់\u200b{after}",
    ),
    citations=CitationWords(
        quote="“{x}”",
        inner="‘{x}’",
        gap="…",
        line="{file} ជួរ\u200bទី\u00a0{line}",
        column="{file} ជួរ\u200bទី\u00a0{line} ជួរឈរ “{column}”",
        cell="{file} សន្លឹក “{sheet}” ក្រឡា\u00a0{cell}",
        source="{short}, “{title}” ({published})",
        dated="{short} ({published})",
        undated="គ្មាន\u200bកាលបរិច្ឆេទ",
        cited="{source}៖ {evidence}",
        derived="ការ\u200bគណនា៖ {x}",
        explained="{figures} ({words})",
        growth="{now} ÷ {before} − 1",
        identity="{total} = {parts} ក្នុង\u200bគម្លាត\u200bនៃ\u200bការ\u200bបង្គត់\u200bលេខ",
        identity_named="{total} = {parts}",
        given="បង្រួម\u200bចន្លោះ\u200bដោយ\u200bសមភាព {x}",
        where="ដែល {name} = {x}",
        assumption="ការ\u200bសន្មត៖ {x}",
        named="{label}, {period}",
        one_source="ប្រភព៖ {x}",
        several_sources="ប្រភព៖ {x}",
        between="; ",
        marks={"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "},
    ),
    ages={
        "period": "{label}, {period}៖ រយៈពេល\u200bនេះ\u200bបាន\u200bចប់ {months}\u00a0ខែ\u200bមុន; "
        "កម្រិត\u200bកំណត់\u200bគឺ {limit}\u00a0ខែ។",
        "source": "{label}៖ ប្រភព\u200bនេះ\u200bត្រូវ\u200bបាន\u200bផ្សព្វផ្សាយ {months}\u00a0ខែ\u200bមុន; "
        "កម្រិត\u200bកំណត់\u200bគឺ {limit}\u00a0ខែ។",
        "valid_until": "{label}៖ មាន\u200bសុពលភាព\u200bដល់\u200b{since}។",
        "review_by": "{label}៖ ត្រូវ\u200bពិនិត្យ\u200bឡើង\u200bវិញ\u200bត្រឹម\u200b{since}។",
    },
    unknown_day="មិន\u200bដឹង\u200bកាលបរិច្ឆេទ",
    inferred="{x} (តាម\u200bការ\u200bសន្និដ្ឋាន)",
)
