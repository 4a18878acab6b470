# SPDX-License-Identifier: AGPL-3.0-or-later
"""Texts with the language that somebody has given them: one a line, as source, language and text with tabs between.

Django's translations, which people wrote: short sentences of an interface. Posts of Mastodon and Bluesky with their authors' setting, and
of X with what X took them for, from the folder of shared data if it is there.
"""

import ast
import glob
import html
import json
import os
import re
import sys


def put(source, language, text):
    text = re.sub(r"\s+", " ", text or "").strip()
    if language and text:
        print(source, language.replace("_", "-").split("-")[0], text, sep="\t")


def said(block, field):
    found = re.search(rf'^{field}(?:\[0\])? ((?:".*"\n?)+)', block, re.M)
    return "".join(ast.literal_eval(line) for line in re.findall(r'^".*"$|(?<= )".*"$', found[1], re.M)) if found else ""


def translations(folder):
    seen = set()
    for name in sorted(glob.glob(folder + "/django/**/locale/*/LC_MESSAGES/*.po", recursive=True)):
        language = name.split("/locale/")[1].split("/")[0]
        for block in open(name, encoding="utf8").read().split("\n\n"):
            text, original = said(block, "msgstr"), said(block, "msgid")
            if language.startswith("en") or "#, fuzzy" in block or not original or text == original:
                continue
            text = re.sub(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>|&\w+;", " ", text)
            text = re.sub(r"\s+", " ", text).strip()
            # Single words are names of fields.
            if len(text) >= 20 and (language, text) not in seen:
                seen.add((language, text))
                put("Django", language, text)


def lines(pattern):
    for name in sorted(glob.glob(pattern)):
        for line in open(name, encoding="utf8", errors="replace"):
            try:
                yield json.loads(line)
            except ValueError:
                pass


def each(thing):
    if isinstance(thing, dict):
        yield thing
    for part in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from each(part)


def posts(folder):
    seen = set()
    for status in lines(folder + "/mastodon-statuses/statuses_live.jsonl"):
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br ?/?>|</p>", " ", status.get("content") or "")))
        if not status.get("reblog") and status["uri"] not in seen:
            seen.add(status["uri"])
            put("Mastodon", status.get("language"), text)
    for pattern in ("twarc-csv/*.jsonl", "tweepy-cassettes/*.jsonl"):
        for post in (part for line in lines(f"{folder}/{pattern}") for part in each(line)):
            text, name = post.get("full_text") or post.get("text"), post.get("id_str") or post.get("id")
            if isinstance(text, str) and isinstance(post.get("lang"), str) and post["lang"] != "und" and name not in seen:
                seen.add(name)
                put("X", post["lang"], text)


translations(sys.argv[1])
if os.path.isdir(sys.argv[2]):
    posts(sys.argv[2])
