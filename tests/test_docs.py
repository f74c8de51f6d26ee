"""What the documentation must hold: every verb, filter, problem code; commands that are those of CI."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from brief_builder import Template
from brief_builder.cli.app import app
from brief_builder.merge import TEMPLATE_FILTERS
from brief_builder.problems import CODES
from brief_builder.template.expressions.sandbox import TEST_NAMES
from brief_builder.template.reading.blocks import CLOSERS, DIVIDERS, OPENERS, SINGLE
from brief_builder.wording import SpokenFact
from outlines import make_docx, outline_of

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", [command.name for command in app.registered_commands])
def test_every_verb_is_documented(verb: str) -> None:
    """`brief VERB` stands in the README."""
    assert f"brief {verb}" in _read("README.md")


@pytest.mark.parametrize("name", sorted(set(TEMPLATE_FILTERS)))
def test_every_filter_is_documented(name: str) -> None:
    """A row of its own in the table of filters."""
    assert re.search(rf"^\| `{name}", _read("docs/templates.md"), re.M)


def _examples() -> list[tuple[str, str]]:
    """(tag, what it prints) of each row in the tables of filters for any data and of Jinja."""
    table = _read("docs/templates.md").partition("Filters for any data")[2].partition("\nDo not use")[0]
    rows = [re.split(r"(?<!\\) \| ", line.strip("| \n")) for line in table.splitlines() if line.startswith("| `")]
    return [(row[2].strip("`").replace("\\|", "|"), row[3]) for row in rows if len(row) > 3 and "{{" in row[2]]


@pytest.mark.parametrize(("tag", "prints"), _examples())
def test_the_examples_of_filters_print_what_is_said(tag: str, prints: str) -> None:
    """Each row of the table is true."""
    people = [{"name": "Ann", "age": 44}, {"name": "Sok", "age": 30}]
    produced = Template.read(make_docx(tag), "t.docx").render({"people": people})
    assert re.sub(r"^@link \S+ = ", "", outline_of(produced)) == html.unescape(prints)


@pytest.mark.parametrize("name", sorted({*OPENERS, *DIVIDERS, *SINGLE, *CLOSERS}))
def test_every_block_word_is_documented(name: str) -> None:
    """Each word that may begin a block tag is shown."""
    assert name in _read("docs/templates.md")


@pytest.mark.parametrize("name", TEST_NAMES)
def test_every_test_is_documented(name: str) -> None:
    """What may follow `is`."""
    assert f"`{name}`" in _read("docs/templates.md")


@pytest.mark.parametrize("name", sorted(SpokenFact.template_names))
def test_every_attribute_of_a_fact_is_documented(name: str) -> None:
    """What may follow the dot."""
    assert f"`.{name}`" in _read("docs/templates.md")


def problem_list() -> str:
    """docs/problems.md, made from the catalogue."""
    lines = [
        "# Problems",
        "",
        "Every problem has a code. `brief explain CODE` prints what stands here.",
        "",
        "| code | meaning | example | cure |",
        "| --- | --- | --- | --- |",
    ]
    for code, entry in CODES.items():
        cells = [f"`{code}`", entry.meaning, f"`{entry.example}`", entry.cure]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def test_the_list_of_problems_is_that_of_the_catalogue(request: pytest.FixtureRequest) -> None:
    """Every code is documented; `pytest --update` writes the page."""
    path = DOCS / "problems.md"
    if request.config.getoption("--update"):
        path.write_text(problem_list(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == problem_list()


def _findings() -> set[str]:
    """Codes that the detectors of findings give out, as their files have them."""
    files = (ROOT / "src/brief_builder/facts/findings").rglob("*.py")
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r'(?:\bFinding\(|_of_each\(facts,)\s*"([a-z-]+)"', text))


@pytest.mark.parametrize("code", sorted(_findings()))
def test_every_class_of_finding_is_documented(code: str) -> None:
    """A row of its own in docs/findings.md, and no row without a class."""
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| .* \| .* \|$", _read("docs/findings.md"), re.M)
    assert rows.count(code) == 1
    assert set(rows) == _findings()


def test_the_readme_has_the_two_commands() -> None:
    """The first sh block installs and builds, the second tests; CI runs them as they stand."""
    blocks = re.findall(r"^```sh\n(.*?)^```", _read("README.md"), re.M | re.S)
    assert len(blocks) == 2
    assert "brief build" in blocks[0]
    assert "pytest" in blocks[1]


def test_links_in_the_docs_lead_somewhere() -> None:
    """Every relative link names a file that is there."""
    broken = []
    for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md")):
        text = re.sub(r"`[^`\n]+`", "", path.read_text(encoding="utf-8"))  # what is shown is no link
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            if not (path.parent / target).exists():
                broken.append(f"{path.name}: {target}")
    assert broken == []


def test_every_feature_names_its_cases() -> None:
    """Each row of the two tables names tests that are there, and one says in outlines what goes in and comes out."""
    rows = [
        line
        for page in ("docs/word.md", "docs/slides.md")
        for line in _read(page).splitlines()
        if re.match(r"\| (?!What )", line) and re.search(r"\.(?:yaml|py) \|$", line)
    ]
    assert len(rows) > 50
    named = {row: re.findall(r"[\w/-]+\.(?:yaml|py)\b", row.rpartition(" | ")[2]) for row in rows}
    assert [name for files in named.values() for name in files if not (ROOT / "tests" / name).is_file()] == []
    without = [row for row, files in named.items() if not any(name.startswith("cases/") for name in files)]
    assert [
        row for row in without if not re.search("brief render|brief fields|every document|renders? the same", row)
    ] == []
    listed = {name for files in named.values() for name in files} | {"cases/problems.yaml", "cases/wrong-uses.yaml"}
    assert [path.name for path in (ROOT / "tests" / "cases").iterdir() if f"cases/{path.name}" not in listed] == []


def test_every_room_is_in_the_architecture_page() -> None:
    """A new room is explained before it lands."""
    text = _read("docs/architecture.md")
    rooms = [p.name for p in (ROOT / "src" / "brief_builder").iterdir() if p.is_dir() and p.name != "__pycache__"]
    assert [room for room in rooms if f"**{room}**" not in text] == []


def test_the_public_names_are_those_that_are_exported() -> None:
    """`__all__` is sorted and every name in it is there."""
    import brief_builder

    assert sorted(brief_builder.__all__) == brief_builder.__all__
    assert all(getattr(brief_builder, name) is not None for name in brief_builder.__all__)
