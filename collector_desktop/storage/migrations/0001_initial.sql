CREATE TABLE "operation" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL, "kind" TEXT NOT NULL, "summary" TEXT NOT NULL, "actor" TEXT NOT NULL, "version" TEXT NOT NULL, "made_at" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "undoes_id" INTEGER, "undone_by_id" INTEGER, FOREIGN KEY ("undoes_id") REFERENCES "operation" ("id"), FOREIGN KEY ("undone_by_id") REFERENCES "operation" ("id")) STRICT

CREATE UNIQUE INDEX "operation_uid" ON "operation" ("uid")

CREATE INDEX "operation_undoes_id" ON "operation" ("undoes_id")

CREATE INDEX "operation_undone_by_id" ON "operation" ("undone_by_id")

CREATE TABLE "import_batch" ("id" INTEGER NOT NULL PRIMARY KEY, "operation_id" INTEGER NOT NULL, "file_name" TEXT NOT NULL, "sha256" TEXT NOT NULL, "profile" TEXT NOT NULL, "kind" TEXT NOT NULL, "imported_on" TEXT NOT NULL CHECK (imported_on IS date(imported_on, '+0 days')), "created" INTEGER NOT NULL, "updated" INTEGER NOT NULL, "unchanged" INTEGER NOT NULL, "closed" INTEGER NOT NULL, "rejected" INTEGER NOT NULL, FOREIGN KEY ("operation_id") REFERENCES "operation" ("id")) STRICT

CREATE INDEX "import_batch_operation_id" ON "import_batch" ("operation_id")

CREATE INDEX "import_batch_sha256" ON "import_batch" ("sha256")

CREATE TABLE "customer_group" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "terms" TEXT NOT NULL, "procedure" TEXT NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE UNIQUE INDEX "customer_group_name" ON "customer_group" ("name")

CREATE INDEX "customer_group_batch_id" ON "customer_group" ("batch_id")

CREATE TABLE "customer" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL COLLATE NOCASE, "name" TEXT NOT NULL COLLATE NOCASE, "kind" TEXT NOT NULL CHECK (kind IN ('company', 'sole_trader', 'consumer')), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "terms" TEXT NOT NULL, "credit_limit_minor" INTEGER CHECK (credit_limit_minor BETWEEN 0 AND 1000000000000000), "group_id" INTEGER, "procedure" TEXT NOT NULL, "email" TEXT NOT NULL, "phone" TEXT NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("group_id") REFERENCES "customer_group" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE UNIQUE INDEX "customer_code" ON "customer" ("code")

CREATE INDEX "customer_name" ON "customer" ("name")

CREATE INDEX "customer_group_id" ON "customer" ("group_id")

CREATE INDEX "customer_batch_id" ON "customer" ("batch_id")

CREATE TABLE "address" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "line1" TEXT NOT NULL, "line2" TEXT NOT NULL, "city" TEXT NOT NULL, "region" TEXT NOT NULL, "postcode" TEXT NOT NULL, "country" TEXT NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "address_customer_id" ON "address" ("customer_id")

CREATE INDEX "address_batch_id" ON "address" ("batch_id")

CREATE UNIQUE INDEX "address_customer_id_kind" ON "address" ("customer_id", "kind")

CREATE TABLE "item" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "type" TEXT NOT NULL CHECK (type IN ('invoice', 'credit_note', 'receipt', 'refund', 'debit_adjustment', 'credit_adjustment')), "number" TEXT NOT NULL, "number_key" TEXT NOT NULL, "document_on" TEXT NOT NULL CHECK (document_on IS date(document_on, '+0 days')), "due_on" TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')), "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "open_minor" INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND amount_minor), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "reference" TEXT NOT NULL, "description" TEXT NOT NULL, "method" TEXT NOT NULL, "origin" TEXT NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "item_batch_id" ON "item" ("batch_id")

CREATE UNIQUE INDEX "item_customer_id_type_number_key" ON "item" ("customer_id", "type", "number_key")

CREATE INDEX "item_number_key" ON "item" ("number_key")

CREATE INDEX "item_customer_id_document_on" ON "item" ("customer_id", "document_on")

