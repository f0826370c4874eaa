CREATE TABLE "contact_fact" ("id" INTEGER NOT NULL PRIMARY KEY, "contact_id" INTEGER NOT NULL, "seconds" INTEGER CHECK (seconds IS NULL OR seconds BETWEEN 0 AND 86400), "number" TEXT NOT NULL, "paid_on" TEXT CHECK (paid_on IS NULL OR paid_on IS date(paid_on, '+0 days')), "paid_reference" TEXT NOT NULL, "rule_broken" TEXT NOT NULL, "override_reason" TEXT NOT NULL, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "contact_fact_contact_id" ON "contact_fact" ("contact_id")

CREATE TRIGGER contact_fact_insert_guard BEFORE insert ON "contact_fact"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_fact_insert_audit AFTER insert ON "contact_fact" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_fact', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER contact_fact_update_guard BEFORE update ON "contact_fact"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_fact_update_audit AFTER update ON "contact_fact" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_fact', NEW.id, 'update',
        json_object('id', OLD."id", 'contact_id', OLD."contact_id", 'seconds', OLD."seconds", 'number', OLD."number", 'paid_on', OLD."paid_on", 'paid_reference', OLD."paid_reference", 'rule_broken', OLD."rule_broken", 'override_reason', OLD."override_reason"), json_object('id', NEW."id", 'contact_id', NEW."contact_id", 'seconds', NEW."seconds", 'number', NEW."number", 'paid_on', NEW."paid_on", 'paid_reference', NEW."paid_reference", 'rule_broken', NEW."rule_broken", 'override_reason', NEW."override_reason")); END

CREATE TRIGGER contact_fact_delete_guard BEFORE delete ON "contact_fact"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_fact_delete_audit AFTER delete ON "contact_fact" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_fact', OLD.id, 'delete',
        json_object('id', OLD."id", 'contact_id', OLD."contact_id", 'seconds', OLD."seconds", 'number', OLD."number", 'paid_on', OLD."paid_on", 'paid_reference', OLD."paid_reference", 'rule_broken', OLD."rule_broken", 'override_reason', OLD."override_reason"), NULL); END

CREATE TABLE "task" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "contact_id" INTEGER, "item_id" INTEGER, "kind" TEXT NOT NULL CHECK (kind IN ('send_copy', 'send_proof', 'resend', 'check_payment', 'trace', 'offer_plan', 'decide', 'update_contact', 'other')), "words" TEXT NOT NULL, "due_on" TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')), "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "done_on" TEXT CHECK (done_on IS NULL OR done_on IS date(done_on, '+0 days')), "done_why" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "task_customer_id" ON "task" ("customer_id")

CREATE INDEX "task_contact_id" ON "task" ("contact_id")

CREATE INDEX "task_item_id" ON "task" ("item_id")

CREATE INDEX "task_to_do" ON "task" ("due_on", "customer_id") WHERE done_on IS NULL

CREATE TRIGGER task_insert_guard BEFORE insert ON "task"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER task_insert_audit AFTER insert ON "task" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'task', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER task_update_guard BEFORE update ON "task"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER task_update_audit AFTER update ON "task" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'task', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'contact_id', OLD."contact_id", 'item_id', OLD."item_id", 'kind', OLD."kind", 'words', OLD."words", 'due_on', OLD."due_on", 'made_on', OLD."made_on", 'done_on', OLD."done_on", 'done_why', OLD."done_why"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'contact_id', NEW."contact_id", 'item_id', NEW."item_id", 'kind', NEW."kind", 'words', NEW."words", 'due_on', NEW."due_on", 'made_on', NEW."made_on", 'done_on', NEW."done_on", 'done_why', NEW."done_why")); END

CREATE TRIGGER task_delete_guard BEFORE delete ON "task"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER task_delete_audit AFTER delete ON "task" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'task', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'contact_id', OLD."contact_id", 'item_id', OLD."item_id", 'kind', OLD."kind", 'words', OLD."words", 'due_on', OLD."due_on", 'made_on', OLD."made_on", 'done_on', OLD."done_on", 'done_why', OLD."done_why"), NULL); END

CREATE TABLE "contact_limit" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "person_id" INTEGER, "kind" TEXT NOT NULL CHECK (kind IN ('no_channel', 'consent', 'quiet', 'do_not_contact', 'represented', 'vulnerable')), "channel" TEXT NOT NULL CHECK (channel IN ('', 'call', 'email', 'letter', 'sms', 'visit')), "from_minute" INTEGER CHECK (from_minute IS NULL OR from_minute BETWEEN 0 AND 1439), "to_minute" INTEGER CHECK (to_minute IS NULL OR to_minute BETWEEN 0 AND 1439), "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "ended_on" TEXT CHECK (ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "contact_limit_customer_id" ON "contact_limit" ("customer_id")

CREATE INDEX "contact_limit_person_id" ON "contact_limit" ("person_id")

CREATE TRIGGER contact_limit_insert_guard BEFORE insert ON "contact_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_limit_insert_audit AFTER insert ON "contact_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_limit', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER contact_limit_update_guard BEFORE update ON "contact_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_limit_update_audit AFTER update ON "contact_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_limit', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'person_id', OLD."person_id", 'kind', OLD."kind", 'channel', OLD."channel", 'from_minute', OLD."from_minute", 'to_minute', OLD."to_minute", 'reason', OLD."reason", 'made_on', OLD."made_on", 'ended_on', OLD."ended_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'person_id', NEW."person_id", 'kind', NEW."kind", 'channel', NEW."channel", 'from_minute', NEW."from_minute", 'to_minute', NEW."to_minute", 'reason', NEW."reason", 'made_on', NEW."made_on", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER contact_limit_delete_guard BEFORE delete ON "contact_limit"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_limit_delete_audit AFTER delete ON "contact_limit" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_limit', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'person_id', OLD."person_id", 'kind', OLD."kind", 'channel', OLD."channel", 'from_minute', OLD."from_minute", 'to_minute', OLD."to_minute", 'reason', OLD."reason", 'made_on', OLD."made_on", 'ended_on', OLD."ended_on"), NULL); END
