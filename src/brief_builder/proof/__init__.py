"""Produced bytes in → what they say, line by line, what is wrong with them, and the manifest's record of them."""

from typing import TYPE_CHECKING

from brief_builder.lazy import exported

if TYPE_CHECKING:
    from brief_builder.proof.contents import Contents, read_contents
    from brief_builder.proof.figures import misprints
    from brief_builder.proof.manifest import Manifest, OutputRecord, UseRecord, manifest_json
    from brief_builder.proof.pages import read_page
    from brief_builder.proof.provenance import provenance_json
    from brief_builder.proof.reading import Line, Reading, read_document
    from brief_builder.proof.soundness import check_package
    from brief_builder.proof.tracing import locate_uses, untraced_figures

__all__ = [
    "Contents",
    "Line",
    "Manifest",
    "OutputRecord",
    "Reading",
    "UseRecord",
    "check_package",
    "locate_uses",
    "manifest_json",
    "misprints",
    "provenance_json",
    "read_contents",
    "read_document",
    "read_page",
    "untraced_figures",
]

_HOMES = {
    "Contents": "contents",
    "Line": "reading",
    "Manifest": "manifest",
    "OutputRecord": "manifest",
    "Reading": "reading",
    "UseRecord": "manifest",
    "check_package": "soundness",
    "locate_uses": "tracing",
    "manifest_json": "manifest",
    "misprints": "figures",
    "provenance_json": "provenance",
    "read_contents": "contents",
    "read_document": "reading",
    "read_page": "pages",
    "untraced_figures": "tracing",
}
__getattr__ = exported(__name__, _HOMES)
