"""The words and signs of a sum of money → ISO 4217 codes, in English, French and Khmer; a bare `$` names none."""

from __future__ import annotations

import re
from functools import cache

from brief_builder.facts.lexicons.scales import said_of_all

# Code: signs and words in English, French and Khmer; (s) is a plural. Words that several countries share
# (dollar, peso, rupee, franc, pound, krona) stand here only with the country's name.
NAMES: dict[str, tuple[str, ...]] = {
    "AED": ("Emirati dirham(s)", "UAE dirham(s)", "dirham(s) des Émirats", "ឌៀរហាំអារ៉ាប់រួម"),
    "AUD": ("A$", "AU$", "Australian dollar(s)", "dollar(s) australien(s)", "ដុល្លារអូស្ត្រាលី"),
    "BDT": ("taka(s)", "តាកា"),
    "BND": (
        "B$",
        "Brunei dollar(s)",
        "dollar(s) de Brunei",
        "ដុល្លារប្រ៊ុយណេ",
        "dollar brunéien",
        "dollars brunéiens",
        "ដុល្លារព្រុយណេ",
    ),
    "BRL": (
        "R$",
        "Brazilian real",
        "Brazilian reais",
        "réal brésilien",
        "réaux brésiliens",
        "reais",
        "Brazilian reals",
        "réals brésiliens",
        "រៀលប្រេស៊ីល",
    ),
    "CAD": (
        *("C$", "CA$", "Can$", "CDN$", "$CA", "$ CA", "$ CAN", "$CAN", "Canadian $"),
        *("Canadian dollar(s)", "dollar(s) canadien(s)", "ដុល្លារកាណាដា"),
    ),
    "CHF": ("Swiss franc(s)", "franc(s) suisse(s)", "ហ្វ្រង់ស្វីស"),
    "CNY": ("RMB", "CN¥", "yuan(s)", "renminbi", "Chinese yuan", "យ៉ន់", "យ័ន"),
    "CZK": ("Czech koruna(s)", "Czech crown(s)", "couronne(s) tchèque(s)", "កូរុណាសាធារណៈឆេក"),
    "DKK": ("Danish krone(r)", "Danish crown(s)", "couronne(s) danoise(s)", "ក្រូណេដាណាម៉ាក់"),
    "EGP": ("Egyptian pound(s)", "livre(s) égyptienne(s)", "ផោនអេហ្ស៊ីប"),
    "EUR": ("€", "euro(s)", "អឺរ៉ូ"),
    "GBP": ("£", "pound(s) sterling", "British pound(s)", "sterling", "livre(s) sterling", "ផោនអង់គ្លេស", "ផោន"),
    "HKD": ("HK$", "Hong Kong dollar(s)", "dollar(s) de Hong Kong", "ដុល្លារហុងកុង"),
    "IDR": ("Rp", "rupiah(s)", "roupie(s) indonésienne(s)", "រូពៀឥណ្ឌូនេស៊ី", "រូពីឥណ្ឌូណេស៊ី"),
    "ILS": ("₪", "shekel(s)", "sheqel(s)", "ស៊ីគែលថ្មីអ៊ីស្រាអែល"),
    "INR": ("₹", "Indian rupee(s)", "roupie(s) indienne(s)", "រូពីឥណ្ឌា"),
    "JPY": ("JP¥", "Japanese yen", "yen(s)", "យ៉េន", "យេន"),
    "KHR": ("៛", "riel(s)", "Cambodian riel(s)", "riel(s) cambodgien(s)", "រៀល"),
    "KRW": ("₩", "South Korean won", "Korean won", "won sud-coréen(s)", "វ៉ុន", "វុន", "wons sud-coréens"),
    "LAK": ("₭", "kip(s)", "គីប"),
    "MAD": ("Moroccan dirham(s)", "dirham(s) marocain(s)", "ឌៀរហាំម៉ារ៉ុក"),
    "MMK": ("kyat(s)", "ក្យាត", "គីយ៉ាត"),
    "MXN": ("MX$", "Mexican peso(s)", "peso(s) mexicain(s)", "ប៉េសូម៉ិកសិក"),
    "MYR": ("ringgit(s)", "រីងហ្គីត"),
    "NOK": ("Norwegian krone(r)", "Norwegian crown(s)", "couronne(s) norvégienne(s)", "ក្រូណេន័រវ៉េ"),
    "NZD": ("NZ$", "New Zealand dollar(s)", "dollar(s) néo-zélandais", "ដុល្លារនូវែលសេឡង់"),
    "PHP": ("₱", "Philippine peso(s)", "peso(s) philippin(s)", "ប៉េសូហ្វីលីពីន"),
    "PKR": ("Pakistani rupee(s)", "roupie(s) pakistanaise(s)", "រូពីប៉ាគីស្ថាន"),
    "PLN": ("zloty(s)", "złoty", "zlotych", "ហ្សូទីប៉ូឡូញ"),
    "RUB": ("₽", "rouble(s)", "ruble(s)", "រូប្លិ៍", "រ៉ូបលរុស្ស៊ី"),
    "SAR": ("Saudi riyal(s)", "riyal(s) saoudien(s)", "រីយ៉ាលអារ៉ាប៊ីសាអូឌីត"),
    "SEK": ("Swedish krona", "Swedish kronor", "Swedish crown(s)", "couronne(s) suédoise(s)", "ក្រូណាស៊ុយអែត"),
    "SGD": (
        "S$",
        "SG$",
        "Singapore dollar(s)",
        "dollar(s) singapourien(s)",
        "dollar(s) de Singapour",
        "ដុល្លារសិង្ហបុរី",
        "ដុល្លារសិង្ហបូរី",
    ),
    "THB": ("฿", "baht(s)", "Thai baht(s)", "បាត"),
    "TRY": ("₺", "Turkish lira(s)", "livre(s) turque(s)", "លីរ៉ាទួរគី"),
    "TWD": ("NT$", "Taiwan dollar(s)", "dollar(s) taïwanais", "ដុល្លារតៃវ៉ាន់"),
    "UAH": ("hryvnia(s)", "hryvnias", "ហ៊ូនីយ៉ាអ៊ុយក្រែន"),
    "USD": (
        *("US$", "U.S.$", "$US", "$ US", "US dollar(s)", "U.S. dollar(s)", "American dollar(s)", "greenback(s)"),
        *("United States dollar(s)", "dollar(s) américain(s)", "dollar(s) US", "dollar(s) des États-Unis"),
        *("dollar(s) É.-U.", "ដុល្លារអាមេរិក", "ដុល្លារសហរដ្ឋអាមេរិក", "ដុល្លារ អាមេរិក"),
    ),
    "VND": ("₫", "dong(s)", "đồng", "Vietnamese dong(s)", "ដុង", "dông vietnamien", "dôngs vietnamiens"),
    "XAF": (
        "Central African CFA franc(s)",
        "franc(s) CFA d'Afrique centrale",
        "franc CFA (BEAC)",
        "francs CFA (BEAC)",
        *("ហ្វ្រង់ CFA អាហ្វ្រិកកណ្តាល", "ហ្វ្រង់ CFA អាហ្វ្រិកកណ្ដាល"),
    ),
    "XOF": ("West African CFA franc(s)", "franc(s) CFA", "CFA franc(s)", "FCFA", "F CFA", "ហ្វ្រង់ CFA អាហ្វ្រិកខាងលិច"),
    "ZAR": ("South African rand(s)", "rand(s)", "រ៉ង់អាហ្វ្រិកខាងត្បូង"),
}
_IN = r"(?:\bin|\ben|គិតជា)\s+(?:(?:thousands|millions|billions|milliers|milliards)\s+)?(?:(?:of|de)\s+)?"
SIGNS = "$€£¥៛₩₫฿₹₱₽₭₺₪"


