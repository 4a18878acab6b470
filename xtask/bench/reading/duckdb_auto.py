# SPDX-License-Identifier: AGPL-3.0-or-later
"""DuckDB as it reads a file that it is told nothing about."""

from duckdb_report import report
from report import FILE

report(
    f"read_json_auto('{FILE}', format = 'newline_delimited', maximum_depth = -1)",
    "strftime(created_at::timestamp, '%Y-%m-%dT%H:%M:%S.%gZ')",
)
