CREATE TABLE "credit_cover" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "insured_minor" INTEGER NOT NULL CHECK (insured_minor BETWEEN 0 AND 1000000000000000), "insurer" TEXT NOT NULL, "until_on" TEXT CHECK (until_on IS NULL OR until_on IS date(until_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "credit_cover_customer_id" ON "credit_cover" ("customer_id")

CREATE TRIGGER credit_cover_insert_guard BEFORE insert ON "credit_cover"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_cover_insert_audit AFTER insert ON "credit_cover" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_cover', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER credit_cover_update_guard BEFORE update ON "credit_cover"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_cover_update_audit AFTER update ON "credit_cover" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_cover', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'insured_minor', OLD."insured_minor", 'insurer', OLD."insurer", 'until_on', OLD."until_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'insured_minor', NEW."insured_minor", 'insurer', NEW."insurer", 'until_on', NEW."until_on")); END

CREATE TRIGGER credit_cover_delete_guard BEFORE delete ON "credit_cover"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_cover_delete_audit AFTER delete ON "credit_cover" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_cover', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'insured_minor', OLD."insured_minor", 'insurer', OLD."insurer", 'until_on', OLD."until_on"), NULL); END

CREATE TABLE "group_limit" ("id" INTEGER NOT NULL PRIMARY KEY, "group_id" INTEGER NOT NULL, "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "limit_minor" INTEGER NOT NULL CHECK (limit_minor BETWEEN 0 AND 1000000000000000), FOREIGN KEY ("group_id") REFERENCES "customer_group" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "group_limit_group_id" ON "group_limit" ("group_id")

CREATE TRIGGER group_limit_insert_guard BEFORE insert ON "group_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER group_limit_insert_audit AFTER insert ON "group_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'group_limit', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER group_limit_update_guard BEFORE update ON "group_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER group_limit_update_audit AFTER update ON "group_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'group_limit', NEW.id, 'update',
        json_object('id', OLD."id", 'group_id', OLD."group_id", 'currency', OLD."currency", 'limit_minor', OLD."limit_minor"), json_object('id', NEW."id", 'group_id', NEW."group_id", 'currency', NEW."currency", 'limit_minor', NEW."limit_minor")); END

CREATE TRIGGER group_limit_delete_guard BEFORE delete ON "group_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER group_limit_delete_audit AFTER delete ON "group_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'group_limit', OLD.id, 'delete',
        json_object('id', OLD."id", 'group_id', OLD."group_id", 'currency', OLD."currency", 'limit_minor', OLD."limit_minor"), NULL); END
