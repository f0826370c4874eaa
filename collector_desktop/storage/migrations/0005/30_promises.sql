CREATE TABLE "promise_before" ("id" INTEGER NOT NULL PRIMARY KEY, "promise_id" INTEGER NOT NULL, "receipt_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), FOREIGN KEY ("promise_id") REFERENCES "promise" ("id") ON DELETE RESTRICT, FOREIGN KEY ("receipt_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "promise_before_receipt_id" ON "promise_before" ("receipt_id")

CREATE UNIQUE INDEX "promise_before_promise_id_receipt_id" ON "promise_before" ("promise_id", "receipt_id")

CREATE TRIGGER promise_before_insert_guard BEFORE insert ON "promise_before"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_before_insert_audit AFTER insert ON "promise_before" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_before', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER promise_before_update_guard BEFORE update ON "promise_before"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_before_update_audit AFTER update ON "promise_before" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_before', NEW.id, 'update',
        json_object('id', OLD."id", 'promise_id', OLD."promise_id", 'receipt_id', OLD."receipt_id", 'amount_minor', OLD."amount_minor"), json_object('id', NEW."id", 'promise_id', NEW."promise_id", 'receipt_id', NEW."receipt_id", 'amount_minor', NEW."amount_minor")); END

CREATE TRIGGER promise_before_delete_guard BEFORE delete ON "promise_before"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_before_delete_audit AFTER delete ON "promise_before" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_before', OLD.id, 'delete',
        json_object('id', OLD."id", 'promise_id', OLD."promise_id", 'receipt_id', OLD."receipt_id", 'amount_minor', OLD."amount_minor"), NULL); END
