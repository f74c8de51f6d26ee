"""A build that takes what earlier ones made gives what a build of its own gives: files, byte by byte, and problems."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder import BriefError, build
from brief_builder.build import papers
from brief_builder.build.crew import Crew
from brief_builder.build.loading import load
from brief_builder.build.producing import render_all
from brief_builder.build.reuse import Reuse
from brief_builder.pdf import Source
from brief_builder.pdf.making import Paper
from brief_builder.problems import Fault, Problems
from brief_builder.problems.show import as_json
from outlines import make_docx
from readable import readable
from three_languages import BRIEF, make_three

Outcome = tuple[dict[str, bytes], str]
_STEPS = int(os.environ.get("REUSE_STEPS", "14"))  # a longer walk is for whoever changes what is reused
FACTS = "data/small/facts/trade.yaml"


def _outcome(pack: Path, out: Path, reuse: Reuse | None, **options: bool) -> Outcome:
    """The files by name, or none; and the problems."""
    try:
        built = build(pack, out=out, reuse=reuse, **options)
    except BriefError as error:
        return {}, as_json(error.problems)
    files = {path.relative_to(built.folder).as_posix(): path.read_bytes() for path in built.files}
    return files, as_json(built.problems)


def _put(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _template(outline: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        (project / "templates" / "brief.docx").write_bytes(readable(make_docx(outline), "A pack"))

    return change


def _without(file: str) -> Callable[[Path], None]:
    return lambda project: (project / file).unlink()


def _broken(file: str) -> Callable[[Path], None]:
    return lambda project: (project / file).write_bytes((project / file).read_bytes()[:100])


def _written(file: str, text: str) -> Callable[[Path], None]:
    return lambda project: (project / file).write_text(text, encoding="utf-8") and None


def _none(_: Path) -> None:
    """No edit."""


EDITS: list[tuple[str, Callable[[Path], None]]] = [
    ("nothing", _none),
    ("a fact's value and its quote", _put(FACTS, "value: 5.6 million", "value: 5.7 million")),
    ("the quote", _put(FACTS, "rose to €5.6 million", "rose to €5.7 million")),
    ("the clippings", _put("data/small/sources/gazette.clippings.txt", "€5.6 million", "€5.7 million")),
    ("a text", _put("data/small/texts/en.yaml", "The fleet has", "Our fleet has")),
    ("a line above all facts", _put(FACTS, "facts:\n", "# remark\n\nfacts:\n")),
    ("a text that names no fact", _put("data/small/texts/fr.yaml", "{{ fleet.boats }}", "{{ fleet.boat }}")),
    ("the text mended", _put("data/small/texts/fr.yaml", "{{ fleet.boat }}", "{{ fleet.boats }}")),
    ("a chart's colour", _put("data/small/charts.yaml", "trade:\n", 'colours: {trade: "#802020"}\ntrade:\n')),
    ("a chart's title", _put("data/small/charts.yaml", '{en: "Trade {{', '{en: "All trade {{')),
    ("the template's text", _template(BRIEF.replace("# Summary", "# In short"))),
    ("a tag that nothing fills", _template(BRIEF.replace("{{ text.intro }}", "{{ text.intr }}"))),
    ("the template mended", _template(BRIEF)),
    ("the template half saved", _broken("templates/brief.docx")),
    ("the template saved", _template(BRIEF)),
    ("the style", _put("templates/brief.mplstyle", "font.family: Calibri", "font.family: Calibri\nlines.linewidth: 3")),
    ("the pack's title", _put("data/small/pack.yaml", "Island trade", "Trade of the island")),
    ("another day", _put("data/small/pack.yaml", "as_of: 2025-03-01", "as_of: 2027-03-01")),
    ("a unit that is not known", _put(FACTS, "unit: organizations", "unit: hulls")),
    ("the unit, in a file", _written("data/small/units.yaml", "hulls: {label: {en: hulls, fr: coques, km: ទូក}}\n")),
    ("the unit's word", _written("data/small/units.yaml", "hulls: {label: {en: boats, fr: bateaux, km: ទូក}}\n")),
    ("facts that are no YAML", _put(FACTS, "facts:\n", "facts: [\n")),
    ("facts mended", _put(FACTS, "facts: [\n", "facts:\n")),
    ("a deleted text", _without("data/small/texts/km.yaml")),
    ("a house style", _put("data/small/pack.yaml", "languages:", "house_style: canada\nlanguages:")),
]


@pytest.mark.parametrize("options", [{}, {"strict": True}], ids=["usual", "strict"])
def test_a_build_that_reuses_gives_what_a_fresh_one_gives(tmp_path: Path, options: dict[str, bool]) -> None:
    """Through saves, mistakes and repairs: the same bytes, and the same problems."""
    pack = make_three(tmp_path)
    (tmp_path / "templates" / "brief.docx").write_bytes(readable(make_docx(BRIEF), "A pack"))
    reuse = Reuse()
    outcomes: set[str] = set()
    for number, (name, change) in enumerate(EDITS):
        change(tmp_path)
        if options and number % 4:  # what is strict is the last step: a part of the edits tells of it
            continue
        reuse.begin()
        files, problems = _outcome(pack, tmp_path / "again", reuse, **options)
        fresh, expected = _outcome(pack, tmp_path / "fresh", None, **options)
        assert problems == expected, name
        assert files == fresh, name
        outcomes.add("built" if files else "stopped")
    assert outcomes == ({"stopped"} if options else {"built", "stopped"})


def _states(project: Path) -> dict[str, list[bytes | None]]:
    """File → what may stand in it, the good state first; None is no file."""
    pack = "data/small/"
    edits: dict[str, list[tuple[str, str]]] = {
        FACTS: [
            ("value: 5.6 million", "value: 5.7 million"),
            ("facts:\n", "# remark\n\nfacts:\n"),
            ("facts:\n", "facts: [\n"),
            ("unit: organizations", "unit: hulls"),
            ("source: gazette", "source: nobody"),
        ],
        pack + "sources/gazette.clippings.txt": [("€5.6 million", "€5.7 million")],
        pack + "texts/en.yaml": [
            ("The fleet has", "Our fleet has"),
            ("The fleet has", "Today 7 {{ fleet.boat }}"),
        ],
        pack + "texts/fr.yaml": [
            ("{{ fleet.boats }}", "{{ fleet.boats }} (!)"),
            ("{{ fleet.boats }}", "{{ fleet.boats"),
        ],
        pack + "charts.yaml": [
            ("trade:\n", 'colours: {trade: "#802020"}\ntrade:\n'),
            ('{en: "Trade {{', '{en: "All trade {{'),
        ],
        pack + "pack.yaml": [
            ("Island trade", "Trade of the island"),
            ("languages:", "audience: partner\nlanguages:"),
            ("languages:", "audience: public\nlanguages:"),
            ("languages:", "house_style: canada\nlanguages:"),
            ("as_of: 2025-03-01", "as_of: 2027-03-01"),
            ("languages:", "digits: {km: khmer}\nlanguages:"),
        ],
        "templates/brief.mplstyle": [("font.family: Calibri", "font.family: Calibri\nlines.linewidth: 3")],
    }
    states: dict[str, list[bytes | None]] = {}
    for file, changes in edits.items():
        text = (project / file).read_text(encoding="utf-8")
        assert all(old in text for old, _ in changes), file
        states[file] = [text.encode(), None, *(text.replace(old, new, 1).encode() for old, new in changes)]
    briefs = (BRIEF, BRIEF.replace("# Summary", "# In short"), BRIEF.replace("{{ text.intro }}", "{{ text.intr }}"))
    whole = [readable(make_docx(outline), "A pack") for outline in briefs]
    states["templates/brief.docx"] = [*whole, whole[0][:100], None]
    return states


@pytest.mark.parametrize(("seed", "hands"), [(0, 0), (1, 1)])
def test_no_order_of_saves_makes_a_build_that_reuses_differ(tmp_path: Path, seed: int, hands: int) -> None:
    """Files are edited, broken, deleted and mended again in any order, with and without other processes' work."""
    pack = make_three(tmp_path)
    states = _states(tmp_path)
    at = dict.fromkeys(states, 0)
    outcomes, draw = set(), random.Random(seed)  # noqa: S311  a sequence that is the same each time
    crew = Crew(hands)
    reuse = Reuse(crew)
    for _ in range(_STEPS):
        wrong = [file for file, state in at.items() if state]
        file = draw.choice(wrong if wrong and draw.random() < 0.6 else sorted(states))
        at[file] = 0 if at[file] else draw.randrange(len(states[file]))
        content = states[file][at[file]]
        (tmp_path / file).unlink(missing_ok=True)
        if content is not None:
            (tmp_path / file).write_bytes(content)
        reuse.begin()
        files, problems = _outcome(pack, tmp_path / "again", reuse)
        fresh, expected = _outcome(pack, tmp_path / "fresh", None)
        assert problems == expected, at
        assert files == fresh, at
        outcomes.add("built" if files else "stopped")
    crew.close()
    assert outcomes == {"built", "stopped"}


