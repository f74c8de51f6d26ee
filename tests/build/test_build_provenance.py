"""provenance.json: W3C PROV, readable by its tools, from each place in the files back to the words of a source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from prov.model import ProvDocument


@pytest.fixture(scope="module")
def manifest(shipped: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((shipped / "manifest.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def derived(shipped: Path) -> list[dict[str, Any]]:
    document = json.loads((shipped / "provenance.json").read_text(encoding="utf-8"))
    return list(document["wasDerivedFrom"].values())


def _pairs(derived: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(each["prov:generatedEntity"], each["prov:usedEntity"]) for each in derived}


def test_tools_for_prov_read_it(shipped: Path) -> None:
    """The reference library knows every relation, and nothing refers to what is not there."""
    document = ProvDocument.deserialize(str(shipped / "provenance.json"))
    raw = json.loads((shipped / "provenance.json").read_text(encoding="utf-8"))
    known = {*raw["entity"], *raw["activity"], *raw["agent"]}
    used = {
        value
        for relation in ("wasDerivedFrom", "wasGeneratedBy", "used", "wasAssociatedWith")
        for each in raw[relation].values()
        for key, value in each.items()
        if key in ("prov:entity", "prov:generatedEntity", "prov:usedEntity", "prov:activity", "prov:agent")
    }
    assert used <= known
    assert len(list(document.get_records())) > len(known)


def test_every_place_is_tied_to_its_fact(manifest: dict[str, Any], derived: list[dict[str, Any]]) -> None:
    """One relation a use, with the place and the words."""
    said = {
        (each["prov:usedEntity"], each["prov:generatedEntity"], each.get("brief:place", ""), each["brief:text"])
        for each in derived
        if "brief:as" in each
    }
    uses = {
        (f"fact:{name}", f"output:{use['file']}", use["place"], use["text"])
        for name, fact in manifest["facts"].items()
        for use in fact["uses"]
    }
    assert said == uses


def test_every_fact_is_tied_to_its_words_and_they_to_their_source(
    manifest: dict[str, Any], derived: list[dict[str, Any]]
) -> None:
    """A quotation of the source, or the facts of the formula."""
    pairs = _pairs(derived)
    for name, fact in manifest["facts"].items():
        if fact["quote"]:
            assert {(f"fact:{name}", f"quote:{name}"), (f"quote:{name}", f"source:{fact['source']}")} <= pairs
        for other in fact["inputs"]:
            assert (f"fact:{name}", f"fact:{other}") in pairs
        assert fact["quote"] or fact["inputs"] or (f"fact:{name}", f"source:{fact['source']}") in pairs
    quotations = [each for each in derived if each.get("prov:type", {}).get("$") == "prov:Quotation"]
    assert len(quotations) == sum(bool(fact["quote"]) for fact in manifest["facts"].values())
