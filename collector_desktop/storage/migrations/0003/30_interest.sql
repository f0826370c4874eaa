CREATE TABLE "interest_decision" ("id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK (kind IN ('claimed', 'waived')), "decided_on" TEXT NOT NULL CHECK (decided_on IS date(decided_on, '+0 days')), "first_on" TEXT CHECK (first_on IS date(first_on, '+0 days')), "last_on" TEXT CHECK (last_on IS date(last_on, '+0 days')), "interest_minor" INTEGER NOT NULL CHECK (interest_minor BETWEEN 0 AND 1000000000000000), "fixed_minor" INTEGER NOT NULL CHECK (fixed_minor BETWEEN 0 AND 1000000000000000), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "regime" TEXT NOT NULL, "working" TEXT NOT NULL, "reason" TEXT NOT NULL, "entry_id" INTEGER, "claim_id" INTEGER, FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("entry_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("claim_id") REFERENCES "interest_decision" ("id") ON DELETE RESTRICT, CHECK (interest_minor + fixed_minor > 0), CHECK ((kind = 'waived') = (reason <> '')), CHECK ((first_on IS NULL) = (last_on IS NULL) AND (last_on IS NULL OR last_on >= first_on))) STRICT

CREATE INDEX "interest_decision_item_id" ON "interest_decision" ("item_id")

CREATE INDEX "interest_decision_claim_id" ON "interest_decision" ("claim_id")

CREATE UNIQUE INDEX "interest_decision_entry" ON "interest_decision" ("entry_id") WHERE entry_id IS NOT NULL

CREATE TRIGGER interest_decision_insert_guard BEFORE insert ON "interest_decision"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER interest_decision_insert_audit AFTER insert ON "interest_decision" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'interest_decision', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER interest_decision_update_guard BEFORE update ON "interest_decision"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER interest_decision_update_audit AFTER update ON "interest_decision" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'interest_decision', NEW.id, 'update',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'kind', OLD."kind", 'decided_on', OLD."decided_on", 'first_on', OLD."first_on", 'last_on', OLD."last_on", 'interest_minor', OLD."interest_minor", 'fixed_minor', OLD."fixed_minor", 'currency', OLD."currency", 'regime', OLD."regime", 'working', OLD."working", 'reason', OLD."reason", 'entry_id', OLD."entry_id", 'claim_id', OLD."claim_id"), json_object('id', NEW."id", 'item_id', NEW."item_id", 'kind', NEW."kind", 'decided_on', NEW."decided_on", 'first_on', NEW."first_on", 'last_on', NEW."last_on", 'interest_minor', NEW."interest_minor", 'fixed_minor', NEW."fixed_minor", 'currency', NEW."currency", 'regime', NEW."regime", 'working', NEW."working", 'reason', NEW."reason", 'entry_id', NEW."entry_id", 'claim_id', NEW."claim_id")); END

CREATE TRIGGER interest_decision_delete_guard BEFORE delete ON "interest_decision"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER interest_decision_delete_audit AFTER delete ON "interest_decision" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'interest_decision', OLD.id, 'delete',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'kind', OLD."kind", 'decided_on', OLD."decided_on", 'first_on', OLD."first_on", 'last_on', OLD."last_on", 'interest_minor', OLD."interest_minor", 'fixed_minor', OLD."fixed_minor", 'currency', OLD."currency", 'regime', OLD."regime", 'working', OLD."working", 'reason', OLD."reason", 'entry_id', OLD."entry_id", 'claim_id', OLD."claim_id"), NULL); END

CREATE TABLE "interest_term" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER, "group_id" INTEGER, "key" TEXT NOT NULL, "value" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("group_id") REFERENCES "customer_group" ("id") ON DELETE RESTRICT, CHECK ((customer_id IS NULL) <> (group_id IS NULL))) STRICT

CREATE UNIQUE INDEX "interest_term_customer_id_key" ON "interest_term" ("customer_id", "key")

CREATE UNIQUE INDEX "interest_term_group_id_key" ON "interest_term" ("group_id", "key")

CREATE TRIGGER interest_term_insert_guard BEFORE insert ON "interest_term"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER interest_term_insert_audit AFTER insert ON "interest_term" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'interest_term', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER interest_term_update_guard BEFORE update ON "interest_term"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER interest_term_update_audit AFTER update ON "interest_term" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'interest_term', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'group_id', OLD."group_id", 'key', OLD."key", 'value', OLD."value"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'group_id', NEW."group_id", 'key', NEW."key", 'value', NEW."value")); END

CREATE TRIGGER interest_term_delete_guard BEFORE delete ON "interest_term"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER interest_term_delete_audit AFTER delete ON "interest_term" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'interest_term', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'group_id', OLD."group_id", 'key', OLD."key", 'value', OLD."value"), NULL); END
