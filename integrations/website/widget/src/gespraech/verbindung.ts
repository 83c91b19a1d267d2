/** Follows what happens to the page: network lost and found, put aside by the browser and taken back, looked at again. */

import type { Gespraech } from "./gespraech.ts";

/** `begun` says whether there is a conversation to look after. Returns how to stop. */
export function watchPage(gespraech: Gespraech, begun: () => boolean): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const offline = (): void => gespraech.setOffline(!navigator.onLine);
  addEventListener("online", offline, { signal });
  addEventListener("offline", offline, { signal });
  addEventListener("pagehide", () => gespraech.pause(), { signal });
  addEventListener(
    "pageshow",
    (event) => {
      if (!event.persisted) return;
      if (begun()) void gespraech.wake();
      else gespraech.speicher.reread();
    },
    { signal },
  );
  document.addEventListener("visibilitychange", () => !document.hidden && begun() && gespraech.retry(), { signal });
  offline();
  return () => stop.abort();
}
