CREATE TABLE "fx_rate" ("id" INTEGER NOT NULL PRIMARY KEY, "base" TEXT NOT NULL CHECK (base GLOB '[A-Z][A-Z][A-Z]'), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]') CHECK (currency <> base), "day" TEXT NOT NULL CHECK (day IS date(day, '+0 days')), "rate" TEXT NOT NULL CHECK (rate NOT GLOB '*[^0-9.]*' AND rate + 0.0 > 0)) STRICT

CREATE UNIQUE INDEX "fx_rate_base_currency_day" ON "fx_rate" ("base", "currency", "day")

CREATE TRIGGER fx_rate_insert_guard BEFORE insert ON "fx_rate"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER fx_rate_insert_audit AFTER insert ON "fx_rate" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'fx_rate', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER fx_rate_update_guard BEFORE update ON "fx_rate"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER fx_rate_update_audit AFTER update ON "fx_rate" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'fx_rate', NEW.id, 'update',
        json_object('id', OLD."id", 'base', OLD."base", 'currency', OLD."currency", 'day', OLD."day", 'rate', OLD."rate"), json_object('id', NEW."id", 'base', NEW."base", 'currency', NEW."currency", 'day', NEW."day", 'rate', NEW."rate")); END

CREATE TRIGGER fx_rate_delete_guard BEFORE delete ON "fx_rate"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER fx_rate_delete_audit AFTER delete ON "fx_rate" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'fx_rate', OLD.id, 'delete',
        json_object('id', OLD."id", 'base', OLD."base", 'currency', OLD."currency", 'day', OLD."day", 'rate', OLD."rate"), NULL); END
