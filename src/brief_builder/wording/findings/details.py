"""A finding and a voice → what a reader needs besides its facts: the words, names and entries that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from brief_builder.facts import Fact, Finding
from brief_builder.facts.origin import in_language
from brief_builder.problems import Fault
from brief_builder.wording.phrase import Phrase
from brief_builder.wording.voice import Voice

_SHARED = {"en": "in all of them", "fr": "dans toutes", "km": "មានក្នុងបញ្ជីទាំងអស់"}
_ONLY = {"en": "only in {label}", "fr": "seulement dans {label}", "km": "មានតែក្នុង {label}"}
_NO_OTHERS = {"en": "nothing else in {label}", "fr": "rien d’autre dans {label}", "km": "គ្មានអ្វីផ្សេងក្នុង {label}"}
_MORE = {"en": "{n} more", "fr": "{n}\u00a0autres", "km": "{n}\u00a0ទៀត"}
_THEMES = 8  # themes that are named
_NOTHING = {"en": "nothing is in all of them", "fr": "rien ne figure dans toutes", "km": "គ្មានអ្វីដែលមានក្នុងបញ្ជីទាំងអស់ទេ"}


def details(voice: Voice, finding: Finding) -> Phrase:
    """“only in “Main exports”: bicycles; only in …”, in the language; empty where the facts say all.

    Raises:
        Fault: text-missing when an entry of a list, a label or a reason has no words in the language.
    """
    say = _SAYERS.get(finding.code)
    said = say(voice, finding) if say is not None else ()
    return voice.apart(Phrase.of(each) if isinstance(each, str) else each for each in said)


def lists(voice: Voice, finding: Finding) -> str:
    """“in all of them: rice; only in “Exports”: shoes; …”: what lists share, and what each has that no other has.

    Raises:
        Fault: text-missing when an entry or a label has no words in the language.
    """
    return voice.between(_lists(voice, finding))


def _lists(voice: Voice, finding: Finding) -> Iterator[str]:
    facts = _facts(voice, finding)
    shared = finding.details.get("shared", ())
    if shared:
        yield _labelled(voice, _SHARED[voice.language], _entries(voice, facts, shared))
    else:
        yield _NOTHING[voice.language]
    for fact in facts:
        alone = finding.details.get(f"only:{fact.name}", ())
        label = voice.quoted(str(voice.label(fact)), gaps=False)
        if alone:
            yield _labelled(voice, _ONLY[voice.language].format(label=label), _entries(voice, [fact], alone))
        else:
            yield _NO_OTHERS[voice.language].format(label=label)


def _bodies(voice: Voice, finding: Finding) -> Iterator[str]:
    yield _listed(voice, _entries(voice, _facts(voice, finding), finding.details.get("bodies", ())))


def _reason(voice: Voice, finding: Finding) -> Iterator[str]:
    """Why two facts are told apart, in the words of the pack."""
    for fact in _facts(voice, finding):
        for difference in fact.different_from:
            if difference.fact in finding.facts:
                reason = _in(voice, difference.reason, fact, "different_from")
                yield " ".join(reason.split()).removesuffix(".").removesuffix("។")
                return


def _said(voice: Voice, finding: Finding) -> Iterator[Phrase]:
    """Words of the source, between quotation marks."""
    fact = voice.facts[finding.facts[0]]  # the words may be those of several facts; one source is the rule
    yield from (voice.quotation(fact, word, gaps=False) for word in finding.details.get("words", ()))


def _claimed(voice: Voice, finding: Finding) -> Iterator[Phrase]:
    """The claim that figures contradict, as its source puts it."""
    fact = voice.facts[finding.facts[0]]
    if fact.quote is not None:
        yield voice.quotation(fact, fact.quote.exact)


def _person(voice: Voice, finding: Finding) -> Iterator[str]:
    """A name with the office: as the facts give it in the language, or as the source that is quoted does."""
    role = finding.details.get("role", ())
    for name in finding.details.get("person", ()):
        persons = (person for fact in _facts(voice, finding) for person in fact.persons if person.name == name)
        office = next((in_language(person.roles, voice.language) for person in persons if person.role), "")
        office = office or next(iter(role), "")
        yield name + (f" ({office})" if office else "")


def _names(voice: Voice, finding: Finding) -> Iterator[str]:
    """What an acronym would stand for, to readers of the language that has both names."""
    if finding.details.get("language") == (voice.language,):
        yield _labelled(voice, finding.details["acronym"][0], finding.details["names"])


def _themes(voice: Voice, finding: Finding) -> Iterator[str]:
    """Themes in words of the language, by the synonyms of the pack or its lists; those without one are left out."""
    found = []
    for entry, names in finding.details.items():
        if entry.startswith("facts:"):
            theme = entry.removeprefix("facts:")
            known = voice.facts.terms.synonyms.get(theme, {}).get(voice.language, ())
            items = (item for name in names for item in voice.facts[name].items if item.theme == theme)
            listed = (item.text[voice.language] for item in items if voice.language in item.text)
            found += [*known[:1], *listed][:1]
    each = list(dict.fromkeys(found))
    if len(each) > _THEMES + 1:
        more = voice.plain_number(Decimal(len(each) - _THEMES), 0)
        each = [*each[:_THEMES], _MORE[voice.language].format(n=more)]
    if each:
        yield _listed(voice, each)


def _by_source(voice: Voice, finding: Finding) -> Iterator[str]:
    """Whose figure is which."""
    for fact in _facts(voice, finding):
        known = (voice.facts.sources[key] for key in fact.sources if key in voice.facts.sources)
        shorts = (source.short_in(voice.language) for source in known)
        yield _labelled(voice, voice.between(shorts), [str(voice.full(fact).in_digits)])


_SAYERS: Mapping[str, Callable[[Voice, Finding], Iterator[str | Phrase]]] = {
    "role-missing": _bodies,
    "lookalike": _reason,
    "date-relative": _said,
    "figure-hedged": _said,
    "trend-contradicted": _claimed,
    "person-role": _person,
    "acronym-clash": _names,
    "claim-single-source": _themes,
    "figures-conflict": _by_source,
    "figure-duplicate": _by_source,
    "mirror-gap": _by_source,
}


def _facts(voice: Voice, finding: Finding) -> list[Fact]:
    return [voice.facts[name] for name in finding.facts]


def _entries(voice: Voice, facts: Iterable[Fact], wanted: Iterable[str]) -> list[str]:
    """Entries of lists that a finding names by their first words, in the language."""
    known = {next(iter(item.text.values()), ""): (fact, item) for fact in facts for item in fact.items}
    return [_in(voice, known[word][1].text, known[word][0], "items") for word in wanted if word in known]


def _in(voice: Voice, texts: Mapping[str, str], fact: Fact, entry: str) -> str:
    said = in_language(texts, voice.language)
    if not said:
        message = f"an entry of `{fact.name}` has no words in the language `{voice.language}`"
        raise Fault("text-missing", message, help=f"add `{voice.language}:` under `{entry}:` in {fact.place}")
    return said


def _listed(voice: Voice, words: Iterable[str]) -> str:
    return str(voice.list_of([Phrase.of(word) for word in words]))


def _labelled(voice: Voice, head: str, words: Iterable[str]) -> str:
    return str(voice.labelled([(Phrase.of(head), [Phrase.of(word) for word in words])]))
