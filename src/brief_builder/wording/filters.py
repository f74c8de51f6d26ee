"""What stands behind `|` in a tag: a fact or words in → a `Phrase` out; each filter says what it is made for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from brief_builder.facts import Fact
from brief_builder.problems import Fault
from brief_builder.wording.adding import Parts, parts_of
from brief_builder.wording.counting import noun_of
from brief_builder.wording.findings.spoken import JoinedFindings, SpokenFinding
from brief_builder.wording.findings.spoken import joined as joined_findings
from brief_builder.wording.phrase import Phrase, Piece
from brief_builder.wording.spoken import Items, SpokenFact
from brief_builder.wording.voice import COMPACT_WAYS, Voice


def figure(value: Any) -> Phrase:
    """“about C$2.1 billion (derived)”: the fact's figure, said explicitly."""
    return _said("figure", value, Voice.figure)


def full(value: Any) -> Phrase:
    """“C$2.1 billion in 2023”: the figure and its period."""
    return _said("full", value, Voice.full)


def short(value: Any) -> Phrase:
    """The figure without (estimated) or (derived); its hedge stays."""
    return _said("short", value, Voice.short)


def compact(value: Any, way: Any = "short") -> Phrase:
    """“C$2.1B” in a cell of a table, or alone in its paragraph; in a sentence what `short`, or another way, gives."""
    if way not in COMPACT_WAYS:
        ways = ", ".join(f'`compact("{each}")`' for each in COMPACT_WAYS)
        raise Fault("filter-misuse", f"`compact` cannot say a figure as `{way}` does", help=f"there is {ways}")
    return _said("compact", value, lambda voice, fact: voice.compact(fact, way))


def plural(value: Any, *forms: Any, feminine: bool = False, **others: Any) -> Phrase:
    """“more than 41,900 Canadians”: a number of persons or organizations with its noun in the right form."""
    if not isinstance(value, SpokenFact):
        raise _misuse("plural", value, "a fact")
    return value.voice.counted(value.fact, noun_of(forms, others, feminine=feminine))


def size(value: Any) -> Phrase:
    """The figure without its sign: what a deficit or a fall comes to."""
    return _said("size", value, Voice.size)


def change(value: Any) -> Phrase:
    """“fell by 10% to 16%”: of a change."""
    return _said("change", value, Voice.change)


def brief_change(value: Any) -> Phrase:
    """“−16% to −10%”: of a change, for tables."""
    return _said("brief_change", value, Voice.brief_change)


def cite(value: Any) -> Phrase:
    """The same with a footnote behind it for every fact that it prints."""
    phrase = _words("cite", value)
    if not phrase.facts:
        raise Fault("filter-misuse", "`cite` is given words that come from no fact", help="use it on a fact")
    return phrase.cited()


def note(value: Any) -> Phrase:
    """Nothing but the footnote."""
    if isinstance(value, SpokenFact):
        names: tuple[str, ...] = (value.fact.name,)
    else:
        names = _words("note", value).facts
    if not names:
        raise Fault("filter-misuse", "`note` is given words that come from no fact", help="use it on a fact")
    return Phrase(tuple(Piece("", name, name) for name in names))


def used(value: Any) -> Phrase:
    """Nothing at all; the fact counts as used here, so that the annex and the speaker notes hold its evidence."""
    if not isinstance(value, SpokenFact):
        raise _misuse("used", value, "a fact")
    return Phrase((Piece("", value.fact.name),))


def list_(value: Any) -> Phrase | list[Any]:
    """“a, b and c”: the items of a fact. Of anything else that has entries, Jinja's own: the entries as a list."""
    if isinstance(value, SpokenFact):
        # A contradicted list is refused like any other contradicted fact.
        if value.fact.rank == "contradicted" or not value.fact.items:
            if value.fact.items:
                return value.phrase
            raise Fault("filter-misuse", f"`{value.fact.name}` has no items", help="use `list` on a fact with `items:`")
        return value.voice.list_of(value.voice.items(value.fact))
    if isinstance(value, Items):
        return value.phrase
    if isinstance(value, Iterable) and not isinstance(value, (str, Phrase, Mapping)):
        return list(value)
    raise _misuse("list", value, "a fact with items")


def cap(value: Any) -> Phrase:
    """The words with their first letter in upper case."""
    return _words("cap", value).capitalized()


