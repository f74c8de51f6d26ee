"""Names as the pack prefers them, and texts → the forms that it does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief_builder.facts.findings.finding import Finding
from brief_builder.facts.findings.statements import in_use, outside_quotes, words_of
from brief_builder.facts.model import Facts
from brief_builder.facts.terms import Terms
from brief_builder.inputs import Located
from brief_builder.problems import Fault, Problem

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_UNSPACED = frozenset({"km", "th", "lo", "my"})


def variants(facts: Facts) -> Iterator[Finding]:
    """Our own words of a fact that name something otherwise than the pack does; one finding for each form."""
    used: dict[tuple[str, str, str], list[str]] = {}
    for fact in in_use(facts):
        for said in words_of(fact):
            for variant, preferred in name_variants(said.text, facts.terms, said.language):
                used.setdefault((said.language, variant, preferred), []).append(fact.name)
    for (_, variant, preferred), each in used.items():
        message = f"“{variant}” is written “{preferred}” in this pack"
        details = {"variant": (variant,), "preferred": (preferred,)}
        yield Finding("name-variant", "warning", tuple(dict.fromkeys(each)), message, details=details)


def text_variants(located: Located, terms: Terms, language: str) -> Iterator[Problem]:
    """The same for a file of texts: a warning at each text that names something otherwise, tags passed over."""
    for path, text in _strings(located.value, ()):
        plain = _TAG.sub(" ¤ ", text)
        for variant, preferred in dict.fromkeys(name_variants(plain, terms, language)):
            message = f"“{variant}” is written “{preferred}” in this pack"
            yield located.problem(Fault("name-variant", message, severity="warning"), path)


def name_variants(text: str, terms: Terms, language: str) -> list[tuple[str, str]]:
    """(Form that stands in the text, form that the pack prefers), in order; what is quoted stands as it was said."""
    known = _forms(_key(terms, language), language)
    if known is None:
        return []
    pattern, preferred = known
    plain = " ".join(outside_quotes(text).replace("'", "’").split())
    found = (match[0] for match in pattern.finditer(plain))
    return [(form, preferred[form]) for form in found if form in preferred]


def _key(terms: Terms, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name.preferred[language], name.variants.get(language, ()))
        for name in terms.names
        if language in name.preferred
    )


@cache
def _forms(
    names: tuple[tuple[str, tuple[str, ...]], ...], language: str
) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """A pattern of all forms, the longest first, so that a form inside a preferred name is passed over with it."""
    even = {form: form.replace("'", "’") for name, forms in names for form in (name, *forms)}
    preferred = {even[form]: name for name, forms in names for form in forms}
    if not preferred:
        return None
    either = "|".join(sorted(map(re.escape, set(even.values())), key=len, reverse=True))
    bounded = either if language in _UNSPACED else rf"(?<!\w)(?:{either})(?!\w)"
    return re.compile(bounded), preferred


def _strings(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _strings(each, (*path, index))
