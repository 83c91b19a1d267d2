"""Colours of a Mandant as a style sheet. Buttons and links take the first colour only where it can be read on white."""

from api.mandanten.modell import Farben

READABLE = 4.5
"""Least contrast of text, WCAG 2.2, 1.4.3."""
WHITE = "#ffffff"


def values(farben: Farben) -> dict[str, str | None]:
    """Colours ``#rrggbb`` by their part in the page; ``aktion`` is None where the town's own can't be read on white."""
    flaeche = farben.primaer
    return {
        "flaeche": flaeche,
        "schrift": readable_on(flaeche, farben.primaer_text),
        "akzent": farben.akzent,
        "hell": tint(flaeche, 0.12),
        "aktion": flaeche if contrast(flaeche, WHITE) >= READABLE else None,
    }


def style_sheet(farben: Farben) -> str:
    """Overrides of the KERN tokens and of our own."""
    colours = values(farben)
    lines = [":root {", *(f"  --mandant-{name}: {value};" for name, value in colours.items() if name != "aktion"), "}"]
    if colours["aktion"]:
        lines += ["[data-kern-theme=light] {", f"  --kern-color-action-default: {colours['aktion']};", "}"]
    return "\n".join(lines) + "\n"


def readable_on(background: str, wanted: str) -> str:
    """``wanted`` if it can be read on ``background``, else black or white, whichever is clearer."""
    if contrast(background, wanted) >= READABLE:
        return wanted
    return max((WHITE, "#000000"), key=lambda colour: contrast(background, colour))


def contrast(one: str, other: str) -> float:
    """Ratio from 1 to 21 between two colours ``#rrggbb`` (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tint(colour: str, share: float) -> str:
    """White with ``share`` (0 to 1) of the colour in it."""
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in _parts(colour))


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
