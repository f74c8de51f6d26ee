"""How English, French and Khmer name months and the parts of a year: data for `dates.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words of one language; patterns hold no capturing groups.

    Attributes:
        months: patterns of the twelve months' names.
        first_months: pattern with {n} for how many months and {y} for the year.
        quarter: patterns with {o} for which quarter and {y}.
        half: patterns with {o} for which half and {y}.
        ordinals: words for first to fourth.
        to: between the ends of a span.
        since: before a year that begins an open period.
        by: before a year that ends one.
        around_year: before a year, when the number is surely one.
        fiscal: before a pair of years.
        day: pattern of a whole date with {d}, {m} and {y}.
        month: pattern of a month with {m} and {y}.
        time: behind a number that counts a length of time.
    """

    months: tuple[str, ...]
    first_months: tuple[str, ...]
    quarter: tuple[str, ...]
    half: tuple[str, ...]
    ordinals: tuple[str, ...]
    to: str
    since: str
    by: str
    around_year: str
    fiscal: str
    day: tuple[str, ...]
    month: tuple[str, ...]
    time: str


ENGLISH = CalendarWords(
    months=(
        *(r"jan(?:uary|\.)?", r"feb(?:ruary|\.)?", r"mar(?:ch|\.)?", r"apr(?:il|\.)?", "may", r"june?\.?", r"july?\.?"),
        *(r"aug(?:ust|\.)?", r"sept?(?:ember|\.)?", r"oct(?:ober|\.)?", r"nov(?:ember|\.)?", r"dec(?:ember|\.)?"),
    ),
    first_months=(r"first\s+{n}[\s-]+months\s+(?:of\s+)?(?:the\s+year\s+)?{y}", r"{n}\s+months\s+(?:of|in)\s+{y}"),
    quarter=(r"{o}[\s-]+quarter\s+(?:of\s+)?(?:the\s+year\s+)?{y}", r"q{o}\s*(?:of\s+)?{y}", r"{y}[\s-]?q{o}"),
    half=(r"{o}[\s-]+half\s+(?:of\s+)?(?:the\s+year\s+)?{y}", r"h{o}\s*(?:of\s+)?{y}", r"{y}[\s-]?h{o}"),
    ordinals=("first|1st|1", "second|2nd|2", "third|3rd|3", "fourth|last|4th|4"),
    to=r"to|through|until|till|and|[-–—]",
    since=r"since(?:\s+(?:the\s+(?:beginning|start)\s+of|early|mid-?|late))?",
    by=r"by(?:\s+(?:the\s+)?(?:end|middle|close)\s+of|\s+(?:early|late|mid-?|year-?end))?|no\s+later\s+than|not\s+before",
    around_year=(
        r"in|since|by|until|till|from|to|of|for|during|and|through|before|after|early|late|mid-?|year|fiscal|than"
        r"|between|around|versus|vs\.?|over"
    ),
    fiscal=r"(?:fiscal(?:\s+years?)?|fy|school\s+year|financial\s+year|budget\s+year)\s*",
    day=(r"{m}\s+{d}(?:st|nd|rd|th)?,?\s+{y}", r"{d}(?:st|nd|rd|th)?\s+(?:of\s+)?{m},?\s+{y}"),
    month=(r"{m},?\s+(?:of\s+)?{y}",),
    time=r"[\s-]+(?:consecutive\s+|more\s+|straight\s+)?(?:years?|months?|weeks?|days?|hours?|decades?|quarters?)\b",
)
FRENCH = CalendarWords(
    months=(
        *(r"janv(?:ier|\.)", r"févr(?:ier|\.)", "mars", r"avr(?:il|\.)", "mai", "juin", r"juil(?:let|\.)", "août"),
        *(r"sept(?:embre|\.)", r"oct(?:obre|\.)", r"nov(?:embre|\.)", r"déc(?:embre|\.)"),
    ),
    first_months=(
        r"{n}\s+premiers\s+mois\s+(?:de\s+)?(?:l'année\s+|l'exercice\s+)?{y}",
        r"premiers\s+{n}\s+mois\s+(?:de\s+)?(?:l'année\s+)?{y}",
        r"{n}\s+mois\s+(?:de|en)\s+{y}",
    ),
    quarter=(r"{o}\s+trimestre\s+(?:de\s+)?(?:l'année\s+)?{y}", r"t{o}\s*(?:de\s+)?{y}", r"{y}[\s-]?t{o}"),
    half=(r"{o}\s+(?:semestre|moitié)\s+(?:de\s+)?(?:l'année\s+)?{y}", r"s{o}\s*{y}"),
    ordinals=(
        "premi(?:er|ère)|1er|1re|1",
        "second|seconde|deuxième|2e|2ème|2",
        "troisième|3e|3ème|3",
        "quatrième|4e|4ème|4",
    ),
    to=r"à|au|jusqu'(?:à|en|au)|et|[-–—]",
    since=r"depuis(?:\s+(?:le\s+début\s+de|la\s+fin\s+de|l'année))?|à\s+(?:partir|compter)\s+de",
    by=r"d'ici(?:\s+(?:à|en|l'an|la\s+fin\s+de(?:\s+l'année)?|fin|à\s+la\s+fin\s+de|le\s+début\s+de))?|au\s+plus\s+tard\s+en",
    around_year=r"en|depuis|de|à|année|an|fin|début|mi-?|entre|et|vers|courant|pour|dès|d'ici|exercice|par\s+rapport\s+à",
    fiscal=r"(?:exercices?(?:\s+financiers?)?|ef|année\s+(?:fiscale|scolaire|budgétaire))\s*",
    day=(r"{d}(?:er)?\s+{m}\s+{y}",),
    month=(r"{m}\s+(?:de\s+)?{y}",),
    time=r"\s+(?:derni(?:ers|ères)\s+|premi(?:ers|ères)\s+|prochaine?s\s+)?(?:ans?|années?|mois|semaines?|jours?|heures?|décennies?|trimestres?)\b",
)
_YEAR_WORD = r"\s*(?:នៃ\s*|ដើម\s*)?(?:ឆ្នាំ\s*)"
KHMER = CalendarWords(
    months=("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
    first_months=(r"{n}\s*ខែ\s*(?:ដំបូង)?" + _YEAR_WORD + "{y}",),
    quarter=(r"ត្រីមាស\s*(?:ទី\s*)?{o}" + _YEAR_WORD + "{y}",),
    half=(r"ឆមាស\s*(?:ទី\s*)?{o}" + _YEAR_WORD + "{y}",),
    ordinals=("1|មួយ", "2|ពីរ", "3|បី", "4|បួន"),
    to=r"ដល់|ទៅ|ទៅដល់|និង|[-–—]",
    since=r"(?:ចាប់)?តាំងពី\s*(?:ដើម\s*)?(?:ឆ្នាំ)?",
    by=r"(?:ត្រឹម|នៅមុន|មុន)\s*(?:ចុង\s*)?(?:ឆ្នាំ)?",
    around_year=r"ឆ្នាំ|ដល់|ពី|ក្នុង",
    fiscal=r"(?:ឆ្នាំ\s*)?(?:សារពើពន្ធ|ថវិកា|សិក្សា)\s*",
    day=(r"(?:ថ្ងៃ\s*)?(?:ទី\s*)?{d}\s*(?:ខែ\s*)?{m}\s*(?:ឆ្នាំ\s*)?{y}",),
    month=(r"(?:ខែ\s*)?{m}\s*(?:ឆ្នាំ\s*)?{y}",),
    time=r"\s*(?:ឆ្នាំ|ខែ|សប្ដាហ៍|សប្តាហ៍|ថ្ងៃ|ម៉ោង|ទសវត្សរ៍|ត្រីមាស)",
)
CALENDARS = {"en": ENGLISH, "fr": FRENCH, "km": KHMER}
