"""Dialect read as standard German: its words, not its grammar ("mein Frau" does). Standard German stays as it is."""

from pathlib import Path

import pytest
import yaml
from bot.nlu.mundart import FOLDER, in_standard, read_mundart
from bot.settings import ROOT

MUNDART = [
    ("Ik heff mien Utwies verlorn.", "Ich habe mein Ausweis verloren."),
    ("Ik bruuk een nieget Papier för mien Auto.", "Ich brauche ein neuen Papier für mein Auto."),
    ("Wi hebben keen gröne Tünn.", "Wir haben kein grüne Tonne."),
    ("Wat mutt ik doon, wenn ik ümtrecken will?", "Was muss ich tun, wenn ich umziehen will?"),
    ("Mien Hund is doot, ik will em afmellen.", "Mein Hund ist tot, ich will ihm abmelden."),
    ("Wonehr ward de Tünn afhaalt?", "Wann wird die Tonne abgeholt?"),
    ("Mien Fru un ik hebbt güstern heiraadt.", "Mein Frau und ich haben gestern geheiratet."),
    ("Ik wull weten, wat dat köst.", "Ich wollte wissen, was das kostet."),
    ("De Lücht in uns Straat is twei.", "Die Laterne in uns Straße ist kaputt."),
    ("Ji hebbt mien Breef noch nich kregen.", "Ihr haben mein Brief noch nicht bekommen."),
    ("Dat is nich mien Huus.", "Das ist nicht mein Haus."),
    ("Ik kann dat nich betahlen.", "Ich kann das nicht bezahlen."),
    ("Mien Dochter schall in de School.", "Mein Tochter soll in die Schule."),
    ("Dor liggt Schiet op de Straat.", "Da liegt Dreck auf die Straße."),
    ("Wi sünd güstern introcken.", "Wir sind gestern eingezogen."),
    ("Hest du dat seggt?", "Hast du das gesagt?"),
    ("I hob mein Ausweis verlorn.", "Ich habe mein Ausweis verloren."),
    ("I mecht mei Auto ummeldn.", "Ich möchte mein Auto ummelden."),
    ("Mia ham koa Wohnung.", "Wir haben kein Wohnung."),
    ("I brauch an neia Führaschein.", "I brauch an neuen Führerschein."),
    ("Mei Bua kimmt in d'Schui.", "Mein Sohn kommt in die schule."),
    ("Wann wird da Müi abghoit?", "Wann wird da Müll abgeholt?"),
    ("Des woaß i ned.", "Das weiß ich nicht."),
    ("Mia san umzogn.", "Wir sind umgezogen."),
    ("I wui mein Hund abmeldn.", "Ich will mein Hund abmelden."),
    ("Kriag i des Göid wieda?", "Bekomme ich das Geld wieder?"),
    ("Mei Voda is gstorbn.", "Mein Vater ist gestorben."),
    ("I ko ned kemma.", "Ich kann nicht kommen."),
    ("Hod des ebba gsogt?", "Hat das jemand gesagt?"),
    ("Mir hend koi Garasch.", "Mir haben kein Garasch."),
    ("Wo muaß i des amelda?", "Wo muss ich das anmelden?"),
    ("I woiß des net.", "Ich weiß das nicht."),
    ("Mir send umzoga.", "Mir send umgezogen."),
    ("I will mein Hond abmelda.", "Ich will mein Hund abmelden."),
    ("Was koscht des?", "Was kostet des?"),
    ("Hosch des gmacht?", "Hast das gemacht?"),
    ("Nu, das is nischt für meene Frau.", "Ja, das ist nichts für meine Frau."),
    ("Isch gloobe, das is gabudd.", "Ich glaube, das ist kaputt."),
    ("Wir ham keene Donne.", "Wir haben keine Tonne."),
    ("Nischt gekooft und nischt gegooft.", "Nichts gekauft und nichts gekauft."),
    ("De Miede frisst alles off.", "De Miete frisst alles off."),
    ("Isch will mein'n Hund abmeldn, der is doot.", "Ich will meinen Hund abmelden, der ist tot."),
    ("Gann isch das ooch bezahln?", "Kann ich das auch bezahlen?"),
    ("Bei uns derheeme is de Donne gabudd.", "Bei uns zuhause ist die Tonne kaputt."),
    ("Ick brooch 'n neuen Ausweis.", "Ich brauche 'n neuen Ausweis."),
    ("Ick hab keene Ahnung, wat det kostet.", "Ich habe keine Ahnung, was das kostet."),
    ("Meene Mutta is jestorben.", "Meine Mutter ist gestorben."),
    ("Det is nich meen Hund.", "Das ist nicht mein Hund."),
    ("Wat muss ick da machen?", "Was muss ich da machen?"),
    ("Ick will mir ooch ummelden.", "Ich will mir auch ummelden."),
    ("Ick weeß nich, wo ick hin muss.", "Ich weiß nicht, wo ich hin muss."),
    ("Jestern bin ick umjezogen.", "Gestern bin ich umgezogen."),
    ("Kann ick den Jarten koofen?", "Kann ich den Garten kaufen?"),
    ("Mein Kleener braucht 'n Kitaplatz, ick arbeite.", "Mein Kleiner braucht 'n Kitaplatz, ich arbeite."),
    ("Ick hab nüscht jekooft.", "Ich habe nichts gekauft."),
    ("Isch han minge Ausweis verlore.", "Ich haben meine Ausweis verloren."),
    ("Isch möch minge Hungk aanmelde.", "Ich möchte meine Hund anmelden."),
    ("Wat mäht dat?", "Was macht das?"),
    ("Mir han keng Tonn.", "Mir haben keine Tonne."),
    ("Dat wor nit minge Hungk.", "Das war nicht meine Hund."),
    ("Isch kann dat nit bezahle.", "Ich kann das nicht bezahlen."),
    ("Häs do dat jesaat?", "Hast du das gesagt?"),
    ("Mir sin ömjetrocke.", "Mir sind umgezogen."),
    ("Dä Papp zahlt nix för ming Kinger.", "Der Vater zahlt nichts für mein Kinder."),
    ("Hömma, wat kostet dat?", "Hör mal, was kostet das?"),
    ("Dat is nich mein Auto, samma.", "Das ist nicht mein Auto, sag mal."),
    ("Hasse dat gesacht?", "Hast du das gesagt?"),
    ("Wat muss ich tun, wenn dat Dingen wech is?", "Was muss ich tun, wenn das Dingen weg ist?"),
    ("Datt is allet kaputt, kannze wat machen?", "Das ist alles kaputt, kannst du was machen?"),
    ("Isch hunn mei Ausweis verlore.", "Ich habe mein Ausweis verloren."),
    ("Des waaß isch net.", "Das weiß ich nicht."),
    ("Mei Bub kimmt in die Schul.", "Mein Sohn kommt in die Schule."),
    ("Wo kann isch mein Hund aamelde?", "Wo kann ich mein Hund anmelden?"),
    ("Wi hebbt keen Water in'n Goorn.", "Wir haben kein Wasser in'n Garten."),
    ("Ik will mien Deern in de School anmellen.", "Ich will mein Mädchen in die Schule anmelden."),
    ("Wos brauch i fia den Briaf?", "Was brauch ich für den Brief?"),
    ("Mir hend koin Stoi gfonda.", "Mir haben kein Stein gefunden."),
    ("Hend ihr mein Brief griagt?", "Haben ihr mein Brief bekommen?"),
    ("Ick koofe mir 'ne Wohnung und brauch det Papier ooch.", "Ich kaufe mir 'ne Wohnung und brauch das Papier auch."),
    ("Wat jibt det denn?", "Was gibt das denn?"),
    ("Gloobe nich, dass det jut jeht.", "Glaube nicht, dass das gut geht."),
    ("Isch bruche minge Jeburtsurkund.", "Ich brauchen meine Geburtsurkunde."),
    ("Samma, hasse dat Auto abgemeldet?", "Sag mal, hast du das Auto abgemeldet?"),
    ("Ham Se keene Garde für de Donne?", "Haben Se keine Karte für die Tonne?"),
]

