"""Problems → the terminal, in full."""

from __future__ import annotations

import os
import sys

from brief_builder.problems import Problems

_FEW = 5  # problems that are seen at a glance


def say_problems(problems: Problems, *, form: str = "text", classes: bool = False) -> None:
    """Print problems: to stdout as json or short lines, to stderr as text.

    `classes` is for packs: those of one code stand together, with their cure once.
    """
    found = list(problems)
    if not found and form != "json":
        return
    from brief_builder.problems.gathering import gathered
    from brief_builder.problems.report import in_order, report
    from brief_builder.problems.show import as_json, by_class, full, short, summary

    if classes:
        found = in_order(found)
    if form == "json":
        print(as_json(found), flush=True)
    elif form == "short":
        print(short(found), flush=True)
    else:
        shown = report if classes else full
        found = gathered(found)
        say(shown(found, colour=use_colour()))
        table = by_class(found) if len(found) > _FEW else ""
        say(f"\n{table}" if table else "")
        say(f"{summary(found)}")


def say(text: str) -> None:
    """Print to stderr, with colours that an old console of Windows would show as signs."""
    if os.name == "nt":
        import typer  # slow: elsewhere nothing has to be translated

        typer.echo(text, err=True)
    else:
        print(text, file=sys.stderr)


def use_colour() -> bool:
    """Whether problems may be coloured: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
