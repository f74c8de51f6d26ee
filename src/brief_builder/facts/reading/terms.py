"""terms.yaml of a pack → `Terms`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from brief_builder.facts.origin import below
from brief_builder.facts.reading.schema import Language, Texts, languages_only
from brief_builder.facts.terms import Name, Terms
from brief_builder.inputs import read_yaml, validated
from brief_builder.problems import Problems

Words = Annotated[
    dict[str, list[str]],
    BeforeValidator(
        lambda v: languages_only(v) if isinstance(v, dict) else v, json_schema_input_type=dict[Language, list[str]]
    ),
]


class NameIn(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    preferred: Texts = Field(min_length=1)
    variants: Words = {}


class TermsIn(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    names: list[NameIn] = []
    synonyms: dict[str, Words] = {}
    acronyms: dict[str, Texts] = {}


def read_terms(folder: Path, shown: str, problems: Problems) -> Terms:
    """The words of a pack; a pack without terms.yaml has none.

    Args:
        folder: the pack's folder.
        shown: the folder as messages name it.
        problems: takes what is wrong (pack-field); the result is empty then.
    """
    path = folder / "terms.yaml"
    if not os.path.lexists(path):  # a link that leads nowhere is told
        return Terms()
    located = read_yaml(path, below(shown, "terms.yaml"), problems)
    if located is None or located.value is None:
        return Terms()
    record = validated(TermsIn, located, (), "pack-field", problems)
    if record is None:
        return Terms()
    return Terms(
        tuple(Name(name.preferred, _frozen(name.variants)) for name in record.names),
        {theme: _frozen(words) for theme, words in record.synonyms.items()},
        record.acronyms,
    )


def _frozen(words: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(each) for language, each in words.items()}
