"""A town's website on an origin of its own: strict policies, ugly style sheets, and the line that brings the Lotse."""

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

STYLE = """
* { color: red !important; font-size: 30px; line-height: 3; letter-spacing: 4px; text-transform: uppercase; }
button, dialog, textarea { display: none; background: lime; }
lotse-chat { display: none; opacity: 0.2; transform: rotate(9deg); }
html { font-size: 10px; }
body { direction: rtl; text-align: right; visibility: visible; }
"""

PAGE = """<!doctype html>
<html lang="de">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{titel}</title>
  <link rel="icon" href="data:,">
  {style}
</head>
<body>
  <main>
    <h1>{titel}</h1>
    <p><a href="/zweite">Zweite Seite</a> <a id="hilfe" href="#hilfe">Hilfe</a></p>
    <div id="platz"></div>
    <p>{text}</p>
  </main>
  <script src="{lotse}/widget/lotse.js" data-mandant="schwerin" {merkmale} async></script>
</body>
</html>
"""


def policy(lotse: str) -> str:
    """What a careful town allows: nothing but the Lotse."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {lotse}",
            f"connect-src {lotse}",
            f"font-src {lotse}",
            f"img-src {lotse} data:",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html",
        )
    )


def foreign_site(lotse: str) -> FastAPI:
    """`/`, `/zweite`, `/links` with a button; `/haesslich` with a bad style sheet, `/eingebettet` inside the page."""
    app = FastAPI()

    def page(titel: str, merkmale: str = "", style: str = "", strict: bool = True) -> HTMLResponse:
        html = PAGE.format(titel=titel, lotse=lotse, merkmale=merkmale, style=style, text="Text der Stadt. " * 300)
        rule = policy(lotse) if strict else policy(lotse).replace("style-src 'self'", "style-src 'none'")
        return HTMLResponse(html, headers={"Content-Security-Policy": rule})

    @app.get("/")
    def start() -> Response:
        return page("Stadt", strict=False)

    @app.get("/zweite")
    def second() -> Response:
        return page("Zweite Seite", strict=False)

    @app.get("/links")
    def left() -> Response:
        return page("Links", 'data-seite="links" data-farbe="#ffd500"')

    @app.get("/haesslich")
    def ugly() -> Response:
        return page("Hässlich", style='<link rel="stylesheet" href="/stil.css">')

    @app.get("/eingebettet")
    def inside() -> Response:
        return page("Eingebettet", 'data-ansicht="eingebettet" data-ziel="#platz"')

    @app.get("/stil.css")
    def style() -> Response:
        return Response(STYLE, media_type="text/css")

    return app
