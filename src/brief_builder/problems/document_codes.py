"""The problem codes of documents and decks that are put into others."""

from brief_builder.problems.code import Code

DOCUMENT_CODES: dict[str, Code] = {
    "document-unreadable": Code(
        "A document or deck that a value or tag names is not one that can be read.",
        "{docx: annex.docx} where annex.docx is a renamed .doc",
        "Open it in Word and save it as .docx.",
    ),
    "document-unsafe": Code(
        "A document or deck that comes in holds something that a sent file must not carry.",
        "{docx: annex.docx} with macros, embedded objects or fields that fetch from elsewhere",
        "Open it in Word, take it out, and save it again.",
    ),
    "document-misplaced": Code(
        "A document is asked for where none can stand.",
        "see {{ annex }} with annex: {docx: annex.docx}",
        "Give the tag a paragraph of its own in the body of a Word template.",
    ),
    "document-changed": Code(
        "Something of a document or deck does not come along as it stands there.",
        "{docx: annex.docx} with comments, tracked changes or tags",
        "Settle it in Word, and save the document again.",
    ),
}
