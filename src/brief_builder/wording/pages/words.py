"""What the page of a shared pack says in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageWords:
    """Sentences end with their stop, headings and heads of columns have none; {x} stands for what is filled in.

    Attributes:
        name: what the language calls itself, for the links between the pages.
        audiences: internal, partner, public → for whom the files are.
        pictures: what opens the list of {n} pictures of charts, at least one.
        kinds: ending of a file → what it is.
        steps: "section", "slide", "notes" and "note" → the place as readers know it; {x} is its name or number.
        mail_subject, mail_body: of the draft; {title}, {edition}, {as_of}, {marking}, {audience}, {files}, {owner}.
        mail_locked: how the password comes, where there is one.
    """

    name: str
    skip: str
    languages: str
    about: str
    edition: str
    as_of: str
    marking: str
    audience: str
    owner: str
    made_by: str
    audiences: Mapping[str, str]
    messages: str
    files: str
    files_intro: str
    files_caption: str
    pictures: str
    pictures_caption: str
    file: str
    what: str
    language: str
    size: str
    checksum: str
    kilobytes: str
    kinds: Mapping[str, str]
    proof_files: str
    charts: str
    chart_caption: str
    chart_figures: str
    facts: str
    facts_intro: str
    facts_caption: str
    ref: str
    fact: str
    says: str
    period: str
    evidence: str
    source: str
    stands: str
    nowhere: str
    steps: Mapping[str, str]
    findings: str
    findings_intro: str
    findings_caption: str
    found: str
    about_facts: str
    follows: str
    handled: str
    no_findings: str
    sources: str
    published: str
    address: str
    verify: str
    verify_steps: tuple[str, ...]
    mail_subject: str
    mail_body: str
    mail_locked: str
    colon: str
