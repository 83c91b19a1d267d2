"""Walks for long: ``python -m tests.dialoge.wege [--zuege 3000] [--seed 7] [--url http://…] [--nur 7-sperrmuell-3]``.

Without ``--url`` it starts a system of its own. Prints every fault with its seed and the last turns; ends with 1 where
there is one.
"""

import argparse
import random
import re
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.actions.antworten import startbare
from tests.dialoge.wege.spiel import walk
from tests.dialoge.wege.weg import Irrweg
from tests.simulation.__main__ import target

BREITE = 140


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.dialoge.wege")
    parser.add_argument("--zuege", type=int, default=2000, help="mindestens so viele Züge")
    parser.add_argument("--seed", type=int, default=None, help="gleicher Samen, gleiche Wege")
    parser.add_argument("--url", default=None, help="ein Lotse, der schon läuft")
    parser.add_argument("--nur", default=None, help="nur dieser Weg: Samen-Leistung-Nummer")
    parser.add_argument("--zugleich", type=int, default=3, help="so viele Wege auf einmal")
    wahl = parser.parse_args(arguments)
    samen = wahl.seed if wahl.seed is not None else random.SystemRandom().randrange(10**6)
    zuege, wege, fehler = 0, 0, []
    with target(wahl.url) as (url, token), ThreadPoolExecutor(wahl.zugleich) as pool:

        def one(name: str) -> int | str:
            leistung = re.sub(r"^\d+-|-\d+$", "", name)
            try:
                return walk(url, leistung, name, token).zuege
            except Irrweg as irrweg:
                return str(irrweg)
            except Exception as defekt:  # one broken walk must not hide the others
                return f"{type(defekt).__name__}: {defekt}\n{name}"

        runde = 0
        while zuege < wahl.zuege:
            namen = [wahl.nur] if wahl.nur else [f"{samen}-{leistung}-{runde}" for leistung in startbare()]
            for ergebnis in pool.map(one, namen):
                wege += 1
                zuege += ergebnis if isinstance(ergebnis, int) else ergebnis.count("\nICH: ")
                if isinstance(ergebnis, str):
                    fehler.append(ergebnis)
                    print(f"{ergebnis}\n{'=' * 80}", flush=True)
            runde += 1
            if wahl.nur:
                break
    print(f"{zuege} Züge auf {wege} Wegen, Samen {samen}: {len(fehler)} Fehler")
    for befund, zahl in Counter(text.split("\n")[0][:BREITE] for text in fehler).most_common():
        print(f"{zahl:>4}  {befund}")
    return 1 if fehler else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
