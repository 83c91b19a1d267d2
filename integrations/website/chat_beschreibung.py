"""How /openapi.json describes the bodies of the chat API; they are read by hand for the sake of German errors."""

from typing import Any

from api.gespraeche.kurzbefehle import KURZBEFEHLE

_NACHRICHT: dict[str, Any] = {
    "type": "object",
    "required": ["nr", "von", "text", "zeit", "optionen"],
    "properties": {
        "nr": {"type": "integer", "minimum": 1},
        "von": {"enum": ["bot", "mensch", "buerger", "system"]},
        "text": {"type": "string"},
        "zeit": {"type": "string", "format": "date-time"},
        "id": {"type": "string", "format": "uuid", "description": "Nur bei eigenen Nachrichten."},
        "optionen": {
            "type": "array",
            "items": {"type": "object", "properties": {"titel": {"type": "string"}, "wert": {"type": "string"}}},
        },
        "karte": {"type": ["object", "null"]},
    },
}
_ANTWORT: dict[str, Any] = {
    "type": "object",
    "required": ["nachrichten", "stand"],
    "properties": {"nachrichten": {"type": "array", "items": _NACHRICHT}, "stand": {"type": "object"}},
}
_EROEFFNET: dict[str, Any] = {
    "allOf": [
        _ANTWORT,
        {
            "type": "object",
            "required": ["id", "token"],
            "properties": {"id": {"type": "string", "format": "uuid"}, "token": {"type": "string"}},
        },
    ]
}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _body(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"required": True, **_json({"type": "object", "required": required, "properties": properties})}


EROEFFNEN: dict[str, Any] = {
    "requestBody": _body(
        {
            "mandant": {"type": "string"},
            "kanal": {"enum": ["web", "telegram", "telefon", "formular"], "default": "web"},
            "einfache_sprache": {"type": "boolean", "default": False},
        },
        ["mandant"],
    ),
    "responses": {"201": {"description": "Eröffnet", **_json(_EROEFFNET)}},
}
NACHRICHT: dict[str, Any] = {
    "requestBody": _body(
        {
            "id": {"type": "string", "format": "uuid"},
            "text": {"type": "string", "maxLength": 4000, "description": "Entweder text …"},
            "wert": {"type": "string", "description": "… oder der Wert einer angebotenen Option."},
            "befehl": {"enum": list(KURZBEFEHLE), "description": "… oder ein Befehl, der überall gilt."},
            "ersetzt": {
                "type": "string",
                "format": "uuid",
                "description": "Nur mit text: die frühere Nachricht, die er berichtigt.",
            },
        },
        ["id"],
    ),
    "responses": {"200": {"description": "Alle Antworten auf diese Nachricht", **_json(_ANTWORT)}},
}
JOURNAL: dict[str, Any] = {"responses": {"200": {"description": "Nachrichten nach `nach`", **_json(_ANTWORT)}}}
EREIGNISSE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "Ereignisse nachricht, stand und tippt; `id` ist die Nummer der Nachricht",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    }
}
DATEI: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["datei"],
                    "properties": {
                        "datei": {"type": "string", "format": "binary"},
                        "id": {"type": "string", "format": "uuid", "description": "Dieselbe noch einmal wirkt nicht."},
                    },
                }
            }
        },
    },
    "responses": {"200": {"description": "Alle Antworten auf diese Datei", **_json(_ANTWORT)}},
}
UEBERGANG: dict[str, Any] = {
    "requestBody": _body({"ziel": {"enum": ["chat", "seiten", "sicher", "spaeter", "telegram", "telefon"]}}, ["ziel"]),
    "responses": {
        "201": {
            "description": "Ein Code, mit dem das Gespräch anderswo weitergeht",
            **_json(
                {
                    "type": "object",
                    "required": ["code", "adresse", "gueltig_bis"],
                    "properties": {
                        "code": {"type": "string"},
                        "adresse": {
                            "type": "string",
                            "description": "Pfad auf diesem Server mit dem Code darin; bei telegram: Adresse des Bots; "
                            "bei telefon: die Nummer, unter der man ihn vorliest",
                        },
                        "telefon": {"type": "string", "description": "nur bei telefon"},
                        "zeiten": {
                            "type": ["string", "null"],
                            "description": "nur bei telefon: wann jemand da ist, wenn es bekannt ist",
                        },
                        "gueltig_bis": {"type": "string", "format": "date-time"},
                    },
                }
            ),
        }
    },
}
EINLOESEN: dict[str, Any] = {
    "requestBody": _body({"code": {"type": "string"}, "id": {"type": "string", "format": "uuid"}}, ["code"]),
    "responses": {"200": {"description": "Das Gespräch mit seinem ganzen Verlauf", **_json(_EROEFFNET)}},
}
VERBINDUNG: dict[str, Any] = {
    "requestBody": _body(
        {
            "id": {"type": "string", "format": "uuid", "description": "Aus stand.verbindung"},
            "ja": {
                "type": "boolean",
                "description": "Darf dieser Messenger-Chat das Gespräch mitlesen und fortsetzen?",
            },
        },
        ["id", "ja"],
    )
}
RUECKMELDUNG: dict[str, Any] = {
    "requestBody": _body(
        {
            "nr": {"type": "integer", "minimum": 1, "description": "Nummer der bewerteten Nachricht"},
            "gut": {"type": ["boolean", "null"], "description": "null nimmt die Bewertung zurück"},
            "wort": {"type": ["string", "null"], "maxLength": 500},
        },
        ["nr"],
    )
}
