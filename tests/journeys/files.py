"""Files as the accounting program of the user would write them."""

XERO_HEAD = (
    "*ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,"
    "PORegion,POPostalCode,POCountry,SAAddressLine1,SAAddressLine2,SAAddressLine3,SAAddressLine4,"
    "SACity,SARegion,SAPostalCode,SACountry,InvoiceNumber,Reference,InvoiceDate,DueDate,"
    "PlannedDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,"
    "Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,TrackingName1,"
    "TrackingOption1,TrackingName2,TrackingOption2,Currency,Type,Sent,Status"
).replace("*", "")

XERO_ROW = (
    "{name},accounts@bexley.example,14 Mill Lane,,,,Bristol,,BS5 0XX,GB,,,,,,,,,{number},PO 6904,"
    "{on},{due},,{total},0.0000,{paid},{open},,{what},1,{line},,{line},200,No VAT,0.0000,,,,,GBP,"
    "Sales invoice,Sent,Awaiting Payment"
)


def xero(path, *invoices):
    """Write a sales invoice export, two lines to each invoice, as Xero does."""
    lines = [XERO_HEAD]
    for name, number, on, due, total, paid in invoices:
        whole, used = round(total * 100), round(paid * 100)
        for what, line in (("Timber", whole - 500), ("Carriage", 500)):
            lines.append(
                XERO_ROW.format(
                    name=name,
                    number=number,
                    on=on,
                    due=due,
                    total=f"{whole / 100:.4f}",
                    paid=f"{used / 100:.4f}",
                    open=f"{(whole - used) / 100:.4f}",
                    what=what,
                    line=f"{line / 100:.4f}",
                )
            )
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def receipts(path, *rows):
    """Write receipts in the native layout."""
    head = "type,number,customer,date,due_date,amount,currency,reference,description"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path
