# SPDX-License-Identifier: AGPL-3.0-or-later
# Counts posts again, apart from the program: reads posts as `groundswell posts` prints them on standard input, and prints the figures
# that a report has. Written from the definitions (docs of the figures), in another way: whole lists, no packing, no merging.
#
# usage: recount.py START END TAG…
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import datetime, timedelta

start, end, asked = sys.argv[1], sys.argv[2], sys.argv[3:]


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def fold(network, tag):
    tag = unicodedata.normalize("NFKC", tag).casefold()
    if network == "mastodon":
        tag = "".join(c for c in unicodedata.normalize("NFD", tag) if not (unicodedata.combining(c) and ord(c) < 0x370))
    return tag


def account(post):
    author = post["author"]
    return (post["network"], author["id"] or author["handle"].lower()) if author["id"] or author["handle"] else None


seen = {}
for line in sys.stdin:
    post = json.loads(line)
    seen.setdefault((post["network"], post["id"]), post)


def carries(post):
    return any(fold(post["network"], tag) in [fold(post["network"], one) for one in asked] for tag in post["hashtags"])


def parent(post):
    of = {"repost": "repost_of", "reply": "in_reply_to", "quote": "quote_of"}.get(post["kind"])
    return (post["network"], post[of]) if of and post[of] else None


def matches(post):
    while post and not carries(post) and post["kind"] == "repost":
        post = seen.get(parent(post))
    return bool(post) and carries(post)


window = instant(start), instant(end)
counted = {
    key: post for key, post in seen.items()
    if post["created_at"] and window[0] <= instant(post["created_at"]) < window[1] and matches(post)
}
posts = list(counted.values())

# Cascades: from each post upwards to where it begins.
roots = {}
depth = {}
for key, post in counted.items():
    way, at = [], key
    while at in counted and parent(counted[at]) and parent(counted[at]) != at and at not in way:
        way.append(at)
        at = parent(counted[at])
    roots[key], depth[key] = at, len(way)
trees = defaultdict(list)
for key, root in roots.items():
    trees[root].append(key)
cascades = {root: keys for root, keys in trees.items() if any(depth[key] for key in keys)}
followers = [key for key in counted if depth[key]]
deepest = Counter(max(depth[key] for key in keys) for keys in cascades.values())


def first(keys):
    return min(instant(counted[key]["created_at"]) for key in keys)


def told(root, keys):
    times = sorted(instant(counted[key]["created_at"]) for key in keys)
    return {
        "posts": len(keys),
        "accounts": len({account(counted[key]) for key in keys}),
        "depth": max(depth[key] for key in keys),
        "width": max(Counter(depth[key] for key in keys).values()),
        "half_after_seconds": int(times[(len(times) - 1) // 2].timestamp()) - int(times[0].timestamp()),
        "begun_by_counted": root in counted,
    }


largest = sorted(cascades.items(), key=lambda tree: (-len(tree[1]), first(tree[1]), min(k[1] for k in tree[1])))[:10]


def language(post):
    return (post["lang"] or "und").split("-")[0].split("_")[0].lower() or "und"


own = defaultdict(Counter)
for post in posts:
    if post["kind"] != "repost" and language(post) != "und":
        own[account(post)][language(post)] += 1
bridges = defaultdict(list)
for post in posts:
    followed = counted.get(parent(post))
    if not followed or language(followed) == "und":
        continue
    words = own[account(post)]
    into = language(post) if post["kind"] != "repost" else min(words, key=lambda one: (-words[one], one), default=None)
    if into and into not in ("und", language(followed)):
        bridges[language(followed), into].append(account(post))

# People and voices.
names = defaultdict(set)
for post in posts:
    handle = (post["author"]["handle"] or "").lower()
    bare = {"bluesky": handle.removesuffix(".bsky.social"), "mastodon": handle.split("@")[0]}.get(post["network"], handle)
    names[bare].add(post["network"])
by_network = Counter(network for network, _ in {account(post) for post in posts})
shares = sorted(Counter(account(post) for post in posts).values(), reverse=True)
half, sum_ = 0, 0
while sum_ * 2 < len(posts):
    sum_ += shares[half]
    half += 1
differences = sum(abs(a - b) for a in shares for b in shares)

minutes = Counter(instant(post["created_at"]).replace(second=0, microsecond=0) for post in posts)
full = min(minutes, key=lambda minute: (-minutes[minute], minute))
stamp = "%Y-%m-%dT%H:%M:%SZ"
print(json.dumps({
    "posts": len(posts),
    "accounts": len({account(post) for post in posts}),
    "originals": sum(post["kind"] == "original" for post in posts),
    "replies": sum(post["kind"] == "reply" for post in posts),
    "reposts": sum(post["kind"] == "repost" for post in posts),
    "quotes": sum(post["kind"] == "quote" for post in posts),
    "networks": sorted(Counter(post["network"] for post in posts).items(), key=lambda row: (-row[1], row[0])),
    "languages": sorted(Counter(map(language, posts)).items(), key=lambda row: (-row[1], row[0])),
    "per_minute": [[minute.strftime(stamp), count] for minute, count in sorted(minutes.items())],
    "peak": {"start": full.strftime(stamp), "seconds": 60, "posts": minutes[full]},
    "authors": sorted(shares, reverse=True),
    "people": {
        "at_least": max(by_network.values()),
        "at_most": sum(by_network.values()),
        "accounts": sorted(by_network.items(), key=lambda row: -row[1]),
        "names_on_several": sum(len(networks) > 1 for networks in names.values()),
    },
    "spread": {
        "cascades": len(cascades),
        "followers": len(followers),
        "alone": sum(len(keys) == 1 and not depth[keys[0]] for keys in trees.values()),
        "depths": sorted(deepest.items()),
        "largest": [told(root, keys) for root, keys in largest],
        "languages": sorted(
            ([source, into, len(by), len(set(by))] for (source, into), by in bridges.items()),
            key=lambda row: (-row[2], row[0], row[1]),
        ),
        "multilingual_accounts": sum(len(words) > 1 for words in own.values()),
    },
    "voices": {
        "half": half,
        "busiest_hundredth": round(sum(shares[: -(-len(shares) // 100)]) / len(posts), 3),
        "gini": round(differences / (2 * len(shares) * len(posts)), 3),
    },
}))
