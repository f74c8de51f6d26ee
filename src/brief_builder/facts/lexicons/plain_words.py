"""Words that carry no matter of their own: between the words of a name, in a list of goods, and known acronyms."""

from __future__ import annotations

CONNECTIVES = frozenset(
    {
        *("of", "the", "and", "for", "in", "on", "to", "at", "by", "a", "an", "with", "from", "as", "de"),
        *("du", "des", "la", "le", "les", "l", "d", "et", "en", "pour", "à", "aux", "au", "un", "une", "sur"),
        *("par", "dans"),
    }
)
# Two goods are not alike because both are goods.
GENERIC = frozenset(
    {
        *("goods", "products", "product", "items", "equipment", "articles", "parts", "components"),
        *("materials", "other", "various", "manufactured", "industrial", "related", "services", "trade"),
        *("sector", "produits", "produit", "biens", "pièces", "composants", "matériel", "autres", "divers"),
        *("manufacturés", "industriels", "industrielles", "commerce", "secteur", "équipements", "équipement"),
    }
)
# Acronyms that readers of a language need not have spelled out.
KNOWN_ACRONYMS: dict[str, frozenset[str]] = {
    "en": frozenset(
        {
            *("US", "USA", "UK", "EU", "UN", "UAE", "TV", "CEO", "ID", "DNA", "VIP", "AM", "PM", "BC", "AD"),
            *("AI", "IT", "HIV", "AIDS", "COVID", "GDP", "CFA"),
        }
    ),
    "fr": frozenset(
        {
            *("UE", "ONU", "USA", "PIB", "TV", "PDG", "ADN", "TVA", "VIH", "SIDA", "COVID", "IA", "PME", "CFA"),
        }
    ),
}
