"""A code to go on elsewhere: drawn by a button, shown on a page of its own, the same one after a reload."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.responses import Response

from api.uebergaenge.service import Ziel
from integrations.website.seiten.formular import Formular, receive
from integrations.website.seiten.seite import Anfrage, see


async def draw(anfrage: Anfrage, leistung: str, ziel: Ziel, seite: str, bis: Callable[[datetime], str]) -> Response:
    """A new code; on to the page ``seite``, which tells how long it holds in the words of ``bis``."""
    await receive(anfrage)
    formular = Formular(anfrage, leistung)
    await formular.read()
    neu = await anfrage.dienst.hand_over(formular.sitzung.gespraech, formular.sitzung.token, ziel)
    notiz = await formular.note({"code": neu.code, "bis": bis(neu.gueltig_bis)})
    return see(formular.wege.to(seite, eingabe=notiz))


async def show(anfrage: Anfrage, leistung: str, eingabe: str | None, template: str, **values: Any) -> Response:
    """The page with the code that was drawn; without one, on with the form."""
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(eingabe=eingabe)
    weiter = formular.wege.start if sicht.form is None else formular.wege.next(sicht)
    notiz = sicht.eingabe or {}
    if "code" not in notiz:
        return see(weiter)
    return anfrage.page(
        template,
        leistung=formular.leistung,
        wege=formular.wege,
        code=notiz["code"],
        bis=notiz["bis"],
        zurueck=weiter,
        **values,
    )
