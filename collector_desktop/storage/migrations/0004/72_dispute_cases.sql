CREATE TABLE "dispute_case" ("id" INTEGER NOT NULL PRIMARY KEY, "dispute_id" INTEGER NOT NULL, "owner" TEXT NOT NULL, "waiting_for" TEXT NOT NULL CHECK (waiting_for IN ('us', 'customer', 'credit')), "raised_by" TEXT NOT NULL, "channel" TEXT NOT NULL, "interest" TEXT NOT NULL CHECK (interest IN ('runs', 'paused', 'waived')), "root_cause" TEXT NOT NULL, "outcome_note" TEXT NOT NULL, "credit_number" TEXT NOT NULL, FOREIGN KEY ("dispute_id") REFERENCES "dispute" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "dispute_case_dispute_id" ON "dispute_case" ("dispute_id")

CREATE TRIGGER dispute_case_insert_guard BEFORE insert ON "dispute_case"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_case_insert_audit AFTER insert ON "dispute_case" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_case', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER dispute_case_update_guard BEFORE update ON "dispute_case"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_case_update_audit AFTER update ON "dispute_case" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_case', NEW.id, 'update',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'owner', OLD."owner", 'waiting_for', OLD."waiting_for", 'raised_by', OLD."raised_by", 'channel', OLD."channel", 'interest', OLD."interest", 'root_cause', OLD."root_cause", 'outcome_note', OLD."outcome_note", 'credit_number', OLD."credit_number"), json_object('id', NEW."id", 'dispute_id', NEW."dispute_id", 'owner', NEW."owner", 'waiting_for', NEW."waiting_for", 'raised_by', NEW."raised_by", 'channel', NEW."channel", 'interest', NEW."interest", 'root_cause', NEW."root_cause", 'outcome_note', NEW."outcome_note", 'credit_number', NEW."credit_number")); END

CREATE TRIGGER dispute_case_delete_guard BEFORE delete ON "dispute_case"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_case_delete_audit AFTER delete ON "dispute_case" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_case', OLD.id, 'delete',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'owner', OLD."owner", 'waiting_for', OLD."waiting_for", 'raised_by', OLD."raised_by", 'channel', OLD."channel", 'interest', OLD."interest", 'root_cause', OLD."root_cause", 'outcome_note', OLD."outcome_note", 'credit_number', OLD."credit_number"), NULL); END

CREATE TABLE "dispute_step" ("id" INTEGER NOT NULL PRIMARY KEY, "dispute_id" INTEGER NOT NULL, "position" INTEGER NOT NULL, "name" TEXT NOT NULL, "due_on" TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')), "done_on" TEXT CHECK (done_on IS NULL OR done_on IS date(done_on, '+0 days')), FOREIGN KEY ("dispute_id") REFERENCES "dispute" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "dispute_step_dispute_id" ON "dispute_step" ("dispute_id")

CREATE TRIGGER dispute_step_insert_guard BEFORE insert ON "dispute_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_step_insert_audit AFTER insert ON "dispute_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_step', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER dispute_step_update_guard BEFORE update ON "dispute_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_step_update_audit AFTER update ON "dispute_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_step', NEW.id, 'update',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'position', OLD."position", 'name', OLD."name", 'due_on', OLD."due_on", 'done_on', OLD."done_on"), json_object('id', NEW."id", 'dispute_id', NEW."dispute_id", 'position', NEW."position", 'name', NEW."name", 'due_on', NEW."due_on", 'done_on', NEW."done_on")); END

CREATE TRIGGER dispute_step_delete_guard BEFORE delete ON "dispute_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_step_delete_audit AFTER delete ON "dispute_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_step', OLD.id, 'delete',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'position', OLD."position", 'name', OLD."name", 'due_on', OLD."due_on", 'done_on', OLD."done_on"), NULL); END

CREATE TABLE "dispute_note" ("id" INTEGER NOT NULL PRIMARY KEY, "dispute_id" INTEGER NOT NULL, "author" TEXT NOT NULL, "text" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("dispute_id") REFERENCES "dispute" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "dispute_note_dispute_id" ON "dispute_note" ("dispute_id")

CREATE TRIGGER dispute_note_insert_guard BEFORE insert ON "dispute_note"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_note_insert_audit AFTER insert ON "dispute_note" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_note', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER dispute_note_update_guard BEFORE update ON "dispute_note"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_note_update_audit AFTER update ON "dispute_note" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_note', NEW.id, 'update',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'author', OLD."author", 'text', OLD."text", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'dispute_id', NEW."dispute_id", 'author', NEW."author", 'text', NEW."text", 'made_on', NEW."made_on")); END

CREATE TRIGGER dispute_note_delete_guard BEFORE delete ON "dispute_note"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_note_delete_audit AFTER delete ON "dispute_note" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_note', OLD.id, 'delete',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'author', OLD."author", 'text', OLD."text", 'made_on', OLD."made_on"), NULL); END

CREATE TABLE "dispute_file" ("id" INTEGER NOT NULL PRIMARY KEY, "dispute_id" INTEGER NOT NULL, "file_name" TEXT NOT NULL, "media_type" TEXT NOT NULL, "sha256" TEXT NOT NULL, "size" INTEGER NOT NULL CHECK (size BETWEEN 0 AND 1000000000000000), "content" BLOB NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("dispute_id") REFERENCES "dispute" ("id") ON DELETE RESTRICT) STRICT

CREATE UNIQUE INDEX "dispute_file_dispute_id_sha256" ON "dispute_file" ("dispute_id", "sha256")

CREATE TRIGGER dispute_file_insert_guard BEFORE insert ON "dispute_file"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_file_insert_audit AFTER insert ON "dispute_file" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_file', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER dispute_file_update_guard BEFORE update ON "dispute_file"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_file_update_audit AFTER update ON "dispute_file" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_file', NEW.id, 'update',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'file_name', OLD."file_name", 'media_type', OLD."media_type", 'sha256', OLD."sha256", 'size', OLD."size", 'content', hex(OLD."content"), 'made_on', OLD."made_on"), json_object('id', NEW."id", 'dispute_id', NEW."dispute_id", 'file_name', NEW."file_name", 'media_type', NEW."media_type", 'sha256', NEW."sha256", 'size', NEW."size", 'content', hex(NEW."content"), 'made_on', NEW."made_on")); END

CREATE TRIGGER dispute_file_delete_guard BEFORE delete ON "dispute_file"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER dispute_file_delete_audit AFTER delete ON "dispute_file" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'dispute_file', OLD.id, 'delete',
        json_object('id', OLD."id", 'dispute_id', OLD."dispute_id", 'file_name', OLD."file_name", 'media_type', OLD."media_type", 'sha256', OLD."sha256", 'size', OLD."size", 'content', hex(OLD."content"), 'made_on', OLD."made_on"), NULL); END
