"""The address of a database without what must not be shown: passwords, whatever stands in them, and options."""

from __future__ import annotations

import pytest

from brief_builder.inputs.sql_address import masked, secrets, without_secrets

ADDRESSES = {
    "none": ("postgresql://desk@server:5432/trade", "postgresql://desk@server:5432/trade", ()),
    "plain": ("postgresql://desk:Geheim7@server/trade", "postgresql://desk@server/trade", ("Geheim7",)),
    "coded": ("postgresql://desk:a%2Fb@server/trade", "postgresql://desk@server/trade", ("a%2Fb", "a/b")),
    "with a slash": ("postgresql://desk:Ge/heim@server/trade", "postgresql://desk@server/trade", ("Ge/heim",)),
    "with an at": ("postgresql://desk:Ge@heim@server/trade", "postgresql://desk@server/trade", ("Ge@heim",)),
    "with a question mark": ("postgresql://desk:Ge?im@server/trade", "postgresql://desk@server/trade", ("Ge?im",)),
    "with a blank": ("postgresql://desk:Ge im@server/trade", "postgresql://desk@server/trade", ("Ge im",)),
    "with a quotation mark": ("postgresql://desk:Ge'im@server/trade", "postgresql://desk@server/trade", ("Ge'im",)),
    "without a user": ("postgresql://:Geheim7@server/trade", "postgresql://server/trade", ("Geheim7",)),
    "as an option": (
        "postgresql://desk@/trade?host=/run/pg&password=Geheim7&sslmode=require",
        "postgresql://desk@/trade?host=/run/pg",
        ("Geheim7",),
    ),
    "in a connection string": ("mssql+pyodbc:///?odbc_connect=PWD%3DGeheim7", "mssql+pyodbc:///", ("PWD=Geheim7",)),
    "a file": ("sqlite:///trade.db", "sqlite:///trade.db", ()),
    "no address": ("Geheim7", "", ()),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_what_is_kept_of_an_address_holds_no_password(name: str) -> None:
    """Scheme, user, host and database, and of the options only where the server is."""
    address, kept, hidden = ADDRESSES[name]
    assert (without_secrets(address), secrets(address)) == (kept, hidden)


@pytest.mark.parametrize("name", [name for name, (_, _, hidden) in ADDRESSES.items() if hidden])
def test_a_line_that_is_shown_holds_no_password(name: str) -> None:
    """As it stands in a file, with or without quotation marks."""
    address, _, hidden = ADDRESSES[name]
    for line in (f"url: {address}", f'url: "{address}"  # the server', f"{{url: '{address}', query: x}}"):
        assert [word for word in hidden if word in masked(line)] == []


@pytest.mark.parametrize("line", ["password: Geheim7", "  pwd: 'Geheim7'", "db_password: Geheim7 # mine"])
def test_an_entry_for_a_password_is_hidden(line: str) -> None:
    """Though it is no entry that is known."""
    assert "Geheim7" not in masked(line)
