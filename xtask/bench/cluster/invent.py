# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invents an archive of so many posts straight as Parquet, in the columns that groundswell-query writes, from one seed: the same every time.

A day on three networks. A third of the posts are reposts; one original in four carries hashtags, and half of these the one that is asked for, in three
spellings. Names, posts and texts are fiction. The column `whole` is the same for all: a
report over many posts reads it of the first one alone.
"""

import json
import pathlib
import shutil
import sys

import duckdb

SEED = 20260301
OFFSET_SECONDS = 432_000_000_000
BEGIN = 1_772_323_200  # 2026-03-01T00:00:00Z

# So many posts are made at a time: what is sorted stays in memory.
PIECE = 10_000_000

POSTS = """
SELECT
    i AS sight, network, network || '=' || i AS post, made_at, made_at AS opens, made_at || '~' AS closes, 2::INTEGER AS fineness,
    kind::INTEGER AS kind, '0' || who AS account, 'weaver' || who AS handle, language, label,
    CASE WHEN kind < 3 AND kind > 0 OR kind = 3 THEN network || '=' || follows END AS follows,
    0::INTEGER AS dated_back, 0::INTEGER AS dated_ahead, '2026-03-01' AS day,
    whole, tags
FROM (
    SELECT *,
        CASE WHEN len(tags) = 0 THEN '[]' ELSE '["' || array_to_string(list_sort(tags), '","') || '"]' END AS label
    FROM (
        SELECT
            i, '{whole}' AS whole,
            CASE i % 3 WHEN 0 THEN 'bluesky' WHEN 1 THEN 'mastodon' ELSE 'x' END AS network,
            lpad(({begin} + (h % 1000003) * 86400 // 1000003)::VARCHAR, 12, '0') || lpad((h // 7 % 1000000000)::VARCHAR, 9, '0') AS made_at,
            CASE WHEN i % 15 < 3 THEN 0 WHEN h // 11 % 100 < 34 THEN 3 WHEN h // 11 % 100 < 42 THEN 2 WHEN h // 11 % 100 < 46 THEN 1 ELSE 0 END AS kind,
            -- Few write much: the square of an even chance.
            (((h // 13 % 100000) / 100000.0) ** 2 * {people})::BIGINT AS who,
            '0' || ['en', 'ar', 'he', 'fa', 'es'][1 + h // 17 % 5] AS language,
            -- Originals of the same network; the first ones are repeated again and again, reposts are not.
            floor(((h // 19 % 1000000) / 1000000.0) ** 3 * (i // 15))::BIGINT * 15 + i % 3 AS follows,
            CASE
                WHEN h // 11 % 100 < 46 OR h // 23 % 4 > 0 THEN []::VARCHAR[]
                WHEN h // 29 % 2 = 0 THEN [['AhangWeavers', 'ahangweavers', 'AHANGWEAVERS'][1 + h // 31 % 3], 'Looms' || h // 37 % 50]
                ELSE ['Looms' || h // 37 % 1000]
            END AS tags
        FROM (SELECT i, (hash(i + {seed}) >> 1)::BIGINT AS h FROM range({from_}, {to}) AS numbers(i))
    )
)
"""

FIELDS = "sight, network, post, made_at, opens, closes, fineness, kind, account, handle, language, label, follows, dated_back, dated_ahead, day, whole"


def main():
    posts, folder, model = int(sys.argv[1]), pathlib.Path(sys.argv[2]), json.loads(pathlib.Path(sys.argv[3]).read_text())
    if (folder / "archive.json").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    duck = duckdb.connect()
    duck.execute("SET threads = 2; SET memory_limit = '6GB'")
    for piece, begin in enumerate(range(0, posts, PIECE)):
        parts = {
            "whole": model["whole"].replace("'", "''"),
            "begin": BEGIN + OFFSET_SECONDS,
            "people": max(posts // 7, 10),
            "seed": SEED,
            "from_": begin,
            "to": min(begin + PIECE, posts),
        }
        duck.execute(f"CREATE OR REPLACE TEMP TABLE invented AS {POSTS.format(**parts)}")
        for network in ("bluesky", "mastodon", "x"):
            of = f"FROM invented WHERE network = '{network}'"
            tags = f"SELECT sight, post, network, spelling, lower(spelling) AS folded FROM (SELECT *, unnest(tags) AS spelling {of} ORDER BY opens)"
            for table, rows in (("sights", f"SELECT {FIELDS} {of} ORDER BY opens"), ("tags", tags)):
                place = folder / table / "day=2026-03-01" / f"network={network}"
                place.mkdir(parents=True, exist_ok=True)
                path = place / f"part-{piece + 1:06}.parquet"
                duck.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 131072)")
    manifest = {**model["manifest"], "sights": posts, "simulated": True}
    (folder / "archive.json").write_text(json.dumps(manifest))


main()
