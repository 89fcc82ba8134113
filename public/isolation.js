// A service worker for hosts that cannot send headers of their own, as static ones mostly cannot: it adds to the page, and
// to the scripts of its workers, the two headers that make the page cross-origin isolated, so that threads may share memory.
// Everything else goes past it. Why: docs/decisions/0020-isolation-by-service-worker.md

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const page = request.mode === 'navigate';
  if (new URL(request.url).origin !== self.location.origin || !(page || request.destination === 'worker')) return;
  event.respondWith(fetch(request).then(isolated));
});

function isolated(response) {
  // Redirects are followed by the browser, which then asks again.
  if (response.type === 'opaqueredirect' || response.type === 'error') return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