STANDARD = [
    "Ich habe meinen Personalausweis verloren.",
    "Wann wird die gelbe Tonne geleert?",
    "Ich möchte meinen Hund anmelden.",
    "Was kostet ein Reisepass?",
    "Wir sind umgezogen und wollen uns ummelden.",
    "Mein Sofa muss weg, wann holen Sie es ab?",
    "Könnten Sie mir einen Termin geben?",
    "Meine Tochter kommt im August in die Schule.",
    "Ich beziehe Leistungen nach dem SGB II.",
    "Die Laterne vor unserem Haus ist defekt.",
    "In der Straße ist ein großes Loch.",
    "Er meint, ich müsse das erst melden.",
    "Wolle und Eier verkaufe ich auf dem Wochenmarkt.",
    "Wir fahren im Sommer nach Wien und Rom.",
    "Bitte schreiben Sie an mia.hall@web.net oder nehmen Sie t-online.de.",
    "Mein Kennzeichen ist WI-IK 123.",
    "Das Balkonkraftwerk hat 600 Watt.",
    "Der Sand liegt noch vor der Tür.",
    "Weder ich noch meine Frau haben einen Führerschein.",
    "Ich helfe meinem Vater, er ist krank.",
    "Wie lange dauert die Wartezeit?",
    "Ich wohne in der Waldstraße 8 und parke dort.",
    "Hasse ich Formulare? Ja.",
    "Anne Due und Ole Petersen sind meine Nachbarn.",
    "Die Wäsche hängt im Garten.",
    "Seen und Wälder gibt es hier viele.",
    "Ich brauche eine Beglaubigung meines Zeugnisses.",
    "Mein Bescheid ist noch nicht da.",
    "Ich will den Antrag zurückziehen.",
    "Wo kann ich Farbe und Lacke abgeben?",
    "Darf ich im Garten ein Feuer machen?",
    "Meine Mutter hat Pflegegrad drei.",
    "Der Vater zahlt keinen Unterhalt.",
    "Wir wollen heiraten, welche Papiere brauchen wir?",
    "Ich habe mich vertippt, es ist die Hausnummer 12.",
    "Das habe ich nicht verstanden.",
    "Nein, das stimmt nicht.",
    "Brauche ich dafür einen Termin?",
    "Mein Auto soll abgemeldet werden.",
    "Ich bin neu in der Stadt, was muss ich alles erledigen?",
    "Jetzt möchte jeder jemanden sprechen.",
    "Die Koalition tagt in der Oase.",
]


