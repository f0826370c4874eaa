CREATE TABLE "placement" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('agency', 'legal', 'court')), "placed_with" TEXT NOT NULL, "reference" TEXT NOT NULL, "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "closed_on" TEXT CHECK (closed_on IS NULL OR (closed_on IS date(closed_on, '+0 days') AND closed_on >= made_on)), "closed_why" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "placement_customer_id" ON "placement" ("customer_id")

CREATE TRIGGER placement_insert_guard BEFORE insert ON "placement"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_insert_audit AFTER insert ON "placement" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER placement_update_guard BEFORE update ON "placement"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_update_audit AFTER update ON "placement" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'placed_with', OLD."placed_with", 'reference', OLD."reference", 'currency', OLD."currency", 'amount_minor', OLD."amount_minor", 'made_on', OLD."made_on", 'closed_on', OLD."closed_on", 'closed_why', OLD."closed_why"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'kind', NEW."kind", 'placed_with', NEW."placed_with", 'reference', NEW."reference", 'currency', NEW."currency", 'amount_minor', NEW."amount_minor", 'made_on', NEW."made_on", 'closed_on', NEW."closed_on", 'closed_why', NEW."closed_why")); END

CREATE TRIGGER placement_delete_guard BEFORE delete ON "placement"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_delete_audit AFTER delete ON "placement" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'placed_with', OLD."placed_with", 'reference', OLD."reference", 'currency', OLD."currency", 'amount_minor', OLD."amount_minor", 'made_on', OLD."made_on", 'closed_on', OLD."closed_on", 'closed_why', OLD."closed_why"), NULL); END

CREATE TABLE "placement_entry" ("id" INTEGER NOT NULL PRIMARY KEY, "placement_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('recovered', 'commission', 'cost')), "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "note" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("placement_id") REFERENCES "placement" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "placement_entry_placement_id" ON "placement_entry" ("placement_id")

CREATE TRIGGER placement_entry_insert_guard BEFORE insert ON "placement_entry"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_entry_insert_audit AFTER insert ON "placement_entry" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement_entry', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER placement_entry_update_guard BEFORE update ON "placement_entry"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_entry_update_audit AFTER update ON "placement_entry" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement_entry', NEW.id, 'update',
        json_object('id', OLD."id", 'placement_id', OLD."placement_id", 'kind', OLD."kind", 'amount_minor', OLD."amount_minor", 'note', OLD."note", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'placement_id', NEW."placement_id", 'kind', NEW."kind", 'amount_minor', NEW."amount_minor", 'note', NEW."note", 'made_on', NEW."made_on")); END

CREATE TRIGGER placement_entry_delete_guard BEFORE delete ON "placement_entry"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_entry_delete_audit AFTER delete ON "placement_entry" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement_entry', OLD.id, 'delete',
        json_object('id', OLD."id", 'placement_id', OLD."placement_id", 'kind', OLD."kind", 'amount_minor', OLD."amount_minor", 'note', OLD."note", 'made_on', OLD."made_on"), NULL); END
