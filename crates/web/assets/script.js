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
        if (answer.ok) live.innerHTML = await answer.text();
      } catch { /* The stream tells when the line is back. */ }
    };
    const later = () => { timer ||= setTimeout(refresh, Math.max(0, due - Date.now())); };
    const listen = () => {
      const events = new EventSource(live.dataset.events);
      events.onmessage = later;
      events.onerror = () => {
        events.close();
        // Not all at once: a restart must not be followed by a stampede.
        setTimeout(listen, 2000 + Math.random() * 8000);
      };
    };
    listen();
    document.addEventListener("visibilitychange", later);
  }

  const text = one("#text");
  if (text) {
    const url = /https?:\/\/[^\s]+/giu;
    const graphemes = (value) =>
      window.Intl && Intl.Segmenter ? [...new Intl.Segmenter(lang).segment(value)] : [...value].map((segment) => ({ segment }));
    // X counts by weight: 1 for Latin and its neighbors, 2 for the rest, 23 for a link, 2 for an emoji.
    const light = (c) => c <= 4351 || (c >= 8192 && c <= 8205) || (c >= 8208 && c <= 8223) || (c >= 8242 && c <= 8247);
    const weigh = (segment) => {
      if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(segment)) return 2;
      return [...segment].reduce((sum, c) => sum + (light(c.codePointAt(0)) ? 1 : 2), 0);
    };
    // Bluesky shows a link without its scheme, and of a long path thirteen characters.
    const shortened = (link) => {
      const [, host, path] = /^https?:\/\/([^/?#]*)(.*)$/iu.exec(link);
      const shown = path === "/" ? "" : path;
      return host + (shown.length > 15 ? shown.slice(0, 13) + "..." : shown);
    };
    const links = (value) => (value.match(url) || []).length;
    const length = {
      x: (value) => graphemes(value.normalize("NFC").replace(url, "")).reduce((sum, g) => sum + weigh(g.segment), links(value) * 23),
      bluesky: (value) => graphemes(value.replace(url, shortened)).length,
      mastodon: (value) => graphemes(value.replace(url, "").replace(/(@\w+)@[\w.-]+/gu, "$1")).length + links(value) * 23,
    };
    const update = () => {
      for (const row of all("[data-network]")) {
        const count = length[row.dataset.network](text.value);
        row.querySelector("[data-length]").textContent = count;
        row.classList.toggle("over", count > Number(row.dataset.limit));
      }
      for (const link of all("[data-door]")) link.href = link.dataset.door + encodeURIComponent(text.value);
    };
    text.addEventListener("input", update);
    update();

    // Straight to one's own server, so that neither its name nor the text reaches this site.
    one(".server").addEventListener("submit", (event) => {
      const name = one("#server").value.trim().replace(/^https:\/\//, "").replace(/\/.*$/, "").replace(/^.*@/, "");
      if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)) return;
      event.preventDefault();
      window.open(`https://${name}/share?text=${encodeURIComponent(text.value)}`, "_blank", "noopener,noreferrer");
    });
  }
})();
