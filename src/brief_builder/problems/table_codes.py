"""The problem codes of tables, workbooks and the numbers in them: what each means, an example, and the cure."""

from brief_builder.problems.code import Code

TABLE_CODES: dict[str, Code] = {
    "encoding-guessed": Code(
        "A table does not say in which encoding it is written, and was read in the one that fits.",
        "a .csv file that an older Excel saved: Windows-1252 for all that can be seen",
        "Look whether its accents are right. Then say `encoding: windows-1252` in tables/NAME.yaml, or save the table "
        "as CSV UTF-8.",
    ),
    "number-ambiguous": Code(
        "A number means one thing in one country and another in the next.",
        "1,234 in a table with semicolons: 1.234 or one thousand two hundred and thirty-four",
        'Say `decimal: ","` or `decimal: "."` in tables/NAME.yaml; in a fact, write the number without a mark for '
        "thousands.",
    ),
    "cell-unreadable": Code(
        "A cell of a workbook has no value that can be taken.",
        "#REF!, or a formula that was never computed",
        "Open the workbook in Excel, correct the cell, and save.",
    ),
    "workbook-unsafe": Code(
        "A workbook holds something that is not opened: macros, or more than any table needs.",
        "a .xlsm file renamed to .xlsx",
        "Copy the cells into a new workbook and save it as .xlsx.",
    ),
    "table-hidden": Code(
        "A sheet has hidden rows or columns; they are not read.",
        "rows 5 to 9, hidden by a filter",
        "Unhide them, or say in tables/NAME.yaml what is meant: `hidden: read` or `hidden: skip`.",
    ),
    "table-field": Code(
        "The file that explains a table has an entry that is missing, misspelt or does not fit the table.",
        "columns: {Annee: period} beside a table whose column is called Année",
        "Look the entry up in docs/facts.md#a-table-as-it-comes.",
    ),
    "table-scale": Code(
        "A table speaks of thousands or millions, and nobody has said that its numbers are.",
        "5,608.9 under the heading “Exports (Mio. EUR)”",
        "Say `scale: million`, or `scale: one` for numbers that are written in full, in tables/NAME.yaml.",
    ),
    "table-gaps": Code(
        "A table has cells without a value; no facts are made of them.",
        "an empty cell, or `..`, under 2023",
        "Nothing, if the publisher gives no figure there.",
    ),
}