CREATE INDEX "item_document_on" ON "item" ("document_on")

CREATE INDEX "item_open" ON "item" ("customer_id", "due_on", "open_minor", "type", "currency") WHERE open_minor <> 0

CREATE INDEX "item_open_due" ON "item" ("due_on") WHERE open_minor <> 0

CREATE TABLE "allocation" ("id" INTEGER NOT NULL PRIMARY KEY, "source_id" INTEGER NOT NULL, "target_id" INTEGER NOT NULL, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "allocated_on" TEXT NOT NULL CHECK (allocated_on IS date(allocated_on, '+0 days')), "batch_id" INTEGER, FOREIGN KEY ("source_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("target_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "allocation_batch_id" ON "allocation" ("batch_id")

CREATE INDEX "allocation_source_id_allocated_on_amount_minor" ON "allocation" ("source_id", "allocated_on", "amount_minor")

CREATE INDEX "allocation_target_id_allocated_on_amount_minor" ON "allocation" ("target_id", "allocated_on", "amount_minor")

CREATE INDEX "allocation_allocated_on" ON "allocation" ("allocated_on")

CREATE TABLE "audit_change" ("id" INTEGER NOT NULL PRIMARY KEY, "operation_id" INTEGER NOT NULL, "table_name" TEXT NOT NULL, "row_id" INTEGER NOT NULL, "action" TEXT NOT NULL, "before" TEXT, "after" TEXT, FOREIGN KEY ("operation_id") REFERENCES "operation" ("id")) STRICT

CREATE INDEX "audit_change_operation_id" ON "audit_change" ("operation_id")

CREATE INDEX "audit_change_table_name_row_id" ON "audit_change" ("table_name", "row_id")

CREATE TABLE "column_mapping" ("id" INTEGER NOT NULL PRIMARY KEY, "signature" TEXT NOT NULL, "name" TEXT NOT NULL, "mapping" TEXT NOT NULL) STRICT

CREATE UNIQUE INDEX "column_mapping_signature" ON "column_mapping" ("signature")

CREATE TABLE "person" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "name" TEXT NOT NULL, "role" TEXT NOT NULL, "email" TEXT NOT NULL, "is_main" INTEGER NOT NULL, "do_not_call" INTEGER NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "person_customer_id" ON "person" ("customer_id")

CREATE INDEX "person_batch_id" ON "person" ("batch_id")

CREATE TABLE "document" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "kind" TEXT NOT NULL, "file_name" TEXT NOT NULL, "path" TEXT NOT NULL, "sha256" TEXT NOT NULL, "size" INTEGER NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "document_customer_id" ON "document" ("customer_id")

CREATE INDEX "document_sha256" ON "document" ("sha256")

CREATE TABLE "contact" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('call', 'email', 'letter', 'sms', 'visit', 'note')), "outcome" TEXT NOT NULL, "person_id" INTEGER, "person_name" TEXT NOT NULL, "note" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "made_minute" INTEGER CHECK (made_minute IS NULL OR made_minute BETWEEN 0 AND 1439), "next_on" TEXT CHECK (next_on IS date(next_on, '+0 days')), "next_minute" INTEGER CHECK (next_minute IS NULL OR next_minute BETWEEN 0 AND 1439), "closed_by_id" INTEGER, "document_id" INTEGER, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT, FOREIGN KEY ("closed_by_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "contact_person_id" ON "contact" ("person_id")

CREATE INDEX "contact_closed_by_id" ON "contact" ("closed_by_id")

CREATE INDEX "contact_document_id" ON "contact" ("document_id")

CREATE INDEX "contact_customer_id_made_on" ON "contact" ("customer_id", "made_on")

CREATE INDEX "contact_follow_up" ON "contact" ("next_on", "customer_id") WHERE next_on IS NOT NULL AND closed_by_id IS NULL

CREATE TABLE "contact_item" ("id" INTEGER NOT NULL PRIMARY KEY, "contact_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "contact_item_contact_id" ON "contact_item" ("contact_id")

CREATE INDEX "contact_item_item_id" ON "contact_item" ("item_id")

CREATE TABLE "current_operation" ("id" INTEGER NOT NULL PRIMARY KEY, "operation_id" INTEGER, "batch_id" INTEGER, "actor" TEXT NOT NULL, "version" TEXT NOT NULL, FOREIGN KEY ("operation_id") REFERENCES "operation" ("id"), FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "current_operation_operation_id" ON "current_operation" ("operation_id")

CREATE INDEX "current_operation_batch_id" ON "current_operation" ("batch_id")

CREATE TABLE "phone" ("id" INTEGER NOT NULL PRIMARY KEY, "person_id" INTEGER NOT NULL, "number" TEXT NOT NULL, "label" TEXT NOT NULL, "is_wrong" INTEGER NOT NULL, "batch_id" INTEGER, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT, FOREIGN KEY ("batch_id") REFERENCES "import_batch" ("id")) STRICT

CREATE INDEX "phone_person_id" ON "phone" ("person_id")

CREATE INDEX "phone_batch_id" ON "phone" ("batch_id")

CREATE TABLE "promise" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "contact_id" INTEGER, "amount_minor" INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 1000000000000000), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "taken_on" TEXT NOT NULL CHECK (taken_on IS date(taken_on, '+0 days')), "pay_by" TEXT NOT NULL CHECK (pay_by IS date(pay_by, '+0 days')), "method" TEXT NOT NULL, "person_name" TEXT NOT NULL, "status" TEXT NOT NULL CHECK (status IN ('open', 'kept', 'partly', 'broken', 'cancelled')), "received_minor" INTEGER NOT NULL CHECK (received_minor BETWEEN 0 AND 1000000000000000), "decided_on" TEXT CHECK (decided_on IS date(decided_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "promise_contact_id" ON "promise" ("contact_id")

CREATE INDEX "promise_customer_id_status_pay_by" ON "promise" ("customer_id", "status", "pay_by")

CREATE INDEX "promise_status_pay_by" ON "promise" ("status", "pay_by")

CREATE TABLE "promise_item" ("id" INTEGER NOT NULL PRIMARY KEY, "promise_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, FOREIGN KEY ("promise_id") REFERENCES "promise" ("id") ON DELETE RESTRICT, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "promise_item_promise_id" ON "promise_item" ("promise_id")

CREATE INDEX "promise_item_item_id" ON "promise_item" ("item_id")

CREATE TABLE "setting_value" ("id" INTEGER NOT NULL PRIMARY KEY, "key" TEXT NOT NULL, "value" TEXT NOT NULL) STRICT

CREATE UNIQUE INDEX "setting_value_key" ON "setting_value" ("key")

CREATE TABLE "stored_image" ("id" INTEGER NOT NULL PRIMARY KEY, "key" TEXT NOT NULL, "content" BLOB NOT NULL) STRICT

CREATE UNIQUE INDEX "stored_image_key" ON "stored_image" ("key")

INSERT INTO current_operation (id, actor, version) VALUES (1, '', '')

CREATE TRIGGER customer_group_insert_guard BEFORE insert ON "customer_group"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_group_insert_audit AFTER insert ON "customer_group"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_group', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER customer_group_update_guard BEFORE update ON "customer_group"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_group_update_audit AFTER update ON "customer_group" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_group', NEW.id, 'update',
        json_object('id', OLD."id", 'name', OLD."name", 'terms', OLD."terms", 'procedure', OLD."procedure", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'name', NEW."name", 'terms', NEW."terms", 'procedure', NEW."procedure", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER customer_group_delete_guard BEFORE delete ON "customer_group"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_group_delete_audit AFTER delete ON "customer_group" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer_group', OLD.id, 'delete',
        json_object('id', OLD."id", 'name', OLD."name", 'terms', OLD."terms", 'procedure', OLD."procedure", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER customer_insert_guard BEFORE insert ON "customer"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_insert_audit AFTER insert ON "customer"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER customer_update_guard BEFORE update ON "customer"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_update_audit AFTER update ON "customer" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer', NEW.id, 'update',
        json_object('id', OLD."id", 'code', OLD."code", 'name', OLD."name", 'kind', OLD."kind", 'currency', OLD."currency", 'terms', OLD."terms", 'credit_limit_minor', OLD."credit_limit_minor", 'group_id', OLD."group_id", 'procedure', OLD."procedure", 'email', OLD."email", 'phone', OLD."phone", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'code', NEW."code", 'name', NEW."name", 'kind', NEW."kind", 'currency', NEW."currency", 'terms', NEW."terms", 'credit_limit_minor', NEW."credit_limit_minor", 'group_id', NEW."group_id", 'procedure', NEW."procedure", 'email', NEW."email", 'phone', NEW."phone", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER customer_delete_guard BEFORE delete ON "customer"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER customer_delete_audit AFTER delete ON "customer" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'customer', OLD.id, 'delete',
        json_object('id', OLD."id", 'code', OLD."code", 'name', OLD."name", 'kind', OLD."kind", 'currency', OLD."currency", 'terms', OLD."terms", 'credit_limit_minor', OLD."credit_limit_minor", 'group_id', OLD."group_id", 'procedure', OLD."procedure", 'email', OLD."email", 'phone', OLD."phone", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER address_insert_guard BEFORE insert ON "address"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_insert_audit AFTER insert ON "address"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER address_update_guard BEFORE update ON "address"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_update_audit AFTER update ON "address" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'line1', OLD."line1", 'line2', OLD."line2", 'city', OLD."city", 'region', OLD."region", 'postcode', OLD."postcode", 'country', OLD."country", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'kind', NEW."kind", 'line1', NEW."line1", 'line2', NEW."line2", 'city', NEW."city", 'region', NEW."region", 'postcode', NEW."postcode", 'country', NEW."country", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER address_delete_guard BEFORE delete ON "address"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER address_delete_audit AFTER delete ON "address" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'address', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'line1', OLD."line1", 'line2', OLD."line2", 'city', OLD."city", 'region', OLD."region", 'postcode', OLD."postcode", 'country', OLD."country", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER person_insert_guard BEFORE insert ON "person"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER person_insert_audit AFTER insert ON "person"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'person', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER person_update_guard BEFORE update ON "person"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER person_update_audit AFTER update ON "person" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'person', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'name', OLD."name", 'role', OLD."role", 'email', OLD."email", 'is_main', OLD."is_main", 'do_not_call', OLD."do_not_call", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'name', NEW."name", 'role', NEW."role", 'email', NEW."email", 'is_main', NEW."is_main", 'do_not_call', NEW."do_not_call", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER person_delete_guard BEFORE delete ON "person"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER person_delete_audit AFTER delete ON "person" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'person', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'name', OLD."name", 'role', OLD."role", 'email', OLD."email", 'is_main', OLD."is_main", 'do_not_call', OLD."do_not_call", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER phone_insert_guard BEFORE insert ON "phone"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER phone_insert_audit AFTER insert ON "phone"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'phone', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER phone_update_guard BEFORE update ON "phone"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER phone_update_audit AFTER update ON "phone" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'phone', NEW.id, 'update',
        json_object('id', OLD."id", 'person_id', OLD."person_id", 'number', OLD."number", 'label', OLD."label", 'is_wrong', OLD."is_wrong", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'person_id', NEW."person_id", 'number', NEW."number", 'label', NEW."label", 'is_wrong', NEW."is_wrong", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER phone_delete_guard BEFORE delete ON "phone"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER phone_delete_audit AFTER delete ON "phone" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'phone', OLD.id, 'delete',
        json_object('id', OLD."id", 'person_id', OLD."person_id", 'number', OLD."number", 'label', OLD."label", 'is_wrong', OLD."is_wrong", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER item_insert_guard BEFORE insert ON "item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER item_insert_audit AFTER insert ON "item"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER item_update_guard BEFORE update ON "item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER item_update_audit AFTER update ON "item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'item', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'type', OLD."type", 'number', OLD."number", 'number_key', OLD."number_key", 'document_on', OLD."document_on", 'due_on', OLD."due_on", 'amount_minor', OLD."amount_minor", 'open_minor', OLD."open_minor", 'currency', OLD."currency", 'reference', OLD."reference", 'description', OLD."description", 'method', OLD."method", 'origin', OLD."origin", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'type', NEW."type", 'number', NEW."number", 'number_key', NEW."number_key", 'document_on', NEW."document_on", 'due_on', NEW."due_on", 'amount_minor', NEW."amount_minor", 'open_minor', NEW."open_minor", 'currency', NEW."currency", 'reference', NEW."reference", 'description', NEW."description", 'method', NEW."method", 'origin', NEW."origin", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER item_delete_guard BEFORE delete ON "item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER item_delete_audit AFTER delete ON "item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'item', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'type', OLD."type", 'number', OLD."number", 'number_key', OLD."number_key", 'document_on', OLD."document_on", 'due_on', OLD."due_on", 'amount_minor', OLD."amount_minor", 'open_minor', OLD."open_minor", 'currency', OLD."currency", 'reference', OLD."reference", 'description', OLD."description", 'method', OLD."method", 'origin', OLD."origin", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER allocation_insert_guard BEFORE insert ON "allocation"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER allocation_insert_audit AFTER insert ON "allocation"
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation) BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'allocation', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER allocation_update_guard BEFORE update ON "allocation"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER allocation_update_audit AFTER update ON "allocation" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'allocation', NEW.id, 'update',
        json_object('id', OLD."id", 'source_id', OLD."source_id", 'target_id', OLD."target_id", 'amount_minor', OLD."amount_minor", 'allocated_on', OLD."allocated_on", 'batch_id', OLD."batch_id"), json_object('id', NEW."id", 'source_id', NEW."source_id", 'target_id', NEW."target_id", 'amount_minor', NEW."amount_minor", 'allocated_on', NEW."allocated_on", 'batch_id', NEW."batch_id")); END

CREATE TRIGGER allocation_delete_guard BEFORE delete ON "allocation"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER allocation_delete_audit AFTER delete ON "allocation" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'allocation', OLD.id, 'delete',
        json_object('id', OLD."id", 'source_id', OLD."source_id", 'target_id', OLD."target_id", 'amount_minor', OLD."amount_minor", 'allocated_on', OLD."allocated_on", 'batch_id', OLD."batch_id"), NULL); END

CREATE TRIGGER document_insert_guard BEFORE insert ON "document"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER document_insert_audit AFTER insert ON "document" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'document', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER document_update_guard BEFORE update ON "document"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER document_update_audit AFTER update ON "document" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'document', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'file_name', OLD."file_name", 'path', OLD."path", 'sha256', OLD."sha256", 'size', OLD."size", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'kind', NEW."kind", 'file_name', NEW."file_name", 'path', NEW."path", 'sha256', NEW."sha256", 'size', NEW."size", 'made_on', NEW."made_on")); END

CREATE TRIGGER document_delete_guard BEFORE delete ON "document"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER document_delete_audit AFTER delete ON "document" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'document', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'file_name', OLD."file_name", 'path', OLD."path", 'sha256', OLD."sha256", 'size', OLD."size", 'made_on', OLD."made_on"), NULL); END

CREATE TRIGGER contact_insert_guard BEFORE insert ON "contact"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_insert_audit AFTER insert ON "contact" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER contact_update_guard BEFORE update ON "contact"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_update_audit AFTER update ON "contact" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'outcome', OLD."outcome", 'person_id', OLD."person_id", 'person_name', OLD."person_name", 'note', OLD."note", 'made_on', OLD."made_on", 'made_minute', OLD."made_minute", 'next_on', OLD."next_on", 'next_minute', OLD."next_minute", 'closed_by_id', OLD."closed_by_id", 'document_id', OLD."document_id"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'kind', NEW."kind", 'outcome', NEW."outcome", 'person_id', NEW."person_id", 'person_name', NEW."person_name", 'note', NEW."note", 'made_on', NEW."made_on", 'made_minute', NEW."made_minute", 'next_on', NEW."next_on", 'next_minute', NEW."next_minute", 'closed_by_id', NEW."closed_by_id", 'document_id', NEW."document_id")); END

CREATE TRIGGER contact_delete_guard BEFORE delete ON "contact"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_delete_audit AFTER delete ON "contact" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'kind', OLD."kind", 'outcome', OLD."outcome", 'person_id', OLD."person_id", 'person_name', OLD."person_name", 'note', OLD."note", 'made_on', OLD."made_on", 'made_minute', OLD."made_minute", 'next_on', OLD."next_on", 'next_minute', OLD."next_minute", 'closed_by_id', OLD."closed_by_id", 'document_id', OLD."document_id"), NULL); END

CREATE TRIGGER contact_item_insert_guard BEFORE insert ON "contact_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_item_insert_audit AFTER insert ON "contact_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER contact_item_update_guard BEFORE update ON "contact_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_item_update_audit AFTER update ON "contact_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_item', NEW.id, 'update',
        json_object('id', OLD."id", 'contact_id', OLD."contact_id", 'item_id', OLD."item_id"), json_object('id', NEW."id", 'contact_id', NEW."contact_id", 'item_id', NEW."item_id")); END

