/** Texts from elsewhere as templates. They become text nodes and checked addresses, never markup. */

import { html, type nothing, type TemplateResult } from "lit";

export type Inhalt = TemplateResult | string | typeof nothing;

/** Text that only a screen reader says. */
export function spoken(words: string): TemplateResult {
  return html`<span class="nur-vorlesen">${words}</span>`;
}

const ADDRESS = /https?:\/\/[^\s<>"'„“”«»]+|\/[a-z0-9-]+\/(?:datenschutz|barrierefreiheit)\b/giu;

/** The address as a URL if it may be linked (https, or a page of the Lotse's server), else null. */
export function safeUrl(address: string, server: string): URL | null {
  try {
    const url = new URL(address, server);
    if (url.username || url.password) return null;
    return url.protocol === "https:" || url.origin === server ? url : null;
  } catch {
    return null;
  }
}

const OWN_PAGES = new Map([
  ["datenschutz", "Hinweise zum Datenschutz"],
  ["barrierefreiheit", "Erklärung zur Barrierefreiheit"],
]);

/** An anchor in a new window, or plain text where the address may not be linked. */
export function link(address: string, server: string, words = address): Inhalt {
  const url = safeUrl(address, server);
  if (!url) return words;
  const title = (url.origin === server && OWN_PAGES.get(url.pathname.split("/").pop() ?? "")) || words;
  return html`<a href=${url.href} class="verweis" target="_blank" rel="noopener noreferrer"
    >${title}${spoken(" (öffnet ein neues Fenster)")}</a
  >`;
}

/** Splits text at its addresses: strings and anchors, in order. */
export function linkify(words: string, server: string): Inhalt[] {
  const parts: Inhalt[] = [];
  let end = 0;
  for (const match of words.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/u, "");
    if (!safeUrl(address, server)) continue;
    parts.push(words.slice(end, match.index), link(address, server));
    end = match.index + address.length;
  }
  parts.push(words.slice(end));
  return parts.filter((part) => part !== "");
}

/** Words of a value that came from elsewhere: lists as lines, anything that is no text as nothing. */
export function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).filter(Boolean).join("\n");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Hours and minutes of an ISO moment in Germany. */
export function clock(zeit: string): string {
  const date = new Date(zeit);
  if (Number.isNaN(date.getTime())) return "";
  return date.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });
}

/** An ISO moment or day in German words; anything else as it is. */
export function moment(value: unknown): string {
  const written = text(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(written)) return written;
  const date = new Date(written.length === 10 ? `${written}T12:00:00` : written);
  if (Number.isNaN(date.getTime())) return written;
  const day = date.toLocaleDateString("de-DE", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "Europe/Berlin",
  });
  return written.length === 10 ? day : `${day}, ${clock(written)} Uhr`;
}
