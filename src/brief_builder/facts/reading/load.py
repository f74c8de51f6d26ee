"""A pack's folder → its `Facts`, checked and frozen; everything that is wrong is collected, not only the first."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from brief_builder.facts.figure import Figure, stated_interval
from brief_builder.facts.formulas.derive import Derived, derivation
from brief_builder.facts.formulas.formula import Node, names, parse
from brief_builder.facts.formulas.lookalikes import Lookalikes
from brief_builder.facts.interval import half_up
from brief_builder.facts.model import Balance, Difference, Fact, Facts, Item, Person, Quote, Source, Trend, Waiver
from brief_builder.facts.number import Written
from brief_builder.facts.origin import in_messages
from brief_builder.facts.period import UNKNOWN, read_period
from brief_builder.facts.reading.own_units import read_units
from brief_builder.facts.reading.records import read_questions, read_resolutions, read_sources
from brief_builder.facts.reading.rows import Row, read_rows
from brief_builder.facts.reading.schema import FactIn, QuoteIn
from brief_builder.facts.reading.table_scale import scaled
from brief_builder.facts.reading.terms import read_terms
from brief_builder.facts.reading.values import read_value
from brief_builder.facts.units import WHOLE, OwnUnit, check_unit
from brief_builder.inputs.levels import narrowest
from brief_builder.problems import Fault, Problems, did_you_mean

# What a derived fact takes from its inputs and may not say itself.
_DERIVED = ("value", "decimals", "unit", "bound", "status", "source", "quote")


def load_facts(folder: Path, shown: str, problems: Problems) -> Facts:
    """The facts, sources and questions of a pack.

    Args:
        folder: the pack's folder; holds facts/, tables/, sources/*.yaml, units.yaml, questions.yaml and
            resolutions.yaml.
        shown: the folder as messages name it.
        problems: takes everything that is wrong; facts that could not be read are missing from the result.
    """
    sources, keys = read_sources(folder, shown, problems)
    rows, lost, whole = read_rows(folder, shown, problems)
    units = read_units(folder, shown, problems)
    loading = _Loading(rows, sources, keys, units, problems, lost, whole=whole)
    found = loading.facts()
    questions = read_questions(folder, shown, problems)
    resolutions = read_resolutions(folder, shown, found, keys, lost | rows.keys(), problems)
    origins = {name: row.origin for name, row in rows.items() if name in found}
    terms = read_terms(folder, shown, problems)
    broken = lost | (rows.keys() - found.keys())
    return Facts(found, sources, questions, resolutions, origins, broken, terms=terms, whole=whole, units=units)


class _Loading:
    """One run over the rows of a pack: quoted facts first, then derived ones as their inputs become known."""

    def __init__(
        self,
        rows: dict[str, Row],
        sources: dict[str, Source],
        keys: set[str],
        units: dict[str, OwnUnit],
        problems: Problems,
        lost: frozenset[str],
        *,
        whole: bool,
    ) -> None:
        self._rows, self._known, self._sources, self._problems = rows, sources, keys, problems
        self._units = units
        self._done: dict[str, Fact] = {}
        self._trees: dict[str, Node] = {}
        self._waiting: dict[str, Fact] = {}
        self._failed: set[str] = set(lost)
        self._whole = whole
        self._lookalikes = Lookalikes(
            (name, other.fact, " ".join(next(iter(other.reason.values())).split()))
            for name, row in rows.items()
            if row.record is not None
            for other in row.record.different_from
        )

    def facts(self) -> dict[str, Fact]:
        for name, row in self._rows.items():
            fact = self._fact(name, row, row.record) if row.record is not None else None
            if fact is None:
                self._failed.add(name)
            elif fact.formula is None:
                self._done[name] = fact
            else:
                self._read(name, fact)
        self._derive_all(dict(self._waiting))
        self._check_links()
        return {name: self._done[name] for name in self._rows if name in self._done}

    def _problem(self, name: str, fault: Fault, *path: str | int) -> None:
        origin = self._rows[name].origin
        self._problems.add(origin.located.problem(fault, (*origin.path, *path), key=not path))

    def _fact(self, name: str, row: Row, record: FactIn) -> Fact | None:
        """The fact without what its formula will give; None when something of it is wrong."""
        source = self._known.get(record.source or "")
        of_data = source is not None and source.kind == "data"
        faults = [*self._evidence(record, of_data=of_data, row=row), *_contents(record)]
        period = UNKNOWN
        figure = None
        try:
            period = read_period(record.period)
        except Fault as fault:
            faults.append((fault, ("period",)))
        try:
            language = "en" if row.number or source is None else source.language
            figure = _figure(record, self._units, language, row.decimal, row.scale)
        except Fault as fault:
            entries = {"unit-missing": (), "unit-unknown": ("unit",), "fact-field": ("decimals",)}
            faults.append((fault, entries.get(fault.code, ("value",))))
        for found, path in faults:
            self._problem(name, found, *path)
        if faults:
            return None
        origin = row.origin
        return Fact(
            name=name,
            ref=record.ref or name,
            kind=record.kind,
            label=record.label,
            text=record.text,
            note=record.note,
            place=origin.located.place(origin.path, key=True),
            measure=record.measure,
            flow=record.flow,
            figure=figure,
            period=period,
            period_type=record.period_type,
            reporter=record.reporter,
            basis=record.basis,
            ref_area=record.ref_area,
            counterpart_area=record.counterpart_area,
            product=record.product,
            unit_basis=record.unit_basis,
            measure_basis=record.measure_basis,
            source=record.source,
            sources=(record.source,) if record.source else (),
            quote=_quote(record.quote),
            record=row.data if of_data else None,
            items=tuple(Item(item.text, item.theme, _quote(item.quote), item.role) for item in record.items),
            formula=record.formula,
            given=record.given,
            wording=record.wording,
            waivers=tuple(Waiver(waiver.rule, waiver.reason) for waiver in record.waive),
            modality=record.modality,
            asserted_by=record.asserted_by,
            rank=record.rank,
            rank_reason=record.rank_reason,
            trend=Trend(record.trend.direction, tuple(record.trend.of)) if record.trend else None,
            balance=Balance(record.balance.of, record.balance.sign) if record.balance else None,
            status=tuple(record.status),
            audience=narrowest((record.audience, *((source.audience,) if source is not None else ()))),
            markings=(record.marking,) if record.marking else (),
            review_by=record.review_by,
            valid_until=record.valid_until,
            different_from=tuple(Difference(other.fact, other.reason) for other in record.different_from),
            persons=tuple(
                Person(one.name, in_messages(one.role), one.since, one.until, one.role) for one in record.persons
            ),
        )

    def _evidence(self, record: FactIn, *, of_data: bool, row: Row) -> Iterator[tuple[Fault, tuple[str, ...]]]:
        """A quoted fact names a source and its words; the evidence of a figure of data is the row it stands in."""
        if record.formula is not None:
            return
        if record.source is None:
            yield Fault("source-missing", "this fact names no source and no formula"), ()
        elif record.source not in self._sources:
            hint = did_you_mean(record.source, self._sources) or "sources: " + ", ".join(sorted(self._sources))
            yield Fault("source-unknown", f"the pack has no source `{record.source}`", help=hint), ("source",)
        quoted = record.quote is not None or any(item.quote for item in record.items)
        in_table = row.data is not None and record.value is not None
        # Of a source that is not known, nobody can say whether the row of a table is enough.
        enough = in_table and (of_data or record.source not in self._sources)
        if record.source is not None and not quoted and not enough:
            message = f"the words of `{record.source}` that bear this fact are missing"
            yield Fault("quote-missing", message, help=_cure(record.source, of_data=of_data, in_table=in_table)), ()

    def _read(self, name: str, fact: Fact) -> None:
        try:
            self._trees[name] = parse(fact.formula or "")
        except Fault as fault:
            self._problem(name, fault, "formula")
            self._failed.add(name)
            return
        self._waiting[name] = fact

    def _needs(self, name: str, fact: Fact) -> set[str]:
        used = {found.name for found in names(self._trees[name])}
        used |= {fact.given} if fact.given else set()
        if not self._whole:
            self._failed |= used - self._rows.keys()  # it may stand in the file that cannot be read
        return used & (self._rows.keys() | self._failed)

    def _derive_all(self, waiting: dict[str, Fact]) -> None:
        needs = {name: self._needs(name, fact) for name, fact in waiting.items()}
        missing = {name: {need for need in needs[name] if need in waiting} for name in waiting}
        users: dict[str, list[str]] = {}
        for name, inputs in missing.items():
            for need in inputs:
                users.setdefault(need, []).append(name)
        ready = [name for name in waiting if not missing[name]]
        while ready:
            freed: list[str] = []
            for name in ready:
                fact = waiting.pop(name)
                if needs[name] & self._failed:
                    self._failed.add(name)  # the input's own problem is already shown
                else:
                    self._derive(name, fact)
                for user in users.get(name, ()):
                    missing[user].discard(name)
                    if not missing[user]:
                        freed.append(user)
            ready = freed
        if waiting:
            self._cycles(waiting, needs)

    def _derive(self, name: str, fact: Fact) -> None:
        tree, text = self._trees[name], fact.formula or ""
        if fact.given is not None and fact.given not in self._done:
            hint = did_you_mean(fact.given, self._done) or ()
            self._problem(name, Fault("fact-field", f"no fact is called `{fact.given}`", help=hint), "given")
            self._failed.add(name)
            return
        waived = frozenset(waiver.rule for waiver in fact.waivers)
        found = derivation(tree, text, self._done, fact.given, waived)
        if not isinstance(found, Derived):
            for fault in found:
                self._problem(name, fault, "formula")
            self._failed.add(name)
            return
        if (mixed := self._lookalikes.mixed(name, found.inputs)) is not None:
            self._problem(name, mixed, "formula")
            self._failed.add(name)
            return
        fact = _with(fact, tree, found)
        used = (*found.inputs, *((fact.given,) if fact.given else ()))
        rests = [fact, *(self._done[each] for each in used)]
        marked = tuple(dict.fromkeys(said for each in rests for said in each.markings))
        # Its evidence names them: it is as narrow as the narrowest, and marked as high as any.
        self._done[name] = replace(fact, audience=narrowest(each.audience for each in rests), markings=marked)

    def _cycles(self, waiting: dict[str, Fact], needs: dict[str, set[str]]) -> None:
        """Report each circle once, at the first fact of it."""
        self._failed |= waiting.keys()
        seen: set[str] = set()
        for start in waiting:
            trail: dict[str, None] = {}  # in order
            name = start
            while name not in trail and name not in seen:
                trail[name] = None
                name = min(needs[name] & waiting.keys())
            if name in trail:
                steps = list(trail)
                circle = [*steps[steps.index(name) :], name]
                message = "formulas go round in a circle: " + " needs ".join(f"`{step}`" for step in circle)
                self._problem(name, Fault("formula-cycle", message), "formula")
            seen.update(trail)

    def _check_links(self) -> None:
        """Facts that a trend names must exist and have figures; those that a fact is told from must exist."""
        for name, fact in list(self._done.items()):
            for index, difference in enumerate(fact.different_from):
                if difference.fact not in self._done and difference.fact not in self._failed:
                    fault = Fault(
                        "fact-field",
                        f"no fact is called `{difference.fact}`",
                        help=did_you_mean(difference.fact, self._done) or (),
                    )
                    self._problem(name, fault, "different_from", index, "fact")
            for index, other in enumerate(fact.trend.of if fact.trend else ()):
                if other in self._failed or (other in self._done and self._done[other].figure is not None):
                    continue
                message = f"`{other}` has no figure" if other in self._done else f"no fact is called `{other}`"
                hint = did_you_mean(other, self._done) if other not in self._done else None
                self._problem(name, Fault("fact-field", message, help=hint or ()), "trend", "of", index)


def _cure(source: str, *, of_data: bool, in_table: bool) -> tuple[str, ...]:
    if of_data:
        return ("a figure of data stands in tables/, or is taken from a cell: `value: {file: …, cell: …}`",)
    return (f"add `quote:`, or say `kind: data` in sources/{source}.yaml if it is a table of data",) if in_table else ()


def _contents(record: FactIn) -> Iterator[tuple[Fault, tuple[str, ...]]]:
    """A fact says something, once."""
    if record.formula is not None:
        for entry in _DERIVED:
            if getattr(record, entry) not in (None, []):
                message = f"a derived fact takes its {entry} from its formula"
                yield Fault("fact-field", message, help=f"remove `{entry}:` or `formula:`"), (entry,)
    elif record.value is None and not record.text and not record.items:
        help_ = "add `value:` for a number, `text:` for a statement, `items:` for a list, or `formula:`"
        yield Fault("fact-field", "this fact says nothing", help=help_), ()
    if record.kind == "identity" and not (record.formula or "").lstrip().startswith("reconcile"):
        yield Fault("fact-field", "an identity needs a formula reconcile(total, parts)"), ()
    if record.rank in ("contradicted", "deprecated") and not record.rank_reason:
        yield Fault("fact-field", f"`rank: {record.rank}` needs a `rank_reason`"), ("rank",)


def _figure(record: FactIn, units: dict[str, OwnUnit], language: str, decimal: str, scale: int) -> Figure | None:
    if record.unit is not None:
        check_unit(record.unit, units)
    if record.value is None:
        return None
    number = scaled(read_value(record.value, record.unit or "", language, decimal), scale)
    unit = record.unit or ("percent" if number.percent else "")
    if not unit:
        raise Fault("unit-missing", "this number has no unit", help="add `unit:`, such as CAD, persons or percent")
    if number.percent and unit != "percent":
        message = f"{record.value} is a percentage, and the unit of the fact is {unit}"
        raise Fault("number-unreadable", message, help="write `unit: percent`, or take the sign out")
    bound = record.bound or number.bound
    if record.bound is not None and number.bound not in ("eq", record.bound):
        message = f"the value is written with the bound {number.bound}, the entry says {record.bound}"
        raise Fault("number-unreadable", message, help="say it once")
    decimals = None if record.decimals == "INF" else number.decimals if record.decimals is None else record.decimals
    if decimals is not None and half_up(number.value, decimals) != number.value:
        message = f"{record.value} has digits beyond its precision of {decimals} decimals"
        raise Fault("fact-field", message, help="give the decimals that its last digit has")
    counted = unit in units and units[unit].counted
    if (counted or unit in WHOLE) and number.value % 1:
        message = f"{record.value} is no whole number, and {unit} are counted in wholes"
        cure = "if the mark parts thousands, leave it out and write all digits"
        each = f"an average is for each of something: `unit: {unit}/…`"
        raise Fault("number-unreadable", message, help=(cure, each))
    interval = stated_interval(number.value, decimals, bound, unit, counted=counted)
    places = decimals if decimals is not None else _written_places(number)
    estimated = "E" in record.status
    return Figure(
        number.value, interval.low, interval.high, places, unit, number.scale, bound, estimated, counted=counted
    )


def _written_places(number: Written) -> int:
    return max(number.decimals, -number.scale)


def _quote(quote: QuoteIn | None) -> Quote | None:
    return Quote(quote.exact, quote.prefix, quote.suffix) if quote is not None else None


def _with(fact: Fact, tree: Node, found: Derived) -> Fact:
    """The fact with what its formula gives; what the author wrote about it stays."""
    return replace(
        fact,
        tree=tree,
        figure=found.figure,
        inputs=found.inputs,
        sources=found.sources,
        period=fact.period if fact.period.kind != "unknown" else found.period,
        compared=found.compared,
        period_type=found.period_type,
        form=found.form,
        flow=fact.flow or found.flow,
        measure=fact.measure or found.measure,
        reporter=fact.reporter if fact.reporter != "unknown" else found.reporter,
        basis=fact.basis if fact.basis != "unknown" else found.basis,
        ref_area=fact.ref_area or found.ref_area,
        counterpart_area=fact.counterpart_area or found.counterpart_area,
        product=fact.product or found.product,
    )
