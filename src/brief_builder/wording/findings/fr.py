"""Les constats en français."""

from brief_builder.wording.findings.words import FindingWords as Words

FRENCH: dict[str, Words] = {
    "figures-conflict": Words(
        "Des chiffres différents pour une même chose",
        "Ils s’écartent de plus que leur arrondi; aucun n’est choisi en silence.",
    ),
    "identity-broken": Words(
        "Des chiffres qui ne s’additionnent pas", "Les parties et le total s’écartent de plus que leur arrondi."
    ),
    "trend-contradicted": Words(
        "Une tendance que les chiffres ne confirment pas", "Les chiffres nommés vont dans l’autre sens."
    ),
    "balance-contradicted": Words("Un excédent ou un déficit de mauvais signe", "Les chiffres montrent l’inverse."),
    "mirror-gap": Words(
        "Un même flux, compté différemment à ses deux bouts",
        "Le fret et l’assurance, le transit par des pays tiers et les dates de saisie créent de tels écarts.",
    ),
    "lists-differ": Words(
        "Des listes qui diffèrent",
        "Chaque liste est ouverte et donnée comme dans sa source; aucune n’est fusionnée.",
    ),
    "claim-subset": Words(
        "Une source en dit plus que l’autre", "La formulation officielle, plus complète, est préférée."
    ),
    "currency-mix": Words(
        "Des chiffres en monnaies différentes",
        "Sans taux de change, ils ne sont ni comparés, ni additionnés, ni tracés ensemble.",
    ),
    "period-uneven": Words(
        "Une partie d’année à côté d’années entières",
        "Une partie d’année est plus petite pour cette seule raison; aucune croissance n’est calculée.",
    ),
    "measure-unmapped": Words(
        "Ce qui est mesuré n’est pas dit dans les mêmes mots",
        "Les chiffres restent séparés tant qu’on ne sait pas qu’il s’agit d’une même chose.",
    ),
    "reporter-unknown": Words(
        "La source ne dit pas qui a compté", "Deux pays comptent souvent un même flux différemment."
    ),
    "stock-or-flow": Words(
        "Un niveau à une date ou un total sur une période",
        "La source ne le dit pas; le chiffre n’est donc comparé à rien.",
    ),
    "series-break": Words(
        "Une série qui continue d’après une autre source", "Ce qui a changé peut être la façon de compter."
    ),
    "figure-recurs": Words(
        "Le même montant pour des choses différentes",
        "Ce n’est pas une erreur en soi, mais un chiffre recopié sans être mis à jour se présente ainsi.",
    ),
    "figure-outlier": Words(
        "Des chiffres de tailles très différentes",
        "L’unité et la mesure sont à vérifier avant de les placer côte à côte.",
    ),
    "flows-diverge": Words(
        "Des flux qui vont en sens contraire",
        "Une phrase qui dit que le commerce a augmenté ou baissé doit nommer son flux.",
    ),
    "figure-hedged": Words(
        "Des chiffres et des affirmations que les sources nuancent",
        "Les bornes et les estimations sont imprimées avec leur nuance.",
    ),
    "series-gap": Words("Des chiffres qu’aucune source ne donne", "Les lacunes sont montrées et ne sont pas comblées."),
    "currency-inferred": Words(
        "La source ne nomme pas la monnaie", "Elle a été déduite de l’éditeur et reste à confirmer."
    ),
    "source-undated": Words("Une source sans date", "On ne peut dire de quand datent ses affirmations sans date."),
    "validity-missing": Words(
        "Des accords sans date de fin", "Les sources ne disent pas jusqu’à quand ils s’appliquent."
    ),
    "role-missing": Words(
        "Des rôles non précisés dans des organisations",
        "Travailler ensemble au sein d’une instance n’est pas en être membre.",
    ),
    "person-role": Words("Des personnes sans titre ni dates de fonction", "Les sources ne les donnent pas."),
    "date-relative": Words(
        "Des dates qui dépendent du moment de l’écriture", "Elles ne sont pas complétées par conjecture."
    ),
    "claim-single-source": Words(
        "Des affirmations d’une seule source", "Le silence des autres sources ne les contredit pas."
    ),
    "identity-rounding": Words("Des chiffres qui s’additionnent aux arrondis près", "Ce n’est pas une contradiction."),
    "balance-mirrored": Words(
        "L’excédent de l’un est le déficit de l’autre",
        "Les sources concordent; elles adoptent deux points de vue.",
    ),
    "figure-duplicate": Words("Le même chiffre à deux endroits", "Ils concordent; le plus précis est imprimé."),
    "claim-repeated": Words(
        "La même affirmation plus d’une fois", "Elle est comptée une fois, et chaque source est citée."
    ),
    "lookalike": Words("Des affirmations qui se ressemblent sans être identiques", "Elles restent séparées."),
    "acronym-clash": Words("Un sigle à deux sens", "Il est écrit au long."),
}
