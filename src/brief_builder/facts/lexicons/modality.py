"""Words of what is expected, possible or wanted, and has not happened."""

from __future__ import annotations

_WITH_KM = (
    *("ធៀប", "ទៅ", "ស្មើ", "ស្រប", "ត្រូវ", "ផ្ទុយ", "ដូច", "ដូចគ្នា", "ខុសគ្នា", "មុន"),
    *("ទាក់ទង", "ពាក់ព័ន្ធ", "ប្រឈម", "រួម", "ប្រឆាំង", "ភ្ជាប់"),
)
FORECASTS: dict[str, tuple[str, ...]] = {
    "en": (
        *("should", "could", "would", "might", "shall"),
        r"(?<!\bpolitical )(?<!\bfree )(?<!\bthe )(?<!\bof )will(?! of\b)",
        # Only as a verb: “in May” is a month.
        r"(?<!\bin )(?<!\bof )(?<!\bsince )(?<!\buntil )(?-i:may)(?! \d)",
        r"(?:is|are|was|were) (?:expected|likely|set|due|projected|forecast|scheduled|slated|poised) to",
        r"(?:is|are) to be",
        r"(?:plans?|hopes?|intends?) to",
    ),
    "fr": (
        *(r"devrai(?:t|ent)", r"pourrai(?:t|ent)", r"serai(?:t|ent)", r"aurai(?:t|ent)", r"permettrai(?:t|ent)"),
        *(r"doi(?:t|vent) (?:être|permettre|atteindre|entrer|ouvrir|débuter)", r"ser(?:a|ont)", r"pourr(?:a|ont)"),
        *(
            r"devr(?:a|ont)",
            r"aur(?:a|ont) lieu",
            r"prévoi(?:t|ent) de",
            r"envisagent? de",
            r"compten?t? (?:bien )?\w+er",
        ),
        *("est prévue?", "sont prévue?s", r"(?:va|vont) (?:\w+ment )?\w+(?:er|ir|re)", "appelée?s? à"),
    ),
    # នឹង is “will” before a verb, and “to” or “with” behind these.
    "km": (
        "".join(rf"(?<!{word})" for word in _WITH_KM) + "នឹង",
        *("គួរតែ", "រំពឹងថា", "គ្រោង", "ទំនងជា"),
    ),
}
