"""The problem codes of what stands outside paragraphs: links, fields, native charts."""

from brief_builder.problems.code import Code

PART_CODES: dict[str, Code] = {
    "field-code": Code(
        "A tag, or what it gives, cannot stand where it does in the code of a field.",
        '{ {{ kind }} "x" }, or { SEQ Table{{ n }} } with `n: a b`',
        "Write the field's kind out, and put the tag in quotation marks.",
    ),
    "chart-expected": Code(
        "The alt text of a native chart names something that is not the data of a chart.",
        "alt text {{ trade }} on a chart that was inserted with Insert > Chart, where trade is a picture",
        "Give the data of a chart, or put a picture in the place of the native chart.",
    ),
    "chart-misplaced": Code(
        "A native chart is asked for where none can stand, or where its author has drawn none.",
        "{{ chart.trade }} in a header, with `as: native`; data of a chart, {chart: …}, in a paragraph",
        "Insert a chart and write the tag as its alt text, or write `as: picture` in charts.yaml.",
    ),
    "chart-values": Code(
        "The data for a native chart is incomplete, or not as it must be.",
        "three categories and a series of two values",
        "Look the entry up in docs/native-charts.md.",
    ),
    "chart-refused": Code(
        "A native chart is of a kind that cannot be filled.",
        "a 3-D column chart",
        "Change its type to a flat column, bar, line, area, pie, doughnut, radar, scatter or bubble chart.",
    ),
    "chart-format": Code(
        "Something that was formatted or typed at one point of a native chart goes when the chart is filled.",
        "a bar coloured by hand, of a country that is not in the data",
        "Keep the category in the data, or format the whole series.",
    ),
    "chart-cells": Code(
        "The data of a native chart write over other cells of its workbook.",
        "four categories drawn, six given, and a sum in the row below",
        "Move what stands beside the data to another sheet of the chart's workbook.",
    ),
    "chart-link": Code(
        "A native chart that is filled was linked to a workbook elsewhere.",
        "a chart pasted from Excel with Keep Source Formatting & Link Data",
        "Break the link in the template.",
    ),
}
