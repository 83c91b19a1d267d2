/** Size and contrast as the reader wants them, for as long as the tab is open. */

export const GROESSEN = [100, 125, 150] as const;
export type Groesse = (typeof GROESSEN)[number];

export interface Darstellung {
  /** Per cent. */
  groesse: Groesse;
  kontrast: boolean;
  /** New messages are read aloud. */
  vorlesen: boolean;
}

const KEY = "lotse:darstellung";
const USUAL: Darstellung = { groesse: 100, kontrast: false, vorlesen: false };

/** What was chosen in this tab; the usual where nothing was, or where nothing can be kept. */
export function readDarstellung(): Darstellung {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const { groesse, kontrast, vorlesen } = kept as Partial<Darstellung>;
    return {
      groesse: GROESSEN.find((size) => size === groesse) ?? 100,
      kontrast: kontrast === true,
      vorlesen: vorlesen === true,
    };
  } catch {
    return USUAL;
  }
}

export function keepDarstellung(darstellung: Darstellung): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(darstellung));
  } catch {
    // Storage may be switched off: the choice then lives until the page is left.
  }
}

/** Shows it: every length follows `--rem`, which is `grundgroesse` (the size chosen in the browser) unless more is wanted. */
export function applyDarstellung({ groesse, kontrast }: Darstellung, element: HTMLElement, grundgroesse: string): void {
  element.style.setProperty("--rem", groesse === 100 ? grundgroesse : `calc(${grundgroesse} * ${groesse / 100})`);
  element.toggleAttribute("data-kontrast", kontrast);
}
