"""A package → refused, when it holds what must not be sent on: macros, embedded objects, content from elsewhere."""

from __future__ import annotations

from brief_builder.office import Package
from brief_builder.office.addresses import may_lead
from brief_builder.problems import Fault
from brief_builder.template.reading.links import decoded, has_tag, leads_safely

_REFUSED = {
    "/vbaProject": "macros",
    "/attachedTemplate": "a link to another template",
    "/oleObject": "an embedded object",
    "/control": "an ActiveX control",
    "/aFChunk": "an embedded foreign document",
}


def refuse_unsafe(package: Package, what_it_is: str) -> None:
    """Refuse a file for what must not be sent on: macros, embedded objects, content from elsewhere.

    Raises:
        Fault: template-unsafe.
    """
    for member in package.names():
        if not member.endswith(".rels"):
            continue
        folder, _, name = member.removesuffix(".rels").rpartition("_rels/")
        for rel in package.relationships(folder + name):
            what = next((w for end, w in _REFUSED.items() if rel.type.endswith(end)), None)
            if has_tag(rel):
                what = what if leads_safely(rel) else f"a link to the file {decoded(rel.target)}"
            elif what is None and rel.external and not may_lead(rel.target):
                what = f"a link to the file {rel.target}"
            if what is None and rel.external and not rel.type.endswith("/hyperlink"):
                what = f"content that is fetched from {rel.target}"
            if what is not None:
                raise Fault("template-unsafe", f"{what_it_is} holds {what}", help="remove it and save again")
