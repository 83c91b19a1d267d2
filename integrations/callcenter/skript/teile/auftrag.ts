/**
 * The form of a caller: a question is saved when one leaves it, and what comes back is put in place around whoever types.
 *
 * The server answers with the whole page, as it does without script. Of it the questions are taken over one by one; the
 * one being typed in, and those changed since they were sent, stay as they are.
 */

export function start(schirm: HTMLElement): (() => void) | undefined {
  const bogen = schirm.querySelector<HTMLElement>("[data-bogen]");
  return bogen ? new Bogen(bogen).listen() : undefined;
}

class Bogen {
  private readonly dirty = new Set<HTMLElement>();
  private sending: Promise<void> = Promise.resolve();

  private readonly root: HTMLElement;

  constructor(root: HTMLElement) {
    this.root = root;
  }

  listen(): () => void {
    const { root } = this;
    const away = new AbortController();
    const how = { signal: away.signal };
    root.addEventListener("input", (event) => this.mark(event.target), how);
    root.addEventListener("change", (event) => this.mark(event.target), how);
    root.addEventListener("focusout", (event) => this.left(event), how);
    root.addEventListener("submit", (event) => this.submitted(event), how);
    return () => away.abort();
  }

  private mark(target: EventTarget | null): void {
    const frage = questionOf(target);
    if (frage) this.dirty.add(frage);
  }

  /** Leaving a question, not merely one of its boxes, saves it. */
  private left(event: FocusEvent): void {
    const frage = questionOf(event.target);
    if (!frage || !this.dirty.has(frage) || questionOf(event.relatedTarget) === frage) return;
    const next = event.relatedTarget;
    if (next instanceof HTMLButtonElement && next.type === "submit") return; // that saves, too
    this.queue(() => this.save());
  }

  /** The line and the questions are sent from here; every other form of the page, and what leads away, by the browser. */
  private submitted(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    const was = button?.value ?? "";
    if (form.matches("[data-zeile]")) {
      event.preventDefault();
      this.queue(() => this.save());
      this.queue(() => this.line(form));
    } else if (form.matches("[data-fragen]") && was !== "pruefen" && !button?.hasAttribute("formaction")) {
      event.preventDefault();
      for (const frage of this.questions()) this.dirty.add(frage);
      this.queue(() => this.save(button));
    }
  }

  /** One after the other: what was typed first is stored first. */
  private queue(work: () => Promise<void>): void {
    this.sending = this.sending.then(work, work);
  }

  private async save(button: HTMLButtonElement | null = null): Promise<void> {
    const form = this.root.querySelector<HTMLFormElement>("[data-fragen]");
    const held = button ? null : questionOf(document.activeElement);
    const sent = this.questions().filter(
      (frage) => frage !== held && (this.dirty.has(frage) || "fehler" in frage.dataset),
    );
    if (!form || (sent.length === 0 && !button)) return;
    for (const frage of sent) this.dirty.delete(frage);
    const data = new FormData(form);
    for (const frage of this.questions()) {
      if (sent.includes(frage)) continue;
      for (const each of frage.querySelectorAll<HTMLInputElement>("[name]")) data.delete(each.name);
    }
    if (button) data.set(button.name, button.value);
    const page = await this.send(form, data);
    if (!page) {
      for (const frage of sent) this.dirty.add(frage);
      return;
    }
    this.merge(page, sent);
  }

  private async line(form: HTMLFormElement): Promise<void> {
    const box = form.elements.namedItem("zeile") as HTMLInputElement;
    const typed = box.value;
    if (!typed.trim()) return;
    const page = await this.send(form, new FormData(form));
    if (!page) return;
    this.merge(page, []);
    const back = page.querySelector<HTMLInputElement>("#zeile")?.value ?? "";
    if (box.value === typed) box.value = back;
    const kennung = page.querySelector<HTMLInputElement>("[data-zeile] [name=kennung]");
    const own = form.elements.namedItem("kennung");
    if (kennung && own instanceof HTMLInputElement) own.value = kennung.value;
  }

  /** The page that comes of it; null where it is to be shown as a page of its own, or nothing came. */
  private async send(form: HTMLFormElement, data: FormData): Promise<Document | null> {
    const body = new URLSearchParams();
    for (const [name, value] of data) if (typeof value === "string") body.append(name, value);
    let answer: Response;
    try {
      answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    } catch {
      this.say("Die Verbindung ist gestört. Ihre Eingaben stehen noch da und werden beim nächsten Speichern gesendet.");
      return null;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-bogen]")) {
      location.assign(answer.redirected ? answer.url : location.href);
      return null;
    }
    history.replaceState(history.state, "", answer.url);
    return page;
  }

  private merge(page: Document, sent: readonly HTMLElement[]): void {
    for (const id of ["blick", "gesagt", "stand", "knoepfe"]) replace(this.root, page, id);
    const list = this.root.querySelector<HTMLElement>("#fragen");
    const end = this.root.querySelector("#knoepfe");
    if (!list || !end) return;
    const held = questionOf(document.activeElement);
    const old = new Map(this.questions().map((frage) => [frage.id, frage]));
    for (const fresh of page.querySelectorAll<HTMLElement>("[data-frage]")) {
      const known = old.get(fresh.id);
      old.delete(fresh.id);
      const filled = fresh.classList.contains("frage--neu");
      const wrong = known !== undefined && !filled && "fehler" in known.dataset && !sent.includes(known);
      const keep = known && (known === held || wrong || this.dirty.has(known));
      const frage = known && keep ? known : document.importNode(fresh, true);
      if (known && keep) update(known, fresh);
      if (known && !keep) {
        if (sent.includes(known)) this.dirty.delete(known);
        known.replaceWith(frage);
      }
      if (!known) list.insertBefore(frage, end);
      const before = frage.previousElementSibling;
      const wanted = fresh.previousElementSibling?.id;
      if (wanted?.startsWith("frage-") && before?.id !== wanted && frage !== held) {
        list.querySelector(`#${CSS.escape(wanted)}`)?.after(frage);
      }
    }
    for (const gone of old.values()) if (gone !== held) gone.remove();
  }

  private questions(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>("[data-frage]")];
  }

  private say(text: string): void {
    const place = this.root.querySelector("#gesagt");
    if (!place) return;
    const note = document.createElement("p");
    note.className = "hinweis hinweis--fehler";
    note.textContent = text;
    place.replaceChildren(note);
  }
}

/** What the server knows by now of a question that is being typed in: the next answer is compared with that. */
function update(known: HTMLElement, fresh: HTMLElement): void {
  const from = fresh.querySelector<HTMLInputElement>('input[name^="alt:"]');
  const to = known.querySelector<HTMLInputElement>('input[name^="alt:"]');
  if (from && to) to.value = from.value;
}

function replace(root: HTMLElement, page: Document, id: string): void {
  const old = root.querySelector<HTMLElement>(`#${id}`);
  const fresh = page.getElementById(id);
  if (old && fresh && !old.contains(document.activeElement)) old.replaceChildren(...fresh.childNodes);
}

function questionOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-frage]") : null;
}