CREATE TRIGGER contact_item_delete_guard BEFORE delete ON "contact_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER contact_item_delete_audit AFTER delete ON "contact_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'contact_item', OLD.id, 'delete',
        json_object('id', OLD."id", 'contact_id', OLD."contact_id", 'item_id', OLD."item_id"), NULL); END

CREATE TRIGGER promise_insert_guard BEFORE insert ON "promise"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_insert_audit AFTER insert ON "promise" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER promise_update_guard BEFORE update ON "promise"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_update_audit AFTER update ON "promise" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'contact_id', OLD."contact_id", 'amount_minor', OLD."amount_minor", 'currency', OLD."currency", 'taken_on', OLD."taken_on", 'pay_by', OLD."pay_by", 'method', OLD."method", 'person_name', OLD."person_name", 'status', OLD."status", 'received_minor', OLD."received_minor", 'decided_on', OLD."decided_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'contact_id', NEW."contact_id", 'amount_minor', NEW."amount_minor", 'currency', NEW."currency", 'taken_on', NEW."taken_on", 'pay_by', NEW."pay_by", 'method', NEW."method", 'person_name', NEW."person_name", 'status', NEW."status", 'received_minor', NEW."received_minor", 'decided_on', NEW."decided_on")); END

CREATE TRIGGER promise_delete_guard BEFORE delete ON "promise"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_delete_audit AFTER delete ON "promise" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'contact_id', OLD."contact_id", 'amount_minor', OLD."amount_minor", 'currency', OLD."currency", 'taken_on', OLD."taken_on", 'pay_by', OLD."pay_by", 'method', OLD."method", 'person_name', OLD."person_name", 'status', OLD."status", 'received_minor', OLD."received_minor", 'decided_on', OLD."decided_on"), NULL); END

