# SPDX-License-Identifier: AGPL-3.0-or-later
"""Prints a peer's score for each row of a series, with the peer's own defaults.

    peer.py NAME SERIES.csv
"""

import csv
import math
import sys
import warnings


def streamad(name):
    def scores(rows):
        import numpy
        from streamad import model

        detector = getattr(model, name)()
        for _, value in rows:
            score = detector.fit_score(numpy.array([value]))
            yield 0.0 if score is None or not math.isfinite(score) else abs(float(score))

    return scores


def luminol(rows):
    # It sees the whole series before it scores the first row, and asks numpy for what numpy no longer has.
    import numpy

    numpy.asscalar = lambda array: array.item()
    from luminol.anomaly_detector import AnomalyDetector

    found = AnomalyDetector({place: value for place, (_, value) in enumerate(rows)}).get_all_scores()
    scores = dict(found.iteritems())
    return (scores.get(place, 0.0) for place in range(len(rows)))


def ewma(rows):
    """Deviations from a fading mean (half-life one day of rows), told only where they are a record of a day."""
    share = 1 - 2 ** (-1 / 288)
    mean, variance, told = rows[0][1], 1.0, []
    for _, value in rows:
        score = (value - mean) / math.sqrt(variance + 1e-18)
        excess = value - mean
        mean += share * excess
        variance += share * (excess * excess - variance)
        told.append(score)
        yield max(score, 0.0) if score >= max(told[-288:]) else 0.0


PEERS = {
    "ewma": ewma,
    "knn": streamad("KNNDetector"),
    "luminol": luminol,
    "mad": streamad("MadDetector"),
    "spot": streamad("SpotDetector"),
    "sr": streamad("SRDetector"),
    "zscore": streamad("ZScoreDetector"),
}

warnings.simplefilter("ignore")
name, path = sys.argv[1:]
with open(path, newline="") as file:
    rows = [(row["timestamp"], float(row["value"])) for row in csv.DictReader(file)]
for score in PEERS[name](rows):
    print(f"{score:.9g}")
