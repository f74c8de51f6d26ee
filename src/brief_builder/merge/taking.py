"""What filters and `~` take a value for in a document: true and false as words; null as a fault, or nothing."""

from __future__ import annotations

import re
from typing import Any

from brief_builder.merge.findings import running_tag
from brief_builder.merge.state import STATE
from brief_builder.problems import Fault
from brief_builder.template.expressions.kinds import Kinds

_LONGEST = 60  # characters of a tag in a cure


def only_if_there(name: str) -> str:
    """What to write so that the tag at hand, with the filter of this name, prints only what is there."""
    part = STATE.get().part
    number = running_tag(part) if part is not None else None
    tag = part.tags[number] if part is not None and number is not None else None
    asked = re.fullmatch(rf"([\w.]+)\s*\|\s*{name}\b.*", tag.body, re.S) if tag is not None else None
    if tag is not None and tag.kind == "value" and asked is not None and len(tag.body) <= _LONGEST:
        return f"write {{% if {asked[1]} is not none %}}{{{{ {tag.body} }}}}{{% endif %}}"
    return "write {% if NAME is not none %} before the tag and {% endif %} behind it, with the value's name for NAME"


class AsPrinted(Kinds):
    """Takes true and false for the words that print them, and says of the tag at hand how to leave out null."""

    def answer(self, value: bool, name: str) -> str:  # noqa: ARG002
        """The word for true or false in the language of the document."""
        from brief_builder.wording.formats import yes_no

        return yes_no(STATE.get().language, value)

    def empty(self, name: str) -> Fault:
        """The fault that a value is null."""
        if name == "~":
            help_ = "give it, or write `(NAME | default('—'))` in its place"
            return Fault("value-missing", "a value that `~` joins is empty", help=help_)
        if name == "join":
            help_ = "give it, or leave such entries out: `| reject('none') | join(…)`"
            return Fault("value-missing", "an entry of this list is empty", help=help_)
        return Fault("value-missing", "this value is empty", help=f"give it, or {only_if_there(name)}")


class AsDocxtpl(Kinds):
    """Takes null for nothing, and everything else for the words that Python has for it, as docxtpl does."""

    def text(self, value: Any, name: str) -> str:  # noqa: ARG002
        """The text that a filter, or `~`, takes the value for."""
        return "" if value is None else str(value)

    def entries(self, value: Any, name: str) -> Any:
        """The value; raises list-expected for a text."""
        return super().entries(value, name) if isinstance(value, str) else value

    def group(self, value: Any, name: str) -> Any:  # noqa: ARG002
        """The value."""
        return value