@pytest.mark.parametrize(("said", "standard"), MUNDART)
def test_dialect_is_read_as_standard(said: str, standard: str) -> None:
    assert in_standard(said) == standard


@pytest.mark.parametrize("text", STANDARD)
def test_standard_german_stays_as_it_is(text: str) -> None:
    assert in_standard(text) == text


def test_what_is_read_once_is_read_the_same_again() -> None:
    changed = [said for said, _ in MUNDART if in_standard(in_standard(said)) != in_standard(said)]
    assert changed == []


def test_the_towns_own_texts_hold_no_dialect() -> None:
    touched = []
    for path in sorted((ROOT / "data" / "leistungen").glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        texts = [str(data.get(key) or "") for key in ("titel", "kurz")]
        touched += [text for text in texts if in_standard(text) != text]
    assert touched == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_a_form_has_one_meaning_in_its_dialect(path: Path) -> None:
    mundart = read_mundart(path)
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    forms = [form for part in ("sicher", "sonst") for words in data[part].values() for form in words.lower().split()]
    assert len(mundart.sicher) > 100
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_a_word_that_is_standard_too_needs_a_clear_sentence() -> None:
    assert in_standard("Mia kommt mit") == "Mia kommt mit"
    assert in_standard("Mia ham koa Auto") == "Wir haben kein Auto"
