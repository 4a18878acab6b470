# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds verify.py against what others wrote, and against logs that are right but for one thing: python3 -m unittest, in this folder."""
import base64, hashlib, io, json, pathlib, subprocess, unittest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
import verify

SHARED = pathlib.Path(__file__).resolve().parents[2] / "shared/data"
NAME, AT = "storm.example/ahang", "2031-05-02T18:30:00Z"


def shared(case: unittest.TestCase, name: str) -> pathlib.Path:
    if not (SHARED / name).exists():
        case.skipTest(f"left out: there is no {SHARED / name}")
    return SHARED / name


def holds(check: object, *arguments: object) -> bool:
    try:
        check(*arguments)
    except ValueError:
        return False
    return True


class OthersVectors(unittest.TestCase):
    def test_json_is_written_as_rfc_8785_has_it(self) -> None:
        folder, judged = shared(self, "jcs-rfc8785"), []
        for name in sorted((folder / "input").iterdir()):
            given, wanted = name.read_bytes(), (folder / "output" / name.name).read_bytes()
            if has_fraction(json.loads(wanted)):
                self.assertFalse(holds(verify.read_canonical, wanted), name)
                continue
            self.assertEqual(verify.canonical(json.loads(given, parse_float=lambda text: int(float(text)))).encode(), wanted, name)
            self.assertTrue(holds(verify.read_canonical, wanted), name)
            self.assertEqual(holds(verify.read_canonical, given), given == wanted, name)
            judged.append(name.stem)
        self.assertEqual(judged, ["arrays", "french", "structures", "unicode", "weird"])

    def test_notes_are_opened_as_by_the_tool_that_made_them(self) -> None:
        vectors = json.loads((shared(self, "signed-note-vectors") / "vectors.json").read_text())
        for line in vectors["bad_verifier_keys"]:
            self.assertFalse(holds(verify.Key.read, line), line)
        keys = {name: verify.Key.read(vectors["keys"][name]) for name in ("peter", "enoch")}
        for case in vectors["open"]:
            known = [keys[name] for name in case.get("verifiers", [])]
            try:
                signers = verify.Note.read(case["msg"].encode()).signers(known)
            except ValueError:
                self.assertIn("error", case)
                continue
            if "error" in case:
                self.assertEqual(set(signers), {None}, case)
            else:
                # That tool gives a signature that stands there twice once.
                self.assertEqual(list(dict.fromkeys(key.name for key in signers if key)), case["verified"])
                self.assertEqual(None in signers, bool(case["unverified"]))

    def test_inclusion_proofs_lead_where_they_should(self) -> None:
        archive, judged = shared(self, "merkle-vectors") / "testdata.tar.zst", 0
        unpacked = subprocess.run(["tar", "--zstd", "-xOf", archive, "testdata/inclusion"], capture_output=True)
        if unpacked.returncode:
            self.skipTest("left out: `tar --zstd` can't unpack the Merkle vectors here")
        text, decoder = unpacked.stdout.decode().lstrip(), json.JSONDecoder()
        while text:
            case, end = decoder.raw_decode(text)
            text, judged = text[end:].lstrip(), judged + 1
            leaf, root, *path = [base64.b64decode(hash or "") for hash in [case["leafHash"], case["root"], *(case["proof"] or [])]]
            try:
                is_right = verify.root_of_path(leaf, case["leafIdx"], case["treeSize"], path) == root and len(leaf) == 32
            except ValueError:
                is_right = False
            self.assertEqual(is_right, not case["wantErr"], case)
        self.assertGreaterEqual(judged, 90)


def has_fraction(value: object) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return isinstance(value, float) or any(map(has_fraction, parts))


