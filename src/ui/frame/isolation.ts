const tried = 'isolation';
/** How long the app may wait for the service worker before it opens without one. */
const patienceMs = 2000;

/**
 * Makes the page cross-origin isolated, which threads need, where its host does not send the headers: by a service worker
 * that adds them (`public/isolation.js`), and one reload. Call it before anything is shown; true when the page reloads.
 * False where it is isolated, where it cannot be, or where a reload has not helped: training then uses one thread.
 */
export async function isolate(): Promise<boolean> {
  // Within a frame, the page around it decides.
  if (crossOriginIsolated || window !== top || !('serviceWorker' in navigator)) return false;
  try {
    if (sessionStorage.getItem(tried)) return false;
    const ready = navigator.serviceWorker
      .register(`${import.meta.env.BASE_URL}isolation.js`)
      .then(() => navigator.serviceWorker.ready);
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
    if (!(await Promise.race([ready, late]))) return false;
    // Written first, so that a page that stays as it is never reloads again.
    sessionStorage.setItem(tried, 'yes');
    location.reload();
    return true;
  } catch {
    return false;
  }
}
