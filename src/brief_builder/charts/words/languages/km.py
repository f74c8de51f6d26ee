"""Khmer, as charts say it, with Latin digits, ៖ and ។. U+200B stands between words, where a line may break."""

from brief_builder.charts.words.language import PartialWords, Terms

_CHART = "គំនូសតាង\u200b"
_COLUMNS, _BARS = _CHART + "ជួរឈរ", _CHART + "របារ"
_BALANCE = _CHART + "សមតុល្យ"
_ALL_BELOW = " ដែល\u200bរបារ\u200bទាំងអស់\u200bនៅ\u200bក្រោម\u200bសូន្យ"
_ESTIMATE = "ការ\u200bប៉ាន់ប្រមាណ"
_COMPUTED = "ត្រូវ\u200bបាន\u200bគណនា\u200bពី\u200bតួលេខ\u200bដែល\u200bបាន\u200bផ្សព្វផ្សាយ។"
_RANGE = "បង្ហាញ\u200bចន្លោះ\u200bដែល\u200bនៅ\u200bសល់\u200bពី\u200bការ\u200bបង្គត់\u200bលេខ។"
_UNPUBLISHED = "មិន\u200bមាន\u200bតួលេខ\u200bផ្សព្វផ្សាយ។"
_BREAK = "សម្គាល់\u200bការ\u200bដាច់\u200bនៃ\u200bស៊េរី\u200bទិន្នន័យ។"