class TheTree(unittest.TestCase):
    def test_every_root_is_that_of_the_definition_in_rfc_6962(self) -> None:
        def root(leaves: list[bytes]) -> bytes:
            if len(leaves) < 2:
                return hashlib.sha256(b"\x00" + leaves[0] if leaves else b"").digest()
            middle = 1 << (len(leaves) - 1).bit_length() - 1
            return hashlib.sha256(b"\x01" + root(leaves[:middle]) + root(leaves[middle:])).digest()

        tree, leaves = verify.Tree(), [number.to_bytes(32, "big") for number in range(1100)]
        for leaf in leaves:
            tree.append(leaf)
        for size in [*range(20), 255, 256, 257, 511, 512, 513, 767, 769, 1024, 1099, 1100]:
            self.assertEqual(tree.root(size), root(leaves[:size]), size)
        self.assertEqual([len(level) // 32 for level in tree.levels[:3]], [1100, 4, 0])

    def test_numbers_are_written_in_path_elements_of_three_digits(self) -> None:
        for number, path in [(0, "000"), (67, "067"), (1000, "x001/000"), (1234067, "x001/x234/067"), (10**9, "x001/x000/x000/000")]:
            self.assertEqual(verify.numbered(number), path)


class Signatures(unittest.TestCase):
    # The encodings of the eight points of small order, and the second ones that some libraries take for them.
    SMALL = """0100000000000000000000000000000000000000000000000000000000000000 ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
        0000000000000000000000000000000000000000000000000000000000000080 0000000000000000000000000000000000000000000000000000000000000000
        c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a
        26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85 26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05
        0100000000000000000000000000000000000000000000000000000000000080 ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
        eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
        edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"""

    def test_points_of_small_order_and_second_encodings_are_refused(self) -> None:
        self.assertEqual([point for point in self.SMALL.split() if verify.is_strict_point(bytes.fromhex(point))], [])
        # y = 3 is on the curve; its second encoding is y = 3 + p. y = 2 is not on the curve.
        small = [y.to_bytes(32, "little") for y in (3, 3 + verify.P, 2)]
        self.assertEqual([verify.is_strict_point(point) for point in small], [True, False, False])

    def test_a_second_form_of_a_signature_is_refused(self) -> None:
        signer = Signer(NAME, verify.LOG, 1)
        key, signature = verify.Key.read(signer.line), signer.private.sign(b"text")
        self.assertTrue(key.has_signed("text", signature))
        lifted = int.from_bytes(signature[32:], "little") + verify.L
        self.assertFalse(key.has_signed("text", signature[:32] + lifted.to_bytes(32, "little")))
        for wrong in [signature[:63], signature + b"\0", b"", bytes.fromhex(self.SMALL.split()[0]) + signature[32:]]:
            self.assertFalse(key.has_signed("text", wrong))


class Signer:
    """A log's key, or a witness's."""

    def __init__(self, name: str, signs: int, seed: int) -> None:
        self.name, self.signs, self.private = name, signs, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        typed = bytes([signs]) + self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = verify.sha256(name.encode(), b"\n", typed)[:4]
        self.line = f"{name}+{self.id.hex()}+{base64.b64encode(typed).decode()}"

    def sign(self, text: str, time: int = 1935858600) -> str:
        if self.signs == verify.LOG:
            signature = self.private.sign(text.encode())
        else:
            signature = time.to_bytes(8, "big") + self.private.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
        return f"— {self.name} {base64.b64encode(self.id + signature).decode()}\n"


ANEW = Signer("storm.example/anew", verify.LOG, 9)
OLD, NEW, THIRD, OTHER = (Signer(NAME, verify.LOG, seed) for seed in (1, 2, 3, 4))
ANNA, BELA, CARL = (Signer(f"{name}.example/w", verify.WITNESS, seed) for seed, name in enumerate(["anna", "bela", "carl"], 11))
POLICY = f"witness anna {ANNA.line}\nwitness bela {BELA.line} https://bela.example/\n# both\n\tgroup both all anna bela\nquorum both\n"


class Written:
    """A log that is written by a second hand: one entry of each kind that speaks of the log, changes of the key, witnesses."""

    def __init__(self) -> None:
        self.lines: list[dict] = []
        self.tree = verify.Tree()
        self.keys, self.handovers = [OLD], []
        self.witnessed: str | None = None

    def add(self, kind: str, content: object, evidence: bytes | None = None) -> None:
        digest = None if evidence is None else verify.sha256(evidence).hex()
        salt, index = verify.sha256(len(self.lines).to_bytes(4, "big")), len(self.lines)
        whole = verify.canonical({"content": content, "evidence": digest, "kind": kind}).encode()
        coded = None if evidence is None else base64.b64encode(evidence).decode()
        committed = verify.commitment(salt, whole)
        line = {"content": content, "evidence": coded, "index": index, "kind": kind, "salt": salt.hex()}
        self.lines.append(line | {"commitment": committed.hex()})
        self.tree.append(committed)

    def forget(self, indices: list[int], reason: str = "author", at: str = AT) -> None:
        for index in indices:
            committed = self.lines[index]["commitment"]
            self.lines[index] = {"commitment": committed, "forgotten": {"at": at, "reason": reason}, "index": index}
        self.add("tombstone", {"at": at, "of": indices, "reason": reason})

    def text(self, size: int | None = None, name: str = NAME) -> str:
        size = self.tree.size if size is None else size
        return f"{name}\n{size}\n{base64.b64encode(self.tree.root(size)).decode()}\n"

    def signed(self, *signers: Signer, size: int | None = None) -> str:
        own = [signer.name for signer in signers if signer.signs == verify.LOG]
        text = self.text(size, (own or [NAME])[-1])
        return text + "\n" + "".join(signer.sign(text) for signer in signers)

    def hand_over(self, new: Signer, signers: list[Signer] | None = None) -> None:
        old, index = self.keys[-1], len(self.lines)
        self.add("key", {"at": AT, "from": old.line, "to": new.line})
        line = self.lines[-1]
        whole = verify.canonical({"content": line["content"], "evidence": None, "kind": "key"}).encode()
        opened = base64.b64encode(bytes.fromhex(line["salt"]) + whole).decode()
        path = "".join(base64.b64encode(hash).decode() + "\n" for hash in self.path(index, self.tree.size))
        checkpoint = self.signed(*(signers or [old, new]))
        self.handovers.append(f"c2sp.org/tlog-proof@v1\nextra {opened}\nindex {index}\n{path}\n{checkpoint}")
        self.keys.append(new)

    def path(self, index: int, size: int) -> list[bytes]:
        def path(first: int, size: int) -> list[bytes]:
            if size == 1:
                return []
            middle = 1 << (size - 1).bit_length() - 1
            if index < first + middle:
                return path(first, middle) + [root(first + middle, size - middle)]
            return path(first + middle, size - middle) + [root(first, middle)]

        def root(first: int, size: int) -> bytes:
            tree = verify.Tree()
            for line in self.lines[first : first + size]:
                tree.append(bytes.fromhex(line["commitment"]))
            return tree.root(size)

        return path(0, size)

    def anchor(self, note: str, evidence: bytes | None = b"token", form: str = "rfc3161", **more: str) -> None:
        self.add("anchor", {"at": AT, "authority": "tsa.example", "form": form, "note": note} | more, evidence)

    def faults(self) -> list[str]:
        header = {
            "checkpoint": self.signed(self.keys[-1]), "format": "groundswell/record/export/v1", "handover": self.handovers,
            "vkey": "".join(key.line + "\n" for key in self.keys), "witnessed": self.witnessed,
        }
        lines = [verify.canonical(line) + "\n" for line in [header, *self.lines]]
        record = verify.verify_export(io.BytesIO("".join(lines).encode()))
        return [f"{fault['file']} {fault['entry']}: {fault['says']}" for fault in record.said()["faults"]]


class WhatTheLogSaysOfItself(unittest.TestCase):
    def check(self, written: Written, says: str | None) -> None:
        faults = written.faults()
        if says is None:
            self.assertEqual(faults, [])
        else:
            self.assertIn(says, "\n".join(faults))

    def test_a_log_with_everything_holds(self) -> None:
        written = Written()
        written.add("call", {"demand": "frei"}, b"")
        written.add("capture", {"𐀀": 1, "\ue000": [True, None, -2]}, b"raw")
        written.anchor(written.signed(OLD, size=1))
        written.anchor(written.signed(OLD, size=0), None, "opentimestamps", failed="no answer")
        written.add("policy", {"at": AT, "policy": POLICY})
        written.add("disclosure", {"at": AT, "posts": 2, "reason": "a court asks"})
        written.hand_over(NEW)
        written.forget([0, 1], "platform", "2031-05-02T18:30:00.000000001Z")
        written.witnessed = written.signed(NEW, BELA, ANNA)
        written.add("key", {"at": AT, "from": NEW.line, "to": OTHER.line})  # a crash came between
        written.anchor(written.signed(NEW))
        written.hand_over(THIRD)
        self.check(written, None)

    def test_a_disclosure_says_of_how_many_posts_and_why(self) -> None:
        for change, says in [
            ({}, None),
            ({"posts": 0}, "says not of how many"),
            ({"posts": True}, "says not of how many"),
            ({"reason": ""}, "says not of how many"),
            ({"reason": "é" * 501}, "says not of how many"),
            ({"at": "today"}, "not an instant"),
            ({"to": "her"}, "has not exactly the members"),
        ]:
            written = Written()
            written.add("disclosure", {"at": AT, "posts": 2, "reason": "a court asks"} | change)
            self.check(written, says)
        written = Written()
        written.add("disclosure", {"at": AT, "posts": 2, "reason": "a court asks"}, b"")
        self.check(written, "has evidence")

    def test_a_change_of_the_key_is_shown_by_both_keys_or_not_at_all(self) -> None:
        for change, says in [
            (lambda log: None, None),
            (lambda log: log.handovers.clear(), "has other changes of keys"),
            (lambda log: log.handovers.append(log.handovers[0]), "has other changes of keys"),
            (lambda log: log.handovers.__setitem__(0, log.handovers[0].replace("index 1", "index 0")), "does not lead"),
            (lambda log: log.handovers.__setitem__(0, log.handovers[0].replace("@v1", "@v2")), "opened proof"),
            (lambda log: log.handovers.__setitem__(0, log.handovers[0] + THIRD.sign(log.text())), "is not signed by the old key"),
            (lambda log: log.keys.insert(1, THIRD), "has other changes of keys"),
            (lambda log: log.keys.__setitem__(1, THIRD), "handover/1.tlog-proof"),
            (lambda log: log.keys.append(OLD), "has a key twice"),
            (lambda log: log.keys.append(ANEW), "has other changes of keys"),
            (lambda log: log.keys.append(ANNA), "has the key of a witness"),
            (lambda log: log.lines.__setitem__(1, {"commitment": log.lines[1]["commitment"], "forgotten": {"at": AT, "reason": "age"}, "index": 1}), "erased"),
        ]:
            written = Written()
            written.add("report", 1)
            written.hand_over(NEW)
            change(written)
            self.check(written, says)
        for signers in [[NEW, OLD], [OLD], [NEW], [OLD, THIRD], [OLD, NEW, ANNA]]:
            written = Written()
            written.hand_over(NEW, signers)
            self.check(written, "is not signed by the old key and then by the new one")

    def test_a_restored_log_goes_on_under_another_name_and_never_the_old_one(self) -> None:
        def restored() -> Written:
            written = Written()
            written.add("policy", {"at": AT, "policy": POLICY})
            written.witnessed = written.signed(OLD, ANNA, BELA)
            written.anchor(written.signed(OLD))
            written.hand_over(ANEW)
            written.anchor(written.signed(ANEW))
            return written

        self.check(restored(), None)
        written = restored()
        written.hand_over(THIRD)
        self.check(written, "or a name again")
        for signer in [OLD, ANEW]:
            written = restored()
            text = written.text(name=NAME if signer is ANEW else ANEW.name)
            written.anchor(f"{text}\n{signer.sign(text)}")
            self.check(written, "not signed by one of the record's keys alone")
            written = restored()
            text = written.text(1 if signer is OLD else None, NAME if signer is ANEW else ANEW.name)
            written.witnessed = f"{text}\n{signer.sign(text)}{ANNA.sign(text)}"
            self.check(written, "is not signed by the key of its time first")
        # The old key signs that the new name goes on, and nothing more in its own.
        written = restored()
        written.handovers[0] = written.handovers[0].replace(f"\n\n{ANEW.name}\n", f"\n\n{NAME}\n")
        self.check(written, "has a wrong signature")

    def test_witnesses_are_those_of_the_policy_before_what_they_signed(self) -> None:
        for witnessed, says in [
            (lambda log: log.signed(OLD, ANNA, BELA), None),
            (lambda log: log.signed(OLD, ANNA), None),
            (lambda log: log.signed(OLD, ANNA, size=1), None),
            (lambda log: log.signed(OLD), "is not signed by one of its witnesses"),
            (lambda log: log.signed(OLD, CARL), "is not signed by one of its witnesses"),
            (lambda log: log.signed(OLD, ANNA, CARL), "or by somebody else too"),
            (lambda log: log.signed(OLD, ANNA, ANNA), "is signed twice"),
            (lambda log: log.signed(ANNA, OLD), "is not signed by the key of its time"),
            (lambda log: log.signed(ANNA, BELA), "is not signed by the key of its time"),
            (lambda log: log.signed(NEW, ANNA), "is not signed by the key of its time"),
            (lambda log: log.text() + "\n" + OLD.sign(log.text()) + ANNA.sign(log.text(1)), "has a wrong signature by anna.example/w"),
            (lambda log: log.text() + "\n" + OLD.sign(log.text()) + ANNA.sign(log.text(), 1 << 63), "has a wrong signature by anna.example/w"),
            (lambda log: log.signed(OLD, ANNA, size=0), "no entry under it says who may sign it"),
            (lambda log: log.signed(OLD, ANNA).replace("\n2\n", "\n3\n"), "has a wrong signature"),
        ]:
            written = Written()
            written.add("policy", {"at": AT, "policy": POLICY})
            written.add("report", 1)
            written.witnessed = witnessed(written)
            self.check(written, says)

    def test_a_policy_is_read_as_its_specification_has_it(self) -> None:
        anna, bela, carl = (f"witness {name} {signer.line}\n" for name, signer in [("a", ANNA), ("b", BELA), ("c", CARL)])
        for policy, is_one in [
            ("quorum none", True), (f"log {OLD.line} https://x.example\nquorum none\n", True), (POLICY, True), ("", False),
            (f"{anna}quorum a", True), (f"quorum a\n{anna}", False), ("quorum none\nquorum none\n", False), (f"log {ANNA.line}\nquorum none", False),
            (f"witness a {OLD.line}\nquorum a", False), (f"{anna}witness b {ANNA.line}\nquorum a", False), (f"{anna}{anna}quorum a", False),
            (f"log {OLD.line}\nlog {OLD.line}\nquorum none", False), (f"{anna}group g 1 a\nquorum g", True), (f"{anna}group g 2 a\nquorum g", False),
            (f"{anna}group g 0 a\nquorum g", False), (f"{anna}group g 01 a\nquorum g", False), (f"{anna}group g any\nquorum g", False),
            (f"{anna}group g any a a\nquorum g", False), (f"{anna}group g any none\nquorum g", False), (f"{anna}group none any a\nquorum none", False),
            (f"{anna}{bela}{carl}group g 2 a b\ngroup h all g c\nquorum h", True), (f"{anna}{bela}group g any a\ngroup h any a b\nquorum h", False),
            (f"{anna}group a any a\nquorum a", False), (f"{anna}group g any g\nquorum g", False), ("quorum none extra", False), ("hello", False),
            ("quorum none\r\n", False), ("\tquorum \t none \n \n#\x80 \n", True), ("quorum none\n#\x7f", False), (f"witness a {ANNA.line} u v\nquorum a", False),
        ]:
            written = Written()
            written.add("policy", {"at": AT, "policy": policy})
            self.check(written, None if is_one else "export 0: has")
            self.assertEqual(holds(verify.Policy, policy), is_one, policy)

    def test_a_quorum_is_counted_through_its_groups(self) -> None:
        keys = {name: verify.Key.read(signer.line) for name, signer in [("a", ANNA), ("b", BELA), ("c", CARL)]}
        lines = "".join(f"witness {name} {key.line}\n" for name, key in keys.items())
        for policy, signed, is_enough in [
            ("quorum none", "", True), ("quorum a", "a", True), ("quorum a", "bc", False), ("group g any a b\nquorum g", "b", True),
            ("group g all a b\nquorum g", "ac", False), ("group g 2 a b c\nquorum g", "ac", True), ("group g 2 a b c\nquorum g", "c", False),
            ("group g all a b\ngroup h any g c\nquorum h", "c", True), ("group g all a b\ngroup h all g c\nquorum h", "bc", False),
        ]:
            policy = verify.Policy(lines + policy)
            self.assertEqual(policy.is_enough({keys[name] for name in signed}, policy.quorum), is_enough)

    def test_an_anchor_is_about_a_checkpoint_before_it(self) -> None:
        for anchor, says in [
            (lambda log: log.anchor(log.signed(OLD)), None),
            (lambda log: log.anchor(log.signed(OLD), b""), None),
            (lambda log: log.anchor(log.signed(OLD, size=0)), None),
            (lambda log: log.anchor(log.signed(OLD), None), "has not exactly the members"),
            (lambda log: log.anchor(log.signed(OLD), failed="x"), "has not exactly the members"),
            (lambda log: log.anchor(log.signed(OLD), None, failed="x", more="x"), "has not exactly the members"),
            (lambda log: log.anchor(log.signed(OTHER)), "not signed by one of the record's keys"),
            (lambda log: log.anchor(log.signed(OLD, ANNA)), "not signed by one of the record's keys alone"),
            (lambda log: log.anchor(log.signed(OLD), form="roughtime"), "is not an anchor"),
            (lambda log: log.anchor(log.signed(OLD).replace(NAME, "other.example")), "not signed by one of the record's keys alone"),
            (lambda log: log.anchor(log.text().replace("\n1\n", "\n2\n") + "\n" + OLD.sign(log.text().replace("\n1\n", "\n2\n"))), "came later"),
            (lambda log: log.anchor(log.text(0).replace("\n0\n", "\n1\n") + "\n" + OLD.sign(log.text(0).replace("\n0\n", "\n1\n"))), "has not the root"),
        ]:
            written = Written()
            written.add("report", 1)
            anchor(written)
            self.check(written, says)

    def test_tombstones_and_erased_entries_match_one_to_one(self) -> None:
        def tombstone(of: object, reason: object = "age", at: object = AT, **more: object) -> dict:
            return {"at": at, "of": of, "reason": reason} | more

        for content, says in [
            (tombstone([0]), "still has its bytes"), (tombstone([]), "tombstone of nothing"), (tombstone([1]), "entries not before it"),
            (tombstone([-1]), "entries not before it"), (tombstone([True]), "tombstone of nothing"), (tombstone([0, 0]), "not ascending"),
            (tombstone("0"), "tombstone of nothing"), (tombstone([0], "spite"), "without a reason"), (tombstone([0], more=1), "members"),
            *((tombstone([0], at=at), "time") for at in ["2031-05-02 18:30:00Z", "2031-05-02T18:30:00", AT.lower(), "2031-05-02T18:30:00.Z",
                "2031-05-02T18:30:00123Z", "2031-05-02T18:30:00.1234567890Z", "2031-05-02T18:30:00+00:00", "٢031-05-02T18:30:00Z"]),
            *((tombstone([0], at=at), "export 1:") for at in ["2031-13-02T18:30:00Z", "2031-02-29T18:30:00Z", "2031-05-02T24:00:00Z", "2031-05-02T18:30:60Z"]),
        ]:
            written = Written()
            written.add("report", 1)
            written.add("tombstone", content)
            self.check(written, says)
        written = Written()
        written.add("report", 1)
        written.forget([0])
        self.check(written, None)
        written.lines[0]["forgotten"]["reason"] = "court"
        self.check(written, "forgotten otherwise")
        written.add("tombstone", tombstone([0]))
        self.check(written, "an earlier tombstone names")

    def test_a_content_is_canonical_shallow_and_without_fractions(self) -> None:
        deep = lambda levels: eval("[" * levels + "]" * levels)
        for content, is_one in [(2**53 - 1, True), (2**53, False), (1 - 2**53, True), (deep(99), True), (deep(101), False), ("\x7f\u2028", True)]:
            whole = {"content": content, "evidence": None, "kind": "post"}
            self.assertEqual(holds(lambda: verify.read_content(verify.canonical(whole).encode())), is_one, content)
        for text in ['{"content":1.5,"evidence":null,"kind":"post"}', '{"content":1.0,"evidence":null,"kind":"post"}', '{"content":-0,"evidence":null,"kind":"post"}',
            '{"content":1e3,"evidence":null,"kind":"post"}', '{"content":NaN,"evidence":null,"kind":"post"}', '{"content":"\\u0041","evidence":null,"kind":"post"}',
            '{"content":"\\ud800","evidence":null,"kind":"post"}', '{"content":1,"content":1,"evidence":null,"kind":"post"}', '{"content":1,"evidence":null,"kind":"post"} ',
            '{"evidence":null,"content":1,"kind":"post"}', '{"content":1,"evidence":null,"kind":"erased"}', '{"content":1,"evidence":"AB","kind":"post"}', '[1]', '', "\ufeff{}"]:
            self.assertFalse(holds(verify.read_content, text.encode()), text)
        self.assertFalse(holds(verify.read_content, b'{"content":"\xff","evidence":null,"kind":"post"}'))
        record = verify.Record()
        with record.looking_at("export"):
            verify.read_canonical(b"[" * 100000)
        self.assertEqual(len(record.faults), 1)


if __name__ == "__main__":
    unittest.main()
