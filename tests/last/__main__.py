"""`python -m tests.last`, what `make last` calls. Ends with 1 where a message was lost or repeated."""

import argparse
import asyncio
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.datenbanken import open_datenbanken
from tests.integrations.conftest import ERSATZ
from tests.last.ablauf import Ergebnis, Plan, run
from tests.last.messen import Messung
from tests.system import running_system

WORTE_MAX = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="make last")
    parser.add_argument("--chats", type=int, default=500, help="offene Chats")
    parser.add_argument("--sekunden", type=float, default=60, help="so lange wird geschrieben")
    parser.add_argument("--rate", type=float, default=15, help="Nachrichten je Sekunde, alle Chats zusammen")
    parser.add_argument("--server", type=int, choices=(1, 2), default=1, help="zwei gibt es nur mit PostgreSQL")
    parser.add_argument("--datenbank", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--echt", metavar="URL", help="ein laufender Lotse mit allem statt eines eigenen ohne Sprachmodell"
    )
    parser.add_argument(
        "--pid", type=int, action="append", default=[], help="Prozesse, die zu messen sind (mit --echt)"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.server == 2 and options.datenbank == "sqlite":
        parser.error("zwei Server brauchen --datenbank postgresql")
    raise_file_limit()
    with target(options) as (urls, token, pids):
        messung = Messung(pids)
        plan = Plan(options.chats, options.sekunden, options.rate, seed=options.seed)
        start = time.perf_counter()
        ergebnis = asyncio.run(run(plan, urls, token, messung.look))
        report(plan, ergebnis, messung if pids else None, time.perf_counter() - start)
    return 0 if ergebnis.befund.gut else 1


def raise_file_limit() -> None:
    """Every chat is an open file here, too."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@contextmanager
def target(options: argparse.Namespace) -> Iterator[tuple[list[str], str | None, list[int]]]:
    """Addresses, service token and processes of what is measured."""
    if options.echt:
        yield [options.echt.rstrip("/")], os.environ.get("LOTSE_DIENST_TOKEN"), options.pid
        return
    with open_datenbanken(options.datenbank) as datenbanken, running_system(datenbanken, ERSATZ) as system:
        urls, namen = [system.url], ["server"]
        if options.server == 2:
            urls.append(system.start_another_server())
            namen.append("server2")
            system.wait_healthy(url=urls[-1])
        yield urls, system.dienst_token, [system.prozesse[name].pid for name in namen]


def report(plan: Plan, ergebnis: Ergebnis, messung: Messung | None, dauer: float) -> None:
    befund = ergebnis.befund
    rows = [
        ("offene Chats", str(ergebnis.chats)),
        ("Nachrichten geschrieben / im Journal", f"{ergebnis.gesendet} / {ergebnis.nachrichten}"),
        ("Schritte des Amts", str(ergebnis.schritte)),
        ("Ströme unterbrochen und fortgesetzt", str(ergebnis.schnitte)),
        ("verloren", str(befund.verloren)),
        ("wiederholt", str(befund.wiederholt)),
        ("sonst falsch", str(befund.anderes)),
        ("Störungen gemeldet", str(ergebnis.stoerungen)),
        ("alle geöffnet nach", f"{ergebnis.oeffnen_s:.1f} s"),
        ("Antwort p50 / p95 / p99", _quantiles(ergebnis.antworten)),
        ("Ereignis p50 / p95 / p99", _quantiles(ergebnis.ereignisse)),
    ]
    if messung is not None:
        je = 1000 * messung.cpu_s / max(1, ergebnis.gesendet)
        rows += [
            ("Prozessorzeit des Servers beim Schreiben", f"{messung.cpu_s:.1f} s, {je:.1f} ms je Nachricht"),
            ("Speicher, höchstens", f"{messung.speicher_mb} MB"),
            ("offene Dateien, höchstens", str(messung.dateien)),
            ("Threads, höchstens", str(messung.threads)),
        ]
    rows += [("Dauer", f"{dauer:.0f} s, davon {plan.sekunden:.0f} s mit {plan.rate:g} Nachrichten je Sekunde")]
    print(f"{os.cpu_count()} Kerne, Last am Ende {os.getloadavg()[0]:.1f}\n| Größe | Wert |\n|---|---|")
    for name, wert in rows:
        print(f"| {name} | {wert} |")
    for wort in befund.worte[:WORTE_MAX]:
        print(wort)
    if len(befund.worte) > WORTE_MAX:
        print(f"… und {len(befund.worte) - WORTE_MAX} weitere")


def _quantiles(times: Sequence[float]) -> str:
    if not times:
        return "–"
    ordered = sorted(times)
    return (
        " / ".join(f"{1000 * ordered[min(len(ordered) - 1, int(len(ordered) * q))]:.0f}" for q in (0.5, 0.95, 0.99))
        + " ms"
    )


if __name__ == "__main__":
    sys.exit(main())
