// SPDX-License-Identifier: AGPL-3.0-or-later
// Checks proofs and exports of a record by itself, without a network: its form is docs/record-format.md. What it finds is of three
// kinds: it holds, it does not hold, or it can't be said; nothing is said to hold that was not computed here.
"use strict";

const DOMAIN = "groundswell/record/leaf/v1\0";
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

class Wrong extends Error {}
const must = (is, says) => { if (!is) throw new Wrong(says); };

const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
};
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const same = (a, b) => hex(a) === hex(b);

function unbase64(text, says) {
  let bytes;
  try { bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0)); } catch { throw new Wrong(says); }
  // Another spelling of the same bytes is none.
  let again = "";
  for (const byte of bytes) again += String.fromCharCode(byte);
  must(btoa(again) === text, says);
  return bytes;
}
function unhex(text, says) {
  must(typeof text === "string" && /^([0-9a-f]{2})*$/.test(text), says);
  return Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
}

// RFC 8785: members in the order of their UTF-16 units, nothing between them, numbers and texts as JavaScript writes them.
function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort().map((name) => JSON.stringify(name) + ":" + canonical(value[name]));
  return "{" + members.join(",") + "}";
}

// --- The tree of RFC 6962 ---

const leafHash = (commitment) => sha256([0], commitment);
const nodeHash = (left, right) => sha256([1], left, right);

async function rootOf(leaves) {
  must(leaves.length > 0, "the log is empty");
  const stack = [];
  for (const leaf of leaves) {
    stack.push({ hash: leaf, size: 1 });
    while (stack.length > 1 && stack.at(-1).size === stack.at(-2).size) {
      const [right, left] = [stack.pop(), stack.pop()];
      stack.push({ hash: await nodeHash(left.hash, right.hash), size: left.size * 2 });
    }
  }
  let { hash } = stack.pop();
  while (stack.length > 0) hash = await nodeHash(stack.pop().hash, hash);
  return hash;
}

// RFC 9162, section 2.1.3.2.
async function leadsTo(leaf, index, size, path, root) {
  if (index >= size) return false;
  let [place, last, hash] = [BigInt(index), BigInt(size) - 1n, leaf];
  for (const next of path) {
    if (last === 0n) return false;
    if (place % 2n === 1n || place === last) {
      hash = await nodeHash(next, hash);
      while (place % 2n === 0n && place !== 0n) { place >>= 1n; last >>= 1n; }
    } else {
      hash = await nodeHash(hash, next);
    }
    place >>= 1n; last >>= 1n;
  }
  return last === 0n && same(hash, root);
}

// --- Keys, notes, checkpoints ---

async function readKeys(text) {
  const keys = [];
  for (const line of text.split("\n").map((line) => line.trim()).filter(Boolean)) {
    keys.push(await readKey(line, 1, "signs records"));
  }
  return keys;
}

async function readKey(line, kind, does) {
  const found = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(line);
  must(found, "a line of the keys is no public key");
  const [, name, id, base64] = found;
  const bytes = unbase64(base64, "a public key is not in base64");
  must(bytes.length === 33 && bytes[0] === kind, `a public key is not of the kind that ${does}`);
  must(hex(await sha256(encoder.encode(name + "\n"), bytes)).startsWith(id), "a public key is not the one that its number names");
  return { name, id, bytes: bytes.slice(1) };
}

