"""Plays simulated citizens: ``python -m tests.simulation [--n 60] [--seed 7] [--url http://…] [--nur 17] [--ziel …]``.

Without ``--url`` it starts a system of its own on free ports and a fresh database. With it, the service token comes
from LOTSE_DIENST_TOKEN or the data folder LOTSE_DATEN. Ends with 1 where less than 95 % reach their goal or any value
differs.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.datenbanken import open_datenbanken
from tests.simulation.bericht import GEZEIGT, Ergebnis, passed, summary, write_transcripts
from tests.simulation.buerger import Buerger, ask_for_status
from tests.simulation.gespraech import Gescheitert, Gespraech
from tests.simulation.personen import Persona, draw_persona
from tests.simulation.pruefung import differences
from tests.system import Chat, running_system
from tools.process.training import ensure_model

VAR = Path(os.environ.get("LOTSE_DATEN", "var"))


def play(persona: Persona, url: str, dienst_token: str) -> Ergebnis:
    """One whole dialogue, from greeting to status."""
    with Chat(url) as chat, Chat(url) as zweites:
        gespraech, spaeter = Gespraech(chat), Gespraech(zweites)
        buerger = Buerger(persona, gespraech)
        fehler, abweichungen = [], []
        try:
            vorgang = buerger.submit_antrag()
            abweichungen = differences(buerger, read_vorgang(url, vorgang["aktenzeichen"], dienst_token))
            ask_for_status(persona, spaeter if persona.has("anderes_geraet") else gespraech, vorgang)
        except Gescheitert as grund:
            fehler.append(str(grund))
        except Exception as defekt:  # one broken dialogue must not hide the others
            fehler.append(f"{type(defekt).__name__}: {defekt}")
        return Ergebnis(
            persona,
            fehler,
            abweichungen,
            gespraech.ereignisse,
            buerger.doppelt,
            buerger.wiederholt,
            gespraech.unverstanden,
            gespraech.stoerungen + spaeter.stoerungen,
            gespraech.zuege,
            gespraech.millisekunden,
            gespraech.mitschrift + (["", "--- anderes Gerät", *spaeter.mitschrift] if spaeter.zuege else []),
        )


def read_vorgang(url: str, aktenzeichen: str, dienst_token: str) -> dict:  # type: ignore[type-arg]
    kopf = {"Authorization": f"Bearer {dienst_token}"}
    antwort = httpx.get(f"{url}/api/v1/vorgaenge/{aktenzeichen}", headers=kopf, timeout=20)
    antwort.raise_for_status()
    return dict(antwort.json())


@contextmanager
def target(url: str | None) -> Iterator[tuple[str, str]]:
    """Address and service token of the system to talk to."""
    if url:
        token = os.environ.get("LOTSE_DIENST_TOKEN") or (VAR / "dienst-token").read_text().strip()
        yield url.rstrip("/"), token
        return
    ensure_model()
    with open_datenbanken("sqlite") as datenbanken, running_system(datenbanken) as system:
        yield system.url, system.dienst_token


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--n", type=int, default=60, help="so viele Gespräche")
    parser.add_argument("--seed", type=int, default=None, help="gleicher Samen, gleiche Personen")
    parser.add_argument("--url", default=None, help="ein Lotse, der schon läuft")
    parser.add_argument("--nur", type=int, default=None, help="nur die Person mit dieser Nummer, ganz gezeigt")
    parser.add_argument("--ziel", default=None, help="alle wollen diese Leistung")
    parser.add_argument("--zugleich", type=int, default=3, help="so viele Gespräche auf einmal")
    wahl = parser.parse_args(arguments)
    samen = wahl.seed if wahl.seed is not None else random.SystemRandom().randrange(10**6)
    nummern = [wahl.nur] if wahl.nur is not None else range(wahl.n)
    personen = [draw_persona(samen, nummer, wahl.ziel) for nummer in nummern]
    print(f"Samen {samen}, {len(personen)} Gespräche", flush=True)
    with target(wahl.url) as (url, token), ThreadPoolExecutor(wahl.zugleich) as pool:
        ergebnisse = list(pool.map(lambda persona: play(persona, url, token), personen))
    ordner = VAR / "simulation" / str(samen)
    dateien = write_transcripts(ergebnisse, ordner)
    gescheitert = [ergebnis for ergebnis in ergebnisse if not ergebnis.erfolg]
    for ergebnis in ergebnisse if wahl.nur is not None else gescheitert[:GEZEIGT]:
        print(ergebnis.text)
    print("\n".join(summary(ergebnisse)))
    print(f"\nMitschriften: {len(dateien)} in {ordner}; noch einmal mit --seed {samen}")
    return 0 if passed(ergebnisse) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
