/** Keeps what is new in view, in a window of its own or in that of the page. */

const SMALL_WINDOW_PX = 520;
const SLACK_PX = 48;
const NEAR_PX = 240;

export class Rollen {
  readonly #root: ParentNode;
  /** True where the page itself scrolls, false where the conversation has a window of its own. */
  readonly #page: boolean;

  constructor(root: ParentNode, page: boolean) {
    this.#root = root;
    this.#page = page;
  }

  /** True if the reader is at the end of the conversation, so that new messages may scroll into view. */
  get nearEnd(): boolean {
    const end = this.#box("#antwortbereich")?.bottom ?? 0;
    return end < this.#bottom + NEAR_PX;
  }

  /**
   * Scrolls so that everything from `first` (a new message, or null) to the end of the answers can be read above the text
   * area; what is longer than the window is shown from its beginning. In a small window (a phone with its keyboard open)
   * the row of actions below the text area may stay out of sight.
   */
  showEnd(first: Element | null = null): void {
    let distance = (this.#box("#antwortbereich")?.bottom ?? 0) - this.#bottom;
    const beginning = first ? first.getBoundingClientRect().top - this.#top - 16 : distance;
    if (distance > beginning + SLACK_PX) distance = beginning;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    (this.#page ? window : this.#scroller)?.scrollBy({ top: distance, behavior });
  }

  get #scroller(): Element | null {
    return this.#root.querySelector("#verlauf");
  }

  /** Where the reader's view begins and ends, in pixels of the window. */
  get #top(): number {
    if (!this.#page) return this.#scroller?.getBoundingClientRect().top ?? 0;
    return matchMedia("(min-width: 64rem)").matches ? 0 : this.#height("#panel");
  }

  get #bottom(): number {
    if (!this.#page) return this.#scroller?.getBoundingClientRect().bottom ?? 0;
    const below = this.#height("#composer") + (innerHeight < SMALL_WINDOW_PX ? 0 : this.#height("#aktionen"));
    return innerHeight - below;
  }

  #box(selector: string): DOMRect | undefined {
    return this.#root.querySelector(selector)?.getBoundingClientRect();
  }

  #height(selector: string): number {
    return this.#root.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
  }
}
