"""A pack's folder → what planning must know of it, of its YAML files alone; what is wrong with a model, told once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from brief_builder.build.models import yaml_texts
from brief_builder.inputs.yaml_filled import Asked, asks, asks_otherwise, filled_words, names_row
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.pack.find import FILE
from brief_builder.problems import Fault, Place, Problems, shown_path

_ENTRY = re.compile(r"^[\"']?(?:name|audience|languages)\b", re.M)
_WORD = re.compile(r"^(name|audience):[ \t]+([\"']?)([A-Za-z][\w.-]*)\2[ \t]*(?:#.*)?$", re.M)
_LIST = re.compile(r"^(languages):[ \t]+\[([a-zA-Z, \t-]*)\][ \t]*(?:#.*)?$", re.M)


@dataclass(frozen=True)
class Known:
    """What planning knows of a pack, as pack.yaml has it: words of a row stand in it as they are asked for.

    Attributes:
        folder: from the root of the disk.
        file: its pack.yaml, as messages name it.
        called: what pack.yaml calls the pack, "" for nothing.
        audience: 'internal' where pack.yaml says none.
        languages: () where it says none that can be read; its build tells that.
        asked: name of a word → the first file that asks a row for it, and where.
    """

    folder: Path
    file: str
    called: str
    audience: str
    languages: tuple[str, ...]
    asked: Mapping[str, tuple[Path, Asked]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Of its files' folder: what it is called, or its own folder."""
        return self.called or self.folder.name

    def filled(self, words: Mapping[str, str]) -> Known:
        """The same with the words of a row."""

        def said(text: str) -> str:
            return filled_words(text, lambda name: words.get(name, ""))

        spoken = tuple(map(said, self.languages))
        return Known(self.folder, self.file, said(self.called), said(self.audience), spoken, self.asked)


def known_pack(folder: Path, problems: Problems, *, model: bool) -> Known | None:
    """What is known of the pack in a folder; None where it cannot be filled from rows, which goes into problems.

    Args:
        folder: with a pack.yaml.
        problems: takes what every row would meet. What is wrong with an ordinary pack its build tells, and that of
            the others goes on.
        model: whether rows are known to share the pack; one that asks for words of a row is a model too.
    """
    asked: dict[str, tuple[Path, Asked]] = {}
    found = Problems()
    own, written = "", folder / FILE
    for path, text in yaml_texts(folder):
        if path == written:
            own = text
        for each in asks(text):
            asked.setdefault(each.name, (path, each))
        if names_row(text):
            _check(text, shown_path(path), found)
    if (model or asked) and own:
        parse_yaml(own, shown_path(written), found)
    errors = found.errors
    problems.extend(errors)
    if errors:
        return None
    called, audience, languages = _said(own, shown_path(written))
    return Known(folder.resolve(), shown_path(written), called, audience, languages, asked)


def _check(text: str, shown: str, problems: Problems) -> None:
    """A file that names the row must be YAML, and ask as rows answer."""
    if parse_yaml(text, shown, problems) is None:
        return
    for tag, line, column in asks_otherwise(text):
        cure = (
            "only {{ row.COLUMN }} is filled, and only in YAML files of the pack",
            "for another form of a word, such as capitals, give the table another column",
        )
        fault = Fault("batch-row", f"`{tag}` cannot be filled from a row", help=cure)
        problems.add(fault.at(Place(shown, line=line, column=column)))


def _said(text: str, shown: str) -> tuple[str, str, tuple[str, ...]]:
    """What pack.yaml calls the pack, "" for nothing, whom it is for, and its languages.

    As a rule each stands on a line of its own, and is found without reading a thousand files as YAML.
    """
    words = {found[1]: found[3] for found in _WORD.finditer(text)}
    lists = {found[1]: found[2] for found in _LIST.finditer(text)}
    if {"name", *lists} == {"name", "languages"} and len(words) + len(lists) == len(_ENTRY.findall(text)):
        spoken = tuple(each.strip() for each in lists["languages"].split(",") if each.strip())
        return words.get("name", ""), words.get("audience", "internal"), spoken
    located = parse_yaml(text, shown, Problems())
    said = located.value if located is not None and isinstance(located.value, dict) else {}
    name, audience, spoken_in = said.get("name"), said.get("audience"), said.get("languages")
    return (
        name if isinstance(name, str) else "",
        audience if isinstance(audience, str) else "internal",
        tuple(each for each in spoken_in if isinstance(each, str)) if isinstance(spoken_in, list) else (),
    )
