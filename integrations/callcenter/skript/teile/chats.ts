/**
 * What is live in the console: who waits, what came in one's own chats, how long it has been; a sound for who wants one.
 *
 * The stream stays open while pages change. A part of a page that is to be read anew listens for `lotse:schlange` or
 * `lotse:chats` at the body.
 */

import { ring, soundIsOn, switchSound } from "../klang.ts";

interface News {
  wartend: number;
  eingang: string;
  neueste: string | null;
  chats: string;
}

const TYPING_MS = 3000;
const SILENT_MS = 5000;

let stream: EventSource | null = null;
let address = "";
let last: News | null = null;
let title = "";

export function start(schirm: HTMLElement): () => void {
  const bar = schirm.querySelector<HTMLElement>("[data-neues]");
  title = document.title.replace(/^\(\d+\) /, "");
  if (bar) {
    follow(bar.dataset.neues ?? "");
    show(last?.wartend ?? Number(bar.dataset.wartend));
    offerSound(bar);
  }
  const ends = [tick(), writing(schirm), snippets(schirm), opening(schirm)];
  toBottom();
  return () => {
    for (const end of ends) end?.();
  };
}

/** One stream for the Mandant the page is about. */
function follow(wanted: string): void {
  if (stream && address === wanted && stream.readyState !== EventSource.CLOSED) return;
  stream?.close();
  last = null;
  address = wanted;
  stream = new EventSource(wanted);
  stream.addEventListener("neues", (event) => take(JSON.parse((event as MessageEvent<string>).data) as News));
  stream.addEventListener("ende", () => stream?.close());
}

function take(news: News): void {
  const before = last;
  last = news;
  show(news.wartend);
  if (news.eingang !== before?.eingang) document.body.dispatchEvent(new Event("lotse:schlange"));
  if (news.chats !== before?.chats) document.body.dispatchEvent(new Event("lotse:chats"));
  if (before && news.neueste && news.neueste !== before.neueste && news.wartend >= before.wartend) {
    announce("In der Warteschlange wartet jemand.");
    ring();
  } else if (before && news.chats !== before.chats && news.chats.length >= before.chats.length) {
    announce("In Ihren Chats gibt es Neues.");
  }
}

function show(waiting: number): void {
  document.title = waiting ? `(${waiting}) ${title}` : title;
  for (const each of document.querySelectorAll<HTMLElement>("[data-anzahl]")) each.textContent = String(waiting);
  for (const each of document.querySelectorAll<HTMLElement>("[data-wenn-wartend]")) each.hidden = waiting === 0;
}

function announce(text: string): void {
  const place = document.getElementById("ansage");
  if (place) place.textContent = text;
}

function offerSound(bar: HTMLElement): void {
  const button = bar.querySelector<HTMLButtonElement>("[data-ton]");
  if (!button) return;
  const draw = (): void => {
    button.hidden = false;
    button.textContent = soundIsOn() ? "Ton an" : "Ton aus";
    button.setAttribute("aria-pressed", String(soundIsOn()));
  };
  button.addEventListener("click", () => {
    switchSound();
    draw();
  });
  draw();
}

/** „2:05“, counted on every second. */
function tick(): () => void {
  const draw = (): void => {
    for (const each of document.querySelectorAll<HTMLElement>("time[data-seit]")) {
      const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(each.dataset.seit ?? "")) / 1000));
      each.textContent = clock(seconds);
    }
  };
  draw();
  const timer = window.setInterval(draw, 1000);
  return () => window.clearInterval(timer);
}

export function clock(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)} Std.` : `${minutes}:${two(seconds % 60)} Min.`;
}

/** Enter sends, with shift it is a new line; the citizen sees that somebody types. */
function writing(schirm: HTMLElement): (() => void) | undefined {
  const form = schirm.querySelector<HTMLFormElement>("form[data-schreiben]");
  const box = form?.querySelector("textarea");
  if (!form || !box) return undefined;
  let told = 0;
  let timer = 0;
  const tell = (an: boolean): void => {
    told = an ? Date.now() : 0;
    const csrf = form.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
    const body = new URLSearchParams({ csrf, an: an ? "1" : "0" });
    fetch(form.dataset.schreiben ?? "", { method: "POST", body }).catch(() => undefined);
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    if (box.value.trim()) form.requestSubmit();
  });
  box.addEventListener("input", () => {
    if (Date.now() - told > TYPING_MS) tell(true);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => tell(false), SILENT_MS);
  });
  form.addEventListener("submit", () => window.clearTimeout(timer));
  box.setSelectionRange(box.value.length, box.value.length);
  return () => window.clearTimeout(timer);
}

/** A snippet goes where the cursor is; what was typed stays. */
function snippets(schirm: HTMLElement): undefined {
  const box = schirm.querySelector<HTMLTextAreaElement>("form[data-schreiben] textarea");
  for (const each of schirm.querySelectorAll<HTMLElement>("[data-einfuegen]")) {
    each.addEventListener(
      "click",
      (event) => {
        if (!box) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const [from, to] = [box.selectionStart, box.selectionEnd];
        const before = box.value.slice(0, from);
        const gap = before && !/\s$/.test(before) ? " " : "";
        box.setRangeText(`${gap}${each.dataset.einfuegen ?? ""}`, from, to, "end");
        each.closest("details")?.removeAttribute("open");
        box.focus();
      },
      { capture: true },
    );
  }
  return undefined;
}

/** What a key opens is where one goes on. */
function opening(schirm: HTMLElement): undefined {
  for (const each of schirm.querySelectorAll<HTMLDetailsElement>("details[data-weiter]")) {
    each.addEventListener("toggle", () => {
      if (each.open) each.querySelector<HTMLElement>("a, select, textarea")?.focus();
    });
  }
  return undefined;
}

function toBottom(): void {
  const place = document.getElementById("verlauf");
  if (place) place.scrollTop = place.scrollHeight;
}

document.addEventListener("htmx:afterSettle", (event) => {
  const target = (event as CustomEvent<{ target?: Element }>).detail.target;
  if (target?.id === "verlauf") toBottom();
  if (target?.id !== "schirm" && last) show(last.wartend); // a part read anew brings the title of its page along
});
