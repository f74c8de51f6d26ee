"""Words that mean a time only for whoever knows when they were written."""

from __future__ import annotations

_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_FR = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_KM = "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ"
# Language → words → (unit, steps): “last year” is one year back. The date of the source tells which.
STEPS: dict[str, dict[str, tuple[str, int]]] = {
    "en": {
        "yesterday": ("day", -1),
        "(?-i:today)": ("day", 0),
        "this (?:morning|afternoon|evening)": ("day", 0),
        "tomorrow": ("day", 1),
        "last month": ("month", -1),
        "this month": ("month", 0),
        "next month": ("month", 1),
        "last year": ("year", -1),
        "the previous year": ("year", -1),
        "this year": ("year", 0),
        "next year": ("year", 1),
    },
    "fr": {
        r"hier(?! soir)": ("day", -1),
        "aujourd'hui": ("day", 0),
        "ce matin": ("day", 0),
        "cet après-midi": ("day", 0),
        "demain": ("day", 1),
        "le mois dernier": ("month", -1),
        "ce mois-ci": ("month", 0),
        "le mois prochain": ("month", 1),
        "l'an dernier": ("year", -1),
        "l'année dernière": ("year", -1),
        "l'an passé": ("year", -1),
        "cette année": ("year", 0),
        "l'an prochain": ("year", 1),
        "l'année prochaine": ("year", 1),
    },
    "km": {
        "ម្សិលមិញ": ("day", -1),
        "ថ្ងៃនេះ": ("day", 0),
        "ខែមុន": ("month", -1),
        "ឆ្នាំមុន": ("year", -1),
        "ឆ្នាំនេះ": ("year", 0),
        "ឆ្នាំក្រោយ": ("year", 1),
    },
}
# Language → “10 hours ago”: a number and a unit.
AGO: dict[str, str] = {
    "en": r"(?P<number>\d{1,4}) (?P<unit>minute|hour|day|week|month|year)s? ago",
    "fr": r"il y a (?P<number>\d{1,4}) (?P<unit>minute|heure|jour|semaine|mois|an)s?",
    "km": r"(?P<number>[\d០-៩]{1,4}) ?(?P<unit>នាទី|ម៉ោង|ថ្ងៃ|សប្[តដ]ាហ៍|ខែ|ឆ្នាំ)មុន",
}
UNITS: dict[str, str] = {
    "minute": "hour",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "heure": "hour",
    "jour": "day",
    "semaine": "week",
    "mois": "month",
    "an": "year",
    "នាទី": "hour",
    "ម៉ោង": "hour",
    "ថ្ងៃ": "day",
    "សប្តាហ៍": "week",
    "សប្ដាហ៍": "week",
    "ខែ": "month",
    "ឆ្នាំ": "year",
}
# Words that no date makes exact.
VAGUE: dict[str, tuple[str, ...]] = {
    "en": (
        *("(?:in )?recent (?:years|months|weeks|days|decades|times)", "recently", "lately", "currently", "nowadays"),
        *("(?:many|several|a few|some) (?:decades|years|months)", "for (?:decades|years|a long time)", "ongoing"),
        *("the (?:past|last) (?:few )?(?:years|months|decades)", "to date", "so far", "at present", "has long been"),
        *("soon", "shortly", rf"last (?-i:{_EN})"),
        r"(?-i:new) (?:[\w-]+ ){0,2}(?:law|act|policy|strategy|government|agreement|treaty|regulation|plan|embassy)s?",
    ),
    "fr": (
        *(
            "(?:ces|au cours des|depuis) (?:\\w+ )?dernières années",
            "ces derniers (?:mois|temps)",
            "récemment",
            "dernièrement",
        ),
        *(
            "actuellement",
            "à l'heure actuelle",
            "en cours",
            "depuis (?:longtemps|des années|des décennies)",
            "jusqu'ici",
        ),
        *("plusieurs (?:années|décennies|mois)", "de nombreuses (?:années|décennies)", "à ce jour"),
        *("bientôt", "prochainement", "désormais", "de nos jours", rf"(?:{_FR}) dernier"),
        r"(?-i:nouve(?:l|lle|au)) (?:[\w-]+ ){0,1}(?:loi|politique|stratégie|gouvernement|accord|traité)",
    ),
    "km": ("ថ្មីៗនេះ", "ប៉ុន្មានឆ្នាំចុងក្រោយ", "បច្ចុប្បន្ន", "រាប់ទសវត្សរ៍", "ច្រើនទសវត្សរ៍", "ជាច្រើនឆ្នាំ", "កន្លងមកនេះ"),
}
MONTHS: dict[str, tuple[str, ...]] = {
    "en": tuple(_EN.lower().split("|")),
    "fr": tuple(_FR.split("|")),
    "km": tuple(_KM.split("|")),
}
# A day of a month, and no year behind it.
DAYS: dict[str, str] = {
    "en": rf"(?:(?P<month>(?-i:{_EN})) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?!,? \d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>(?-i:{_EN}))(?!,? \d{{4}}))",
    "fr": rf"(?P<day>\d{{1,2}})(?:er)? (?P<month>{_FR})(?! \d{{4}})",
    "km": rf"ថ្ងៃទី ?(?P<day>[\d០-៩]{{1,2}}) ?ខែ ?(?P<month>{_KM})(?! ?ឆ្នាំ)",
}
