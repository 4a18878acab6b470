# SPDX-License-Identifier: AGPL-3.0-or-later
"""A calendar of OpenTimestamps on this machine, made with the library of its own client, and what that library makes of proofs.

Started with the address under which it signs; prints its port; ends when its input does.
"""

import hashlib
import http.server
import os
import sys
import threading

from opentimestamps.core.notary import BitcoinBlockHeaderAttestation, PendingAttestation
from opentimestamps.core.op import OpAppend, OpPrepend, OpSHA256
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

URI = sys.argv[1]
HEIGHT = 918_273
TIME = 1_795_000_000

# What was promised, and what was made of it: commitment, and the header of its block once there is one.
promised = {}
mined = False


def written(value):
    out = BytesSerializationContext()
    value.serialize(out)
    return out.getbytes()


def read(body):
    reader = BytesDeserializationContext(body)
    proof = DetachedTimestampFile.deserialize(reader)
    reader.assert_eof()
    return proof


def promise(digest):
    """As calendars do: some hashing with what others sent, then the time and a secret's part."""
    stamp = Timestamp(digest)
    end = stamp.ops.add(OpPrepend(hashlib.sha256(URI.encode()).digest())).ops.add(OpSHA256())
    end = end.ops.add(OpPrepend(b"\x6a\x00\x00\x01")).ops.add(OpAppend(hashlib.sha256(end.msg).digest()[:8]))
    end.attestations.add(PendingAttestation(URI))
    promised[end.msg] = None
    return stamp


def keep(commitment):
    """A transaction with the commitment in its middle, and a path of hashes up to the root of a block."""
    stamp = Timestamp(commitment)
    end = stamp.ops.add(OpSHA256()).ops.add(OpPrepend(b"\x01\x00\x00\x00" + b"\x11" * 90)).ops.add(OpAppend(b"\x00" * 4))
    end = end.ops.add(OpSHA256()).ops.add(OpSHA256())
    for level in range(12):
        side = OpAppend if level % 2 else OpPrepend
        end = end.ops.add(side(hashlib.sha256(bytes([level])).digest())).ops.add(OpSHA256()).ops.add(OpSHA256())
    end.attestations.add(BitcoinBlockHeaderAttestation(HEIGHT))
    promised[commitment] = b"\x00" * 36 + end.msg + TIME.to_bytes(4, "little") + b"\x00" * 8
    return stamp


def each(body):
    """What stands behind its length, again and again."""
    at = 0
    while at < len(body):
        end = at + 4 + int.from_bytes(body[at : at + 4], "big")
        yield body[at + 4 : end]
        at = end


def merged(body):
    one, two = map(read, each(body))
    one.timestamp.merge(two.timestamp)
    return one


def read_or_nothing(body):
    try:
        return written(read(body))
    except Exception:
        return b""


class Calendar(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        commitment = bytes.fromhex(self.path.rpartition("/")[2])
        if self.path.startswith("/header/"):
            return self.answer(200, promised[commitment])
        if not mined or commitment not in promised:
            return self.answer(404, b"Pending confirmation in Bitcoin blockchain")
        self.answer(200, written(keep(commitment)))

    def do_POST(self):
        global mined
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            match self.path:
                case "/digest":
                    self.answer(200, written(promise(body)))
                case "/mine":
                    mined = True
                    self.answer(200, b"")
                case "/read":
                    self.answer(200, written(read(body)))
                case "/read-each":
                    found = [read_or_nothing(one) for one in each(body)]
                    self.answer(200, b"".join(len(one).to_bytes(4, "big") + one for one in found))
                case "/merge":
                    self.answer(200, written(merged(body)))
        except Exception as error:
            self.answer(400, repr(error).encode())

    def answer(self, status, body):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def end_with_input():
    sys.stdin.read()
    os._exit(0)


server = http.server.HTTPServer(("127.0.0.1", 0), Calendar)
threading.Thread(target=end_with_input, daemon=True).start()
print(server.server_port, flush=True)
server.serve_forever()
