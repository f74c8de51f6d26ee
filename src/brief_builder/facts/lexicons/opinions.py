"""Words that judge: they are somebody's, and stand between quotation marks or not at all."""

from __future__ import annotations

OPINIONS: dict[str, tuple[str, ...]] = {
    "en": (
        *("promising", "dynamic(?:ally)?", "cutting-edge", "state-of-the-art", "world-class", "significant(?:ly)?"),
        *(
            "important(?:ly)?",
            "(?-i:major)",
            "impressive(?:ly)?",
            "remarkabl[ey]",
            "unprecedented",
            "robust",
            "vibrant",
        ),
        *("outstanding", "excellent", "historic", "crucial", "vital", "thriving", "booming", "ambitious", "fruitful"),
        *("exceptional(?:ly)?", "game-changing", "landmark"),
    ),
    "fr": (
        *(
            "prometteu(?:r|rs|se|ses)",
            r"(?<!\bla )(?<!\bune )(?<!\bcette )dynamiques?",
            "de pointe(?! du jour)",
            "ambitieu(?:x|se|ses)",
        ),
        *(
            "significati(?:f|fs|ve|ves)",
            r"(?<!\bl')importante?s?",
            "majeure?s?(?! partie)",
            "remarquables?",
            "exceptionnel(?:s|le|les)?",
        ),
        *(
            "sans précédent",
            "excellente?s?",
            "crucia(?:l|le|les|ux)",
            "florissante?s?",
            "fructueu(?:x|se|ses)",
            "incontournables?",
        ),
    ),
    "km": ("យ៉ាងសំខាន់", "ល្អប្រសើរ", "ឆ្នើម", "មិនធ្លាប់មាន"),
}
