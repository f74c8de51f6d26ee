"""A number and a noun → both together, as a language counts: “nine boats”, « 1,5 bateau », « 2 millions d’écoles »."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from brief_builder.facts import Fact, Figure
from brief_builder.problems import Fault
from brief_builder.wording.figures import figure_words
from brief_builder.wording.formats import locale_of, number_words
from brief_builder.wording.language import Language, numerals_of, written_with
from brief_builder.wording.languages import LANGUAGES
from brief_builder.wording.phrase import Phrase, Piece
from brief_builder.wording.tags import primary

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Noun:
    """The forms of a noun.

    Attributes:
        forms: plural category of CLDR → form; "other" is always there.
        feminine: « une école ».
    """

    forms: Mapping[str, str]
    feminine: bool = False

    def form(self, category: str) -> str:
        """The form for a plural category."""
        return self.forms.get(category, self.forms["other"])


def noun_of(given: tuple[object, ...], named: Mapping[str, object], *, feminine: bool) -> Noun:
    """The noun of a filter's arguments: one form for all, or that behind one and that behind many.

    Raises:
        Fault: filter-misuse.
    """
    help_ = 'write the forms of the noun: `| plural("boat", "boats")`'
    forms = dict(named)
    if not 0 < len(given) <= 2 or not forms.keys() <= set(_CATEGORIES):
        raise Fault("filter-misuse", "`plural` does not know the forms of its noun", help=help_)
    forms = {"one": given[0], "other": given[-1], **forms}
    if not all(isinstance(form, str) and form for form in forms.values()):
        raise Fault("filter-misuse", "`plural` is given a form that is no word", help=help_)
    return Noun({category: str(form) for category, form in forms.items()}, feminine)


def counted_number(tag: str, value: Decimal, noun: Noun) -> Phrase:
    """A plain number with its noun: in words up to nine, with digits for tables.

    Args:
        tag: BCP 47; of languages without words here, numbers stand in digits.
        value: rounded as it is to be printed.
    """
    locale = locale_of(tag)
    form = noun.form(str(locale.plural_form(abs(value))))
    digits = f"{number_words(tag, value, None)}\u00a0{form}"
    known = LANGUAGES.get(primary(tag))
    word = _word(known, value, feminine=noun.feminine) if known is not None else None
    return Phrase((Piece(f"{word} {form}" if word else digits, digits=digits if word else None),))


def counted_figure(language: Language, digits: Language, fact: Fact, figure: Figure, noun: Noun) -> Phrase:
    """A fact's figure with its hedge and its noun; the noun is a piece of its own, that comes from no fact.

    Args:
        digits: the same language, without number words.

    Raises:
        Fault: filter-misuse where the figure says itself what it counts.
    """
    if language.units.get(figure.unit, {}).get("other") != "{n}":
        message = f"`plural` is given `{fact.name}`, which says itself what it counts: {figure.unit}"
        raise Fault("filter-misuse", message, help=f"print it alone: {{{{ {fact.name} }}}}")
    as_range = fact.wording == "range"
    spelled = language.counting(feminine=noun.feminine)  # one of these agrees with the noun
    said = figure_words(spelled, figure, as_range=as_range, suffix=False, spell=True)
    plain = figure_words(digits, figure, as_range=as_range, suffix=False)
    scaled = figure.shown_scale() in language.scales
    last = figure.rounded(as_range=as_range).high.scaleb(-figure.shown_scale())
    category = "other" if scaled else str(locale_of(language.code).plural_form(abs(last)))
    form = noun.form(category)
    joined = language.contracted(language.rates.thing[scaled].format(n=said, unit=form)).removeprefix(said)
    behind = joined.replace("\u00a0", " ") if said != plain and not scaled else joined
    number = Piece(said, fact.name, way="short", digits=plain if plain != said else None)
    return Phrase((number, Piece(behind, digits=joined if joined != behind else None)))


def ordinal_words(tag: str, value: int, *, feminine: bool = False) -> Phrase:
    """“third”, “10th”, « troisième », « 10e », “ទី 3”: in words up to nine, with digits for tables (Canada.ca, 4.6).

    Raises:
        Fault: language-unknown.
    """
    spoken = LANGUAGES.get(primary(tag))
    if spoken is None:
        message = f"ordinals have no words in the language `{tag}`"
        raise Fault("language-unknown", message, help="write the word yourself")
    words = spoken.ordinals
    category = str(locale_of(tag).ordinal_form(value))
    if feminine and value == 1 and words.first_feminine:
        return Phrase((Piece(words.first_feminine[0], digits=words.first_feminine[1]),))
    digits = words.digits.get(category, words.digits["other"]).format(n=number_words(tag, value, None))
    digits = written_with(numerals_of(tag), digits)
    spelled = words.words[value - 1] if value <= len(words.words) else digits
    return Phrase((Piece(spelled, digits=digits if digits != spelled else None),))


def _word(language: Language, value: Decimal, *, feminine: bool) -> str | None:
    if value != value.to_integral_value() or value.as_tuple().exponent != 0 or not 0 <= value < len(language.counts):
        return None
    if value == 1 and feminine and language.one_feminine:
        return language.one_feminine
    return language.counts[int(value)]
