import { beforeEach, describe, expect, it, vi } from "vitest";
import { sendOnce } from "../../../integrations/callcenter/skript/einmal.ts";
import { moveFocus } from "../../../integrations/callcenter/skript/fokus.ts";
import { control, fits, listenToKeys } from "../../../integrations/callcenter/skript/tasten.ts";

const key = (key: string, more: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent("keydown", { key, altKey: true, bubbles: true, cancelable: true, ...more });

describe("fits", () => {
  it.each([
    ["Alt+S", key("s", { code: "KeyS" }), true],
    ["Alt+S", key("S", { code: "KeyS" }), true],
    ["Alt+Z", key("z", { code: "KeyY" }), true], // German keyboard: what is printed counts
    ["Alt+Y", key("z", { code: "KeyY" }), false],
    ["Alt+S", key("ß", { code: "KeyS" }), true], // macOS writes a sign with Alt
    ["Alt+Enter", key("Enter", { code: "Enter" }), true],
    ["Alt+S", key("s", { code: "KeyS", altKey: false }), false],
    ["Alt+S", key("s", { code: "KeyS", ctrlKey: true }), false], // AltGr
    ["Alt+S", key("s", { code: "KeyS", shiftKey: true }), false],
    ["Alt+S", key("a", { code: "KeyA" }), false],
  ])("%s", (shortcut, event, expected) => {
    expect(fits(event, shortcut)).toBe(expected);
  });
});

describe("control", () => {
  it("passes over what can't be used", () => {
    document.body.innerHTML = `
      <button aria-keyshortcuts="Alt+S" disabled></button>
      <div hidden><button aria-keyshortcuts="Alt+S"></button></div>
      <button aria-keyshortcuts="Alt+S" aria-disabled="true"></button>
      <button aria-keyshortcuts="Alt+S" id="this"></button>
      <button aria-keyshortcuts="Alt+S"></button>`;
    expect(control(document, key("s"))?.id).toBe("this");
  });

  it("takes the page before the frame around it", () => {
    document.body.innerHTML = `<nav><a href="#" aria-keyshortcuts="Alt+S"></a></nav>
      <main><a href="#" aria-keyshortcuts="Alt+S" id="this"></a></main>`;
    expect(control(document, key("s"))?.id).toBe("this");
  });

  it("knows only the keys of an open dialog", () => {
    document.body.innerHTML = `<button aria-keyshortcuts="Alt+S"></button><dialog open></dialog>`;
    expect(control(document, key("s"))).toBeNull();
  });
});

describe("a pressed key", () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <input id="feld" aria-keyshortcuts="Alt+S">
      <details><summary>Mehr</summary><button id="knopf" aria-keyshortcuts="Alt+B"></button></details>
      <dialog id="tastenhilfe"><p data-keys="Alt+S" hidden></p><p data-keys="Alt+N" hidden></p><p data-keys="Alt+H" hidden></p></dialog>`;
  });
  listenToKeys(document);

  it("focuses an input", () => {
    const event = key("s");
    document.body.dispatchEvent(event);
    expect(document.activeElement?.id).toBe("feld");
    expect(event.defaultPrevented).toBe(true);
  });

  it("clicks a button and opens what hides it", () => {
    const clicked = vi.fn();
    document.getElementById("knopf")?.addEventListener("click", clicked);
    document.body.dispatchEvent(key("b"));
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(document.querySelector("details")?.open).toBe(true);
  });

  it("does nothing again while it is held", () => {
    const clicked = vi.fn();
    document.getElementById("knopf")?.addEventListener("click", clicked);
    document.body.dispatchEvent(key("b", { repeat: true }));
    expect(clicked).not.toHaveBeenCalled();
  });

  it("is left to the browser where the page has no use for it", () => {
    const event = key("k");
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it("shows the keys of this page and no others", () => {
    document.body.dispatchEvent(key("h"));
    const rows = [...document.querySelectorAll<HTMLElement>("[data-keys]")].filter((row) => !row.hidden);
    expect(rows.map((row) => row.dataset.keys)).toEqual(["Alt+S", "Alt+H"]);
    expect(document.querySelector("dialog")?.open).toBe(true);
  });

  it("writes a question mark where one is typed", () => {
    const event = key("?", { altKey: false });
    document.getElementById("feld")?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    expect(document.querySelector("dialog")?.open).toBe(false);
  });
});

describe("a form", () => {
  it("is sent once until it is answered", () => {
    document.body.innerHTML = `<form id="form"></form>`;
    sendOnce(document);
    const form = document.getElementById("form") as HTMLFormElement;
    const send = (): boolean => form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    expect([send(), send()]).toEqual([true, false]);
    form.dispatchEvent(new CustomEvent("htmx:afterRequest", { bubbles: true, detail: { elt: form } }));
    expect(send()).toBe(true);
  });
});

describe("focus", () => {
  it("goes to the chosen place, else to the heading", () => {
    document.body.innerHTML = `<div id="schirm"><h1>Suche</h1><input data-fokus></div>`;
    moveFocus(document);
    expect(document.activeElement?.tagName).toBe("INPUT");
    document.querySelector("input")?.remove();
    moveFocus(document);
    expect(document.activeElement?.tagName).toBe("H1");
  });
});
