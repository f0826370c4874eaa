DROP INDEX "item_open"

CREATE INDEX "item_open" ON "item" ("customer_id", "currency", "due_on", "document_on", "type", "open_minor", "amount_minor", "number_key", "reference") WHERE open_minor <> 0