CREATE TRIGGER promise_item_insert_guard BEFORE insert ON "promise_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_item_insert_audit AFTER insert ON "promise_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_item', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER promise_item_update_guard BEFORE update ON "promise_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_item_update_audit AFTER update ON "promise_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_item', NEW.id, 'update',
        json_object('id', OLD."id", 'promise_id', OLD."promise_id", 'item_id', OLD."item_id"), json_object('id', NEW."id", 'promise_id', NEW."promise_id", 'item_id', NEW."item_id")); END

CREATE TRIGGER promise_item_delete_guard BEFORE delete ON "promise_item"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER promise_item_delete_audit AFTER delete ON "promise_item" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'promise_item', OLD.id, 'delete',
        json_object('id', OLD."id", 'promise_id', OLD."promise_id", 'item_id', OLD."item_id"), NULL); END

CREATE TRIGGER import_batch_insert_guard BEFORE insert ON "import_batch"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER import_batch_insert_audit AFTER insert ON "import_batch" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'import_batch', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER import_batch_update_guard BEFORE update ON "import_batch"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER import_batch_update_audit AFTER update ON "import_batch" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'import_batch', NEW.id, 'update',
        json_object('id', OLD."id", 'operation_id', OLD."operation_id", 'file_name', OLD."file_name", 'sha256', OLD."sha256", 'profile', OLD."profile", 'kind', OLD."kind", 'imported_on', OLD."imported_on", 'created', OLD."created", 'updated', OLD."updated", 'unchanged', OLD."unchanged", 'closed', OLD."closed", 'rejected', OLD."rejected"), json_object('id', NEW."id", 'operation_id', NEW."operation_id", 'file_name', NEW."file_name", 'sha256', NEW."sha256", 'profile', NEW."profile", 'kind', NEW."kind", 'imported_on', NEW."imported_on", 'created', NEW."created", 'updated', NEW."updated", 'unchanged', NEW."unchanged", 'closed', NEW."closed", 'rejected', NEW."rejected")); END

