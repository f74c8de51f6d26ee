"""Citations and notes that come along with a document in → footnotes and endnotes in their parts out."""
