"""Tables of banks whose rows leave things out, or that are in the language of the account."""

from datetime import date

import pytest

from tests.unit.importers.bank.bank_files import FOLDER, STORY, read, read_text, told

REVOLUT = {
    "German": (
        (
            "Art,Produkt,Datum des Beginns,Datum des Abschlusses,Beschreibung,Betrag,Gebühr,"
            "Währung,Status,Kontostand"
        ),
        "ABGESCHLOSSEN",
        "AUSSTEHEND",
    ),
    "French": (
        "Type,Produit,Date de début,Date de fin,Description,Montant,Frais,Devise,État,Solde",
        "TERMINÉ",
        "EN ATTENTE",
    ),
    "Italian": (
        (
            "Tipo,Prodotto,Data di inizio,Data di completamento,Descrizione,Importo,Costo,Valuta,"
            "State,Saldo"
        ),
        "COMPLETATO",
        "OPERAZIONE ANNULLATA",
    ),
    "Dutch": (
        "Type,Product,Startdatum,Datum voltooid,Beschrijving,Bedrag,Kosten,Valuta,Status,Saldo",
        "VOLTOOID",
        "IN BEHANDELING",
    ),
    "Spanish": (
        (
            "Tipo,Producto,Fecha de inicio,Fecha de finalización,Descripción,Importe,Comisión,"
            "Divisa,State,Saldo"
        ),
        "COMPLETADO",
        "PENDIENTE",
    ),
    "Portuguese": (
        (
            "Tipo,Produto,Data de início,Data de Conclusão,Descrição,Montante,Comissão,Moeda,"
            "Estado,Saldo"
        ),
        "CONCLUÍDA",
        "PENDENTE",
    ),
    "Polish": (
        ("Rodzaj,Produkt,Data rozpoczęcia,Data zrealizowania,Opis,Kwota,Opłata,Waluta,State,Saldo"),
        "ZAKOŃCZONO",
        "OCZEKUJĄCE",
    ),
}


@pytest.mark.parametrize("language", REVOLUT)
def test_revolut_writes_in_the_language_of_the_account(language, tmp_path):
    header, done, waiting = REVOLUT[language]
    text = (
        f"{header}\n"
        f"T,Current,2026-03-02 23:30:00,2026-03-03 09:00:05,Elm Ltd INV 7,1200.00,0.50,EUR,{done},"
        f"1499.50\nT,Current,2026-03-05 11:00:00,,Hotel,-99.00,0.00,EUR,{waiting},\n"
    )
    parsed = read_text(tmp_path, text, "revolut.csv")
    assert parsed.profile == "revolut_csv"
    assert parsed.excluded == 1
    (line,) = parsed.rows
    # The day is that of completion, and the fee is kept back from the amount.
    assert (line.booked_on, line.amount_minor) == (date(2026, 3, 3), 119_950)
    assert (line.currency, line.text) == ("EUR", "Elm Ltd INV 7")


def test_a_row_without_words_has_those_of_all_its_other_columns(tmp_path):
    text = (
        "date,class,wording,notes,amount,balance\n"
        "24/03/2026,Transfer,Elm Ltd INV 7,,12.00,112.00\n"
        "25/03/2026,Transfer,Oak Ltd INV 8,seen,13.00,125.00\n"
    )
    parsed = read_text(tmp_path, text, "bank.csv")
    assert [line.text for line in parsed.rows] == ["Transfer Elm Ltd INV 7", "seen"]


def test_the_currency_of_a_purchase_abroad_is_not_that_of_the_amount(tmp_path):
    text = (
        "Date;Amount;Original amount;Original currency;Description\n"
        "2026-03-24;-12.00;-12.60;EUR;Hotel\n"
    )
    (line,) = read_text(tmp_path, text, "bank.csv", kind="bank", default_currency="CHF").rows
    assert (line.amount_minor, line.currency) == (-1_200, "CHF")


