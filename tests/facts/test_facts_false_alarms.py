"""Packs about other countries, as a careful desk would write them: what is found ought to be, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claim_facts import claims, fact

from brief_builder.facts import examine

_OFFICIAL = "title: Kenya and Norway\npublisher: Royal Ministry of Foreign Affairs\ntier: 1\npublished: 2025-05-20\n"
_PAPER = "title: Ties\npublisher: The Daily Nation\nshort: Daily Nation\ntier: 3\npublished: 2025-06-02\n"
_COURRIER = "title: Relations\npublisher: Le Soleil\nlanguage: fr\ntier: 3\npublished: 2025-06-02\n"
_BERNE = "title: La Suisse et le Sénégal\npublisher: Département fédéral des affaires étrangères\nshort: DFAE\n"
_BERNE += "language: fr\ntier: 1\npublished: 2025-05-20\n"


def _items(*words: str, language: str = "en") -> str:
    return "[" + ", ".join(f'{{{language}: "{word}"}}' for word in words) + "]"


def _told(folder: Path, rows: str, **files: str) -> list[str]:
    facts = claims(folder, rows, **files)
    return [
        f"{one.severity} {one.code} {' '.join(one.facts) or one.source}" for one in examine(facts, date(2025, 7, 1))
    ]


def test_kenya_and_norway(tmp_path: Path) -> None:
    """Embassies, a dated agreement, an official visit, statistics with a reporter: little to remark."""
    rows = fact(
        "embassy.nairobi",
        "Norway's embassy in Nairobi covers Kenya",
        kind="representation",
        ref_area="Norway",
        counterpart_area="Kenya",
        text="{en: Norway’s embassy in Nairobi looks after relations with Kenya.}",
    )
    rows += fact(
        "agreements.efta",
        "signed a Partnership Agreement on 17 March 2025",
        kind="agreement",
        period="2025-03-17",
        valid_until="2035-03-17",
        text="{en: Norway and Kenya are bound by a partnership agreement of 2025.}",
    )
    rows += fact(
        "trade.imports.2024",
        "imported goods worth NOK 612 million from Kenya in 2024",
        kind="statistic",
        label="{en: Norwegian imports from Kenya}",
        measure="goods",
        flow="M",
        value="612 million",
        unit="NOK",
        period="2024",
        period_type="duration",
        reporter="Norway",
        basis="customs",
        ref_area="Norway",
        counterpart_area="Kenya",
    )
    rows += fact(
        "visit",
        "Foreign Minister Espen Eide visited the Rift Valley in May 2025",
        kind="event",
        period="2025-05",
        persons="[{name: Espen Eide, role: Foreign Minister, from: 2023-10-16}]",
        text="{en: Norway’s foreign minister visited the Rift Valley in 2025.}",
    )
    rows += fact(
        "priorities",
        "the oceans, renewable energy and peace diplomacy",
        kind="priority",
        items=_items("the oceans", "renewable energy", "peace diplomacy"),
    )
    rows += fact(
        "priorities.daily".replace(".", "_"),
        "renewable energy, peace diplomacy and the ocean",
        kind="priority",
        source="daily",
        items=_items("renewable energy", "peace diplomacy", "the ocean"),
    )
    rows += fact(
        "goods.out",
        "fish, fertilizer and paper",
        kind="products",
        flow="X",
        items=_items("fish", "fertilizer", "paper products"),
    )
    rows += fact(
        "goods.into",
        "cut flowers, tea and wood products",
        kind="products",
        flow="M",
        items=_items("cut flowers", "tea", "wood products"),
    )
    rows += fact(
        "claim.hub",
        "Nairobi has grown into a hub for Nordic firms in the past, says the chamber",
        source="daily",
        asserted_by="The chamber of commerce",
        text="{en: The chamber of commerce describes Nairobi as a hub for firms of the Nordic countries.}",
    )
    rows += fact(
        "history",
        "The United Nations Environment Programme has its seat in Nairobi",
        text="{en: The United Nations Environment Programme (UNEP) has its seat in Nairobi.}",
    )
    rows += fact(
        "mission",
        'the plan called "Vision 2030" names Lake Victoria, Mount Kenya and the Great Rift Valley',
        text="{en: The plan “Vision 2030” names three regions.}",
    )
    assert _told(tmp_path, rows, gac=_OFFICIAL, daily=_PAPER) == [
        "note lists-differ priorities priorities_daily",
    ]


def test_switzerland_and_senegal(tmp_path: Path) -> None:
    """French prose with its elisions, its “la dynamique” and “une importante ligne” in quotation marks."""
    rows = fact(
        "representation",
        "L'ambassade de Suisse à Dakar est compétente pour le Sénégal",
        source="berne",
        kind="representation",
        ref_area="Suisse",
        counterpart_area="Sénégal",
        text="{fr: L’ambassade de Suisse à Dakar suit les relations avec le Sénégal.}",
    )
    rows += fact(
        "accord",
        "un accord de protection des investissements du 16 août 1962",
        source="berne",
        kind="agreement",
        period="1962-08-16",
        valid_until="2030-08-16",
        text="{fr: Un accord de 1962 protège les investissements.}",
    )
    rows += fact(
        "ecole",
        "l'École polytechnique fédérale de Lausanne (EPFL) y mène un projet depuis 2019",
        source="berne",
        period="2019/..",
        text="{fr: L’École polytechnique fédérale de Lausanne (EPFL) y mène un projet depuis 2019.}",
    )
    rows += fact(
        "fora",
        "membres de l'Organisation internationale de la Francophonie et de l'Organisation mondiale du commerce",
        source="berne",
        kind="membership",
        items='[{fr: "l’OIF", role: member}, {fr: "l’OMC", role: member}]',
        text="{fr: La Suisse et le Sénégal sont membres de l’OIF et de l’OMC.}",
    )
    rows += fact(
        "presse.dynamique",
        "la dynamique des échanges se poursuit",
        source="press",
        text="{fr: Le Soleil décrit la dynamique des échanges.}",
    )
    rows += fact(
        "presse.cause",
        "en raison de la hausse du riz",
        source="press",
        text='{fr: "Selon Le Soleil, le riz plus cher en est la cause."}',
    )
    rows += fact(
        "presse.avis",
        "un partenariat prometteur",
        source="press",
        modality="opinion",
        text="{fr: Le Soleil parle d’un partenariat « prometteur ».}",
    )
    rows += fact(
        "presse.sommet",
        "le sommet devrait se tenir à Thiès le 3 mars 2026",
        source="press",
        modality="forecast",
        period="2026-03-03",
        text="{fr: Le Soleil attend un sommet à Thiès en 2026.}",
    )
    terms = "acronyms:\n  OIF: {fr: Organisation internationale de la Francophonie}\n"
    terms += "  OMC: {fr: Organisation mondiale du commerce}\n"
    assert _told(tmp_path, rows, press=_COURRIER, berne=_BERNE, terms_yaml=terms) == []


def test_a_careless_pack_is_told_so(tmp_path: Path) -> None:
    """The same classes in French, each once."""
    rows = fact(
        "liste.une", "cacao, or", source="press", kind="products", flow="X", items=_items("cacao", "or", language="fr")
    )
    rows += fact(
        "liste.deux", "or, riz", source="berne", kind="products", flow="X", items=_items("or", "riz", language="fr")
    )
    rows += fact(
        "presse.tout",
        "l'an dernier, les ventes ont dépassé 300 millions de francs grâce à un marché prometteur",
        source="press",
        text="{fr: Les ventes ont atteint 300 millions de francs l’an dernier.}",
    )
    rows += fact(
        "presse.chef",
        "le président Bassirou Faye devrait ouvrir la foire",
        source="press",
        text="{fr: Le président ouvre la foire.}",
    )
    rows += fact(
        "accord", "un accord sur les visas", source="berne", kind="agreement", text="{fr: Il y a un accord du BIT.}"
    )
    assert sorted(_told(tmp_path, rows, press=_COURRIER, berne=_BERNE)) == [
        "note date-relative presse.tout",
        "warning acronym-unexplained accord",
        "warning claim-unattributed presse.tout",
        "warning date-relative presse.tout",
        "warning forecast-as-fact presse.chef",
        "warning hedge-dropped presse.tout",
        "warning lists-differ liste.une liste.deux",
        "warning opinion-as-fact presse.tout",
        "warning person-role presse.chef",
        "warning validity-missing accord",
    ]
