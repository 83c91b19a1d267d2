"""Accounts of the console from the terminal: ``python -m tools.konto anlegen a.brandt "Herr Brandt" stadt:verwaltung``.

For the first account, and for what no one in the console may do. Same settings as the server; a link is printed once.
"""

import argparse
import sys

from api.context import ApiContext, build_context
from api.database import Session
from api.errors import LotseError, UngueltigeEingabe
from api.migrations.upgrade import upgrade
from api.personal.einladung import FRIST, Einladungen
from api.personal.models import Konto
from api.personal.rollen import Rolle
from api.personal.service import PersonalService
from api.settings import SettingsError, load_settings


def read_roles(words: list[str]) -> dict[str, list[Rolle]]:
    """``stadt:agent`` … by Mandant. Raises `UngueltigeEingabe`."""
    rollen: dict[str, list[Rolle]] = {}
    for word in words:
        mandant, _, rolle = word.partition(":")
        if rolle not in set(Rolle):
            raise UngueltigeEingabe(f"„{word}“ ist keine Rolle. Gemeint ist zum Beispiel stadt:verwaltung.")
        rollen.setdefault(mandant, []).append(Rolle(rolle))
    return rollen


def create(context: ApiContext, session: Session, wahl: argparse.Namespace) -> str:
    konto = PersonalService(context, session).create(wahl.anmeldename, wahl.name, read_roles(wahl.rollen))
    return _invite(context, session, konto)


def invite(context: ApiContext, session: Session, wahl: argparse.Namespace) -> str:
    service = PersonalService(context, session)
    konto = service.by_name(wahl.anmeldename)
    service.reset(konto, "")
    return _invite(context, session, konto)


def set_roles(context: ApiContext, session: Session, wahl: argparse.Namespace) -> str:
    service = PersonalService(context, session)
    konto = service.by_name(wahl.anmeldename)
    for mandant, rollen in read_roles(wahl.rollen).items():
        service.set_roles(konto, mandant, rollen)
    return "Die Rollen sind gespeichert."


def lock(context: ApiContext, session: Session, wahl: argparse.Namespace) -> str:
    service = PersonalService(context, session)
    service.lock(service.by_name(wahl.anmeldename), "", locked=True)
    return "Das Konto ist gesperrt und überall abgemeldet."


def unlock(context: ApiContext, session: Session, wahl: argparse.Namespace) -> str:
    service = PersonalService(context, session)
    service.lock(service.by_name(wahl.anmeldename), "", locked=False)
    return "Das Konto ist wieder frei."


def _invite(context: ApiContext, session: Session, konto: Konto) -> str:
    token = Einladungen(context, session).invite(konto)
    return (
        f"Link für {konto.name}, gilt einmal und {FRIST.days} Tage:\n"
        f"{context.settings.adresse}/callcenter/einladung/{token}"
    )


def parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="python -m tools.konto", description="Konten für das Callcenter")
    acts = words.add_subparsers(required=True, metavar="was")
    for name, act, text, more in (
        ("anlegen", create, "neues Konto, zeigt den Link zum Einrichten", ("name", "rollen")),
        ("einladen", invite, "Passwort und App vergessen, neuer Link", ()),
        ("rollen", set_roles, "Rollen je Kommune neu setzen", ("rollen",)),
        ("sperren", lock, "niemand meldet sich mehr damit an", ()),
        ("entsperren", unlock, "das Konto wieder freigeben", ()),
    ):
        sub = acts.add_parser(name, help=text)
        sub.set_defaults(act=act)
        sub.add_argument("anmeldename")
        if "name" in more:
            sub.add_argument("name", help="wie ihn Bürgerinnen und Bürger lesen, etwa „Frau Krüger“")
        if "rollen" in more:
            sub.add_argument("rollen", nargs="+", metavar="kommune:rolle", help=", ".join(Rolle))
    return words


def main(arguments: list[str]) -> int:
    wahl = parser().parse_args(arguments)
    try:
        settings = load_settings()
        upgrade(settings.datenbank)
        context = build_context(settings)
        with context.db.transaction() as session:
            text = wahl.act(context, session, wahl)
    except LotseError as error:
        print(" ".join((error.detail, *error.felder.values())), file=sys.stderr)
        return 1
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
