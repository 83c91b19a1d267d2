/**
 * The dialog on a foreign page: beside the page where there is room, in front of it where there is none.
 *
 * Beside the page it is not modal: the page can be read and used on. On a narrow screen it covers the page, so it is modal.
 */

const NARROW = "(max-width: 40rem), (max-height: 30rem)";

export interface FensterFolgen {
  onOpen(): void;
  onClose(): void;
  /** The button that opens it. */
  opener(): HTMLElement | null;
}

export class Fenster {
  readonly #dialog: HTMLDialogElement;
  readonly #folgen: FensterFolgen;
  readonly #narrow = matchMedia(NARROW);
  #before: HTMLElement | null = null;
  #asked = false;

  constructor(dialog: HTMLDialogElement, folgen: FensterFolgen) {
    this.#dialog = dialog;
    this.#folgen = folgen;
    dialog.addEventListener("cancel", (event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      this.close();
    });
    dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#narrow.addEventListener("change", () => this.#resized());
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** True while the focus waits in the dialog for the text area to be ready. */
  get wantsFocus(): boolean {
    return this.isOpen && this.#asked && this.#focused?.id === "lotse-titel";
  }

  /** Opens it because somebody asked: the focus goes in. */
  open(): void {
    if (this.isOpen) return;
    const focused = document.activeElement;
    this.#before = focused instanceof HTMLElement && focused !== document.body ? focused : null;
    this.#asked = true;
    this.#show();
    this.#dialog.querySelector<HTMLElement>("#lotse-titel")?.focus();
    this.#folgen.onOpen();
  }

  /** Opens it because it stood open on the page before; the focus stays where it is. A covered page is not covered again. */
  restore(): void {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    if (this.#narrow.matches && navigation?.type !== "reload") return;
    this.#asked = this.#narrow.matches;
    this.#show();
    if (!this.#asked) this.#focused?.blur();
    this.#folgen.onOpen();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#dialog.close();
    this.#folgen.onClose();
    const opener = this.#folgen.opener();
    const host = opener?.getRootNode();
    const before = host instanceof ShadowRoot && this.#before === host.host ? null : this.#before;
    this.#before = null;
    // the button comes back with the next drawing
    requestAnimationFrame(() => (before?.isConnected ? before : opener)?.focus());
  }

  get #focused(): HTMLElement | null {
    const root = this.#dialog.getRootNode();
    return root instanceof ShadowRoot && root.activeElement instanceof HTMLElement ? root.activeElement : null;
  }

  #show(): void {
    if (this.#narrow.matches) this.#dialog.showModal();
    else this.#dialog.show();
  }

  /** Esc closes it; a dialog or list inside that takes the key for itself comes first. */
  #key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest("dialog") !== this.#dialog) return;
    event.preventDefault();
    this.close();
  }

  #resized(): void {
    if (!this.isOpen) return;
    const focused = this.#focused;
    this.#dialog.close();
    this.#show();
    focused?.focus();
  }
}
