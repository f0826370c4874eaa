CREATE TABLE "trace_step" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "source" TEXT NOT NULL, "result" TEXT NOT NULL CHECK (result IN ('found', 'nothing', 'waiting')), "note" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "trace_step_customer_id" ON "trace_step" ("customer_id")

CREATE TRIGGER trace_step_insert_guard BEFORE insert ON "trace_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER trace_step_insert_audit AFTER insert ON "trace_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'trace_step', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER trace_step_update_guard BEFORE update ON "trace_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER trace_step_update_audit AFTER update ON "trace_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'trace_step', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'source', OLD."source", 'result', OLD."result", 'note', OLD."note", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'source', NEW."source", 'result', NEW."result", 'note', NEW."note", 'made_on', NEW."made_on")); END

CREATE TRIGGER trace_step_delete_guard BEFORE delete ON "trace_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER trace_step_delete_audit AFTER delete ON "trace_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'trace_step', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'source', OLD."source", 'result', OLD."result", 'note', OLD."note", 'made_on', OLD."made_on"), NULL); END

CREATE TABLE "address_change" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "old_address" TEXT NOT NULL, "new_address" TEXT NOT NULL, "source" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "address_change_customer_id" ON "address_change" ("customer_id")

CREATE TRIGGER address_change_insert_guard BEFORE insert ON "address_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_change_insert_audit AFTER insert ON "address_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address_change', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER address_change_update_guard BEFORE update ON "address_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_change_update_audit AFTER update ON "address_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address_change', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'old_address', OLD."old_address", 'new_address', OLD."new_address", 'source', OLD."source", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'old_address', NEW."old_address", 'new_address', NEW."new_address", 'source', NEW."source", 'made_on', NEW."made_on")); END

CREATE TRIGGER address_change_delete_guard BEFORE delete ON "address_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_change_delete_audit AFTER delete ON "address_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address_change', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'old_address', OLD."old_address", 'new_address', OLD."new_address", 'source', OLD."source", 'made_on', OLD."made_on"), NULL); END
