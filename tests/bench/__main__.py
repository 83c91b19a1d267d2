"""`python -m tests.bench`, what `make bench` calls."""

import argparse
import asyncio
import os
from pathlib import Path

from tests.bench import seiten
from tests.bench.messen import LotseClient, StockClient, Zahlen, cpu_time, measure, memory

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
    parser.add_argument("--nur-lotse", action="store_true", help="nur den Lotsen, mit dem vorhandenen Sprachmodell")
    options = parser.parse_args()
    counts = (options.nacheinander, options.zugleich, options.runden)
    try:
        if options.nur_lotse:
            alone(run_lotse(counts, 0.0))
            return
        with seiten.stock_project() as (folder, trained):
            stock = run_stock(counts, folder, trained)
        lotse = run_lotse(counts, seiten.train_lotse())
    except seiten.BenchError as error:
        raise SystemExit(f"make bench: {error}") from None
    report(stock, lotse)


def run_stock(counts: tuple[int, int, int], folder: Path, trained: float) -> Zahlen:
    with seiten.stock(folder) as side:
        return _measured("Rasa 3.6.21", StockClient, side, counts, trained)


def run_lotse(counts: tuple[int, int, int], trained: float) -> Zahlen:
    with seiten.lotse() as side:
        return _measured("Lotse", LotseClient, side, counts, trained)


def _measured(
    name: str,
    client: type[StockClient | LotseClient],
    side: seiten.Laufend,
    counts: tuple[int, int, int],
    trained: float,
) -> Zahlen:
    seiten.say(f"{name}: gestartet in {side.start_s:.1f} s")
    figures = asyncio.run(measure(client, side.url, *counts, cpu=lambda: cpu_time(side.pids), say=seiten.say))
    figures.start_s, figures.speicher_mb, figures.training_s = side.start_s, memory(side.pids), trained
    return figures


def alone(lotse: Zahlen) -> None:
    """The figures of one side, while developing."""
    for key, name in NAMES.items():
        print(f"{name}: {getattr(lotse, key):.1f}")
    print(f"Prozessorzeit je Zug: {lotse.cpu_ms:.1f} ms")
    _details(lotse, "Lotse")


def report(stock: Zahlen, lotse: Zahlen) -> None:
    """Prints figures, ratios (Lotse : stock) and goals."""
    load = os.getloadavg()[0]
    print(f"{stock.zuege} und {lotse.zuege} Züge nacheinander; {os.cpu_count()} Kerne, Last am Ende {load:.1f}")
    print("| Größe | Rasa 3.6.21 | Lotse | Verhältnis | Ziel |\n|---|---|---|---|---|")
    for key, name in NAMES.items():
        one, other = getattr(stock, key), getattr(lotse, key)
        sign = "≥" if key == "zuege_je_sekunde" else "≤"
        print(f"| {name} | {one:.1f} | {other:.1f} | {other / one:.2f} | {sign} {GOALS[key]} |")
    one, other = stock.cpu_ms, lotse.cpu_ms
    print(f"| Prozessorzeit je Zug (ms) | {one:.1f} | {other:.1f} | {other / one:.2f} | |")
    for side, name in ((stock, "Rasa 3.6.21"), (lotse, "Lotse")):
        _details(side, name)


def _details(side: Zahlen, name: str) -> None:
    print(
        f"{name}: Zug 200 : Zug 5 = {side.zug_200:.1f} : {side.zug_5:.1f} ms = {side.zug_200 / side.zug_5:.2f}; "
        f"fünf Nachrichten in 100 ms: {side.schub_beantwortet} Antworten nach {side.schub_s:.2f} s; "
        f"eigene Zeit des Clients {side.client_ms:.2f} ms je Zug"
    )


if __name__ == "__main__":
    main()
