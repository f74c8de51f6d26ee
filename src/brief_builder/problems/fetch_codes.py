"""The problem codes of facts that are fetched from databases: what each means, an example, and the cure."""

from brief_builder.problems.code import Code

FETCH_CODES: dict[str, Code] = {
    "query-field": Code(
        "The description of a query has an entry that is missing, misspelt or of the wrong kind.",
        "querry: SELECT …",
        "Look the entry up in docs/fetching.md.",
    ),
    "query-password": Code(
        "A password stands in a file of the pack, where everybody reads it who gets the pack.",
        "url: postgresql://desk:secret@server/trade",
        "Write `url_env: NAME`, and put the address with its password into the environment variable of that name.",
    ),
    "fetch-driver": Code(
        "What reads this kind of database is not installed.",
        "url: postgresql://server/trade without psycopg",
        "Install what the message names, with pip.",
    ),
    "fetch-connection": Code(
        "A database cannot be reached.",
        "url_env: TRADE_DATABASE, and no environment variable of that name is set",
        "Correct the address, or ask who runs the database.",
    ),
    "fetch-query": Code(
        "The database refuses a query, or it does more than read, or takes too long.",
        "query: SELEC period FROM trade",
        "Try the query in a program for databases, then copy it here; it may only read.",
    ),
    "fetch-unguarded": Code(
        "It is not known how to forbid writing in this kind of database, so only its account can.",
        "url: mysql+pymysql://desk@server/trade",
        "Use an account that may only read, or PostgreSQL by psycopg, or SQLite.",
    ),
    "fetch-column": Code(
        "The columns of a query's result are not those that its description names.",
        "columns: {exprts: value} for SELECT period, exports …",
        "Correct the name in `columns`, or give the column that name in the query: … AS exports.",
    ),
    "fetch-value": Code(
        "A value of a query's result cannot be written into a fact.",
        "a NULL, or the number 0.30000000000000004",
        "Say in the query what is meant: WHERE … IS NOT NULL, ROUND(…, 1), CAST(… AS date).",
    ),
    "fetch-precision": Code(
        "Whole numbers that end in zeros count as rounded figures, and nothing says how precise these are.",
        "exports of 37200000 without `decimals`",
        "Write `decimals: 0` below `facts` if they are to the unit, `decimals: -5` if to the hundred thousand.",
    ),
    "fetch-duplicate": Code(
        "Two rows of a query's result make facts of one name.",
        "name: trade.exports.{period}, and two rows for 2023",
        "Add what tells them apart to `name`, such as {country}, or add the rows up in the query.",
    ),
    "fetch-empty": Code(
        "A query finds no row.",
        "WHERE country = 'Kambodia'",
        "Correct the query or its parameters; the snapshot stays as it is.",
    ),
    "fetch-limit": Code(
        "A query finds more rows than a pack can hold.",
        "SELECT * FROM shipments",
        "Add up in the query (GROUP BY), or choose fewer rows (WHERE).",
    ),
    "fetched-changed": Code(
        "A fetched table is not what the query gave: it, or the query, was edited since.",
        "a figure corrected by hand in tables/trade.csv",
        "Run `brief fetch --write`; keep corrections of your own in facts/.",
    ),
    "fetched-missing": Code(
        "A query is described, and its facts were never fetched.",
        "tables/trade.sql.yaml without tables/trade.csv",
        "Run `brief fetch --write`.",
    ),
}
