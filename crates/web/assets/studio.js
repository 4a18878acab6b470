// SPDX-License-Identifier: AGPL-3.0-or-later
// Passkeys, and keeping what is typed; its words stand in the page, in the language that is read there. What an organizer types goes to this site and to nobody else.
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const problem = (says) => {
    const place = one("[data-problem]");
    place.textContent = says;
    place.hidden = !says;
  };
  const ask = async (address, body) => {
    const answer = await fetch(address + location.search, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body ?? {}),
    });
    const said = await answer.json();
    if (!said.ok) throw new Error(said.error);
    return said;
  };
  const spelled = ({ id, rawId, type, response }, parts) => ({
    id, rawId: text(rawId), type, extensions: {},
    response: Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, text(response[part])])),
  });
  const says = (error) => error.name === "NotAllowedError" ? one("[data-problem]").dataset.unused : error.message;

  // On a phone the way is longer than the screen; where one is on it, or else its end, is what is seen of it.
  (one(".way [aria-current]") || one(".way li:last-child"))?.scrollIntoView({ block: "nearest", inline: "center" });

  const signIn = one("[data-sign-in]");
  signIn?.addEventListener("click", async () => {
    problem("");
    try {
      const { ceremony, options } = await ask("/studio/sign-in/begin");
      const publicKey = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
      const key = await navigator.credentials.get({ publicKey });
      const answer = spelled(key, ["authenticatorData", "clientDataJSON", "signature", "userHandle"]);
      await ask("/studio/sign-in/finish", { ceremony, answer });
      location.assign("/studio");
    } catch (error) { problem(says(error)); }
  });

  const join = one("[data-join]");
  join?.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem("");
    try {
      const name = join.elements.name?.value ?? "";
      const { ceremony, options } = await ask(`/studio/join/${join.dataset.join}/begin`, { name });
      const { challenge, user, excludeCredentials = [], ...rest } = options.publicKey;
      const publicKey = {
        ...rest, challenge: bytes(challenge), user: { ...user, id: bytes(user.id) },
        excludeCredentials: excludeCredentials.map((other) => ({ ...other, id: bytes(other.id) })),
      };
      const key = await navigator.credentials.create({ publicKey });
      const answer = spelled(key, ["attestationObject", "clientDataJSON"]);
      const { recovery } = await ask("/studio/join/finish", { ceremony, answer });
      if (!recovery.length) return location.assign("/studio");
      join.hidden = true;
      for (const code of recovery) one(".codes").append(Object.assign(document.createElement("li"), { textContent: code }));
      one("[data-codes]").hidden = false;
      one("[data-codes] h2").focus();
    } catch (error) { problem(says(error)); }
  });

  const folder = one("[data-folder]");
  folder?.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem("");
    const answer = await fetch(folder.dataset.folder + location.search, {
      method: "POST", headers: { accept: "application/json" }, body: folder.elements.archive.files[0],
    });
    const said = await answer.json();
    if (said.ok) location.reload();
    else problem(said.error);
  });

  // A photograph too large for anybody's line is made smaller before it leaves this device, and its metadata stays here.
  const smaller = async (file) => {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, 1600 / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && file.size < 500000) return file;
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise((resolve) => canvas.toBlob(resolve, file.type, 0.85));
    return drawn && drawn.size < file.size ? drawn : file;
  };
  const picture = one("[data-picture]");
  picture?.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem("");
    const [file] = picture.elements.picture.files;
    const body = await smaller(file).catch(() => file);
    const answer = await fetch(picture.dataset.picture + location.search, { method: "POST", headers: { accept: "application/json" }, body });
    const said = await answer.json();
    if (said.ok) location.reload();
    else problem(said.error);
  });

  // Each field is kept a moment after the last letter; the preview follows.
  const fields = one("#fields");
  if (fields) {
    const kept = one("[data-kept]"), preview = one(".preview iframe"), waiting = new Map();
    let running = Promise.resolve();
    const keep = (field) => {
      waiting.delete(field);
      running = running.then(async () => {
        try {
          await ask(fields.dataset.field, { path: field.name, text: field.value });
          kept.textContent = kept.dataset.kept;
          if (!waiting.size) preview.contentWindow.location.reload();
        } catch (error) { kept.textContent = error.message; }
      });
    };
    fields.addEventListener("input", ({ target }) => {
      if (!target.name) return;
      kept.textContent = "…";
      clearTimeout(waiting.get(target));
      waiting.set(target, setTimeout(keep, 700, target));
    });
    // The hour by two taps: on this device's clock, in the zone that stands there.
    const hours = one("[data-hours]");
    if (hours) {
      const field = (name) => fields.elements[`storm.${name}`];
      const put = (name, value) => { field(name).value = value; keep(field(name)); };
      const clock = (at) => {
        const parts = new Intl.DateTimeFormat("en-CA", { timeZone: field("zone").value, dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
        return parts.format(at).replace(", ", "T");
      };
      if (!field("zone").value) put("zone", Intl.DateTimeFormat().resolvedOptions().timeZone);
      hours.hidden = false;
      hours.addEventListener("click", ({ target }) => {
        if (!target.dataset.in) return;
        try {
          const five = 300000, from = Math.ceil((Date.now() + target.dataset.in * 60000) / five) * five;
          put("starts", clock(from));
          put("ends", clock(from + 3600000));
        } catch { kept.textContent = kept.dataset.zoneFirst; }
      });
    }
    // Whoever leaves by a link has everything kept first.
    fields.addEventListener("change", ({ target }) => {
      if (!waiting.has(target)) return;
      clearTimeout(waiting.get(target));
      keep(target);
    });
  }
})();
