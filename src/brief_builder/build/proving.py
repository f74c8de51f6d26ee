"""A produced document and the template that it comes from → the faults that we made, not those that it brought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brief_builder.merge import Rendered, Template
from brief_builder.office import write_members
from brief_builder.problems import Fault, Problem
from brief_builder.proof import check_package

_OF_PRODUCED = {"text-overflows", "table-overflows"}  # told of slides as they come out


def made_faults(rendered: Rendered, template: Template, *, by_others: bool = True) -> list[Fault]:
    """What is wrong with the produced file.

    What another program left wrong in the template is not held against the output, save for tags that nothing fills.
    `by_others` is as for `check_package`.
    """
    members = template.compiled.package.members
    faults = check_package(rendered.data, rendered.literals, by_others=by_others, known=members)
    if not faults:
        return faults
    own = {fault.message for fault in check_package(write_members(members), by_others=by_others)}
    return [fault for fault in faults if fault.code == "tag-left" or fault.message not in own]


def as_produced(problems: Iterable[Problem], file: str) -> list[Problem]:
    """The problems, those of produced slides with the name of the produced file in place of the template's."""
    return [
        replace(each, place=replace(each.place, file=file)) if each.code in _OF_PRODUCED else each for each in problems
    ]
