"""A manifest that was received → what it says, checked, and its facts as they are judged; problems for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from brief_builder.facts import Fact, Facts, Figure
from brief_builder.facts.formulas.formula import parse
from brief_builder.facts.interval import INFINITY
from brief_builder.facts.model import Quote, Source, Waiver
from brief_builder.facts.origin import Origin
from brief_builder.facts.period import UNKNOWN, Period, read_period
from brief_builder.facts.units import OwnUnit
from brief_builder.inputs import Located
from brief_builder.inputs.json_values import parse_json
from brief_builder.inputs.validation import validated
from brief_builder.problems import Fault, Place, Problems

CODE = "manifest-unreadable"
_Digits = Annotated[str, Field(pattern=r"^-?[0-9]{1,60}(\.[0-9]{1,9})?$")]
_Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Words = dict[str, str]
_POWER = 60  # powers of ten beyond this are no figure's


class _Output(BaseModel):
    file: str
    sha256: _Hash
    bytes: int
    language: str


class _Use(BaseModel):
    file: str
    place: str
    text: str
    kind: str
    way: Annotated[str, Field(pattern=r"^([a-z_]*|number -?[0-9]{1,2})$")] = ""


class _Fact(BaseModel):
    ref: str
    kind: str
    period: str
    figure: str = ""
    value: _Digits | None = None
    low: _Digits | None = None
    high: _Digits | None = None
    unit: str = ""
    estimated: bool = False
    derived: bool = False
    decimals: Annotated[int, Field(ge=-_POWER, le=_POWER)] = 0
    scale: Annotated[int, Field(ge=0, le=_POWER)] = 0
    bound: Literal["eq", "approx", "gt", "ge", "lt", "le", "nearly"] = "eq"
    counted: bool = False
    label: _Words = {}
    compared: str = ""
    form: str = ""
    period_type: str = "unknown"
    measure: str = ""
    flow: str = ""
    reporter: str = "unknown"
    basis: str = "unknown"
    ref_area: str = ""
    counterpart_area: str = ""
    product: str = ""
    unit_basis: str = "stated"
    measure_basis: str = "stated"
    rank: str = "normal"
    given: str | None = None
    waived: list[str] = []
    wording: str = ""
    source: str | None = None
    sources: list[str] = []
    quote: str | None = None
    record: str | None = None
    formula: Annotated[str, Field(max_length=20_000)] | None = None
    inputs: list[str] = []
    uses: list[_Use]


class _Source(BaseModel):
    kind: str
    title: str
    publisher: str
    language: str
    published: date | None = None


class _Unit(BaseModel):
    label: dict[str, dict[str, str]]
    counted: bool
    feminine: list[str]


class Prints(BaseModel):
    spots: str
    members: dict[str, str] = {}


class ManifestFile(BaseModel):
    """manifest.json as `Manifest` writes it; entries that are not known here are left alone."""

    pack: str
    edition: str
    as_of: str
    generator: str
    inputs: dict[str, str]
    outputs: list[_Output]
    sources: dict[str, _Source]
    facts: dict[str, _Fact]
    findings: list[dict[str, Any]] = []
    warnings: list[str] = []
    units: dict[str, _Unit] = {}
    audience: Literal["internal", "partner", "public"] = "internal"
    left_out: dict[str, int] = {}
    prints: dict[str, Prints] = {}


@dataclass(frozen=True)
class Recorded:
    """A manifest that was read: `said` are its entries, `raw` the same as plain values, `facts` what is judged."""

    said: ManifestFile
    raw: Mapping[str, Any]
    facts: Facts
    located: Located

    def language(self, file: str) -> str:
        """The language of an output; "" when the manifest knows no such file."""
        return next((output.language for output in self.said.outputs if output.file == file), "")


def read_manifest(data: bytes, shown: str, problems: Problems) -> Recorded | None:
    """The manifest; None where it cannot be used, and then problems say why (json-syntax, manifest-unreadable)."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        problems.add(Fault(CODE, "the manifest is not UTF-8 text").at(Place(shown)))
        return None
    located = parse_json(text, shown, problems)
    if located is None:
        return None
    said = validated(ManifestFile, located, (), CODE, problems)
    if said is None or problems.has_errors:
        return None
    facts: dict[str, Fact] = {}
    for name, record in said.facts.items():
        try:
            facts[name] = _fact(name, record, located)
        except Fault as fault:
            problems.add(located.problem(Fault(CODE, fault.message), ("facts", name), key=True))
        except (ValueError, ArithmeticError, RecursionError):
            problems.add(located.problem(Fault(CODE, "this is no fact"), ("facts", name), key=True))
    if problems.has_errors:
        return None
    origins = {name: Origin(located, ("facts", name)) for name in facts}
    units = {
        name: OwnUnit(name, unit.label, unit.counted, frozenset(unit.feminine)) for name, unit in said.units.items()
    }
    sources = {key: _source(key, source, located) for key, source in said.sources.items()}
    return Recorded(said, located.value, Facts(facts, sources, origins=origins, units=units), located)


def _fact(name: str, record: _Fact, located: Located) -> Fact:
    """The fact as far as it is judged. Raises Fault, ValueError or ArithmeticError where it is none."""
    figure = None
    if record.value is not None:
        figure = Figure(
            Decimal(record.value),
            Decimal(record.low) if record.low is not None else -INFINITY,
            Decimal(record.high) if record.high is not None else INFINITY,
            record.decimals,
            record.unit,
            record.scale,
            record.bound,
            estimated=record.estimated,
            derived=record.derived,
            counted=record.counted,
        )
        if not figure.low <= figure.value <= figure.high:
            raise Fault(CODE, f"{record.value} does not lie between {record.low} and {record.high}")
    return Fact(
        name=name,
        ref=record.ref,
        kind=record.kind,
        label=record.label,
        text={},
        note={},
        place=located.place(("facts", name), key=True),
        measure=record.measure,
        flow=record.flow,
        figure=figure,
        period=_period(record.period),
        compared=_period(record.compared) if record.compared else None,
        form=record.form,
        period_type=record.period_type,
        reporter=record.reporter,
        basis=record.basis,
        ref_area=record.ref_area,
        counterpart_area=record.counterpart_area,
        product=record.product,
        unit_basis=record.unit_basis,
        measure_basis=record.measure_basis,
        source=record.source,
        sources=tuple(record.sources),
        quote=Quote(record.quote) if record.quote is not None else None,
        formula=record.formula,
        tree=parse(record.formula) if record.formula is not None else None,
        inputs=tuple(record.inputs),
        given=record.given,
        wording=record.wording,
        waivers=tuple(Waiver(rule, {}) for rule in record.waived),
        rank=record.rank,
    )


def _period(raw: str) -> Period:
    return read_period(raw) if raw and raw != UNKNOWN.raw else UNKNOWN


def _source(key: str, record: _Source, located: Located) -> Source:
    return Source(
        key=key,
        title=record.title,
        publisher=record.publisher,
        short=record.publisher,
        language=record.language,
        published=record.published,
        published_raw="",
        retrieved=None,
        address=None,
        inferred_address=None,
        tier=4,
        sha256="",
        file="",
        note={},
        place=located.place(("sources", key), key=True),
        kind=record.kind,
    )
