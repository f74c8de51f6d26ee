"""The problem codes of values that are more than words: Markdown, pictures, links, and the files that they name."""

from brief_builder.problems.code import Code

VALUE_CODES: dict[str, Code] = {
    "value-field": Code(
        "A picture, link or other value with entries has one that is missing, misspelt or of the wrong kind.",
        "{image: map.png, widht: 8 cm}",
        "Look the entry up in docs/values.md.",
    ),
    "markdown-structure": Code(
        "A text in Markdown holds lists, tables or several paragraphs, and stands where there is no room for them.",
        "See {{ text | markdown }} below.",
        "Put the tag into a paragraph of its own.",
    ),
    "link-unsafe": Code(
        "A link leads neither to the web nor to a mail address nor to a bookmark.",
        "{link: 'javascript:alert(1)', text: here}",
        "Begin the address with https://, http:// or mailto:, or with # and the name of a bookmark.",
    ),
    "link-unknown": Code(
        "A link names a bookmark that the document does not have.",
        "{link: '#tabel', text: see the table}",
        "Correct the name, or insert the bookmark into the template.",
    ),
    "link-misplaced": Code(
        "A link stands where there can be none.",
        "a link printed inside a link of the template",
        "Print the words alone, or move the tag.",
    ),
    "picture-unreadable": Code(
        "A picture's file is damaged, or of a kind that Office does not show everywhere.",
        "{image: map.webp, alt: A map}",
        "Save the picture as PNG or JPEG.",
    ),
    "picture-size": Code(
        "A picture's width or height cannot be understood, or is larger than any page.",
        "width: 8",
        "Write a number and a unit: 8 cm, 80 mm, 3 in, 120 pt or 50 %.",
    ),
    "picture-undescribed": Code(
        "A picture has no alt text, so that who cannot see it misses what it says.",
        "{image: map.png}",
        "Say in `alt` what it shows, or write `decorative: true` if it shows nothing that matters.",
    ),
    "picture-named": Code(
        "A tag prints the name of a picture that is there, and may be meant to show it.",
        "{{ logo }}, where the data say logo: logo.png",
        "For the picture, write `logo: {image: logo.png, alt: …}` in the data.",
    ),
    "data-unused": Code(
        "A name in the data is asked for by no tag, and is nearly one that a tag asks for and the data lack.",
        "phnoe: 1 in the data, {{ phone | default('none') }} in the template",
        "Correct the name, or take it out of the data.",
    ),
    "text-asked": Code(
        "A condition asks a text such as `no` or `False`, and every text counts as yes.",
        "{% if approved %} with `approved: no`",
        "Write `true` or `false` in the data, lower case and without quotation marks.",
    ),
    "folder-unknown": Code(
        "A value names a file, and nobody has said in which folder values may name files.",
        "Template.render({'map': {'image': 'map.png', 'alt': 'A map'}})",
        "Give the folder: Template.render(data, folder='data').",
    ),
    "language-unknown": Code(
        "Lists, numbers, dates or `yes` and `no` have no words in this language.",
        "{{ approved }} in Khmer",
        "Choose a language that is known, or the words: {{ approved | yesno('…', '…') }}.",
    ),
}
