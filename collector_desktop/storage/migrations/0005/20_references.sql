CREATE TABLE "credit_reference" ("id" INTEGER NOT NULL PRIMARY KEY, "application_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('bank', 'trade', 'agency', 'accounts')), "name" TEXT NOT NULL, "result" TEXT NOT NULL CHECK (result IN ('waiting', 'good', 'slow', 'bad', 'no_answer')) CHECK ((answered_on IS NULL) = (result = 'waiting')), "suggested_minor" INTEGER CHECK (suggested_minor BETWEEN 0 AND 1000000000000000), "note" TEXT NOT NULL, "asked_on" TEXT NOT NULL CHECK (asked_on IS date(asked_on, '+0 days')), "answered_on" TEXT CHECK (answered_on IS NULL OR (answered_on IS date(answered_on, '+0 days') AND answered_on >= asked_on)), FOREIGN KEY ("application_id") REFERENCES "credit_application" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "credit_reference_application_id" ON "credit_reference" ("application_id")

CREATE TRIGGER credit_reference_insert_guard BEFORE insert ON "credit_reference"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_reference_insert_audit AFTER insert ON "credit_reference" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_reference', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER credit_reference_update_guard BEFORE update ON "credit_reference"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_reference_update_audit AFTER update ON "credit_reference" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_reference', NEW.id, 'update',
        json_object('id', OLD."id", 'application_id', OLD."application_id", 'kind', OLD."kind", 'name', OLD."name", 'result', OLD."result", 'suggested_minor', OLD."suggested_minor", 'note', OLD."note", 'asked_on', OLD."asked_on", 'answered_on', OLD."answered_on"), json_object('id', NEW."id", 'application_id', NEW."application_id", 'kind', NEW."kind", 'name', NEW."name", 'result', NEW."result", 'suggested_minor', NEW."suggested_minor", 'note', NEW."note", 'asked_on', NEW."asked_on", 'answered_on', NEW."answered_on")); END

CREATE TRIGGER credit_reference_delete_guard BEFORE delete ON "credit_reference"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_reference_delete_audit AFTER delete ON "credit_reference" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_reference', OLD.id, 'delete',
        json_object('id', OLD."id", 'application_id', OLD."application_id", 'kind', OLD."kind", 'name', OLD."name", 'result', OLD."result", 'suggested_minor', OLD."suggested_minor", 'note', OLD."note", 'asked_on', OLD."asked_on", 'answered_on', OLD."answered_on"), NULL); END
