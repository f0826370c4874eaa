"""E-invoices of other kinds are refused in one sentence, with what can be read in their place."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.read import read_file
from collector_desktop.services.reading import inspect_file

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SHEET = '<?xml-stylesheet type="text/xsl" href="styl.xsl"?>\n'
OTHERS = [
    ('<fe:Facturae xmlns:fe="http://www.facturae.es/x"><FileHeader/></fe:Facturae>', "Spain"),
    ('<Faktura xmlns="http://crd.gov.pl/wzor/2023/"><Naglowek/></Faktura>', "Poland"),
    (
        '<p:FatturaElettronicaSemplificata versione="FSM10" xmlns:p="urn:x"/>',
        "simplified",
    ),
    ('<Finvoice Version="3.0"></Finvoice>', "Finland"),
    ('<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4"/>', "Mexico"),
]


@pytest.mark.parametrize(("content", "land"), OTHERS, ids=[land for _text, land in OTHERS])
@pytest.mark.parametrize("head", ["", HEAD, "\ufeff" + HEAD + SHEET], ids=["bare", "xml", "styled"])
@pytest.mark.parametrize("take", [read_file, inspect_file])
def test_an_einvoice_of_another_kind_is_refused_by_its_name(tmp_path, take, head, content, land):
    path = tmp_path / "invoice.xml"
    path.write_text(head + content, "utf-8")
    with pytest.raises(UnreadableFileError, match="of a kind that is not read") as told:
        take(path)
    assert land in told.value.title
    assert "as CSV or XLSX" in told.value.advice


@pytest.mark.parametrize("text", ["<Other/>", "Faktura,Kund\n1,Acme\n"])
def test_what_is_none_of_these_is_not_called_one(tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFileError) as told:
        read_file(path)
    assert "e-invoice" not in str(told.value)
