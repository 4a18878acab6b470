# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recomputes a record's tree with Python's hashlib: salted commitments, leaves, nodes. Every content file is read whole.

    tree.py RECORD

prints the root in base64, and how many entries with how many bytes of content there are.
"""

import base64
import os
import struct
import sys
from hashlib import sha256

DOMAIN = b"groundswell/record/leaf/v1\0"
lengths = struct.Struct(">xII").unpack_from


def files(folder):
    """Content files in the order of their numbers: `x001/000` comes after `999`."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from files(entry.path)
        else:
            yield entry.path


stack, entries, size = [], 0, 0
for path in files(os.path.join(sys.argv[1], "content")):
    with open(path, "rb") as file:
        data = file.read()
    at = 0
    while at < len(data):
        content, evidence = lengths(data, at)
        end = at + 73 + content
        entry = sha256(DOMAIN + data[at + 41 : end]).digest()
        if entry != data[at + 9 : at + 41]:
            sys.exit("entry %d: its commitment is wrong" % entries)
        level, node = 0, sha256(b"\0" + entry).digest()
        while stack and stack[-1][0] == level:
            node = sha256(b"\1" + stack.pop()[1] + node).digest()
            level += 1
        stack.append((level, node))
        entries += 1
        size += content
        at = end + evidence
root = stack.pop()[1] if stack else sha256(b"").digest()
while stack:
    root = sha256(b"\1" + stack.pop()[1] + root).digest()
print(base64.b64encode(root).decode(), entries, size)
