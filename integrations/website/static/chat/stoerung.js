/** A box that says in words that something does not work, and what can be done. */

import { button, el } from "./dom.js";

export class Stoerung {
  /** `element` has role="alert" and names the telephone of the town in its data. */
  constructor(element) {
    this.element = element;
    this.telefon = element.dataset.telefon ?? "";
  }

  /** Shows title, detail and one way on. `kind` is danger or info. */
  show(title, detail, action, onAction, kind = "danger") {
    const words = [detail, kind === "danger" && this.telefon ? `Sie erreichen uns auch unter ${this.telefon}.` : ""];
    this.element.className = `kern-alert kern-alert--${kind} stoerung`;
    this.element.replaceChildren(
      el(
        "div",
        { class: "kern-alert__header" },
        el("span", { class: `kern-icon kern-icon--${kind}`, "aria-hidden": "true" }),
        el("span", { class: "kern-title" }, title),
      ),
      el("div", { class: "kern-alert__body" }, el("p", { class: "kern-body" }, words.filter(Boolean).join(" ")), button(action, { onClick: onAction })),
    );
    this.element.hidden = false;
  }

  clear() {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
