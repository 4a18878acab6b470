# SPDX-License-Identifier: AGPL-3.0-or-later
# Prints the rows of a Parquet file as JSON, each value as a CSV file would have it.
import json
import sys

import pyarrow.parquet


def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else value.strftime("%Y-%m-%dT%H:%M:%SZ")


table = pyarrow.parquet.read_table(sys.argv[1])
rows = [table.column_names] + [[cell(value) for value in row.values()] for row in table.to_pylist()]
print(json.dumps(rows))
