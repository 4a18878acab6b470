# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs statements in DuckDB and in ClickHouse's engine over an archive, and holds their rows against those that came with them."""

import json
import sys

import duckdb
from chdb import session


def comparable(rows):
    return sorted(json.dumps([None if cell is None else str(cell) for cell in row]) for row in rows)


def main():
    archive = sys.argv[1]
    duck, click = duckdb.connect(), session.Session()
    for table in ("sights", "tags"):
        files = f"{archive}/{table}/**/*.parquet"
        duck.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{files}', hive_partitioning = false)")
        click.query(
            f"CREATE VIEW {table} AS SELECT * FROM file('{files}', 'Parquet') SETTINGS use_hive_partitioning = 0"
        )
    differ = False
    for one in json.load(sys.stdin):
        rows = comparable(one["rows"])
        told = str(click.query(one["clickhouse"], "JSONCompactEachRow"))
        answers = {
            "DuckDB": comparable(duck.execute(one["plain"]).fetchall()),
            "ClickHouse": comparable(json.loads(line) for line in told.splitlines() if line),
        }
        print(one["figure"], len(rows), *[name for name, answer in answers.items() if answer == rows])
        for name, answer in answers.items():
            if answer != rows:
                differ = True
                print(name, [row for row in answer if row not in rows][:2], [row for row in rows if row not in answer][:2])
    sys.exit(differ)


main()
