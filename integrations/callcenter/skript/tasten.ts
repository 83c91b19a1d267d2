/**
 * Keys. A control says in `aria-keyshortcuts` which key it has, and nothing else is needed: the key focuses an input and
 * clicks everything else. `?` and Alt+H show the keys of the page.
 */

const HELP = "Alt+H";
const TYPED_IN = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select";

/** Does a pressed key mean "Alt+S"? By what is printed on the key; where Alt writes a sign (macOS), by its place. */
export function fits(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split("+");
  const key = parts.pop() ?? "";
  const wanted = (name: string): boolean => parts.includes(name);
  if (event.altKey !== wanted("Alt") || event.ctrlKey !== wanted("Control") || event.metaKey !== wanted("Meta")) {
    return false;
  }
  if (event.shiftKey !== wanted("Shift")) return false;
  if (key.length > 1) return event.key === key;
  const printed = /^[a-z0-9]$/i.test(event.key) ? event.key.toUpperCase() : event.code.replace(/^(Key|Digit)/, "");
  return printed === key.toUpperCase();
}

/** The control a key belongs to: the first that may be used, of the page before the frame, in an open dialog only there. */
export function control(root: ParentNode, event: KeyboardEvent): HTMLElement | null {
  const place = root.querySelector<HTMLElement>("dialog[open]") ?? root;
  const all = ["main [aria-keyshortcuts]", "[aria-keyshortcuts]"].flatMap((which) => [
    ...place.querySelectorAll<HTMLElement>(which),
  ]);
  return all.find((each) => usable(each) && shortcuts(each).some((shortcut) => fits(event, shortcut))) ?? null;
}

export function listenToKeys(root: Document): void {
  root.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (fits(event, HELP) || (event.key === "?" && !event.altKey && !event.ctrlKey && !typing(event.target))) {
      event.preventDefault();
      toggleHelp(root);
      return;
    }
    const found = control(root, event);
    if (!found) return;
    event.preventDefault();
    use(found);
  });
  root.addEventListener("click", (event) => {
    if ((event.target as Element | null)?.closest("[data-tastenhilfe]")) toggleHelp(root);
  });
  const show = (): void => {
    for (const each of root.querySelectorAll<HTMLElement>("[data-tastenhilfe]")) each.hidden = false;
  };
  root.addEventListener("htmx:afterSettle", show);
  if (root.readyState === "loading") root.addEventListener("DOMContentLoaded", show);
  else show();
}

function use(found: HTMLElement): void {
  for (let each = found.closest("details"); each; each = each.parentElement?.closest("details") ?? null) {
    if (!found.matches("summary") || found.parentElement !== each) each.open = true;
  }
  if (!found.matches(TYPED_IN)) {
    found.click();
    return;
  }
  found.focus();
  if (found instanceof HTMLInputElement && /^(text|search|tel)$/.test(found.type)) found.select();
}

/** Shows the keys of this page, or hides them again. */
function toggleHelp(root: Document): void {
  const dialog = root.querySelector<HTMLDialogElement>("#tastenhilfe");
  if (!dialog) return;
  if (dialog.open) {
    dialog.close();
    return;
  }
  const there = new Set(
    [...root.querySelectorAll<HTMLElement>("[aria-keyshortcuts]")].filter(usable).flatMap(shortcuts),
  );
  there.add(HELP);
  for (const row of dialog.querySelectorAll<HTMLElement>("[data-keys]"))
    row.hidden = !there.has(row.dataset.keys ?? "");
  dialog.showModal();
}

function shortcuts(each: HTMLElement): string[] {
  return (each.getAttribute("aria-keyshortcuts") ?? "").split(/\s+/).filter(Boolean);
}

function usable(each: HTMLElement): boolean {
  return !each.matches(":disabled, [aria-disabled=true]") && !each.closest("[hidden]");
}

function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(TYPED_IN);
}
