"""Steps of the office reach the open chat live, whichever server process they came in by."""

import asyncio
import uuid
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from tests.integrations.geraet import Bot, Geraet
from tests.integrations.test_mehrere_server import on, start_another_server
from tests.system import System

ORT = {"strasse": "Mecklenburgstraße", "hausnummer": "12", "plz": "19053", "ort": "Schwerin"}


async def submit_case(geraet: Geraet, dienst: Mapping[str, str]) -> str:
    """A case of this conversation, by the commands a bot would send; its number."""

    async def zug(*befehle: dict[str, Any]) -> dict[str, Any]:
        body = {"nachricht": str(uuid.uuid4()), "schritt": 0, "befehle": list(befehle)}
        answer = await geraet.http.post(f"/api/v1/gespraeche/{geraet.id}/zuege", json=body, headers=dict(dienst))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    angaben = {"meldeort": ORT, "beschreibung": "Drei Reifen", "fund_datum": "2026-11-20"}
    done = await zug({"befehl": "beginnen", "leistung": "wilder-muell", "angaben": angaben})
    while done["stand"]["phase"] == "antrag":
        done = await zug({"befehl": "ueberspringen", "feld": done["frage"]["feld"]})
    return str((await zug({"befehl": "einreichen"}))["stand"]["vorgang"]["aktenzeichen"])


async def step(url: str, aktenzeichen: str, dienst: Mapping[str, str], **schritt: str) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=30) as http:
        path = f"/api/v1/vorgaenge/{aktenzeichen}/schritte"
        answer = await http.post(path, json=schritt, headers=dict(dienst))
        assert answer.status_code == 200, answer.text


def service(system: System) -> dict[str, str]:
    return {"Authorization": f"Bearer {system.dienst_token}"}


async def test_a_step_is_told_live(geraet: Geraet, lotse: System) -> None:
    aktenzeichen = await submit_case(geraet, service(lotse))
    async with geraet.events() as strom:
        await strom.next("stand")
        await step(lotse.url, aktenzeichen, service(lotse), phase="beauftragt")
        kennung, nachricht = await strom.next("nachricht", seconds=5)
        assert (kennung, nachricht["von"], nachricht["karte"]["art"]) == ("2", "system", "status")
        assert nachricht["karte"]["phase"] == "Beauftragt"
        reply = await geraet.say("Moin")
        assert [n["nr"] for n in reply["nachrichten"]] == [4, 5]
        assert [(await strom.next("nachricht"))[0] for _ in range(3)] == ["3", "4", "5"]


async def test_a_step_in_the_middle_of_a_turn_is_told_at_once(geraet: Geraet, lotse: System, bot: Bot) -> None:
    aktenzeichen = await submit_case(geraet, service(lotse))
    async with geraet.events() as strom:
        await strom.next("stand")
        bot.hold()
        turn = asyncio.create_task(geraet.say("halt"))
        await bot.wait_for(geraet.id, "halt")
        await step(lotse.url, aktenzeichen, service(lotse), nachricht="Wir fahren los.")
        assert (await strom.next("nachricht"))[1]["von"] == "buerger"
        assert (await strom.next("nachricht", seconds=5))[1]["von"] == "system"
        assert not turn.done()
        bot.go_on()
        assert (await turn)["nachrichten"][0]["text"] == "Gelesen: halt"
        assert [(await strom.next("nachricht"))[0] for _ in range(2)] == ["4", "5"]


@pytest.mark.langsam
async def test_a_step_by_another_server_is_told_live(zerbrechlich: System) -> None:
    zweiter = await start_another_server(zerbrechlich)
    async with Geraet(zerbrechlich.url) as eins:
        aktenzeichen = await submit_case(eins, service(zerbrechlich))
        zwei = on(zweiter, eins)
        async with eins.events() as hier, zwei.events() as dort:
            await hier.next("stand")
            await dort.next("stand")
            for phase in ("beauftragt", "beseitigt"):
                await step(zweiter, aktenzeichen, service(zerbrechlich), phase=phase)
                told = [(await strom.next("nachricht", seconds=5))[1] for strom in (hier, dort)]
                assert told[0] == told[1]
                assert told[0]["karte"]["phase"] == phase.capitalize()
        await zwei.http.aclose()
