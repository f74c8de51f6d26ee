"""A package → refused, when it holds what must not be sent on: macros, embedded objects, content from elsewhere."""

from __future__ import annotations

from brief_builder.office import Package, content_parts
from brief_builder.office.addresses import may_lead
from brief_builder.office.part_types import CHART
from brief_builder.problems import Fault
from brief_builder.template.reading.links import decoded, has_tag, leads_safely

_CURES = {
    "/vbaProject": "save it as .docx or .pptx, which hold none",
    "/attachedTemplate": "in Word, Developer, Document Template: choose Normal, and save again",
}
LINKED = "/oleObject"  # how the relationship of a chart to a workbook elsewhere ends
_REFUSED = {
    "/vbaProject": "macros",
    "/attachedTemplate": "a link to another template",
    "/oleObject": "an embedded object",
    "/control": "an ActiveX control",
    "/aFChunk": "an embedded foreign document",
}


def refuse_unsafe(package: Package, what_it_is: str, *, charts_are_read: bool = False) -> None:
    """Refuse a file for what must not be sent on: macros, embedded objects, content from elsewhere.

    `charts_are_read` says that charts which are linked to a workbook are looked at by who reads the file's parts: one
    that is filled loses its link.

    Raises:
        Fault: template-unsafe.
    """
    for owner in package.owners():
        for rel in package.relationships(owner):
            if charts_are_read and rel.external and rel.type.endswith(LINKED) and _is_shown(package, owner):
                continue
            what = next((w for end, w in _REFUSED.items() if rel.type.endswith(end)), None)
            if has_tag(rel):
                what = what if leads_safely(rel) else f"a link to the file {decoded(rel.target)}"
            elif what is None and rel.external and not may_lead(rel.target):
                what = f"a link to the file {rel.target}" if rel.target else "a link to a file that has no name"
            if what is None and rel.external and not rel.type.endswith("/hyperlink"):
                what = f"content that is fetched from {rel.target}"
            if what is not None:
                cure = next(
                    (words for end, words in _CURES.items() if rel.type.endswith(end)), "remove it and save again"
                )
                raise Fault("template-unsafe", f"{what_it_is} holds {what}", help=cure)


def _is_shown(package: Package, chart: str) -> bool:
    """Whether a part is a chart that stands in a part which is read."""
    shown = (rel for part in content_parts(package) for rel in package.relationships(part.name))
    return any(rel.type == CHART and rel.target == chart for rel in shown)