def test_what_did_not_change_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of one language makes its documents anew, and no others."""
    from brief_builder.merge import Template

    pack = make_three(tmp_path)
    made: list[str | None] = []
    rendered = Template.rendered
    monkeypatch.setattr(Template, "rendered", lambda *a, **k: made.append(k["language"]) or rendered(*a, **k))
    reuse = Reuse()
    for change in (None, None, _put("data/small/texts/fr.yaml", "{{ fleet.boats }}", "{{ fleet.boats }} (!)")):
        if change is not None:
            change(tmp_path)
        made.clear()
        build(pack, out=tmp_path / "out", reuse=reuse)
        if reuse_count := len(made):
            assert reuse_count == (2 if change is not None else 6)
    assert made == ["fr", "fr"]


def test_a_document_that_came_out_as_before_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of a fact that one language prints: the documents of the others are neither read nor proven again."""
    from brief_builder.build import produced

    pack = make_three(tmp_path)
    read: list[int] = []
    reading = produced.read_document
    monkeypatch.setattr(produced, "read_document", lambda data: read.append(len(data)) or reading(data))
    reuse = Reuse()
    first = build(pack, out=tmp_path / "out", reuse=reuse)
    assert len(read) == len(first.documents)
    read.clear()
    _put(FACTS, "facts:\n", "# remark\n\nfacts:\n")(tmp_path)
    again = build(pack, out=tmp_path / "out", reuse=reuse)
    assert read == []
    assert [id(each) for each in again.documents] == [id(each) for each in first.documents]


