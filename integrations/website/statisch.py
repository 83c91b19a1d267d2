"""Static files of this server: our own and, of the design system, style sheets and fonts only."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from integrations.website.widget_datei import CROSS_ORIGIN

HIER = Path(__file__).resolve().parent
EIGENE = HIER / "static"
KERN = HIER.parent.parent / "node_modules" / "@kern-ux" / "native" / "dist"
FONTS = frozenset({".woff", ".woff2"})
KERN_TYPES = FONTS | {".css"}


class Statisch:
    """Finds a file by its path below ``/static/``; ``kern/…`` lies in the installed package ``@kern-ux/native``."""

    def __init__(self, eigene: Path = EIGENE, kern: Path = KERN) -> None:
        self._eigene = StaticFiles(directory=eigene)
        self._kern = StaticFiles(directory=kern, check_dir=False)

    async def answer(self, pfad: str, scope: Scope) -> Response:
        """The file with its ETag; raises a 404 for everything else, paths that lead outside included."""
        kern = pfad.startswith("kern/")
        if kern and Path(pfad).suffix not in KERN_TYPES:
            raise HTTPException(404)
        files = self._kern if kern else self._eigene
        response = await files.get_response(pfad.removeprefix("kern/"), scope)
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        if Path(pfad).suffix in FONTS:
            response.headers.update(CROSS_ORIGIN)  # the widget draws with them on other sites
        return response
