CREATE INDEX "item_first_part" ON "item" ("customer_id", "number_key") WHERE type = 'invoice' AND number_key GLOB '*/1'
