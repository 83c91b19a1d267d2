/** Where the inputs of a conversation get their suggestions and lists from, and how their files travel. */

import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Antwort } from "../gespraech/typen.ts";
import { upload } from "./hochladen.ts";
import type { Zeilenumgebung } from "./zeile.ts";

export function umgebungOf(gespraech: Gespraech): Zeilenumgebung {
  const { api } = gespraech;
  return {
    gesperrt: gespraech.gesperrt,
    suche: (q) => api.strassen(q),
    liste: (adresse) => api.list(adresse),
    uebertragen: async (datei, id, onProgress, signal) => {
      const antwort = await upload({
        adresse: api.address("/dateien"),
        kopf: api.authorization,
        datei,
        id,
        onProgress,
        signal,
      });
      await gespraech.receiveUpload((antwort as Antwort | null)?.stand ?? null);
    },
  };
}
