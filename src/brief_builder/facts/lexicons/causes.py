"""Words that give a cause or a motive."""

from __future__ import annotations

CAUSES: dict[str, tuple[str, ...]] = {
    "en": (
        *("driven by", "thanks to", "because(?: of)?", "as a result of", "owing to", "caused by", "on the back of"),
        r"(?<!\bis )(?<!\bare )due to",
        *("(?:fuell?ed|boosted|spurred|motivated|prompted|buoyed|helped|hit|hurt) by", "in a bid to", "in response to"),
        *(
            "encourag(?:es|ed|ing) (?:the )?[A-Z]?[\\w'-]+ to",
            "prompt(?:s|ed|ing) (?:the )?[\\w'-]+ to",
            "attributed to",
        ),
    ),
    "fr": (
        *("en raison d(?:e|es|u)", "en raison d'", "grâce (?:à|aux?)", "à cause d(?:e|es|u)", "due?s? (?:à|aux?)"),
        *("(?:porté|tiré|stimulé|soutenu|alimenté|favorisé|poussé)e?s? par", "sous l'effet", "parce qu(?:e|')"),
        *("encouragent? .{1,40}? à", "incitent? .{1,40}? à", "pouss(?:e|ent) .{1,40}? à", "en réponse (?:à|aux?)"),
    ),
    "km": ("ដោយសារ", "ព្រោះ", "ជំរុញដោយ"),
}
