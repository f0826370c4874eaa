CREATE TABLE "wording_version" ("id" INTEGER NOT NULL PRIMARY KEY, "template" TEXT NOT NULL, "language" TEXT NOT NULL, "subject" TEXT NOT NULL, "body" TEXT NOT NULL, "is_shipped" INTEGER NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days'))) STRICT

CREATE INDEX "wording_version_template_language" ON "wording_version" ("template", "language")

CREATE TRIGGER wording_version_insert_guard BEFORE insert ON "wording_version"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER wording_version_insert_audit AFTER insert ON "wording_version" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'wording_version', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER wording_version_update_guard BEFORE update ON "wording_version"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER wording_version_update_audit AFTER update ON "wording_version" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'wording_version', NEW.id, 'update',
        json_object('id', OLD."id", 'template', OLD."template", 'language', OLD."language", 'subject', OLD."subject", 'body', OLD."body", 'is_shipped', OLD."is_shipped", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'template', NEW."template", 'language', NEW."language", 'subject', NEW."subject", 'body', NEW."body", 'is_shipped', NEW."is_shipped", 'made_on', NEW."made_on")); END

CREATE TRIGGER wording_version_delete_guard BEFORE delete ON "wording_version"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER wording_version_delete_audit AFTER delete ON "wording_version" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'wording_version', OLD.id, 'delete',
        json_object('id', OLD."id", 'template', OLD."template", 'language', OLD."language", 'subject', OLD."subject", 'body', OLD."body", 'is_shipped', OLD."is_shipped", 'made_on', OLD."made_on"), NULL); END

CREATE TABLE "chase_run" ("id" INTEGER NOT NULL PRIMARY KEY, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "procedure" TEXT NOT NULL, "state" TEXT NOT NULL CHECK (state IN ('open', 'finished')), "note" TEXT NOT NULL) STRICT

CREATE TRIGGER chase_run_insert_guard BEFORE insert ON "chase_run"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER chase_run_insert_audit AFTER insert ON "chase_run" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'chase_run', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER chase_run_update_guard BEFORE update ON "chase_run"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER chase_run_update_audit AFTER update ON "chase_run" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'chase_run', NEW.id, 'update',
        json_object('id', OLD."id", 'made_on', OLD."made_on", 'procedure', OLD."procedure", 'state', OLD."state", 'note', OLD."note"), json_object('id', NEW."id", 'made_on', NEW."made_on", 'procedure', NEW."procedure", 'state', NEW."state", 'note', NEW."note")); END

CREATE TRIGGER chase_run_delete_guard BEFORE delete ON "chase_run"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER chase_run_delete_audit AFTER delete ON "chase_run" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'chase_run', OLD.id, 'delete',
        json_object('id', OLD."id", 'made_on', OLD."made_on", 'procedure', OLD."procedure", 'state', OLD."state", 'note', OLD."note"), NULL); END

