CREATE TABLE "promise_change" ("id" INTEGER NOT NULL PRIMARY KEY, "promise_id" INTEGER NOT NULL, "how" TEXT NOT NULL CHECK (how IN ('rescheduled', 'withdrawn')), "replaced_by_id" INTEGER, "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("promise_id") REFERENCES "promise" ("id") ON DELETE RESTRICT, FOREIGN KEY ("replaced_by_id") REFERENCES "promise" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "promise_change_promise_id" ON "promise_change" ("promise_id")

CREATE INDEX "promise_change_replaced_by_id" ON "promise_change" ("replaced_by_id")

CREATE TRIGGER promise_change_insert_guard BEFORE insert ON "promise_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_change_insert_audit AFTER insert ON "promise_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_change', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER promise_change_update_guard BEFORE update ON "promise_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_change_update_audit AFTER update ON "promise_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_change', NEW.id, 'update',
        json_object('id', OLD."id", 'promise_id', OLD."promise_id", 'how', OLD."how", 'replaced_by_id', OLD."replaced_by_id", 'reason', OLD."reason", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'promise_id', NEW."promise_id", 'how', NEW."how", 'replaced_by_id', NEW."replaced_by_id", 'reason', NEW."reason", 'made_on', NEW."made_on")); END

CREATE TRIGGER promise_change_delete_guard BEFORE delete ON "promise_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_change_delete_audit AFTER delete ON "promise_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_change', OLD.id, 'delete',
        json_object('id', OLD."id", 'promise_id', OLD."promise_id", 'how', OLD."how", 'replaced_by_id', OLD."replaced_by_id", 'reason', OLD."reason", 'made_on', OLD."made_on"), NULL); END
