"""A data file of any kind, or standard input → the group of named values that a template is filled with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from brief_builder.inputs.characters import misleading_values
from brief_builder.inputs.json_values import parse_json
from brief_builder.inputs.located import Located
from brief_builder.inputs.texts import decoded, read_text
from brief_builder.problems import Fault, Place, Problems

STANDARD_INPUT = Path("-")
_YAML = (".yaml", ".yml")
_LIKE_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[)')


def read_data(path: Path, shown: str, problems: Problems) -> Located | None:
    """The group of values of a .json, .yaml or .yml file, or of standard input; None when something is wrong with them.

    Args:
        path: the file; `-` is standard input, which may be either.
        shown: the file's name as messages give it.
        problems: takes what is wrong, with its line.
    """
    kind = path.suffix.lower()
    if path == STANDARD_INPUT:
        text = _standard_input(shown, problems)
    elif kind in (".json", *_YAML):
        text = read_text(path, shown, problems)
    else:
        message = f"{shown} is neither a .json nor a .yaml file"
        cure = "name the file by what it holds" if kind in ("", ".txt") else "write the values into a .yaml file"
        problems.add(Fault("file-unreadable", message, help=cure).at(Place(shown)))
        return None
    if text is None:
        return None
    is_json = kind == ".json" or (path == STANDARD_INPUT and _LIKE_JSON.match(text) is not None)
    located = parse_json(text, shown, problems) if is_json else _yaml(text, shown, problems)
    if located is None or not _is_group(located, problems):
        return None
    if is_json:  # YAML is looked through line by line
        problems.extend(misleading_values(located))
    return located


def _yaml(text: str, shown: str, problems: Problems) -> Located | None:
    from brief_builder.inputs.yaml_values import parse_yaml

    return parse_yaml(text, shown, problems)


def _standard_input(shown: str, problems: Problems) -> str | None:
    try:
        return decoded(sys.stdin.buffer.read())
    except UnicodeDecodeError:
        problems.add(Fault("file-unreadable", f"{shown} is not UTF-8 text").at(Place(shown)))
        return None


def _is_group(located: Located, problems: Problems) -> bool:
    if isinstance(located.value, dict):
        return True
    is_list = isinstance(located.value, list)
    what, cure = ("a list", "give it a name: `people: […]`") if is_list else ("a single value", "write `name: value`")
    fault = Fault("data-shape", f"the data are {what}, and a template asks for values by name", help=cure)
    problems.add(fault.at(located.place(), located.excerpt()))
    return False