CREATE TABLE "message" ("id" INTEGER NOT NULL PRIMARY KEY, "run_id" INTEGER, "customer_id" INTEGER NOT NULL, "currency" TEXT NOT NULL CHECK (currency = '' OR currency GLOB '[A-Z][A-Z][A-Z]'), "channel" TEXT NOT NULL CHECK (channel IN ('email', 'letter', 'call', 'sms', 'visit')), "procedure_name" TEXT NOT NULL, "step_id" INTEGER, "step_name" TEXT NOT NULL, "template" TEXT NOT NULL, "language" TEXT NOT NULL, "wording_id" INTEGER, "state" TEXT NOT NULL CHECK (state IN ('ready', 'left_out', 'queued', 'sending', 'handed_over', 'sent', 'printed', 'task', 'failed', 'unknown', 'taken_back')), "to_name" TEXT NOT NULL, "address" TEXT NOT NULL, "subject" TEXT NOT NULL, "body" TEXT NOT NULL, "is_edited" INTEGER NOT NULL, "reminder_number" INTEGER, "total_minor" INTEGER NOT NULL CHECK (total_minor BETWEEN 0 AND 1000000000000000), "fee_minor" INTEGER NOT NULL CHECK (fee_minor BETWEEN 0 AND 1000000000000000), "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "sent_on" TEXT CHECK (sent_on IS NULL OR sent_on IS date(sent_on, '+0 days')), "sent_at" TEXT, "message_ref" TEXT NOT NULL, "attempts" INTEGER NOT NULL, "error" TEXT NOT NULL, "document_id" INTEGER, "contact_id" INTEGER, "pay_by" TEXT CHECK (pay_by IS NULL OR pay_by IS date(pay_by, '+0 days')), FOREIGN KEY ("run_id") REFERENCES "chase_run" ("id") ON DELETE RESTRICT, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("step_id") REFERENCES "procedure_step" ("id") ON DELETE RESTRICT, FOREIGN KEY ("wording_id") REFERENCES "wording_version" ("id") ON DELETE RESTRICT, FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "message_run_id" ON "message" ("run_id")

CREATE INDEX "message_customer_id" ON "message" ("customer_id")

CREATE INDEX "message_step_id" ON "message" ("step_id")

CREATE INDEX "message_wording_id" ON "message" ("wording_id")

CREATE INDEX "message_message_ref" ON "message" ("message_ref")

CREATE INDEX "message_document_id" ON "message" ("document_id")

CREATE INDEX "message_contact_id" ON "message" ("contact_id")

CREATE INDEX "message_waiting" ON "message" ("state", "id") WHERE state IN ('queued', 'sending', 'failed', 'unknown')

CREATE TRIGGER message_insert_guard BEFORE insert ON "message"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER message_insert_audit AFTER insert ON "message" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'message', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER message_update_guard BEFORE update ON "message"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER message_update_audit AFTER update ON "message" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'message', NEW.id, 'update',
        json_object('id', OLD."id", 'run_id', OLD."run_id", 'customer_id', OLD."customer_id", 'currency', OLD."currency", 'channel', OLD."channel", 'procedure_name', OLD."procedure_name", 'step_id', OLD."step_id", 'step_name', OLD."step_name", 'template', OLD."template", 'language', OLD."language", 'wording_id', OLD."wording_id", 'state', OLD."state", 'to_name', OLD."to_name", 'address', OLD."address", 'subject', OLD."subject", 'body', OLD."body", 'is_edited', OLD."is_edited", 'reminder_number', OLD."reminder_number", 'total_minor', OLD."total_minor", 'fee_minor', OLD."fee_minor", 'made_on', OLD."made_on", 'sent_on', OLD."sent_on", 'sent_at', OLD."sent_at", 'message_ref', OLD."message_ref", 'attempts', OLD."attempts", 'error', OLD."error", 'document_id', OLD."document_id", 'contact_id', OLD."contact_id", 'pay_by', OLD."pay_by"), json_object('id', NEW."id", 'run_id', NEW."run_id", 'customer_id', NEW."customer_id", 'currency', NEW."currency", 'channel', NEW."channel", 'procedure_name', NEW."procedure_name", 'step_id', NEW."step_id", 'step_name', NEW."step_name", 'template', NEW."template", 'language', NEW."language", 'wording_id', NEW."wording_id", 'state', NEW."state", 'to_name', NEW."to_name", 'address', NEW."address", 'subject', NEW."subject", 'body', NEW."body", 'is_edited', NEW."is_edited", 'reminder_number', NEW."reminder_number", 'total_minor', NEW."total_minor", 'fee_minor', NEW."fee_minor", 'made_on', NEW."made_on", 'sent_on', NEW."sent_on", 'sent_at', NEW."sent_at", 'message_ref', NEW."message_ref", 'attempts', NEW."attempts", 'error', NEW."error", 'document_id', NEW."document_id", 'contact_id', NEW."contact_id", 'pay_by', NEW."pay_by")); END

CREATE TRIGGER message_delete_guard BEFORE delete ON "message"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER message_delete_audit AFTER delete ON "message" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'message', OLD.id, 'delete',
        json_object('id', OLD."id", 'run_id', OLD."run_id", 'customer_id', OLD."customer_id", 'currency', OLD."currency", 'channel', OLD."channel", 'procedure_name', OLD."procedure_name", 'step_id', OLD."step_id", 'step_name', OLD."step_name", 'template', OLD."template", 'language', OLD."language", 'wording_id', OLD."wording_id", 'state', OLD."state", 'to_name', OLD."to_name", 'address', OLD."address", 'subject', OLD."subject", 'body', OLD."body", 'is_edited', OLD."is_edited", 'reminder_number', OLD."reminder_number", 'total_minor', OLD."total_minor", 'fee_minor', OLD."fee_minor", 'made_on', OLD."made_on", 'sent_on', OLD."sent_on", 'sent_at', OLD."sent_at", 'message_ref', OLD."message_ref", 'attempts', OLD."attempts", 'error', OLD."error", 'document_id', OLD."document_id", 'contact_id', OLD."contact_id", 'pay_by', OLD."pay_by"), NULL); END

CREATE TABLE "message_item" ("id" INTEGER NOT NULL PRIMARY KEY, "message_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "step_id" INTEGER, "open_minor" INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND 1000000000000000), "disputed_minor" INTEGER NOT NULL CHECK (disputed_minor BETWEEN 0 AND 1000000000000000), "days_overdue" INTEGER NOT NULL, "fee_minor" INTEGER NOT NULL CHECK (fee_minor BETWEEN 0 AND 1000000000000000), FOREIGN KEY ("message_id") REFERENCES "message" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("step_id") REFERENCES "procedure_step" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "message_item_message_id" ON "message_item" ("message_id")

CREATE INDEX "message_item_item_id" ON "message_item" ("item_id")

CREATE INDEX "message_item_step_id" ON "message_item" ("step_id")

CREATE TRIGGER message_item_insert_guard BEFORE insert ON "message_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER message_item_insert_audit AFTER insert ON "message_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'message_item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER message_item_update_guard BEFORE update ON "message_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER message_item_update_audit AFTER update ON "message_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'message_item', NEW.id, 'update',
        json_object('id', OLD."id", 'message_id', OLD."message_id", 'item_id', OLD."item_id", 'step_id', OLD."step_id", 'open_minor', OLD."open_minor", 'disputed_minor', OLD."disputed_minor", 'days_overdue', OLD."days_overdue", 'fee_minor', OLD."fee_minor"), json_object('id', NEW."id", 'message_id', NEW."message_id", 'item_id', NEW."item_id", 'step_id', NEW."step_id", 'open_minor', NEW."open_minor", 'disputed_minor', NEW."disputed_minor", 'days_overdue', NEW."days_overdue", 'fee_minor', NEW."fee_minor")); END

