CREATE TABLE "next_step" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "step" TEXT NOT NULL CHECK (step IN ('stop_supply', 'withdraw_terms', 'visit', 'director_letter', 'letter_before_action', 'statutory_demand', 'court_claim', 'agency', 'insurance_claim', 'one_more_chance', 'write_off')), "suggested" TEXT NOT NULL, "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "next_step_customer_id" ON "next_step" ("customer_id")

CREATE TRIGGER next_step_insert_guard BEFORE insert ON "next_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER next_step_insert_audit AFTER insert ON "next_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'next_step', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER next_step_update_guard BEFORE update ON "next_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER next_step_update_audit AFTER update ON "next_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'next_step', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'step', OLD."step", 'suggested', OLD."suggested", 'reason', OLD."reason", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'step', NEW."step", 'suggested', NEW."suggested", 'reason', NEW."reason", 'made_on', NEW."made_on")); END

CREATE TRIGGER next_step_delete_guard BEFORE delete ON "next_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER next_step_delete_audit AFTER delete ON "next_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'next_step', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'step', OLD."step", 'suggested', OLD."suggested", 'reason', OLD."reason", 'made_on', OLD."made_on"), NULL); END
