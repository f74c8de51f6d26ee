"""The problem codes of PDF files: what each means, an example, and the cure."""

from brief_builder.problems.code import Code

PDF_CODES: dict[str, Code] = {
    "office-missing": Code(
        "LibreOffice, which makes the PDF files, is not installed, or not where it is looked for.",
        "brief build --pdf on a computer without LibreOffice",
        "Install LibreOffice, with Writer and Impress; or build without PDF, and save as PDF from Word and PowerPoint.",
    ),
    "pdf-failed": Code(
        "LibreOffice made no PDF of a document, even when it was asked again, or took too long.",
        "a computer so busy that LibreOffice does not finish in time",
        "Build again; if it fails again, open the document in LibreOffice and export it there.",
    ),
    "pdf-untagged": Code(
        "A PDF has no tags, so that nobody who listens to it learns what is a heading, a table or a picture.",
        "a LibreOffice whose settings are fixed by whoever administers the computer",
        "Try another version of LibreOffice, or save as PDF from Word or PowerPoint.",
    ),
    "pdf-nameless": Code(
        "A document has no title, and its PDF is called after its first heading or its file (a note); it says no "
        "language (a warning); or the PDF does not say its language, or would not show its title.",
        "a template without a title in File > Info",
        "Give the template a title, such as {{ pack.title }}, in File > Info > Title; choose its language in Review > "
        "Language.",
    ),
    "pdf-structure": Code(
        "Headings or header rows of a document are not tagged as such in its PDF.",
        "a version of LibreOffice that tags a heading as a paragraph",
        "Look at the tags of the PDF; try another version of LibreOffice.",
    ),
    "pdf-notes": Code(
        "A mark in a PDF leads to the words of another footnote or endnote than in the document.",
        "a version of LibreOffice that hands notes out in another order",
        "Do not send the PDF: try another version of LibreOffice, or save as PDF from Word.",
    ),
    "pdf-figure": Code(
        "A picture, chart or shape in a PDF has no alt text.",
        "a line on a slide that its author did not mark as decorative",
        "Write its alt text in the template, or mark it as decorative.",
    ),
}
