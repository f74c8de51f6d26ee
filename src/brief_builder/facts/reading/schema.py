"""What may stand in a fact, a source and a question file, as pydantic reads it: misspelt entries are refused."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from brief_builder.inputs.levels import Level

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_LONGEST = 400  # digits
_FLAGS = r"^[ABDEFPU]( [ABDEFPU])*$"
_OF_ITEMS = ("theme", "quote", "role")  # entries of an item that are no languages


def _as_written(value: Any) -> Any:
    """YAML reads 2023, 2.10 and 2025-11-20 as numbers and dates; a fact means what was written."""
    if isinstance(value, Decimal):
        # A thousand million noughts are no figure; the exponent stays, and whoever reads the number refuses it.
        return format(value, "f") if abs(value.adjusted()) <= _LONGEST else str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _as_quote(value: Any) -> Any:
    return {"exact": value} if isinstance(value, str) else value


def _as_list(value: Any) -> Any:
    """A table's cell holds a list as words: `E` or `E P`."""
    return value.split() if isinstance(value, str) else value


def _as_date(value: Any) -> Any:
    if value in ("unknown", None):
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    if not isinstance(value, date):
        raise ValueError("write the day as 2025-11-20, or unknown")
    return value


def languages_only(texts: dict[str, Any]) -> dict[str, Any]:
    """The same, when each key is a language; ValueError names the first that is none."""
    for key in texts:
        _as_language(key)
    return texts


def _as_language(value: Any) -> Any:
    """The tag of a language; ValueError for anything else, such as the name of one: files say it to screen readers."""
    if not isinstance(value, str) or _LANGUAGE.fullmatch(value) is None:
        raise ValueError(f"`{value}` is not a language; write en, fr, km")
    return value


# Beside each validator stands what may be written, for the JSON Schemas that editors read.
Written = str | int | float
Language = Annotated[str, Field(pattern=f"^{_LANGUAGE.pattern}$")]
ByLanguage = dict[Language, str]
Text = Annotated[str, BeforeValidator(_as_written, json_schema_input_type=Written)]
Texts = Annotated[
    dict[str, str],
    BeforeValidator(lambda v: languages_only(v) if isinstance(v, dict) else v, json_schema_input_type=ByLanguage),
]


def _as_reason(value: Any) -> Any:
    """One text, or one a language; ValueError when nothing is said in it."""
    reason = {"": value} if isinstance(value, str) else {} if value is None else value
    if isinstance(reason, dict) and not all(str(text or "").strip() for text in reason.values() or [""]):
        raise ValueError("say why, in a sentence: it is printed")
    return reason


Reason = Annotated[dict[str, str], BeforeValidator(_as_reason, json_schema_input_type=str | ByLanguage)]


def _as_said(value: Any) -> Any:
    """One text for all languages, or one a language."""
    if isinstance(value, str):
        return {"": value} if value else {}
    if isinstance(value, dict) and not value:
        raise ValueError("write the words, or words per language: {en: …}")
    return languages_only(value) if isinstance(value, dict) else value


# What is printed as it stands, such as a name; "" is every language.
Said = Annotated[
    dict[str, Annotated[str, Field(min_length=1)]],
    BeforeValidator(_as_said, json_schema_input_type=str | ByLanguage),
]
Day = Annotated[date | None, BeforeValidator(_as_date, json_schema_input_type=date | Literal["unknown"] | None)]
Bound = Literal["eq", "approx", "gt", "ge", "lt", "le", "nearly"]
Role = Literal["member", "observer", "dialogue_partner", "party", "none"]
Flag = Literal["A", "B", "D", "E", "F", "P", "U"]
Rule = Literal["reporter", "basis", "measure", "period"]
Kind = Literal[
    "statistic",
    "event",
    "agreement",
    "position",
    "representation",
    "priority",
    "products",
    "membership",
    "metadata",
    "forecast",
    "identity",
]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuoteIn(_Entry):
    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""


QuoteEntry = Annotated[QuoteIn, BeforeValidator(_as_quote, json_schema_input_type=str | QuoteIn)]


def _by_language(schema: dict[str, Any]) -> None:
    """An item is written with its languages beside its other entries, not below `text`."""
    schema["properties"].pop("text")
    schema["patternProperties"] = {f"^{_LANGUAGE.pattern}$": {"type": "string"}}
    schema.pop("required")