function readNote(note) {
  const end = note.lastIndexOf("\n\n");
  must(end >= 0 && note.endsWith("\n"), "its checkpoint is no signed note");
  const text = note.slice(0, end + 1);
  const signatures = note.slice(end + 2).split("\n").slice(0, -1).map((line) => {
    const found = /^\u2014 (\S+) (\S+)$/.exec(line);
    must(found, "a signature of its checkpoint has not the form of one");
    const bytes = unbase64(found[2], "a signature of its checkpoint is not in base64");
    return { name: found[1], id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
  });
  const lines = text.split("\n");
  must(lines.length === 4 && /^(0|[1-9][0-9]*)$/.test(lines[1]), "its checkpoint has not the form of one");
  const [origin, size, root] = [lines[0], Number(lines[1]), unbase64(lines[2], "its root is not in base64")];
  must(Number.isSafeInteger(size) && root.length === 32, "its checkpoint has not the form of one");
  return { origin, size, root, text: encoder.encode(text), signatures };
}

async function isSigned(key, { text }, signature) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch { return undefined; }
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature.bytes, text);
}

const NO_ED25519 = "this browser can't check signatures (Ed25519): a newer one can";

async function checkNote(checkpoint, keys, findings) {
  const own = checkpoint.signatures.filter(({ name }) => name === checkpoint.origin);
  let known = false;
  for (const signature of own) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (!key) continue;
    known = true;
    const signed = await isSigned(key, checkpoint, signature);
    if (signed === undefined) findings.unknown(NO_ED25519);
    else if (signed) {
      findings.isSigned = true;
      findings.holds("the checkpoint is signed by the record's key");
    }
    else findings.fails("the signature under the checkpoint is not that of the record's key");
  }
  if (!known) findings.unknown("whether the right key has signed: no key that is given above has signed this checkpoint");
  const others = checkpoint.signatures.length - own.length;
  if (others > 0) findings.unknown(`whether witnesses have signed: ${others} further signatures, which this page does not check`);
}

// --- Contents ---

async function checkContent(content, salt, commitment, findings) {
  const computed = await sha256(encoder.encode(DOMAIN), salt, content);
  if (commitment) must(same(computed, commitment), "its commitment is not that of its salt and content");
  let envelope;
  try { envelope = JSON.parse(decoder.decode(content)); } catch { throw new Wrong("its content is no JSON"); }
  must(same(encoder.encode(canonical(envelope)), content), "its content is not in the form of RFC 8785");
  findings.holds("the content is the one that was sealed: with its salt it gives the commitment in the log");
  return { computed, envelope };
}

async function checkEvidence(envelope, evidence, findings) {
  if (envelope.evidence === null) return;
  if (evidence === undefined) {
    return findings.unknown(`what was received: the bytes are not in this file; their SHA-256 is ${envelope.evidence}`);
  }
  must(hex(await sha256(evidence)) === envelope.evidence, "the bytes that were received are not those that were sealed");
  findings.holds("the bytes that were received are those that were sealed");
}

function describe({ kind, content }) {
  const post = content && content.post;
  if (kind !== "post" || !post) return `an entry of the kind \u201c${kind}\u201d`;
  const who = (post.author && (post.author.name || post.author.handle)) || "an account without a name";
  return `a post by \u2068${who}\u2069 on ${post.network}, ${post.created_at || "at an unknown time"}: \u2068${post.text}\u2069`;
}

// --- A proof: c2sp.org/tlog-proof ---

async function checkProof(text, keys, findings) {
  const end = text.indexOf("\n\n");
  must(end >= 0, "it is no whole proof");
  const lines = text.slice(0, end).split("\n");
  must(lines.shift() === "c2sp.org/tlog-proof@v1", "it is no proof of a form that is known here");
  const extra = lines[0] !== undefined && lines[0].startsWith("extra ")
    ? unbase64(lines.shift().slice(6), "what it opens is not in base64") : undefined;
  const index = Number((/^index (0|[1-9][0-9]*)$/.exec(lines.shift() || "") || [])[1]);
  must(Number.isSafeInteger(index), "it does not say which entry it is about");
  const path = lines.map((line) => unbase64(line, "a hash of it is not in base64"));
  must(path.length <= 63 && path.every((hash) => hash.length === 32), "a hash of it has a wrong length");
  const checkpoint = readNote(text.slice(end + 2));
  findings.title = `entry ${index} of \u2068${checkpoint.origin}\u2069`;
  if (extra) {
    must(extra.length > 32, "what it opens is too short");
    const { computed, envelope } = await checkContent(extra.slice(32), extra.slice(0, 32), undefined, findings);
    findings.title += ": " + describe(envelope);
    const leads = await leadsTo(await leafHash(computed), index, checkpoint.size, path, checkpoint.root);
    must(leads, "the content is not in the log at this place");
    findings.holds(`it is in the log, as entry ${index} of ${checkpoint.size}`);
    await checkEvidence(envelope, undefined, findings);
  } else {
    findings.unknown("what the entry says: this proof does not open it, or it was forgotten");
  }
  await checkNote(checkpoint, keys, findings);
}

