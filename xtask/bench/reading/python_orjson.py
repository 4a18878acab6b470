# SPDX-License-Identifier: AGPL-3.0-or-later
"""A loop over the lines, as somebody writes it who has no better tool, with the fastest parser there is for Python."""

from collections import Counter

import orjson
from report import ASKED, FILE, FORM, KINDS, REPOST, answer, of_millisecond


def event(line):
    """(id, minute, time, account, language, kind, tags, what it repeats) of an event of Jetstream."""
    commit = line["commit"]
    record = commit["record"]
    account = line["did"]
    millisecond = line["time_us"] // 1000
    collection = commit["collection"]
    id = "at://" + account + "/" + collection + "/" + commit["rkey"]
    if collection == REPOST:
        return id, millisecond // 60000, millisecond, account, "und", "repost", (), record["subject"]["uri"]
    features = [feature for facet in record.get("facets", ()) for feature in facet["features"]]
    tags = {feature["tag"].lower() for feature in features if "tag" in feature}
    if "reply" in record:
        kind = "reply"
    elif record.get("embed", {}).get("$type") == "app.bsky.embed.record":
        kind = "quote"
    else:
        kind = "original"
    return id, millisecond // 60000, millisecond, account, record["langs"][0], kind, tags, None


def tweet(line):
    """The same of a post of X."""
    tags = {mark["tag"].lower() for mark in line.get("entities", {}).get("hashtags", ())}
    about = line.get("referenced_tweets")
    kind = KINDS[about[0]["type"]] if about else "original"
    time = line["created_at"]
    repeated = about[0]["id"] if kind == "repost" else None
    return line["id"], time[:16], time, line["author_id"], line["lang"], kind, tags, repeated


read = event if FORM == "jetstream" else tweet
asked = set(ASKED)
lines = 0
counted = []
repeats = {}
for line in open(FILE, "rb"):
    lines += 1
    post = read(orjson.loads(line))
    if not asked.isdisjoint(post[6]):
        counted.append(post)
    elif post[7]:
        repeats.setdefault(post[7], []).append(post)

# A repost counts if what it repeats does, over any number of steps; the list grows while it is gone through.
for post in counted:
    counted.extend(repeats.pop(post[0], ()))

minutes, kinds, hashtags, authors, languages = Counter(), Counter(), Counter(), Counter(), Counter()
for _, minute, _, account, language, kind, tags, _ in counted:
    minutes[minute] += 1
    kinds[kind] += 1
    authors[account] += 1
    languages[language] += 1
    hashtags.update(tags)
first = min(((post[2], post[0]) for post in counted), default=None)
if FORM == "jetstream":
    first = first and (of_millisecond(first[0]), first[1])
else:
    from datetime import datetime

    of = lambda minute: datetime.fromisoformat(minute + "+00:00").timestamp() // 60
    minutes = Counter({of(minute): posts for minute, posts in minutes.items()})
answer(lines, first, minutes.items(), kinds, hashtags.items(), authors.items(), languages.items())
