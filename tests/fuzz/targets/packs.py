"""A small pack of which files are changed → problems, or files that verify; a check is silent when a build succeeds."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from brief_builder import BriefError, build, check
from brief_builder.build import verify
from fuzz.files import joined, parted
from fuzz.guard import GUARD
from fuzz.mutate import mutator
from fuzz.oracles import refused, told
from fuzz.target import Target, Wrong, project
from small_pack import make_pack

_FILES = (
    "pack.yaml", "charts.yaml", "texts/en.yaml", "facts/trade.yaml", "sources/gazette.yaml",
    "sources/gazette.clippings.txt",
)  # fmt: skip
_MORE = ("matrices.yaml", "questions.yaml", "resolutions.yaml", "terms.yaml", "units.yaml", "texts/fr.yaml")
_WORDS = (
    "bars", "lines", "dots", "stacked", "area", "slope", "spark", "heatmap", "treemap", "timeline", "waterfall",
    "grouped", "points", "series", "panels", "label", "fact", "title", "subtitle", "as: native", "style", "axis",
    "notes", "annotations", "colour", "highlight", "columns", "languages: [en, fr]", "languages: [km]", "templates",
    "audience: public", "as_of: 2026-01-01", "owner", "edition", "digits: {km: khmer}", "house: canada", "name: ../x",
    "{{ trade.change | change }}", "{{ trade.total.2024 | cite }}", "{{ fleet.boats }}",
    "{{ trade.total.2023.period }}", "{% if x %}", "{{", "}}", "**", "- ", "value: ",
    "formula: growth(trade.total.2024, trade.total.2023)", "unit: ", "period: ", "quote: ", "kind: ", "2023", "2024",
    "5.1 million", "€", "\n", "\n  ", ": ", "[", "]", "{en: x}", "{fr: y}", "trade.total.2023", "trade.total.2024",
    "trade.change", "fleet.boats", "chart.trade", "text.intro", "themes", "items", "rules", "waive", "en: ", "fr: ",
    "sort", "limit", "scale", "unit", "wide", "tall", "0", "-1", "null", "[]", "{}",
)  # fmt: skip


@cache
def _whole() -> Path:
    """A project with the small pack, made once; files of a run are copied from it."""
    with GUARD.at_rest():
        folder = Path(tempfile.mkdtemp(prefix="fuzz-small-"))
        make_pack(folder)
        return folder


def _run(raw: bytes, folder: Path) -> str:
    with GUARD.at_rest():
        shutil.copytree(_whole(), folder, dirs_exist_ok=True)
    pack = folder / "data" / "small"
    for name, data in parted(raw).items():
        path = pack / name
        if path.is_dir() or any(each.is_file() for each in path.parents):
            continue  # a name that is a file and a folder
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    checked = check(pack)
    codes = told(checked.problems)
    try:
        built = build(pack, out=folder / "output")
    except BriefError as error:
        refused(error)
        if not checked.problems.has_errors:
            raise Wrong(f"a check is silent, and a build says {told(error.problems)}") from None
        if (folder / "output").exists() and any(path.is_file() for path in (folder / "output").rglob("*")):
            raise Wrong("a build that fails leaves files") from None
        return codes
    if checked.problems.has_errors:
        raise Wrong(f"a build succeeds, and a check says {codes}")
    (verified,) = verify([built.folder])
    if verified.problems.has_errors:
        raise Wrong(f"what was built does not verify: {told(verified.problems)}")
    return f"built {codes}"


@cache
def _files() -> dict[str, bytes]:
    small = project("tests", "packs", "small")
    return {name: (small / name).read_bytes() for name in _FILES}


@cache
def _others() -> list[bytes]:
    """Files of other packs, to take lines from."""
    out = []
    for folder in (project("tests", "packs", "norway-senegal"), project("data", "canada-cambodia")):
        for name in ("pack.yaml", "charts.yaml", "texts/en.yaml", *_MORE):
            if (folder / name).is_file():
                out.append(joined({name: (folder / name).read_bytes()}))
    return out


@cache
def _seeds() -> list[bytes]:
    files = _files()
    return [
        joined(files),
        *(joined({name: data}) for name, data in files.items()),
        *(each for each in _others() if len(each) < 20_000),
    ]


_change = mutator(_WORDS, lambda: [*_seeds(), *_others()])


def _strategy() -> st.SearchStrategy[bytes]:
    """Edits that a person makes: a line gone, doubled or moved, a number or a word changed."""

    def edited(edits: list[tuple[str, str, int, int]]) -> bytes:
        files = dict(_files())
        for name, way, at, to in edits:
            lines = files[name].decode().splitlines()
            at, to = at % len(lines), to % len(lines)
            if way == "drop":
                del lines[at]
            elif way == "double":
                lines.insert(at, lines[at])
            elif way == "move":
                lines.insert(to, lines.pop(at))
            elif way == "indent":
                lines[at] = "  " + lines[at]
            elif way == "digit":
                lines[at] = "".join(chr(48 + (ord(c) - 47) % 10) if c in "0123456789" else c for c in lines[at])
            elif way == "value":
                lines[at] = lines[at].partition(": ")[0] + ": " + _WORDS[to % len(_WORDS)]
            else:
                words = lines[at].split(" ")
                words[to % len(words)] = lines[to].split(" ")[-1]
                lines[at] = " ".join(words)
            files[name] = "\n".join(lines).encode() + b"\n"
        return joined(files)

    ways = st.sampled_from(["drop", "double", "move", "indent", "digit", "value", "word", "digit", "word"])
    edit = st.tuples(st.sampled_from(_FILES), ways, st.integers(0, 99), st.integers(0, 99))
    return st.lists(edit, min_size=1, max_size=3).map(edited)


TARGETS = {"packs": Target("packs", _run, _seeds, _change, count=50, strategy=_strategy, seconds=60)}
