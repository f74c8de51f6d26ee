"""Fact files in, facts and problems out: all problems, each with its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from brief_builder.facts import Facts, load_facts
from brief_builder.problems import Place, Problems

LEAF = """\
  {name}:
    kind: statistic
    label: {{en: A figure}}
    value: {value}
    unit: CAD
    period: 2023
    source: gac
    quote: {value} of it
"""


def leaf(name: str, value: str = "2.1 billion") -> str:
    return LEAF.format(name=name, value=value)


def test_a_pack_is_read_whole(pack: Facts) -> None:
    """Facts of YAML files and tables, sources and questions, in file order."""
    assert (next(iter(pack)), list(pack)[-1]) == ("trade.total.2022", "trade.imports.2022")
    assert list(pack.sources) == ["ministry", "paper"]
    assert (pack.sources["ministry"].short, pack.sources["ministry"].published) == ("Global Affairs Canada", None)
    assert date(2025, 11, 21) == pack.sources["paper"].published
    assert [(question.ref, question.about) for question in pack.questions] == [("E1", ("B21",))]
    assert frozenset() == pack.broken


def test_a_table_gives_facts_like_any_other(pack: Facts) -> None:
    """A row of a table is a fact, with the place of its row."""
    fact = pack["trade.imports.2022"]
    assert fact.figure is not None
    assert fact.quote is not None
    assert (Decimal(2400000000), "$1.8 billion in 2021 and") == (fact.figure.value, fact.quote.prefix)
    assert (fact.place.file, fact.place.line) == ("pack/tables/flows.csv", 5)


def test_a_hedge_may_stand_in_the_value(pack: Facts) -> None:
    """`value: nearly 100` says its bound itself."""
    figure = pack["mission.size"].figure
    assert figure is not None
    assert ("nearly", Decimal(100)) == (figure.bound, figure.high)


@pytest.mark.parametrize(
    ("entry", "code", "message"),
    [
        ("souce: gac", "fact-field", "`souce` is not an entry that is known here"),
        ("source: gca", "source-unknown", "the pack has no source `gca`"),
        ("value: 2.1 bilion", "number-unreadable", "`bilion` is not part of a number"),
        ("value: 2.1%", "number-unreadable", "2.1% is a percentage, and the unit of the fact is CAD"),
        ("period: last year", "period-unreadable", "`last year` is not a period"),
        (
            "unit: dollars",
            "unit-unknown",
            "`dollars` is not a unit",
        ),
        ("decimals: -9", "fact-field", "2.1 billion has digits beyond its precision of -9 decimals"),
        ("rank: contradicted", "fact-field", "`rank: contradicted` needs a `rank_reason`"),
        ("bound: over", "fact-field", "`bound`: `over` is not known"),
        ("label: Trade", "fact-field", "`label`: must be a group of entries"),
        ("label: {English: Trade}", "fact-field", "`label`: `English` is not a language; write en, fr, km"),
        ("waive: [{rule: unit, reason: no}]", "fact-field", "`waive.0.rule`: `unit` is not known"),
        ("waive: [{rule: basis, reason: ''}]", "fact-field", "`waive.0.reason`: say why, in a sentence: it is printed"),
        ("waive: [{rule: basis, reason: }]", "fact-field", "`waive.0.reason`: say why, in a sentence: it is printed"),
        ("rank_reason:", "fact-field", "`rank_reason`: say why, in a sentence: it is printed"),
        ("rank_reason: {en: ' '}", "fact-field", "`rank_reason`: say why, in a sentence: it is printed"),
        ("trend: {direction: up, of: [a.b, nope]}", "fact-field", "no fact is called `nope`"),
    ],
)
def test_a_wrong_entry_is_shown_where_it_stands(read, entry: str, code: str, message: str) -> None:
    """One entry wrong, one problem, at its own line."""
    entries = {"value": "2.1 billion", "unit": "CAD", "source": "gac", "quote": "2.1 billion of it"}
    others = [f"    {key}: {text}" for key, text in entries.items() if key != entry.partition(":")[0]]
    _, problems = read("\n".join(["facts:", "  a.b:", "    kind: statistic", f"    {entry}", *others]))
    found = [problem for problem in problems if problem.place.line == 4]
    assert [code] == [problem.code for problem in found]
    assert message == found[0].message[: len(message)]


@pytest.mark.parametrize("text", ["- name: a.b\n  value: 3\n", "a.b,2024,3\n", "12\n"])
def test_a_file_of_something_else_is_told(read, text: str) -> None:
    """A list, or rows of a table under the name of a YAML file: no fact of it would be known, and nobody said why."""
    _, problems = read(text)
    assert [(problem.code, problem.message) for problem in problems] == [("fact-field", "the facts are missing here")]


@pytest.mark.parametrize("text", ["", "# none yet\n", "facts:\n", "null\n"])
def test_a_file_without_facts_is_no_mistake(read, text: str) -> None:
    """One that is begun, with nothing in it so far."""
    _, problems = read(text)
    assert list(problems) == []


def test_a_derived_fact_takes_everything_from_its_formula(read) -> None:
    """Value, unit, source and the like beside a formula are refused."""
    _, problems = read("facts:\n" + leaf("a.b") + leaf("a.c") + "    formula: a.b * 2\n")
    messages = [f"a derived fact takes its {entry} from its formula" for entry in ("value", "unit", "source", "quote")]
    assert sorted(messages) == sorted(problem.message for problem in problems)


def test_all_problems_come_at_once(read) -> None:
    """Five mistakes in two files give five problems, none of them twice."""
    text = "facts:\n" + leaf("a.one", "many") + leaf("a.two").replace("gac", "gca") + leaf("A Name")
    text += "  a.three:\n    kind: position\n    text: {en: It is so.}\n"
    facts, problems = read(text, tables__t_csv="name,kind\na.two,statistic\n")
    assert sorted({problem.code for problem in problems}) == [
        "fact-duplicate",
        "fact-name",
        "number-unreadable",
        "source-missing",
        "source-unknown",
    ]
    assert len(problems) == 5
    assert {"a.one", "a.two", "a.three"} <= facts.broken


def test_a_missing_unit_a_missing_quote_and_an_empty_fact_are_problems(read) -> None:
    """A number has a unit, a source has words, and a fact says something."""
    text = "facts:\n" + leaf("a.one").replace("    unit: CAD\n", "")
    text += leaf("a.two").replace("    quote: 2.1 billion of it\n", "")
    text += "  a.three:\n    kind: position\n    source: gac\n    quote: it is so\n"
    _, problems = read(text)
    found = sorted((p.code, p.place.line) for p in problems)
    assert found == [("fact-field", 16), ("quote-missing", 9), ("unit-missing", 2)]


@pytest.mark.parametrize(
    ("value", "unit"),
    [("1.21", "organizations"), ("more than 1.21", "persons"), ("0.5", "boats"), ("about 2.5", "persons")],
)
def test_a_part_of_what_is_counted_in_wholes_is_a_problem(read, value: str, unit: str) -> None:
    """“1,21” for 1,210 printed “more than 1.21 organizations”; and there is no half of a boat."""
    units = "units:\n  boats: {label: {en: boats}, counted: true}\n  kg: {label: {en: kg}}\n"
    text = "facts:\n" + leaf("a.one", value).replace("unit: CAD", f"unit: {unit}")
    _, problems = read(text, units_yaml=units)
    found = [p for p in problems if p.code == "number-unreadable"]
    assert [p.message.partition(", and ")[2] for p in found] == [f"{unit} are counted in wholes"]


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("1.21 million", "persons"),
        ("1,210", "organizations"),
        ("4.6", "persons/boats"),
        ("0.5", "kg"),
        ("9.0", "boats"),
    ],
)
def test_a_whole_number_of_what_is_counted_passes(read, value: str, unit: str) -> None:
    """Written with a scale, with marks of thousands, or with a nought behind the point; so do averages and weights."""
    units = "units:\n  boats: {label: {en: boats}, counted: true}\n  kg: {label: {en: kg}}\n"
    text = "facts:\n" + leaf("a.one", value).replace("unit: CAD", f"unit: {unit}")
    _, problems = read(text, units_yaml=units)
    assert [p for p in problems if p.code == "number-unreadable"] == []


def test_a_fact_may_not_be_the_beginning_of_another(read) -> None:
    """`trade.total` beside `trade.total.2023` would leave a template guessing."""
    _, problems = read("facts:\n" + leaf("a.b") + leaf("a.b.c"))
    assert [(p.code, p.place.line) for p in problems] == [("fact-name", 10)]


def test_what_follows_from_a_broken_fact_is_not_blamed_again(read) -> None:
    """A formula over a fact that could not be read adds no problem of its own."""
    text = "facts:\n" + leaf("a.one", "many") + "  b.two:\n    kind: statistic\n    formula: a.one * 2\n"
    facts, problems = read(text)
    assert [p.code for p in problems] == ["number-unreadable"]
    assert {"a.one", "b.two"} == facts.broken


def test_a_circle_of_formulas_is_one_problem(read) -> None:
    """a needs b needs c needs a: said once; what hangs on the circle is not blamed."""
    formulas = {"a.x": "b.x + 1", "b.x": "c.x + 1", "c.x": "a.x + 1", "d.x": "a.x + 1"}
    rows = [f"  {name}:\n    kind: statistic\n    formula: {text}\n" for name, text in formulas.items()]
    _, problems = read("facts:\n" + "".join(rows))
    assert [p.message for p in problems] == ["formulas go round in a circle: `a.x` needs `b.x` needs `c.x` needs `a.x`"]


def test_every_broken_rule_of_a_formula_is_a_problem_at_the_formula(read) -> None:
    """The caret stands under the part of the formula that breaks the rule."""
    text = "facts:\n" + leaf("a.one") + leaf("a.two").replace("unit: CAD", "unit: USD").replace("2023", "2022")
    text += "  b.x:\n    kind: statistic\n    formula: sum(a.one, a.two)\n"
    _, problems = read(text)
    assert sorted(p.code for p in problems) == ["period-mix", "unit-mix"]
    excerpt = problems[0].excerpt
    assert excerpt is not None
    assert excerpt.text[excerpt.start : excerpt.end] == "a.one, a.two"


def test_formulas_may_stand_in_any_order(read) -> None:
    """A derived fact may be written before its inputs."""
    text = (
        "facts:\n  c.x:\n    kind: statistic\n    formula: b.x * 2\n  b.x:\n    kind: statistic\n    formula: a.x * 2\n"
    )
    facts, problems = read(text + leaf("a.x"))
    assert problems == []
    assert facts["c.x"].figure is not None
    assert Decimal("8.4e9") == facts["c.x"].figure.value


def test_a_long_chain_of_formulas_is_derived_in_one_go(read) -> None:
    """Each formula is looked at when what it needs is there, and not again and again until then."""
    needed = [*(f"c.x{n}" for n in range(1, 300)), "a.x"]
    chain = "".join(
        f"  c.x{n}: {{kind: statistic, label: {{en: B}}, formula: {need} + a.x}}\n" for n, need in enumerate(needed)
    )
    facts, problems = read("facts:\n" + leaf("a.x") + chain)
    assert problems == []
    assert facts["c.x0"].figure is not None
    assert Decimal("632.1e9") == facts["c.x0"].figure.value


def test_what_an_identity_leaves_to_a_formula_is_worked_out_once(read) -> None:
    """Forty sums of the one before twice over are forty steps, and not two to the fortieth."""
    needed = ["a.x", *(f"c.x{n}" for n in range(39))]
    doubled = "".join(
        f"  c.x{n}: {{kind: statistic, label: {{en: B}}, formula: {need} + {need}}}\n" for n, need in enumerate(needed)
    )
    identity = "  i.x: {kind: identity, label: {en: I}, formula: 'reconcile(a.x, a.x)'}\n"
    last = "  z.x: {kind: statistic, label: {en: Z}, formula: 'c.x39 + c.x39', given: i.x}\n"
    facts, problems = read("facts:\n" + leaf("a.x") + identity + doubled + last)
    assert problems == []
    assert facts["z.x"].figure is not None


def test_a_number_of_a_thousand_million_noughts_is_refused(tmp_path: Path) -> None:
    """It is not written out first."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.json").write_text('{"a.x": {"kind": "statistic", "value": 1e999999999, "unit": "CAD"}}')
    problems = Problems()
    load_facts(tmp_path, "pack", problems)
    assert "number-unreadable" in [p.code for p in problems]


