/** `<button data-kopieren="id" hidden>`: puts the text of that element into the clipboard, and says so on the button. */

const KOPIERT = "Kopiert";
const MARKIERT = "Ihr Browser lässt das Kopieren nicht zu. Der Text ist markiert, kopieren Sie ihn mit Strg+C.";

export function start(schirm: HTMLElement): () => void {
  for (const knopf of schirm.querySelectorAll<HTMLElement>("[data-kopieren]")) knopf.hidden = false;
  const onClick = (event: Event): void => {
    const knopf = (event.target as Element | null)?.closest<HTMLElement>("[data-kopieren]");
    const quelle = knopf && document.getElementById(knopf.dataset.kopieren ?? "");
    if (knopf && quelle) void copy(knopf, quelle);
  };
  schirm.addEventListener("click", onClick);
  return () => schirm.removeEventListener("click", onClick);
}

async function copy(knopf: HTMLElement, quelle: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(textOf(quelle));
  } catch {
    mark(quelle);
    say(MARKIERT);
    return;
  }
  const name = knopf.querySelector(".kern-label")?.firstChild;
  if (name) name.textContent = `${KOPIERT} `;
  say(`${KOPIERT}.`);
}

function textOf(quelle: HTMLElement): string {
  return quelle instanceof HTMLTextAreaElement ? quelle.value : (quelle.textContent ?? "").trim();
}

/** Shows the text, selected. */
function mark(quelle: HTMLElement): void {
  for (let each = quelle.closest("details"); each; each = each.parentElement?.closest("details") ?? null)
    each.open = true;
  if (quelle instanceof HTMLTextAreaElement) {
    quelle.focus();
    quelle.select();
  } else getSelection()?.selectAllChildren(quelle);
}

function say(text: string): void {
  const place = document.getElementById("ansage");
  if (place) place.textContent = text;
}
