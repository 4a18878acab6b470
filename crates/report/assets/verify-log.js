// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has signed a log beside its own key: witnesses, and authorities of time. No certificate is checked here, and no block of Bitcoin is
// at hand: of these it is said what was not checked, and an authority that did not answer is told like one that did.
"use strict";

const quoted = (text) => `\u2068${text}\u2069`;

// --- Witnesses: c2sp.org/tlog-policy, c2sp.org/tlog-cosignature ---

const NO_POLICY = "the entry that says who has to witness it has not the form of a policy";

async function readPolicy(text) {
  const [named, witnesses] = [new Map(), []];
  let quorum;
  for (const line of text.split("\n")) {
    const [what, name, third = "", ...members] = line.split(/[ \t]+/).filter(Boolean);
    if (what === undefined || what.startsWith("#") || what === "log") continue;
    if (what === "witness") {
      witnesses.push({ name, key: await readKey(third, 4, "witnesses checkpoints") });
      named.set(name, (signed) => signed.has(name));
    } else if (what === "group") {
      const of = members.map((member) => named.get(member));
      const least = { all: of.length, any: 1 }[third] || Number(third);
      must(of.every(Boolean) && Number.isInteger(least) && least >= 1 && least <= of.length, NO_POLICY);
      named.set(name, (signed) => of.filter((is) => is(signed)).length >= least);
    } else {
      must(what === "quorum", NO_POLICY);
      quorum = name === "none" ? () => true : named.get(name);
    }
  }
  must(quorum, NO_POLICY);
  return { witnesses, isMet: quorum };
}

// When a witness has signed a note, in seconds since 1970; undefined where this browser can't say.
async function witnessedAt(key, note, signature) {
  must(signature.bytes.length === 72, `the signature of ${quoted(key.name)} has not the form of a witness's`);
  const time = new DataView(signature.bytes.buffer, signature.bytes.byteOffset, 8).getBigUint64(0);
  const text = join(encoder.encode(`cosignature/v1\ntime ${time}\n`), note.text);
  const holds = await isSigned(key, { text }, { bytes: signature.bytes.slice(8) });
  must(holds !== false, `the signature of the witness ${quoted(key.name)} does not hold`);
  return holds && time;
}

const instant = (seconds) => new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");

async function checkWitnesses(log, findings) {
  const { witnessed, policies } = log;
  if (witnessed === null) {
    const nobody = policies.length === 0 ? "no witness signs with it" : "no witness has signed yet";
    return findings.unknown(`whether somebody was shown another log: ${nobody}`);
  }
  const note = readNote(witnessed);
  const what = "what witnesses have signed";
  if (!await isOlder(note, log, what)) findings.unknown(`${what}${EARLIER}`);
  const policy = policies.findLast(({ index }) => index < note.size);
  must(policy, "no entry says who has to witness it");
  const { witnesses, isMet } = await readPolicy(policy.content.policy);
  const signed = new Set();
  must(note.signatures.length > 1, "no witness has signed what is said to be witnessed");
  for (const signature of note.signatures.slice(1)) {
    const witness = witnesses.find(({ key }) => key.name === signature.name && key.id === signature.id);
    must(witness, `${quoted(signature.name)} has signed as a witness, whom the record does not name as one`);
    must(!signed.has(witness.name), `the witness ${quoted(witness.name)} has signed twice`);
    const time = await witnessedAt(witness.key, note, signature);
    if (time === undefined) { findings.unknown(NO_ED25519); continue; }
    signed.add(witness.name);
    findings.holds(`the witness ${quoted(witness.name)} has signed the log of ${note.size} entries, ${instant(time)}`);
  }
  const named = `${signed.size} of the ${witnesses.length} witnesses that the record names`;
  if (isMet(signed)) findings.holds(`${named} have signed, as many as it asks for`);
  else findings.unknown(`whether somebody was shown another log: ${named} have signed, fewer than it asks for`);
}

// Whether the entries lead to a checkpoint of this log's own, as it is or as it was before; false where too few are at hand to say so.
async function isOlder(note, { checkpoint, keys, rootAt }, what) {
  const [own] = note.signatures;
  const key = keys.find(({ name, id }) => own && name === own.name && id === own.id);
  must(key && own.name === note.origin, `${what}: it is not signed by a key of the record`);
  must(await isSigned(key, note, own) !== false, `${what}: its signature does not hold`);
  must(note.size <= checkpoint.size, `${what}: it is about more entries than the log has here`);
  const root = await rootAt(note.size);
  must(!root || same(root, note.root), `${what}: the entries do not lead to its root`);
  return root !== undefined;
}

const EARLIER = "; whether that is this log as it was before, the tiles in record/log.zip show to groundswell verify";

// --- Authorities of time ---

