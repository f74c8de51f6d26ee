"""The files of a pack in → one .zip, its page, a mail draft out; and a received .zip in → its files."""