def currencies_in(text: str) -> set[str]:
    """Codes of all currencies that a text names."""
    table = _table()
    return {table[_key(match[0])] for match in _pattern().finditer(text)}


def table_currencies(text: str) -> set[str]:
    """Codes of the currencies that a text says its figures are in: “in thousands of euros”, “(€ million)”."""
    table = _table()
    found = {table[_key(match[1])] for match in _stated().finditer(text)}
    return found.union(*(currencies_in(words) for words in said_of_all(text)))


def _key(found: str) -> str:
    # Codes are capitals; names are written either way.
    return found if found in NAMES else re.sub(r"\s+", " ", found.lower())


@cache
def _table() -> dict[str, str]:
    out = {code: code for code in NAMES}
    for code, names in NAMES.items():
        for name in names:
            singular, plural = re.sub(r"\([sr]\)", "", name), re.sub(r"\(([sr])\)", r"\1", name)
            out[singular.lower()] = out[plural.lower()] = code
    return out


def _alternatives() -> str:
    names = sorted(set(_table()) - set(NAMES), key=len, reverse=True)
    ended = "|".join(
        re.escape(name) + (r"(?!\w)" if name[-1].isascii() and name[-1].isalpha() else "") for name in names
    )
    # What begins with a letter, such as US$, must not end another word.
    return rf"\b(?:{'|'.join(NAMES)})\b|(?:(?<![A-Za-zÀ-ÿ])|(?=\W))(?i:{ended})"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_alternatives())


@cache
def _stated() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_IN})({_alternatives()})")
