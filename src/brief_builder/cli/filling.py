"""`brief render` without the reading of its arguments: a template, a data file → the document, and what was found."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from brief_builder.lazy import uncollected
from brief_builder.problems import BriefError, Fault

if TYPE_CHECKING:
    from brief_builder.merge import Missing

_EXPANDED = frozenset("*?[]~$%")  # what typer expands on Windows, whose shell does not
_MISSING: tuple[Missing, ...] = ("error", "empty")


def fill(template: Path, data: Path, out: Path, missing: Missing, lang: str | None, *, strict: bool) -> None:
    """Fill the template, print what was found and the name of the file.

    Raises:
        BriefError: with everything found; nothing was written.
    """
    with uncollected():
        from brief_builder.build import render_file  # slow: only when it is needed
        from brief_builder.cli.say import say_problems

    try:
        filled = render_file(template, data, out, missing=missing, language=lang, strict=strict)
    except BriefError as error:
        error.add_note("nothing was written")
        raise
    say_problems(filled.problems)
    print(filled.path.as_posix(), flush=True)


def plainly_asked(arguments: list[str]) -> Callable[[], None] | None:
    """`fill` with these arguments of the command, where they are those of a `brief render` that nothing is wrong with.

    To load what reads the arguments of all verbs, and says what is wrong with them, takes as long as to fill a
    template. None leaves it to that.
    """
    if arguments[:1] != ["render"] or "_BRIEF_COMPLETE" in os.environ:
        return None
    files: list[str] = []
    lang: str | None = None
    missing: Missing = "error"
    strict = False
    waiting = iter(arguments[1:])
    for argument in waiting:
        if argument == "--strict":
            strict = True
        elif argument == "--lang":
            lang = next(waiting, "")
        elif argument == "--missing":
            word = next(waiting, "")
            if word not in _MISSING:
                return None
            missing = "empty" if word == "empty" else "error"
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            files.append(argument)
    expanded = os.name == "nt" and any(_EXPANDED.intersection(file) for file in files)
    if len(files) != 3 or expanded or (lang is not None and not _is_known(lang)):
        return None
    template, data, out = (Path(file) for file in files)
    return partial(fill, template, data, out, missing, lang, strict=strict)


def _is_known(language: str) -> bool:
    from brief_builder.wording.formats import locale_of

    try:
        locale_of(language)
    except Fault:
        return False
    return True
