/** A form that is on its way isn't sent a second time. One marked `data-mehrfach` sees to that itself. */

export function sendOnce(root: Document): void {
  root.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.method === "dialog" || "mehrfach" in form.dataset) return;
      if ("unterwegs" in form.dataset) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      form.dataset.unterwegs = "";
    },
    { capture: true },
  );
  root.addEventListener("htmx:afterRequest", (event) => {
    const sent = (event as CustomEvent<{ elt?: Element }>).detail.elt;
    if (sent instanceof HTMLFormElement) delete sent.dataset.unterwegs;
  });
  // back by the browser's button: the page is as it was left
  root.defaultView?.addEventListener("pageshow", () => {
    for (const form of root.forms) delete form.dataset.unterwegs;
  });
}
