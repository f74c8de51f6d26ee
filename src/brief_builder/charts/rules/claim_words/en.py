"""The words by which a title in English claims something of figures."""

from __future__ import annotations

from decimal import Decimal

from brief_builder.charts.rules.claim_words.lexicon import HALF, Lexicon

# A word that compares says something of its subject only before these: “higher tariffs” speaks of tariffs.
_SAID_OF_SUBJECT = (
    r"(?= ?$|[,;:.]| [\d$€£¥+–-]| (?:c|us|ca)\$"
    r"| (?:than|by|from|in|on|for|since|again|sharply|slightly|strongly|steadily|nearly|almost|about|more|some|over|a"
    r"|an|year|with|and|but|while|as|against|compared|every|each|amid|because|despite|after|for)\b)"
)
_AFTER_BE = r"(?:is|are|was|were|been|keeps?|kept) (?:still )?"
_ROSE = (
    r"rises?|rose|risen|grows?|grew|grown|increase[sd]?|climb(?:s|ed)?|gained|jump(?:s|ed)?|surge[sd]?|soar(?:s|ed)?"
    r"|expand(?:s|ed)?|recover(?:s|ed)?|rebound(?:s|ed)?|rall(?:y|ies|ied)|swell(?:s|ed)|balloon(?:s|ed)|boom(?:s|ed)"
    r"|(?:sky)?rocket(?:s|ed)|(?:edge|inche|creep|tick)[sd]? up|edged higher|crept up|went up|goes up"
    r"|picked up|picks up"
)
_FELL = (
    r"falls?(?! short| behind)|fell(?! short| behind)|fallen|decline[sd]?|decrease[sd]?"
    r"|drop(?:s|ped)?|shr(?:ink|inks|ank|unk)|slides?|slid|slump(?:s|ed)?|plunge[sd]?|tumble[sd]?|dips?|dipped"
    r"|plummet(?:s|ed)?|collapse[sd]?|slips?|slipped|sinks?|sank|sunk|dwindle[sd]?|nosedive[sd]?|crash(?:es|ed)"
    r"|retreat(?:s|ed)|contracts|contracted|(?:edge|inche|tick)[sd]? down|edged lower|went down|goes down"
)
_BEHIND_RANK = (
    r"(?! (?:rise|fall|increase|decrease|drop|decline|gain|loss|change|jump|growth|surge|slump|contraction)s?)"
)
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PLACES = "|".join(_ORDINALS)
_PARTS = {"a third": (1, 3), "one third": (1, 3), "a quarter": (1, 4), "one quarter": (1, 4), "two thirds": (2, 3)}
_TIMES = {
    rf"{word}fold|{number}-fold|(?:multipl\w+|increased?|grew|grown|rose|risen|up) (?:by )?(?:{word}|{number}) times"
    rf"|multiplied by (?:{word}|{number})": Decimal(number)
    for word, number in _FOLDS.items()
}
_DOWN_BY = {
    rf"(?:{_FELL}|down|cut)(?: by)? {words}": 1 - Decimal(part) / Decimal(whole)
    for words, (part, whole) in _PARTS.items()
}
_UP_BY = {
    rf"(?:{_ROSE}|up)(?: by)? {words}": 1 + Decimal(part) / Decimal(whole) for words, (part, whole) in _PARTS.items()
}
_SEASON = (
    r"(?:winter|spring|summer|autumn|fall|season|christmas|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:first|second|third|fourth) quarter|q[1-4])"
)
_DOES = r"(?:spen(?:ds?|t)|earn(?:s|ed)?|sen(?:ds?|t)|sells?|sold|buys?|bought|receive[sd]?|attract(?:s|ed)?)"
_MUCH = r"(?:far |much |many |even |still |slightly )?"
_NO_FIGURE = r"(?! (?:ever|half|twice|double|before|expected|a|an|in|\w+ times|(?:c|us|ca)?[$€£¥]|\d))"
_IS = r"(?:remains?|stays?|is|are)(?: still)?(?: well| far| just| slightly)?"
_MOVE = r"(?:rise|fall|drop|increase|decline|decrease|surge|slump|growth|higher|lower|rising|falling|weak|strong)"
# “All but Thailand” leaves something out; “fell but recovered” are two clauses.
_ALL = (
    "all",
    "everyone",
    "everything",
    "anything",
    *(f"all {of}" for of in ("countries", "partners", "markets", "products")),
)
_BUT = "".join(rf"(?<!\b{words} )" for words in _ALL) + "but"
ENGLISH = Lexicon(
    spaced=True,
    up=rf"{_ROSE}|(?:higher|(?<!made )(?<!makes )(?<!make )(?<!set )(?<!sets )up(?! to\b)){_SAID_OF_SUBJECT}"
    rf"|{_AFTER_BE}(?:rising|growing|increasing|climbing)",
    down=rf"{_FELL}|(?:lower|(?<!slowed )(?<!slows )(?<!broken )(?<!breaks )down){_SAID_OF_SUBJECT}"
    rf"|{_AFTER_BE}(?:falling|declining|decreasing|shrinking|dropping|slipping)",
    wider=rf"widen(?:s|ed)?|deepen(?:s|ed)?|wider{_SAID_OF_SUBJECT}|{_AFTER_BE}widening",
    narrower=rf"narrow(?:s|ed)|(?<!a )(?<!the )narrow|narrower{_SAID_OF_SUBJECT}|{_AFTER_BE}narrowing",
    compared=r"higher|lower|wider|narrower|up|down",
    than=r"than|against|compared (?:to|with)|relative to|versus|vs|on",
    crossing=r"below|above|past|beyond|behind|under|into|ahead of|back to|to",
    reached=r"(?:to|below|under|above|past) (?:just |only |about |nearly |almost |over )?(?:(?:c|us|ca)?[$€£¥]? ?\d"
    r"|(?:single|double|triple)[- ](?:digit|figure)s?)",
    same=r"unchanged|did not change|didn't change|no change",
    steady=r"stable|steady|flat|little changed|stagnate[sd]?|about the same",
    times={
        rf"(?:{_FELL}|down|cut)(?: by| in)? half|halve[sd]?(?! twice| three times)": HALF,
        rf"(?:{_ROSE}|up)(?: by)? half": Decimal("1.5"),
        **_DOWN_BY,
        **_UP_BY,
        **_TIMES,
        r"(?:doubles?|doubled)(?!-| taxation| standard| digit)": Decimal(2),
        r"triple[sd]?|treble[sd]?": Decimal(3),
        r"quadruple[sd]?": Decimal(4),
        r"quintuple[sd]?": Decimal(5),
    },
    over=r"more than|over|well over",
    nearly=r"nearly|almost|close to|about|roughly|practically|all but",
    overtook=r"overtook|overtakes?|(?:has|have|had) overtaken",
    above=rf"{_DOES} {_MUCH}more (?:\w+ )?than{_NO_FIGURE}|{_IS} above|outspen(?:ds?|t)"
    r"|outs(?:ells?|old)|outnumber(?:s|ed)?"
    r"|exceed(?:s|ed)?|surpass(?:es|ed)?|outweigh(?:s|ed)?|outstrip(?:s|ped)?|top(?:ped|s)(?! the| all)",
    below=rf"{_DOES} {_MUCH}(?:less|fewer) (?:\w+ )?than{_NO_FIGURE}|{_IS} below"
    r"|trail(?:s|ed)?|lag(?:s|ged)?(?: behind)?",
    busy=r"busiest|quietest",
    placed=r"(?:(?:ranks?|comes?) )?(?P<n>{n})(?:[- ](?:largest|biggest|highest))?",
    most=rf"(?:{_PLACES})[- ](?:largest|biggest|highest){_BEHIND_RANK}|(?:ranks?|comes?) (?:{_PLACES})"
    r"(?![- ](?:largest|biggest|highest))"
    rf"|(?:busiest|largest|biggest|greatest|highest|widest){_BEHIND_RANK}"
    r"|leads?(?! to\b)|tops(?= (?:the|all)\b)|ranks? first|comes? first|number one"
    r"|top (?=export|import|partner|supplier|buyer|market|destination|source|product|customer)"
    r"|the most(?! of\b| recent)",
    least=rf"(?:quietest|smallest|lowest|narrowest){_BEHIND_RANK}|(?<!at )least(?! developed)|ranks? last|comes? last",
    ranked_moves=r"(?:by )?(?:the )?(?:most|least)",
    moves=r"rise|increase|fall|drop|decline|decrease|surge|slump|jump|rebound|recovery|plunge",
    peak=r"peaks?|peaked|peaking",
    trough=r"bottom(?:s|ed) out",
    record_high=r"record(?:-| )(?:high|level)|(?:all-time|historic) high"
    r"|(?<!track )(?<!on )(?<!the )(?<!off )(?<!of )(?<!'s )record"
    r"(?! (?:low|keep|of (?![\dc$€£¥])|on |for (?:the|its) |fall|drop|decline|decrease|plunge|slump|rise|increase|jump"
    r"|growth|gain|surge|loss|breaking|run|streak|date|number|holder))(?!-)",
    record_low=r"record(?:-| )low|(?:all-time|historic) low",
    summits=r"records?|peak(?:s|ed|ing)?|highs?|lows?|high point|all-time|level|reaching|hitting|setting",
    unreached=r"near|nearly|nearing|close to|almost|short of|towards?|approach(?:es|ed|ing)?|below|under",
    left=r"from|off|since|after|following|despite|below|under",
    without=r"excluding|outside|besides|other than|aside from|behind|ex",
    more_than_half=r"(?:more than|over) half|(?<!at )most of|a majority|the majority",
    less_than_half=r"(?:less than|under) half|a minority",
    deficit=r"deficits?|shortfalls?",
    surplus=r"surplus|surpluses",
    gap=r"gaps?",
    apart=r"(?:gap|difference|distance|disparity|divide|spread) (?:in (?:\w+ ){1,2})?between",
    balance=r"balances?",
    refused=r"not|never|no|nor|neither|none|without|hardly|instead|rather than|unlike|fail(?:s|ed)? to|stop(?:s|ped)?"
    r"|halt(?:s|ed)?|\w+n't|among|one of|second|(?<!a )(?<!one )third|fourth|fifth|next|avoid(?:s|ed)?|reverse[sd]?"
    r"|(?:only|just) once|in \w+ (?:out )?of (?:the )?(?:last |past )?\w+ years|except|apart from"
    r"|but(?= (?:in |for )?(?:19|20)\d\d)|ends?|ended|ending|erase[sd]?|recoup(?:s|ed)?|offsets?|los(?:es|e|t|ing)|gone"
    r"|vanish(?:es|ed)?|wipe[sd]?|disappear(?:s|ed)?|eliminate[sd]?|miss(?:es|ed)?"
    r"|(?:in|over|within) (?:a|the (?:last|past)|\w+) (?:decades?|century|generation)"
    rf"|(?:{'|'.join(_ALL)}) but(?! (?:\w+ed|stable|steady|flat)\b)"
    r"|(?<!at )once(?! (?:again|more)\b)|used to|former(?:ly)?|at one time"
    r"|in the past(?! \w+ (?:years?|months?|quarters?)\b)|previously(?! (?:thought|reported|estimated|expected)\b)"
    r"|had been(?! \w+ing\b)",
    unsure=rf"(?:every|each) (?:\w+ )?{_SEASON}"
    r"|(?<!in )(?<!since )(?<!of )(?<!to )may(?! ?\d)|might|could|can|would|should|will|expect(?:s|ed)?"
    r"|forecasts?|projected|likely|plans?|planned|aims?|targets?|targeted|if|unless|hopes?|wants?|needs?|set to",
    infinitive=r"to",
    quantities=r"growth|pace|rate|rates|share|shares|ratio|rank|price|prices|hopes?|fears?|costs?|demand",
    rates=r"growth|change|rate of (?:increase|decrease|change)|year-on-year",
    breaks=r";|:(?= )|\.(?= |$)|!| [–—-] |—"
    rf"|\b(?:while|whereas|{_BUT}(?! (?:in |for )?(?:19|20)\d\d)|though|although|yet|(?<!as well )as(?! well as\b)|when"
    r"|then|even if)\b",
    lists=r",(?= )|&|\band\b|\bor\b|\bplus\b|\bas well as\b",
    turns=r"\bafter\b|\bbefore\b|\bdespite\b|\bfollowing\b|\breversing\b",
    causes=r"\bbecause(?: of)?\b|\bamid(?:st)?\b|\bdue to\b|\bowing to\b|\bthanks to\b|\bin response to\b"
    rf"|\bby(?= (?:an? |the )?(?:\w+ )?{_MOVE}\b)"
    rf"|\bon(?= (?:the back of|account of|(?:an? |the )?(?:\w+ )?{_MOVE}\b(?!$)|demand|tariffs?|prices?|fears|hopes))"
    rf"|\bwith(?= (?:an? |the )?{_MOVE}\b)"
    r"|\bdef(?:y|ies|ied|ying)\b|\bbuck(?:s|ed|ing)?\b|\bresist(?:s|ed|ing)?\b|\bwithst(?:and|ands|ood)\b",
    since=r"since|after|beginning in|starting in",
    origin=r"from|out of",
    until=r"until|till|to|through|by",
    before=r"before|prior to|ahead of",
    between=r"between",
    levels=r"levels?|that|those|value|figures?|total|amount",
    level_of=r"levels? of(?: the)?",
    level_behind=r"(?:'s)? levels?",
    months=r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:first|last|final) (?:quarter|half|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) months)(?: of)?"
    r"|q[1-4]|h[12]|spring|summer|autumn|winter|mid",
    degree=r"faster|slower|larger|bigger|smaller|steeper|sharper|more|less|further|quicker|harder|as (?:much|fast)",
    last_step=r"(?:last|this|in a|over the|on the|from a|in one|a) year|year on year|year-on-year|a year earlier"
    r"|(?:previous|prior|past) year",
    year_ago=r"year[- ]on[- ]year|yoy|y/y|(?:a|one) year (?:earlier|ago|before)"
    r"|(?:from|than|over) the (?:previous|prior|preceding) year",
    during=r"(?:in|over|within|for|during) (?:just |only |less than |more than |the )?(?:last |past )?(?P<n>{n})"
    r"(?: straight| consecutive| short)? (?:years?|months?|quarters?)",
    numbers={
        **_FOLDS,
        **{str(number): number for number in _FOLDS.values()},
        "a few": 3,
        "several": 3,
    },
    runs=r"for (?:an? |the |its |their )?(?P<n>{n})(?P<on> (?:straight|consecutive|successive|running))? year"
    r"(?P<end> (?:running|in a row|straight|in succession))?",
    ordinals={word: place for place, word in enumerate(_ORDINALS, 2)},
    first_time=r"(?:first|largest|biggest|sharpest|steepest|strongest|smallest|worst|fastest|slowest) (?:\w+ )?"
    r"(?:time|rise|fall|drop|increase|decrease|decline|gain|loss|jump|surge|slump|growth|deficit|surplus)",
    every_step=r"(?:every|each) year|year after year|year in,? year out|every single year|without interruption"
    r"|(?:every|each) month|month after month|uninterrupted(?:ly)?|non-?stop",
    small=r"a|an|the|of|in|on|at|by|to|from|for|with|is|are|was|were|be|been|has|have|had|its|their|it|they"
    r"|both|each|all|again|also|then|later|still|only|just|even|more|much|further|slightly|sharply|steadily|strongly|strong|sharp"
    r"|between|during|over|year|years|calendar|first|months|that|this|so|too|s|well|than|about|nearly|almost|back",
    adverbs=r"\w+ly|faster|slower|less|most|least|twice|every|each|two|three|four|five",
    adjectives=r"\w+(?:ian|ese)|thai|total|overall|real|nominal|bilateral|national|annual|yearly|monthly"
    r"|rising|growing|falling|booming|soaring|larger?|largest|smaller?|smallest|bigg?(?:er|est)?|huge|modest|slight"
    r"|steep|deep|record|new|another|two|way|goods|merchandise|own|whole|entire|combined|high|low|weak|such|most|many|after|out",
    part_before=r"\w+",
    part_behind=r"(?!)",
    near=r"to|from|with|of|in|by|for|at|into",
    partner=r"with|against",
    of_others=r"'s\b|s'(?= )|\bof\b",
    rose="rose",
    fell="fell",
    size_grew="widened",
    size_fell="narrowed",
)