def sentence(value: Any) -> Phrase:
    """The fact's text, or any words, as a sentence: a capital first, a period last."""
    if isinstance(value, SpokenFact):
        if value.fact.figure is not None and not value.fact.text:
            help_ = "write the sentence around the figure"
            raise Fault("filter-misuse", f"`{value.fact.name}` is a figure, not a sentence", help=help_)
        return value.voice.text(value.fact).capitalized().ended(value.voice.stop)
    return _words("sentence", value).capitalized().ended()


def about(value: Any, facts: Any = None) -> list[SpokenFinding]:
    """Of a list of findings those that are about one of the facts, such as `cited`; all about their sources too."""
    found = _findings("about", value, "`findings | about(cited)`")
    given = _facts("about", facts, "a list of facts in its parentheses: `findings | about(cited)`")
    names = {fact.fact.name for fact in given}
    keys = {key for fact in given for key in fact.fact.sources}
    return [each for each in found if names & set(each.finding.facts) or each.finding.source in keys]


def joined(value: Any) -> list[JoinedFindings]:
    """Of a list of findings those of one class together: `title` and `why` once, and `parts`."""
    return joined_findings(_findings("joined", value, "`findings | joined`"))


def _findings(name: str, value: Any, example: str) -> list[SpokenFinding]:
    if not isinstance(value, (str, Phrase, Mapping)) and isinstance(value, Iterable):
        found = list(value)
        if all(isinstance(each, SpokenFinding) for each in found):
            return found
    raise _misuse(name, value, f"a list of findings: {example}")


def adding(value: Any, whole: Any = None, adjust: bool = True) -> Parts:
    """Facts of one unit as parts of a whole, all at one precision, worded so that what is printed adds up.

    Largest remainder: no part moves by more than one unit of its last digit. `note` of the result says so.
    """
    facts = _facts("adding", value, "a list of facts")
    if whole is not None and not isinstance(whole, SpokenFact):
        raise Fault("filter-misuse", "`adding` is given a whole that is no fact", help="write `adding(trade.total)`")
    return parts_of(facts, whole, adjust=bool(adjust))


def sources(value: Any) -> Phrase:
    """“Source: …” for a list of facts, such as `cited`."""
    if isinstance(value, SpokenFact):
        return value.voice.source_line([value.fact.name])
    facts = _facts("sources", value, "a list of facts, such as `cited`")
    return facts[0].voice.source_line([fact.fact.name for fact in facts]) if facts else Phrase(())


FILTERS: Mapping[str, Callable[..., Any]] = {
    "about": about,
    "adding": adding,
    "brief_change": brief_change,
    "cap": cap,
    "change": change,
    "compact": compact,
    "cite": cite,
    "figure": figure,
    "full": full,
    "joined": joined,
    "list": list_,
    "note": note,
    "plural": plural,
    "sentence": sentence,
    "short": short,
    "size": size,
    "sources": sources,
    "used": used,
}


def _said(name: str, value: Any, say: Callable[[Voice, Fact], Phrase]) -> Phrase:
    if not isinstance(value, SpokenFact):
        raise _misuse(name, value, "a fact")
    return say(value.voice, value.fact)


def _facts(name: str, value: Any, wanted: str) -> list[SpokenFact]:
    """The facts of a list; Fault filter-misuse for anything else, and for a list that holds anything else."""
    if isinstance(value, (str, Phrase, Mapping, SpokenFact)) or not isinstance(value, Iterable):
        raise _misuse(name, value, wanted)
    facts = list(value)
    for fact in facts:
        if not isinstance(fact, SpokenFact):
            raise _misuse(name, fact, wanted)
    return facts


def _words(name: str, value: Any) -> Phrase:
    if isinstance(value, Phrase):
        return value
    if isinstance(value, str):
        return Phrase.of(value)
    phrase = getattr(value, "phrase", None)
    if isinstance(phrase, Phrase):
        return phrase
    raise _misuse(name, value, "a fact or words")


def _misuse(name: str, value: Any, wanted: str) -> Fault:
    given = "words" if isinstance(value, (str, Phrase)) else "nothing" if value is None else "something else"
    help_ = "a filter that says how a fact is printed comes before `cite`, `cap` and `sentence`"
    return Fault("filter-misuse", f"`{name}` needs {wanted} and is given {given}", help=help_)
