"""Facts that say something in words → what a careful officer would remark about words, lists, names and quotes."""
