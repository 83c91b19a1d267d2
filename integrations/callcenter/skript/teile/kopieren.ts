/** `<button data-kopieren="id" hidden>`: puts the text of that element into the clipboard, and says so. */

const KOPIERT = "Kopiert.";
const MARKIERT = "Ihr Browser lässt das Kopieren nicht zu. Der Text ist markiert, kopieren Sie ihn mit Strg+C.";

export function start(schirm: HTMLElement): () => void {
  const knoepfe = [...schirm.querySelectorAll<HTMLElement>("[data-kopieren]")];
  for (const knopf of knoepfe) knopf.hidden = false;
  const onClick = (event: Event): void => {
    const knopf = (event.target as Element | null)?.closest<HTMLElement>("[data-kopieren]");
    const quelle = knopf && document.getElementById(knopf.dataset.kopieren ?? "");
    if (quelle) void copy(quelle);
  };
  schirm.addEventListener("click", onClick);
  return () => schirm.removeEventListener("click", onClick);
}

async function copy(quelle: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(textOf(quelle));
    say(KOPIERT);
  } catch {
    mark(quelle);
    say(MARKIERT);
  }
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
