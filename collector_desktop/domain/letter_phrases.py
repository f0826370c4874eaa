"""The phrases that the program itself puts into letters: salutation, closing, next step."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.legal_letters import BEFORE_ACTION, LAST_DEMAND, OF_CLAIM


@frozen
class Phrases:
    """What a language says; `dear` has a name, `in_favour` what the customer has to get.

    `total_claimed` is over interest and fixed sums, `total_interest` where there are none.

    `bank_changed` is the note against fraud beside an account that changed on a day; `here` is
    `this_mail` or `this_paper`. `accounts` reads the letters to a business that names nobody.

    British English ends a letter to nobody by name with `valediction_unknown`; where it is empty a
    language has one valediction for both.
    """

    dear: str
    dear_unknown: str
    valediction: str
    role: str
    account: str
    total: str
    fee: str
    total_claimed: str
    reference: str
    sort_code: str
    account_number: str
    or_: str
    us: str
    attached: str
    next_steps: dict[str, str]
    outcomes: dict[str, str]
    total_interest: str = ""
    in_favour: str = "{amount}"
    valediction_unknown: str = ""
    bank_changed: str = ""
    this_mail: str = "this e-mail"
    this_paper: str = "this document"
    accounts: str = "Accounts"


_ENGLISH = Phrases(
    *("Dear {name}", "Dear Sir or Madam", "Yours sincerely", "Credit control", "Account {code}"),
    *("Total", "Reminder fee", "Total with interest and compensation", "Reference", "Sort code"),
    *("Account number", "or", "us"),
    "Please see the attached file {name}.",
    {
        BEFORE_ACTION: "a letter before action",
        OF_CLAIM: "a letter of claim",
        LAST_DEMAND: "a last demand before legal steps",
    },
    {
        "accepted": "You are right, and we have corrected the account.",
        "part": "You are right in part, and we have corrected the account by that part.",
        "rejected": "We find that the amount is owed as it was invoiced.",
        "withdrawn": "As agreed, the question is closed.",
    },
    total_interest="Total with interest",
    in_favour="{amount} in your favour",
    valediction_unknown="Yours faithfully",
    bank_changed="Our bank details changed on {day}. Before you pay to the new account, please"
    " ring us on a number that you knew before and not one from {here}, and"
    " have the details read out to you: false news of a changed account is a"
    " common fraud.",
)
_AMERICAN = Phrases(
    *("Dear {name}:", "To whom it may concern:", "Sincerely", "Credit department"),
    *(
        "Account {code}",
        "Total",
        "Reminder fee",
        "Total with interest and compensation",
        "Reference",
    ),
    *("Sort code", "Account number", "or", "us"),
    _ENGLISH.attached,
    _ENGLISH.next_steps,
    _ENGLISH.outcomes,
    total_interest="Total with interest",
    in_favour="{amount} in your favor",
    bank_changed="Our bank details changed on {day}. Before you pay to the new account, please"
    " call us at a number that you knew before and not one from {here}, and"
    " have the details read out to you: false news of a changed account is a"
    " common fraud.",
)
_GERMAN = Phrases(
    *("Guten Tag {name},", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
    *(
        "Debitorenbuchhaltung",
        "Konto {code}",
        "Summe",
        "Mahngebühr",
        "Summe mit Zinsen und Pauschale",
    ),
    *("Verwendungszweck", "Sort code", "Kontonummer", "oder", "uns"),
    "anbei erhalten Sie die angehängte Datei {name}.",
    dict.fromkeys(
        (BEFORE_ACTION, OF_CLAIM, LAST_DEMAND),
        "eine letzte Zahlungsaufforderung vor rechtlichen Schritten",
    ),
    {
        "accepted": "Sie haben recht, und wir haben das Konto berichtigt.",
        "part": "Sie haben zum Teil recht, und wir haben das Konto insoweit berichtigt.",
        "rejected": "Nach unserer Prüfung ist der Betrag wie berechnet zu zahlen.",
        "withdrawn": "Wie besprochen ist die Frage erledigt.",
    },
    total_interest="Summe mit Zinsen",
    in_favour="{amount} zu Ihren Gunsten",
    bank_changed="Unsere Bankverbindung hat sich am {day} geändert. Bitte rufen Sie uns vor"
    " der ersten Zahlung auf das neue Konto unter einer Nummer an, die Sie schon"
    " kannten und die nicht aus {here} stammt, und lassen Sie sich die"
    " Angaben vorlesen: Falsche Mitteilungen über geänderte Konten sind ein"
    " häufiger Betrug.",
    this_mail="dieser E-Mail",
    this_paper="diesem Schreiben",
    accounts="Buchhaltung",
)
_FRENCH = Phrases(
    *("Bonjour {name},", "Madame, Monsieur,", "Salutations distinguées", "Comptabilité clients"),
    *(
        "Compte {code}",
        "Total",
        "Frais de rappel",
        "Total avec intérêts et indemnité",
        "Référence",
        "Sort code",
    ),
    *("Numéro de compte", "ou", "nous"),
    "Veuillez trouver ci-joint le fichier {name}.",
    dict.fromkeys(
        (BEFORE_ACTION, OF_CLAIM, LAST_DEMAND),
        "une mise en demeure avant démarches juridiques",
    ),
    {
        "accepted": "Vous avez raison, et nous avons corrigé le compte.",
        "part": "Vous avez raison en partie, et nous avons corrigé le compte d’autant.",  # noqa: RUF001 - French writes this sign
        "rejected": "Après examen, le montant est dû tel qu’il a été facturé.",  # noqa: RUF001 - French writes this sign
        "withdrawn": "Comme convenu, la question est close.",
    },
    total_interest="Total avec intérêts",
    in_favour="{amount} en votre faveur",
    bank_changed="Nos coordonnées bancaires ont changé le {day}. Avant de payer sur le nouveau"
    " compte, appelez-nous à un numéro que vous connaissiez déjà, et non à un"
    " numéro de {here}, pour vous les faire confirmer : les faux avis de"
    " changement de compte sont une fraude courante.",
    this_mail="cet e-mail",
    this_paper="ce document",
    accounts="Service comptabilité",
)
_SPANISH = Phrases(
    *("Buenos días, {name}:", "Estimados señores:", "Atentamente", "Control de crédito"),
    *(
        "Cuenta {code}",
        "Total",
        "Gastos de aviso",
        "Total con intereses e indemnización",
        "Referencia",
        "Sort code",
    ),
    *("Número de cuenta", "o", "nosotros"),
    "Le adjuntamos el archivo {name}.",
    dict.fromkeys(
        (BEFORE_ACTION, OF_CLAIM, LAST_DEMAND),
        "un último requerimiento de pago antes de acciones legales",
    ),
    {
        "accepted": "Tiene razón, y hemos corregido la cuenta.",
        "part": "Tiene razón en parte, y hemos corregido la cuenta en esa parte.",
        "rejected": "Tras estudiarlo, el importe se debe tal como se facturó.",
        "withdrawn": "Según lo acordado, la consulta queda cerrada.",
    },
    total_interest="Total con intereses",
    in_favour="{amount} a su favor",
    bank_changed="Nuestros datos bancarios cambiaron el {day}. Antes de pagar en la cuenta"
    " nueva, llámenos a un número que ya conociera, no a uno de {here}, y"
    " pida que le lean los datos: los falsos avisos de cambio de cuenta son un"
    " fraude frecuente.",
    this_mail="este correo",
    this_paper="este documento",
    accounts="Contabilidad",
)
_DUTCH = Phrases(
    *("Beste {name},", "Geachte heer of mevrouw,", "Met vriendelijke groet"),
    *(
        "Debiteurenbeheer",
        "Rekening {code}",
        "Totaal",
        "Aanmaningskosten",
        "Totaal met rente en vergoeding",
    ),
    *("Kenmerk", "Sort code", "Rekeningnummer", "of", "ons"),
    "In de bijlage vindt u het bestand {name}.",
    dict.fromkeys(
        (BEFORE_ACTION, OF_CLAIM, LAST_DEMAND), "een laatste sommatie vóór juridische stappen"
    ),
    {
        "accepted": "U hebt gelijk, en wij hebben de rekening aangepast.",
        "part": "U hebt deels gelijk, en wij hebben de rekening voor dat deel aangepast.",
        "rejected": "Volgens ons onderzoek is het bedrag verschuldigd zoals gefactureerd.",
        "withdrawn": "Zoals afgesproken is de vraag afgehandeld.",
    },
    total_interest="Totaal met rente",
    in_favour="{amount} in uw voordeel",
    bank_changed="Onze bankgegevens zijn op {day} gewijzigd. Bel ons voordat u op de nieuwe"
    " rekening betaalt, op een nummer dat u al kende en niet op een nummer uit"
    " {here}, en laat u de gegevens voorlezen: valse berichten over een"
    " gewijzigde rekening zijn een veelvoorkomende fraude.",
    this_mail="deze e-mail",
    this_paper="dit document",
    accounts="Administratie",
)
_ALL = {
    DEFAULT: _ENGLISH,
    "en-US": _AMERICAN,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "nl": _DUTCH,
}


def phrases(language: str) -> Phrases:
    """Return the phrases of a language; British English where the program has no others."""
    return _ALL.get(language, _ENGLISH)
