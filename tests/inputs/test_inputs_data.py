"""Data files for templates: JSON with exact digits, YAML, standard input; what is wrong has its line."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from brief_builder.inputs import STANDARD_INPUT, read_data
from brief_builder.problems import Problem, Problems


def _read(path: Path) -> tuple[dict[str, Any] | None, list[str]]:
    problems = Problems()
    located = read_data(path, path.name, problems)
    return located.value if located is not None else None, [_line(problem) for problem in problems]


def _line(problem: Problem) -> str:
    place, marked = problem.place, ""
    if problem.excerpt is not None:
        marked = " @ " + problem.excerpt.text[problem.excerpt.start : problem.excerpt.end]
    return f"{problem.code} {place.line}:{place.column}: {problem.message}{marked}"


def _json(tmp_path: Path, text: str) -> tuple[dict[str, Any] | None, list[str]]:
    path = tmp_path / "data.json"
    path.write_text(text, encoding="utf-8")
    return _read(path)


@pytest.mark.parametrize(
    ("written", "printed"),
    [("1", "1"), ("-0", "-0"), ("37.20", "37.20"), ("0.1", "0.1"), ("1e3", "1000"), ("2.50E+2", "250"),
     ("12345678901234567890.123456789", "12345678901234567890.123456789")],
)  # fmt: skip
def test_numbers_keep_the_digits_that_were_written(tmp_path: Path, written: str, printed: str) -> None:
    """No float touches them; zeros at the end stay, exponents become plain."""
    value, found = _json(tmp_path, f'{{"n": {written}}}')
    assert found == []
    assert value is not None
    assert str(value["n"]) == printed
    assert not isinstance(value["n"], float)


def test_texts_are_what_json_says(tmp_path: Path) -> None:
    """Escapes and pairs of surrogates; what looks like YAML is text."""
    value, _ = _json(tmp_path, '{"a": "\\ud83d\\ude42 \\u1780 {{ x }}", "b": "NO: 1", "c": [true, null], "d": 1.0}')
    assert value == {"a": "🙂 ក {{ x }}", "b": "NO: 1", "c": [True, None], "d": Decimal("1.0")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "a": 2}}}', 'json-syntax 1:10: `a` stands twice here; the first is on line 1 @ "a"'),
        ('{"x": {"a": 1, "a": 2}, b: 3}', 'json-syntax 1:16: `a` stands twice here; the first is on line 1 @ "a"'),
        ('{\n "a": 1,\n}', "json-syntax 2:8: this is not JSON: the last entry is followed by a comma @ ,"),
        ('{"a": [1, ]}', "json-syntax 1:9: this is not JSON: the last entry is followed by a comma @ ,"),
        ("{'a': 1}", "json-syntax 1:2: this is not JSON: a key in double quotation marks is expected here @ '"),
        ('{"a" 1}', "json-syntax 1:6: this is not JSON: a colon is expected here @ 1"),
        ('{"a": 1 "b": 2}', 'json-syntax 1:9: this is not JSON: a comma is expected here @ "'),
        ('{"a": }', "json-syntax 1:7: this is not JSON: a value is expected here @ }"),
        ('{"a": NaN}', "json-syntax 1:7: `NaN` is not JSON: a number has digits @ NaN"),
        ('{"a":\n Infinityx}', "json-syntax 2:2: `Infinity` is not JSON: a number has digits @ Infinity"),
        ('{"a": 1e99999999999999999999}', "json-syntax 1:7: this number is too large or too small @ 1e9"),
        (
            '{"a":\n {"b": 1,\n  "c": 2, "b": 3}}',
            'json-syntax 3:11: `b` stands twice here; the first is on line 2 @ "b"',
        ),
        ("[1, 2]", "data-shape 1:1: the data are a list, and a template asks for values by name @ [1, 2]"),
        ("null", "data-shape 1:1: the data are a single value, and a template asks for values by name @ null"),
        ("", "json-syntax 1:1: this is not JSON: a value is expected here @ "),
    ],
)
def test_what_is_wrong_has_its_line(tmp_path: Path, text: str, expected: str) -> None:
    """Each wrong file ends in one problem, at its place."""
    value, found = _json(tmp_path, text)
    assert value is None
    assert [line.replace("1e99999999999999999999", "1e9") for line in found] == [expected]


@pytest.mark.parametrize("depth", [60, 2_000, 200_000])
def test_data_nested_without_measure_are_refused(tmp_path: Path, depth: int) -> None:
    """No traceback, however deep it goes."""
    value, found = _json(tmp_path, '{"a": ' + "[" * depth + "]" * depth + "}")
    assert value is None
    assert [line.split(" @ ")[0] for line in found] == ["json-syntax 1:56: the file is nested more than 50 deep"]


def test_an_endless_number_is_refused(tmp_path: Path) -> None:
    """Python itself stops at 4,300 digits; nobody reads a thousand."""
    _, found = _json(tmp_path, '{"n": ' + "9" * 5_000 + "}")
    assert [line.split(" @ ")[0] for line in found] == ["json-syntax 1:7: a number may not be longer than 1,000 digits"]


def test_every_repeated_key_is_reported(tmp_path: Path) -> None:
    """All at once."""
    _, found = _json(tmp_path, '{"a": 1, "a": 2, "b": [{"c": 1, "c": 2}]}')
    assert len(found) == 2


def test_yaml_is_read_as_everywhere(tmp_path: Path) -> None:
    """`NO` is a word and zeros stay."""
    path = tmp_path / "data.yml"
    path.write_text("a: NO\nb: 37.20\n", encoding="utf-8")
    assert _read(path) == ({"a": "NO", "b": Decimal("37.20")}, [])


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """The extension decides; nothing is guessed."""
    path = tmp_path / "data.txt"
    path.write_text("a: 1", encoding="utf-8")
    assert _read(path)[1] == ["file-unreadable None:None: data.txt is neither a .json nor a .yaml file"]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """As is one that is not UTF-8."""
    assert _read(tmp_path / "no.json")[1] == ["file-missing None:None: there is no file no.json"]
    path = tmp_path / "data.json"
    path.write_bytes('{"a": "é"}'.encode("latin-1"))
    assert _read(path)[1] == ["file-unreadable 1:None: data.json is not UTF-8 text"]


@pytest.mark.parametrize("text", ['{"a": "b"}', "a: b\n", "{a: b}", '  {\n "a": "b" }'])
def test_standard_input_may_be_either(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What begins like JSON is JSON."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert _read(STANDARD_INPUT) == ({"a": "b"}, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_powershell_wrote_is_read(tmp_path: Path, encoding: str) -> None:
    """`brief fields … > letter.yaml` writes UTF-16 with its mark in Windows PowerShell."""
    path = tmp_path / "letter.yaml"
    path.write_bytes("name: Phnom Pénh\r\nn: 3\r\n".encode(encoding))
    assert _read(path) == ({"name": "Phnom Pénh", "n": 3}, [])


def test_utf_16_without_its_mark_is_refused(tmp_path: Path) -> None:
    """What it is would be a guess."""
    path = tmp_path / "letter.yaml"
    path.write_bytes("n: é".encode("utf-16-le"))
    assert _read(path)[1] == ["file-unreadable 1:None: letter.yaml is not UTF-8 text"]


def test_values_of_json_know_their_line(tmp_path: Path) -> None:
    """As those of YAML do; names that look like signs and texts of several lines are no trouble."""
    path = tmp_path / "data.json"
    path.write_text('{"a": [1, {"b,": "x\\n{"}],\n "c": {},\n\t"d": [[], [true]]}\n', encoding="utf-8")
    located = read_data(path, "data.json", Problems())
    assert located is not None
    paths: list[tuple[str | int, ...]] = [(), ("a",), ("a", 0), ("a", 1, "b,"), ("c",), ("d", 0), ("d", 1, 0)]
    assert [(place.line, place.column) for place in map(located.place, paths)] == [
        (1, 1), (1, 7), (1, 8), (1, 18), (2, 7), (3, 8), (3, 13),
    ]  # fmt: skip


def test_names_in_json_know_their_line(tmp_path: Path) -> None:
    """As those in YAML do, whichever is asked for first; an entry of a list has none and gives its value's."""
    path = tmp_path / "data.json"
    path.write_text('{"a": [1, {"b,": 2}],\n "c":\n  {"\\u0061": {}}}\n', encoding="utf-8")
    located = read_data(path, "data.json", Problems())
    assert located is not None
    paths: list[tuple[str | int, ...]] = [("a",), ("a", 0), ("a", 1, "b,"), ("c",), ("c", "a")]
    assert [(p.line, p.column) for p in (located.place(path, key=True) for path in paths)] == [
        (1, 2), (1, 8), (1, 12), (2, 2), (3, 4),
    ]  # fmt: skip
    shown = located.excerpt(("a", 1, "b,"), key=True)
    assert shown is not None
    assert shown.text[shown.start : shown.end] == '"b,"'


def _yaml(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return _read(path)[1]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x: " + "[" * 5000, "1:54"),
        ("x: " + "{a: " * 5000, "1:204"),
        ("- " * 3000 + "x", "1:103"),
        ("".join("  " * i + "a:\n" for i in range(3000)), "52:103"),
    ],
)
def test_yaml_nested_without_end_is_refused_at_once(tmp_path: Path, text: str, place: str) -> None:
    """Where it goes too deep, and without a word of Python."""
    assert _yaml(tmp_path, text) == [f"yaml-syntax {place}: the file is nested more than 50 deep"]


def test_yaml_that_takes_minutes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON with as much is read in a second."""
    monkeypatch.setattr("brief_builder.inputs.yaml_values._MAX_TOKENS", 4000)
    assert _yaml(tmp_path, "x: [" + "1, " * 3000 + "]") == [
        "file-unreadable 1:5997: data.yaml holds more than 1,000 values, which takes minutes to read"
    ]


def test_an_escape_beyond_unicode_is_no_character(tmp_path: Path) -> None:
    """It says which, and on what line."""
    assert _yaml(tmp_path, 'y: 1\nx: "\\U00110000"\n') == [
        "yaml-syntax 2:None: this is not YAML: `\\U00110000` is no character"
    ]
