CREATE TABLE "customer_alias" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "code" TEXT NOT NULL COLLATE NOCASE, "name" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "customer_alias_customer_id" ON "customer_alias" ("customer_id")

CREATE UNIQUE INDEX "customer_alias_code" ON "customer_alias" ("code")

CREATE TABLE "customers_apart" ("id" INTEGER NOT NULL PRIMARY KEY, "first_id" INTEGER NOT NULL, "second_id" INTEGER NOT NULL, FOREIGN KEY ("first_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("second_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, CHECK (first_id < second_id)) STRICT

CREATE INDEX "customers_apart_second_id" ON "customers_apart" ("second_id")

CREATE UNIQUE INDEX "customers_apart_first_id_second_id" ON "customers_apart" ("first_id", "second_id")

CREATE TRIGGER customer_alias_insert_guard BEFORE insert ON "customer_alias"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_alias_insert_audit AFTER insert ON "customer_alias" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_alias', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER customer_alias_update_guard BEFORE update ON "customer_alias"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_alias_update_audit AFTER update ON "customer_alias" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_alias', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'code', OLD."code", 'name', OLD."name"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'code', NEW."code", 'name', NEW."name")); END

CREATE TRIGGER customer_alias_delete_guard BEFORE delete ON "customer_alias"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_alias_delete_audit AFTER delete ON "customer_alias" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_alias', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'code', OLD."code", 'name', OLD."name"), NULL); END

CREATE TRIGGER customers_apart_insert_guard BEFORE insert ON "customers_apart"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customers_apart_insert_audit AFTER insert ON "customers_apart" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customers_apart', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER customers_apart_update_guard BEFORE update ON "customers_apart"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customers_apart_update_audit AFTER update ON "customers_apart" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customers_apart', NEW.id, 'update',
        json_object('id', OLD."id", 'first_id', OLD."first_id", 'second_id', OLD."second_id"), json_object('id', NEW."id", 'first_id', NEW."first_id", 'second_id', NEW."second_id")); END

CREATE TRIGGER customers_apart_delete_guard BEFORE delete ON "customers_apart"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customers_apart_delete_audit AFTER delete ON "customers_apart" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customers_apart', OLD.id, 'delete',
        json_object('id', OLD."id", 'first_id', OLD."first_id", 'second_id', OLD."second_id"), NULL); END
