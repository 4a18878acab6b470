#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A second verifier of Groundswell's record, which shares nothing with the first but the description of the form.

It was written after docs/record-format.md, and follows its order. It needs Python 3.11 and `cryptography`. It exits with 0 if everything
holds, with 1 if not, and with 2 if it was given neither a record nor an export. It can't say whether `vkey` is the organizers' key, nor
what an anchor's evidence is worth (ask `openssl ts -verify` or `ots verify` about its note).
"""
import argparse, base64, collections, contextlib, datetime, hashlib, itertools, json, os, re, signal, sys
from pathlib import Path
from typing import Any, BinaryIO, Iterator, NamedTuple
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Json = Any  # None, bool, int, str, or a list or dict of these
KINDS = ["(erased)", "amendment", "call", "capture", "report", "tombstone", "post", "watch", "key", "policy", "anchor", "disclosure"]
LOG, WITNESS, REASONS = 0x01, 0x04, {"age", "author", "court", "objection", "platform"}  # what a key signs, why something goes
MOST_CONTENT, MOST_EVIDENCE, MOST_LINE = 16 << 20, 64 << 20, (16 << 20) + (64 << 20) // 3 * 4 + 4096
MOST_CHECKPOINT, MOST_POLICY, MOST_HEAD, MOST_LEVELS, MOST_FAULTS = 4096, 64 << 10, 64 << 10, 101, 1000

def insist(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)

def sha256(*parts: bytes) -> bytes: return hashlib.sha256(b"".join(parts)).digest()

# Canonical JSON: RFC 8785, with integers only
SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}

def canonical(value: Json, levels: int = MOST_LEVELS) -> str:
    """The one spelling of a value."""
    insist(levels > 0, "is nested too deep")
    if isinstance(value, str):
        return '"' + re.sub(r'["\\\x00-\x1f]', lambda c: SHORT_ESCAPES.get(c[0]) or f"\\u{ord(c[0]):04x}", value) + '"'
    if value is None or isinstance(value, int):
        insist(abs(value or 0) < 1 << 53, "has a number that is too large")
        return json.dumps(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, levels - 1) for item in value) + "]"
    insist(isinstance(value, dict), "has a number that is not an integer")
    # Members are in the order of their UTF-16 code units, which is not that of their characters.
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(name)}:{canonical(value[name], levels - 1)}" for name in names) + "}"

def read_canonical(data: bytes) -> Json:
    """What bytes say, if they are its canonical spelling: a member twice, or an escape without need, does not come out again."""
    value = json.loads(data.decode())
    insist(canonical(value).encode() == data, "is not JSON in its canonical form")
    return value

def members(value: Json, *names: str) -> list[Json]:
    """The values of an object that has exactly these members."""
    insist(isinstance(value, dict) and set(value) == set(names), f"has not exactly the members {', '.join(names)}")
    return [value[name] for name in names]

def text_of(value: Json) -> str:
    insist(isinstance(value, str), "has something else where a text belongs")
    return str(value)

def instant(time: int) -> str:
    return f"{datetime.datetime.fromtimestamp(time, datetime.UTC):%Y-%m-%dT%H:%M:%SZ}" if time < 253402207200 else str(time)

def check_instant(value: Json) -> None:
    is_one = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z", text_of(value))
    insist(bool(is_one), "has a time that is not an instant in UTC")
    datetime.datetime.fromisoformat(value[:19])  # refuses what is not in the calendar

def decimal(digits: str) -> int:
    insist(bool(re.fullmatch(r"0|[1-9][0-9]{0,19}", digits)) and int(digits) < 1 << 64, "has no number where one belongs")
    return int(digits)

def from_base64(coded: Json) -> bytes:
    data = base64.b64decode(text_of(coded), validate=True)
    insist(base64.b64encode(data).decode() == coded, "has base64 in a second spelling")
    return data

def from_hex(coded: Json, size: int) -> bytes:
    insist(bool(re.fullmatch(f"[0-9a-f]{{{2 * size}}}", text_of(coded))), f"has no {size} bytes in hexadecimal where they belong")
    return bytes.fromhex(coded)

# Ed25519, strictly
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def is_strict_point(coded: bytes) -> bool:
    """Whether 32 bytes are the one encoding of a point of the curve -x² + y² = 1 + dx²y² that is not of small order. Under a key of
    small order one signature fits many messages, and libraries disagree about second encodings."""
    y = int.from_bytes(coded, "little") & (1 << 255) - 1
    # The double of a point of order 8 has y = 0, so x² = -y²; put into the curve that is dy⁴ + 2y² - 1 = 0.
    if y >= P or y in (0, 1, P - 1) or (D * pow(y, 4, P) + 2 * y * y - 1) % P == 0:
        return False
    x_squared = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    return pow(x_squared, (P - 1) // 2, P) == 1

# Keys, signed notes, checkpoints: c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature
def is_name(name: str) -> bool:
    return 0 < len(name.encode()) <= 200 and not any(c.isspace() or c == "+" or c < " " or "\x7f" <= c <= "\x9f" for c in name)

class Key(NamedTuple):
    """The public key of a log or a witness."""
    line: str
    name: str
    id: bytes
    signs: int
    public: bytes

    @staticmethod
    def read(line: str) -> "Key":
        name, id, coded = (line.split("+", 2) + ["", ""])[:3]
        key_id, typed = from_hex(id, 4), from_base64(coded)
        insist(len(typed) == 33 and typed[0] in (LOG, WITNESS) and is_strict_point(typed[1:]), "has a key that is none of Ed25519")
        insist(is_name(name) and sha256(name.encode(), b"\n", typed)[:4] == key_id, "has a key that is not of this name and id")
        return Key(line, name, key_id, typed[0], typed[1:])

    def has_signed(self, text: str, signature: bytes) -> bool:
        if self.signs == WITNESS:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            text = f"cosignature/v1\ntime {time}\n{text}" if time < 1 << 63 else ""
        if len(signature) != 64 or not text or not is_strict_point(signature[:32]) or int.from_bytes(signature[32:], "little") >= L:
            return False
        try:
            return Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode()) is None
        except InvalidSignature:
            return False

class Note(NamedTuple):
    """A text, and the signatures under it: name, id of the key, bytes. None of them has been checked."""
    text: str
    signatures: list[tuple[str, bytes, bytes]]

    @staticmethod
    def read(data: bytes) -> "Note":
        text, _, below = data.decode().rpartition("\n\n")
        is_note = below.endswith("\n") and below.count("\n") <= 100 and not re.search(rb"[\x00-\x09\x0b-\x1f]", data)
        insist(is_note, "is not a signed note, or one with too many signatures")
        signatures = []
        for line in below[:-1].split("\n"):
            _, name, coded = (line.split(" ") + ["", ""])[:3]
            signature = from_base64(coded)
            insist(line == f"— {name} {coded}" and is_name(name) and len(signature) > 4, "has a line that is no signature")
            signatures.append((name, signature[:4], signature[4:]))
        return Note(text + "\n", signatures)

    def is_by(self, *keys: Key) -> bool:
        return self.signers([*keys]) == [*keys] and self.text.startswith(f"{keys[-1].name}\n")

    def signers(self, keys: list[Key]) -> list[Key | None]:
        """For each signature the key that made it; None for somebody else's. A wrong one in the name of a key is a fault."""
        found: list[Key | None] = []
        for name, id, signature in self.signatures:
            named = [key for key in keys if (key.name, key.id) == (name, id)]
            signed = [key for key in named if key.has_signed(self.text, signature)]
            insist(bool(signed) or not named, f"has a wrong signature by {name}")
            found.append(signed[0] if signed else None)
        return found

