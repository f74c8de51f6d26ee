"""`where` of a table's plan: one table serves many packs, and each reads its own rows."""

from __future__ import annotations

from pathlib import Path

from table_packs import CONSTANTS, codes, load, values

TABLE = "Pays,Sens,Année,Exportations\nNorvège,X,2022,11.5\nNorvège,M,2022,3.5\nViêt Nam,X,2022,12.5\n"
PLAN = "columns: {Année: period, Exportations: value}\nname: exports.{Pays}.{Sens}\ndecimal: .\n"


def test_only_rows_with_the_word_are_read(tmp_path: Path) -> None:
    """A row of another country is no fact of this pack, and its place stays that in the whole table."""
    plan = f"{PLAN}{CONSTANTS}where: {{Pays: Viêt Nam}}\n"
    facts, problems = load(tmp_path, tables__a_csv=TABLE, tables__a_yaml=plan)
    assert (values(facts), codes(problems)) == ({"exports.viet_nam.x": "12.5"}, [])
    assert facts["exports.viet_nam.x"].place.line == 4


def test_a_row_must_be_as_all_columns_say(tmp_path: Path) -> None:
    """Of several words for a column one is enough; of several columns each must have one."""
    plan = f"{PLAN}{CONSTANTS}where: {{Pays: [Norvège, Viêt Nam], Sens: X}}\n"
    facts, problems = load(tmp_path, tables__a_csv=TABLE, tables__a_yaml=plan)
    assert (sorted(facts), codes(problems)) == (["exports.norvege.x", "exports.viet_nam.x"], [])


def test_a_word_that_no_row_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    """Else a pack would silently be without the facts of its country."""
    plan = f"{PLAN}{CONSTANTS}where: {{Pays: Vietnam}}\n"
    _, problems = load(tmp_path, tables__a_csv=TABLE, tables__a_yaml=plan)
    assert [(each.code, each.message, each.help, each.place.line) for each in problems] == [
        (
            "table-field",
            "no row of pack/tables/a.csv has `Vietnam` in the column `Pays`",
            ("did you mean `Viêt Nam`?",),
            5,
        )
    ]


def test_facts_that_no_row_gives_are_not_missed_too(tmp_path: Path) -> None:
    """What a text or a formula names is told when the table is right: it follows from the word that no row has."""
    plan = f"{PLAN}{CONSTANTS}where: {{Pays: Vietnam}}\n"
    more = "facts:\n  half:\n    kind: statistic\n    formula: exports.viet_nam.x / 2\n    label: {en: Half}\n"
    facts, problems = load(tmp_path, tables__a_csv=TABLE, tables__a_yaml=plan, facts__b_yaml=more)
    assert (facts.whole, codes(problems)) == (False, ["table-field"])


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the nearest that is."""
    plan = f"{PLAN}{CONSTANTS}where: {{Pay: Norvège}}\n"
    _, problems = load(tmp_path, tables__a_csv=TABLE, tables__a_yaml=plan)
    assert [(each.message, each.help) for each in problems] == [
        ("the table has no column `Pay`", ("did you mean `Pays`?",))
    ]
