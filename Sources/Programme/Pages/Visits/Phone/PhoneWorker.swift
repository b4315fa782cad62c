/// The service worker of the phone page: keeps the page and its files, so that it opens without a network.
///
/// It answers two kinds of request and no other: the page itself, from the network where there is one and else as it was
/// last seen, and the hashed files, which never change. What a validator writes is no matter of its own: that is kept and
/// sent by the page (``PhoneScript``).
enum PhoneWorker {
    static let path = "/office/visits/worker.js"
    /// The pages that it may answer for.
    static let scope = "/office/visits/"

    static let text = #"""
        const CACHE = "garita-visits-1";
        const PATIENCE = 4000;
        const isPhonePage = (url) => /^\/office\/visits\/[^/]+\/phone$/.test(url.pathname);

        self.addEventListener("install", () => self.skipWaiting());
        self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

        // Only whole answers of our own are kept: no sign-in page that a redirect led to, no error.
        const keep = async (key, response) => {
          if (response.status !== 200 || response.redirected || response.type !== "basic") return;
          const cache = await caches.open(CACHE);
          await cache.put(key, response.clone());
        };

        const pageKey = (url) => url.origin + url.pathname;

        // The page asks for itself and its files to be kept, since it was loaded before the worker stood.
        self.addEventListener("message", (event) => {
          const { keep: wanted, forget } = event.data || {};
          event.waitUntil((async () => {
            const cache = await caches.open(CACHE);
            for (const address of forget || []) await cache.delete(address);
            for (const address of wanted || []) {
              const url = new URL(address, self.location.origin);
              const key = isPhonePage(url) ? pageKey(url) : url.href;
              try {
                if (!isPhonePage(url) && await cache.match(key)) continue;
                await keep(key, await fetch(url.href, { credentials: "same-origin" }));
              } catch { /* No network: what was kept before stays. */ }
            }
            event.source?.postMessage({ kept: true });
          })());
        });

        const page = async (event, url) => {
          const key = pageKey(url);
          const kept = await (await caches.open(CACHE)).match(key);
          const fresh = fetch(event.request).then(async (response) => {
            await keep(key, response);
            return response;
          });
          event.waitUntil(fresh.catch(() => undefined));
          if (!kept) return fresh;
          const late = new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
          const answer = await Promise.race([fresh.catch(() => undefined), late]);
          return answer && answer.status < 500 ? answer : kept;
        };

        const file = async (event, url) => {
          const cache = await caches.open(CACHE);
          const kept = await cache.match(url.href);
          if (kept) return kept;
          const response = await fetch(event.request);
          event.waitUntil(keep(url.href, response.clone()));
          return response;
        };

        self.addEventListener("fetch", (event) => {
          const url = new URL(event.request.url);
          if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
          if (event.request.mode === "navigate" && isPhonePage(url)) event.respondWith(page(event, url));
          else if (url.pathname.startsWith("/assets/")) event.respondWith(file(event, url));
        });

        """#
}
