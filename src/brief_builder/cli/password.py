"""A password from the terminal, typed unseen, or from BRIEF_PASSWORD for scripts; never from the command line."""

from __future__ import annotations

import os
import sys

import typer

from brief_builder.problems import BriefError, Fault, Place

_VARIABLE = "BRIEF_PASSWORD"


def password_set() -> bool:
    """Whether the variable holds a password, which serves only where one is asked for: it may stand there for all."""
    return bool(os.environ.get(_VARIABLE))


def ask_password(*, twice: bool) -> str:
    """The password; `twice` asks again, so that a slip of the hand locks nobody out.

    Raises:
        BriefError: password-missing where none is set and nobody can be asked.
    """
    given = os.environ.get(_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        fault = Fault("password-missing", "nobody can be asked for a password here")
        raise BriefError([fault.at(Place("password"))])
    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=twice, err=True)
    return password
