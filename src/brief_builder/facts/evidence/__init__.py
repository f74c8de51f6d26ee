"""Facts and the texts of their sources in → what the quoted words do not bear out."""