KHMER = Terms(
    locale="km",
    kinds={
        "column": _COLUMNS,
        "bar": _BARS,
        "grouped": _COLUMNS + "\u200bជា\u200bក្រុម",
        "stacked": _COLUMNS + "\u200bត្រួត\u200bគ្នា",
        "share": _BARS + "\u200bត្រួត\u200bគ្នា 100%",
        "line": _CHART + "បន្ទាត់",
        "area": _CHART + "ផ្ទៃ",
        "slope": _CHART + "ជម្រាល",
        "dot": _CHART + "ចំណុច",
        "balance": _BALANCE,
        "waterfall": _CHART + "ទឹកធ្លាក់",
        "treemap": _CHART + "ប្រអប់\u200bសមាមាត្រ",
        "heatmap": "ផែនទី\u200bកម្ដៅ",
        "sparkline": "បន្ទាត់\u200bនិន្នាការ\u200bតូច",
        "number": "តួលេខ\u200bសំខាន់",
        "timeline": "បន្ទាត់\u200bពេលវេលា",
    },
    turned={
        "column": _BARS,
        "bar": _COLUMNS,
        "grouped": _BARS + "\u200bជា\u200bក្រុម",
        "stacked": _BARS + "\u200bត្រួត\u200bគ្នា",
        "share": _COLUMNS + "\u200bត្រួត\u200bគ្នា 100%",
    },
    below={_COLUMNS: _COLUMNS + _ALL_BELOW, _BARS: _BARS + _ALL_BELOW, _BALANCE: _BALANCE + _ALL_BELOW},
    both=" និង\u200b",
    colon="៖ ",
    dash=" – ",
    tight=frozenset(),
    comma=", ",
    semicolon="; ",
    stop="។",
    then=", រួច ",
    to=" ដល់\u200b",
    to_before={},
    source="ប្រភព៖ ",
    sources="ប្រភព៖ ",
    not_published="មិន\u200bបាន\u200bផ្សព្វផ្សាយ",
    below_zero=" ក្រោម\u200bសូន្យ",
    smallest="តូច\u200bបំផុត",
    largest="ធំ\u200bបំផុត",
    largest_step="បម្រែបម្រួល\u200bធំ\u200bបំផុត",
    top_three="ធំ\u200bជាង\u200bគេ\u200bក្នុង\u200bចំណោម {n}៖ ",
    top_one="ធំ\u200bជាង\u200bគេ\u200bក្នុង\u200bចំណោម {n}៖ ",
    bottom="តូច\u200bជាង\u200bគេ៖ ",
    events="ព្រឹត្តិការណ៍\u200bចំនួន\u00a0{n}",
    first="ដំបូង៖ ",
    last="ចុង\u200bក្រោយ៖ ",
    panels="ផ្ទាំង\u200bចំនួន\u00a0{n}",
    year="ឆ្នាំ\u00a0{year}",
    period="រយៈពេល",
    figure="តួលេខ",
    date="កាលបរិច្ឆេទ",
    event="ព្រឹត្តិការណ៍",
    partial=PartialWords(
        one="{years} មាន\u200bតែ{months}\u200bប៉ុណ្ណោះ។",
        several="{years} មាន\u200bតែ{months}\u200bប៉ុណ្ណោះ។",
        each="ឆ្នាំ\u200bនីមួយៗ\u200bមាន\u200bតែ{months}\u200bប៉ុណ្ណោះ។",
        month="'ខែ'MMMM",
        month_year="'ខែ'MMMM 'ឆ្នាំ\u00a0'y",
        day="'ថ្ងៃទី\u00a0'd 'ខែ'MMMM",
        first_day="'ថ្ងៃទី\u00a0'd 'ខែ'MMMM",
    ),
    notes={
        "bars": {
            "estimated": "របារ\u200bឆ្នូតៗ\u200bជា\u200b" + _ESTIMATE + "។",
            "derived": "របារ\u200bប្រហោង\u200b" + _COMPUTED,
            "range": "គំនូស\u200bនៅ\u200bចុង\u200bរបារ\u200bប្រហោង\u200b" + _RANGE,
            "missing": "ស៊ុម\u200bចំណុចៗ\u200bបង្ហាញ\u200bថា\u200b" + _UNPUBLISHED,
        },
        "lines": {
            "estimated": "បន្ទាត់\u200bដាច់ៗ\u200bទៅ\u200bចំណុច\u200bមាន\u200bរង្វង់\u200bបង្ហាញ\u200b" + _ESTIMATE + "។",
            "derived": "បន្ទាត់\u200bដាច់ៗ\u200bទៅ\u200bចំណុច\u200bប្រហោង\u200bបង្ហាញ\u200bតួលេខ\u200bដែល\u200b" + _COMPUTED,
            "range": "គំនូស\u200bស្តើង\u200bកាត់\u200bចំណុច\u200bប្រហោង\u200b" + _RANGE,
            "missing": "បន្ទាត់\u200bផ្អាក\u200bនៅ\u200bកន្លែង\u200bដែល\u200b" + _UNPUBLISHED,
            "break": "បន្ទាត់\u200bឈរ\u200bដាច់ៗ\u200b" + _BREAK,
        },
        "dots": {
            "estimated": "ចំណុច\u200bមាន\u200bរង្វង់\u200bជា\u200b" + _ESTIMATE + "។",
            "derived": "ចំណុច\u200bប្រហោង\u200b" + _COMPUTED,
            "range": "គំនូស\u200bកាត់\u200bចំណុច\u200bប្រហោង\u200b" + _RANGE,
            "missing": "គ្មាន\u200bចំណុច\u200bនៅ\u200bកន្លែង\u200bដែល\u200b" + _UNPUBLISHED,
        },
        "boxes": {
            "estimated": "ប្រអប់\u200bឆ្នូតៗ\u200bជា\u200b" + _ESTIMATE + "។",
            "derived": "ប្រអប់\u200bប្រហោង\u200b" + _COMPUTED,
        },
        "cells": {
            "estimated": "ជ្រុង\u200bឆ្នូតៗ\u200bសម្គាល់\u200b" + _ESTIMATE + "។",
            "derived": "ស៊ុម\u200bសម្គាល់\u200bតួលេខ\u200bដែល\u200b" + _COMPUTED,
            "missing": "ស៊ុម\u200bចំណុចៗ\u200bបង្ហាញ\u200bថា\u200b" + _UNPUBLISHED,
        },
        "": {
            "break": "បន្ទាត់\u200bដាច់ៗ\u200b" + _BREAK,
            "scales": "ផ្ទាំង\u200bនីមួយៗ\u200bមាន\u200bមាត្រដ្ឋាន\u200bខុស\u200bគ្នា។",
        },
    },
    stems={
        "bars": {"estimated": ("ឆ្នូត",), "missing": ("ចំណុចៗ",), "break": ("ដាច់ៗ",)},
        "lines": {"estimated": ("ដាច់ៗ", "រង្វង់"), "missing": ("ផ្អាក",), "break": ("ឈរ",)},
        "dots": {"estimated": ("រង្វង់",), "missing": ("គ្មានចំណុច",), "break": ("ដាច់ៗ",)},
        "boxes": {"estimated": ("ឆ្នូត",)},
        "cells": {"estimated": ("ឆ្នូត",), "derived": ("ស៊ុម",), "missing": ("ចំណុចៗ",), "break": ("ដាច់ៗ",)},
        "": {
            "estimated": ("ប៉ាន់ប្រមាណ", "ប៉ាន់ស្មាន"),
            "derived": ("គណនា", "ប្រហោង"),
            "range": ("ចន្លោះ",),
            "missing": (r"(?:មិន|គ្មាន|ពុំ)[^។\n]*(?:ផ្សព្វផ្សាយ|ទិន្នន័យ)",),
            "break": (r"ដាច់[^។\n]*ស៊េរី", r"មិន[^។\n]*(?:បន្ត|ប្រៀបធៀប)"),
            "scales": ("មាត្រដ្ឋាន",),
            "partial": ("ខែដំបូង", "ត្រីមាស", "ឆមាស", "មិនពេញ", r"ខែ[^។\n]*ប៉ុណ្ណោះ"),
        },
    },
)
