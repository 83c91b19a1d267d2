/** Small helpers around window and screen. */

/** A random UUID (version 4), also where the page is not served over https. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const SMALL_WINDOW_PX = 520;
const SLACK_PX = 48;

const byId = (id) => document.getElementById(id);

/** True if the reader is at the end of the conversation, so that new messages may scroll into view. */
export function nearEnd() {
  return byId("antwortbereich").getBoundingClientRect().bottom < innerHeight + 240;
}

/**
 * Scrolls so that everything from `first` (a new message, or null) to the end of the answers can be read above the text
 * area; what is longer than the window is shown from its beginning. In a small window (a phone with its keyboard open)
 * the row of actions below the text area may stay out of sight.
 */
export function showEnd(first = null) {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const above = matchMedia("(min-width: 64rem)").matches ? 0 : byId("panel").offsetHeight;
  const below = byId("composer").offsetHeight + (innerHeight < SMALL_WINDOW_PX ? 0 : byId("aktionen").offsetHeight);
  let distance = byId("antwortbereich").getBoundingClientRect().bottom - (innerHeight - below);
  const beginning = first ? first.getBoundingClientRect().top - above - 16 : distance;
  if (distance > beginning + SLACK_PX) distance = beginning;
  scrollBy({ top: distance, behavior });
}
