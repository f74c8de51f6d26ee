"""What stands behind `|` for any data: a value in → words in the rendering's language, Markdown or a link out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2.runtime import Undefined

from brief_builder.merge.links.link import Link
from brief_builder.merge.markdown.content import Markdown
from brief_builder.merge.state import STATE
from brief_builder.merge.taking import only_if_there
from brief_builder.problems import Fault
from brief_builder.wording import Phrase
from brief_builder.wording.counting import counted_number, noun_of, ordinal_words
from brief_builder.wording.filters import plural as plural_of_fact
from brief_builder.wording.flags import FLAG_CURE, meant_flag
from brief_builder.wording.formats import day_words, number_words, plain_decimal
from brief_builder.wording.spoken import SpokenFact


def markdown(value: Any) -> Markdown:
    """The text read as Markdown."""
    return Markdown.of(value)


def link(value: Any, text: Any = None, tip: Any = None) -> Link:
    """A link to the address, shown as `text` or, without one, as the address."""
    return Link.of(value, text, tip)


def number(value: Any, decimals: int | None = None) -> str:
    """“1,234.5”: the number with its digits grouped; with `decimals`, rounded half up to as many."""
    _refuse_fact("number", value)
    return number_words(STATE.get().language, value, decimals)


def date(value: Any, pattern: str = "long") -> str:
    """“March 1, 2026”: the date in the language's form, or by a pattern such as `d MMMM yyyy`."""
    _refuse_fact("date", value)
    return day_words(STATE.get().language, value, pattern)


def plural(value: Any, *forms: Any, feminine: bool = False, **others: Any) -> Phrase:
    """“nine boats”: a number with its noun in the right form; of a fact, its figure with its noun."""
    if isinstance(value, SpokenFact):
        return plural_of_fact(value, *forms, feminine=feminine, **others)
    noun = noun_of(forms, others, feminine=feminine)
    return counted_number(STATE.get().language, plain_decimal("plural", value), noun)


def ordinal(value: Any, feminine: bool = False) -> Phrase:
    """“third”, “10th”: the place of something in its row."""
    _refuse_fact("ordinal", value)
    number_ = plain_decimal("ordinal", value)
    if number_ != number_.to_integral_value() or number_ < 1:
        raise Fault("filter-misuse", "`ordinal` needs a whole number from 1 on", help="use it on a number, such as 3")
    return ordinal_words(STATE.get().language, int(number_), feminine=feminine)


def _refuse_fact(name: str, value: Any) -> None:
    """A fact's figure has a hedge, a unit and a source, which no bare number or date has."""
    if isinstance(value, SpokenFact):
        help_ = f"take `| {name}` out; `| short` and `| full` say it in other ways"
        raise Fault("filter-misuse", f"`{name}` is given a fact, and a fact knows how it is printed", help=help_)


def yesno(value: Any, yes: str, no: str) -> Any:
    """The first word for true, the second for false."""
    if not isinstance(value, bool):
        message, cure = (
            "something that is neither true nor false",
            "use it on true or false, or on a comparison in brackets",
        )
        if (meant := meant_flag(value)) is not None:
            message, cure = f"the text `{value.strip()}`", FLAG_CURE.format("true" if meant else "false")
        raise Fault("filter-misuse", f"`yesno` is given {message}", help=cure)
    return yes if value else no


def _given(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter for a value that is there; a missing one is a fault, or prints nothing where the author said so."""

    @wraps(function)
    def filtered(value: Any, *arguments: Any, **named: Any) -> Any:
        if isinstance(value, Undefined):
            return str(value)  # a strict one says here what is missing
        if value is not None:
            return function(value, *arguments, **named)
        if STATE.get().blank:
            return ""
        raise Fault("value-missing", "this value is empty", help=f"give it, or {only_if_there(function.__name__)}")

    return filtered


VALUE_FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": _given(date),
    "link": _given(link),
    "markdown": _given(markdown),
    "number": _given(number),
    "ordinal": _given(ordinal),
    "plural": _given(plural),
    "yesno": _given(yesno),
}
