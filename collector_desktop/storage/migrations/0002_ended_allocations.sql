CREATE TEMP TABLE kept AS SELECT * FROM "allocation"

DROP TABLE "allocation"

CREATE TABLE "allocation" ("id" INTEGER NOT NULL PRIMARY KEY, "source_id" INTEGER NOT NULL, "target_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor <> 0 AND amount_minor BETWEEN -1000000000000000 AND 1000000000000000), "allocated_on" TEXT NOT NULL CHECK (allocated_on IS date(allocated_on, '+0 days')), "batch_id" INTEGER, FOREIGN KEY ("source_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("target_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

INSERT INTO "allocation" SELECT * FROM temp.kept

DROP TABLE temp.kept

CREATE INDEX "allocation_batch_id" ON "allocation" ("batch_id")

CREATE INDEX "allocation_source_id_allocated_on_amount_minor" ON "allocation" ("source_id", "allocated_on", "amount_minor")

CREATE INDEX "allocation_target_id_allocated_on_amount_minor" ON "allocation" ("target_id", "allocated_on", "amount_minor")

CREATE INDEX "allocation_allocated_on" ON "allocation" ("allocated_on")

CREATE INDEX "allocation_ended" ON "allocation" ("source_id", "target_id", "allocated_on") WHERE amount_minor < 0

CREATE TRIGGER allocation_insert_guard BEFORE insert ON "allocation"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER allocation_insert_audit AFTER insert ON "allocation"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'allocation', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER allocation_update_guard BEFORE update ON "allocation"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER allocation_update_audit AFTER update ON "allocation" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'allocation', NEW.id, 'update',
        json_object('id', OLD."id", 'source_id', OLD."source_id", 'target_id', OLD."target_id", 'amount_minor', OLD."amount_minor", 'allocated_on', OLD."allocated_on", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'source_id', NEW."source_id", 'target_id', NEW."target_id", 'amount_minor', NEW."amount_minor", 'allocated_on', NEW."allocated_on", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER allocation_delete_guard BEFORE delete ON "allocation"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER allocation_delete_audit AFTER delete ON "allocation" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'allocation', OLD.id, 'delete',
        json_object('id', OLD."id", 'source_id', OLD."source_id", 'target_id', OLD."target_id", 'amount_minor', OLD."amount_minor", 'allocated_on', OLD."allocated_on", 'batch_id', OLD."batch_id"), NULL); END