class Checkpoint(NamedTuple):
    """How large a tree was, its root, and the note that says so."""
    note: Note
    size: int
    root: bytes

    @staticmethod
    def read(data: bytes) -> "Checkpoint":
        note = Note.read(data)
        name, size, root = (note.text[:-1].split("\n") + ["", ""])[:3]
        insist(note.text == f"{name}\n{size}\n{root}\n" and len(from_base64(root)) == 32, "is no checkpoint of three lines")
        return Checkpoint(note, decimal(size), from_base64(root))

class Policy:
    """Who may witness, and who is enough: c2sp.org/tlog-policy."""
    def __init__(self, text: str) -> None:
        self.logs: list[bytes] = []
        self.witnesses: dict[str, Key] = {}
        self.groups: dict[str, tuple[int, list[str]]] = {"none": (0, [])}
        self.text, self.quorum = text, ""
        insist(len(text.encode()) <= MOST_POLICY and not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text), "has no policy of plain text")
        for line in text.split("\n"):
            words = re.split(r"[ \t]+", line.strip(" \t"))
            if words != [""] and not words[0].startswith("#"):
                insist(self.takes(words), f"has a policy with a line that can't stand there: {line[:80]}")
        insist(bool(self.quorum) and len(self.logs) + len(self.witnesses) + len(self.groups) <= 257, "has a policy without a quorum")

    def takes(self, words: list[str]) -> bool:
        defined = self.witnesses.keys() | self.groups.keys()
        match words:
            case ["log", line] | ["log", line, _]:
                self.logs.append(Key.read(line).public)
                return Key.read(line).signs == LOG and self.logs.count(self.logs[-1]) == 1
            case ["witness", name, line] | ["witness", name, line, _] if name not in defined:
                witness = Key.read(line)
                is_new = all(other.public != witness.public for other in self.witnesses.values())
                self.witnesses[name] = witness
                return witness.signs == WITNESS and is_new
            case ["group", name, least, *group] if group and name not in defined:
                free = defined - {"none"} - {member for _, members in self.groups.values() for member in members}
                count = {"any": 1, "all": len(group)}.get(least) or decimal(least)
                self.groups[name] = (count, group)
                return len(set(group)) == len(group) and free.issuperset(group) and 1 <= count <= len(group)
            case ["quorum", name] if not self.quorum and name in defined:
                self.quorum = name
                return True
        return False

    def is_enough(self, signed: set[Key | None], name: str) -> bool:
        if name in self.witnesses:
            return self.witnesses[name] in signed
        least, group = self.groups[name]
        return sum(self.is_enough(signed, member) for member in group) >= least

