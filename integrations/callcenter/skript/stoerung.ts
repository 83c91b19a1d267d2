/** Says so where the server is not reached. What was typed stays where it is. */

const TEXT = "Keine Verbindung zum Server. Ihre Eingaben stehen noch da. Bitte versuchen Sie es gleich noch einmal.";

export function tellTrouble(root: Document): void {
  const say = (text: string): void => {
    const place = root.getElementById("ansage");
    if (place) place.textContent = text;
  };
  for (const name of ["htmx:sendError", "htmx:timeout"]) root.addEventListener(name, () => say(TEXT));
  root.addEventListener("htmx:beforeRequest", () => say(""));
}