CREATE TRIGGER import_batch_delete_guard BEFORE delete ON "import_batch"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER import_batch_delete_audit AFTER delete ON "import_batch" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'import_batch', OLD.id, 'delete',
        json_object('id', OLD."id", 'operation_id', OLD."operation_id", 'file_name', OLD."file_name", 'sha256', OLD."sha256", 'profile', OLD."profile", 'kind', OLD."kind", 'imported_on', OLD."imported_on", 'created', OLD."created", 'updated', OLD."updated", 'unchanged', OLD."unchanged", 'closed', OLD."closed", 'rejected', OLD."rejected"), NULL); END

CREATE TRIGGER column_mapping_insert_guard BEFORE insert ON "column_mapping"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER column_mapping_insert_audit AFTER insert ON "column_mapping" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'column_mapping', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER column_mapping_update_guard BEFORE update ON "column_mapping"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER column_mapping_update_audit AFTER update ON "column_mapping" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'column_mapping', NEW.id, 'update',
        json_object('id', OLD."id", 'signature', OLD."signature", 'name', OLD."name", 'mapping', OLD."mapping"), json_object('id', NEW."id", 'signature', NEW."signature", 'name', NEW."name", 'mapping', NEW."mapping")); END

CREATE TRIGGER column_mapping_delete_guard BEFORE delete ON "column_mapping"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER column_mapping_delete_audit AFTER delete ON "column_mapping" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'column_mapping', OLD.id, 'delete',
        json_object('id', OLD."id", 'signature', OLD."signature", 'name', OLD."name", 'mapping', OLD."mapping"), NULL); END

