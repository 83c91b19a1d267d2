"""A time of day; a bare number between 6 and 20 is a full hour."""

from bot.nlu.antworten_basis import Antwort, Aussage


def lies(aussage: Aussage) -> Antwort | None:
    times = aussage.of("uhrzeit")
    if times:
        return aussage.from_values(times[0])
    numbers = aussage.of("zahl")
    if len(numbers) == 1 and float(numbers[0].wert).is_integer() and 6 <= numbers[0].wert <= 20:
        return aussage.whole(f"{int(numbers[0].wert):02d}:00")
    return None
