"""Who speaks of what: themes of one source alone, figures of weak sources, facts that only insiders may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from brief_builder.facts.findings.finding import Finding, counted, named
from brief_builder.facts.findings.statements import in_use, listed, pattern, quotes, shown, words_of
from brief_builder.facts.model import Fact, Facts

_Synonyms = dict[str, tuple[re.Pattern[str], dict[str, re.Pattern[str]]]]
_WEAK = 3  # tier from which a source is no authority for figures


def single_sources(facts: Facts) -> Iterator[Finding]:
    """Themes that one source speaks of while all others are silent; one finding a source, about the source.

    A theme is that of an item, or one of terms.yaml whose words stand in a fact. What is internal is not told.
    """
    speaking: dict[str, dict[str, list[Fact]]] = {}
    keys: dict[str, None] = {}
    known = _synonyms(facts)
    for fact in in_use(facts):
        keys[fact.source or ""] = None
        if fact.audience == "public":
            for theme in dict.fromkeys(_themes(facts, fact, known)):
                speaking.setdefault(theme, {}).setdefault(fact.source or "", []).append(fact)
    if len(keys) < 2:
        return
    latest = _latest(facts)
    for key in keys:
        alone = [theme for theme, by_source in speaking.items() if set(by_source) == {key}]
        if not alone or key not in facts.sources:
            continue
        words = tuple(theme.replace("_", " ") for theme in alone)
        message = f"only {shown(facts, key)} speaks of {counted(len(alone), 'theme')}: {listed(words)}"
        older = [other for other in keys if other != key and _older(facts, latest, other, key)]
        because = "the others are silent on them: that contradicts nothing, and confirms nothing"
        if older:
            because += (
                f"; {listed(shown(facts, other) for other in older)} may be older: no date, and no figure as late"
            )
        details = {"themes": words, "older": tuple(older)}
        details |= {f"facts:{theme}": tuple(fact.name for fact in speaking[theme][key]) for theme in alone}
        yield Finding("claim-single-source", "note", (), message, because, source=key, details=details)


def _themes(facts: Facts, fact: Fact, known: _Synonyms) -> Iterator[str]:
    if fact.kind != "representation":  # where an office is, and what it does, is no theme
        yield from (item.theme for item in fact.items if item.theme)
    for said in (*quotes(facts, fact), *words_of(fact)):
        if said.language in known and said.entry[0] != "note":
            # Most words name no theme: all are looked for at once, and one by one only where there is any.
            anything, each = known[said.language]
            if anything.search(said.text):
                yield from (theme for theme, words in each.items() if words.search(said.text))


def _synonyms(facts: Facts) -> _Synonyms:
    """Language → a pattern of all words, and one for each theme."""
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    for theme, by_language in facts.terms.synonyms.items():
        for language, each in by_language.items():
            if each:
                words.setdefault(language, {})[theme] = tuple(map(re.escape, each))
    return {
        language: (
            pattern(tuple(word for each in themes.values() for word in each), language),
            {theme: pattern(each, language) for theme, each in themes.items()},
        )
        for language, themes in words.items()
    }


def _latest(facts: Facts) -> dict[str, date]:
    """Source → the last day that any of its facts speaks of."""
    latest: dict[str, date] = {}
    for fact in in_use(facts):
        if fact.period.closed and fact.period.end is not None:
            latest[fact.source or ""] = max(latest.get(fact.source or "", date.min), fact.period.end)
    return latest


def _older(facts: Facts, latest: dict[str, date], other: str, key: str) -> bool:
    """An undated source whose last figure is of an earlier time than another's."""
    undated = other in facts.sources and facts.sources[other].published is None
    return undated and latest.get(other, date.max) < latest.get(key, date.min)


def authority(facts: Facts) -> Iterator[Finding]:
    """Figures from sources that are no authority for them; one finding a source."""
    weak: dict[str, list[Fact]] = {}
    for fact in in_use(facts):
        source = facts.sources.get(fact.source or "")
        if fact.figure is not None and source is not None and source.tier >= _WEAK:
            weak.setdefault(source.key, []).append(fact)
    for key, group in weak.items():
        tier = facts.sources[key].tier
        message = f"{counted(len(group), 'figure')} rest on {shown(facts, key)} alone, a source of tier {tier}"
        message = message.replace("1 figure rest", "1 figure rests")
        because = "find the primary source before a key message uses them"
        yield Finding("authority", "warning", tuple(fact.name for fact in group), message, because)


def internal(facts: Facts) -> Iterator[Finding]:
    """What an edition for the public leaves out, and how much it is."""
    inside = [fact for fact in facts.values() if fact.audience == "internal"]
    inside.sort(key=lambda fact: fact.source is None)  # what is computed from others is internal because they are
    if inside:
        message = f"a public edition leaves out {counted(len(inside), 'fact')}: {named(inside)}"
        because = "look that no text, note or caption repeats them in other words"
        yield Finding(
            "audience-internal", "warning", tuple(fact.name for fact in inside), message, because, entry=("audience",)
        )
