CREATE TABLE "earlier_change" ("id" INTEGER NOT NULL PRIMARY KEY, "made_at" TEXT NOT NULL, "operation" TEXT NOT NULL, "actor" TEXT NOT NULL, "entity" TEXT NOT NULL, "key" TEXT NOT NULL, "customer" TEXT NOT NULL COLLATE NOCASE, "before" TEXT NOT NULL, "after" TEXT NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "earlier_change_made_at" ON "earlier_change" ("made_at")

CREATE INDEX "earlier_change_customer" ON "earlier_change" ("customer")

CREATE INDEX "earlier_change_batch_id" ON "earlier_change" ("batch_id")

CREATE TRIGGER earlier_change_insert_guard BEFORE insert ON "earlier_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER earlier_change_insert_audit AFTER insert ON "earlier_change"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'earlier_change', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER earlier_change_update_guard BEFORE update ON "earlier_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER earlier_change_update_audit AFTER update ON "earlier_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'earlier_change', NEW.id, 'update',
        json_object('id', OLD."id", 'made_at', OLD."made_at", 'operation', OLD."operation", 'actor', OLD."actor", 'entity', OLD."entity", 'key', OLD."key", 'customer', OLD."customer", 'before', OLD."before", 'after', OLD."after", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'made_at', NEW."made_at", 'operation', NEW."operation", 'actor', NEW."actor", 'entity', NEW."entity", 'key', NEW."key", 'customer', NEW."customer", 'before', NEW."before", 'after', NEW."after", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER earlier_change_delete_guard BEFORE delete ON "earlier_change"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER earlier_change_delete_audit AFTER delete ON "earlier_change" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'earlier_change', OLD.id, 'delete',
        json_object('id', OLD."id", 'made_at', OLD."made_at", 'operation', OLD."operation", 'actor', OLD."actor", 'entity', OLD."entity", 'key', OLD."key", 'customer', OLD."customer", 'before', OLD."before", 'after', OLD."after", 'batch_id', OLD."batch_id"), NULL); END
