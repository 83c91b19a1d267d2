/**
 * Says so where the server is not reached, or the session is over. What was typed stays where it is: after signing in again in
 * another window the page takes the new token of its forms, and the form can be sent again.
 */

const TEXT = "Keine Verbindung zum Server. Ihre Eingaben stehen noch da. Bitte versuchen Sie es gleich noch einmal.";
const OVER = "Ihre Sitzung ist zu Ende. Ihre Eingaben stehen noch da. Danach können Sie sie noch einmal senden: ";
const START = "/callcenter";

type Swap = CustomEvent<{ xhr: XMLHttpRequest; shouldSwap: boolean; requestConfig?: { verb?: string } }>;

export function tellTrouble(root: Document): void {
  const place = (): HTMLElement | null => root.getElementById("stoerung");
  let over = false;
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    root.addEventListener(name, () => place()?.replaceChildren(TEXT));
  }
  root.addEventListener("htmx:beforeRequest", () => place()?.replaceChildren());
  root.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = (event as Swap).detail;
    if (requestConfig?.verb === "get" || !signedOut(xhr.responseURL)) return;
    (event as Swap).detail.shouldSwap = false;
    over = true;
    place()?.replaceChildren(OVER, signIn(root));
  });
  root.defaultView?.addEventListener("focus", async () => {
    if (over && (await takeToken(root))) over = false;
  });
}

/** The forms of this page belong to a session that is gone; those of a new one have another token. */
export async function takeToken(root: Document): Promise<boolean> {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || signedOut(answer.url)) return false;
  const fresh = new DOMParser()
    .parseFromString(await answer.text(), "text/html")
    .querySelector<HTMLInputElement>("input[name=csrf]");
  if (!fresh) return false;
  for (const each of root.querySelectorAll<HTMLInputElement>("input[name=csrf]")) each.value = fresh.value;
  root.getElementById("stoerung")?.replaceChildren();
  return true;
}

function signedOut(address: string): boolean {
  return new URL(address, location.href).pathname === START;
}

function signIn(root: Document): HTMLAnchorElement {
  const link = root.createElement("a");
  link.href = START;
  link.target = "_blank";
  link.textContent = "In neuem Fenster anmelden";
  return link;
}
