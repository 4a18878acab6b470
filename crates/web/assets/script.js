// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything here is comfort: each page works without it. What a visitor types is never sent anywhere.
"use strict";
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  const one = (selector) => document.querySelector(selector);
  const lang = document.documentElement.lang;

  // The countdown runs on the site's clock, which the page names: the visitor's may be wrong, a demo's runs faster.
  const countdown = one(".countdown");
  if (countdown) {
    const { now, to, speed } = countdown.dataset;
    const base = Date.parse(now), end = Date.parse(to), loaded = performance.now();
    countdown.querySelector(".seconds").hidden = false;
    const plurals = new Intl.PluralRules(lang);
    const cells = [["d", 86400, 1 / 0], ["h", 3600, 24], ["m", 60, 60], ["s", 1, 60]];
    const tick = () => {
      const at = base + (performance.now() - loaded) * Number(speed);
      const left = Math.max(0, Math.ceil((end - at) / 1000));
      for (const [unit, size, cycle] of cells) {
        const cell = countdown.querySelector(`[data-unit=${unit}]`), label = cell.nextElementSibling;
        const count = cell.textContent = Math.floor(left / size) % cycle;
        label.textContent = label.dataset[plurals.select(count)] || label.dataset.other;
      }
      // Not all at once: everybody's countdown ends at the same moment.
      if (left === 0) setTimeout(() => location.reload(), 500 + Math.random() * 3000);
      else setTimeout(tick, Math.max(50, 1000 / Number(speed)));
    };
    tick();
  }

  for (const time of all(".mine time")) {
    const format = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, { dateStyle: "full", timeStyle: "short" });
    time.textContent = format.formatRange(new Date(time.dataset.from), new Date(time.dataset.to));
    time.closest(".mine").hidden = false;
  }

  // The live page is fetched again when the counters change, at most every two seconds, and only while it is seen.
  const live = one("#live");
  if (live && window.EventSource) {
    let due = 0, timer = 0;
    const refresh = async () => {
      timer = 0;
      if (document.hidden) return;
      due = Date.now() + 2000;
      try {
        const answer = await fetch(live.dataset.fragment);
        if (!answer.ok) return;
        const text = await answer.text();
        // What somebody has uncovered stays so.
        const open = new Set([...live.querySelectorAll("details[open] img")].map((img) => img.src));
        live.innerHTML = text;
        for (const img of live.querySelectorAll("details img")) img.closest("details").open = open.has(img.src);
      } catch { /* The stream tells when the line is back. */ }
    };
    // Not all at once: everybody is told at the same moment.
    const later = () => { timer ||= setTimeout(refresh, Math.max(0, due - Date.now()) + Math.random() * 1000); };
    const listen = () => {
      const events = new EventSource(live.dataset.events);
      events.onmessage = later;
      events.onerror = () => {
        events.close();
        // Where the site has no room for one more listener, asking now and then does.
        later();
        // Not all at once: a restart must not be followed by a stampede.
        setTimeout(listen, 2000 + Math.random() * 8000);
      };
    };
    listen();
    document.addEventListener("visibilitychange", later);
  }
})();
