# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pairs of accounts that share an object within a minute, by DuckDB: a join of the shares with themselves.

    duckdb_pairs.py counts|list SHARES

`counts` prints the number of pairs of shares, of pairs of accounts, and the greatest weight; `list` prints the edge list.
"""

import sys

import duckdb

what, path = sys.argv[1:]
db = duckdb.connect()
db.execute(
    """create temp table s as select object_id o, account_id a, content_id c, timestamp_share t from read_csv(?, delim = '\t',
    header = true, quote = '', columns = {object_id: 'varchar', account_id: 'varchar', content_id: 'varchar',
    timestamp_share: 'double'})""",
    [path],
)
db.execute(
    """create temp table edges as select least(x.a, y.a) account_a, greatest(x.a, y.a) account_b, count(*) weight from s x
    join s y on x.o = y.o and y.t >= x.t - 60 and (y.t < x.t or (y.t = x.t and y.c < x.c)) and x.a <> y.a group by 1, 2"""
)
if what == "counts":
    print(*db.execute("select sum(weight), count(*), max(weight) from edges").fetchone())
else:
    db.execute("copy (from edges order by 1, 2) to '/dev/stdout' (header, delim ',')")
