"""The problem codes of batches: what each means, an example, and the cure."""

from brief_builder.problems.code import Code

BATCH_CODES: dict[str, Code] = {
    "batch-field": Code(
        "A table of packs has a column or a cell that cannot be used.",
        "audience: partners",
        "Correct the cell shown; docs/batch.md lists the columns.",
    ),
    "batch-empty": Code(
        "A table, a folder or a query names no pack to build.",
        "brief batch templates",
        "Name a table with a row for each pack, or the folder that holds the packs.",
    ),
    "batch-name": Code(
        "Two rows of a table would write to one folder.",
        "two rows with the pack canada-cambodia, both for partners",
        "Give each row a name of its own in the column `out`.",
    ),
    "batch-row": Code(
        "A pack asks for words of its row that the table does not give.",
        "{{ row.contry }}, where the column is called country",
        "Correct the name in the pack, or add the column, or fill in the cell.",
    ),
    "batch-model": Code(
        "A pack is a model, which the rows of a table fill, and was to be built or checked by itself.",
        "brief build country, where country/texts/en.yaml says {{ row.country }}",
        "Build it with `brief batch TABLE --pack country`; `--check` checks it for each row.",
    ),
    "batch-worker": Code(
        "The process that built a pack ended in the middle, or took too long. The other packs went on.",
        "a process that the system ended because memory ran out",
        "Run the same command again; let fewer packs be built at a time (--jobs), or give them more time (--timeout).",
    ),
    "batch-cluster": Code(
        "The cluster that a batch is to be built by cannot be used.",
        "--cluster tcp://10.0.0.5:8786, where nobody answers",
        "Start `dask scheduler` and its workers, and give the address that it prints.",
    ),
    "batch-fault": Code(
        "The program itself failed on a pack of a batch. The other packs went on.",
        "a message that names a file of the program",
        "Run `brief build` on that pack, and report what it prints.",
    ),
}
