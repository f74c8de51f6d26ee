"""Khmer number words, which are written one behind the other without spaces."""

from brief_builder.facts.numerals.table import NumberWords

_FIVE = "ប្រាំ"

KHMER = NumberWords(
    units={
        "សូន្យ": 0, "មួយ": 1, "ពីរ": 2, "បី": 3, "បួន": 4, _FIVE: 5,
        f"{_FIVE}មួយ": 6, f"{_FIVE}ពីរ": 7, f"{_FIVE}ពិល": 7, f"{_FIVE}បី": 8, f"{_FIVE}បួន": 9, "ដប់": 10,
        "ដប់មួយ": 11, "ដប់ពីរ": 12, "ដប់បី": 13, "ដប់បួន": 14, f"ដប់{_FIVE}": 15, f"ដប់{_FIVE}មួយ": 16,
        f"ដប់{_FIVE}ពីរ": 17, f"ដប់{_FIVE}ពិល": 17, f"ដប់{_FIVE}បី": 18, f"ដប់{_FIVE}បួន": 19,
    },
    tens={
        "ម្ភៃ": 20, "ម៉្ភៃ": 20, "សាមសិប": 30, "សែសិប": 40, "ហាសិប": 50, "ហុកសិប": 60, "ចិតសិប": 70,
        "ប៉ែតសិប": 80, "កៅសិប": 90,
    },
    hundred=frozenset({"រយ"}),
    scales={
        "រយ": 2, "ពាន់": 3, "ម៉ឺន": 4, "សែន": 5, "លាន": 6, "កោដិ": 7,
        "ប៊ីលាន": 9, "ប៊ីល្លាន": 9, "ប៊ីលីយ៉ុន": 9, "ទ្រីលាន": 12, "ទ្រីលីយ៉ុន": 12,
    },
    groups={"ឡូ": 12},
    fractions={"កន្លះ": "0.5"},
    # “thousands of”, “hundreds of”; the ten of an ordinal.
    not_before=r"(?:រាប់|ទី)\s*$",
    ordinal_before=r"ទី\s*$",
    one=frozenset({"មួយ"}),
    not_behind=r"(?:ក្នុងចំណោម|ក្នុង\s*ចំណោម|នៃ)",
    spaced=False,
)
