# SPDX-License-Identifier: AGPL-3.0-or-later
"""The report as queries of DuckDB, over a narrow table of all posts, as its users write it."""

import duckdb
from report import ASKED, FORM, answer, of_millisecond

POSTS = {
    "jetstream": """
        select
            'at://' || did || '/' || "commit"."collection" || '/' || "commit".rkey as id,
            time_us // 60000000 as minute,
            time_us // 1000 as time,
            did as account,
            coalesce("commit"."record".langs[1], 'und') as lang,
            case
                when "commit"."collection" = 'app.bsky.feed.repost' then 'repost'
                when "commit"."record".reply is not null then 'reply'
                when "commit"."record".embed."$type" = 'app.bsky.embed.record' then 'quote'
                else 'original'
            end as kind,
            list_distinct(list_transform(
                flatten(list_transform("commit"."record".facets, lambda facet: facet.features)),
                lambda feature: lower(feature.tag)
            )) as tags,
            "commit"."record"."subject".uri as repeats
        from {source}
    """,
    "twarc": """
        select
            id::varchar as id,
            epoch_ms(created_at::timestamp) // 60000 as minute,
            {time} as time,
            author_id::varchar as account,
            lang,
            case referenced_tweets[1]."type"
                when 'retweeted' then 'repost'
                when 'replied_to' then 'reply'
                when 'quoted' then 'quote'
                else 'original'
            end as kind,
            list_distinct(list_transform(entities.hashtags, lambda mark: lower(mark.tag))) as tags,
            case referenced_tweets[1]."type"
                when 'retweeted' then referenced_tweets[1].id::varchar
            end as repeats
        from {source}
    """,
}

# A repost counts if what it repeats does, over any number of steps. Each repeats one post, so none is found twice.
COUNTED = """
    create temp table counted as
    with recursive matching as (
        select * from post where list_has_any(tags, $asked)
        union all
        select post.* from matching join post on post.repeats = matching.id
        where not coalesce(list_has_any(post.tags, $asked), false)
    )
    from matching
"""


def report(source, time):
    """Prints the answer over a source of lines, in which a post of X has its time under this expression."""
    database = duckdb.connect()
    database.execute("set preserve_insertion_order = false; set timezone = 'UTC'")
    database.execute("create temp table post as" + POSTS[FORM].format(source=source, time=time))
    database.execute(COUNTED, {"asked": ASKED})

    def rows(query):
        return database.execute(query).fetchall()

    lines = rows("select count(*) from post")[0][0]
    first = (rows("select time, id from counted order by time, id limit 1") or [None])[0]
    if first and FORM == "jetstream":
        first = of_millisecond(first[0]), first[1]
    answer(
        lines,
        first,
        rows("select minute, count(*) from counted group by all"),
        rows("select kind, count(*) from counted group by all"),
        rows("select tag, count(*) from (select unnest(tags) as tag from counted) group by all"),
        rows("select account, count(*) from counted group by all"),
        rows("select lang, count(*) from counted group by all"),
    )
