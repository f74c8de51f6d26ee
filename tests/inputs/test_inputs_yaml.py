"""YAML as its author wrote it, with the place of every value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from brief_builder.inputs import read_csv, read_yaml, validated
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Place, Problems


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("0123", "0123"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("1e3", "1e3"),
        ("=", "="),
        ("1.10", Decimal("1.10")),
        ("-3", -3),
        ("2023", 2023),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-1-2", "2026-1-2"),
        ("2026-13-01", "2026-13-01"),
        ("true", True),
        ("True", "True"),
        ("null", None),
        ('"12"', "12"),
        ("2.1 billion", "2.1 billion"),
        ("1,234", "1,234"),
    ],
)
def test_a_value_is_what_was_written(text: str, value: Any) -> None:
    """Only plain decimal numbers, ISO dates, true, false and null are more than text; no digit is lost."""
    problems = Problems()
    located = parse_yaml(f"a: {text}\n", "t.yaml", problems)
    assert located is not None
    assert (type(located.value["a"]), located.value["a"]) == (type(value), value)
    assert str(located.value["a"]) == str(value)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate", 3),
        ("a: &x 1\n", "yaml-feature", 1),
        ("a: 1\nb: *x\n", "yaml-feature", 2),
        ("a: !!python/object 1\n", "yaml-feature", 1),
        ("a: [1,\n", "yaml-syntax", 2),
        ("a: b: c\n", "yaml-syntax", 1),
        ("a:\n\t- b\n", "yaml-syntax", 2),
        ("a: x\x07y\n", "character-forbidden", 1),
        ("[" * 200 + "]" * 200, "yaml-syntax", 1),
    ],
)
def test_what_hides_or_breaks_is_refused_at_its_line(text: str, code: str, line: int) -> None:
    """Duplicate keys, anchors, tags, broken syntax and control characters are problems with their line."""
    problems = Problems()
    assert parse_yaml(text, "t.yaml", problems) is None
    first = next(iter(problems))
    assert (first.code, first.place.line) == (code, line)


_FOLDED = "  one\n  two\n\n  three\n    further\n      right\n  four  \n\n\n  five\n\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", ["|", "|-", "|+", ">", ">-", ">+"])
def test_a_text_of_several_lines_is_what_yaml_says(sign: str, end: str) -> None:
    """Its lines kept (`|`) or joined (`>`), in groups and lists, with any end of lines, as other programs read it."""
    inner = "".join(f"  {line}" if line.strip() else line for line in _FOLDED.splitlines(keepends=True))
    text = f"a: {sign}\n{_FOLDED}g:\n  b: {sign}\n{inner}l:\n- {sign}\n{_FOLDED}- n: {sign}\n{inner}# remark\nz: 1\n"
    problems = Problems()
    located = parse_yaml(text.replace("\n", end), "t.yaml", problems)
    assert list(problems) == []
    assert located is not None
    assert located.value == YAML(typ="safe", pure=True).load(text)
    folded, kept = "one two\nthree", "one\ntwo\n\nthree"
    assert located.value["g"]["b"].startswith(folded if ">" in sign else kept)


def test_every_value_knows_its_line_and_column() -> None:
    """Places are 1-based; a path that is not there gives its parent's."""
    located = parse_yaml("facts:\n  one:\n    value: 5\n", "t.yaml", Problems())
    assert located is not None
    assert located.place(("facts", "one", "value")) == Place("t.yaml", line=3, column=12)
    assert located.place(("facts", "one", "unit")) == Place("t.yaml", line=3, column=5)
    assert located.place(("facts", "one"), key=True) == Place("t.yaml", line=2, column=3)


@pytest.mark.parametrize(
    ("text", "path", "line", "column"),
    [
        ("a:\nb: 1\n", ("a",), 1, 1),
        ("b: 1\na:\n", ("a",), 2, 1),
        ("b: 1\na:", ("a",), 2, 1),
        ("x:\n  - a: 1\n    b:\n  - c:\n", ("x", 0, "b"), 3, 5),
        ("x:\n  - a: 1\n    b:\n  - c:\n", ("x", 1, "c"), 4, 5),
        ("g:\n  a: 1\n  b:   # a remark\n\n# another\n\nz: 1\n", ("g", "b"), 3, 3),
        ("{a: , b: 1}\n", ("a",), 1, 2),
        ("x:\n  -\n  - 1\n", ("x", 0), 2, 4),
        ("a: ''\nb: 1\n", ("a",), 1, 4),
        ("a: null\nb: 1\n", ("a",), 1, 4),
        ("a:\n  b: 1\n", ("a",), 2, 3),
    ],
)
def test_a_value_that_is_not_there_is_on_the_line_of_its_name(
    text: str, path: tuple[str | int, ...], line: int, column: int
) -> None:
    """Whatever comes after it; a text without words, and `null`, stand where they are written."""
    located = parse_yaml(text, "t.yaml", Problems())
    assert located is not None
    assert located.place(path) == Place("t.yaml", line=line, column=column)


