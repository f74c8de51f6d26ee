"""Plain values and a pydantic model → a checked record, or a problem for each entry that is wrong."""

from __future__ import annotations

import re
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from brief_builder.inputs.located import Located, Path_
from brief_builder.problems import Fault, Problems, did_you_mean

# What pydantic says to programmers, said to people.
_PLAIN = {
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "date_from_datetime_parsing": "must be a date such as 2026-11-23",
    "date_type": "must be a date such as 2026-11-23",
    "dict_type": "must be a group of entries, such as {en: …}",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "list_type": "must be a list, such as [a, b]",
    "model_type": "must be a group of entries",
    "string_type": "must be words; put them in quotation marks",
}
_TAG_BEGINS = "^[a-z]{2,3}("  # the patterns of tags of languages
Model = TypeVar("Model", bound=BaseModel)


def validated(model: type[Model], located: Located, path: Path_, code: str, problems: Problems) -> Model | None:
    """The record at path, or None; each wrong entry becomes a problem with the given code, at its own place."""
    try:
        return model.model_validate(located.at(path))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report(model, located, path, detail, code, problems)
        return None


def _report(
    model: type[BaseModel], located: Located, path: Path_, detail: ErrorDetails, code: str, problems: Problems
) -> None:
    # pydantic names its own validators in the path ("[key]", "function-after[…]"); a person wrote none of them.
    inner = tuple(s for s in detail["loc"] if isinstance(s, int) or not (s == "[key]" or s.startswith("function-")))
    at = (*path, *inner)
    outer = next((step for step in reversed(path) if isinstance(step, str)), "the entry")
    name = ".".join(str(step) for step in inner) or outer
    kind = detail["type"]
    if kind == "missing" and inner:
        fault = Fault(code, f"`{inner[-1]}` is missing here", help=f"add `{inner[-1]}:`")
        problems.add(located.problem(fault, at[:-1], key=True))
    elif kind == "extra_forbidden" and inner:
        known = _fields(model, inner[:-1])
        hint = did_you_mean(str(inner[-1]), known)
        listed = "known here: " + ", ".join(f"`{n}`" for n in known)
        fault = Fault(code, f"`{inner[-1]}` is not an entry that is known here", help=hint or listed)
        problems.add(located.problem(fault, at, key=True))
    elif kind == "literal_error" and isinstance(detail["input"], str):
        known = re.findall("'([^']*)'", str(detail["ctx"]["expected"]))
        listed = "it may be " + ", ".join(f"`{each}`" for each in known if each)
        hint = did_you_mean(detail["input"], known) or listed
        fault = Fault(code, f"`{name}`: `{detail['input']}` is not known", help=hint)
        problems.add(located.problem(fault, at))
    elif kind == "string_pattern_mismatch" and detail["ctx"]["pattern"].startswith(_TAG_BEGINS):
        message = f"`{detail['input']}` is no tag of a language"
        cure = "write two or three small letters: en, fr, km"
        meant = re.split("[-_]", str(detail["input"]).strip().lower())[0]
        if re.search(detail["ctx"]["pattern"], meant) is not None:
            cure = f"did you mean `{meant}`?"
        problems.add(located.problem(Fault(code, message, help=cure), at, key="[key]" in detail["loc"]))
    else:
        text = _PLAIN.get(kind) or detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
        problems.add(located.problem(Fault(code, f"`{name}`: {text[:1].lower()}{text[1:]}"), at))


def _fields(model: type[BaseModel], inner: tuple[str | int, ...]) -> list[str]:
    """The entries that the record at `inner` may have; those of the outer record when it is not one."""
    current: type[BaseModel] = model
    for step in inner:
        field = current.model_fields.get(str(step)) if isinstance(step, str) else None
        if field is None:
            continue
        for candidate in (field.annotation, *getattr(field.annotation, "__args__", ())):
            for kind in (candidate, *getattr(candidate, "__args__", ())):
                if isinstance(kind, type) and issubclass(kind, BaseModel):
                    current = kind
    return sorted(field.alias or name for name, field in current.model_fields.items())
