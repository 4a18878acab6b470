// SPDX-License-Identifier: AGPL-3.0-or-later
// Comfort for who writes a post: lengths while typing, links that carry the changed text. Nothing of it is sent anywhere.
"use strict";
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  const one = (selector) => document.querySelector(selector);
  const lang = document.documentElement.lang;
  const text = one("#text");

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
})();
