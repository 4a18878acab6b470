# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same by sorting and a window, in plain Python: python_pairs.py SHARES prints the edge list."""

import sys
from collections import defaultdict

shares = defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as table:
    next(table)
    for line in table:
        o, a, _, t = line.rstrip("\n").split("\t")
        # Whole milliseconds: their differences are exact.
        shares[o].append((round(float(t) * 1000), sys.intern(a)))
weights = defaultdict(int)
for times in shares.values():
    if len(times) < 2:
        continue
    times.sort()
    first = 0
    for place, (t, a) in enumerate(times):
        while times[first][0] < t - 60_000:
            first += 1
        for _, b in times[first:place]:
            if a != b:
                weights[(a, b) if a < b else (b, a)] += 1
out = ["account_a,account_b,weight\n"]
out.extend(f"{a},{b},{weight}\n" for (a, b), weight in sorted(weights.items()))
sys.stdout.write("".join(out))
