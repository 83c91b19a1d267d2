"""All of the console. Included before the website, whose addresses take any first segment."""

from fastapi import APIRouter
from starlette.responses import Response

from api.errors import NichtGefunden
from integrations.callcenter import statisch
from integrations.callcenter.raeume import routers
from integrations.callcenter.seite import KonsolenRoute

router = APIRouter(include_in_schema=False)
ende = APIRouter(route_class=KonsolenRoute)


@ende.get("/callcenter/{rest:path}")
async def nothing_here(rest: str) -> Response:  # noqa: ARG001
    """What no room knows is not left to the website."""
    raise NichtGefunden


router.include_router(statisch.router)
for room in routers():
    router.include_router(room)
router.include_router(ende)
