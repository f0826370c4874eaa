CREATE TABLE "bank_posting" ("id" INTEGER NOT NULL PRIMARY KEY, "line_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, FOREIGN KEY ("line_id") REFERENCES "bank_line" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "bank_posting_line_id" ON "bank_posting" ("line_id")

CREATE UNIQUE INDEX "bank_posting_item_id" ON "bank_posting" ("item_id")

CREATE TABLE "bank_rule" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL CHECK (kind IN ('payer_account', 'payer_name', 'text')), "pattern" TEXT NOT NULL, "customer_id" INTEGER NOT NULL, "hits" INTEGER NOT NULL CHECK (hits >= 0), "is_learned" INTEGER NOT NULL CHECK (is_learned IN (0, 1)), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "bank_rule_customer_id" ON "bank_rule" ("customer_id")

CREATE UNIQUE INDEX "bank_rule_kind_pattern_customer_id" ON "bank_rule" ("kind", "pattern", "customer_id")

CREATE TRIGGER bank_posting_insert_guard BEFORE insert ON "bank_posting"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_posting_insert_audit AFTER insert ON "bank_posting" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_posting', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER bank_posting_update_guard BEFORE update ON "bank_posting"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_posting_update_audit AFTER update ON "bank_posting" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_posting', NEW.id, 'update',
        json_object('id', OLD."id", 'line_id', OLD."line_id", 'item_id', OLD."item_id"), json_object('id', NEW."id", 'line_id', NEW."line_id", 'item_id', NEW."item_id")); END

CREATE TRIGGER bank_posting_delete_guard BEFORE delete ON "bank_posting"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_posting_delete_audit AFTER delete ON "bank_posting" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_posting', OLD.id, 'delete',
        json_object('id', OLD."id", 'line_id', OLD."line_id", 'item_id', OLD."item_id"), NULL); END

CREATE TRIGGER bank_rule_insert_guard BEFORE insert ON "bank_rule"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_rule_insert_audit AFTER insert ON "bank_rule" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_rule', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER bank_rule_update_guard BEFORE update ON "bank_rule"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_rule_update_audit AFTER update ON "bank_rule" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_rule', NEW.id, 'update',
        json_object('id', OLD."id", 'kind', OLD."kind", 'pattern', OLD."pattern", 'customer_id', OLD."customer_id", 'hits', OLD."hits", 'is_learned', OLD."is_learned"), json_object('id', NEW."id", 'kind', NEW."kind", 'pattern', NEW."pattern", 'customer_id', NEW."customer_id", 'hits', NEW."hits", 'is_learned', NEW."is_learned")); END

CREATE TRIGGER bank_rule_delete_guard BEFORE delete ON "bank_rule"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER bank_rule_delete_audit AFTER delete ON "bank_rule" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'bank_rule', OLD.id, 'delete',
        json_object('id', OLD."id", 'kind', OLD."kind", 'pattern', OLD."pattern", 'customer_id', OLD."customer_id", 'hits', OLD."hits", 'is_learned', OLD."is_learned"), NULL); END
