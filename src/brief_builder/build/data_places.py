"""A template and a data file → what is wrong with the names, and each problem of a value with its line in the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from brief_builder.inputs import Located
from brief_builder.merge import TEMPLATE_FILTERS, Template
from brief_builder.problems import Fault, Note, Problem, command
from brief_builder.template import CompiledTemplate, asked_texts


class _Anything(dict[str, Any]):
    """Data of which nothing is known: no name is unknown, but filters and tests are checked."""

    template_partial = True


def check_tags(compiled: CompiledTemplate) -> list[Problem]:
    """What can be said of the tags without data."""
    return compiled.check(_Anything(), TEMPLATE_FILTERS)


def check_names(template: Template, data: Located) -> list[Problem]:
    """What the tags ask for that the data do not have, or have as a text where true or false is meant.

    Of data without any value, that is said once.
    """
    asked = [field for field in template.fields() if not field.optional] if not data.value else []
    if not asked:
        found = [*template.check(data.value), *asked_texts(template.compiled, data.value)]
        return with_places(found, data)
    shown = template.compiled.shown
    names = "1 name" if len(asked) == 1 else f"{len(asked)} names"
    fault = Fault(
        "data-empty",
        f"{data.file} holds no values, and the template asks for {names}",
        help=f"`{command('brief', 'fields', shown, '--format', 'yaml')}` prints a data file to fill in",
        severity="error" if template.missing == "error" else "warning",
    )
    return [*check_tags(template.compiled), fault.at(data.place())]


def with_places(problems: Iterable[Problem], data: Located) -> list[Problem]:
    """The problems, each with a note of the line on which its value stands, where that is known."""
    return [_placed(problem, data) if problem.value else problem for problem in problems]


def _placed(problem: Problem, data: Located) -> Problem:
    what = "what lacks it stands here" if problem.code == "unknown-name" else "the value stands here"
    # An entry that no one knows is found by its name; what it says may be right.
    unknown = problem.code == "value-field"
    return replace(problem, notes=(*problem.notes, Note(what, data.place(problem.value, key=unknown))))
