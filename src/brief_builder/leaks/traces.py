"""A file → who made it, when, from what, on which computer: names, ids of saves, paths, what pictures note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from brief_builder.leaks.paths import first_path, holds_path
from brief_builder.leaks.properties import CORE, DC
from brief_builder.leaks.view import View
from brief_builder.leaks.word import NOBODY
from brief_builder.office.properties import extended
from brief_builder.problems import Excerpt, Fault, Note, Place, Problem

_INSPECT = "File, Info, Check for Issues, Inspect Document: Document Properties and Personal Information, Remove All"
_AUTHORS = re.compile(rb':author="([^"]*)"')
_NAMED = re.compile(rb'<\w+:(?:cmAuthor|author)\b[^>]*?\bname="([^"]*)"')
_PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif")
_OWN = frozenset((NOBODY, "brief", ""))
_KINDS = {
    "thumbnail": "a small picture of an earlier state",
    "printerSettings": "settings of a printer, with its name",
    "revisionInfo": "a log of changes",
    "changesInfo": "a log of changes, with names",
    "people": "a list of the people who worked on it",
}
_TOLD = 5


def people(view: View) -> Iterator[Problem]:
    """The names of those who worked on the file, other than its author, who is named to answer for it."""
    said: list[str] = []
    core, more = _properties(view, "/core-properties"), _properties(view, "/extended-properties")
    author = core.get(DC + "creator", "")
    for root, name, word in (
        (core, CORE + "lastModifiedBy", "last saved by"),
        (more, extended("Manager"), "manager"),
        (more, extended("Company"), "company"),
    ):
        value = root.get(name, "")
        if value and value != author and "{" not in value:
            said.append(f"{word} {value}")
    names: dict[str, None] = {}
    for name in view.xml_parts:
        content = view.package.read(name)
        found = _AUTHORS.findall(content) if b":author=" in content else []
        found += _NAMED.findall(content) if b"uthor" in content and view.package.kind == "pptx" else []
        names |= dict.fromkeys(each.decode("utf-8", "replace") for each in found)
    said += [f"comments or changes of {name}" for name in names if name not in _OWN]
    if said:
        message = f"the file names people: {'; '.join(said[:_TOLD])}"
        yield Fault("person-left", message, help=_INSPECT, severity="note").at(_at(view))


def trail(view: View) -> Iterator[Problem]:
    """What tells how a file came about: numbers of saves, minutes of work, the template, a printer."""
    said: list[str] = []
    core, more = _properties(view, "/core-properties"), _properties(view, "/extended-properties")
    if core.get(CORE + "revision", "1").strip() not in ("", "0", "1"):
        said.append(f"that it was saved {core[CORE + 'revision']} times")
    said += [f"remarks in its properties: {core[DC + 'description']}"] if core.get(DC + "description") else []
    if core.get(CORE + "lastPrinted"):
        said.append("when it was printed")
    if more.get(extended("TotalTime"), "0").strip() not in ("", "0"):
        said.append(f"{more[extended('TotalTime')]} minutes of work")
    template = more.get(extended("Template"), "")
    if template and not template.lower().startswith(("normal", "office theme")):
        said.append(f"the template {template}")
    if more.get(extended("HyperlinkBase")):
        said.append(f"the folder {more[extended('HyperlinkBase')]}")
    kinds: dict[str, None] = {}
    for owner in view.package.owners():
        kinds |= dict.fromkeys(rel.type.rpartition("/")[2] for rel in view.package.relationships(owner))
    said += [words for kind, words in _KINDS.items() if kind in kinds]
    if any(b":rsid" in view.package.read(name) for name in view.xml_parts):
        said.append("the number of each save, by which copies are known")
    books = [n for n in view.package.names() if n.lower().endswith(".xlsx")]
    if books and _tell(view, books):
        said.append("who made the workbooks of its charts, and where")
    if said:
        message = f"the file tells how it came about: {'; '.join(said)}"
        yield Fault("trail-left", message, help=_INSPECT, severity="note").at(_at(view))


def _tell(view: View, books: list[str]) -> bool:
    """Whether any of these workbooks says who made it."""
    from brief_builder.leaks.workbooks import cleaned_workbook

    return any(cleaned_workbook(data) is not data for data in map(view.package.read, books))


def pictures(view: View) -> Iterator[Problem]:
    """What cameras and programs noted in pictures."""
    from brief_builder.leaks.pictures import tells_place, without_metadata

    placed: list[Place] = []
    noted: list[Place] = []
    for name in view.package.names():
        if name.lower().endswith(_PICTURES):
            data = view.package.read(name)
            if without_metadata(data) is not data:
                (placed if tells_place(data) else noted).append(view.place(name))
    cure = "File, Info, Check for Issues, Inspect Document does not do it: save the picture anew without its properties"
    if placed:
        message = "this picture tells where it was taken"
        yield _told("picture-tells", message, cure, placed, severe=True)
    if noted:
        message = "this picture tells of the program or camera that made it, and may tell who did and when"
        yield _told("picture-tells", message, cure, noted, severe=False)


def paths(view: View) -> Iterator[Problem]:
    """Paths of a computer or of an office's network."""
    for name in view.xml_parts:
        if not holds_path(view.package.read(name)):
            continue
        found: dict[Place, str] = {}
        for element in view.tree(name).iter(etree.Element):
            for text in (element.text or "", *map(str, element.attrib.values())):
                if path := first_path(text):
                    found.setdefault(view.place_in(name, element), path)
        if found:
            (place, path), *others = found.items()
            notes = [Note("also here", each) for each, _ in others[: _TOLD - 1]]
            message = f"a path of a computer or a network stands here: {path}"
            cure = "take it out: of a picture, in its alt text or in the Selection Pane; of properties, in File > Info"
            fault = Fault("path-left", message, help=cure, notes=notes, severity="warning")
            yield fault.at(place, Excerpt(path))


def _properties(view: View, kind: str) -> dict[str, str]:
    """The Clark names of properties → what they say."""
    part = next((r.target for r in view.package.relationships("") if r.type.endswith(kind) and not r.external), "")
    if part not in view.package:
        return {}
    return {str(e.tag): (e.text or "").strip() for e in view.tree(part).iterchildren(etree.Element)}


def _at(view: View) -> Place:
    return Place(view.shown, ("document properties",))


def _told(code: str, message: str, cure: str, found: list[Place], *, severe: bool) -> Problem:
    others = [each for each in dict.fromkeys(found) if each != found[0]]
    notes = [Note("also here", place) for place in others[: _TOLD - 1]]
    fault = Fault(code, message, help=cure, notes=notes, severity="warning" if severe else "note")
    return fault.at(found[0])
