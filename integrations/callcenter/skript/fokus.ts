/**
 * Where one goes on after the screen has changed: at `data-fokus`, else at the heading, which a screen reader then reads.
 * The same page stays where it was scrolled to; another one begins at its top.
 */

type Swap = CustomEvent<{ target?: Element }>;

export function keepPlace(root: Document): void {
  let before = location.pathname;
  root.addEventListener("htmx:afterSettle", (event) => {
    if ((event as Swap).detail.target?.id !== "schirm") return;
    const other = location.pathname !== before;
    before = location.pathname;
    if (other) root.defaultView?.scrollTo(0, 0);
    moveFocus(root);
  });
  root.defaultView?.addEventListener("popstate", () => {
    before = location.pathname;
  });
}

export function moveFocus(root: Document): void {
  const chosen = root.querySelector<HTMLElement>("#schirm [data-fokus]");
  const place = chosen ?? root.querySelector<HTMLElement>("#schirm h1");
  if (!place) return;
  if (!chosen) place.tabIndex = -1;
  place.focus({ preventScroll: !chosen });
}
