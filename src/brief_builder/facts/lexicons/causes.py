"""Words that give a cause or a motive."""

from __future__ import annotations

# What money or help was given for is no view of anybody: “restored thanks to a grant”.
_MONEY_EN = "(?:(?:an?|the|its|their) )?(?:[\\w'-]+ )?(?:grant|gift|donation|funding|loan|subsidy|sponsorship)"
_MONEY_FR = (
    "(?:(?:une?|la|le|des|son|leur) |l')?(?:financements?|dons?|subventions?|prêts?|mécénat|legs|aide financière)"
)
CAUSES: dict[str, tuple[str, ...]] = {
    "en": (
        *(
            "driven by",
            rf"thanks to(?! {_MONEY_EN})",
            "because(?: of)?",
            "as a result of",
            "owing to",
            "caused by",
            "on the back of",
        ),
        r"(?<!\bis )(?<!\bare )due to",
        *("(?:fuell?ed|boosted|spurred|motivated|prompted|buoyed|helped|hit|hurt) by", "in a bid to", "in response to"),
        *(
            "encourag(?:es|ed|ing) (?:the )?[A-Z]?[\\w'-]+ to",
            "prompt(?:s|ed|ing) (?:the )?[\\w'-]+ to",
            "attributed to",
        ),
    ),
    "fr": (
        *(
            "en raison d(?:e|es|u)",
            "en raison d'",
            rf"grâce (?:à|aux?)(?! {_MONEY_FR})",
            "à cause d(?:e|es|u)",
            "due?s? (?:à|aux?)",
        ),
        *("(?:porté|tiré|stimulé|soutenu|alimenté|favorisé|poussé)e?s? par", "sous l'effet", "parce qu(?:e|')"),
        *("encouragent? .{1,40}? à", "incitent? .{1,40}? à", "pouss(?:e|ent) .{1,40}? à", "en réponse (?:à|aux?)"),
    ),
    "km": ("ដោយសារ", "ព្រោះ", "ដោយហេតុ", "ដោយមូលហេតុ", "ជំរុញដោយ", "បណ្[តដ]ាលមកពី", "ជំរុញទឹកចិត្ត"),
}
