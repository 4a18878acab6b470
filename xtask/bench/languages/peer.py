# SPDX-License-Identifier: AGPL-3.0-or-later
"""The language of each line on standard input as Lingua has it, `und` where it is less than half sure."""

import sys

from lingua import LanguageDetectorBuilder

detector = LanguageDetectorBuilder.from_all_languages().build()
for line in sys.stdin:
    words = [word for word in line.split() if not any(sign in word for sign in "#＃@") and "://" not in word]
    values = detector.compute_language_confidence_values(" ".join(words)) if words else []
    is_clear = bool(values) and values[0].value >= 0.5
    print(values[0].language.iso_code_639_1.name.lower() if is_clear else "und")
