"""Words of English, French and Khmer that a careful reader stops at: data, a file for each class, a table a language.

Entries are regular expressions without anchors, matched in lower and upper case alike; typography is even where they
are looked for: apostrophes are straight, spaces single. Khmer is written without spaces, so its entries are looked for
anywhere in a text.
"""
