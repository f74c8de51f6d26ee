"""units.yaml of a pack → the units that it declares beside currencies, persons and the like."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from brief_builder.facts.origin import Origin, below
from brief_builder.facts.units import BUILT_IN, OwnUnit
from brief_builder.inputs import Located, read_yaml, validated
from brief_builder.problems import Fault, Problems

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _words(value: Any) -> Any:
    """`fr: tonne` is short for `fr: {other: tonne}`."""
    return {"other": value} if isinstance(value, str) else value


Category = Literal["zero", "one", "two", "few", "many", "other"]
Word = Annotated[str, Field(min_length=1)]
Words = Annotated[dict[Category, Word], BeforeValidator(_words, json_schema_input_type=Word | dict[Category, Word])]


class UnitIn(BaseModel):
    """A unit as it stands in units.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: dict[str, Words]
    counted: bool = False
    gender: dict[str, Literal["feminine", "masculine"]] = {}


def read_units(folder: Path, shown: str, problems: Problems) -> dict[str, OwnUnit]:
    """The units by name; a pack without units.yaml has none."""
    path = folder / "units.yaml"
    if not os.path.lexists(path):  # a link that leads nowhere is told
        return {}
    located = read_yaml(path, below(shown, "units.yaml"), problems)
    if located is None:
        return {}
    listed = located.value.get("units") if isinstance(located.value, dict) else None
    if not isinstance(listed, dict) or len(located.value) > 1:
        help_ = "write `units:`, under it the name of each, and under that `label:`"
        problems.add(located.problem(Fault("pack-field", "the units are missing here", help=help_)))
        return {}
    found = {name: _unit(name, located, problems) for name in listed}
    return {name: unit for name, unit in found.items() if unit is not None}


def _unit(name: str, located: Located, problems: Problems) -> OwnUnit | None:
    path = ("units", name)
    fault = None
    if name in BUILT_IN:
        fault = Fault("pack-field", f"`{name}` is a unit that is known already", help="take it out")
    elif not _NAME.fullmatch(name):
        help_ = "begin with a small letter, and write small letters, digits and _ only: tonnes, km2"
        fault = Fault("pack-field", f"`{name}` cannot be the name of a unit", help=help_)
    if fault is not None:
        problems.add(located.problem(fault, path, key=True))
        return None
    record = validated(UnitIn, located, path, "pack-field", problems)
    if record is None:
        return None
    without = [language for language, words in record.label.items() if "other" not in words]
    if without or not record.label:
        message = f"the unit has no `other` word in `{without[0]}`" if without else "the unit has no word"
        fault = Fault("pack-field", message, help="write label: {en: {one: tonne, other: tonnes}, fr: …}")
        problems.add(located.problem(fault, (*path, "label"), key=True))
        return None
    label: dict[str, dict[str, str]] = {}
    for language, words in record.label.items():
        label[language] = {str(category): word for category, word in words.items()}
    feminine = frozenset(language for language, gender in record.gender.items() if gender == "feminine")
    return OwnUnit(name, label, record.counted, feminine, Origin(located, path))
