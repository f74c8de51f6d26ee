"""Every figure of what a build makes has its evidence beside it, and is told of: in the shipped pack and another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from brief_builder import build
from brief_builder.build import fact_reports
from brief_builder.proof import read_document
from second_pack import make_second_pack

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "canada-cambodia"
PACKS = ("canada-cambodia", "norway-senegal")
_COMPUTED = "(?:Derived|Calcul|ការគណនា) ?[:៖]"  # how a formula is announced, see wording/languages
Uses = dict[str, list[tuple[str, str, str, str]]]  # fact → (file, place, words, kind) of each use


@pytest.fixture(scope="module")
def packs(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Name → (the pack, the files that a build of it made)."""
    second = make_second_pack(tmp_path_factory.mktemp("second"))
    built = build(second, out=tmp_path_factory.mktemp("second-output")).folder
    return {PACKS[0]: (SHIPPED, shipped), PACKS[1]: (second, built)}


@pytest.fixture(scope="module", params=PACKS)
def pack(request: pytest.FixtureRequest, packs: dict[str, tuple[Path, Path]]) -> tuple[Path, Path]:
    return packs[request.param]


@pytest.fixture(scope="module")
def manifest(pack: tuple[Path, Path]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((pack[1] / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def _briefs(folder: Path) -> list[Path]:
    return sorted(folder.glob("brief.*.docx"))


def _notes(path: Path) -> dict[int, str]:
    """Number → the words of each footnote, as Word numbers them: in the order of their references."""
    document = Document(str(path))
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
    root = etree.fromstring(part.blob)
    words = {
        note.get(qn("w:id")): "".join(text.text or "" for text in note.iter(qn("w:t")))
        for note in root.iter(qn("w:footnote"))
    }
    order = [each.get(qn("w:id")) for each in document.element.body.iter(qn("w:footnoteReference"))]
    return {number: words[id_] for number, id_ in enumerate(order, 1)}


def _even(text: str) -> str:
    """Without what typography changes: kinds of spaces and of quotation marks, and where lines may break."""
    return re.sub(r"\s+", " ", re.sub("[“”‘’«»\"']", "'", text.replace("\u200b", "")))


def _evidence(fact: dict[str, Any]) -> list[str]:
    """The words that bear a fact: its quote, or the row or cell where it stands; none for one that is computed."""
    if fact["quote"]:
        return [_even(part) for part in re.split(r"\s*(?:\[…\]|…)\s*", fact["quote"]) if part]
    record = re.split(r", |\s(?=\S+$)", fact["record"] or "")  # file, perhaps sheet, line or cell, and its number
    return [record[0], record[-1]] if record[0] else []


def test_each_figure_of_the_brief_has_its_evidence_in_it(pack: tuple[Path, Path], manifest: dict[str, Any]) -> None:
    """A footnote, or a line of the annex, with the quote, the row or cell, or the formula written out with figures."""
    without = []
    for path in _briefs(pack[1]):
        lines = [_even(line.text) for line in read_document(path.read_bytes()).lines]
        places = _by_place(path)
        for name, fact in manifest["facts"].items():
            here = [use for use in fact["uses"] if use["file"] == path.name and use["kind"] in ("figure", "chart")]
            # What stands nowhere but in the formula of another fact is evidence itself.
            if all(re.search(_COMPUTED, _even(places.get(use["place"], ""))) for use in here):
                continue
            if fact["formula"]:
                inputs = [_figures(manifest["facts"][i], path.name) for i in fact["inputs"]]
                formulas = [line for line in lines if re.match(_COMPUTED, line)]
                found = any(_has_each(line, [forms for forms in inputs if forms]) for line in formulas)
            else:
                found = bool(_evidence(fact)) and any(_has_all(line, _evidence(fact)) for line in lines)
            if not found:
                without.append((path.name, name))
    assert without == []


def _figures(fact: dict[str, Any], file: str) -> list[str]:
    """The bare figure of a fact, in words and with the letters of tables, as this file prints it."""
    found = {_even(use["text"]) for use in fact["uses"] if use["file"] == file and use["kind"] in ("figure", "note")}
    compact = {text for text in found if re.search("[MGT][$€£]", text)}
    return [min(forms, key=len) for forms in (compact, found - compact) if forms]


def _has_each(line: str, inputs: list[list[str]]) -> bool:
    """Whether the line has each figure, in one of its forms."""
    return bool(inputs) and all(any(form in line for form in forms) for forms in inputs)


def _has_all(line: str, words: list[str]) -> bool:
    return bool(words) and all(word in line for word in words)


def test_every_footnote_holds_its_quote(pack: tuple[Path, Path], manifest: dict[str, Any]) -> None:
    """The words of the source, the row or cell, or the formula; and each is recorded as evidence of a fact."""
    for path in _briefs(pack[1]):
        notes = _notes(path)
        assert notes
        by_note: dict[int, list[tuple[str, dict[str, str]]]] = {}
        for name, fact in manifest["facts"].items():
            for use in fact["uses"]:
                if use["file"] == path.name and (number := re.fullmatch(r"footnote (\d+)", use["place"])):
                    by_note.setdefault(int(number[1]), []).append((name, use))
        assert sorted(by_note) == sorted(notes)
        for number, words in notes.items():
            words = _even(words).strip()
            if re.match(_COMPUTED, words):
                used = {name for name, _ in by_note[number]}
                made = [
                    fact for name, fact in manifest["facts"].items() if fact["formula"] and {*fact["inputs"]} <= used
                ]
                assert made, (path.name, number, words)
                continue
            borne = [manifest["facts"][name] for name, _ in by_note[number]]
            assert any(_has_all(words, _evidence(fact)) for fact in borne), (path.name, number, words)


def test_every_place_of_a_figure_is_told(pack: tuple[Path, Path]) -> None:
    """`brief facts NAME`: wherever the words of a figure stand in brief or deck, it or one that is worded alike is."""
    folder, built = pack
    uses: Uses = {
        report.name: [(use.file, use.place, _even(use.text), use.kind) for use in report.uses or ()]
        for report in fact_reports(folder, with_uses=True)[0]
    }
    assert any(uses.values())
    untold = []
    for path in [*_briefs(built), *sorted(built.glob("deck.*.pptx"))]:
        told: dict[str, list[str]] = {}
        for each in uses.values():
            for file, place, words, _ in each:
                if file == path.name:
                    told.setdefault(place, []).append(words)
        lines = _by_place(path).items()
        for name, words in _bare_figures(uses, path.name):
            stands = re.compile(rf"(?<![\w.,−]){re.escape(words)}(?![\w%]|[.,]\d)")
            for place, text in lines:
                if not stands.search(text) or any(stands.search(each) for each in told.get(place, ())):
                    continue
                # The points of a chart that Office draws are told as numbers, each with its place in the chart.
                if not any(at.startswith(place.replace(", picture ", ", chart ")) for at in told):
                    untold.append((path.name, name, words, place))
    assert untold == []


def _by_place(path: Path) -> dict[str, str]:
    """Place → the words that stand there: lines, and the alt texts of pictures."""
    reading = read_document(path.read_bytes())
    lines: dict[str, str] = {}
    for trail, text in [(line.trail, line.text) for line in reading.lines] + [
        (trail, alt) for (_, alt), trail in reading.pictures.items()
    ]:
        at = ", ".join(trail)
        lines[at] = f"{lines.get(at, '')} {_even(text)}"
    return lines


def _bare_figures(uses: Uses, file: str) -> Iterator[tuple[str, str]]:
    """Fact → its figure as this file says it, the shortest way."""
    for name, each in uses.items():
        figures = [words for at, _, words, kind in each if at == file and kind in ("figure", "note")]
        if figures and re.search(r"\d", words := min(figures, key=len)):
            yield name, words


def test_the_places_that_are_told_hold_the_figure(pack: tuple[Path, Path], manifest: dict[str, Any]) -> None:
    """And the other way round: no place is told at which the words do not stand."""
    for path in [*_briefs(pack[1]), *sorted(pack[1].glob("deck.*.pptx"))]:
        lines = _by_place(path)
        wrong = [
            (path.name, name, use["place"], use["text"])
            for name, fact in manifest["facts"].items()
            for use in fact["uses"]
            if use["file"] == path.name and use["kind"] in ("figure", "note", "quote")
            if _even(use["text"]).strip() not in lines.get(use["place"], "")
        ]
        assert wrong == []
