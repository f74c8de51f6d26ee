"""`brief render`, `brief fields` and `brief check TEMPLATE`: what they print and write, and what they refuse."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from docx import Document

from brief_builder.inputs import read_yaml
from brief_builder.problems import Problems
from command import brief, brief_process
from outlines import make_docx, make_pptx, outline_of

LETTER = "Dear {{ name }},\n{% for city in cities %}\n{{ city.name }}: {{ city.size }}\n{% endfor %}"
DATA = '{"name": "Sokha", "cities": [{"name": "Ottawa", "size": 1.50}, {"name": "Phnom Penh", "size": 2}]}'
TAGS = ("--only", "tags")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letter.docx").write_bytes(make_docx(LETTER))
    (tmp_path / "data.json").write_text(DATA, encoding="utf-8")
    return tmp_path


def test_render_writes_the_document_and_prints_its_name(folder: Path) -> None:
    """Numbers keep the digits that JSON had."""
    done = brief_process("render", "letter.docx", "data.json", "out.docx", at=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "out.docx\n", "")
    assert outline_of((folder / "out.docx").read_bytes()) == "Dear Sokha,\nOttawa: 1.50\nPhnom Penh: 2"


def test_render_takes_yaml_and_standard_input(folder: Path) -> None:
    """And presentations; the same data give the same bytes."""
    (folder / "data.yaml").write_text("name: Sokha\ncities:\n- {name: Ottawa, size: 1.50}\n", encoding="utf-8")
    (folder / "deck.pptx").write_bytes(make_pptx(LETTER))
    assert brief("render", "deck.pptx", "data.yaml", "a.pptx", at=folder).returncode == 0
    given = (folder / "data.yaml").read_text(encoding="utf-8")
    assert brief_process("render", "deck.pptx", "-", "b.pptx", at=folder, given=given).returncode == 0
    assert (folder / "a.pptx").read_bytes() == (folder / "b.pptx").read_bytes()
    assert "Ottawa: 1.50" in outline_of((folder / "a.pptx").read_bytes())


def test_render_says_what_a_document_in_the_data_loses(folder: Path) -> None:
    """The file is beside the data; with --strict the warning is an error."""
    (folder / "letter.docx").write_bytes(make_docx("{{ annex }}"))
    (folder / "annex.docx").write_bytes(make_docx("# Annex\nDear {{ name }}"))
    (folder / "data.yaml").write_text("annex: {docx: annex.docx, headings: +1}\n", encoding="utf-8")
    done = brief("render", "letter.docx", "data.yaml", "out.docx", at=folder)
    assert (done.returncode, done.stdout) == (0, "out.docx\n")
    assert "warning[document-changed]: annex.docx holds the tag {{ name }}" in done.stderr
    assert "--> letter.docx, paragraph 1" in done.stderr
    written = Document(str(folder / "out.docx"))
    assert [(p.style.name, p.text) for p in written.paragraphs] == [
        ("Heading 2", "Annex"),
        ("Normal", "Dear {{ name }}"),
    ]
    assert brief("render", "letter.docx", "data.yaml", "two.docx", "--strict", at=folder).returncode == 1
    assert not (folder / "two.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["letter.docx", "data.json", "letter.docx"], "letter.docx cannot be written: that is the template itself"),
        (["letter.docx", "data.json", "link.docx"], "that is the template itself"),
        (["letter.docx", "data.json", "out.pptx"], "the template is a .docx file, and so is what comes of it"),
        (["letter.docx", "data.json", "data.json"], "data.json cannot be written: that is the data itself"),
        (["letter.docx", "data.json", "no/out.docx"], "no/out.docx cannot be written: there is no folder no"),
        (["letter.docx", "data.json", "dir.docx"], "dir.docx cannot be written: that is a folder"),
        (
            ["letter.docx", "data.json", "."],
            ". cannot be written: that is a folder\n  --> .\n   = name a file in it, such as out.docx",
        ),
        ([".", "data.json", "out.docx"], ". is a folder\n  --> .\n   = name a .docx or .pptx file"),
        (["letter.docx", "data.json", "x" * 300 + ".docx"], "cannot be written: File name too long"),
        (["letter.docx", "no.json", "out.docx"], "there is no file no.json"),
        (["no.docx", "data.json", "out.docx"], "no.docx\n   = correct the name, or go to the folder that it is in"),
        (["data.json", "data.json", "out.docx"], "this is not a .docx or .pptx file"),
        (["letter.docx", "letter.docx", "out.docx"], "letter.docx is neither a .json nor a .yaml file"),
        (["letter.docx", "list.json", "out.docx"], "the data are a list, and a template asks for values by name"),
        (["letter.docx", "half.json", "out.docx"], "error[unknown-name]: there is nothing called `cities`"),
        (["letter.docx", "item.json", "out.docx"], "error[unknown-name]: this item has no `size`"),
    ],
)
def test_render_writes_nothing_when_anything_is_wrong(folder: Path, arguments: list[str], message: str) -> None:
    """Each wrong use ends in a problem and exit 1; every file is what it was."""
    (folder / "link.docx").symlink_to(folder / "letter.docx")
    (folder / "dir.docx").mkdir()
    (folder / "list.json").write_text("[1]", encoding="utf-8")
    (folder / "half.json").write_text('{"name": "Sokha"}', encoding="utf-8")
    (folder / "item.json").write_text('{"name": "S", "cities": [{"name": "O", "size": 1}, {"name": "P"}]}', "utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = brief("render", *arguments, at=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_what_is_wrong_with_template_data_and_output_comes_at_once(folder: Path) -> None:
    """One run, all problems, each with its place."""
    (folder / "letter.docx").write_bytes(make_docx("{% if x %}"))
    (folder / "data.json").write_text('{"a": 1,\n "a": 2}', encoding="utf-8")
    done = brief("render", "letter.docx", "data.json", "no/out.docx", at=folder)
    assert sorted(line for line in done.stderr.splitlines() if line.startswith("error")) == [
        "error[block-unclosed]: this `if` is never closed",
        "error[json-syntax]: `a` stands twice here; the first is on line 1",
        "error[output-unwritable]: no/out.docx cannot be written: there is no folder no",
    ]


def test_render_strict_makes_warnings_errors(folder: Path) -> None:
    """A template without tags is a warning."""
    (folder / "plain.docx").write_bytes(make_docx("words"))
    done = brief("render", "plain.docx", "data.json", "out.docx", at=folder)
    assert done.returncode == 0
    assert "warning[template-plain]" in done.stderr
    (folder / "out.docx").unlink()
    assert brief("render", "plain.docx", "data.json", "out.docx", "--strict", at=folder).returncode == 1
    assert not (folder / "out.docx").exists()


def test_what_is_missing_may_print_nothing(folder: Path) -> None:
    """--missing empty warns and writes; the default is an error."""
    (folder / "half.json").write_text('{"name": "Sokha"}', encoding="utf-8")
    done = brief("render", "letter.docx", "half.json", "out.docx", "--missing", "empty", at=folder)
    assert (done.returncode, done.stdout) == (0, "out.docx\n")
    assert "warning[unknown-name]: there is nothing called `cities`" in done.stderr
    assert outline_of((folder / "out.docx").read_bytes()) == "Dear Sokha,"
    checked = brief("check", "letter.docx", "--data", "half.json", "--missing", "empty", at=folder)
    assert checked.returncode == 0
    assert brief("check", "letter.docx", "--data", "half.json", at=folder).returncode == 1


def test_braces_in_the_data_are_words(folder: Path) -> None:
    """They are no tag that was left, even where they say what a tag of the template says."""
    for text in ("{{ name }}", "{% if %}"):
        (folder / "data.json").write_text(json.dumps({"name": text, "cities": []}), encoding="utf-8")
        assert brief("render", "letter.docx", "data.json", "out.docx", at=folder).returncode == 0
        assert outline_of((folder / "out.docx").read_bytes()) == f"Dear {text},"


def test_fields_lists_names_and_makes_a_file_to_fill_in(folder: Path) -> None:
    """As a list, as JSON, as a skeleton that renders once it is filled."""
    listed = brief("fields", "letter.docx", at=folder).stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["name", "cities[]", "name", "size"]
    record = json.loads(brief("fields", "letter.docx", "--format", "json", at=folder).stdout)
    assert [field["name"] for field in record["fields"]] == ["name", "cities"]
    skeleton = folder / "new.yaml"
    skeleton.write_text(brief("fields", "letter.docx", "--format", "yaml", at=folder).stdout, encoding="utf-8")
    located = read_yaml(skeleton, "new.yaml", Problems())
    assert located is not None
    assert located.value == {"name": None, "cities": [{"name": None, "size": None}]}
    unfilled = brief("render", "letter.docx", "new.yaml", "out.docx", at=folder)
    assert unfilled.stderr.count("error[value-missing]") == 3


def test_fields_of_a_broken_template_are_its_problems(folder: Path) -> None:
    """Exit 1, with the places."""
    (folder / "letter.docx").write_bytes(make_docx("{% if x %}"))
    done = brief("fields", "letter.docx", at=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[block-unclosed]" in done.stderr


def test_check_tells_what_is_wrong_with_templates(folder: Path) -> None:
    """Without data tags, blocks and filters; with data also names; several at once."""
    (folder / "other.pptx").write_bytes(make_pptx("{{ nam }} {{ name | uper }}"))
    done = brief("check", "letter.docx", "other.pptx", *TAGS, "--format", "short", at=folder)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        'other.pptx, slide 1 "Slide", shape "TextBox 2": error[unknown-filter]: there is no filter `uper`'
    ]
    done = brief("check", "letter.docx", "other.pptx", *TAGS, "--data", "data.json", "--format", "short", at=folder)
    assert [line.split("error")[1] for line in done.stdout.splitlines()] == [
        "[unknown-name]: there is nothing called `nam`",
        "[unknown-filter]: there is no filter `uper`",
    ]


def test_check_tries_a_sound_template_with_its_data(folder: Path) -> None:
    """What only rendering finds; nothing is written."""
    (folder / "item.json").write_text('{"name": "S", "cities": [{"name": "O", "size": null}]}', encoding="utf-8")
    before = sorted(folder.iterdir())
    done = brief("check", "letter.docx", *TAGS, "--data", "item.json", at=folder)
    assert done.returncode == 1
    assert '= note: for the 1st city, "O"' in done.stderr
    assert sorted(folder.iterdir()) == before
    done = brief("check", "letter.docx", *TAGS, "--data", "data.json", at=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "letter.docx: 5 tags, no errors\n")


@pytest.mark.parametrize("verb", [["check", "letter.docx", "--data"], ["render", "letter.docx"]])
def test_a_wrong_value_is_shown_in_the_data_too(folder: Path, verb: list[str]) -> None:
    """At its tag in the template, and on its line in the data file; so are the comments of a copy."""
    text = "Dear {{ name }},\n{% for city in cities %}\n{{ city.map }}\n{{ city.size }}\n{% endfor %}"
    (folder / "letter.docx").write_bytes(make_docx(text))
    data = "name: S\ncities:\n- size: 1\n  map:\n    image: no.png\n    alt: A map\n- map: none\n"
    (folder / "data.yaml").write_text(data, encoding="utf-8")
    out = ["out.docx"] if verb[0] == "render" else ["--format", "docx"]
    done = brief(*verb, "data.yaml", *out, *(TAGS if verb[0] == "check" else ()), at=folder)
    assert [line for line in done.stderr.splitlines() if "error[" in line or "stands here" in line] == [
        "error[file-missing]: there is no file `no.png`",
        "   = note: the value stands here  (data.yaml, line 5, column 12)",
        "error[unknown-name]: this item has no `size`",
        "   = note: what lacks it stands here  (data.yaml, line 7, column 3)",
    ]
    if verb[0] == "check":
        first, _ = Document(io.BytesIO((folder / "letter.problems.docx").read_bytes())).comments
        assert "the value stands here (data.yaml, line 5, column 12)" in first.text


@pytest.mark.parametrize(("name", "text"), [("d.yaml", ""), ("d.yaml", "# name: x\n"), ("d.json", " {}")])
def test_data_without_any_value_are_said_once(folder: Path, name: str, text: str) -> None:
    """Not once for each tag; the way to a data file is named. What is wrong with tags is said all the same."""
    (folder / name).write_text(text, encoding="utf-8")
    done = brief("render", "letter.docx", name, "out.docx", at=folder)
    assert [line for line in done.stderr.splitlines() if line.startswith(("error", "   ="))] == [
        f"error[data-empty]: {name} holds no values, and the template asks for 2 names",
        "   = `brief fields letter.docx --format yaml` prints a data file to fill in",
    ]
    (folder / "other.docx").write_bytes(make_docx("{{ a | uper }}"))
    done = brief("check", "letter.docx", "other.docx", *TAGS, "--data", name, "--format", "short", at=folder)
    assert [line.partition("error")[2].partition("]")[0] for line in done.stdout.splitlines()] == [
        "[data-empty", "[data-empty", "[unknown-filter",
    ]  # fmt: skip
    (folder / "other.docx").write_bytes(make_docx("{{ a | default('x') }}"))
    assert brief("render", "other.docx", name, "out.docx", at=folder).returncode == 0
    done = brief("render", "letter.docx", name, "out.docx", "--missing", "empty", at=folder)
    assert (done.returncode, done.stderr.count("warning")) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["render", "letter.docx", "data.json", "out.docx", "--lang", "english"], "did you mean `en`?"),
        (["check", "letter.docx", "--lang", "fr_CA"], "did you mean `fr-CA`?"),
        (["check", "letter.docx", "--lang", "klingon"], "write its tag: `da`, `de`, `en`, `es`"),
        (["check", "letter.docx", "--format", "pdf"], "Invalid value for '--format': 'pdf' is not one of 'text'"),
        (["check", "--as-of", "May"], "Invalid value for '--as-of': 'May' is no day; write it as 2026-11-23"),
    ],
)
def test_wrong_options_are_said_in_plain_words(folder: Path, arguments: list[str], message: str) -> None:
    """A language that is none is refused even where no word depends on it; libraries do not speak."""
    done = brief(*arguments, at=folder)
    said = " ".join(done.stderr.replace("│", " ").split())
    assert (done.returncode, message in said, "Value error" in said) == (2, True, False), said
    assert not (folder / "out.docx").exists()


def test_the_name_of_a_picture_as_words_is_a_warning(folder: Path) -> None:
    """Where a picture of that name is beside the data, and the tag prints nothing else; rendering says nothing."""
    lines = "{{ logo }} {{ other }} {{ text }} {{ logo | upper }}\n{% for c in cities %}{{ c.map }} {% endfor %}"
    (folder / "letter.docx").write_bytes(make_docx(lines))
    (folder / "maps").mkdir()
    for name in ("logo.PNG", "maps/b.jpg"):
        (folder / name).write_bytes(b"")
    data = "logo: logo.PNG\nother: no.png\ntext: see logo.PNG\ncities:\n- map: a.jpg\n- map: maps/b.jpg\n"
    (folder / "data.yaml").write_text(data, encoding="utf-8")
    done = brief("check", "letter.docx", *TAGS, "--data", "data.yaml", at=folder)
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if line.startswith(("warning", "   ="))] == [
        "warning[picture-named]: this prints the words `logo.PNG`, and there is a picture of that name beside the data",
        "   = note: the value stands here  (data.yaml, line 1, column 7)",
        '   = for the picture, write {"image": "logo.PNG", "alt": "WHAT IT SHOWS"} in place of the name in the data',
        "warning[picture-named]: this prints the words `maps/b.jpg`, "
        "and there is a picture of that name beside the data",
        "   = note: the value stands here  (data.yaml, line 6, column 8)",
        '   = for the picture, write {"image": "maps/b.jpg", "alt": "WHAT IT SHOWS"} in place of the name in the data',
    ]
    done = brief("render", "letter.docx", "data.yaml", "out.docx", at=folder)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("verb", "out"), [("check", ()), ("render", ("out.docx",))])
@pytest.mark.parametrize(
    ("name", "text"), [("d.yaml", "name: S\napproved: No\n"), ("d.json", '{"name": "S",\n "approved": "No"}')]
)
def test_a_condition_that_asks_the_text_no_is_a_warning(
    folder: Path, verb: str, out: tuple[str, ...], name: str, text: str
) -> None:
    """By both commands, with the line of the data."""
    (folder / "letter.docx").write_bytes(make_docx("{{ name }}{% if approved %} approved{% endif %}"))
    (folder / name).write_text(text, encoding="utf-8")
    given = ["letter.docx", "--data", name, *TAGS] if verb == "check" else ["letter.docx", name, *out]
    done = brief(verb, *given, at=folder)
    assert done.returncode == 0
    column = 11 if name == "d.yaml" else 14
    assert [line for line in done.stderr.splitlines() if line.startswith(("warning", "   ="))] == [
        "warning[text-asked]: this is the text `No`, which counts as yes here",
        f"   = note: the value stands here  ({name}, line 2, column {column})",
        "   = write false (lower case, without quotation marks) in the data",
    ]
    assert brief(verb, *given, "--strict", at=folder).returncode == 1


def test_a_misspelt_name_in_the_data_is_a_warning(folder: Path) -> None:
    """Of the check, with its line in the data; a copy says it at its beginning. Rendering says nothing."""
    (folder / "letter.docx").write_bytes(make_docx("{{ phone | default('none') }}"))
    (folder / "d.yaml").write_text("fax: 2\nphnoe: 1\n", encoding="utf-8")
    done = brief("check", "letter.docx", *TAGS, "--data", "d.yaml", "--format", "docx", at=folder)
    assert (done.returncode, done.stderr.splitlines()[:5]) == (
        0,
        [
            "warning[data-unused]: nothing asks for `phnoe`",
            "  --> d.yaml, line 2, column 1",
            "   |  phnoe: 1",
            "   |  ^^^^^",
            "   = did you mean `phone`?",
        ],
    )
    (comment,) = Document(io.BytesIO((folder / "letter.problems.docx").read_bytes())).comments
    assert "nothing asks for `phnoe`" in comment.text
    assert "d.yaml, line 2" in comment.text
    done = brief("render", "letter.docx", "d.yaml", "out.docx", at=folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_check_writes_a_copy_with_comments(folder: Path) -> None:
    """Beside the template or in --out; none where there is nothing to say."""
    (folder / "letter.docx").write_bytes(make_docx("{{ name | uper }}"))
    (folder / "copies").mkdir()
    done = brief("check", "letter.docx", *TAGS, "--format", "docx", at=folder)
    assert (done.returncode, done.stdout) == (1, "letter.problems.docx\n")
    (comment,) = Document(io.BytesIO((folder / "letter.problems.docx").read_bytes())).comments
    assert comment.text.startswith("error[unknown-filter]: there is no filter `uper`")
    done = brief("check", "letter.docx", *TAGS, "--format", "docx", "--out", "copies", at=folder)
    assert done.stdout == "copies/letter.problems.docx\n"
    (folder / "good.docx").write_bytes(make_docx("{{ name }}"))
    done = brief("check", "good.docx", *TAGS, "--format", "docx", at=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert not (folder / "good.problems.docx").exists()


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_a_copy_is_of_the_kind_of_its_file(folder: Path, form: str) -> None:
    """Whichever of the two is asked for: who checks a folder of both need not sort them."""
    (folder / "letter.docx").write_bytes(make_docx("{{ name | uper }}"))
    (folder / "letter.pptx").write_bytes(make_pptx("{{ name | uper }}"))
    (folder / "copies").mkdir()
    done = brief("check", "letter.docx", "letter.pptx", *TAGS, "--format", form, "--out", "copies", at=folder)
    assert done.stdout == "copies/letter.problems.docx\ncopies/letter.problems.pptx\n"


def test_a_file_that_cannot_be_read_has_no_copy(folder: Path) -> None:
    """Its problem is shown."""
    (folder / "letter.docx").write_bytes(b"no zip")
    done = brief("check", "letter.docx", "--format", "docx", at=folder)
    assert done.returncode == 1
    assert done.stderr.count("error[template-unreadable]") == 1
    assert not (folder / "letter.problems.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["letter.docx", "data"], "data is not a template; check packs by themselves"),
        (["letter.docx", "--sources", "."], "templates are checked without it"),
        (["letter.docx", "--as-of", "2026-01-01"], "templates are checked without it"),
        (["letter.docx", "--missing", "empty"], "without --data, no name is known to be missing"),
        (["letter.docx", "--out", "."], "it is for --format docx and pptx"),
        (["letter.docx", "--format", "docx", "--out", "no"], "there is no folder no"),
        (["letter.docx", "letter.docx", "--format", "docx", "--out", "."], "two templates of one name"),
        (["--data", "data.json"], "it is for templates: name a .docx or .pptx file"),
        (["--out", "."], "it is for --format docx and pptx"),
        (["a", "b"], "check one pack at a time"),
    ],
)
def test_wrong_usage_of_check_leaves_with_2(folder: Path, arguments: list[str], message: str) -> None:
    """Options that do not fit what is checked are refused, not ignored."""
    (folder / "letter.pptx").write_bytes(make_pptx("{{ a }}"))
    done = brief("check", *arguments, at=folder)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())