CREATE TRIGGER setting_value_insert_guard BEFORE insert ON "setting_value"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER setting_value_insert_audit AFTER insert ON "setting_value" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'setting_value', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER setting_value_update_guard BEFORE update ON "setting_value"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER setting_value_update_audit AFTER update ON "setting_value" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'setting_value', NEW.id, 'update',
        json_object('id', OLD."id", 'key', OLD."key", 'value', OLD."value"), json_object('id', NEW."id", 'key', NEW."key", 'value', NEW."value")); END

CREATE TRIGGER setting_value_delete_guard BEFORE delete ON "setting_value"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER setting_value_delete_audit AFTER delete ON "setting_value" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'setting_value', OLD.id, 'delete',
        json_object('id', OLD."id", 'key', OLD."key", 'value', OLD."value"), NULL); END

CREATE TRIGGER stored_image_insert_guard BEFORE insert ON "stored_image"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER stored_image_insert_audit AFTER insert ON "stored_image" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'stored_image', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER stored_image_update_guard BEFORE update ON "stored_image"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER stored_image_update_audit AFTER update ON "stored_image" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'stored_image', NEW.id, 'update',
        json_object('id', OLD."id", 'key', OLD."key", 'content', hex(OLD."content")), json_object('id', NEW."id", 'key', NEW."key", 'content', hex(NEW."content"))); END

CREATE TRIGGER stored_image_delete_guard BEFORE delete ON "stored_image"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER stored_image_delete_audit AFTER delete ON "stored_image" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'stored_image', OLD.id, 'delete',
        json_object('id', OLD."id", 'key', OLD."key", 'content', hex(OLD."content")), NULL); END