def test_what_is_shown_of_a_value_that_is_not_there_is_its_name() -> None:
    """Not the remark behind it, and not the next line."""
    located = parse_yaml("g:\n  name:  # the desk\nb: 1\n", "t.yaml", Problems())
    assert located is not None
    shown = located.excerpt(("g", "name"))
    assert shown is not None
    assert shown.text[shown.start : shown.end] == "name"


def test_files_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    """A missing file and one in another encoding."""
    problems = Problems()
    (tmp_path / "latin.yaml").write_bytes("a: é".encode("latin-1"))
    assert read_yaml(tmp_path / "none.yaml", "none.yaml", problems) is None
    assert read_yaml(tmp_path / "latin.yaml", "latin.yaml", problems) is None
    assert sorted(p.code for p in problems) == ["file-missing", "file-unreadable"]


def test_an_empty_file_is_an_empty_mapping() -> None:
    """Comments alone say nothing, and that is no error."""
    located = parse_yaml("# only a comment\n", "t.yaml", Problems())
    assert located is not None
    assert located.value == {}


def test_a_table_gives_rows_with_places(tmp_path: Path) -> None:
    """Each cell knows its line and column."""
    path = tmp_path / "t.csv"
    path.write_text('name,label.en,quote\na.b,"One, two",q\n\nc.d,Three,\n', encoding="utf-8")
    grid = read_csv(path, "t.csv", Problems())
    assert grid is not None
    assert [[cell.text for cell in cells] for _, cells in grid.rows] == [["a.b", "One, two", "q"], ["c.d", "Three", ""]]
    assert grid.place(grid.rows[1][1][1]) == Place("t.csv", line=4, column=5)


@pytest.mark.parametrize("text", ["a,b\n1\n", 'a,b\n"1,2\n', "", "\n\n"])
def test_a_table_that_does_not_fit_its_header_is_a_problem(tmp_path: Path, text: str) -> None:
    """Ragged rows, quotes that never end, nothing at all."""
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    read_csv(path, "t.csv", problems)
    assert [p.code for p in problems] == ["csv-shape"]


class _Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    size: int


class _Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    inner: _Inner | None = None


def test_every_wrong_entry_is_a_problem_at_its_own_place() -> None:
    """Missing, unknown and of the wrong kind: all at once, unknown ones with the near name."""
    located = parse_yaml("nam: x\ninner: {sise: big}\n", "t.yaml", Problems())
    assert located is not None
    problems = Problems()
    assert validated(_Outer, located, (), "pack-field", problems) is None
    assert [(p.message, p.place.line, p.help) for p in problems] == [
        ("`nam` is not an entry that is known here", 1, ("did you mean `name`?",)),
        ("`name` is missing here", 1, ("add `name:`",)),
        ("`size` is missing here", 2, ("add `size:`",)),
        ("`sise` is not an entry that is known here", 2, ("did you mean `size`?",)),
    ]


