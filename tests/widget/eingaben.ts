/** Puts an input into the page for a test, and plays what a person does there. */

import { html, render } from "lit";
import type { Umgebung } from "../../integrations/website/widget/src/eingaben/wahl.ts";
import type { AntwortDetail, Frage } from "../../integrations/website/widget/src/gespraech/typen.ts";

export interface Platz {
  element: HTMLElement;
  antworten: AntwortDetail[];
}

/** What an input stands in where nothing else is said. */
export function umgebung(teil: Partial<Umgebung> = {}): Umgebung {
  return {
    praefix: "eingabe",
    vorhanden: "",
    sendewort: "Senden",
    gesperrt: false,
    suche: async () => [],
    liste: async () => [],
    uebertragen: async () => {},
    ...teil,
  };
}

export function frage(teil: Partial<Frage> & Pick<Frage, "typ">): Frage {
  return { feld: teil.typ, titel: "Titel", pflicht: true, optionen: [], aktionen: [], ...teil };
}

/** Renders into an empty page and waits until every part is drawn; gathers the answers. */
export async function show(template: unknown): Promise<Platz> {
  document.body.replaceChildren();
  const element = document.body.appendChild(document.createElement("main"));
  const antworten: AntwortDetail[] = [];
  element.addEventListener("lotse-antwort", (event) => antworten.push((event as CustomEvent<AntwortDetail>).detail));
  render(html`${template}`, element);
  await drawn();
  return { element, antworten };
}

/** Waits until Lit has drawn everything that has changed, nested parts too. */
export async function drawn(): Promise<void> {
  for (let round = 0; round < 8; round += 1) await new Promise((done) => setTimeout(done, 0));
}

export function find<Found extends HTMLElement = HTMLElement>(place: Platz, selector: string): Found {
  const found = place.element.querySelector<Found>(selector);
  if (!found) throw new Error(`${selector} is not there:\n${place.element.innerHTML}`);
  return found;
}

export async function type(place: Platz, selector: string, text: string): Promise<void> {
  const input = find<HTMLInputElement>(place, selector);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await drawn();
}

export async function press(place: Platz, selector: string): Promise<void> {
  find(place, selector).click();
  await drawn();
}

export async function submit(place: Platz): Promise<void> {
  find(place, "form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await drawn();
}

export async function key(place: Platz, selector: string, name: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
  find(place, selector).dispatchEvent(event);
  await drawn();
  return event;
}

/** What a button or field is called, without what only the eye sees. */
export function nameOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}
