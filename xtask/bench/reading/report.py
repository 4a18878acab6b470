# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the peers have in common: what they are asked, and the form in which they answer.

    PEER.py FORM FILE HASHTAG...

The answer has the figures of Groundswell's report, under the same names. Hashtags are folded by what each peer has,
which is `lower`; whoever compares folds further.
"""

import datetime
import json
import sys

FORM, FILE = sys.argv[1:3]
ASKED = [tag.lower() for tag in sys.argv[3:]]
REPOST = "app.bsky.feed.repost"
KINDS = {"retweeted": "repost", "replied_to": "reply", "quoted": "quote"}


def answer(lines, first, minutes, kinds, hashtags, authors, languages):
    """Prints an answer. `first` is (time, id); the others are lists of (name, posts), `minutes` since 1970."""
    minutes = sorted((int(minute), posts) for minute, posts in minutes)
    peak = max(minutes, key=lambda row: (row[1], -row[0]), default=None)
    kinds = dict(kinds)
    hashtags = by_count(hashtags)
    answer = {
        "lines": lines,
        "posts": sum(posts for _, posts in minutes),
        "accounts": len(authors),
        "originals": kinds.get("original", 0),
        "replies": kinds.get("reply", 0),
        "reposts": kinds.get("repost", 0),
        "quotes": kinds.get("quote", 0),
        "first": first and {"created_at": first[0], "id": first[1]},
        "peak": peak and {"start": instant(peak[0]), "posts": peak[1]},
        "per_minute": [(instant(minute), posts) for minute, posts in minutes],
        "hashtags": hashtags,
        "cohashtags": [row for row in hashtags if row[0] not in ASKED],
        "authors": by_count(authors),
        "languages": by_count(languages),
    }
    json.dump(answer, sys.stdout, ensure_ascii=False)


def by_count(rows):
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def instant(minute):
    time = datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc)
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def of_millisecond(millisecond):
    """An instant as Jetstream's events write it within the record."""
    time = datetime.datetime.fromtimestamp(millisecond // 1000, datetime.timezone.utc)
    return time.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (millisecond % 1000)
