"""The codes of what is wrong with files that were sent or received."""

from brief_builder.problems.code import Code

SHARE_CODES: dict[str, Code] = {
    "share-unreadable": Code(
        "What was received cannot be opened.",
        "half of a .zip, as a broken download leaves it",
        "Ask for the file again.",
    ),
    "share-unsafe": Code(
        "A received file is made so that opening it would do harm, and was not opened.",
        "a .zip of 40 KB that unpacks to 10 GB",
        "Ask the sender what it is. Do not unpack it.",
    ),
    "nothing-compared": Code(
        "A manifest was given, and none of the files that it lists.",
        "brief verify manifest.json",
        "Name the .zip or the folder in which the files came, or the files themselves.",
    ),
    "extra-missing": Code(
        "What was asked for needs a library that is not installed.",
        "brief share --password, without the extra `password`",
        "Install it: `pip install 'brief-builder[password]'`.",
    ),
    "password-missing": Code(
        "A password is needed, and none was given.",
        "brief verify pack.zip, of a .zip with a password",
        "Add `--password`, and type it when asked; scripts set the variable BRIEF_PASSWORD.",
    ),
    "password-wrong": Code(
        "The password does not open the file.",
        "a password typed with Caps Lock on",
        "Type it again; if it is right, ask for the file again.",
    ),
    "manifest-missing": Code(
        "A file cannot be proven without the manifest that was made with it.",
        "brief verify brief.en.docx, in a folder without manifest.json",
        "Name it: `--manifest manifest.json`, or the .zip in which the file came.",
    ),
    "manifest-unreadable": Code(
        "An entry of a manifest is missing, or is not what `brief build` writes there.",
        '"bytes": "many"',
        "Ask for the files again, with their manifest: this one was changed by hand, or is of another program.",
    ),
    "manifest-differs": Code(
        "Two files of one pack say different things of it: the manifest, its provenance, or its page.",
        "a value that was changed in manifest.json and not in provenance.json",
        "Ask the sender for the checksum of the manifest, by telephone, and for the files again.",
    ),
    "file-changed": Code(
        "A received file is not the file that was made: its checksum is another.",
        "a brief that somebody opened, corrected and saved",
        "Do not use its figures. Ask for the file again, or for a new edition.",
    ),
    "file-added": Code(
        "A file stands among the received ones that was not made with them.",
        "notes.docx in a shared .zip",
        "Do not take it for a part of the pack. Ask who added it.",
    ),
    "file-removed": Code(
        "A file that was made and listed is not among the received ones.",
        "a .zip without its deck",
        "Ask for the whole pack, if you need it.",
    ),
    "file-renamed": Code(
        "A received file has another name than it was given.",
        "brief.en.docx received as brief-final.docx",
        "Give it its name back: a manifest speaks of files by their names.",
    ),
    "figure-changed": Code(
        "A figure, or other words of a fact, do not stand where they were printed.",
        "C$2.3 billion, where C$2.1 billion was printed",
        "Do not use the file. Ask for it again.",
    ),
    "figure-differs": Code(
        "A printed figure does not say what the manifest says of its fact.",
        "“C$2.1 billion” printed for a fact whose value is 2,300,000,000",
        "One of the two was changed. Ask for the files again.",
    ),
    "words-changed": Code(
        "Words of a received file are not those that were made.",
        "a paragraph with a sentence more",
        "Ask who changed them. Edited files are no longer proven.",
    ),
    "fact-unborne": Code(
        "A fact of the manifest does not follow from its own quote, or from its formula.",
        "2.3 billion with the quote “valued at $2.1 billion in 2023”",
        "The manifest was changed. Ask for the files again.",
    ),
}
