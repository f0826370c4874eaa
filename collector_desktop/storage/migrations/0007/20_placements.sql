CREATE TABLE "placement_item" ("id" INTEGER NOT NULL PRIMARY KEY, "placement_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), FOREIGN KEY ("placement_id") REFERENCES "placement" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "placement_item_item_id" ON "placement_item" ("item_id")

CREATE UNIQUE INDEX "placement_item_placement_id_item_id" ON "placement_item" ("placement_id", "item_id")

CREATE TRIGGER placement_item_insert_guard BEFORE insert ON "placement_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_item_insert_audit AFTER insert ON "placement_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement_item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER placement_item_update_guard BEFORE update ON "placement_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_item_update_audit AFTER update ON "placement_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement_item', NEW.id, 'update',
        json_object('id', OLD."id", 'placement_id', OLD."placement_id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor"), json_object('id', NEW."id", 'placement_id', NEW."placement_id", 'item_id', NEW."item_id", 'amount_minor', NEW."amount_minor")); END

CREATE TRIGGER placement_item_delete_guard BEFORE delete ON "placement_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER placement_item_delete_audit AFTER delete ON "placement_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'placement_item', OLD.id, 'delete',
        json_object('id', OLD."id", 'placement_id', OLD."placement_id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor"), NULL); END