CREATE TRIGGER message_item_delete_guard BEFORE delete ON "message_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER message_item_delete_audit AFTER delete ON "message_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'message_item', OLD.id, 'delete',
        json_object('id', OLD."id", 'message_id', OLD."message_id", 'item_id', OLD."item_id", 'step_id', OLD."step_id", 'open_minor', OLD."open_minor", 'disputed_minor', OLD."disputed_minor", 'days_overdue', OLD."days_overdue", 'fee_minor', OLD."fee_minor"), NULL); END

CREATE TABLE "incoming_message" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER, "answers_id" INTEGER, "kind" TEXT NOT NULL CHECK (kind IN ('reply', 'bounce', 'auto_reply')), "from_address" TEXT NOT NULL, "subject" TEXT NOT NULL, "text" TEXT NOT NULL, "received_at" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "server_key" TEXT NOT NULL, "read_on" TEXT CHECK (read_on IS NULL OR read_on IS date(read_on, '+0 days')), "contact_id" INTEGER, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("answers_id") REFERENCES "message" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "incoming_message_customer_id" ON "incoming_message" ("customer_id")

CREATE INDEX "incoming_message_answers_id" ON "incoming_message" ("answers_id")

CREATE UNIQUE INDEX "incoming_message_server_key" ON "incoming_message" ("server_key")

CREATE INDEX "incoming_message_contact_id" ON "incoming_message" ("contact_id")

CREATE TRIGGER incoming_message_insert_guard BEFORE insert ON "incoming_message"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER incoming_message_insert_audit AFTER insert ON "incoming_message" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'incoming_message', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER incoming_message_update_guard BEFORE update ON "incoming_message"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER incoming_message_update_audit AFTER update ON "incoming_message" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'incoming_message', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'answers_id', OLD."answers_id", 'kind', OLD."kind", 'from_address', OLD."from_address", 'subject', OLD."subject", 'text', OLD."text", 'received_at', OLD."received_at", 'made_on', OLD."made_on", 'server_key', OLD."server_key", 'read_on', OLD."read_on", 'contact_id', OLD."contact_id"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'answers_id', NEW."answers_id", 'kind', NEW."kind", 'from_address', NEW."from_address", 'subject', NEW."subject", 'text', NEW."text", 'received_at', NEW."received_at", 'made_on', NEW."made_on", 'server_key', NEW."server_key", 'read_on', NEW."read_on", 'contact_id', NEW."contact_id")); END

CREATE TRIGGER incoming_message_delete_guard BEFORE delete ON "incoming_message"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER incoming_message_delete_audit AFTER delete ON "incoming_message" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'incoming_message', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'answers_id', OLD."answers_id", 'kind', OLD."kind", 'from_address', OLD."from_address", 'subject', OLD."subject", 'text', OLD."text", 'received_at', OLD."received_at", 'made_on', OLD."made_on", 'server_key', OLD."server_key", 'read_on', OLD."read_on", 'contact_id', OLD."contact_id"), NULL); END

CREATE TABLE "address_fault" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'post')), "value" TEXT NOT NULL, "reason" TEXT NOT NULL, "noted_on" TEXT NOT NULL CHECK (noted_on IS date(noted_on, '+0 days')), "cleared_on" TEXT CHECK (cleared_on IS NULL OR cleared_on IS date(cleared_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "address_fault_customer_id" ON "address_fault" ("customer_id")

CREATE TRIGGER address_fault_insert_guard BEFORE insert ON "address_fault"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_fault_insert_audit AFTER insert ON "address_fault" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address_fault', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER address_fault_update_guard BEFORE update ON "address_fault"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_fault_update_audit AFTER update ON "address_fault" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address_fault', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'value', OLD."value", 'reason', OLD."reason", 'noted_on', OLD."noted_on", 'cleared_on', OLD."cleared_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'kind', NEW."kind", 'value', NEW."value", 'reason', NEW."reason", 'noted_on', NEW."noted_on", 'cleared_on', NEW."cleared_on")); END

CREATE TRIGGER address_fault_delete_guard BEFORE delete ON "address_fault"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_fault_delete_audit AFTER delete ON "address_fault" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address_fault', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'value', OLD."value", 'reason', OLD."reason", 'noted_on', OLD."noted_on", 'cleared_on', OLD."cleared_on"), NULL); END
