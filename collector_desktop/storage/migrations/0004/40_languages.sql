CREATE TABLE "customer_language" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "language" TEXT NOT NULL CHECK (language IN ('en-GB', 'en-US', 'de', 'fr', 'es', 'nl')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "customer_language_customer_id" ON "customer_language" ("customer_id")

CREATE TRIGGER customer_language_insert_guard BEFORE insert ON "customer_language"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_language_insert_audit AFTER insert ON "customer_language" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_language', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER customer_language_update_guard BEFORE update ON "customer_language"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_language_update_audit AFTER update ON "customer_language" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_language', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'language', OLD."language"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'language', NEW."language")); END

CREATE TRIGGER customer_language_delete_guard BEFORE delete ON "customer_language"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_language_delete_audit AFTER delete ON "customer_language" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_language', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'language', OLD."language"), NULL); END