def test_a_key_with_a_bracket_is_a_key_like_any_other() -> None:
    """pydantic writes `[key]` for its own steps; a person may write a bracket by mistake."""
    located = parse_yaml("name: x\nna[e: y\n", "t.yaml", Problems())
    assert located is not None
    problems = Problems()
    assert validated(_Outer, located, (), "pack-field", problems) is None
    assert [p.message for p in problems] == ["`na[e` is not an entry that is known here"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("n:\t3\nx:\n\ty: 1\n", "1:3 a tab stands here = YAML is indented with spaces; this line holds a tab"),
        ("a: Trade: now\n", '1:9 this colon is not expected here = a text that holds ": " must stand in quotes'),
        ("a:Trade\nn: 3\n", "2:2 this colon is not expected here = write a space behind the colon in the line above"),
        (
            "a: Trade\n  n: 3\n",
            "2:4 this colon is not expected here = this line is further to the right than the one above; "
            "entries of one group begin in the same column",
        ),
        (
            "  a: Trade\nn: 3\n",
            "2:1 this is not in line with what stands above = entries of one group begin in the same column",
        ),
        ('a: "Trade\nn: 3\n', "1:4 this quotation mark is not closed = write the same mark where the text ends"),
        (
            'a:\n  b: "Trade\n  c: 1\n  d: "Fish"\n',
            "2:6 this quotation mark is not closed = write the same mark where the text ends",
        ),
        (
            "a: {en: He says: no, fr: Non}\n",
            '1:16 this colon is not expected here = a text that holds ": " must stand in quotes',
        ),
        (
            "a: [b\nn: 3\n",
            "1:4 this bracket is not closed = write the bracket where it ends, or put a text that holds one in quotes",
        ),
        ("a: @desk\n", "1:4 a text may not begin with `@` = put the text in quotes"),
        ("a: %5\n", "1:4 a text may not begin with `%` = put the text in quotes"),
        ("a: * b\n", "1:4 a text may not begin with `*` = put the text in quotes"),
        (
            "a: - b\n",
            "1:4 a list begins on a line of its own = write each `- entry` below the name, or put the text in quotes",
        ),
        ("a: 1\n---\nb: 2\n", "2:1 a second document begins here = take the line `---` out"),
        (
            "a: 1\nb\nc: 2\n",
            "2:1 a colon is missing behind this name = write `name: value`, with a space behind the colon",
        ),
    ],
)
def test_what_breaks_the_rules_of_yaml_is_said_in_plain_words(tmp_path: Path, text: str, said: str) -> None:
    """Where to look, what is wrong, and the cure; none of the parser's words."""
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_text(text, encoding="utf-8")
    assert read_yaml(path, "a.yaml", problems) is None
    (problem,) = problems
    shown = f"{problem.place.line}:{problem.place.column} {problem.message.removeprefix('this is not YAML: ')}"
    assert f"{shown} = {problem.help[0]}" == said


_SINGLE = "double it inside the text ('L''été'), or put the text in marks of the other kind (\"…\"), or in none"
_DOUBLE = "write \\\" inside the text, or put the text in marks of the other kind ('…'), or in none"


@pytest.mark.parametrize(
    ("text", "place", "cure"),
    [
        ("t: 'L'été'\n", "1:6", _SINGLE),
        ("t: 'it''s Ann's'\nu: 1\n", "1:14", _SINGLE),
        ("x:\n  - t: 'Day's end'\n    u: 2\n", "2:12", _SINGLE),
        ("x:\n  - 'don't'\n", "2:9", _SINGLE),
        ("t: ''quoted''\n", "1:5", _SINGLE),
        ("{t: 'L'été'}\n", "1:7", _SINGLE),
        ("t: [a, 'L'été', b]\n", "1:10", _SINGLE),
        ("t: 'one\n  two'three'\n", "2:6", _SINGLE),
        # Where the parser stumbles over what comes later.
        ("t: 'L'été: 3'\n", "1:6", _SINGLE),
        ("t: 'L'@été'\n", "1:6", _SINGLE),
        ("t: 'the'{x}'\n", "1:8", _SINGLE),
        ("t: 'a'b'\n  u: 1\n", "1:6", _SINGLE),
        ('u: "He said "yes""\n', "1:13", _DOUBLE),
        ('u: "5" x 4"\n', "1:6", _DOUBLE),
        ('u: "He said \\"no\\" and "yes""\n', "1:24", _DOUBLE),
    ],
)
def test_quotation_marks_in_quotation_marks_are_told(text: str, place: str, cure: str) -> None:
    """The mark that ends the text too early is shown, and what to write."""
    problems = Problems()
    assert parse_yaml(text, "a.yaml", problems) is None
    (problem,) = problems
    assert problem.message == "this is not YAML: this quotation mark ends the text, and more stands behind it"
    assert (f"{problem.place.line}:{problem.place.column}", problem.help) == (place, (cure,))
    assert problem.excerpt is not None
    assert problem.excerpt.text[problem.excerpt.start] in "'\""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("items:\n  - a\n  -b\n  - c\n", "3:3"),
        ("items:\n- a\n-b\n", "3:1"),
        ("items:\n  - a: 1\n  -b: 2\n", "3:3"),
        ("items:\n  - a: 1\n    c: 3\n  -b\n", "4:3"),
    ],
)
def test_an_entry_without_a_space_behind_its_sign_is_told(text: str, place: str) -> None:
    """It is an entry of a list, and no name without a colon."""
    problems = Problems()
    assert parse_yaml(text, "a.yaml", problems) is None
    (problem,) = problems
    assert (f"{problem.place.line}:{problem.place.column}", problem.message.partition(": ")[2], problem.help) == (
        place,
        "a space is missing behind `-`",
        ("write `- entry`",),
    )


