"""The widget's script, for pages of any town: one file, whatever page asks for it."""

from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

DIST = Path(__file__).resolve().parent / "widget" / "dist"
SCRIPT = "lotse.js"
CROSS_ORIGIN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""What a file needs that pages of other origins may load."""


class WidgetDatei:
    """Serves `lotse.js` with its ETag, packed where the browser takes it."""

    def __init__(self, dist: Path = DIST) -> None:
        self._dist = dist
        self._files = StaticFiles(directory=dist, check_dir=False)

    async def answer(self, scope: Scope, accepted: str) -> Response:
        """``accepted`` is the header Accept-Encoding. Raises a 404 where the script is not built."""
        packed = "gzip" in accepted and (self._dist / f"{SCRIPT}.gz").is_file()
        response = await self._files.get_response(f"{SCRIPT}.gz" if packed else SCRIPT, scope)
        if packed and response.status_code == 200:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Type"] = "text/javascript; charset=utf-8"
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.update(CROSS_ORIGIN)
        return response
