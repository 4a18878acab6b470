// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything here is comfort: the file says all of it without. It asks nobody for anything, wherever it is opened.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Each reader's own language is the one that is open.
  const editions = all(".edition");
  const speaks = (tag) => editions.find((edition) => edition.lang === tag || edition.lang.split("-")[0] === tag.split("-")[0]);
  const own = (navigator.languages || []).map(speaks).find(Boolean);
  if (own) for (const edition of editions) edition.open = edition === own;

  // No site counts which wording was handed out, so chance sees to it that neighbors begin with different ones.
  for (const list of all(".mixed")) {
    const items = [...list.children];
    for (let left = items.length; left > 0; left -= 1) {
      list.append(items.splice(Math.floor(Math.random() * left), 1)[0]);
    }
  }

  // By the clock of this device: there is no other.
  const tick = () => {
    for (const left of all("[data-from]")) {
      const now = Date.now(), from = Date.parse(left.dataset.from), to = Date.parse(left.dataset.to);
      const phase = now < from ? "before" : now < to ? "during" : "after";
      const seconds = Math.max(0, Math.ceil(((phase === "before" ? from : to) - now) / 1000));
      for (const line of all("[data-phase]", left)) line.hidden = line.dataset.phase !== phase;
      for (const [unit, size, cycle] of [["d", 86400, 1 / 0], ["h", 3600, 24], ["m", 60, 60], ["s", 1, 60]]) {
        const cell = left.querySelector(`[data-unit=${unit}]`), label = cell.nextElementSibling;
        const count = cell.textContent = Math.floor(seconds / size) % cycle;
        label.textContent = label.dataset[new Intl.PluralRules(left.closest("[lang]").lang).select(count)] || label.dataset.other;
      }
      left.querySelector(".countdown").hidden = phase === "after";
      left.hidden = false;
    }
  };
  tick();
  setInterval(tick, 1000);

  // Some browsers lend the clipboard to no file; then the text is marked and copied as by hand.
  const copy = async (from) => {
    try {
      await navigator.clipboard.writeText(from.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(from);
      return document.execCommand("copy");
    }
  };
  for (const button of all("[data-copied]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (await copy(button.parentElement.querySelector(".wording"))) button.textContent = button.dataset.copied;
    });
  }
})();
