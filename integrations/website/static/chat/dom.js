/** Building blocks for the page. Everything that comes from elsewhere goes in as text; nothing here parses HTML. */

/**
 * Makes an element. `attributes` are set as they are (`true` sets an empty one, null and false set none),
 * `children` are nodes or strings.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A KERN button. `kind` is primary, secondary or tertiary; `icon` names a KERN icon. */
export function button(text, { kind = "secondary", icon = null, small = false, onClick, ...attributes } = {}) {
  const made = el(
    "button",
    { type: "button", class: `kern-btn kern-btn--${kind}${small ? " knopf--klein" : ""}`, ...attributes },
    icon ? el("span", { class: `kern-icon kern-icon--${icon}`, "aria-hidden": "true" }) : null,
    el("span", { class: "kern-label" }, text),
  );
  if (onClick) made.addEventListener("click", onClick);
  return made;
}

/** Text that only a screen reader says. */
export function spoken(text) {
  return el("span", { class: "nur-vorlesen" }, text);
}

const ADDRESS = /https?:\/\/[^\s<>"'„“”«»]+|\/[a-z0-9-]+\/(?:datenschutz|barrierefreiheit)\b/giu;

/** The address as a URL if the page may link it (https, or a page of this server), else null. */
export function safeUrl(address) {
  try {
    const url = new URL(address, location.origin);
    if (url.username || url.password) return null;
    return url.protocol === "https:" || url.origin === location.origin ? url : null;
  } catch {
    return null;
  }
}

const OWN_PAGES = { datenschutz: "Hinweise zum Datenschutz", barrierefreiheit: "Erklärung zur Barrierefreiheit" };

/** A page of this server by its name, another address as it is. */
function titleOf(address) {
  const url = safeUrl(address);
  const page = url?.origin === location.origin ? url.pathname.split("/").pop() : "";
  return Object.hasOwn(OWN_PAGES, page) ? OWN_PAGES[page] : address;
}

/** An anchor in a new window, or plain text where the address may not be linked. */
export function link(address, text = address) {
  const url = safeUrl(address);
  if (!url) return document.createTextNode(text);
  return el(
    "a",
    { href: url.href, class: "verweis", target: "_blank", rel: "noopener noreferrer" },
    text,
    spoken(" (öffnet ein neues Fenster)"),
  );
}

/** Splits text at its addresses: strings and anchors, in order. */
export function linkify(text) {
  const parts = [];
  let end = 0;
  for (const match of String(text).matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/u, "");
    if (!safeUrl(address)) continue;
    parts.push(text.slice(end, match.index), link(address, titleOf(address)));
    end = match.index + address.length;
  }
  parts.push(String(text).slice(end));
  return parts.filter((part) => part !== "");
}
