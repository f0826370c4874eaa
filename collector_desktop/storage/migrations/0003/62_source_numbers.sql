CREATE TABLE "source_number" ("id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "number" TEXT NOT NULL, "number_key" TEXT NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE UNIQUE INDEX "source_number_item_id" ON "source_number" ("item_id")

CREATE INDEX "source_number_number_key" ON "source_number" ("number_key")

CREATE INDEX "source_number_batch_id" ON "source_number" ("batch_id")

CREATE TRIGGER source_number_insert_guard BEFORE insert ON "source_number"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER source_number_insert_audit AFTER insert ON "source_number"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'source_number', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER source_number_update_guard BEFORE update ON "source_number"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER source_number_update_audit AFTER update ON "source_number" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'source_number', NEW.id, 'update',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'number', OLD."number", 'number_key', OLD."number_key", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'item_id', NEW."item_id", 'number', NEW."number", 'number_key', NEW."number_key", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER source_number_delete_guard BEFORE delete ON "source_number"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER source_number_delete_audit AFTER delete ON "source_number" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'source_number', OLD.id, 'delete',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'number', OLD."number", 'number_key', OLD."number_key", 'batch_id', OLD."batch_id"), NULL); END
