"""Words that hedge a claim without a number, and those that keep the hedge in another sentence."""

from __future__ import annotations

_MOST_EN = "(?:larg|bigg|high|low|fast|strong|great|clos|old|small|new|rich|poor)est"
_TOP_EN = rf"(?:top|main|leading|major|key|principal|most|best|first|{_MOST_EN})"
_TOP_FR = r"(?:plus|principa\w+|premi\w+|grand\w*|meilleur\w*|majeur\w*)"
# What a hedge says → language → the words of a source that say it.
HEDGES: dict[str, dict[str, tuple[str, ...]]] = {
    "one of several": {
        "en": (rf"one of (?:[\w'-]+ ){{0,3}}?{_TOP_EN}", rf"among (?:[\w'-]+ ){{0,3}}?{_TOP_EN}"),
        "fr": (
            rf"(?:l')?une? des (?:[\w'-]+ ){{0,3}}?{_TOP_FR}",
            rf"(?:parmi|au nombre des) (?:[\w'-]+ ){{0,3}}?{_TOP_FR}",
        ),
        "km": ("មួយក្នុងចំណោម", "ស្ថិតក្នុងចំណោម"),
    },
    "in general": {
        "en": (
            "general (?:upward |downward )?(?:trend|tendency|rise|fall|increase|decline|growth)",
            *("generally", "on the whole", "by and large"),
        ),
        "fr": (r"tendance (?:[\w'-]+ ){0,2}?générale", "en général", "généralement", "dans l'ensemble", "globalement"),
        "km": ("ជាទូទៅ",),
    },
    "for the most part": {
        "en": ("mainly", "mostly", "largely", "chiefly", "primarily", "for the most part"),
        "fr": ("principalement", "surtout", "essentiellement", "en grande partie", "majoritairement"),
        "km": ("ភាគច្រើន", "ជាចម្បង"),
    },
    "in part": {
        "en": ("partly", "partially", "in part", "to some extent"),
        "fr": ("partiellement", "en partie", "dans une certaine mesure"),
        "km": ("មួយផ្នែក",),
    },
    "perhaps": {
        "en": ("perhaps", "possibly", "probably", "potentially", "apparently", "reportedly", "allegedly"),
        "fr": ("peut-être", "probablement", "sans doute", "potentiellement", "apparemment", "prétendument"),
        "km": ("ប្រហែល", "តាមសេចក្[តដ]ីរាយការណ៍"),
    },
}
# The same → the words that keep it, besides those above.
KEPT: dict[str, dict[str, tuple[str, ...]]] = {
    "one of several": {
        "en": (
            "one of",
            "among",
            r"an? (?:[\w'-]+ )?(?:leading|main|major|top|key|principal|large|important)",
            "some of",
        ),
        "fr": (r"une? des", "parmi", "au nombre", r"une? (?:[\w'-]+ )?(?:grand|important|principal|majeur)\w*"),
        "km": ("មួយក្នុង", "ក្នុងចំណោម"),
    },
    "in general": {
        "en": ("general", "overall", "broadly", "mostly"),
        "fr": ("générale?", "généraux", "pour l'essentiel"),
        "km": ("ទូទៅ",),
    },
    "for the most part": {
        "en": ("main", "most", "chief", "primary", "largest", "top"),
        "fr": (r"principa\w+", "la plupart", "majeure partie", "l'essentiel", "plus"),
        "km": ("ភាគច្រើន", "ចម្បង"),
    },
    "in part": {
        "en": ("part", "partial", "some"),
        "fr": ("partie", "partielle?", "certaine mesure"),
        "km": ("ផ្នែក",),
    },
    "perhaps": {
        "en": ("may", "might", "could", "likely", "believed", "thought", "said to", "says", "reports", "according to"),
        "fr": (r"pourrai\w+", "serait", "seraient", "aurait", "auraient", "selon", "d'après", "semblent?", "dit"),
        "km": ("អាច", "បើតាម"),
    },
}
