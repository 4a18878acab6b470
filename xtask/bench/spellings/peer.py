# SPDX-License-Identifier: AGPL-3.0-or-later
"""What libraries for near misses find: hashtags on standard input, one a line; those agreed on as words.

Prints for each method a JSON object with the hashtags that it takes for one of those agreed on.
"""

import json
import sys

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from symspellpy import SymSpell, Verbosity


def main():
    agreed = sys.argv[1:]
    seen = [tag for tag in sys.stdin.read().splitlines() if tag and tag not in agreed]
    symspell = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for tag in agreed:
        symspell.create_dictionary_entry(tag, 1)
    methods = {
        # The rule that edit distance is given: one slip for every six characters, at least one.
        "osa": lambda tag: any(
            OSA.distance(one, tag, score_cutoff=max(1, len(one) // 6)) <= max(1, len(one) // 6) for one in agreed
        ),
        # The share of characters that both have in order, 80 of 100 or more.
        "ratio": lambda tag: any(fuzz.ratio(one, tag) >= 80 for one in agreed),
        # Its defaults: two slips.
        "symspell": lambda tag: bool(symspell.lookup(tag, Verbosity.TOP, max_edit_distance=2)),
    }
    for name, is_near in methods.items():
        print(json.dumps({"method": name, "near": [tag for tag in seen if is_near(tag)]}))


main()
