"""Page and column breaks that stand with tags: they are something that a reader sees, and stay where they were put."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from word_fragments import cell, docx, p, rendered, table, tree, w, words

BREAK = '<w:r><w:br w:type="page"/></w:r>'
COLUMN = '<w:r><w:br w:type="column"/></w:r>'
LINE = "<w:r><w:br/></w:r>"
LAID_OUT = "<w:r><w:lastRenderedPageBreak/></w:r>"
LOOP, END = p("{% for x in xs %}"), p("{% endfor %}")
LETTER = p("Letter {{ x }}")
XS = {"xs": ["a", "b", "c"]}


def shown(data: bytes) -> str:
    """What the paragraphs of the body say, `/` between them; a page break is `|`, a column break `!`."""
    out = []
    for paragraph in tree(data).iter(w("p")):
        said = ""
        for node in paragraph.iter(w("t"), w("br")):
            kind = node.get(w("type")) if node.tag == w("br") else ""
            said += (node.text or "") if node.tag == w("t") else {"page": "|", "column": "!"}.get(kind or "", "_")
        out.append(said)
    return "/".join(out)


def given(*body: str, data: dict[str, Any] | None = None) -> str:
    return shown(rendered(docx(p("first"), *body, p("last")), data or XS))


BETWEEN = "first/Letter a/|/Letter b/|/Letter c/last"
EACH = "first/Letter a/|/Letter b/|/Letter c/|/last"
BEFORE = "first/|/Letter a/|/Letter b/|/Letter c/last"
CASES = [
    ("all in one paragraph", [LOOP, LETTER, p("{% if not loop.last %}", BREAK, "{% endif %}"), END], BETWEEN),
    ("behind the condition", [LOOP, LETTER, p("{% if not loop.last %}", BREAK), p("{% endif %}"), END], BETWEEN),
    ("before the end of it", [LOOP, LETTER, p("{% if not loop.last %}"), p(BREAK, "{% endif %}"), END], BETWEEN),
    ("both ends", [LOOP, LETTER, p("{% if not loop.last %}", BREAK, "{% endif %}{% endfor %}")], BETWEEN),
    ("before the end of the loop", [LOOP, LETTER, p(BREAK, "{% endfor %}")], EACH),
    ("behind the beginning of the loop", [p("{% for x in xs %}", BREAK), LETTER, END], BEFORE),
    ("behind the end of the loop", [LOOP, LETTER, p("{% endfor %}", BREAK)],
     "first/Letter a/Letter b/Letter c/|/last"),
    ("before the beginning of the loop", [p(BREAK, "{% for x in xs %}"), LETTER, END],
     "first/|/Letter a/Letter b/Letter c/last"),
    ("between two loops", [LOOP, LETTER, p("{% endfor %}", BREAK, "{% for x in xs %}"), LETTER, END],
     "first/Letter a/Letter b/Letter c/|/Letter a/Letter b/Letter c/last"),
    ("on both sides of an end", [LOOP, LETTER, p(BREAK, "{% endfor %}", COLUMN)],
     "first/Letter a/|/Letter b/|/Letter c/|/!/last"),
    ("behind a name", [p("{% set a = 1 %}", BREAK)], "first/|/last"),
    ("behind a note", [p("{# note #}", BREAK)], "first/|/last"),
    ("before a note", [p(BREAK, "{# note #}")], "first/|/last"),
    ("a column break", [LOOP, LETTER, p("{% if not loop.last %}", COLUMN, "{% endif %}"), END],
     "first/Letter a/!/Letter b/!/Letter c/last"),
    ("in one run with the tag", [LOOP, LETTER, p('<w:r><w:br w:type="page"/><w:t>{% endfor %}</w:t></w:r>')], EACH),
    ("under Track Changes", [LOOP, LETTER, p(f"<w:ins w:id='1' w:author='a'>{BREAK}</w:ins>", "{% endfor %}")], EACH),
    ("before words of the loop", [p(BREAK, "{% for x in xs %}Letter {{ x }}"), p("{{ x }}!"), END],
     "first/|/Letter a/a!/Letter b/b!/Letter c/c!/last"),
    ("behind words of the loop", [LOOP, LETTER, p("{{ x }}!{% endfor %}", BREAK)],
     "first/Letter a/a!/Letter b/b!/Letter c/c!/|/last"),
    ("in the run of words before the loop's end", [LOOP, p('<w:r><w:t>{{ x }}!</w:t><w:br w:type="page"/></w:r>',
     "{% endfor %}")], "first/a!|/b!|/c!|/last"),
    ("beside a condition", [p(BREAK, "{% if not xs %}words{% endif %}")], "first/|/last"),
    ("among words", [p("words{% if xs %}", BREAK, "{% endif %}")], "first/words|/last"),
    ("trimmed", [LOOP, LETTER, p("{% endfor -%}", BREAK)], "first/Letter a/Letter b/Letter c/|/last"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_break_stays_where_it_was_put(body: list[str], expected: str) -> None:
    """Inside a block in each turn, outside it once."""
    assert given(*body) == expected


@pytest.mark.parametrize("nothing", [LINE, LAID_OUT, "<w:r><w:tab/></w:r>", " "])
def test_what_ends_no_page_goes_with_the_tag(nothing: str) -> None:
    """Line breaks, tabs, and marks of pages that Word laid out once."""
    assert given(LOOP, LETTER, p("{% endfor %}", nothing)) == "first/Letter a/Letter b/Letter c/last"


def test_a_break_in_a_cell_keeps_what_it_stands_in() -> None:
    """A table has its own extents; no break is lost, and none divides a cell."""
    rows = table(cell(p("{% for x in xs %}", BREAK, "{{ x }}")) + cell(p("{% endfor %}")))
    assert given(rows) == "first/|a//|b//|c//last"
    inside = table(cell(p("{% if xs %}", BREAK, "{% endif %}"), p("x")))
    assert given(inside) == "first/|/x/last"


def test_a_break_and_a_section_break_both_stay() -> None:
    """The page ends where it ended, and so does the section."""
    section = "<w:sectPr><w:pgSz w:w='16838' w:h='11906'/></w:sectPr>"
    produced = rendered(docx(p("first"), LOOP, LETTER, p("{% endfor %}", BREAK, properties=section), p("last")), XS)
    assert shown(produced) == "first/Letter a/Letter b/Letter c/|/last"
    ends = [words(e) for e in tree(produced).iter(w("p")) if e.find(f"{w('pPr')}/{w('sectPr')}") is not None]
    assert ends == [""]


@pytest.mark.parametrize(
    ("content", "expected"), [((BREAK, "{{ m | markdown }}"), "first/|/a/b/last"),
                              (("{{ m | markdown }}", BREAK), "first/a/b/|/last")],
)  # fmt: skip
def test_a_break_beside_paragraphs_of_a_value_stays(content: tuple[str, ...], expected: str) -> None:
    """They replace the paragraph that the break stood in."""
    assert given(p(*content), data={"m": "a\n\nb"}) == expected


def test_a_macro_of_a_break_prints_it_among_words() -> None:
    """It is written in one paragraph, so it holds words."""
    macro = p("{% macro next() %}", BREAK, "{% endmacro %}")
    assert given(macro, p("a{{ next() }}")) == "first/a|/last"


def test_letters_stand_on_pages_of_their_own(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    """In an office program: three letters, three pages, and none empty."""
    file = tmp_path / "letters.docx"
    file.write_bytes(rendered(docx(LOOP, LETTER, p("{% if not loop.last %}", BREAK, "{% endif %}"), END), XS))
    said = subprocess.run(["pdftotext", str(to_pdf(file)), "-"], capture_output=True, text=True, check=True)
    assert [page.strip() for page in said.stdout.split("\f")][:-1] == ["Letter a", "Letter b", "Letter c"]
