"""The names of files in which withheld facts alone stand are no more told than what stands in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audience_packs import NO_BOATS, Change
from brief_builder import build, verify
from brief_builder.build.loading import load
from brief_builder.build.withheld_proof import Withheld
from brief_builder.problems import Problems
from small_pack import make_pack

RAFTS = """  fleet.{name}:
    ref: {ref}
    kind: statistic
    audience: {audience}
    label: {{en: Patrol {name}}}
    measure: {name}
    value: "{value}"
    unit: organizations
    source: gazette
    quote: a count of {value} {name}
"""
SAID: Change = {
    "file": "sources/gazette.clippings.txt",
    "from": "",
    "to": " … a count of 87 rafts … a count of 91 hulls … \n",
}
COVERT = "facts/covert-arms.yaml"


def facts(*audiences: str) -> Change:
    """A file of facts, one for each of the audiences."""
    rows = zip(("rafts", "hulls"), ("T6", "T7"), ("87", "91"), audiences, strict=False)
    told = "".join(RAFTS.format(name=n, ref=r, value=v, audience=a) for n, r, v, a in rows)
    return {"file": COVERT, "from": "", "to": f"facts:\n{told}"}


def records(tmp_path: Path, changes: list[Change], audience: str) -> tuple[dict[str, str], str]:
    """The inputs in the manifest, and both records as they are written."""
    built = build(make_pack(tmp_path, changes), out=tmp_path / "out", audience=audience)
    said = "".join((built.folder / name).read_text(encoding="utf-8") for name in ("manifest.json", "provenance.json"))
    return json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))["inputs"], said


@pytest.mark.parametrize(
    ("audiences", "audience", "named"),
    [
        (("internal", "internal"), "public", False),
        (("internal", "partner"), "public", False),
        (("internal", "partner"), "partner", True),
        (("internal", "public"), "public", True),
        (("internal", "internal"), "internal", True),
    ],
)
def test_a_file_of_withheld_facts_alone_is_not_named(
    audiences: tuple[str, ...], audience: str, named: bool, tmp_path: Path
) -> None:
    """Neither in the manifest nor in the provenance; one with a fact for these readers is."""
    inputs, said = records(tmp_path, [NO_BOATS, SAID, facts(*audiences)], audience)
    assert (COVERT in inputs, "covert" in said) == (named, named)
    assert "facts/trade.yaml" in inputs


@pytest.mark.parametrize(("audience", "tables"), [("public", []), ("internal", ["tables/covert-arms.csv"])])
def test_a_table_of_withheld_facts_alone_is_not_named(audience: str, tables: list[str], tmp_path: Path) -> None:
    """As a file of facts is not."""
    header = "name,ref,kind,audience,label.en,value,unit,period,source,quote"
    row = "fleet.rafts,T6,statistic,internal,Rafts,87,organizations,2024,gazette,a count of 87 rafts"
    table = {"file": "tables/covert-arms.csv", "from": "", "to": f"{header}\n{row}\n"}
    inputs, said = records(tmp_path, [NO_BOATS, SAID, table], audience)
    assert [name for name in inputs if name.startswith("tables/")] == tables
    assert ("covert" in said) == bool(tables)


def test_the_files_are_verified_without_it(tmp_path: Path) -> None:
    """What is left out is missed by nobody."""
    built = build(make_pack(tmp_path, [NO_BOATS, SAID, facts("internal")]), out=tmp_path / "out", audience="public")
    assert [each.problems.errors for each in verify([built.folder])] == [[]]


def test_the_name_of_such_a_file_is_looked_for(tmp_path: Path) -> None:
    """With its folder and without; where it stands in a file for others, the build stops."""
    loaded = load(make_pack(tmp_path, [NO_BOATS, SAID, facts("internal")]), audience="public")
    for words in ("see facts/covert-arms.yaml", "see covert-arms.yaml there"):
        problems = Problems()
        Withheld(loaded).prove({"a.txt": words.encode()}, [], problems)
        (told,) = problems
        assert (told.code, "the file `facts/covert-arms.yaml`" in told.message) == ("audience-leak", True)
