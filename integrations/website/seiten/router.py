"""All pages without script. Included before the chat page, which takes every path of one segment."""

from fastapi import APIRouter

from integrations.website.seiten import (
    abschluss,
    antrag,
    danke,
    dokument,
    frageseite,
    leistungen,
    telefon,
    telegram,
    weiter,
)

router = APIRouter()
# the page of a question takes every name, so it comes last; "weiter" is no Leistung
for part in (leistungen, weiter, dokument, antrag, abschluss, danke, telegram, telefon, frageseite):
    router.include_router(part.router)