def test_a_link_out_of_the_pack_is_refused(tmp_path: Path) -> None:
    """What it leads to is not the pack's."""
    (tmp_path / "pack" / "sources").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("a secret")
    (tmp_path / "pack" / "sources" / "page.clippings.txt").symlink_to(tmp_path / "secret.txt")
    problems = Problems()
    load_facts(tmp_path / "pack", "pack", problems)
    told = [(p.code, p.place.file) for p in problems if p.place is not None]
    assert told == [("path-outside", "pack/sources/page.clippings.txt")]


def test_an_identity_that_does_not_hold_is_a_problem(read) -> None:
    """Figures that must add up and do not, even within their rounding."""
    text = "facts:\n" + leaf("a.total", "5.0 billion") + leaf("a.part", "2.1 billion")
    text += "  a.check:\n    kind: identity\n    formula: reconcile(a.total, a.part)\n"
    _, problems = read(text)
    assert [p.code for p in problems] == ["identity-broken"]


def test_a_file_that_is_no_fact_file_is_a_problem(read) -> None:
    """A misspelt `facts:` is shown; a file of comments is none."""
    _, problems = read("fcts:\n  a: 1\n", facts__b_yaml="# nothing yet\n")
    assert [("fact-field", Place("pack/facts/a.yaml", line=1, column=1))] == [(p.code, p.place) for p in problems]
