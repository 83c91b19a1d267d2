"""`/api/v1/gespraeche/{gespraech}/uebergabe` and `…/antworten`: a human of the office in a conversation."""

import unicodedata
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from api.dependencies import require_dienst_token
from api.gespraeche.service import canonical_id
from integrations.website.chat_router import DienstDep

TEXT_MAX = 4000
NAME_MAX = 80

router = APIRouter(prefix="/api/v1/gespraeche", tags=["Gespräche"], dependencies=[Depends(require_dienst_token)])


def _readable(text: str) -> str:
    """Something to be seen, and nothing that is no text."""
    if any(zeichen not in "\n\r\t" and unicodedata.category(zeichen) in ("Cc", "Cs") for zeichen in text):
        raise ValueError("Der Text enthält Zeichen, die niemand lesen kann.")
    if not any(unicodedata.category(zeichen)[0] not in "CZ" for zeichen in text):
        raise ValueError("Der Text ist leer.")
    return text


class UebergabeAnfrage(BaseModel):
    """`name`: what the citizen is told the human is called."""

    model_config = ConfigDict(extra="forbid")

    aktion: Literal["uebernehmen", "zurueckgeben"]
    name: Annotated[str, Field(max_length=NAME_MAX), AfterValidator(_readable)] | None = None

    @model_validator(mode="after")
    def _named(self) -> "UebergabeAnfrage":
        if self.aktion == "uebernehmen" and self.name is None:
            raise ValueError("Wer übernimmt, nennt einen Namen.")
        return self


class MenschAntwort(BaseModel):
    """`id` is drawn by the console; the same again is stored once."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    text: Annotated[str, Field(max_length=TEXT_MAX), AfterValidator(_readable)]


@router.post("/{gespraech}/uebergabe")
async def hand_over(gespraech: str, anfrage: UebergabeAnfrage, dienst: DienstDep) -> dict[str, Any]:
    """Take a conversation over from the Lotse, or give it back; taken by somebody else: 409."""
    key = canonical_id(gespraech)
    if anfrage.aktion == "uebernehmen" and anfrage.name is not None:
        stand = await dienst.uebergaben.take(key, anfrage.name.strip())
    else:
        stand = await dienst.uebergaben.give_back(key)
    return {"phase": stand["phase"], "name": (stand["mensch"] or {}).get("name")}


@router.post("/{gespraech}/antworten", status_code=201)
async def answer(gespraech: str, antwort: MenschAntwort, dienst: DienstDep) -> JSONResponse:
    """A message of the human to the citizen; 409 unless a human has the conversation."""
    nachricht = await dienst.uebergaben.say(canonical_id(gespraech), str(antwort.id), antwort.text)
    return JSONResponse(nachricht.to_json(), 201)
