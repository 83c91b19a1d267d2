/** What the tools need of the conversation. */

import type { Rueckmeldung, Uebergang, UebergangZiel } from "../gespraech/typen.ts";
import type { Gesagtes } from "./protokoll.ts";

export interface Werkzeugdienst {
  /** Address of the Lotse's server, without a slash at its end. */
  server: string;
  /** Name of the town. */
  name: () => string;
  /** The journal as it stands. */
  nachrichten: () => readonly Gesagtes[];
  rueckmelden: (rueckmeldung: Rueckmeldung) => Promise<unknown>;
  uebergang: (ziel: UebergangZiel) => Promise<Uebergang>;
  /** May a conversation go on in Telegram here? */
  telegram: () => boolean;
  /** Lets the chat that waits in, or not. */
  verbinden: (verbindung: string, ja: boolean) => Promise<unknown>;
  /** Closes the conversation in every messenger. */
  trennen: () => Promise<unknown>;
}

/** The words of an error for the citizen. */
export function detailOf(error: unknown, otherwise: string): string {
  const detail = typeof error === "object" && error !== null && "detail" in error ? error.detail : "";
  return typeof detail === "string" && detail ? detail : otherwise;
}
