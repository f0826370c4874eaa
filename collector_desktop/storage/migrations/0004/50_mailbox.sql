CREATE TABLE "mailbox_mark" ("id" INTEGER NOT NULL PRIMARY KEY, "mailbox" TEXT NOT NULL, "validity" INTEGER NOT NULL, "last_uid" INTEGER NOT NULL) STRICT

CREATE UNIQUE INDEX "mailbox_mark_mailbox" ON "mailbox_mark" ("mailbox")

CREATE TRIGGER mailbox_mark_insert_guard BEFORE insert ON "mailbox_mark"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER mailbox_mark_insert_audit AFTER insert ON "mailbox_mark" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'mailbox_mark', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER mailbox_mark_update_guard BEFORE update ON "mailbox_mark"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER mailbox_mark_update_audit AFTER update ON "mailbox_mark" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'mailbox_mark', NEW.id, 'update',
        json_object('id', OLD."id", 'mailbox', OLD."mailbox", 'validity', OLD."validity", 'last_uid', OLD."last_uid"), json_object('id', NEW."id", 'mailbox', NEW."mailbox", 'validity', NEW."validity", 'last_uid', NEW."last_uid")); END

CREATE TRIGGER mailbox_mark_delete_guard BEFORE delete ON "mailbox_mark"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER mailbox_mark_delete_audit AFTER delete ON "mailbox_mark" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'mailbox_mark', OLD.id, 'delete',
        json_object('id', OLD."id", 'mailbox', OLD."mailbox", 'validity', OLD."validity", 'last_uid', OLD."last_uid"), NULL); END
