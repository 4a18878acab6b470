// SPDX-License-Identifier: AGPL-3.0-or-later
// Reminders on this device. Until somebody presses the button, no worker is there and no push service is asked anything.
"use strict";
(() => {
  const place = document.querySelector(".device");
  const can = ["serviceWorker" in navigator, "PushManager" in window, "Notification" in window];
  if (!place || can.includes(false)) return;
  const { call, key } = place.dataset, scope = `${call}/`, workers = navigator.serviceWorker;
  const [on, off, said] = [".on", ".off", "[role=status]"].map((part) => place.querySelector(part));

  const subscription = async () => (await workers.getRegistration(scope))?.pushManager.getSubscription();

  const worker = async () => {
    const registration = await workers.register(`${call}/worker.js`, { scope });
    const coming = registration.installing || registration.waiting;
    if (!registration.active) {
      await new Promise((done, fail) => coming.addEventListener("statechange", () => {
        if (coming.state === "activated") done();
        if (coming.state === "redundant") fail();
      }));
    }
    return registration;
  };

  const tell = async (path, what) => {
    const address = `${call}/${path}?lang=${document.documentElement.lang}`;
    const headers = { "content-type": "application/json", accept: "application/json" };
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(what) });
    if (!answer.ok) throw new Error("no");
    return (await answer.json()).reminder;
  };

  // What is told us comes first: a browser that breaks off in between leaves nothing behind that could still be reminded.
  const leave = async () => {
    const registration = await workers.getRegistration(scope);
    const known = await registration?.pushManager.getSubscription();
    try {
      if (known) await tell("devices/leave", known).finally(() => known.unsubscribe().catch(() => {}));
    } finally {
      // Whatever became of the rest, nothing is shown without the worker, and no push is taken.
      await registration?.unregister();
    }
  };

  const show = (isOn, words) => {
    if (on) on.hidden = isOn;
    off.hidden = !isOn;
    place.hidden = false;
    if (words) said.textContent = said.dataset[words];
  };

  const ask = async () => {
    // A push service that can't be reached may keep its browser waiting for long.
    on.disabled = true;
    try {
      // The browser asks its owner first, and its push service only then.
      if (await Notification.requestPermission() !== "granted") throw new Error("no");
      const { pushManager } = await worker();
      const asked = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
      if (!await tell("devices", asked)) throw new Error("full");
      show(true, "asked");
    } catch {
      await leave().catch(() => {});
      show(false, "failed");
    }
    on.disabled = false;
  };

  on?.addEventListener("click", ask);
  off.addEventListener("click", async () => {
    const words = await leave().then(() => "left", () => "untold");
    const isOn = Boolean(await subscription());
    show(isOn, isOn ? "" : words);
  });
  // Who has not just pledged is offered nothing, but can take back what they asked for before.
  subscription().then((known) => { if (on || known) show(Boolean(known)); });
})();
