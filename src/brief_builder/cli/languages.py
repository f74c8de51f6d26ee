"""The language that `--lang` gives for a template → refused, when it is none that words are known for."""

from __future__ import annotations

import typer

from brief_builder.problems import Fault


def refuse_unknown(language: str) -> None:
    """Wrong usage when lists, numbers and dates have no words in the language; said even where none is printed."""
    from brief_builder.wording.formats import locale_of  # slow: only when it is needed

    try:
        locale_of(language)
    except Fault as fault:
        why = "; ".join([fault.message, *fault.help])
        raise typer.BadParameter(why, param_hint="--lang") from None