async function checkTimes(log, findings) {
  if (log.anchors.length === 0) findings.unknown("since when the log stands so: no authority of time has said anything of it");
  for (const { index, content, evidence } of log.anchors) {
    const said = `time, ${quoted(content.authority)} (${content.form}), ${content.at}`;
    try {
      const note = readNote(content.note);
      const about = `${said}, of ${note.size} entries`;
      must(note.size <= index, "it is about entries that come after it");
      must(note.signatures.length === 1, "its checkpoint is signed by others too");
      const earlier = await isOlder(note, log, "its checkpoint") ? "" : EARLIER;
      must(content.failed !== undefined || evidence, "its proof is missing");
      const says = content.failed !== undefined ? `no answer: ${quoted(content.failed)}`
        : await dated(content.form, evidence, await sha256(encoder.encode(content.note)));
      findings.unknown(`${about}: ${says}${earlier}`);
    } catch (error) {
      if (error instanceof Wrong) findings.fails(`${said}: ${error.message}`);
      else if (error instanceof TypeError) findings.fails(`${said}: its proof has not the form of one`);
      else throw error;
    }
  }
}

async function dated(form, proof, digest) {
  if (form === "rfc3161") {
    const { imprint, at } = readStamp(proof);
    must(same(imprint, digest), "its proof is about something else");
    return `it says not later than ${at}; who has signed that, and under which certificates, is not checked here: groundswell verify does`;
  }
  const found = await readTimestamps(proof, digest);
  const blocks = found.filter(({ root }) => root && root.length === 32).sort((a, b) => a.height - b.height);
  if (blocks.length > 0) {
    const [{ height, root }] = blocks;
    return `not later than block ${height} of Bitcoin, if that has the root ${hex(root.toReversed())}: any explorer shows it`;
  }
  if (found.length > 0) return "it names a block of Bitcoin; whether its hashes lead there is not checked here: groundswell verify does";
  return "promised, and not confirmed yet: that shows nothing";
}

// What a response of RFC 3161 says, unchecked: of which digest, and when.
function readStamp(response) {
  const inside = (part) => readDer(part.body);
  const [, token] = inside(readDer(response)[0]);
  const [signed] = inside(inside(token)[1]);
  const [octets] = inside(inside(inside(signed)[2])[1]);
  const [, , imprint, , time] = inside(inside(octets)[0]);
  const [hash, digest] = inside(imprint);
  must(hex(inside(hash)[0].body) === "608648016503040201", "its proof is about a digest that is no SHA-256");
  const at = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/.exec(decoder.decode(time.body));
  must(time.tag === 0x18 && at, "its proof has no time");
  return { imprint: digest.body, at: `${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z` };
}

function readDer(bytes) {
  const parts = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at];
    let length = bytes[at + 1];
    at += 2;
    if (length >= 0x80) {
      const end = at + (length & 0x7f);
      must(length !== 0x80 && end - at <= 3, "its proof is not in DER");
      for (length = 0; at < end; at += 1) length = length * 256 + bytes[at];
    }
    must(at + length <= bytes.length, "its proof is cut off");
    parts.push({ tag, body: bytes.slice(at, at + length) });
    at += length;
  }
  return parts;
}

// The blocks that a proof of OpenTimestamps names, each with the root to which its hashes lead where they can be computed here.
async function readTimestamps(bytes, digest) {
  const magic = Uint8Array.from("\0OpenTimestamps\0\0Proof\0\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08", (char) => char.charCodeAt(0));
  must(same(bytes.slice(0, 33), magic), "its proof has not the form of one");
  must(same(bytes.slice(33, 65), digest), "its proof is about something else");
  const reader = { at: 65, left: 4096, bytes };
  const found = [];
  await readTree(reader, digest, found);
  must(reader.at === bytes.length, "its proof goes on after its end");
  return found;
}

const takeBytes = (reader, length) => {
  must(reader.at + length <= reader.bytes.length, "its proof is cut off");
  reader.at += length;
  return reader.bytes.slice(reader.at - length, reader.at);
};
function takeNumber(reader) {
  for (let [number, factor] = [0, 1]; factor < 2 ** 49; factor *= 128) {
    const [byte] = takeBytes(reader, 1);
    number += (byte & 0x7f) * factor;
    if (byte < 0x80) return number;
  }
  throw new Wrong("its proof has a number that is too large");
}

async function readTree(reader, message, found) {
  for (let more = true; more;) {
    let [tag] = takeBytes(reader, 1);
    more = tag === 0xff;
    if (more) [tag] = takeBytes(reader, 1);
    if (tag === 0) {
      const kind = hex(takeBytes(reader, 8));
      const claim = takeBytes(reader, takeNumber(reader));
      if (kind === "0588960d73d71901") found.push({ height: takeNumber({ at: 0, bytes: claim }), root: message });
    } else {
      must((reader.left -= 1) > 0, "its proof is too long");
      await readTree(reader, await step(reader, tag, message), found);
    }
  }
}

// What becomes of a message; undefined where it is not known, or this page has no such hash.
async function step(reader, tag, message) {
  const argument = tag === 0xf0 || tag === 0xf1 ? takeBytes(reader, takeNumber(reader)) : undefined;
  must(argument !== undefined || [0x02, 0x03, 0x08, 0xf2, 0xf3].includes(tag), "its proof has a step that is not known here");
  if (message === undefined || tag === 0x03) return undefined;
  if (tag === 0xf0) return join(message, argument);
  if (tag === 0xf1) return join(argument, message);
  if (tag === 0x08) return sha256(message);
  if (tag === 0x02) return new Uint8Array(await crypto.subtle.digest("SHA-1", message));
  return tag === 0xf2 ? message.toReversed() : encoder.encode(hex(message));
}
