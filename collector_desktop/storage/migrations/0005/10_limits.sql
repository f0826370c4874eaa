CREATE TABLE "shared_limit" ("id" INTEGER NOT NULL PRIMARY KEY, "group_id" INTEGER NOT NULL, "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "limit_minor" INTEGER NOT NULL CHECK (limit_minor BETWEEN 0 AND 1000000000000000), FOREIGN KEY ("group_id") REFERENCES "customer_group" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "shared_limit_group_id" ON "shared_limit" ("group_id")

CREATE TRIGGER shared_limit_insert_guard BEFORE insert ON "shared_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER shared_limit_insert_audit AFTER insert ON "shared_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'shared_limit', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER shared_limit_update_guard BEFORE update ON "shared_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER shared_limit_update_audit AFTER update ON "shared_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'shared_limit', NEW.id, 'update',
        json_object('id', OLD."id", 'group_id', OLD."group_id", 'currency', OLD."currency", 'limit_minor', OLD."limit_minor"), json_object('id', NEW."id", 'group_id', NEW."group_id", 'currency', NEW."currency", 'limit_minor', NEW."limit_minor")); END

CREATE TRIGGER shared_limit_delete_guard BEFORE delete ON "shared_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER shared_limit_delete_audit AFTER delete ON "shared_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'shared_limit', OLD.id, 'delete',
        json_object('id', OLD."id", 'group_id', OLD."group_id", 'currency', OLD."currency", 'limit_minor', OLD."limit_minor"), NULL); END

CREATE TABLE "sub_limit" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "part" TEXT NOT NULL CHECK (part IN ('owed', 'overdue')), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "limit_minor" INTEGER NOT NULL CHECK (limit_minor BETWEEN 0 AND 1000000000000000), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "sub_limit_customer_id_part_currency" ON "sub_limit" ("customer_id", "part", "currency")

CREATE TRIGGER sub_limit_insert_guard BEFORE insert ON "sub_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER sub_limit_insert_audit AFTER insert ON "sub_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'sub_limit', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER sub_limit_update_guard BEFORE update ON "sub_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER sub_limit_update_audit AFTER update ON "sub_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'sub_limit', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'part', OLD."part", 'currency', OLD."currency", 'limit_minor', OLD."limit_minor"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'part', NEW."part", 'currency', NEW."currency", 'limit_minor', NEW."limit_minor")); END

CREATE TRIGGER sub_limit_delete_guard BEFORE delete ON "sub_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER sub_limit_delete_audit AFTER delete ON "sub_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'sub_limit', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'part', OLD."part", 'currency', OLD."currency", 'limit_minor', OLD."limit_minor"), NULL); END
