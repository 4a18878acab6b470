// SPDX-License-Identifier: AGPL-3.0-or-later
// Shows a reminder on a device whose owner has asked for it. It looks at no request, loads nothing and keeps nothing.
"use strict";
self.addEventListener("push", (event) => {
  const { title, body, path, lang, dir } = event.data.json();
  // One that comes twice, or after another, takes its place.
  const shown = { body, lang, dir, tag: path, renotify: true, data: path };
  event.waitUntil(self.registration.showNotification(title, shown));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
