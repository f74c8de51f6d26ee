"""What a table of packs may say, and what is told of one that is wrong, before anything is built."""

from __future__ import annotations

import json
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from batch_packs import MODEL, make_packs
from brief_builder import BriefError, batch
from workbooks import workbook


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two packs, pack-00 in two languages and pack-01 in English, and a model, none of which is ever built here."""
    folder = tmp_path_factory.mktemp("project")
    path = make_packs(folder, 2)[0] / "pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("languages: [en]", "languages: [en, fr]"), encoding="utf-8")
    assert text.count("languages: [en]") == 1
    return folder


def _names(project: Path, text: str, file: str = "t.csv", **options: object) -> list[str]:
    (project / file).write_text(text, encoding="utf-8")
    return [order.name for order in batch(project / file, **options).orders]


def _wrong(project: Path, text: str, **options: object) -> list[tuple[str, str, int | None, int | None]]:
    (project / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        batch(project / "t.csv", **options)
    return [(p.code, p.message, p.place.line, p.place.column) for p in caught.value.problems if p.severity == "error"]


def test_a_row_is_a_pack_with_its_options(project: Path) -> None:
    """The columns are what `brief build` takes; packs are looked for beside the table."""
    (project / "t.csv").write_text(
        "pack;languages;audience;as of;only;strict;pdf;out\n"
        "data/pack-00;en, fr;partner;2026-01-31;brief;yes;no;first\n",
        encoding="utf-8",
    )
    (order,) = batch(project / "t.csv").orders
    assert (order.name, order.pack) == ("first", str(project / "data" / "pack-00"))
    assert (order.languages, order.audience, order.as_of) == (("en", "fr"), "partner", date(2026, 1, 31))
    assert (order.only, order.strict, order.pdf) == (("brief",), True, False)
    assert (order.place.file.rpartition("/")[2], order.place.line) == ("t.csv", 2)


def test_the_folder_is_called_as_build_calls_it(project: Path) -> None:
    """PACK, PACK-AUDIENCE for others than the pack's own readers, and the languages where the row says them."""
    table = (
        "pack,lang,audience\ndata/pack-00,,\ndata/pack-00,,partner\ndata/pack-00,en,partner\ndata/pack-01,,internal\n"
    )
    assert _names(project, table) == ["pack-00", "pack-00-partner", "pack-00-partner-en", "pack-01"]


def test_a_cell_of_several_audiences_is_an_edition_for_each(project: Path) -> None:
    """And so is what is said for all rows."""
    table = 'pack,audience,out\ndata/pack-00,"partner, public",x\ndata/pack-01,,\n'
    assert _names(project, table, audiences=("internal", "public")) == [
        "x-partner",
        "x-public",
        "pack-01",
        "pack-01-public",
    ]


def test_tables_of_all_kinds_say_the_same(project: Path) -> None:
    """CSV, YAML with lists, JSON, a sheet of a workbook, and a query of a database."""
    wanted = ["pack-00-partner-en-fr"]
    assert _names(project, "pack,languages,audience\ndata/pack-00,en fr,partner\n") == wanted
    assert _names(project, "- {pack: data/pack-00, languages: [en, fr], audience: partner}\n", "t.yaml") == wanted
    assert (
        _names(project, '[{"pack": "data/pack-00", "languages": ["en", "fr"], "audience": "partner"}]', "t.json")
        == wanted
    )
    (project / "t.xlsx").write_bytes(
        workbook([["Pack", "Languages", "Audience"], ["data/pack-00", "en, fr", "partner"]], sheet="Plan")
    )
    assert [order.name for order in batch(project / "t.xlsx", sheet="Plan").orders] == wanted
    with sqlite3.connect(project / "t.db") as database:
        database.execute("CREATE TABLE plan (pack, languages, audience)")
        database.execute("INSERT INTO plan VALUES ('data/pack-00', 'en fr', 'partner')")
    database.close()
    assert _names(project, "url: sqlite:///t.db\nquery: SELECT * FROM plan\n", "t.sql.yaml") == wanted


