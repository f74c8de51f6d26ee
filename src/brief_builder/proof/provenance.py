"""The record of a build → PROV-JSON: which output prints which fact where, and from what each fact comes.

The form is W3C's PROV-JSON (Member Submission of 24 April 2013), the terms are those of PROV-DM: an output was derived
from the facts it prints, a fact from the words that bear it or from the facts of its formula, and these words are
quoted from a source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from brief_builder.proof.json_text import indented
from brief_builder.proof.manifest import Manifest, manifest_json

_PREFIXES = {
    "build": "urn:brief-builder:build:",
    "brief": "urn:brief-builder:terms:",
    "fact": "urn:brief-builder:fact:",
    "file": "urn:brief-builder:file:",
    "output": "urn:brief-builder:output:",
    "quote": "urn:brief-builder:quote:",
    "source": "urn:brief-builder:source:",
    "tool": "urn:brief-builder:tool:",
    "dcterms": "http://purl.org/dc/terms/",
}
_MANIFEST = "output:manifest.json"
_TOOL, _BUILD, _DERIVE = "tool:brief-builder", "build:this", "build:derivation"


def provenance_json(manifest: Manifest, digest: str = "") -> bytes:
    """The PROV-JSON document as UTF-8 with a last newline: the same bytes for the same build.

    Args:
        digest: as for `provenance`.
    """
    return indented(provenance(manifest, digest))


def provenance(manifest: Manifest, digest: str = "") -> dict[str, Any]:
    """The PROV-JSON document as plain values.

    Args:
        digest: sha256 of the manifest as it was written; "" where `manifest_json` writes it. Whoever changes the
            manifest by hand has to change it here too.
    """
    entities: dict[str, dict[str, Any]] = {}
    derived: dict[str, dict[str, Any]] = {}
    for name, sha256 in manifest.inputs.items():
        entities[f"file:{name}"] = {"prov:type": _typed("brief:Input"), "brief:sha256": sha256}
    for output in manifest.outputs:
        entities[f"output:{output.file}"] = {
            "prov:type": _typed("brief:Output"),
            "dcterms:language": output.language,
            "brief:sha256": output.sha256,
        }
    entities[_MANIFEST] = {
        "prov:type": _typed("brief:Manifest"),
        "brief:sha256": digest or hashlib.sha256(manifest_json(manifest)).hexdigest(),
    }
    for key, source in manifest.sources.items():
        entities[f"source:{key}"] = {"prov:type": _typed("brief:Source"), **_source(source)}
    for name, fact in manifest.facts.items():
        _fact(name, fact, manifest, entities, derived)
    for paper, shown in _papers(manifest):
        relation = {"prov:generatedEntity": f"output:{paper}", "prov:usedEntity": f"output:{shown}"}
        derived[f"_:d{len(derived) + 1}"] = {**relation, "prov:activity": _BUILD}
    document: dict[str, Any] = {
        "prefix": _PREFIXES,
        "entity": entities,
        "activity": {
            _BUILD: {"prov:label": f"build of {manifest.pack}", "brief:asOf": manifest.as_of},
            _DERIVE: {"prov:label": "computation of derived figures"},
        },
        "agent": {_TOOL: {"prov:type": _typed("prov:SoftwareAgent"), "prov:label": manifest.generator}},
        "wasAssociatedWith": {
            "_:a1": {"prov:activity": _BUILD, "prov:agent": _TOOL},
            "_:a2": {"prov:activity": _DERIVE, "prov:agent": _TOOL},
        },
        "used": {
            f"_:u{number}": {"prov:activity": _BUILD, "prov:entity": f"file:{name}"}
            for number, name in enumerate(manifest.inputs, start=1)
        },
        "wasGeneratedBy": {
            "_:g0": {"prov:entity": _MANIFEST, "prov:activity": _BUILD},
            **{
                f"_:g{number}": {"prov:entity": f"output:{output.file}", "prov:activity": _BUILD}
                for number, output in enumerate(manifest.outputs, start=1)
            },
        },
        "wasDerivedFrom": derived,
    }
    return {name: part for name, part in document.items() if part}


def _papers(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Each PDF, and the document of the same name that it shows, where that was written too."""
    files = {output.file for output in manifest.outputs}
    for paper in sorted(file for file in files if file.endswith(".pdf")):
        for kind in ("docx", "pptx"):
            if (document := f"{paper.removesuffix('pdf')}{kind}") in files:
                yield paper, document


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    said = {
        "dcterms:title": source.get("title"),
        "dcterms:publisher": source.get("publisher"),
        "dcterms:language": source.get("language"),
        "dcterms:issued": source.get("published"),
        "dcterms:identifier": source.get("address"),
        "brief:inferredAddress": source.get("inferred_address"),
        "brief:retrieved": source.get("retrieved"),
        "brief:sha256": source.get("sha256"),
    }
    return {term: str(value) for term, value in said.items() if value}


def _fact(
    name: str,
    fact: Mapping[str, Any],
    manifest: Manifest,
    entities: dict[str, dict[str, Any]],
    derived: dict[str, dict[str, Any]],
) -> None:
    """A fact's entity, and what it comes from and goes into; PROV calls a figure's source its primary source."""
    said = {term: fact.get(entry) for term, entry in _TERMS.items()}
    entities[f"fact:{name}"] = {"prov:type": _typed("brief:Fact"), **{term: str(v) for term, v in said.items() if v}}

    def add(kind: str, what: str, from_what: str, **more: str) -> None:
        relation: dict[str, Any] = {"prov:generatedEntity": what, "prov:usedEntity": from_what}
        if kind:
            relation["prov:type"] = _typed(kind)
        derived[f"_:d{len(derived) + 1}"] = {
            **relation,
            **{key.replace("__", ":"): value for key, value in more.items()},
        }

    source = fact.get("source")
    if fact.get("quote") and source:
        entities[f"quote:{name}"] = {"prov:type": _typed("brief:Quote"), "prov:value": fact["quote"]}
        add("", f"fact:{name}", f"quote:{name}")
        add("prov:Quotation", f"quote:{name}", f"source:{source}")
    elif source:
        add("prov:PrimarySource", f"fact:{name}", f"source:{source}")
    for other in fact.get("inputs", ()):
        if other in manifest.facts:
            add("", f"fact:{name}", f"fact:{other}", prov__activity=_DERIVE)
    for use in fact.get("uses", ()):
        place = {"brief__place": use["place"]} if use["place"] else {}
        add(
            "",
            f"output:{use['file']}",
            f"fact:{name}",
            prov__activity=_BUILD,
            brief__text=use["text"],
            brief__as=use["kind"],
            **place,
        )


_TERMS = {
    "brief:ref": "ref",
    "brief:figure": "figure",
    "brief:value": "value",
    "brief:low": "low",
    "brief:high": "high",
    "brief:unit": "unit",
    "brief:period": "period",
    "brief:formula": "formula",
    "brief:record": "record",
}


def _typed(name: str) -> dict[str, str]:
    """A qualified name as PROV-JSON writes it."""
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
