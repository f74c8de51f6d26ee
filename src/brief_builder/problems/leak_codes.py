"""The problem codes of what a file tells beside its text."""

from brief_builder.problems.code import Code

LEAK_CODES: dict[str, Code] = {
    "text-hidden": Code(
        "Words or shapes are in a file that its readers do not see, and that everybody finds who looks.",
        "a paragraph with Font, Hidden: “do not show them this”",
        "Delete them, or let them be seen.",
    ),
    "slide-hidden": Code(
        "A slide is hidden in the show, and still in the file.",
        "Slide Show, Hide Slide, on the slide with the fallback offer",
        "Delete the slide, or show it.",
    ),
    "workbook-left": Code(
        "The workbook behind a chart holds more than the chart shows.",
        "a chart of totals, and behind Edit Data the sheet with every company",
        "Edit Data in Excel: delete what the chart does not show.",
    ),
    "file-embedded": Code(
        "A whole file is embedded in another.",
        "Insert, Object, Create from File: budget.xlsx",
        "Paste a picture of it in its place.",
    ),
    "link-outside": Code(
        "A file leads to files of a computer or network, or fetches something when it is opened.",
        "a picture that is linked to \\\\server\\share\\logo.png",
        "File, Info, Edit Links to Files: Break Link.",
    ),
    "data-left": Code(
        "A file holds data of programs that nobody sees.",
        "custom properties, document variables, custom XML, the source of a mail merge",
        "File, Info, Check for Issues, Inspect Document.",
    ),
    "path-left": Code(
        "A path of a computer or of an office’s network stands in a file.",
        "the alt text C:\\Users\\sokha\\Desktop\\logo.png",
        "Take it out.",
    ),
    "picture-tells": Code(
        "A picture tells where, when or by whom it was made.",
        "a photograph of a telephone, with its GPS position",
        "Save the picture anew without its properties, and insert it again.",
    ),
    "person-left": Code(
        "A file names those who worked on it.",
        "last saved by Marie Tremblay",
        "File, Info, Check for Issues, Inspect Document: Remove All.",
    ),
    "trail-left": Code(
        "A file tells how it came about.",
        "saved 48 times, 312 minutes of work, the template Minister2024.dotx",
        "File, Info, Check for Issues, Inspect Document: Remove All.",
    ),
}
