/** The conversation as a file that can be read alone: HTML without script or address, or plain text. */

import type { Eintrag, Protokoll } from "./protokoll.ts";

const STYLE = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#171a2b}
h1{font-size:1.5rem}article{margin:0 0 1.25rem}h2{margin:0;font-size:1rem}time{font-weight:400;color:#4d4f5c}
p{margin:.25rem 0;white-space:pre-line}dl{margin:.5rem 0;padding:.5rem 1rem;border-left:4px solid #4d4f5c}
dt{font-weight:600}dd{margin:0 0 .25rem;white-space:pre-line}h3{margin:.5rem 0 0;font-size:1rem}`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, in an element or an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

export function asHtml({ titel, erstellt, eintraege }: Protokoll): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(titel)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(titel)}</h1>
<p>Gespeichert am ${escaped(erstellt)}</p>
${eintraege.map(article).join("\n")}
</main>
</body>
</html>
`;
}

function article({ sender, zeit, text, karte }: Eintrag): string {
  const lines =
    karte?.zeilen.map(([title, value]) => `<dt>${escaped(title)}</dt><dd>${escaped(value)}</dd>`).join("") ?? "";
  const card = karte ? `\n<h3>${escaped(karte.titel)}</h3>${lines ? `<dl>${lines}</dl>` : ""}` : "";
  const words = text ? `\n<p>${escaped(text)}</p>` : "";
  return `<article>\n<h2>${escaped(sender)} <time>${escaped(zeit)}</time></h2>${words}${card}\n</article>`;
}

export function asText({ titel, erstellt, eintraege }: Protokoll): string {
  return [`${titel}\nGespeichert am ${erstellt}`, ...eintraege.map(paragraph)].join("\n\n").concat("\n");
}

function paragraph({ sender, zeit, text, karte }: Eintrag): string {
  const card = karte
    ? [karte.titel, ...karte.zeilen.map(([title, value]) => `  ${title}: ${value.replaceAll("\n", "\n    ")}`)]
    : [];
  return [`${sender} (${zeit})`, text, ...card].filter(Boolean).join("\n");
}

/** "gespraech-2026-11-22.txt" */
export function fileName(jetzt: Date, ending: string): string {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(jetzt);
  return `gespraech-${day}.${ending}`;
}

/** Lets the browser keep a text as a file. */
export function save(text: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
