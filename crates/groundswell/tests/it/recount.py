# SPDX-License-Identifier: AGPL-3.0-or-later
# Counts posts again, apart from the program: reads posts as `groundswell posts` prints them on standard input, and prints the figures
# that a report has. Written from the definitions (docs of the figures), in another way: whole lists, no packing, no merging.
#
# usage: recount.py START END TAG…
# Without a time everything is counted, whenever it was; without a hashtag whatever it carries.
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
        letters = unicodedata.normalize("NFD", tag)
        tag = unicodedata.normalize("NFC", "".join(c for c in letters if not (unicodedata.combining(c) and ord(c) < 0x370)))
    return tag


def account(post):
    author = post["author"]
    return (post["network"], author["id"] or author["handle"].lower()) if author["id"] or author["handle"] else None


seen = {}
for line in sys.stdin:
    post = json.loads(line)
    # What a platform puts in the place of a post is none; what names no address is the same as what says the same.
    if "notice-instead-of-text" not in post["remarks"]:
        said = post["author"]["handle"], post["created_at"], post["text"]
        seen.setdefault((post["network"], post["id"] or str(said)), post)


def carries(post):
    return any(fold(post["network"], tag) in [fold(post["network"], one) for one in asked] for tag in post["hashtags"])


def parent(post):
    of = {"repost": "repost_of", "reply": "in_reply_to", "quote": "quote_of"}.get(post["kind"])
    return (post["network"], post[of]) if of and post[of] else None


def matches(post):
    if not asked:
        return True
    while post and not carries(post) and post["kind"] == "repost":
        post = seen.get(parent(post))
    return bool(post) and carries(post)


def lies_within(post):
    return not start or post["created_at"] and instant(start) <= instant(post["created_at"]) < instant(end)


counted = {key: post for key, post in seen.items() if lies_within(post) and matches(post)}
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
        "accounts": len({account(counted[key]) for key in keys} - {None}),
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
    if not handle:
        continue
    bare = {"bluesky": handle.removesuffix(".bsky.social"), "mastodon": handle.split("@")[0]}.get(post["network"], handle)
    names[bare].add(post["network"])
authors = Counter(account(post) for post in posts if account(post))
nameless = sum(account(post) is None for post in posts)
by_network = Counter(network for network, _ in authors)
shares = sorted(authors.values(), reverse=True)
half, sum_ = 0, 0
while sum_ * 2 < sum(shares):
    sum_ += shares[half]
    half += 1
differences = sum(abs(a - b) for a in shares for b in shares)

has_time = lambda post: post["created_at"] is not None
timed = [post for post in filter(has_time, posts) if post["precision"] != "day"]
minutes = Counter(instant(post["created_at"]).replace(second=0, microsecond=0) for post in timed)
full = min(minutes, key=lambda minute: (-minutes[minute], minute), default=None)
stamp = "%Y-%m-%dT%H:%M:%SZ"

# Hashtags: one for each way of folding, once a post, shown as most posts spell it.
tagged, spelled = Counter(), defaultdict(Counter)
for post in posts:
    keys = {(fold(post["network"], tag), tag) for tag in post["hashtags"]}
    tagged.update({key for key, _ in keys})
    for key, tag in keys:
        spelled[key][tag] += 1
shown = {key: min(tags, key=lambda tag: (-tags[tag], tag)) for key, tags in spelled.items()}
own_keys = {fold(network, tag) for tag in asked for network in ("bluesky", "mastodon", "x")}
hashtags = sorted(([shown[key], count] for key, count in tagged.items()), key=lambda row: (-row[1], row[0]))
beside = sorted(
    ([shown[key], count] for key, count in tagged.items() if key not in own_keys), key=lambda row: (-row[1], row[0])
)
print(json.dumps({
    "posts": len(posts),
    "accounts": len(authors),
    "originals": sum(post["kind"] == "original" for post in posts),
    "replies": sum(post["kind"] == "reply" for post in posts),
    "reposts": sum(post["kind"] == "repost" for post in posts),
    "quotes": sum(post["kind"] == "quote" for post in posts),
    "networks": sorted(Counter(post["network"] for post in posts).items(), key=lambda row: (-row[1], row[0])),
    "languages": sorted(Counter(map(language, posts)).items(), key=lambda row: (-row[1], row[0])),
    "per_minute": [[minute.strftime(stamp), count] for minute, count in sorted(minutes.items())],
    "peak": full and {"start": full.strftime(stamp), "seconds": 60, "posts": minutes[full]},
    "first": min(filter(has_time, posts), key=lambda post: instant(post["created_at"]), default={}).get("created_at"),
    "hashtags": hashtags,
    "cohashtags": beside,
    "authors": sorted(shares, reverse=True),
    "people": {
        "at_least": max([*by_network.values(), min(nameless, 1)]),
        "at_most": sum(by_network.values()) + nameless,
        "posts_without_account": nameless,
        "accounts": sorted(by_network.items(), key=lambda row: -row[1]),
        "names_on_several": sum(len(networks) > 1 for networks in names.values()) if names else None,
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
        "half": half or None,
        "busiest_hundredth": round(sum(shares[: -(-len(shares) // 100)]) / sum(shares), 3) if shares else None,
        "gini": round(differences / (2 * len(shares) * sum(shares)), 3) if shares else None,
    },
}))
