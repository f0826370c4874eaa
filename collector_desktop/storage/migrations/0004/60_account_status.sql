CREATE TABLE "account_state" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "status" TEXT NOT NULL CHECK (status IN ('insolvent', 'administration', 'deceased', 'gone_away', 'represented', 'legal', 'agency', 'on_stop')), "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "lifted_on" TEXT CHECK (lifted_on IS NULL OR (lifted_on IS date(lifted_on, '+0 days') AND lifted_on >= made_on)), "lifted_why" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "account_state_customer_id" ON "account_state" ("customer_id")

CREATE INDEX "account_state_now" ON "account_state" ("status", "customer_id") WHERE lifted_on IS NULL

CREATE TRIGGER account_state_insert_guard BEFORE insert ON "account_state"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER account_state_insert_audit AFTER insert ON "account_state" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'account_state', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER account_state_update_guard BEFORE update ON "account_state"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER account_state_update_audit AFTER update ON "account_state" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'account_state', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'status', OLD."status", 'reason', OLD."reason", 'made_on', OLD."made_on", 'lifted_on', OLD."lifted_on", 'lifted_why', OLD."lifted_why"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'status', NEW."status", 'reason', NEW."reason", 'made_on', NEW."made_on", 'lifted_on', NEW."lifted_on", 'lifted_why', NEW."lifted_why")); END

CREATE TRIGGER account_state_delete_guard BEFORE delete ON "account_state"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER account_state_delete_audit AFTER delete ON "account_state" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'account_state', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'status', OLD."status", 'reason', OLD."reason", 'made_on', OLD."made_on", 'lifted_on', OLD."lifted_on", 'lifted_why', OLD."lifted_why"), NULL); END
