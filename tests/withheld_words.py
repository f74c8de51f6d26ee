"""The small pack with things that are withheld from the public, and what is found of them in words."""

from __future__ import annotations

from pathlib import Path

from brief_builder.build.loading import Loaded, load
from brief_builder.build.withheld_proof import Withheld
from brief_builder.problems import Problem, Problems
from brief_builder.proof import read_document
from outlines import make_docx
from small_pack import make_pack

Change = dict[str, str]
NO_BOATS: Change = {"file": "texts/en.yaml", "from": "The fleet has {{ fleet.boats }} boats.", "to": "No ships."}
INTERNAL: Change = {
    "file": "facts/trade.yaml", "from": "    bound: gt", "to": "    bound: gt\n    audience: internal",
}  # fmt: skip


def added(file: str, words: str) -> Change:
    """Words at the end of a file of the pack; a file that is not there is made."""
    return {"file": file, "from": "", "to": words}


def said(words: str) -> Change:
    """Other words in the text for everybody."""
    return {**NO_BOATS, "to": words}


def internal_fact(name: str, more: str, quote: str, ref: str = "T9") -> list[Change]:
    """An internal fact of the gazette, with its quote there.

    Args:
        more: the lines of its entry besides those that every fact has.
    """
    head = f"\n  {name}:\n    ref: {ref}\n    kind: statistic\n    audience: internal\n    source: gazette\n"
    lines = "".join(f"    {line}\n" for line in more.splitlines())
    fact = added("facts/trade.yaml", f'{head}{lines}    quote: "{quote}"\n')
    return [fact, added("sources/gazette.clippings.txt", f" … {quote} … \n")]


def public(project: Path, changes: list[Change]) -> Loaded:
    """The pack for the public; its fact of fishing boats is internal."""
    return load(make_pack(project, [INTERNAL, *changes]), audience="public")


def found(loaded: Loaded, words: str) -> list[Problem]:
    """What is found in a document of these words."""
    problems = Problems()
    data = make_docx(words)
    made = type("Made", (), {"name": "brief.docx", "reading": read_document(data)})()
    Withheld(loaded).prove({"brief.docx": data}, [made], problems)
    return list(problems)


def found_in_texts(project: Path, changes: list[Change], words: str | None = None) -> list[Problem]:
    """What is found when a text for everybody, or a document, says these words; without any, of its texts alone."""
    loaded = public(project, [*changes, said(words) if words is not None else NO_BOATS])
    texts = loaded.contexts["en"].texts.entries
    return found(loaded, "\n".join(str(each.phrase) for each in texts if each.level == "public"))
