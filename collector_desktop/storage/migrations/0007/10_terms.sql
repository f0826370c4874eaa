ALTER TABLE "item" ADD COLUMN "terms" TEXT

DROP TRIGGER item_update_audit

DROP TRIGGER item_delete_audit

CREATE TRIGGER item_update_audit AFTER update ON "item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'item', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'type', OLD."type", 'number', OLD."number", 'number_key', OLD."number_key", 'document_on', OLD."document_on", 'due_on', OLD."due_on", 'amount_minor', OLD."amount_minor", 'open_minor', OLD."open_minor", 'currency', OLD."currency", 'reference', OLD."reference", 'description', OLD."description", 'method', OLD."method", 'origin', OLD."origin", 'terms', OLD."terms", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'type', NEW."type", 'number', NEW."number", 'number_key', NEW."number_key", 'document_on', NEW."document_on", 'due_on', NEW."due_on", 'amount_minor', NEW."amount_minor", 'open_minor', NEW."open_minor", 'currency', NEW."currency", 'reference', NEW."reference", 'description', NEW."description", 'method', NEW."method", 'origin', NEW."origin", 'terms', NEW."terms", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER item_delete_audit AFTER delete ON "item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'item', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'type', OLD."type", 'number', OLD."number", 'number_key', OLD."number_key", 'document_on', OLD."document_on", 'due_on', OLD."due_on", 'amount_minor', OLD."amount_minor", 'open_minor', OLD."open_minor", 'currency', OLD."currency", 'reference', OLD."reference", 'description', OLD."description", 'method', OLD."method", 'origin', OLD."origin", 'terms', OLD."terms", 'batch_id', OLD."batch_id"), NULL); END
