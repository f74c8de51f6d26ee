"""The codes of house style: what a ministry's guide has otherwise. The rules themselves stand in a style file."""

from brief_builder.problems.code import Code

HOUSE_CODES: dict[str, Code] = {
    "house-number": Code(
        "A number is in digits where the house style has words, or in words where it has digits (N1).",
        "the page names 4 forums",
        "Write zero to nine as words and 10 and more in digits; in tables and charts, all in digits.",
    ),
    "house-number-first": Code(
        "A sentence begins with digits (N2).",
        "38 companies took part.",
        "Let a word begin the sentence, or write the number as a word.",
    ),
    "house-number-space": Code(
        "A line may break between a figure and its word (N3).",
        "20 years, with a plain space",
        "Put a no-break space between them: Ctrl+Shift+Space in Word.",
    ),
    "house-percent": Code(
        "A percentage is written otherwise than the house style has it (N4).",
        "20 per cent",
        "Write 20% in English; in French 20 % with a no-break space.",
    ),
    "house-money": Code(
        "An amount has its sign, its thousands or its decimals as another language has them (N5).",
        "100 $ in English, $100 in French",
        "Write $100 and 1,234.5 in English; in French 100 $ and 1 234,5 with no-break spaces.",
    ),
    "house-money-short": Code(
        "A sentence has an amount in the short form of tables (N6).",
        "trade of $2.1B, 2,1 G$",
        "Write $2.1 billion; in French 2,1 milliards de dollars.",
    ),
    "house-currency": Code(
        "An amount has a bare dollar sign in a text that names several currencies (N7).",
        "$2.4 billion, beside US$1.9 billion",
        "Mark each: C$ and US$ in English, $ CA and $ US in French.",
    ),
    "house-change": Code(
        "A percentage change stands without the values that it compares (N8).",
        "Exports rose by 12%.",
        "Give both values beside it, or a link, a table or a chart that has them.",
    ),
    "house-date": Code(
        "A date is written otherwise than the house style has it (DT1).",
        "July 31st, 2016",
        "Write July 31, 2016; in French 31 juillet 2016, 1er juillet. Digits alone only in tables: 2016-07-31.",
    ),
    "house-range": Code(
        "A range has a dash, or a quarter has no months (DT2).",
        "2015-16, 4–10 years, Q1 2016",
        "Write 2015 to 2016, 4 to 10 years, January to March 2016.",
    ),
    "house-plain": Code(
        "A sentence is long, or has a word that plain language does without (P1).",
        "e.g., i.e., a sentence of forty words",
        "Make two sentences of it; write “for example” and “that is”.",
    ),
    "house-acronym": Code(
        "An acronym is used before it is spelled out, or stands for two things (P2).",
        "ASEAN, in a document that never says what it is",
        "Write the long form at the first use, and the acronym in parentheses behind it.",
    ),
    "house-emphasis": Code(
        "Words are italic, underlined or bold where the house style has them plain (P3).",
        "an underlined word that is no link",
        "Take the look away. For emphasis, use bold, and little of it.",
    ),
    "house-typography": Code(
        "Quotation marks, apostrophes, spaces or accents are those of another language, or of a typewriter (T1).",
        "« Bonjour » with spaces at which a line may break",
        "Write what the message says. In French, a no-break space stands within « » and before a colon.",
    ),
    "house-marking": Code(
        "The security marking is missing on a page or slide, is not where it belongs, or two of them differ (M1).",
        "a slide without UNCLASSIFIED / NON CLASSIFIÉ at its top right",
        "Put the marking into the header of each section, and on each slide master, in both languages.",
    ),
    "house-words": Code(
        "Words are not the house style, by a rule that the style file adds of its own.",
        "utilise, where the style file says use",
        "Write what the message says.",
    ),
    "house-unread": Code(
        "A text is too long to be held to the house style.",
        "a paragraph of 20,001 letters, which came of a PDF",
        "Make paragraphs of it.",
    ),
    "style-field": Code(
        "A style file has an entry that is missing, misspelt or of the wrong kind.",
        "severity: wraning",
        "Look the entry up in docs/house-style.md.",
    ),
    "style-unknown": Code(
        "There is no house style of the name that is given.",
        "house_style: canda",
        "Write `canada`, the path of a style file in the pack, or `none`.",
    ),
}
