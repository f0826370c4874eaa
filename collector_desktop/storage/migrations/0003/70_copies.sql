CREATE TABLE "invoice_copy" ("id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "file_name" TEXT NOT NULL, "media_type" TEXT NOT NULL, "sha256" TEXT NOT NULL, "content" BLOB NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "invoice_copy_batch_id" ON "invoice_copy" ("batch_id")

CREATE UNIQUE INDEX "invoice_copy_item_id_sha256" ON "invoice_copy" ("item_id", "sha256")

CREATE TRIGGER invoice_copy_insert_guard BEFORE insert ON "invoice_copy"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER invoice_copy_insert_audit AFTER insert ON "invoice_copy"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'invoice_copy', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER invoice_copy_update_guard BEFORE update ON "invoice_copy"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER invoice_copy_update_audit AFTER update ON "invoice_copy" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'invoice_copy', NEW.id, 'update',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'file_name', OLD."file_name", 'media_type', OLD."media_type", 'sha256', OLD."sha256", 'content', hex(OLD."content"), 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'item_id', NEW."item_id", 'file_name', NEW."file_name", 'media_type', NEW."media_type", 'sha256', NEW."sha256", 'content', hex(NEW."content"), 'batch_id', NEW."batch_id")); END

CREATE TRIGGER invoice_copy_delete_guard BEFORE delete ON "invoice_copy"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER invoice_copy_delete_audit AFTER delete ON "invoice_copy" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'invoice_copy', OLD.id, 'delete',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'file_name', OLD."file_name", 'media_type', OLD."media_type", 'sha256', OLD."sha256", 'content', hex(OLD."content"), 'batch_id', OLD."batch_id"), NULL); END
