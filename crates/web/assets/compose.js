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
    if (isEmoji(segment)) return 2;
    return [...segment].reduce((sum, c) => sum + (light(c.codePointAt(0)) ? 1 : 2), 0);
  };
  // Bluesky shows a link without its scheme, and of a long path thirteen characters.
  const shortened = (link) => {
    const [, host, path] = /^https?:\/\/([^/?#]*)(.*)$/iu.exec(link);
    const shown = path === "/" ? "" : path;
    return host + (shown.length > 15 ? shown.slice(0, 13) + "..." : shown);
  };
  const links = (value) => (value.match(url) || []).length;
  const bytes = (value) => new TextEncoder().encode(value).length;
  const isEmoji = (segment) => /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(segment);
  const length = {
    x: (value) => graphemes(value.normalize("NFC").replace(url, "")).reduce((sum, g) => sum + weigh(g.segment), links(value) * 23),
    bluesky: (value) => graphemes(value.replace(url, shortened)).length,
    mastodon: (value) => graphemes(value.replace(url, "").replace(/(@\w+)@[\w.-]+/gu, "$1")).length + links(value) * 23,
    threads: (value) => graphemes(value).reduce((sum, { segment }) => sum + (isEmoji(segment) ? bytes(segment) : [...segment].length), 0),
  };
  // Bluesky takes 3,000 bytes at most, whatever they look like.
  const isTooMuch = (network, value) => network === "bluesky" && bytes(value.replace(url, shortened)) > 3000;
  const update = () => {
    for (const row of all("[data-network]")) {
      const count = length[row.dataset.network](text.value);
      row.querySelector("[data-length]").textContent = count;
      row.classList.toggle("over", count > Number(row.dataset.limit) || isTooMuch(row.dataset.network, text.value));
    }
    for (const link of all("[data-door]")) {
      const { door } = link.dataset;
      // A line of a letter ends with two characters (RFC 6068).
      link.href = door + encodeURIComponent(door.startsWith("mailto:") ? text.value.replace(/\n/g, "\r\n") : text.value);
    }
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

  const copy = one(".copy");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Without encryption a browser offers no clipboard, but still obeys this.
      if (!document.execCommand("copy")) return;
    }
    one(".copied").textContent = copy.dataset.done;
  });

  // Descriptions of pictures, each by a button of its own.
  for (const button of all("[data-copied]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const described = button.closest("li").querySelector(".described");
      try {
        await navigator.clipboard.writeText(described.textContent);
      } catch {
        getSelection().selectAllChildren(described);
        if (!document.execCommand("copy")) return;
      }
      button.textContent = button.dataset.copied;
    });
  }

  // The pace: when this browser opened which network. It stays in the browser, for a day.
  const pace = one(".pace"), words = pace.querySelector("strong"), line = one("[data-moment]");
  const minute = 60000, day = 1440 * minute;
  const plurals = new Intl.PluralRules(lang);
  let posts = [], moment = 0;
  const show = () => {
    posts = posts.filter((post) => post.at > Date.now() - day);
    const onX = posts.filter((post) => post.x), last = posts.at(-1), full = onX.at(-Number(pace.dataset.day));
    const due = Math.max(moment, last ? last.at + (60 / Number(pace.dataset.hour)) * minute : 0, full ? full.at + day : 0);
    const wait = Math.ceil((due - Date.now()) / minute);
    const form = words.dataset[plurals.select(wait)] || words.dataset.other;
    // What is far off is told by the clock alone.
    const shown = wait > 60 ? "" : wait > 0 ? form.replace("#", wait) : words.dataset.now;
    if (line) line.hidden = wait <= 60;
    // Said again only when it changes.
    if (words.textContent !== shown) words.textContent = shown;
  };
  const keep = () => {
    try { localStorage.setItem("pace", JSON.stringify(posts)); } catch { /* Then it is known while the page is open. */ }
    show();
  };
  try {
    const kept = JSON.parse(localStorage.getItem("pace"));
    if (Array.isArray(kept)) posts = kept;
  } catch { /* Nothing is known. */ }
  document.addEventListener("click", ({ target }) => {
    const door = target.closest("[data-public]");
    if (!door || (door.form && !door.form.checkValidity())) return;
    posts.push({ at: Date.now(), x: (door.formAction || door.href).startsWith("https://x.com/") });
    keep();
  });
  // The first moment that this window was given for the call stays its own, however often the page is loaded. It goes with the
  // window: what lies on a device longer should not name a call.
  const given = "moment " + location.pathname.split("/")[1], due = Date.now() + Number(pace.dataset.in) * 1000;
  if (pace.dataset.in) {
    moment = due;
    try {
      moment = Number(sessionStorage.getItem(given)) || due;
      // One of another hour, which has been moved since, is none of this one.
      if (moment > due + 60 * minute || moment < Date.now() - 60 * minute) moment = due;
      sessionStorage.setItem(given, moment);
    } catch { /* Then each page has its own. */ }
  }
  pace.querySelector("button").addEventListener("click", () => {
    posts = [];
    try { sessionStorage.removeItem(given); } catch { /* Nothing was kept. */ }
    keep();
  });
  pace.hidden = pace.querySelector("[data-private]").hidden = false;
  const clock = line?.querySelector("time");
  if (clock) clock.textContent = new Date(moment).toLocaleString(lang, { weekday: "short", hour: "2-digit", minute: "2-digit" });
  show();
  setInterval(show, 10000);
})();