// --- An export: a line of JSON for the checkpoint, then one an entry ---

const FORMS = { "groundswell/record/export/v1": true, "groundswell/record/public/v1": false };

async function checkExport(text, keys, findings) {
  const lines = text.split("\n");
  must(lines.pop() === "", "its last line is cut off");
  const read = (line) => {
    let value;
    try { value = JSON.parse(line); } catch { throw new Wrong("a line is no JSON"); }
    must(canonical(value) === line, "a line is not in the form of RFC 8785");
    return value;
  };
  const header = read(lines.shift());
  const isWhole = FORMS[header.format];
  const members = Object.keys(header).join();
  must(isWhole !== undefined && members === "checkpoint,format,handover,vkey,witnessed", "it is no export of a form that is known here");
  const named = await readKeys(header.vkey);
  must(named.length > 0, "it names no key");
  if (header.handover.length > 0) findings.unknown("whether its keys followed one another: groundswell verify can say");
  const checkpoint = readNote(header.checkpoint);
  const here = lines.length > 0 ? `${lines.length} of ` : "";
  findings.title = `\u2068${checkpoint.origin}\u2069, ${here}${checkpoint.size} entries`;
  if (isWhole) must(lines.length === checkpoint.size, `it has ${lines.length} entries, and its checkpoint ${checkpoint.size}`);
  const [leaves, counts, own] = [[], { kept: 0, forgotten: 0, without: 0 }, { anchor: [], policy: [] }];
  let before = -1;
  for (const line of lines) {
    const entry = read(line);
    try {
      must(Number.isSafeInteger(entry.index) && (isWhole ? entry.index === before + 1 : entry.index > before), "it is not the next one");
      before = entry.index;
      const leaf = await checkEntry(entry, counts, own);
      if (isWhole) leaves.push(leaf);
      else {
        const path = entry.path.map((hash) => unbase64(hash, "a hash of it is not in base64"));
        must(await leadsTo(leaf, entry.index, checkpoint.size, path, checkpoint.root), "it is not in the log at this place");
      }
    } catch (error) {
      if (!(error instanceof Wrong) && !(error instanceof TypeError)) throw error;
      throw new Wrong(`entry ${entry.index}: ${error instanceof Wrong ? error.message : "it has not the form of an entry"}`);
    }
  }
  if (isWhole) must(same(await rootOf(leaves), checkpoint.root), "the entries do not lead to the root in its checkpoint");
  if (counts.kept > 0) findings.holds(`${counts.kept} contents are those that were sealed, and in the log`);
  if (counts.forgotten > 0) findings.unknown(`what ${counts.forgotten} entries said: they were forgotten, and the log says when and by whose right`);
  const others = lines.length > 0 ? `the ${checkpoint.size - lines.length} other` : `its ${checkpoint.size}`;
  if (!isWhole) findings.unknown(`what ${others} entries say: they are not here`);
  await checkNote(checkpoint, keys, findings);
  const rootAt = async (size) => isWhole ? rootOf(leaves.slice(0, size)) : size === checkpoint.size ? checkpoint.root : undefined;
  const log = { checkpoint, keys: named, rootAt, witnessed: header.witnessed, policies: own.policy, anchors: own.anchor };
  try {
    await checkWitnesses(log, findings);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    findings.fails(`witnesses: ${error.message}`);
  }
  await checkTimes(log, findings);
}

