"""`python -m tests.bench`, what `make bench` calls."""

import argparse
import asyncio
import os

from tests.bench import seiten
from tests.bench.messen import LotseClient, StockClient, Zahlen, measure, memory

GOALS = {
    "p50": 0.3,
    "p95": 0.3,
    "zuege_je_sekunde": 4.0,
    "start_s": 0.6,
    "speicher_mb": 0.6,
    "training_s": 0.4,
}
NAMES = {
    "p50": "Zug p50 (ms)",
    "p95": "Zug p95 (ms)",
    "zuege_je_sekunde": "Züge je Sekunde, 30 Gespräche",
    "start_s": "Start (s)",
    "speicher_mb": "Speicher (MB)",
    "training_s": "Training (s)",
}


def main() -> None:
    """Measures both sides one after the other and prints the table."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--nacheinander", type=int, default=15, help="Gespräche nacheinander")
    parser.add_argument("--zugleich", type=int, default=30, help="Gespräche zugleich")
    parser.add_argument("--runden", type=int, default=2, help="Gespräche je gleichzeitigem Client")
    options = parser.parse_args()
    counts = (options.nacheinander, options.zugleich, options.runden)
    with seiten.stock_project() as (folder, trained), seiten.stock(folder) as side:
        stock = asyncio.run(measure(StockClient, side.url, *counts))
        stock.start_s, stock.speicher_mb, stock.training_s = side.start_s, memory(side.pids), trained
    trained = seiten.train_lotse()
    with seiten.lotse() as side:
        lotse = asyncio.run(measure(LotseClient, side.url, *counts))
        lotse.start_s, lotse.speicher_mb, lotse.training_s = side.start_s, memory(side.pids), trained
    report(stock, lotse)


def report(stock: Zahlen, lotse: Zahlen) -> None:
    """Prints figures, ratios (Lotse : stock) and goals."""
    load = os.getloadavg()[0]
    print(f"{stock.zuege} und {lotse.zuege} Züge nacheinander; Last am Ende {load:.1f}")
    print("| Größe | Rasa 3.6.21 | Lotse | Verhältnis | Ziel |\n|---|---|---|---|---|")
    for key, name in NAMES.items():
        one, other = getattr(stock, key), getattr(lotse, key)
        sign = "≥" if key == "zuege_je_sekunde" else "≤"
        print(f"| {name} | {one:.1f} | {other:.1f} | {other / one:.2f} | {sign} {GOALS[key]} |")
    for side, name in ((stock, "Rasa 3.6.21"), (lotse, "Lotse")):
        print(
            f"{name}: Zug 200 : Zug 5 = {side.zug_200:.1f} : {side.zug_5:.1f} ms = {side.zug_200 / side.zug_5:.2f}; "
            f"fünf Nachrichten in 100 ms: {side.schub_beantwortet} Antworten nach {side.schub_s:.2f} s; "
            f"eigene Zeit des Clients {side.client_ms:.2f} ms je Zug"
        )


if __name__ == "__main__":
    main()
