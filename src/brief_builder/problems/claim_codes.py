"""The codes of findings about claims, lists, names and quotes: what a careful officer would remark about words."""

from brief_builder.problems.code import Code

CLAIM_CODES: dict[str, Code] = {
    "figure-hedged": Code(
        "A source hedges what it says: a bound, an estimate, “one of”, “in general”.",
        "“over 41,900”, “estimated at about 2.4 billion”, “one of the top destinations”",
        "Keep the hedge wherever the statement is printed; once you have looked, say so in resolutions.yaml.",
    ),
    "hedge-dropped": Code(
        "A text of ours says without a hedge what its quote says with one.",
        "text: “the top destination”, quote: “one of the top destinations”",
        "Put the hedge back, in each language of the text.",
    ),
    "lists-differ": Code(
        "Lists of one kind and subject name different things, or one source contradicts itself.",
        "goods exported: four in one source, three others in another",
        "Print each with its source, or the fuller one and cite all; join words for one thing under `synonyms:`. "
        "Lists of different things take a `measure:` each.",
    ),
    "terms-near": Code(
        "Goods that go one way sound like others that go the other way.",
        "electronic components out, electronic products in",
        "Keep the two terms as they are, and apart.",
    ),
    "acronym-clash": Code(
        "Two names of the pack have the same initials.",
        "ICC: International Control Commission, International Criminal Court",
        "Spell out both; name the one that may be shortened in terms.yaml under `acronyms:`.",
    ),
    "acronym-unexplained": Code(
        "A text uses an acronym that nothing in the pack spells out.",
        "“RCEP enters into force”, and no full name",
        "Spell it out where it first stands, or give it in terms.yaml under `acronyms:`.",
    ),
    "name-variant": Code(
        "A text names something otherwise than the pack prefers.",
        "“Francophonie” where terms.yaml prefers “La Francophonie”",
        "Write the preferred name; in quotation marks the source’s own form may stand.",
    ),
    "role-missing": Code(
        "A body is named in which countries take part, and nobody says as what.",
        "“work closely in ASEAN”, of which Canada is no member",
        "Give `role:` at the item once you know it: member, observer, dialogue_partner, party or none.",
    ),
    "person-role": Code(
        "A person is named without office, or an office without its dates.",
        "“Minister Mary Ng”, without portfolio and time",
        "Give name, `role:` and `from:` or `until:` under `persons:` of the fact.",
    ),
    "speaker-unknown": Code(
        "A quote holds words in quotation marks, and nobody says whose they are.",
        'the need for a "substantial" agreement',
        "Name the speaker with `asserted_by:`, or leave the words out.",
    ),
    "claim-unattributed": Code(
        "A cause or a motive stands as a fact.",
        "“growth driven by exports of clothing”",
        "Say whose view it is: `asserted_by:`, or “… says” in the text.",
    ),
    "forecast-as-fact": Code(
        "A quote speaks of what is expected or possible, and its fact counts as asserted.",
        "“the summit should boost exchanges” with `modality: asserted`",
        "Write `modality: forecast` or `conditional`, and keep the word in the text.",
    ),
    "opinion-as-fact": Code(
        "A word that judges stands outside quotation marks, or in a quote that nobody is said to have said.",
        "a promising programme, a significant surplus",
        "Put the word between quotation marks and say whose it is, or leave it out.",
    ),
    "date-relative": Code(
        "A time is given only by when its source, or our text, was written.",
        "“10 hours ago”, “in recent years”, “November 20” without a year",
        "Count from the date of the source and give it as `period:`; without that date print the words, never a date.",
    ),
    "authority": Code(
        "Figures rest on a source that is no authority for them (tier 3 or 4).",
        "trade of 2024 from a newspaper that names no statistics",
        "Find the primary source and quote it before a key message uses them.",
    ),
    "audience-internal": Code(
        "Facts are marked internal; an edition for the public leaves them out.",
        "the irritants of a relationship",
        "Look that no text, note or caption repeats them.",
    ),
    "validity-missing": Code(
        "Nothing says until when an agreement or a preference holds.",
        "duty-free access that rests on a status which ends",
        "Give `valid_until:`; for a treaty without an end, say so in resolutions.yaml.",
    ),
    "claim-subset": Code(
        "Two sources speak of one agreement, and one says less.",
        "“duty-free” beside “quota-free and duty-free”",
        "Use the fuller wording of the official source, and cite both.",
    ),
    "lookalike": Code(
        "Two facts look alike, and the pack says that they are different things.",
        "Canadians of Cambodian descent beside the Cambodian diaspora",
        "Nothing: it explains why they are kept apart.",
    ),
    "lookalike-mix": Code(
        "A formula combines figures that the pack says only look alike.",
        "share(people.descent, people.diaspora)",
        "Take one of them out, or its `different_from:` if they are one thing after all.",
    ),
    "claim-repeated": Code(
        "Two facts make one claim.",
        "“one of the top destinations” and “among the main markets”",
        "Print it once, with both sources.",
    ),
    "claim-single-source": Code(
        "Themes of which one source alone speaks.",
        "a free trade agreement that the older page does not mention",
        "Nothing is contradicted; look for a second source before it bears a message.",
    ),
    "question-open": Code(
        "Something that a person has to find out before the brief is used.",
        "“by 2026”: before the year, or during it?",
        "Find the answer and record it as a fact; what facts raise may be asked in questions.yaml.",
    ),
    "quote-repeated": Code(
        "The words of a quote stand more than once in the text of its source.",
        "“$2.4 billion in 2022”, once of total trade, once of imports",
        "Look that `prefix:` and `suffix:` say which is meant.",
    ),
    "quote-typography": Code(
        "A source writes one mark in two ways.",
        "straight and curly apostrophes on one page",
        "Copy quotes from the source, never type them.",
    ),
    "quote-heading": Code(
        "A quote is a whole heading, which may say more than the text below it.",
        "“Already Dynamic Trade”",
        "Quote the sentence that bears the fact.",
    ),
    "quote-shared": Code(
        "Several facts rest on one sentence of a source.",
        "“$2.1 billion in 2023, down from $2.4 billion in 2022”",
        "Nothing needs to be done now; when one of them changes, look at the others again.",
    ),
}
