"""Words by which a sentence says that somebody else says it."""

from __future__ import annotations

ATTRIBUTIONS: dict[str, tuple[str, ...]] = {
    "en": (
        *("according to", "says?", "said", "states?", "stated", "reports?", "reported", "calls?", "called", "writes?"),
        *("claims?", "claimed", "describes?", "described", "sees?", "expects?", "names?", "lists?", "counts?"),
        *("argues?", "argued", "notes", "noted", "adds", "attributes?", "in (?:the|its|their) words", "in the view of"),
    ),
    "fr": (
        *(
            "selon",
            "d'après",
            "dit",
            "disent",
            "affirm(?:e|ent|é)",
            "indiqu(?:e|ent|é)",
            "estim(?:e|ent)",
            "rapport(?:e|ent|é)",
        ),
        *(
            "écri(?:t|vent)",
            "déclar(?:e|ent|é)",
            "not(?:e|ent)",
            "précis(?:e|ent|é)",
            "qualifi(?:e|ent)",
            "soulign(?:e|ent|é)",
        ),
        *(
            "signal(?:e|ent|é)",
            "attribu(?:e|ent)",
            "aux yeux d(?:e|es|u)",
            "décri(?:t|vent)",
            "cit(?:e|ent)",
            "mentionn(?:e|ent)",
        ),
    ),
    "km": (
        *("បើតាម", "យោងតាម", "និយាយថា", "បាននិយាយ", "រាយការណ៍", "អះអាង", "លើកឡើង", "ថ្លែង", "បញ្ជាក់ថា", "បានឱ្យដឹង"),
        *("ចាត់ទុក", "រំពឹងថា", "យល់ឃើញ", "ពណ៌នា", "សរសេរថា", "កត់សម្គាល់ថា"),
    ),
}
