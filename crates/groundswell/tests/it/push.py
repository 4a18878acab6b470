# SPDX-License-Identifier: AGPL-3.0-or-later
"""A browser's part of Web Push, by Python's `cryptography`: makes a device's keys, or reads what was pushed to it."""
import base64, json, sys
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def write(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def read(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key):
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def derive(salt, secret, about, length):
    return HKDF(hashes.SHA256(), length, salt, about).derive(secret)


def make(_):
    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_numbers().private_value.to_bytes(32, "big")
    return {"private": write(private), "p256dh": write(point(key.public_key())), "auth": write(b"sixteen letters.")}


def opened(device, content):
    salt, length, theirs, sealed = content[:16], content[20], content[21:86], content[86:]
    assert length == 65 and len(content) <= 4096
    key = ec.derive_private_key(int.from_bytes(read(device["private"]), "big"), ec.SECP256R1())
    sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
    about = b"WebPush: info\0" + point(key.public_key()) + theirs
    both = derive(read(device["auth"]), key.exchange(ec.ECDH(), sender), about, 32)
    content_key = derive(salt, both, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derive(salt, both, b"Content-Encoding: nonce\0", 12)
    plain = AESGCM(content_key).decrypt(nonce, sealed, None).rstrip(b"\0")
    assert plain.endswith(b"\2")
    return json.loads(plain[:-1])


def claimed(authorization):
    kind, rest = authorization.split(" ", 1)
    assert kind == "vapid"
    fields = dict(field.strip().split("=", 1) for field in rest.split(","))
    said, signature = fields["t"].rsplit(".", 1)
    head, claims = said.split(".")
    assert json.loads(read(head)) == {"typ": "JWT", "alg": "ES256"}
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), read(fields["k"]))
    numbers = read(signature)
    assert len(numbers) == 64
    both = (int.from_bytes(half, "big") for half in (numbers[:32], numbers[32:]))
    key.verify(utils.encode_dss_signature(*both), said.encode(), ec.ECDSA(hashes.SHA256()))
    return {"key": fields["k"], **json.loads(read(claims))}


def look(push):
    return {"shown": opened(push["device"], read(push["content"])), "claims": claimed(push["authorization"])}


print(json.dumps({"make": make, "look": look}[sys.argv[1]](json.loads(sys.stdin.read()))))
