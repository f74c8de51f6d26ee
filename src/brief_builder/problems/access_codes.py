"""The problem codes of accessibility: what keeps people from reading a document, whatever it was made with."""

from brief_builder.problems.code import Code

ACCESS_CODES: dict[str, Code] = {
    "document-untitled": Code(
        "The properties of a document hold no title, which a screen reader says first.",
        "File, Info, Properties with an empty Title",
        "Write the title that people know the document by.",
    ),
    "properties-missing": Code(
        "The properties of a document name no author or no subject.",
        "an author “python-docx”",
        "Name the office that answers for the document, and its subject in a line.",
    ),
    "language-missing": Code(
        "No language is set for a text, so that a screen reader takes the voice of the reader’s own computer.",
        "a document that another program made",
        "Select the text; Review, Language, Set Proofing Language.",
    ),
    "language-wrong": Code(
        "A text is marked as another language than it is written in.",
        "a French paragraph marked as English; Khmer letters marked as English",
        "Select the text; Review, Language, Set Proofing Language.",
    ),
    "font-wrong": Code(
        "Khmer stands in a typeface that has no Khmer letters, so that each computer takes those of another one.",
        "Khmer words in Times New Roman",
        "Choose Khmer UI or another typeface with Khmer letters, best in the style or the slide master.",
    ),
    "headings-missing": Code(
        "A long document has no heading, so that nobody can move from part to part.",
        "ten pages in the style Normal",
        "Give headings the styles Heading 1, Heading 2 and so on.",
    ),
    "heading-empty": Code(
        "A paragraph with a heading style holds no words.",
        "an empty line in Heading 1",
        "Delete the line, or give it the style Normal.",
    ),
    "heading-skipped": Code(
        "A heading is more than one level below the one before it.",
        "Heading 1, then Heading 3",
        "Give it the next level, and change the look of that style.",
    ),
    "heading-disguised": Code(
        "A line looks like a heading and has no heading style.",
        "a line in bold, two points larger than the text",
        "Give it a heading style.",
    ),
    "list-typed": Code(
        "The bullets or numbers of a list are typed.",
        "paragraphs that begin with “- ” or “1. ”",
        "Delete what is typed, and choose Bullets or Numbering.",
    ),
    "paragraph-empty": Code(
        "Empty paragraphs make room between others.",
        "Enter pressed twice",
        "Delete them, and set the space before or after the paragraph.",
    ),
    "spaces-typed": Code(
        "Several spaces stand one after the other to move words.",
        "Name          Date",
        "Use an indent, a tab stop or a table.",
    ),
    "tabs-typed": Code(
        "Words are lined up in columns by tabs.",
        "lines of words with tabs between them",
        "Make a table of them.",
    ),
    "word-too-wide": Code(
        "A word, or a figure with its unit, is wider than the table cell, text box or frame in which it stands.",
        "C$524.6 million in 21 points in a column of 5 cm",
        "Make the column or box wider, the letters smaller, or choose a narrower typeface.",
    ),
    "table-headless": Code(
        "No header row is marked in a table, or one that is not its first.",
        "a table whose first row is only bold",
        "Word: Table Layout, Repeat Header Rows. PowerPoint: Table Design, Header Row.",
    ),
    "header-empty": Code(
        "A cell of a table’s header is empty.",
        "a column of figures without a name",
        "Write what the column holds.",
    ),
    "table-untitled": Code(
        "A table has neither a title nor a caption.",
        "a table between two paragraphs",
        "Table Properties, Alt Text: write a title; or insert a caption.",
    ),
    "table-merged": Code(
        "Cells of a table are merged, or its rows have different numbers of cells.",
        "one cell over two columns",
        "Split the cells, and repeat what holds for each; or make two tables.",
    ),
    "table-nested": Code(
        "A table stands in a cell of another one.",
        "a small table in a cell",
        "Take it out of the cell.",
    ),
    "table-blank": Code(
        "A row or column of a table is empty.",
        "an empty row that keeps two parts apart",
        "Delete it, and set the space with the height of rows or margins of cells.",
    ),
    "row-splits": Code(
        "Rows of a table may be broken between two pages.",
        "a row with a long note at the end of a page",
        "Table Properties, Row: untick “Allow row to break across pages”.",
    ),
    "alt-missing": Code(
        "A picture, chart, shape or object has no alt text, and is not marked as decorative.",
        "a photograph that was pasted",
        "View Alt Text: say what it tells, or tick “Mark as decorative”.",
    ),
    "alt-file-name": Code(
        "An alt text is the name of a file.",
        "IMG_2034.jpg",
        "Say in a sentence what the picture shows.",
    ),
    "alt-vague": Code(
        "An alt text names a kind of thing, or was written by a program.",
        "Chart 1; “Description automatically generated”",
        "Say in a sentence what it tells here.",
    ),
    "alt-needless": Code(
        "An alt text begins with “image of”, which screen readers say themselves.",
        "Image of the Prime Minister",
        "Leave these words out.",
    ),
    "alt-long": Code(
        "An alt text is too long to be listened to.",
        "a paragraph of 400 characters",
        "Say in about 140 characters what it tells; the rest belongs to the text or to a table.",
    ),
    "captions-missing": Code(
        "A video has no captions.",
        "a recorded speech on a slide",
        "Playback, Insert Captions.",
    ),
    "object-floating": Code(
        "A picture, chart or text box floats over the page, where reading order is not certain.",
        "a text box beside a paragraph",
        "Layout Options, In Line with Text; or mark it as decorative.",
    ),
    "contrast-low": Code(
        "Words do not stand out enough from what is behind them: 4.5 to 1, or 3 to 1 for large ones.",
        "light grey words on white",
        "Make the words darker, or what is behind them lighter.",
    ),
    "contrast-graphic": Code(
        "A series of a chart does not stand out from what is behind it: 3 to 1.",
        "a yellow line on white",
        "Take a darker colour.",
    ),
    "colour-alone": Code(
        "Colour alone tells one thing from another.",
        "four lines of a chart, and a legend with their colours",
        "Say it in words too: data labels, markers, an underline.",
    ),
    "slide-untitled": Code(
        "A slide has no title, or an empty one.",
        "a title in a text box",
        "Choose a layout with a title, and write it there.",
    ),
    "slide-title-repeated": Code(
        "Two slides have the same title.",
        "“Trade” twice",
        "Write what is different, or “(continued)”.",
    ),
    "title-late": Code(
        "Something of a slide is read before its title.",
        "a title that was added last",
        "Selection Pane: move the title to the bottom of the list.",
    ),
    "reading-order": Code(
        "A slide is read in another order than it is seen.",
        "a text at the top that was added last",
        "Reading Order Pane: put the shapes in the order in which the eye meets them.",
    ),
    "section-unnamed": Code(
        "Sections of a deck have the name that PowerPoint gave them, or the same name.",
        "Untitled Section",
        "Rename the section.",
    ),
    "text-small": Code(
        "Words on a slide are too small to be read in a room.",
        "a note of 9 points",
        "Make them larger, or move them to the notes.",
    ),
    "link-vague": Code(
        "The words of a link do not say where it leads.",
        "click here",
        "Let the link read as the name of the page that it opens.",
    ),
    "link-bare": Code(
        "The words of a link are its address.",
        "https://www.international.gc.ca/country-pays/…",
        "Let the link read as the name of the page that it opens.",
    ),
    "link-ambiguous": Code(
        "Links with the same words lead to different places.",
        "“Annual report” twice, for 2022 and for 2023",
        "Say in the words of each what is different.",
    ),
    "comments-left": Code(
        "Comments are left in a file.",
        "a reviewer’s question in the margin",
        "Review, Delete All Comments.",
    ),
    "changes-left": Code(
        "Tracked changes are left in a file.",
        "words struck out under Track Changes",
        "Review, Accept All Changes.",
    ),
    "highlight-left": Code(
        "Words are highlighted with a marker’s colour.",
        "a figure in yellow that somebody wanted to check",
        "Text Highlight Color: No Color.",
    ),
    "caption-typed": Code(
        "The number of a caption is typed.",
        "“Table 2. Exports” in the style Normal",
        "References, Insert Caption.",
    ),
    "note-typed": Code(
        "A footnote is typed: a raised number, and a paragraph that begins with it.",
        "a raised 1, and at the end of the page “1 Statistics Canada”",
        "References, Insert Footnote.",
    ),
    "contents-typed": Code(
        "A table of contents is typed.",
        "Background ............ 4",
        "References, Table of Contents.",
    ),
    "text-justified": Code(
        "Text is stretched to both margins.",
        "the button Justify",
        "Align it to the left.",
    ),
}
