CREATE TABLE "campaign" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL COLLATE NOCASE, "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "goal_minor" INTEGER NOT NULL CHECK (goal_minor BETWEEN 0 AND 1000000000000000), "first_on" TEXT NOT NULL CHECK (first_on IS date(first_on, '+0 days')), "last_on" TEXT CHECK (last_on IS NULL OR (last_on IS date(last_on, '+0 days') AND last_on >= first_on)), "template" TEXT NOT NULL, "script" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days'))) STRICT

CREATE UNIQUE INDEX "campaign_name" ON "campaign" ("name")

CREATE TRIGGER campaign_insert_guard BEFORE insert ON "campaign"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER campaign_insert_audit AFTER insert ON "campaign" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'campaign', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER campaign_update_guard BEFORE update ON "campaign"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER campaign_update_audit AFTER update ON "campaign" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'campaign', NEW.id, 'update',
        json_object('id', OLD."id", 'name', OLD."name", 'currency', OLD."currency", 'goal_minor', OLD."goal_minor", 'first_on', OLD."first_on", 'last_on', OLD."last_on", 'template', OLD."template", 'script', OLD."script", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'name', NEW."name", 'currency', NEW."currency", 'goal_minor', NEW."goal_minor", 'first_on', NEW."first_on", 'last_on', NEW."last_on", 'template', NEW."template", 'script', NEW."script", 'made_on', NEW."made_on")); END

CREATE TRIGGER campaign_delete_guard BEFORE delete ON "campaign"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER campaign_delete_audit AFTER delete ON "campaign" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'campaign', OLD.id, 'delete',
        json_object('id', OLD."id", 'name', OLD."name", 'currency', OLD."currency", 'goal_minor', OLD."goal_minor", 'first_on', OLD."first_on", 'last_on', OLD."last_on", 'template', OLD."template", 'script', OLD."script", 'made_on', OLD."made_on"), NULL); END

CREATE TABLE "campaign_member" ("id" INTEGER NOT NULL PRIMARY KEY, "campaign_id" INTEGER NOT NULL, "customer_id" INTEGER NOT NULL, "overdue_minor" INTEGER NOT NULL CHECK (overdue_minor BETWEEN 0 AND 1000000000000000), "done_on" TEXT CHECK (done_on IS NULL OR done_on IS date(done_on, '+0 days')), FOREIGN KEY ("campaign_id") REFERENCES "campaign" ("id") ON DELETE RESTRICT, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "campaign_member_customer_id" ON "campaign_member" ("customer_id")

CREATE UNIQUE INDEX "campaign_member_campaign_id_customer_id" ON "campaign_member" ("campaign_id", "customer_id")

CREATE TRIGGER campaign_member_insert_guard BEFORE insert ON "campaign_member"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER campaign_member_insert_audit AFTER insert ON "campaign_member" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'campaign_member', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER campaign_member_update_guard BEFORE update ON "campaign_member"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER campaign_member_update_audit AFTER update ON "campaign_member" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'campaign_member', NEW.id, 'update',
        json_object('id', OLD."id", 'campaign_id', OLD."campaign_id", 'customer_id', OLD."customer_id", 'overdue_minor', OLD."overdue_minor", 'done_on', OLD."done_on"), json_object('id', NEW."id", 'campaign_id', NEW."campaign_id", 'customer_id', NEW."customer_id", 'overdue_minor', NEW."overdue_minor", 'done_on', NEW."done_on")); END

CREATE TRIGGER campaign_member_delete_guard BEFORE delete ON "campaign_member"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER campaign_member_delete_audit AFTER delete ON "campaign_member" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'campaign_member', OLD.id, 'delete',
        json_object('id', OLD."id", 'campaign_id', OLD."campaign_id", 'customer_id', OLD."customer_id", 'overdue_minor', OLD."overdue_minor", 'done_on', OLD."done_on"), NULL); END