async function checkEntry(entry, counts, own) {
  const commitment = unhex(entry.commitment, "its commitment is not in hexadecimal digits");
  must(commitment.length === 32, "its commitment has a wrong length");
  if (entry.forgotten) { counts.forgotten += 1; return leafHash(commitment); }
  const evidence = entry.evidence === null ? null : unbase64(entry.evidence, "its evidence is not in base64");
  const digest = evidence === null ? null : hex(await sha256(evidence));
  const content = encoder.encode(canonical({ content: entry.content, evidence: digest, kind: entry.kind }));
  const salt = unhex(entry.salt, "its salt is not in hexadecimal digits");
  must(same(await sha256(encoder.encode(DOMAIN), salt, content), commitment), "its commitment is not that of its salt and content");
  counts.kept += 1;
  if (Object.hasOwn(own, entry.kind)) own[entry.kind].push({ index: entry.index, content: entry.content, evidence });
  return leafHash(commitment);
}

// --- The page ---

function findingsOf(name) {
  const [rows, says] = [[], (kind) => (text) => rows.push({ kind, text })];
  return { name, title: name, rows, isSigned: false, holds: says("holds"), fails: says("fails"), unknown: says("unknown") };
}

async function judge(name, text, keyText) {
  const findings = findingsOf(name);
  try {
    must(crypto.subtle !== undefined, "this browser computes no digests for pages like this one");
    const keys = await readKeys(keyText);
    if (text.startsWith("c2sp.org/tlog-proof")) await checkProof(text, keys, findings);
    else if (text.startsWith("{")) await checkExport(text, keys, findings);
    else throw new Wrong("it is neither a proof nor an export of a record");
  } catch (error) {
    findings.fails(error instanceof Wrong ? error.message : "it can't be read: " + error.message);
  }
  return findings;
}

const WORDS = { holds: "Holds", fails: "Does not hold", unknown: "Can\u2019t be said" };

function show(findings) {
  const section = document.createElement("section");
  const add = (parent, name, text, kind) => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  section.dataset.name = findings.name;
  // What nobody has signed may be consistent in itself, and still be anybody's.
  const isWrong = findings.rows.some(({ kind }) => kind === "fails");
  section.className = isWrong ? "fails" : findings.isSigned ? "holds" : "unknown";
  add(section, "h3", findings.name).dir = "auto";
  if (findings.title !== findings.name) add(section, "p", findings.title).dir = "auto";
  const list = section.appendChild(document.createElement("ul"));
  for (const { kind, text } of findings.rows) {
    const row = add(list, "li", "", kind);
    add(row, "b", WORDS[kind] + ": ");
    row.append(text);
  }
  document.getElementById("found").prepend(section);
}

const keyText = () => document.getElementById("keys").value;

async function take(files) {
  for (const file of files) {
    let text;
    try { text = decoder.decode(await file.arrayBuffer()); } catch { text = ""; }
    show(await judge(file.name, text, keyText()));
  }
}

function begin() {
  const carried = JSON.parse(document.getElementById("carried").textContent);
  document.getElementById("keys").value = carried.vkey;
  const files = document.getElementById("files");
  files.addEventListener("change", () => take(files.files));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files); });
  document.getElementById("again").addEventListener("click", () => showCarried(carried));
  showCarried(carried);
}

async function showCarried({ log, proofs }) {
  document.getElementById("found").replaceChildren();
  for (const { name, text } of proofs.toReversed ? proofs.toReversed() : [...proofs].reverse()) show(await judge(name, text, keyText()));
  // What is true of all of them stands first.
  show(await judge("The log", log, keyText()));
  document.body.dataset.ready = "yes";
}

begin();