def test_a_folder_of_packs_is_all_of_them(project: Path) -> None:
    """By name; the folder of one pack is that pack, and so is its pack.yaml."""
    for one in (project / "data" / "pack-01", project / "data" / "pack-01" / "pack.yaml"):
        assert [order.name for order in batch(one).orders] == ["pack-01"]
    with pytest.raises(BriefError) as caught:
        batch(project / "templates")
    assert [problem.code for problem in caught.value.problems] == ["batch-empty"]


def test_a_model_takes_its_words_from_the_row(project: Path) -> None:
    """Only those that it asks for; its name too."""
    (project / "t.csv").write_text("code,country,remark\nno,Norway,x\nsn,Sénégal,y\n", encoding="utf-8")
    made = batch(project / "t.csv", pack=project / "model")
    assert [(order.name, dict(order.row)) for order in made.orders] == [
        ("isle-no", {"code": "no", "country": "Norway"}),
        ("isle-sn", {"code": "sn", "country": "Sénégal"}),
    ]
    assert [(p.severity, p.message, p.place.column) for p in made.problems] == [
        ("note", "no pack asks for the column `remark`", 14)
    ]


WRONG = {
    "a pack that is not there": (
        "pack\ndata/pack-07\n",
        [("pack-missing", 2, 1)],
    ),
    "no pack": ("pack,out\ndata/pack-00,a\n,b\n", [("batch-field", 3, 1)]),
    "an audience that is none": ("pack,audience\ndata/pack-00,partners\n", [("batch-field", 2, 14)]),
    "a language that is none": ("pack,lang\ndata/pack-00,english\n", [("batch-field", 2, 14)]),
    "a day that is none": ("pack,as-of\ndata/pack-00,31.1.2026\n", [("batch-field", 2, 14)]),
    "neither yes nor no": ("pack,pdf\ndata/pack-00,perhaps\n", [("batch-field", 2, 14)]),
    "a document that is none": ("pack,only\ndata/pack-00,briefs\n", [("batch-field", 2, 14)]),
    "a misspelt column": ("pack,audence\ndata/pack-00,partner\n", [("batch-field", 1, 6)]),
    "two columns that are one": ("pack,As of,as_of\ndata/pack-00,2026-01-01,\n", [("batch-field", 1, 12)]),
    "one folder for two": ("pack,out\ndata/pack-00,Same\ndata/pack-01,same\n", [("batch-name", 3, 14)]),
    "one pack twice": ("pack\ndata/pack-00\ndata/pack-00\n", [("batch-name", 3, 1)]),
    "a folder elsewhere": ("pack,out\ndata/pack-00,../x\n", [("batch-name", 2, 14)]),
    "a folder that Windows has not": ("pack,out\ndata/pack-00,con\n", [("batch-name", 2, 14)]),
    "the report's own name": ("pack,out\ndata/pack-00,Batch.json\n", [("batch-name", 2, 14)]),
    "a column that the model asks for": ("pack,code\nmodel,no\n", [("batch-row", 2, 23)]),
    "an empty cell that the model asks for": ("pack,code,country\nmodel,no,\n", [("batch-row", 2, 10)]),
    "a tag in a cell": ("pack,code,country\nmodel,no,{{ 7*7 }}\n", [("batch-field", 2, 10)]),
    "no row": ("pack,out\n", [("batch-empty", None, None)]),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_at_its_cell(project: Path, name: str) -> None:
    """Before anything is built, all of it, with its line and column."""
    text, wanted = WRONG[name]
    assert [(code, line, column) for code, _, line, column in _wrong(project, text)] == wanted


def test_everything_wrong_is_told_at_once(project: Path) -> None:
    """Not one fault a run."""
    text = "pack,audience,only\ndata/pack-00,partners,briefs\ndata/pack-07,,\n"
    assert [line for *_, line, _ in _wrong(project, text)] == [2, 2, 3]


def test_a_row_of_a_query_is_named(project: Path) -> None:
    """It has no line; and no password is told."""
    (project / "q.sql.yaml").write_text("url: sqlite:///t2.db\nquery: SELECT * FROM plan\n", encoding="utf-8")
    with sqlite3.connect(project / "t2.db") as database:
        database.execute("CREATE TABLE plan (pack)")
        database.execute("INSERT INTO plan VALUES ('nowhere')")
    database.close()
    with pytest.raises(BriefError) as caught:
        batch(project / "q.sql.yaml")
    (problem,) = caught.value.problems
    assert str(problem.place).endswith("q.sql.yaml, row 1 of the answer, column `pack`")


def test_editions_of_all_rows_have_folders_of_their_own(project: Path) -> None:
    """`out` says one name: internal files never lie in the folder of the public ones, wherever the audiences stand."""
    table = "pack,out\ndata/pack-00,cambodia\n"
    assert _names(project, table, audiences=("internal", "public")) == ["cambodia-internal", "cambodia-public"]
    assert _names(project, table, audiences=("public",)) == ["cambodia"]


def test_what_is_said_twice_is_built_once(project: Path) -> None:
    """Audiences and languages, of options as of cells."""
    orders = batch(project / "data" / "pack-00", audiences=("public", "public"), languages=("en", "en")).orders
    assert [(order.name, order.languages) for order in orders] == [("pack-00-public", ("en",))]


def test_two_ways_to_write_an_accent_are_one_folder(project: Path) -> None:
    """A Mac takes `é` and `e` with an accent behind it for one name."""
    text = "pack,out\ndata/pack-00,caf\u00e9\ndata/pack-01,CAFE\u0301\n"
    assert [(code, line) for code, _, line, _ in _wrong(project, text)] == [("batch-name", 3)]


def _model(project: Path, folder: Path, **files: str) -> Path:
    """A copy of the model, some of whose files say something else: `pack` is pack.yaml, `texts` texts/en.yaml."""
    model = Path(shutil.copytree(project / "model", folder / "model"))
    for name, text in files.items():
        (model / {"pack": "pack.yaml", "texts": "texts/en.yaml"}[name]).write_text(text, encoding="utf-8")
    return model


ROWS = "code,country\nno,Norway\nsn,Senegal\nkh,Cambodia\n"


def test_words_without_quotation_marks_are_told_once(project: Path, tmp_path: Path) -> None:
    """The likeliest slip in a model is told where it is, and nothing that follows from it, however many rows."""
    text = MODEL.replace('"Trade of {{ row.country }}"', "{{ row.country }}")
    model = _model(project, tmp_path, pack=text)
    assert [(code, line) for code, _, line, _ in _wrong(project, ROWS, pack=model)] == [("yaml-syntax", 2)]


OTHERWISE = ["{{ row.country | upper }}", "{{ row['country'] }}", "{% if row.country %}x{% endif %}"]


@pytest.mark.parametrize("said", OTHERWISE)
def test_a_row_that_is_asked_otherwise_is_told(project: Path, tmp_path: Path, said: str) -> None:
    """A row is no value of a template: its words stand where `{{ row.COLUMN }}` stands, and nothing else of it."""
    model = _model(project, tmp_path, texts=f'intro: x\npoints: ["of {said}"]\n')
    (problem,) = _wrong(project, ROWS, pack=model)
    asked = said.removesuffix("x{% endif %}")
    assert problem == ("batch-row", f"`{asked}` cannot be filled from a row", 2, 14)


def test_a_misspelt_heading_is_told_at_the_heading(project: Path) -> None:
    """The model is right, and the table is what is to be changed."""
    (project / "t.csv").write_text("code,contry\nno,Norway\nsn,Senegal\n", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        batch(project / "t.csv", pack=project / "model")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("batch-row", 1, 6)
    assert problem.help[0].startswith("rename the column to `country`, which the pack asks for at ")
    assert "pack.yaml:2" in problem.help[0]


@pytest.mark.parametrize("heading", ["country", "Count", "Route", "Flag", "Packs", "Land", "Long"])
def test_a_column_of_somebody_s_own_stops_nothing(project: Path, heading: str) -> None:
    """That it is told as a note is enough: it may be a word that a model will ask for."""
    assert _names(project, f"pack,{heading}\ndata/pack-00,x\n") == ["pack-00"]


@pytest.mark.parametrize("heading", ["langauge", "langage", "audeince", "asof", "stricts", "onyl"])
def test_a_column_that_is_one_letter_off_is_told(project: Path, heading: str) -> None:
    """An edition for others would be built, or in other languages."""
    assert [(c, line) for c, _, line, _ in _wrong(project, f"pack,{heading}\ndata/pack-00,\n")] == [("batch-field", 1)]


@pytest.mark.parametrize("text", ["audence\nx\ny\n", "pack,audence\ndata/none,\n", "pack,audence\n"])
def test_columns_are_no_matter_while_a_pack_is_missing(project: Path, text: str) -> None:
    """The forgotten --pack, the misspelt pack and the empty table are told alone, and once."""
    (problem,) = _wrong(project, text)
    assert "audence" not in problem[1]


def test_a_misspelt_column_of_packs_is_told(project: Path) -> None:
    """Without it no row names a pack."""
    (project / "t.csv").write_text("packs\ndata/pack-00\ndata/pack-01\n", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        batch(project / "t.csv")
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.help) == (1, ("rename the column `packs` to `pack`",))


def test_a_language_that_the_pack_has_not_is_told_at_its_cell(project: Path) -> None:
    """It would fail when all others are built."""
    text = "pack,lang\ndata/pack-00,fr\ndata/pack-01,fr\n"
    assert [(c, line, column) for c, _, line, column in _wrong(project, text)] == [("batch-field", 3, 14)]


@pytest.mark.parametrize("said", ["english", "de"])
def test_a_language_for_all_rows_that_packs_have_not_is_told_once(project: Path, said: str) -> None:
    """With a pack that has it not, and what that one has."""
    found = _wrong(project, "pack\ndata/pack-00\ndata/pack-01\n", languages=("en", said))
    assert [(code, message) for code, message, *_ in found] == [
        ("batch-field", f"2 packs are not written in `{said}`, which is said for all rows")
    ]


def test_an_audience_for_all_rows_that_is_none_is_told_once(project: Path) -> None:
    """As it is in a cell."""
    found = _wrong(project, "pack\ndata/pack-00\ndata/pack-01\n", audiences=("partners",))
    assert [(code, message) for code, message, *_ in found] == [("batch-field", "`partners` is no audience")]


def test_languages_and_readers_of_a_model_may_come_from_the_row(project: Path, tmp_path: Path) -> None:
    """They are compared as they are in the filled pack."""
    text = MODEL.replace("languages: [en]", 'languages: ["{{ row.tongue }}"]\naudience: "{{ row.whom }}"')
    model = _model(project, tmp_path, pack=text)
    table = "code,country,tongue,whom,audience,lang\nno,Norway,en,partner,partner,en\nsn,Senegal,fr,public,partner,\n"
    assert _names(project, table, pack=model) == ["isle-no-en", "isle-sn-partner"]


def test_a_folder_of_another_pack_is_told_before_anything_is_built(project: Path, tmp_path: Path) -> None:
    """Two cells of `out` exchanged: each would write over the other's files."""
    for name, owner in (("a", "pack-00"), ("b", "pack-01")):
        (tmp_path / "out" / name).mkdir(parents=True)
        manifest = {"pack": owner, "audience": "internal"}
        (tmp_path / "out" / name / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    right, wrong = "pack,out\ndata/pack-00,a\ndata/pack-01,b\n", "pack,out\ndata/pack-00,b\ndata/pack-01,a\n"
    assert _names(project, right, out=tmp_path / "out") == ["a", "b"]
    found = _wrong(project, wrong, out=tmp_path / "out")
    assert [(code, line) for code, _, line, _ in found] == [("output-taken", 2), ("output-taken", 3)]


def test_a_pack_for_all_rows_that_is_not_there_is_no_fault_of_a_row(project: Path) -> None:
    """It is told of what was named, not of the first cell of the table."""
    (project / "t.csv").write_text("code,country\nno,Norway\nsn,Senegal\n", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        batch(project / "t.csv", pack=project / "modl")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file.rpartition("/")[2]) == ("pack-missing", "modl")


def test_notes_of_columns_wait_until_nothing_is_wrong(project: Path) -> None:
    """Beside an error they are no help, and no other command would show them."""
    (project / "t.csv").write_text("pack,audence,Count\ndata/pack-00,,1\n", encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        batch(project / "t.csv")
    assert [problem.severity for problem in caught.value.problems] == ["error"]