@pytest.mark.parametrize(
    ("row", "rejected"),
    [
        ("2026-03-24,Elm Ltd,12.00", True),
        ("2026-03-24,Elm Ltd,-.46", True),
        ('24.03.26,Elm Ltd,"1.234,56"', True),
        ('24 Mar 2026,Elm Ltd,"1,234.5"', True),
        ("20260324,Elm Ltd,12.00", True),
        ("2026-03-24,Elm Ltd", False),
        # What is below a table, and no movement.
        ("24.03.26,No movements", False),
        ("Total,13.00", False),
        ("Closing balance,1200.46", False),
        ("Printed on,24.03.26,09:30", False),
        ("2026-03-24,Elm Ltd,12.00,INV 7,", False),
    ],
)
def test_a_row_that_ends_before_its_amount_is_rejected_if_it_holds_one(row, rejected, tmp_path):
    text = f"Date,Payee,Memo,Details,Amount\n2026-03-23,Oak,x,INV 8,13.00\n{row}\n"
    parsed = read_text(tmp_path, text, "bank.csv", kind="bank")
    assert [line.amount_minor for line in parsed.rows] == [1_300]
    assert [problem.row for problem in parsed.problems] == ([3] if rejected else [])
    assert parsed.excluded == (0 if rejected else 1)
    assert all("fewer cells" in problem.reason for problem in parsed.problems)


def test_sabadell_is_known_by_seven_cells_between_bars():
    parsed = read("sabadell_txt.txt")
    assert parsed.profile == "sabadell_txt"
    assert parsed.rows[2].value_on == date(2026, 11, 4)
    assert parsed.rows[3].text == "ACME LTD INV-1001 ref1 ref2"


def test_mercury_writes_dollars_though_a_card_paid_in_euros():
    (statement,) = read("mercury_csv.csv").statements
    assert (statement.currency, statement.account_key) == ("USD", "MERCURYCHECKINGXX1111")
    assert [line.payer for line in statement.lines].count("PAPER SUPPLIES PLC") == 1


def test_la_banque_postale_writes_the_letters_of_western_europe(tmp_path):
    text = (FOLDER / "la_banque_postale_csv.csv").read_text("utf-8")
    parsed = read_text(tmp_path, text, "releve.csv", encoding="iso8859-1")
    assert (parsed.profile, told(parsed)) == ("la_banque_postale_csv", STORY)


def test_a_turnover_of_swedbank_is_no_money_that_came_in(tmp_path):
    text = (FOLDER / "swedbank_baltic_csv.csv").read_text("utf-8")
    parsed = read_text(tmp_path, text)
    assert (parsed.profile, told(parsed)) == ("swedbank_baltic_csv", STORY)
    assert parsed.excluded == 4


def test_banque_populaire_books_on_the_day_of_booking_and_names_the_payer(tmp_path):
    """The day of the operation is that of the card; the words of the payer stand in two columns."""
    head = (
        "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;"
        "Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;"
        "Date operation;Date de valeur;Pointage operation"
    )
    row = "19/08/2026;ALDER SA;VIR INST;R1;FACTURE F-1;Virement;;;;+1200,00;17/08/2026;19/08/2026;0"
    (line,) = read_text(tmp_path, f"{head}\n{row}\n", currency="EUR").rows
    assert (line.booked_on.isoformat(), line.amount_minor) == ("2026-08-19", 120_000)
    assert (line.payer, line.reference) == ("ALDER SA", "R1")
    assert "VIR INST FACTURE F-1" in line.text


@pytest.mark.parametrize(
    "text",
    [
        (
            "Extrato Conta Corrente\nConta ;12345678\nSaldo: ;665,25\n\n"
            "Data Lançamento;Descrição;Valor;Saldo\n"
            "25/06/2026;Elm Ltd INV 7;1.200,00;2.581,55\n"
            "26/06/2026;Luz;-318,19;2.263,36\n"
        ),
        (
            "Fecha ctble;Fecha valor;Concepto;Importe;Moneda;Saldo;Moneda;Concepto ampliado\n"
            "25-06-2026;24-06-2026;NA;1200,00;EUR;2581,55;EUR;Elm Ltd INV 7\n"
            "26-06-2026;26-06-2026;NA;-318,19;EUR;2263,36;EUR;NA\n"
        ),
        (
            "Fecha valor;Concepto;Importe;Cuenta;Saldo\n"
            "25/06/2026;Elm Ltd INV 7;1.200,00;ES91;2.581,55\n"
            "26/06/2026;Luz;-318,19;ES91;2.263,36\n"
        ),
    ],
    ids=["Brazil", "Spain, two days", "Spain, the value day alone"],
)
def test_days_and_amounts_have_other_names_in_brazil_and_spain(text, tmp_path):
    parsed = read_text(tmp_path, text, "bank.csv")
    assert not parsed.problems
    first, second = parsed.rows
    assert (first.booked_on, first.amount_minor) == (date(2026, 6, 25), 120_000)
    assert (second.booked_on, second.amount_minor) == (date(2026, 6, 26), -31_819)
    assert "Elm Ltd INV 7" in first.text