# The tree: RFC 6962, in tiles of 256; c2sp.org/tlog-tiles
def hash_full(hashes: bytes) -> bytes:
    """The root above hashes whose number is a power of two."""
    while len(hashes) > 32:
        hashes = b"".join(sha256(b"\x01", hashes[at : at + 64]) for at in range(0, len(hashes), 64))
    return hashes

class Tree:
    """The hashes of each level of tiles: some 32 bytes an entry, that tell the root of every earlier size as well."""
    def __init__(self) -> None:
        self.levels, self.size = [bytearray() for _ in range(8)], 0

    def append(self, entry: bytes) -> None:
        self.levels[0] += sha256(b"\x00", entry)
        self.size, level = self.size + 1, 0
        while len(self.levels[level]) % 8192 == 0:
            self.levels[level + 1] += hash_full(bytes(self.levels[level][-8192:]))
            level += 1

    def root(self, size: int) -> bytes:
        """The root above the first leaves: full trees stand side by side, one for each bit of the size, the smallest last."""
        root, leaf = b"", size
        for bit in range(size.bit_length()):
            if size >> bit & 1:
                leaf -= 1 << bit
                first = 32 * (leaf >> bit // 8 * 8)
                tree = hash_full(bytes(self.levels[bit // 8][first : first + (32 << bit % 8)]))
                root = sha256(b"\x01", tree, root) if root else tree
        return root or sha256()

def root_of_path(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root to which an inclusion proof leads: RFC 9162, 2.1.3.2."""
    insist(index < size and all(len(hash) == 32 for hash in path), "has no proof of an entry of its tree")
    root, place, last = leaf, index, size - 1
    for hash in path:
        insist(last > 0, "has a proof that is too long")
        if place & 1 or place == last:
            root = sha256(b"\x01", hash, root)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            root = sha256(b"\x01", root, hash)
        place, last = place >> 1, last >> 1
    insist(last == 0, "has a proof that is too short")
    return root

# Entries
def commitment(salt: bytes, content: bytes) -> bytes:
    return sha256(b"groundswell/record/leaf/v1\x00", salt, content)

def read_content(data: bytes) -> tuple[str, Json, bytes | None]:
    """Kind, content and the SHA-256 of the evidence."""
    content, evidence, kind = members(read_canonical(data), "content", "evidence", "kind")
    insist(kind in KINDS[1:], "has an unknown kind")
    return kind, content, None if evidence is None else from_hex(evidence, 32)

def read_change(content: Json) -> list[Key]:
    """The old key and the new one of an entry of kind `key`."""
    at, *lines = members(content, "at", "from", "to")
    check_instant(at)
    old, new = keys = [Key.read(text_of(line)) for line in lines]
    insist(old.signs == new.signs == LOG and old.public != new.public, "is not a change of keys")
    return keys

def read_handover(data: bytes, old: Key, new: Key) -> Checkpoint:
    """The checkpoint that ends with the entry in which one key hands over to the next: c2sp.org/tlog-proof."""
    above, _, below = data.partition(b"\n\n")
    first, extra, index, *path = above.decode().split("\n") + [""] * max(0, 2 - above.count(b"\n"))
    is_proof = first == "c2sp.org/tlog-proof@v1" and extra[:6] == "extra " and index[:6] == "index "
    insist(is_proof and len(data) <= MOST_CHECKPOINT, "is not an opened proof, or a very long one")
    checkpoint, opened = Checkpoint.read(below), from_base64(extra[6:])
    leaf = sha256(b"\x00", commitment(opened[:32], opened[32:]))
    root = root_of_path(leaf, decimal(index[6:]), checkpoint.size, list(map(from_base64, path)))
    insist(root == checkpoint.root, "has a proof that does not lead to its checkpoint")
    insist(decimal(index[6:]) == checkpoint.size - 1, "has a checkpoint that does not end with the entry")
    insist(checkpoint.note.is_by(old, new), "is not signed by the old key and then by the new one")
    kind, content, evidence = read_content(opened[32:])
    insist((kind, evidence, read_change(content)) == ("key", None, [old, new]), "shows no change between these keys")
    return checkpoint

class Record:
    """What was found: keys and checkpoints come first, then the entries in their order, and last whether all that fits."""
    def __init__(self) -> None:
        self.faults: list[dict[str, Json]] = []
        self.kinds: collections.Counter[str] = collections.Counter()
        self.keys: list[Key] = []
        self.checkpoint: Checkpoint | None = None
        self.handovers: list[Checkpoint] = []
        self.witnessed: Checkpoint | None = None
        self.witnesses: Json = None
        self.anchors: list[Json] = []
        self.policies: list[tuple[int, Policy]] = []
        self.entries, self.tree = 0, Tree()
        self.claims: list[tuple[str, int | None, Checkpoint]] = []  # what says of itself that it is a checkpoint of this tree
        self.tombstones: dict[int, tuple[Json, Json]] = {}  # time and reason, by the entry that is named
        self.erased: dict[int, tuple[Json, Json] | None] = {}  # the same, as an export has it

    @contextlib.contextmanager
    def looking_at(self, file: str, index: int | None = None) -> Iterator[None]:
        """Notes what does not hold, or can't be read, as a fault of this file and entry, and goes on behind the block."""
        try:
            yield
        except (ValueError, OSError, RecursionError) as error:
            self.fault(file, index, str(error))

    def fault(self, file: str, index: int | None, says: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append({"file": file, "entry": index, "says": says})

    def open(self, files: dict[str, bytes]) -> None:
        """Reads `vkey`, `handover/`, `checkpoint` and `witnessed`."""
        with self.looking_at("vkey"):
            *lines, rest = files.get("vkey", b"").decode().split("\n")
            keys = [Key.read(line) for line in lines]
            insist(0 < len(keys) <= 32 and not rest, "is not there, or not made of lines")
            names = [name for name, _ in itertools.groupby(keys, lambda key: key.name)]  # another one where it was restored from a backup
            insist(all(key.signs == LOG for key in keys) and len(set(names)) == len(names), "has the key of a witness, or a name again")
            insist(len({key.public for key in keys}) == len(keys), "has a key twice")
            self.keys = keys
        for number, (old, new) in enumerate(zip(self.keys, self.keys[1:]), 1):
            with self.looking_at(file := f"handover/{number}.tlog-proof"):
                handover = read_handover(files.get(file, b""), old, new)
                insist(all(earlier.size < handover.size for earlier in self.handovers), "is not later than the change before")
                self.handovers.append(handover)
                self.claims.append((file, None, handover))
        with self.looking_at("checkpoint"):
            insist(0 < len(files.get("checkpoint", b"")) <= MOST_CHECKPOINT and bool(self.keys), "is not there, or can't be opened")
            self.checkpoint = Checkpoint.read(files["checkpoint"])
            self.claims.append(("checkpoint", None, self.checkpoint))
            insist(self.checkpoint.note.is_by(self.keys[-1]), "is not signed by the last key, and nobody else")
        with self.looking_at("witnessed"):
            if "witnessed" in files and self.keys:
                self.witnessed = Checkpoint.read(files["witnessed"])
                self.claims.append(("witnessed", None, self.witnessed))

    def keep(self, kind: str, content: Json, evidence: bytes | None) -> None:
        """Takes what the next entry says of the record itself."""
        self.kinds[kind] += 1
        insist(evidence is None or kind not in ("tombstone", "policy", "key", "disclosure"), "has evidence, which belongs to none of its kind")
        if kind == "tombstone":
            self.take_tombstone(*members(content, "at", "of", "reason"))
        elif kind == "policy":
            check_instant(members(content, "at", "policy")[0])
            self.policies.append((self.entries, Policy(text_of(content["policy"]))))
        elif kind == "disclosure":
            at, posts, reason = members(content, "at", "posts", "reason")
            insist(type(posts) is int and posts > 0 and 0 < len(text_of(reason).encode()) <= 1000, "says not of how many posts, or not why")
            check_instant(at)
        elif kind == "anchor":
            self.take_anchor(content, evidence)
        elif kind == "key":
            read_change(content)

    def take_tombstone(self, at: Json, named: Json, reason: Json) -> None:
        check_instant(at)
        insist(text_of(reason) in REASONS, "is a tombstone without a reason")
        insist(isinstance(named, list) and bool(named) and all(type(index) is int for index in named), "is a tombstone of nothing")
        insist(sorted(set(named)) == named and 0 <= named[0] and named[-1] < self.entries, "names entries not before it, or not ascending")
        insist(self.tombstones.keys().isdisjoint(named), "names an entry that an earlier tombstone names")
        self.tombstones.update(dict.fromkeys(named, (at, reason)))

    def take_anchor(self, content: Json, evidence: bytes | None) -> None:
        names = ("at", "authority", "form", "note", "failed")[: 5 if evidence is None else 4]
        at, authority, form, note, *failed = map(text_of, members(content, *names))
        check_instant(at)
        is_short = len(authority.encode()) <= 255 and len(note.encode()) <= MOST_CHECKPOINT
        insist(form in ("rfc3161", "opentimestamps") and is_short, "is not an anchor")
        checkpoint = Checkpoint.read(note.encode())
        insist(any(map(checkpoint.note.is_by, self.keys)), "has a note that is not signed by one of the record's keys alone")
        insist(checkpoint.size <= self.entries, "has a note about entries that came later")
        self.claims.append(("content", self.entries, checkpoint))
        found = {"entry": self.entries, "size": checkpoint.size, "at": at, "authority": authority, "form": form, "failed": None}
        self.anchors.append(found | {"failed": said for said in failed})

    def commit(self, entry: bytes) -> None:
        """Puts the next entry into the tree, if the checkpoint covers it."""
        if self.checkpoint is None or self.entries < self.checkpoint.size:
            self.tree.append(entry)
        self.entries += 1

    def close(self) -> None:
        """Compares what was said of the entries with what they are."""
        for file, index, claim in self.claims:
            with self.looking_at(file, index):
                insist(claim.size <= self.tree.size, f"covers {claim.size} entries of {self.tree.size}")
                insist(self.tree.root(claim.size) == claim.root, f"has not the root above the first {claim.size} entries")
                insist(file[:9] != "handover/" or claim.size - 1 not in self.erased, "shows an entry that was erased")
        with self.looking_at("witnessed"):
            self.witnesses = self.witnessed and self.check_witnesses(self.witnessed)
        for index in sorted(self.erased.keys() | self.tombstones.keys()):
            with self.looking_at("content", index):
                insist(index in self.tombstones, "is erased, and no tombstone names it")
                insist(index in self.erased, "is named by a tombstone, and still has its bytes")
                insist(self.erased[index] in (None, self.tombstones[index]), "is forgotten otherwise than its tombstone says")

    def check_witnesses(self, witnessed: Checkpoint) -> Json:
        policies = [policy for index, policy in self.policies if index < witnessed.size]
        insist(bool(policies), "is there, and no entry under it says who may sign it")
        names = {key: name for name, key in policies[-1].witnesses.items()}
        changes = sum(handover.size < witnessed.size for handover in self.handovers)
        first, *others = witnessed.note.signers([*self.keys, *names])
        is_own = first in self.keys[changes : changes + 2] and witnessed.note.text.startswith(f"{first.name}\n")
        insist(is_own, "is not signed by the key of its time first")
        insist(bool(others) and names.keys() >= set(others), "is not signed by one of its witnesses, or by somebody else too")
        insist(len(set(others)) == len(others), "is signed twice by the same witness")
        times = (instant(int.from_bytes(signature[:8], "big")) for _, _, signature in witnessed.note.signatures[1:])
        by = [{"name": names[key], "at": time} for key, time in zip(others, times) if key]
        return {"size": witnessed.size, "enough": policies[-1].is_enough(set(others), policies[-1].quorum), "by": by}

    def said(self) -> dict[str, Json]:
        """What was found, in the same members as the first verifier has."""
        covered, forgotten = self.checkpoint, len(self.erased)
        reasons = collections.Counter(self.tombstones[index][1] for index in self.erased if index in self.tombstones)
        return {
            "holds": not self.faults, "entries": self.entries, "kept": self.entries - forgotten, "forgotten": forgotten,
            "unsealed": self.entries - self.tree.size, "kinds": dict(sorted(self.kinds.items())),
            "tombstones": self.kinds["tombstone"], "forgotten_by_reason": dict(sorted(reasons.items())),
            "checkpoint": covered and {"size": covered.size, "root": base64.b64encode(covered.root).decode()},
            "vkey": self.keys[-1].line if self.keys else None, "former_vkeys": [key.line for key in self.keys[:-1]],
            "policy": self.policies[-1][1].text if self.policies else None, "witnessed": self.witnesses,
            "anchors": self.anchors, "faults": self.faults,
        }

# A record's folder
def numbered(number: int) -> str:
    """A number in path elements of three digits, all but the last with an `x` before them."""
    *above, last = f"{number:,}".split(",")
    return "".join(f"x{int(digits):03}/" for digits in above) + f"{int(last):03}"

def list_folder(record: Record, folder: Path, below: str = "") -> Iterator[str]:
    with record.looking_at(below):
        for found in sorted(os.scandir(folder / below), key=lambda found: found.name):
            if found.is_dir(follow_symlinks=False):
                yield from list_folder(record, folder, f"{below}{found.name}/")
            elif found.is_file(follow_symlinks=False):
                yield f"{below}{found.name}"
            else:
                record.fault(f"{below}{found.name}", None, "is neither a plain file nor a folder")

def verify_folder(folder: Path) -> Record:
    record, files = Record(), {}
    unused = set(list_folder(record, folder))
    for name in [name for name in unused if not name.startswith(("content/", "tile/"))]:
        with record.looking_at(name), (folder / name).open("rb") as file:
            files[name] = file.read(MOST_HEAD + 1)
            insist(len(files[name]) <= MOST_HEAD, "is too long")
    record.open(files)
    with record.looking_at("lock"):
        insist(not files.get("lock"), "is not empty")
    unused -= {"vkey", "checkpoint", "witnessed", "lock"} | {f"handover/{number}.tlog-proof" for number in range(1, len(record.keys))}
    while (name := f"content/{numbered(record.entries // 4096)}") in unused:
        unused.remove(name)
        with record.looking_at(name), (folder / name).open("rb") as frames:
            read_frames(record, name, frames)
    check_tiles(record, folder, unused)
    for name in sorted(unused):
        record.fault(name, None, "is no part of the record")
    record.close()
    return record

def read_frames(record: Record, file: str, frames: BinaryIO) -> None:
    """Takes the frames of one file. A fault in their form ends it, for nobody knows where the next one would begin."""
    end = record.entries + 4096
    while head := frames.read(73):
        insist(len(head) == 73 and record.entries < end, f"goes on after entry {record.entries - 1} with something else")
        kind, committed, salt = head[0], head[9:41], head[41:]
        content_size, evidence_size = int.from_bytes(head[1:5], "big"), int.from_bytes(head[5:9], "big")
        insist(content_size <= MOST_CONTENT and evidence_size <= MOST_EVIDENCE, f"has an entry {record.entries} that is too long")
        content, evidence = frames.read(content_size), frames.read(evidence_size)
        insist((len(content), len(evidence)) == (content_size, evidence_size), f"ends within entry {record.entries}")
        with record.looking_at(file, record.entries):
            if kind == 0:
                record.erased[record.entries] = None
                insist(bool(content) and not any(map(any, (salt, content, evidence))), "is marked as erased, and still has bytes")
            else:
                insist(commitment(salt, content) == committed, "is not what was committed to")
                said_kind, said, digest = read_content(content)
                insist(said_kind == (KINDS + KINDS[:1] * 256)[kind], "is of another kind than its frame says")
                insist(digest == (sha256(evidence) if evidence or digest else None), "has evidence of another digest")
                record.keep(said_kind, said, digest)
        record.commit(committed)

def check_tiles(record: Record, folder: Path, unused: set[str]) -> None:
    """Compares every tile that is there with what the contents make of it, and looks for those that have to be there."""
    levels = {str(level): bytes(hashes) for level, hashes in enumerate(record.tree.levels)}
    levels["entries"], needed = levels["0"], set[str]()
    for level, hashes in levels.items():
        full, rest = divmod(len(hashes) // 32, 256)
        needed.update(f"tile/{level}/{numbered(number)}" for number in range(full))
        needed.update([f"tile/{level}/{numbered(full)}.p/{rest}"] if rest else [])
    for name in sorted(needed - unused):
        record.fault(name, None, "is missing")
    for name in sorted(unused):
        found = re.fullmatch(r"tile/(entries|[0-7])/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", name)
        if found and numbered(number := int(re.sub("[x/]", "", found[2]))) == found[2]:
            unused.remove(name)
            with record.looking_at(name):
                width = int(found[3] or 256)
                wanted = levels[found[1]][8192 * number : 8192 * number + 32 * width]
                insist(len(wanted) == 32 * width and found[3] in (None, str(width % 256)), "is beyond the checkpoint")
                insist(read_tile(folder / name, found[1]) == wanted, "is not what the contents make of it")

def read_tile(path: Path, level: str) -> bytes:
    """The hashes of a tile, with those of the leaves in the place of entries."""
    with path.open("rb") as file:
        data = file.read(34 * 256 + 1)
    if level != "entries":
        return data
    entries = [data[at : at + 34] for at in range(0, len(data), 34)]
    insist(all(len(entry) == 34 and entry[:2] == b"\x00\x20" for entry in entries), "is not made of entries of 32 bytes")
    return b"".join(sha256(b"\x00", entry[2:]) for entry in entries)

# An export
def verify_export(stream: BinaryIO) -> Record:
    record = Record()
    with record.looking_at("export"):
        checkpoint, form, handovers, vkey, witnessed = members(read_line(stream), "checkpoint", "format", "handover", "vkey", "witnessed")
        insist(form == "groundswell/record/export/v1" and isinstance(handovers, list), "does not begin like an export")
        texts = {f"handover/{number}.tlog-proof": proof for number, proof in enumerate(handovers, 1)}
        texts |= {"vkey": vkey, "checkpoint": checkpoint} | ({} if witnessed is None else {"witnessed": witnessed})
        record.open({name: text_of(text).encode() for name, text in texts.items()})
        insist(len(handovers) == len(record.keys) - 1, "has other changes of keys than `vkey`")
        while record.checkpoint and record.entries < record.checkpoint.size:
            read_entry(record, read_line(stream))
        insist(not stream.read(1), "goes on after its last entry")
    record.close()
    return record

def read_line(stream: BinaryIO) -> Json:
    line = stream.readline(MOST_LINE)
    insist(line.endswith(b"\n"), "ends too early, or has a line that is too long")
    return read_canonical(line[:-1])

def read_entry(record: Record, line: Json) -> None:
    insist(isinstance(line, dict) and line.get("index") == record.entries, "has a line that is not that of the next entry")
    committed = from_hex(line.get("commitment"), 32)
    with record.looking_at("export", record.entries):
        if "forgotten" in line:
            _, forgotten, _ = members(line, "commitment", "forgotten", "index")
            record.erased[record.entries] = tuple(members(forgotten, "at", "reason"))
        else:
            _, content, coded, _, kind, salt = members(line, "commitment", "content", "evidence", "index", "kind", "salt")
            evidence = None if coded is None else from_base64(coded)
            digest = None if evidence is None else sha256(evidence).hex()
            whole = canonical({"content": content, "evidence": digest, "kind": kind}).encode()
            insist(len(whole) <= MOST_CONTENT and len(evidence or b"") <= MOST_EVIDENCE, "is too long")
            insist(commitment(from_hex(salt, 32), whole) == committed, "is not what was committed to")
            record.keep(*read_content(whole))
    record.commit(committed)

def verify(name: str) -> Record | None:
    """What was found, or None where there is neither a record nor an export."""
    record = None
    with contextlib.suppress(OSError):
        if Path(name).is_dir():
            record = verify_folder(Path(name))
        else:
            with open(0 if name == "-" else name, "rb") as stream:
                record = verify_export(stream)
    return record if record and (record.entries or record.keys or record.checkpoint) else None

def as_text(said: dict[str, Json]) -> Iterator[str]:
    yield "Everything holds." if said["holds"] else "NOT everything holds:"
    for fault in said["faults"]:
        yield f"  {fault['file']}{'' if fault['entry'] is None else ', entry ' + str(fault['entry'])}: {fault['says']}"
    for name, value in list(said.items())[1:-1]:
        yield f"{name:<20}{value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
    yield "Not judged: whether that is the organizers' key, and what the evidence of anchors is worth."

def main() -> int:
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("record", nargs="?", metavar="RECORD|EXPORT|-", help="a record's folder, or an export of one")
    parser.add_argument("--format", choices=["json", "text"], default="text", help="how to print it")
    parser.add_argument("--each", action="store_true", help="read names, one a line, and answer each with a line of JSON")
    asked = parser.parse_args()
    if asked.each:
        for name in sys.stdin:
            print(json.dumps((record := verify(name.removesuffix("\n"))) and record.said()), flush=True)
        return 0
    record = verify(asked.record) if asked.record else None
    if record is None:
        parser.error(f"{asked.record} is neither a record nor an export of one")
    said = record.said()
    print(json.dumps(said, indent=2, ensure_ascii=False) if asked.format == "json" else "\n".join(as_text(said)))
    return 0 if said["holds"] else 1

if __name__ == "__main__":
    hasattr(signal, "SIGPIPE") and signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # of `head` nobody is told
    sys.exit(main())
