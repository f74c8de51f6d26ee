"""A pack's folder → whether it is a model, which the rows of a table fill, and what is said of it then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from brief_builder.build.pack_files import pack_files
from brief_builder.inputs.file_bytes import whole_file
from brief_builder.inputs.texts import decoded
from brief_builder.inputs.yaml_filled import asks
from brief_builder.problems import Excerpt, Fault, Place, Problem, command, shown_path

_APART = "output"
_ROW = re.compile(r"row\s*\.\s*(\w+)")


def model_problem(folder: Path) -> Problem | None:
    """That a pack is a model, at the first word that it asks a row for; None for one that says all by itself.

    It would be built with `{{ row.country }}` in its title, or be told a dozen times that there is no `row`.
    """
    for path, text in yaml_texts(folder):
        for asked in asks(text):
            line = text.splitlines()[asked.line - 1]
            end = line.find("}}", asked.column) + 2
            end = end if end > 1 else len(line.rstrip())  # the tag goes on in the next line
            excerpt = Excerpt(line.strip(), asked.column - 1 - _indent(line), end - _indent(line))
            shown = shown_path(folder)
            message = f"this pack is a model: `{{{{ row.{asked.name} }}}}` is filled from the rows of a table"
            of_all = command("brief", "batch", "TABLE", "--pack", shown)
            of_one = command("brief", "check", shown, "--row", "TABLE:2")
            cures = (
                f"build it for all rows: {of_all}",
                f"check it for all rows: {of_all} --check",
                f"check it for one row, such as that in line 2: {of_one}",
            )
            place = Place(shown_path(path), line=asked.line, column=asked.column)
            return Fault("batch-model", message, help=cures).at(place, excerpt)
    return None


def with_row_cure(problem: Problem, language: str) -> Problem:
    """The problem of a template that asks for a row, with how its words come there; others as they are.

    Args:
        problem: of a template of a pack.
        language: one that the pack has texts in.
    """
    if (problem.code, problem.message) != ("unknown-name", "there is nothing called `row`") or problem.excerpt is None:
        return problem
    asked = _ROW.match(problem.excerpt.text, problem.excerpt.start)
    name = asked[1] if asked is not None else "country"
    cures = (
        f'for a word of a row of `brief batch`, give the pack a text in texts/{language}.yaml, {name}: "{{{{ row.{name}'
        f' }}}}", and write {{{{ text.{name} }}}} here',
        "only YAML files are filled from rows",
    )
    return replace(problem, help=(*cures, *problem.help))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def yaml_texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """(file, its text) of the YAML files of a pack, in order, without those that cannot be read."""
    for path in sorted(pack_files(folder)):
        if is_yaml(path, folder) and (text := text_of(path)) is not None:
            yield path, text


def is_yaml(path: Path, folder: Path) -> bool:
    """Whether a file of a pack is one in which a row can be asked for."""
    return path.suffix == ".yaml" and path.relative_to(folder).parts[0] != _APART


def text_of(path: Path) -> str | None:
    """None where the file cannot be read, which is told where it is read for what it says."""
    try:
        return decoded(whole_file(path))
    except (OSError, UnicodeDecodeError):
        return None
