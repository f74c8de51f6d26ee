"""A file → what lies in it beside its text: other files, whole workbooks, data of programs, links to elsewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from brief_builder.leaks.edit import Edit
from brief_builder.leaks.shown import shown_names
from brief_builder.leaks.view import View
from brief_builder.office.addresses import may_lead, shown_address
from brief_builder.office.package import Relationship
from brief_builder.office.xml import clark
from brief_builder.problems import Fault, Place, Problem

_CHARTS = (".chart+xml", ".chartex+xml")
_EMBEDDED = ("/package", "/oleObject")
_FORMULA = clark("c:f")
_PROGRAMS = {
    "customXml": "data of a program (custom XML)",
    "tags": "data of an add-in (tags)",
    "webextensiontaskpanes": "an add-in that opens beside it",
    "webextension": "an add-in in it",
    "recipientData": "the recipients of a mail merge",
}
_INSPECT = "File, Info, Check for Issues, Inspect Document: remove it there"


def embedded(view: View) -> Iterator[Problem]:
    """Workbooks behind charts that hold more than the charts show, and files in the file."""
    told: set[str] = set()
    for owner, rel in _relationships(view):
        if rel.external or not rel.type.endswith(_EMBEDDED) or rel.target not in view.package or rel.target in told:
            continue
        told.add(rel.target)
        if owner in view.package and view.package.content_type(owner).endswith(_CHARTS):
            yield from _workbook(view, owner, rel.target)
            continue
        message = f"a whole file is embedded here ({posixpath.basename(rel.target)}), and a double click opens it"
        cure = "put a picture of it in its place: copy it, then Paste Special, Picture"
        yield Fault("file-embedded", message, help=cure, severity="warning").at(view.place(owner))


def _workbook(view: View, chart: str, workbook: str) -> Iterator[Problem]:
    formulas = [e.text or "" for e in view.tree(chart).iter(_FORMULA, "{*}f") if e.text]
    try:
        from brief_builder.leaks.workbooks import holds_more  # few files have a chart

        more = holds_more(view.package.read(workbook), formulas)
    except Fault:
        more = ["what cannot be looked at: it is no workbook of today’s Excel"]
    if more:
        message = f"the workbook behind this chart holds more than the chart shows: {', '.join(more)}"
        cure = "Edit Data in Excel: delete what the chart does not show; or paste the chart as a picture"
        yield Fault("workbook-left", message, help=cure, severity="warning").at(view.place(chart, "chart"))


def data(view: View) -> Iterator[Problem]:
    """What programs keep in the file for themselves: properties, variables, custom XML, sources of a mail merge."""
    held = _custom_properties(view)
    if held:
        message = f"the file has custom properties that nobody sees: {_list(held)}"
        yield _data(view, message, "File, Info, Properties, Advanced Properties, Custom: delete them", note=True)
    found: dict[str, Place] = {}
    for owner, rel in _relationships(view):
        what = _PROGRAMS.get(rel.type.rpartition("/")[2])
        if what is not None and not rel.external and not owner.startswith("customXml/"):
            found.setdefault(what, view.place(owner))
    for name in view.xml_parts:
        if not view.package.content_type(name).endswith(".settings+xml"):
            continue
        content = view.package.read(name)
        for sign, what in ((b"docVar ", "variables of a program"), (b"mailMerge", "the source of a mail merge")):
            if sign in content:
                found.setdefault(what, Place(view.shown))
    for what, place in found.items():
        message = f"the file holds {what}, which nobody sees and everybody gets"
        yield Fault("data-left", message, help=_INSPECT, severity="warning").at(place)


def links(view: View) -> Iterator[Problem]:
    """What is fetched from elsewhere when the file is opened, and links to files of a computer or a network."""
    for owner, rel in _relationships(view):
        if not rel.external:
            continue
        shown = shown_address(rel.target)
        if rel.type.endswith("/hyperlink"):
            if may_lead(rel.target) or "{" in rel.target or "%7B" in rel.target or ":" not in rel.target[:8]:
                continue
            message = f"a link leads to {shown}, which only you can open"
            cure = "right-click it, Edit Link: give an address that begins with https:// or mailto:"
        elif rel.type.endswith("/attachedTemplate"):
            message = f"the document names the template that it was made from: {shown}"
            cure = "Developer, Document Template: choose Normal"
        else:
            message = f"something here is fetched from {shown} when the file is opened, which tells who opens it"
            cure = "File, Info, Edit Links to Files: Break Link; of a picture, insert it from a file"
        yield Fault("link-outside", message, help=cure, severity="warning").at(view.place(owner))


def _custom_properties(view: View) -> list[str]:
    part = next((r.target for r in view.package.relationships("") if r.type.endswith("/custom-properties")), "")
    if part not in view.package:
        return []
    shown = shown_names(Edit(view.package)) if view.package.kind == "docx" else frozenset()
    names = [each.get("name", "") for each in view.tree(part).iterchildren(etree.Element)]
    return [name for name in names if name.lower() not in shown]


def _data(view: View, message: str, cure: str, *, note: bool) -> Problem:
    fault = Fault("data-left", message, help=cure, severity="note" if note else "warning")
    return fault.at(Place(view.shown, ("document properties",)))


def _list(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def _relationships(view: View) -> Iterator[tuple[str, Relationship]]:
    for owner in view.package.owners():
        for rel in view.package.relationships(owner):
            yield owner, rel
