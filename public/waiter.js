// Keeps the event page and its script, so that the tablet shows them again without a network.
const KEPT = "rapport-event";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      await self.clients.claim();
      const cache = await caches.open(KEPT);
      await cache.addAll([self.registration.scope, "/event.js"]);
    })(),
  ),
);
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== "GET" || !(pathname === new URL(self.registration.scope).pathname || pathname === "/event.js")) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(KEPT);
      try {
        const fresh = await fetch(request);
        if (fresh.ok) await cache.put(pathname, fresh.clone());
        return fresh;
      } catch {
        return (await cache.match(pathname)) ?? Response.error();
      }
    })(),
  );
});