@pytest.mark.parametrize("text", ['t: "a"\n u: 1\n', "  a: 'x'\nn: 3\n", "l: ['a' 'b']\n", "t: 'l'\n'x'\n"])
def test_other_slips_beside_quotation_marks_are_told_as_what_they_are(text: str) -> None:
    """A column that is wrong, a comma or a colon that is missing."""
    problems = Problems()
    assert parse_yaml(text, "a.yaml", problems) is None
    (problem,) = problems
    assert "ends the text" not in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("note: Issue #1 of both directions\n", 1, 13),
        ("a:\n  - Issue #1\n", 2, 11),
        ("a: two\n  lines #go on\n", 2, 9),
        ("note: #1 in the world\nb: 1\n", 1, 7),
        ("{a: Issue #1\n}\n", 1, 11),
        ("é: l'été #2 à Phnom\n", 1, 10),
    ],
)
def test_a_text_that_is_cut_at_a_number_sign_is_told(text: str, line: int, column: int) -> None:
    """With its place; the file is read all the same."""
    problems = Problems()
    assert parse_yaml(text, "t.yaml", problems) is not None
    assert [(p.code, p.severity, p.place) for p in problems] == [
        ("yaml-cut", "warning", Place("t.yaml", line=line, column=column))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: Issue # a remark\n",
        "a: Issue  # a remark\n",
        "a: 'Issue #1'\n",
        "a: 'Issue' #1\n",
        "a: 5.6 #million\n",
        "a: 2026-11-23 #checked\n",
        "a: # a remark\n  b: 1\n",
        "a: #remark\n  b: 1\n",
        "#a: remark\na: 1\n",
        "a: Issue#1\n",
        "a: |\n  Issue #1\n",
        "a: Issue #\n",
        "a: Issue ##1\n",
    ],
)
def test_a_remark_is_no_text_that_is_cut(text: str) -> None:
    """With a space behind its sign, behind quotes, numbers and groups; and a text that holds all of it."""
    problems = Problems()
    assert parse_yaml(text, "t.yaml", problems) is not None
    assert list(problems) == []


_CUT = "the text ends here: ` #` begins a remark"
_DASH = "a space is missing behind `-`"
_BRACE = "a text may not begin with `{`"
_IN_QUOTES, _BRACES_IN_QUOTES = "put the text in quotes", "put a text that begins with `{` or `[` in quotes"


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "cure"),
    [
        ("a: Issue #1 of\n  both\nb: 1\n", 1, 10, _CUT, _IN_QUOTES),
        ("a: {en: Issue #1 of, fr: x}\nb: 1\n", 1, 15, _CUT, _IN_QUOTES),
        ("a:\n  - x\n  b: x #go\nc: 1\n", 3, 3, "this is not in line with what stands above", "entries of one group"),
        ("- lead: x\n  body: Trade: it reached {{ x }}\n", 2, 14, "this colon is not", 'a text that holds ": "'),
        ("a: 1\nnote: {{ ghana.change }} more\n", 2, 7, _BRACE, _BRACES_IN_QUOTES),
        ("p:\n  - {{ a }} more\n", 2, 5, _BRACE, _BRACES_IN_QUOTES),
        ("p: [Trade] is\n", 1, 4, "a text may not begin with `[`", _BRACES_IN_QUOTES),
        ('p:\n  -lead: "x"\n    body: y\n', 2, 3, _DASH, "write `- entry`"),
        ("p:\n  -lead: x\n", 2, 3, _DASH, "write `- entry`"),
    ],
)
def test_what_a_text_without_quotes_does_to_a_file_is_told_with_its_cure(
    text: str, line: int, column: int, message: str, cure: str
) -> None:
    """At the place where it is to be changed, and alone."""
    problems = Problems()
    assert parse_yaml(text, "t.yaml", problems) is None
    [problem] = problems
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.message.removeprefix("this is not YAML: ").startswith(message)
    assert problem.help[0].startswith(cure)
