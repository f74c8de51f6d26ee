"""Every problem code: what it means, an example that triggers it, and the cure."""

from brief_builder.problems.access_codes import ACCESS_CODES
from brief_builder.problems.batch_codes import BATCH_CODES
from brief_builder.problems.chart_codes import CHART_CODES
from brief_builder.problems.claim_codes import CLAIM_CODES
from brief_builder.problems.code import Code
from brief_builder.problems.document_codes import DOCUMENT_CODES
from brief_builder.problems.fact_codes import FACT_CODES
from brief_builder.problems.fetch_codes import FETCH_CODES
from brief_builder.problems.finding_codes import FINDING_CODES
from brief_builder.problems.fit_codes import FIT_CODES
from brief_builder.problems.house_codes import HOUSE_CODES
from brief_builder.problems.leak_codes import LEAK_CODES
from brief_builder.problems.part_codes import PART_CODES
from brief_builder.problems.pdf_codes import PDF_CODES
from brief_builder.problems.share_codes import SHARE_CODES
from brief_builder.problems.slide_codes import SLIDE_CODES
from brief_builder.problems.table_codes import TABLE_CODES
from brief_builder.problems.value_codes import VALUE_CODES

CODES: dict[str, Code] = {
    # -- reading files
    "file-missing": Code(
        "A file that is named is not there.",
        "templates: {brief: breif.docx}",
        "Correct the name, or put the file there.",
    ),
    "file-unreadable": Code(
        "A file cannot be read as what it is said to be.",
        "a .yaml file saved as UTF-16 without a mark",
        "Save the file again as UTF-8 text, or export it again.",
    ),
    "yaml-syntax": Code(
        "A YAML file breaks the rules of YAML.",
        "value: [1, 2",
        "Close the bracket or quote, or line the entry up with its neighbours.",
    ),
    "yaml-cut": Code(
        "A text without quotes ends at ` #`: what stands behind it is read as a remark.",
        "note: Issue #1 of both directions",
        "Put the text in quotes; of a remark, write a space behind `#`.",
    ),
    "yaml-duplicate": Code(
        "The same key stands twice in one mapping.",
        "trade.total.2023 written in two places",
        "Rename or remove one of the two.",
    ),
    "yaml-feature": Code(
        "A YAML feature that is refused because it hides what a file says.",
        "source: *gac",
        "Write the value out; anchors, aliases, tags and merge keys are not read.",
    ),
    "json-syntax": Code(
        "A JSON file breaks the rules of JSON, or gives the same key twice.",
        '{"year": 2023,}',
        "Correct the place shown; YAML files forgive more.",
    ),
    "data-shape": Code(
        "A data file is not a group of named values.",
        "a file that begins with a list",
        "Give the list a name: `people: […]`.",
    ),
    "data-empty": Code(
        "A data file holds no value, or only remarks, and the template asks for some.",
        "an empty letter.yaml",
        "Write the values; `brief fields TEMPLATE --format yaml` prints a data file to fill in.",
    ),
    "csv-shape": Code(
        "A table has a row that does not fit its header.",
        "a row of 8 cells under a header of 9",
        "Give each row as many cells as the header; quote cells that hold commas.",
    ),
    "character-forbidden": Code(
        "A text holds a character that no Office file can hold.",
        "a control character pasted from a PDF",
        "Delete the character at the place shown.",
    ),
    "character-misleading": Code(
        "A text holds a character that nobody sees and that turns what stands behind it: 12 is read as 21.",
        "U+202E in words that were pasted from a message",
        "Delete the character at the place shown, and type the words anew if they look wrong then.",
    ),
    # -- packs
    "pack-missing": Code(
        "There is no pack where one was looked for.", "brief build nowhere", "Name the folder that holds pack.yaml."
    ),
    "pack-exists": Code(
        "A new pack would lie among files that are there already.",
        "brief init data/canada-cambodia",
        "Name a folder that is not there yet, or an empty one; nothing is ever written over.",
    ),
    "pack-field": Code(
        "pack.yaml or a file beside it has an entry that is missing, misspelt or of the wrong kind.",
        "as_of: yesterday",
        "Look the entry up in docs/facts.md: pack.yaml, texts and matrices have a section each.",
    ),
    "path-outside": Code(
        "A path leads out of the pack, or out of the folder whose files values may name.",
        "brief: ../../secret.docx",
        "Copy the file into the pack's or the project's templates folder, or into the folder of the data.",
    ),
    "text-missing": Code(
        "A text does not exist in a language that is being built; where another language has it, a gap is printed.",
        "label: {en: Two-way goods trade} in a pack with languages: [en, fr]",
        "Write the text in that language.",
    ),
    "languages-differ": Code(
        "The documents of two languages do not say the same: a fact, a chart, a footnote or a heading stands in one "
        "alone or in another place, or a figure is printed otherwise.",
        "texts/fr.yaml leaves out a sentence that texts/en.yaml has",
        "Let each paragraph print the same facts in all languages; within a sentence, their order is free.",
    ),
    "words-typed": Code(
        "A template for several languages holds typed words, which are the same in all of them.",
        "a heading “In brief” in the brief.docx that the French brief is made of too",
        "Write the words in texts/LANGUAGE.yaml and put {{ text.… }} in their place, or draw a template for each "
        "language.",
    ),
    # -- facts
    **FACT_CODES,
    **FINDING_CODES,
    **CLAIM_CODES,
    # -- databases
    **FETCH_CODES,
    **TABLE_CODES,
    # -- templates
    "template-missing": Code(
        "A template that the pack names is not there.",
        "deck: deck2.pptx",
        "Correct the name in pack.yaml, or put the file into templates/.",
    ),
    "template-elsewhere": Code(
        "A template is not in the pack's own folder of templates, and is taken from that of the project.",
        "templates/brief.docx of the pack renamed to brief_v2.docx",
        "Give the file its name back, or correct the name in pack.yaml.",
    ),
    "template-unreadable": Code(
        "A file is not a Word or PowerPoint file that can be read.",
        "brief.docx that is a renamed .doc",
        "Open it in Word or PowerPoint and save it as .docx or .pptx.",
    ),
    "template-plain": Code(
        "A template holds no tag, so nothing is filled in.",
        "an empty document saved as brief.docx",
        "Write tags into it, or name the right template in pack.yaml.",
    ),
    "file-unread": Code(
        "A file in the pack is not read, because its name does not end as it must.",
        "facts/new.yaml.txt, facts/new.yml, tables/trade.xls",
        "Rename it to end in .yaml (facts, sources), or save the table as .xlsx or .csv.",
    ),
    "template-unsafe": Code(
        "A template holds something that a sent file must not carry.",
        "macros, linked objects, a remote template",
        "Remove it in Word or PowerPoint and save again.",
    ),
    "tag-open": Code("A tag is begun and not ended.", "{{ trade.total.2023 }", "Write the closing braces."),
    "tag-spaced": Code(
        "Braces that look like a tag have a space between them, and are printed.",
        "{ { name } }",
        "Write the two braces without a space between them: {{ name }}.",
    ),
    "mail-merge": Code(
        "A template holds a field of Word's mail merge, which is not filled.",
        "«Name», inserted with Mailings > Insert Merge Field",
        "Write a tag in its place: {{ Name }}.",
    ),
    "tag-syntax": Code(
        "What stands in a tag cannot be understood.", "{{ trade.total | }}", "Correct the tag at the caret."
    ),
    "tag-unknown": Code(
        "A tag begins with a word that is not known.",
        "{% fro x in xs %}",
        "Use for, if, elif, else, set, with and their endings.",
    ),
    "tag-forbidden": Code(
        "A tag uses something that templates may not do.",
        "{{ x.__class__ }}",
        "Use names, filters, comparisons and arithmetic only.",
    ),
    "block-unclosed": Code(
        "A block is opened and never closed.", "{% for x in xs %} without {% endfor %}", "Add the closing tag."
    ),
    "block-unopened": Code("A closing tag closes nothing.", "{% endif %} alone", "Remove it, or add the opening tag."),
    "block-mismatch": Code(
        "A closing tag closes another kind of block than the one that is open.",
        "{% for … %}{% endif %}",
        "Close the inner block first.",
    ),
    "block-crosses": Code(
        "A block starts in one part of the page and ends in another that cannot be joined to it.",
        "{% if %} in a table cell, {% endif %} under the table",
        "Put both ends at the same level: both outside the table, or both in its rows.",
    ),
    "set-lost": Code(
        "A `set` in a loop adds to what was set before the loop. It ends with the turn, so that nothing is added up.",
        "{% for x in xs %}{% set total = total + x.value %}{% endfor %}{{ total }}",
        "Write {{ xs | sum(attribute='value') }} for a sum, {{ xs | length }} for a count.",
    ),
    "unknown-name": Code(
        "A tag asks for a name that does not exist.",
        "{{ trade.totl.2023 }}",
        "Correct the name; `brief fields` lists those of a template, `brief facts` those of a pack.",
    ),
    "unknown-filter": Code(
        "A tag uses a filter that does not exist.",
        "{{ x | ful }}",
        "Correct the name; the documentation lists the filters.",
    ),
    "filter-misuse": Code(
        "A filter is given something that it cannot work on.",
        "{{ trade.total.2023 | change }} without a change",
        "Use the filter on the kind of value it is made for.",
    ),
    "value-missing": Code(
        "A tag's value is empty, and nothing says that it may be.",
        "{{ person.phone }} with phone: null",
        "Give the value, or write `| default('—')`.",
    ),
    "list-expected": Code(
        "A block runs over something that is not a list.",
        "{% for m in members %} with members: Ann, Bo",
        "Write it as a list: `members: [Ann, Bo]`, or a line for each entry, `- Ann`.",
    ),
    "value-unprintable": Code(
        "A tag's value is a group of values, not one that can be printed.",
        "{{ trade }}",
        "Name one value in it, or loop over it.",
    ),
    "picture-in-text": Code(
        "A chart or picture is asked for where only words can stand.",
        "the total is {{ chart.trade }}",
        "Draw a picture in the template and write the tag as its alt text.",
    ),
    "picture-expected": Code(
        "The alt text of a picture names something that is not a chart or a picture.",
        "alt text {{ trade.total.2023 }}",
        "Name a chart: {{ chart.trade }}.",
    ),
    **DOCUMENT_CODES,
    **VALUE_CODES,
    **PART_CODES,
    **SLIDE_CODES,
    **FIT_CODES,
    "columns-differ": Code(
        "The rows of a table with repeated columns do not come to the same number of columns.",
        "two values in a row under three years",
        "Give each row as many values as there are columns; null with `| default('–')` for a gap.",
    ),
    "limit-reached": Code(
        "A template loops or writes more than any document needs.",
        "a loop in a loop in a loop over every fact",
        "Loop over less.",
    ),
    "render-failed": Code("A tag could not be evaluated.", "{{ 'a' / 2 }}", "Correct the tag as the message says."),
    # -- charts
    **CHART_CODES,
    # -- house style
    **HOUSE_CODES,
    **LEAK_CODES,
    # -- accessibility
    **ACCESS_CODES,
    # -- PDF files
    **PDF_CODES,
    # -- files that are shared and received
    **SHARE_CODES,
    # -- many packs at a time
    **BATCH_CODES,
    # -- proof and output
    "output-broken": Code(
        "A produced file breaks a rule of its format; it was not written.",
        "a table cell without a paragraph",
        "This is a fault of the program: please report it with the template.",
    ),
    "tag-deleted": Code(
        "A tag stands in text that is deleted under Track Changes; it is passed over.",
        "{{ name }} struck out by a reviewer",
        "Accept or reject the change in the template.",
    ),
    "needs-paragraph": Code(
        "What a tag prints needs a paragraph of its own, and the tag stands among words.",
        "Dear {{ letter_head() }},",
        "Put the tag in a paragraph that holds nothing else.",
    ),
    "tag-left": Code(
        "A produced file still holds a tag.",
        "a tag in a part that templates cannot fill",
        "Move the tag to a place that can be filled.",
    ),
    "figure-misprinted": Code(
        "A figure of a produced file, read back, does not say what its fact is.",
        "`C$2.1 million` printed for a fact of C$2.1 billion",
        "Report it, with the fact and the language: the words of a figure are the program's own.",
    ),
    "figure-untraced": Code(
        "A produced file prints a figure that no fact accounts for.",
        "a number typed by hand into the template",
        "Replace it by a tag, so that it has a source.",
    ),
    "watch-missing": Code(
        "What watches for saves is not installed.",
        "brief build --watch after pip install brief-builder",
        "Install it with `pip install 'brief-builder[watch]'`, or build again by hand after a save.",
    ),
    "preview-missing": Code(
        "What the preview needs is not installed.",
        "brief preview after pip install brief-builder",
        "Install it with `pip install 'brief-builder[preview]'`, or build and open the files.",
    ),
    "output-taken": Code(
        "The files would go where those of another pack stand, or would stand.",
        "`trade --audience partner`, beside a pack `trade-partner`: both write output/trade-partner",
        "Give one of the two packs another name: `name:` in its pack.yaml.",
    ),
    "output-unwritable": Code(
        "A file cannot be written.",
        "brief.en.docx open in Word",
        "Close it in Word or PowerPoint and run the command again.",
    ),
}
