"""Names in the data that seem misspelt: near to one that a tag asks for, and asked for by none."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import check_templates
from brief_builder.problems import Problem
from outlines import make_docx


def _found(folder: Path, data: str, *templates: str, name: str = "d.yaml") -> list[list[Problem]]:
    (folder / name).write_text(data, encoding="utf-8")
    paths = []
    for number, text in enumerate(templates):
        paths.append(folder / f"t{number}.docx")
        paths[-1].write_bytes(make_docx(text))
    checks = check_templates(paths, data=folder / name)
    return [[problem for problem in check.problems if problem.code == "data-unused"] for check in checks]


def _lines(problems: list[Problem]) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.message} {' '.join(p.help)}" for p in problems]


_PHONE = "{{ phone | default('none') }}"
_LOOP = "{% for p in partners %}{{ p.name }} {{ p.phone | default('none') }}{% endfor %}"


@pytest.mark.parametrize(
    ("template", "data", "expected"),
    [
        (_PHONE, "phnoe: 1\n", ["1:1 nothing asks for `phnoe` did you mean `phone`?"]),
        (_PHONE, "Phone: 1\n", ["1:1 nothing asks for `Phone` did you mean `phone`?"]),
        ("{% if phone is defined %}x{% endif %}", "a: 1\nphnoe: 1\n",
         ["2:1 nothing asks for `phnoe` did you mean `phone`?"]),
        ("{{ desk.name }}{{ desk.phone | default('') }}", "desk:\n  name: A\n  phnoe: 1\n",
         ["3:3 nothing asks for `phnoe` did you mean `phone`?"]),
        # Of the entries of a list, the first that has it.
        (_LOOP, "partners:\n- name: A\n  phone: 1\n- name: B\n  phnoe: 1\n- name: C\n  phnoe: 1\n",
         ["5:3 nothing asks for `phnoe` did you mean `phone`?"]),
        ("{% for k, p in desks.items() %}{{ p.phone | default('') }}{{ p.name }}{% endfor %}",
         "desks:\n  one:\n    name: A\n    phnoe: 1\n", ["4:5 nothing asks for `phnoe` did you mean `phone`?"]),
        ("{% for p in partners | default([]) %}{{ p }}{% endfor %}", "parnters: [a]\n",
         ["1:1 nothing asks for `parnters` did you mean `partners`?"]),
        ("{{ phone_number | default('') }}", "phonenumber: 1\n",
         ["1:1 nothing asks for `phonenumber` did you mean `phone_number`?"]),
        # Merely unused, or another thing.
        (_PHONE, "fax: 1\nremarks: x\n", []),
        (_PHONE, "phone: 1\nphnoe: 1\n", []),
        (_PHONE, "phone2: 1\nphone_private: 2\n", []),
        ("{{ name_fr | default('') }}", "name_en: A\n", []),
        ("{{ trade.2024 | default('') }}{{ trade.x | default('') }}", "trade:\n  2023: 1\n", []),
        ("{{ phone | default('') }}{{ phnoe | default('') }}", "phnoe: 1\n", []),
        # What is printed as a whole, or whose names are chosen by the data.
        ("{{ desk.phone | default('') }}{{ desk | join(', ') }}", "desk: {phnoe: 1}\n", []),
        ("{% for k, v in desk.items() %}{{ k }}{% endfor %}{{ desk.phone | default('') }}", "desk: {phnoe: 1}\n", []),
        ("{{ desk[key] }}{{ desk.phone | default('') }}", "key: phnoe\ndesk: {phnoe: 1}\n", []),
        # What must be there is told at its tag.
        ("{{ phone }}", "phnoe: 1\n", []),
    ],
)  # fmt: skip
def test_a_name_that_nothing_asks_for_is_told_when_it_seems_misspelt(
    tmp_path: Path, template: str, data: str, expected: list[str]
) -> None:
    """At its line, as a warning; anything else that the data hold more is no matter."""
    (found,) = _found(tmp_path, data, template)
    assert _lines(found) == expected
    assert {problem.severity for problem in found} <= {"warning"}


def test_a_name_in_json_is_told_at_its_line(tmp_path: Path) -> None:
    """The name is shown, not its value."""
    (found,) = _found(tmp_path, '{\n  "phnoe": 1\n}', _PHONE, name="d.json")
    assert _lines(found) == ["2:3 nothing asks for `phnoe` did you mean `phone`?"]
    excerpt = found[0].excerpt
    assert excerpt is not None
    assert excerpt.text[excerpt.start : excerpt.end] == '"phnoe"'


def test_what_another_template_asks_for_is_no_slip(tmp_path: Path) -> None:
    """The templates of one check share the data; while one of them cannot be read, nothing is said."""
    assert _found(tmp_path, "phones: 1\n", _PHONE, "{{ phones }}") == [[], []]
    assert _found(tmp_path, "phnoe: 1\n", _PHONE, "{{ phone") == [[], []]
    (tmp_path / "t0.docx").unlink()
    checks = check_templates([tmp_path / "t0.docx", tmp_path / "t1.docx"], data=tmp_path / "d.yaml")
    assert all(problem.code != "data-unused" for check in checks for problem in check.problems)
    found = _found(tmp_path, "phnoe: 1\n", _PHONE, "{{ fax | default('') }}")
    assert [len(each) for each in found] == [1, 0]
