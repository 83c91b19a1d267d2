"""An open chat of the same conversation hears at once what was done on a page."""

import asyncio
import uuid

from api.context import ApiContext
from integrations.gespraech.dienst import GespraechDienst


async def test_the_stand_arrives_as_an_event(context: ApiContext) -> None:
    dienst = GespraechDienst(context)
    eroeffnet = await dienst.open("schwerin", "formular", einfache_sprache=False, datenschutz="/schwerin/datenschutz")
    strom = await dienst.listen(eroeffnet.id, eroeffnet.token, None)
    befehle = [{"befehl": "beginnen", "leistung": "sperrmuell"}]

    async def heard() -> list[str | None]:
        felder = []
        async for ereignis in strom:
            frage = ereignis.daten.get("frage") if ereignis.name == "stand" else None
            felder.append(frage["feld"] if frage else None)
            if frage:
                return felder
        return felder

    hoeren = asyncio.create_task(heard())
    async with asyncio.timeout(10):
        while not hoeren.done():
            await dienst.formular.act(eroeffnet.id, eroeffnet.token, str(uuid.uuid4()), None, befehle)
            await asyncio.wait({hoeren}, timeout=0.2)
    assert hoeren.result()[-1] == "adresse"
    await dienst.close(1)
