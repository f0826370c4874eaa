CREATE TABLE "plan" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('plan', 'settlement')), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "total_minor" INTEGER NOT NULL CHECK (total_minor BETWEEN 1 AND 1000000000000000), "owed_minor" INTEGER NOT NULL CHECK (owed_minor BETWEEN 1 AND 1000000000000000) CHECK (owed_minor >= total_minor), "every" TEXT NOT NULL, "method" TEXT NOT NULL, "person_name" TEXT NOT NULL, "note" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "contact_id" INTEGER, "replaces_id" INTEGER, "state" TEXT NOT NULL CHECK (state IN ('open', 'cancelled', 'replaced')) CHECK ((ended_on IS NULL) = (state = 'open')), "ended_on" TEXT CHECK (ended_on IS NULL OR (ended_on IS date(ended_on, '+0 days') AND ended_on >= made_on)), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("replaces_id") REFERENCES "plan" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "plan_customer_id" ON "plan" ("customer_id")

CREATE INDEX "plan_contact_id" ON "plan" ("contact_id")

CREATE INDEX "plan_replaces_id" ON "plan" ("replaces_id")

CREATE TRIGGER plan_insert_guard BEFORE insert ON "plan"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_insert_audit AFTER insert ON "plan" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER plan_update_guard BEFORE update ON "plan"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_update_audit AFTER update ON "plan" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'currency', OLD."currency", 'total_minor', OLD."total_minor", 'owed_minor', OLD."owed_minor", 'every', OLD."every", 'method', OLD."method", 'person_name', OLD."person_name", 'note', OLD."note", 'made_on', OLD."made_on", 'contact_id', OLD."contact_id", 'replaces_id', OLD."replaces_id", 'state', OLD."state", 'ended_on', OLD."ended_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'kind', NEW."kind", 'currency', NEW."currency", 'total_minor', NEW."total_minor", 'owed_minor', NEW."owed_minor", 'every', NEW."every", 'method', NEW."method", 'person_name', NEW."person_name", 'note', NEW."note", 'made_on', NEW."made_on", 'contact_id', NEW."contact_id", 'replaces_id', NEW."replaces_id", 'state', NEW."state", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER plan_delete_guard BEFORE delete ON "plan"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_delete_audit AFTER delete ON "plan" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'currency', OLD."currency", 'total_minor', OLD."total_minor", 'owed_minor', OLD."owed_minor", 'every', OLD."every", 'method', OLD."method", 'person_name', OLD."person_name", 'note', OLD."note", 'made_on', OLD."made_on", 'contact_id', OLD."contact_id", 'replaces_id', OLD."replaces_id", 'state', OLD."state", 'ended_on', OLD."ended_on"), NULL); END

CREATE TABLE "plan_instalment" ("id" INTEGER NOT NULL PRIMARY KEY, "plan_id" INTEGER NOT NULL, "position" INTEGER NOT NULL CHECK (position >= 1), "due_on" TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')), "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "plan_instalment_due_on" ON "plan_instalment" ("due_on")

CREATE UNIQUE INDEX "plan_instalment_plan_id_position" ON "plan_instalment" ("plan_id", "position")

CREATE TRIGGER plan_instalment_insert_guard BEFORE insert ON "plan_instalment"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_instalment_insert_audit AFTER insert ON "plan_instalment" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_instalment', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER plan_instalment_update_guard BEFORE update ON "plan_instalment"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_instalment_update_audit AFTER update ON "plan_instalment" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_instalment', NEW.id, 'update',
        json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'position', OLD."position", 'due_on', OLD."due_on", 'amount_minor', OLD."amount_minor"), json_object('id', NEW."id", 'plan_id', NEW."plan_id", 'position', NEW."position", 'due_on', NEW."due_on", 'amount_minor', NEW."amount_minor")); END

CREATE TRIGGER plan_instalment_delete_guard BEFORE delete ON "plan_instalment"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_instalment_delete_audit AFTER delete ON "plan_instalment" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_instalment', OLD.id, 'delete',
        json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'position', OLD."position", 'due_on', OLD."due_on", 'amount_minor', OLD."amount_minor"), NULL); END

CREATE TABLE "plan_item" ("id" INTEGER NOT NULL PRIMARY KEY, "plan_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "paid_before_minor" INTEGER NOT NULL CHECK (paid_before_minor BETWEEN 0 AND 1000000000000000), FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "plan_item_item_id" ON "plan_item" ("item_id")

CREATE UNIQUE INDEX "plan_item_plan_id_item_id" ON "plan_item" ("plan_id", "item_id")

CREATE TRIGGER plan_item_insert_guard BEFORE insert ON "plan_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_item_insert_audit AFTER insert ON "plan_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER plan_item_update_guard BEFORE update ON "plan_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_item_update_audit AFTER update ON "plan_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_item', NEW.id, 'update',
        json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor", 'paid_before_minor', OLD."paid_before_minor"), json_object('id', NEW."id", 'plan_id', NEW."plan_id", 'item_id', NEW."item_id", 'amount_minor', NEW."amount_minor", 'paid_before_minor', NEW."paid_before_minor")); END

CREATE TRIGGER plan_item_delete_guard BEFORE delete ON "plan_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_item_delete_audit AFTER delete ON "plan_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_item', OLD.id, 'delete',
        json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'item_id', OLD."item_id", 'amount_minor', OLD."amount_minor", 'paid_before_minor', OLD."paid_before_minor"), NULL); END

CREATE TABLE "plan_release" ("id" INTEGER NOT NULL PRIMARY KEY, "plan_id" INTEGER NOT NULL, "credit_id" INTEGER NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE RESTRICT, FOREIGN KEY ("credit_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "plan_release_plan_id" ON "plan_release" ("plan_id")

CREATE INDEX "plan_release_credit_id" ON "plan_release" ("credit_id")

CREATE TRIGGER plan_release_insert_guard BEFORE insert ON "plan_release"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_release_insert_audit AFTER insert ON "plan_release" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_release', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER plan_release_update_guard BEFORE update ON "plan_release"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_release_update_audit AFTER update ON "plan_release" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_release', NEW.id, 'update',
        json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'credit_id', OLD."credit_id", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'plan_id', NEW."plan_id", 'credit_id', NEW."credit_id", 'made_on', NEW."made_on")); END

CREATE TRIGGER plan_release_delete_guard BEFORE delete ON "plan_release"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER plan_release_delete_audit AFTER delete ON "plan_release" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'plan_release', OLD.id, 'delete',
        json_object('id', OLD."id", 'plan_id', OLD."plan_id", 'credit_id', OLD."credit_id", 'made_on', OLD."made_on"), NULL); END