def test_what_is_asked_for_within_another_is_not_forgotten() -> None:
    """A stage that is known does not ask for its parts, which are needed when it is made the next time."""
    reuse = Reuse()
    for _ in range(40):
        reuse.begin()
        reuse.once("whole", (), (1,), lambda: reuse.once("part", (), (1,), lambda: "made"))
    assert reuse.once("part", (), (1,), lambda: "made again") == "made"


def test_what_is_long_unasked_is_forgotten() -> None:
    """A day of saves must not fill the memory."""
    reuse = Reuse()
    reuse.begin()
    assert reuse.once("stage", (), (1,), lambda: "first") == "first"
    for _ in range(5):
        reuse.begin()
    assert reuse.once("stage", (), (1,), lambda: "second") == "first"
    for _ in range(20):
        reuse.begin()
    assert reuse.once("stage", (), (1,), lambda: "third") == "third"


def test_what_was_made_while_files_changed_is_forgotten() -> None:
    """It may have been made of one half of a save and told of as the other."""
    reuse = Reuse()
    reuse.begin()
    reuse.once("stage", (), (1,), lambda: "before")
    reuse.begin()
    reuse.once("stage", (), (2,), lambda: "during")
    reuse.forget_this_round()
    assert reuse.once("stage", (), (1,), lambda: "new") == "before"
    assert reuse.once("stage", (), (2,), lambda: "new") == "new"


def test_a_file_that_passes_is_read_by_no_build(tmp_path: Path) -> None:
    """What the memory passes over, the reading does too: else an old figure would stand in a new brief."""
    pack = make_three(tmp_path)
    facts = tmp_path / FACTS
    more = facts.with_name("#more.yaml")
    more.write_text(facts.read_text(encoding="utf-8").replace("fleet.boats", "fleet.ships"), encoding="utf-8")
    (pack / "sources" / ".gazette.yaml").write_text("title: [", encoding="utf-8")
    loaded = load(pack)
    assert "fleet.ships" not in loaded.facts
    assert loaded.problems.errors == []


def test_a_paper_that_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice may have been slow; the document is the same."""
    asked: list[int] = []

    def made(sources: dict[str, Source]) -> dict[str, Paper]:
        asked.append(len(sources))
        failed = Paper(None, (Fault("pdf-failed", "it took too long"),))
        return dict.fromkeys(sources, failed if len(asked) == 1 else Paper(b"%PDF", ()))

    monkeypatch.setattr(papers, "make_pdfs", made)
    documents = render_all(load(make_three(tmp_path)), Problems(), wanted=("brief",))
    reuse, told = Reuse(), []
    for _ in range(3):
        problems = Problems()
        files = papers.make_papers(documents, {}, problems, reuse)
        told.append((len(files), len(problems)))
    assert told == [(0, 3), (3, 0), (3, 0)]
    assert asked == [3, 3]
