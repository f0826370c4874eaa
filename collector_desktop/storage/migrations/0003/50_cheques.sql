CREATE TABLE "cheque" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "number" TEXT NOT NULL, "drawer" TEXT NOT NULL, "reference" TEXT NOT NULL, "received_on" TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')), "dated_on" TEXT NOT NULL CHECK (dated_on IS date(dated_on, '+0 days')), "receipt_id" INTEGER CHECK (receipt_id IS NULL OR cancelled_on IS NULL), "cancelled_on" TEXT CHECK (cancelled_on IS date(cancelled_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("receipt_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "cheque_customer_id" ON "cheque" ("customer_id")

CREATE INDEX "cheque_receipt_id" ON "cheque" ("receipt_id")

CREATE INDEX "cheque_held" ON "cheque" ("dated_on") WHERE receipt_id IS NULL AND cancelled_on IS NULL

CREATE TRIGGER cheque_insert_guard BEFORE insert ON "cheque"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER cheque_insert_audit AFTER insert ON "cheque" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'cheque', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER cheque_update_guard BEFORE update ON "cheque"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER cheque_update_audit AFTER update ON "cheque" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'cheque', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'amount_minor', OLD."amount_minor", 'currency', OLD."currency", 'number', OLD."number", 'drawer', OLD."drawer", 'reference', OLD."reference", 'received_on', OLD."received_on", 'dated_on', OLD."dated_on", 'receipt_id', OLD."receipt_id", 'cancelled_on', OLD."cancelled_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'amount_minor', NEW."amount_minor", 'currency', NEW."currency", 'number', NEW."number", 'drawer', NEW."drawer", 'reference', NEW."reference", 'received_on', NEW."received_on", 'dated_on', NEW."dated_on", 'receipt_id', NEW."receipt_id", 'cancelled_on', NEW."cancelled_on")); END

CREATE TRIGGER cheque_delete_guard BEFORE delete ON "cheque"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER cheque_delete_audit AFTER delete ON "cheque" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'cheque', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'amount_minor', OLD."amount_minor", 'currency', OLD."currency", 'number', OLD."number", 'drawer', OLD."drawer", 'reference', OLD."reference", 'received_on', OLD."received_on", 'dated_on', OLD."dated_on", 'receipt_id', OLD."receipt_id", 'cancelled_on', OLD."cancelled_on"), NULL); END

CREATE TABLE "cheque_item" ("id" INTEGER NOT NULL PRIMARY KEY, "cheque_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), FOREIGN KEY ("cheque_id") REFERENCES "cheque" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "cheque_item_cheque_id" ON "cheque_item" ("cheque_id")

CREATE INDEX "cheque_item_item_id" ON "cheque_item" ("item_id")

CREATE TRIGGER cheque_item_insert_guard BEFORE insert ON "cheque_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER cheque_item_insert_audit AFTER insert ON "cheque_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'cheque_item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER cheque_item_update_guard BEFORE update ON "cheque_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER cheque_item_update_audit AFTER update ON "cheque_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'cheque_item', NEW.id, 'update',
        json_object('id', OLD."id", 'cheque_id', OLD."cheque_id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor"), json_object('id', NEW."id", 'cheque_id', NEW."cheque_id", 'item_id', NEW."item_id", 'amount_minor', NEW."amount_minor")); END

CREATE TRIGGER cheque_item_delete_guard BEFORE delete ON "cheque_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER cheque_item_delete_audit AFTER delete ON "cheque_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'cheque_item', OLD.id, 'delete',
        json_object('id', OLD."id", 'cheque_id', OLD."cheque_id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor"), NULL); END
