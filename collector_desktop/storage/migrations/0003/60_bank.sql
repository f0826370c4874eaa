CREATE TABLE "bank_account" ("id" INTEGER NOT NULL PRIMARY KEY, "key" TEXT NOT NULL, "name" TEXT NOT NULL, "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "batch_id" INTEGER, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE UNIQUE INDEX "bank_account_key" ON "bank_account" ("key")

CREATE INDEX "bank_account_batch_id" ON "bank_account" ("batch_id")

CREATE TABLE "bank_line" ("id" INTEGER NOT NULL PRIMARY KEY, "account_id" INTEGER NOT NULL, "line_key" TEXT NOT NULL, "booked_on" TEXT NOT NULL CHECK (booked_on IS date(booked_on, '+0 days')), "value_on" TEXT CHECK (value_on IS date(value_on, '+0 days')), "amount_minor" INTEGER NOT NULL CHECK (amount_minor <> 0 AND amount_minor BETWEEN -1000000000000000 AND 1000000000000000), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "payer" TEXT NOT NULL, "payer_account" TEXT NOT NULL, "reference" TEXT NOT NULL, "text" TEXT NOT NULL, "bank_type" TEXT NOT NULL, "is_return" INTEGER NOT NULL CHECK (is_return IN (0, 1)), "status" TEXT NOT NULL CHECK (status IN ('open', 'matched', 'ignored', 'not_ours')), "batch_id" INTEGER, FOREIGN KEY ("account_id") REFERENCES "bank_account" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "bank_line_batch_id" ON "bank_line" ("batch_id")

CREATE UNIQUE INDEX "bank_line_account_id_line_key" ON "bank_line" ("account_id", "line_key")

CREATE INDEX "bank_line_status_booked_on" ON "bank_line" ("status", "booked_on")

CREATE TRIGGER bank_account_insert_guard BEFORE insert ON "bank_account"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_account_insert_audit AFTER insert ON "bank_account"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_account', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER bank_account_update_guard BEFORE update ON "bank_account"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_account_update_audit AFTER update ON "bank_account" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_account', NEW.id, 'update',
        json_object('id', OLD."id", 'key', OLD."key", 'name', OLD."name", 'currency', OLD."currency", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'key', NEW."key", 'name', NEW."name", 'currency', NEW."currency", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER bank_account_delete_guard BEFORE delete ON "bank_account"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_account_delete_audit AFTER delete ON "bank_account" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_account', OLD.id, 'delete',
        json_object('id', OLD."id", 'key', OLD."key", 'name', OLD."name", 'currency', OLD."currency", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER bank_line_insert_guard BEFORE insert ON "bank_line"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_line_insert_audit AFTER insert ON "bank_line"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_line', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER bank_line_update_guard BEFORE update ON "bank_line"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_line_update_audit AFTER update ON "bank_line" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_line', NEW.id, 'update',
        json_object('id', OLD."id", 'account_id', OLD."account_id", 'line_key', OLD."line_key", 'booked_on', OLD."booked_on", 'value_on', OLD."value_on", 'amount_minor', OLD."amount_minor", 'currency', OLD."currency", 'payer', OLD."payer", 'payer_account', OLD."payer_account", 'reference', OLD."reference", 'text', OLD."text", 'bank_type', OLD."bank_type", 'is_return', OLD."is_return", 'status', OLD."status", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'account_id', NEW."account_id", 'line_key', NEW."line_key", 'booked_on', NEW."booked_on", 'value_on', NEW."value_on", 'amount_minor', NEW."amount_minor", 'currency', NEW."currency", 'payer', NEW."payer", 'payer_account', NEW."payer_account", 'reference', NEW."reference", 'text', NEW."text", 'bank_type', NEW."bank_type", 'is_return', NEW."is_return", 'status', NEW."status", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER bank_line_delete_guard BEFORE delete ON "bank_line"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_line_delete_audit AFTER delete ON "bank_line" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_line', OLD.id, 'delete',
        json_object('id', OLD."id", 'account_id', OLD."account_id", 'line_key', OLD."line_key", 'booked_on', OLD."booked_on", 'value_on', OLD."value_on", 'amount_minor', OLD."amount_minor", 'currency', OLD."currency", 'payer', OLD."payer", 'payer_account', OLD."payer_account", 'reference', OLD."reference", 'text', OLD."text", 'bank_type', OLD."bank_type", 'is_return', OLD."is_return", 'status', OLD."status", 'batch_id', OLD."batch_id"), NULL); END