class ItemIn(BaseModel):
    """`{en: …, fr: …, theme: …, quote: …, role: …}`: whatever is not theme, quote or role is a language."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_by_language)
    text: dict[str, str]
    theme: str = ""
    quote: QuoteEntry | None = None
    role: Annotated[
        dict[str, Role],
        BeforeValidator(lambda v: {"": v} if isinstance(v, str) else v, json_schema_input_type=Role | dict[str, Role]),
    ] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        if isinstance(value, str):
            raise ValueError("write the item with its language: {en: …}")
        if not isinstance(value, dict):
            return value
        texts = {key: text for key, text in value.items() if key not in _OF_ITEMS}
        if not texts:
            raise ValueError("the item has no words; write {en: …}")
        return {"text": languages_only(texts), **{k: v for k, v in value.items() if k in _OF_ITEMS}}


class WaiveIn(_Entry):
    rule: Rule
    reason: Reason


class DifferenceIn(_Entry):
    fact: str
    reason: Reason


class PersonIn(_Entry):
    name: str = Field(min_length=1)
    role: Said = {}
    since: Day = Field(default=None, alias="from")
    until: Day = None


class TrendIn(_Entry):
    direction: Literal["up", "down", "flat"]
    of: list[str] = Field(min_length=2)


class BalanceIn(_Entry):
    of: str = Field(min_length=1)
    sign: Literal["surplus", "deficit", "balanced"]


class ResolutionIn(_Entry):
    finding: str
    facts: list[str] = []
    sources: list[str] = []
    how: Literal["rank", "merge", "waive", "ask"]
    reason: Reason

    @field_validator("reason")
    @classmethod
    def _by_language(cls, reason: dict[str, str]) -> dict[str, str]:
        return languages_only(reason) if "" not in reason else reason

    @model_validator(mode="after")
    def _about(self) -> ResolutionIn:
        if not self.facts and not self.sources:
            raise ValueError("name what it is about, under `facts:` or `sources:`")
        return self


class FactIn(_Entry):
    ref: Text = ""
    kind: Kind
    label: Texts = {}
    text: Texts = {}
    note: Texts = {}
    measure: str = ""
    flow: Literal["", "T", "X", "M", "B", "FDI"] = ""
    value: Annotated[str | None, BeforeValidator(_as_written, json_schema_input_type=Written | None)] = None
    decimals: Annotated[int, Field(ge=-30, le=30)] | Literal["INF"] | None = None
    unit: str | None = None
    unit_basis: Literal["stated", "inferred"] = "stated"
    measure_basis: Literal["stated", "inferred"] = "stated"
    bound: Bound | None = None
    status: Annotated[
        list[Flag], BeforeValidator(_as_list, json_schema_input_type=list[Flag] | Annotated[str, Field(pattern=_FLAGS)])
    ] = []
    period: Text = "unknown"
    period_type: Literal["duration", "instant", "unknown"] = "unknown"
    reporter: str = "unknown"
    basis: str = "unknown"
    ref_area: Text = ""
    counterpart_area: Text = ""
    product: Text = ""
    source: str | None = None
    quote: QuoteEntry | None = None
    items: list[ItemIn] = []
    formula: str | None = None
    given: str | None = None
    wording: Literal["", "range"] = ""
    waive: list[WaiveIn] = []
    modality: Literal["asserted", "conditional", "forecast", "opinion"] = "asserted"
    asserted_by: str = ""
    rank: Literal["normal", "preferred", "deprecated", "contradicted"] = "normal"
    rank_reason: Reason = {}
    trend: TrendIn | None = None
    balance: BalanceIn | None = None
    audience: Level = "public"
    marking: str = ""
    review_by: Day = None
    valid_until: Day = None
    different_from: list[DifferenceIn] = []
    persons: list[PersonIn] = []


class SourceIn(_Entry):
    kind: Literal["document", "data"] = "document"
    title: str
    publisher: Said
    short: Said = {}
    language: Annotated[str, BeforeValidator(_as_language, json_schema_input_type=Language)] = "en"
    published: Day = None
    published_raw: Text = ""
    retrieved: Day = None
    address: str | None = None
    inferred_address: str | None = None
    tier: int = Field(default=4, ge=1, le=4)
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    file: str = ""
    note: Texts = {}
    audience: Level = "public"


class QuestionIn(_Entry):
    ref: Text
    question: Texts
    about: list[str] = []
    lead: Texts = {}
    audience: Level = "internal"
