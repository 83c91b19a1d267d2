/** What a file may be, checked before it travels. The server checks again, by its content. */

const TYPES: Readonly<Record<string, readonly string[]>> = {
  pdf: ["application/pdf"],
  jpg: ["image/jpeg"],
  png: ["image/png"],
  webp: ["image/webp"],
  heic: ["image/heic", "image/heif"],
  tiff: ["image/tiff"],
};
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  jpg: ["jpg", "jpeg"],
  tiff: ["tif", "tiff"],
  heic: ["heic", "heif"],
};
const USUAL = ["pdf", "jpg", "png"];
const MEGA = 1_000_000;

/** Formats in lower case, jpeg as jpg; the usual ones where the question names none. */
export function formatsOf(formate: readonly string[] | null | undefined): string[] {
  const named = (formate ?? [])
    .map((format) => format.toLowerCase().replace(/^\./, "").replace("jpeg", "jpg"))
    .filter((format) => /^[a-z0-9]+$/.test(format));
  return named.length ? [...new Set(named)] : USUAL;
}

/** For the `accept` of a file field. */
export function acceptOf(formate: readonly string[]): string {
  return formate
    .flatMap((format) => [...(ENDINGS[format] ?? [format]).map((ending) => `.${ending}`), ...(TYPES[format] ?? [])])
    .join(",");
}

export function takesImages(formate: readonly string[]): boolean {
  return formate.some((format) => TYPES[format]?.some((type) => type.startsWith("image/")));
}

/** What is wrong with a file in words, or "". `groesseMax` in bytes. */
export function problemOf(datei: File, formate: readonly string[], groesseMax: number | null | undefined): string {
  const ending = datei.name.split(".").pop()?.toLowerCase() ?? "";
  const fits = formate.some(
    (format) => (ENDINGS[format] ?? [format]).includes(ending) || TYPES[format]?.includes(datei.type),
  );
  if (!fits) return `„${datei.name}“ passt hier nicht. Möglich sind ${formatWords(formate)}.`;
  if (datei.size === 0) return `„${datei.name}“ ist leer. Bitte wählen Sie eine andere Datei.`;
  if (groesseMax && datei.size > groesseMax) {
    return `„${datei.name}“ ist mit ${sizeWords(datei.size)} zu groß. Möglich sind höchstens ${sizeWords(groesseMax)}.`;
  }
  return "";
}

/** "PDF, JPG oder PNG" */
export function formatWords(formate: readonly string[]): string {
  const names = formate.map((format) => format.toUpperCase());
  const last = names.pop() ?? "";
  return names.length ? `${names.join(", ")} oder ${last}` : last;
}

/** Bytes as a person reads them: "800 KB", "2,4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} Byte`;
  if (bytes < MEGA) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / MEGA).toLocaleString("de-DE", { maximumFractionDigits: 1 })} MB`;
}
