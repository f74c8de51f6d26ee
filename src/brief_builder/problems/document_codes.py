"""The problem codes of documents that are put into documents."""

from brief_builder.problems.code import Code

DOCUMENT_CODES: dict[str, Code] = {
    "value-field": Code(
        "A picture, link or other value with entries has one that is missing, misspelt or of the wrong kind.",
        "{docx: annex.docx, heading: 1}",
        "Write the entry as the message says.",
    ),
    "folder-unknown": Code(
        "A value names a file, and nobody has said in which folder values may name files.",
        "Template.render({'annex': {'docx': 'annex.docx'}})",
        "Give the folder: Template.render(data, folder='data').",
    ),
    "document-unreadable": Code(
        "A document that a value names is not a Word document that can be read.",
        "{docx: annex.docx} where annex.docx is a renamed .doc",
        "Open it in Word and save it as .docx.",
    ),
    "document-unsafe": Code(
        "A document that a value names holds something that a sent file must not carry.",
        "{docx: annex.docx} with macros, embedded objects or fields that fetch from elsewhere",
        "Open it in Word, take it out, and save it again.",
    ),
    "document-misplaced": Code(
        "A document is asked for where none can stand.",
        "see {{ annex }} with annex: {docx: annex.docx}",
        "Give the tag a paragraph of its own in the body of a Word template.",
    ),
    "document-changed": Code(
        "Something of a document does not come along as it stands there.",
        "{docx: annex.docx} with comments, tracked changes or tags",
        "Settle it in Word, and save the document again.",
    ),
}
