"""Writes `docs/evaluation/`: tables, plots and nearest training phrases; prints the head of it.

What was misread goes to `var/evaluation/fehler.md` and into no commit: the blind set can't measure phrases or rules by
somebody who has read it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from bot.settings import ROOT

from tests.evaluation import bilder
from tests.evaluation.abstand import Nachbar, farthest_third
from tests.evaluation.kennzahlen import among, macro_f1, outside_recall, per_class, share
from tests.evaluation.messung import Messung
from tests.evaluation.phrasen import Ausdruck, Phrase

OUT = ROOT / "docs/evaluation"
MISSES = ROOT / "var/evaluation/fehler.md"


def show(phrases: Sequence[Phrase], values: Sequence[Ausdruck], neighbours: Sequence[Nachbar], lotse: Messung) -> None:
    """Prints tables and misses without writing anything."""
    far = set(farthest_third([neighbour.naehe for neighbour in neighbours]))
    parts = _main_table(phrases, [lotse], far) + _value_table(values, lotse) + _intent_table(phrases, [lotse])
    print("\n".join(parts + _style_table(phrases, lotse) + _confusions(phrases, lotse)))
    print("\n".join(_misses(phrases, neighbours, lotse)))


def write(
    phrases: Sequence[Phrase],
    values: Sequence[Ausdruck],
    neighbours: Sequence[Nachbar],
    lotse: Messung,
    stock: Messung | None,
) -> None:
    """Writes the report and its plots and prints the main table."""
    OUT.mkdir(parents=True, exist_ok=True)
    systems = [lotse] + ([stock] if stock else [])
    far = set(farthest_third([neighbour.naehe for neighbour in neighbours]))
    head = _main_table(phrases, systems, far) + _value_table(values, lotse)
    bilder.draw(OUT, phrases, systems, [neighbour.naehe for neighbour in neighbours])
    parts = [
        "# Wie gut der Lotse versteht",
        "",
        f"{len(phrases)} Sätze und {len(values)} Werte, geschrieben ohne Kenntnis der Trainingssätze.",
        "Neu gemessen mit `make eval`.",
        f"Mittlere Nähe zum nächsten Trainingssatz: {sum(n.naehe for n in neighbours) / max(1, len(neighbours)):.2f}; "
        f"eine Lesung dauert im Median {lotse.millisekunden:.1f} ms.",
        "",
        *head,
        "",
        "![Absichten: F1 je Absicht](absichten.png)",
        "![Leistung an erster Stelle je Nähe zum Training](naehe.png)",
        "",
        *_intent_table(phrases, systems),
        "",
        *_style_table(phrases, lotse),
        "",
        *_confusions(phrases, lotse),
    ]
    MISSES.parent.mkdir(parents=True, exist_ok=True)
    MISSES.write_text("\n".join(_misses(phrases, neighbours, lotse)) + "\n", encoding="utf-8")
    (OUT / "README.md").write_text("\n".join(parts) + "\n", encoding="utf-8")
    (OUT / "nachbarn.tsv").write_text(
        "".join(f"{n.naehe:.2f}\t{p.text}\t{n.text}\n" for p, n in zip(phrases, neighbours, strict=True)),
        encoding="utf-8",
    )
    print("\n".join(head))


def _main_table(phrases: Sequence[Phrase], systems: Sequence[Messung], far: set[int]) -> list[str]:
    free = [i for i, phrase in enumerate(phrases) if not phrase.in_form]
    served = [i for i, phrase in enumerate(phrases) if phrase.leistung]
    rows: list[tuple[str, Callable[[Messung], float]]] = [
        (
            "Absicht richtig, alle",
            lambda m: share([phrases[i].absicht == m.gelesen[i].absicht for i in range(len(phrases))]),
        ),
        ("Absicht richtig, ohne Formular", lambda m: share([phrases[i].absicht == m.gelesen[i].absicht for i in free])),
        ("Absicht, Makro-F1", lambda m: macro_f1([p.absicht for p in phrases], [g.absicht for g in m.gelesen])),
        (
            "Absicht richtig, fernstes Drittel",
            lambda m: share([phrases[i].absicht == m.gelesen[i].absicht for i in sorted(far)]),
        ),
        (
            "Absicht richtig, mit Tippfehlern",
            lambda m: share([p.absicht == g.absicht for p, g in zip(phrases, m.gestoert, strict=True)]),
        ),
        ("Leistung R@1", lambda m: share([among(phrases[i], m.gelesen[i].leistungen, 1) for i in served])),
        ("Leistung R@3", lambda m: share([among(phrases[i], m.gelesen[i].leistungen, 3) for i in served])),
        (
            "Leistung R@1, fernstes Drittel",
            lambda m: share([among(phrases[i], m.gelesen[i].leistungen, 1) for i in served if i in far]),
        ),
        (
            "Leistung R@1, mit Tippfehlern",
            lambda m: share([among(phrases[i], m.gestoert[i].leistungen, 1) for i in served]),
        ),
        (
            "nicht zuständig erkannt (5 % Fehlalarm)",
            lambda m: outside_recall(phrases, [g.ausserhalb for g in m.gelesen]),
        ),
    ]
    lines = ["| Größe | " + " | ".join(system.name for system in systems) + " |", "|---" * (len(systems) + 1) + "|"]
    return lines + [f"| {name} | " + " | ".join(f"{figure(s):.3f}" for s in systems) + " |" for name, figure in rows]


def _value_table(values: Sequence[Ausdruck], lotse: Messung) -> list[str]:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for ausdruck, hit in zip(values, lotse.werte, strict=True):
        kinds[ausdruck.art].append(hit)
    lines = ["", "| Wert | Ausdrücke | genau |", "|---|---|---|"]
    lines += [f"| {kind} | {len(hits)} | {share(hits):.3f} |" for kind, hits in sorted(kinds.items())]
    return [*lines, f"| alle | {len(values)} | {share(lotse.werte):.3f} |"]


def _intent_table(phrases: Sequence[Phrase], systems: Sequence[Messung]) -> list[str]:
    wanted = [phrase.absicht for phrase in phrases]
    figures = [per_class(wanted, [g.absicht for g in system.gelesen]) for system in systems]
    lines = [
        "| Absicht | Sätze | " + " | ".join(f"{s.name}: Treffer | F1" for s in systems) + " |",
        "|---" * (2 + 2 * len(systems)) + "|",
    ]
    for label, (count, _, _) in figures[0].items():
        cells = " | ".join(f"{table[label][1]:.2f} | {table[label][2]:.2f}" for table in figures)
        lines.append(f"| {label} | {count} | {cells} |")
    return lines


def _style_table(phrases: Sequence[Phrase], lotse: Messung) -> list[str]:
    styles: dict[str, list[int]] = defaultdict(list)
    for place, phrase in enumerate(phrases):
        styles[phrase.stil].append(place)
    lines = ["| Stil | Sätze | Absicht | Leistung R@1 |", "|---|---|---|---|"]
    for style, places in sorted(styles.items()):
        served = [i for i in places if phrases[i].leistung]
        right = share([phrases[i].absicht == lotse.gelesen[i].absicht for i in places])
        first = share([among(phrases[i], lotse.gelesen[i].leistungen, 1) for i in served])
        lines.append(f"| {style} | {len(places)} | {right:.2f} | {first:.2f} |")
    return lines


def _confusions(phrases: Sequence[Phrase], lotse: Messung) -> list[str]:
    pairs = Counter((p.absicht, g.absicht) for p, g in zip(phrases, lotse.gelesen, strict=True))
    often = [(pair, count) for pair, count in pairs.most_common() if pair[0] != pair[1]][:15]
    head = ["Häufigste Verwechslungen:", "", "| gemeint | gelesen | Sätze |", "|---|---|---|"]
    return head + [f"| {wanted} | {read} | {count} |" for (wanted, read), count in often]


def _misses(phrases: Sequence[Phrase], neighbours: Sequence[Nachbar], lotse: Messung) -> list[str]:
    lines = ["# Falsch gelesen"]
    for phrase, neighbour, read in zip(phrases, neighbours, lotse.gelesen, strict=True):
        if phrase.absicht != read.absicht:
            lines.append(f"- {phrase.absicht} → {read.absicht}: {phrase.text} ({neighbour.naehe:.2f})")
        if phrase.leistung and not among(phrase, read.leistungen, 1):
            lines.append(
                f"- {phrase.leistung} → {', '.join(read.leistungen) or '–'}: {phrase.text} ({neighbour.naehe:.2f})"
            )
    return lines + [f"- Wert {a.art}: {a.text} → {read}, gemeint {a.wert}" for a, read in lotse.falsch]
