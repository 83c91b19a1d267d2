"""The API as an ASGI app. Every ``api/<noun>/router.py`` is part of it; there is no list to keep."""

import importlib
import pkgutil
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI

import api
from api.context import ApiContext
from api.dependencies import require_json
from api.errors import install_error_handlers
from api.limits import BodyLimit


def create_api(context: ApiContext) -> FastAPI:
    """The case backend alone: its routes, its errors, its limits."""
    app = FastAPI(title="Bürgerlotse", version="1", docs_url=None, redoc_url=None)
    install_error_handlers(app)
    app.add_middleware(BodyLimit)
    include_api(app, context)
    return app


def include_api(app: FastAPI, context: ApiContext) -> None:
    """Add the routes of the backend to a server that brings its own error handlers and limits."""
    app.state.context = context
    for router in api_routers():
        app.include_router(router, dependencies=[Depends(require_json)])


def api_routers() -> list[APIRouter]:
    """The ``router`` of each ``api/<noun>/router.py``, in alphabetical order."""
    nouns = sorted(module.name for module in pkgutil.iter_modules(api.__path__) if module.ispkg)
    folder = Path(api.__path__[0])
    names = [f"api.{noun}.router" for noun in nouns if (folder / noun / "router.py").exists()]
    return [importlib.import_module(name).router for name in names]
