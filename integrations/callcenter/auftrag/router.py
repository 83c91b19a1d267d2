"""On behalf of a caller: choose a service, fill its form, submit it."""

from fastapi import APIRouter

from integrations.callcenter.auftrag import abschluss, bogenseite, parken, wahl, zeilenseite

router = APIRouter()
for part in (wahl, zeilenseite, parken, abschluss, bogenseite):  # the form itself last: its address takes any name
    router.include_router(part.router)
