CREATE TABLE "hold" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "item_id" INTEGER, "kind" TEXT NOT NULL CHECK (kind IN ('dispute', 'grace', 'legal', 'other')), "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "until_on" TEXT CHECK (until_on IS NULL OR (until_on IS date(until_on, '+0 days') AND until_on >= made_on)), "released_on" TEXT CHECK (released_on IS NULL OR (released_on IS date(released_on, '+0 days') AND released_on >= made_on)), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "hold_customer_id" ON "hold" ("customer_id")

CREATE INDEX "hold_item_id" ON "hold" ("item_id")

CREATE TRIGGER hold_insert_guard BEFORE insert ON "hold"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER hold_insert_audit AFTER insert ON "hold" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'hold', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER hold_update_guard BEFORE update ON "hold"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER hold_update_audit AFTER update ON "hold" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'hold', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'item_id', OLD."item_id", 'kind', OLD."kind", 'reason', OLD."reason", 'made_on', OLD."made_on", 'until_on', OLD."until_on", 'released_on', OLD."released_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'item_id', NEW."item_id", 'kind', NEW."kind", 'reason', NEW."reason", 'made_on', NEW."made_on", 'until_on', NEW."until_on", 'released_on', NEW."released_on")); END

CREATE TRIGGER hold_delete_guard BEFORE delete ON "hold"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER hold_delete_audit AFTER delete ON "hold" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'hold', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'item_id', OLD."item_id", 'kind', OLD."kind", 'reason', OLD."reason", 'made_on', OLD."made_on", 'until_on', OLD."until_on", 'released_on', OLD."released_on"), NULL); END

CREATE TABLE "dispute" ("id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "reason" TEXT NOT NULL, "note" TEXT NOT NULL, "raised_on" TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')), "answer_by" TEXT CHECK (answer_by IS NULL OR answer_by IS date(answer_by, '+0 days')), "status" TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'part', 'rejected', 'withdrawn')) CHECK ((ended_on IS NULL) = (status = 'open')), "ended_on" TEXT CHECK (ended_on IS NULL OR (ended_on IS date(ended_on, '+0 days') AND ended_on >= raised_on)), "credit_id" INTEGER CHECK (credit_id IS NULL OR status IN ('accepted', 'part')), FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("credit_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "dispute_item_id" ON "dispute" ("item_id")

CREATE INDEX "dispute_credit_id" ON "dispute" ("credit_id")

CREATE TRIGGER dispute_insert_guard BEFORE insert ON "dispute"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_insert_audit AFTER insert ON "dispute" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER dispute_update_guard BEFORE update ON "dispute"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_update_audit AFTER update ON "dispute" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute', NEW.id, 'update',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor", 'reason', OLD."reason", 'note', OLD."note", 'raised_on', OLD."raised_on", 'answer_by', OLD."answer_by", 'status', OLD."status", 'ended_on', OLD."ended_on", 'credit_id', OLD."credit_id"), json_object('id', NEW."id", 'item_id', NEW."item_id", 'amount_minor', NEW."amount_minor", 'reason', NEW."reason", 'note', NEW."note", 'raised_on', NEW."raised_on", 'answer_by', NEW."answer_by", 'status', NEW."status", 'ended_on', NEW."ended_on", 'credit_id', NEW."credit_id")); END

CREATE TRIGGER dispute_delete_guard BEFORE delete ON "dispute"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_delete_audit AFTER delete ON "dispute" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute', OLD.id, 'delete',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor", 'reason', OLD."reason", 'note', OLD."note", 'raised_on', OLD."raised_on", 'answer_by', OLD."answer_by", 'status', OLD."status", 'ended_on', OLD."ended_on", 'credit_id', OLD."credit_id"), NULL); END
