CREATE TABLE "procedure" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL COLLATE NOCASE, "position" INTEGER NOT NULL, "min_gap_days" INTEGER NOT NULL CHECK (min_gap_days BETWEEN 0 AND 365), "consolidate" TEXT NOT NULL CHECK (consolidate IN ('customer', 'invoice')), "tolerance" TEXT NOT NULL CHECK (tolerance GLOB '{*}'), "is_default" INTEGER NOT NULL, "note" TEXT NOT NULL, "ended_on" TEXT CHECK (ended_on IS NULL OR ended_on IS date(ended_on, '+0 days'))) STRICT

CREATE UNIQUE INDEX "procedure_name" ON "procedure" ("name") WHERE ended_on IS NULL

CREATE TRIGGER procedure_insert_guard BEFORE insert ON "procedure"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER procedure_insert_audit AFTER insert ON "procedure" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'procedure', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER procedure_update_guard BEFORE update ON "procedure"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER procedure_update_audit AFTER update ON "procedure" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'procedure', NEW.id, 'update',
        json_object('id', OLD."id", 'name', OLD."name", 'position', OLD."position", 'min_gap_days', OLD."min_gap_days", 'consolidate', OLD."consolidate", 'tolerance', OLD."tolerance", 'is_default', OLD."is_default", 'note', OLD."note", 'ended_on', OLD."ended_on"), json_object('id', NEW."id", 'name', NEW."name", 'position', NEW."position", 'min_gap_days', NEW."min_gap_days", 'consolidate', NEW."consolidate", 'tolerance', NEW."tolerance", 'is_default', NEW."is_default", 'note', NEW."note", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER procedure_delete_guard BEFORE delete ON "procedure"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER procedure_delete_audit AFTER delete ON "procedure" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'procedure', OLD.id, 'delete',
        json_object('id', OLD."id", 'name', OLD."name", 'position', OLD."position", 'min_gap_days', OLD."min_gap_days", 'consolidate', OLD."consolidate", 'tolerance', OLD."tolerance", 'is_default', OLD."is_default", 'note', OLD."note", 'ended_on', OLD."ended_on"), NULL); END

CREATE TABLE "procedure_step" ("id" INTEGER NOT NULL PRIMARY KEY, "procedure_id" INTEGER NOT NULL, "position" INTEGER NOT NULL, "name" TEXT NOT NULL, "mode" TEXT NOT NULL CHECK (mode IN ('after_due', 'end_of_month', 'after_previous')), "days" INTEGER NOT NULL CHECK (days BETWEEN -365 AND 3650), "channel" TEXT NOT NULL CHECK (channel IN ('email', 'letter', 'call', 'sms', 'visit')), "template" TEXT NOT NULL, "min_amount" TEXT NOT NULL CHECK (min_amount GLOB '{*}'), "fee_kind" TEXT NOT NULL CHECK (fee_kind IN ('none', 'fixed', 'percent')), "fee_value" TEXT NOT NULL, "with_interest" INTEGER NOT NULL, "hold_supply" INTEGER NOT NULL, "recommend" TEXT NOT NULL CHECK (recommend IN ('', 'stop_supply', 'withdraw_terms', 'visit', 'legal', 'agency', 'write_off')), "needs_approval" INTEGER NOT NULL, "attach" TEXT NOT NULL CHECK (attach IN ('none', 'statement', 'copies', 'both')), "pay_within_days" INTEGER CHECK (pay_within_days IS NULL OR pay_within_days BETWEEN 0 AND 365), "ended_on" TEXT CHECK (ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')), FOREIGN KEY ("procedure_id") REFERENCES "procedure" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "procedure_step_procedure_id" ON "procedure_step" ("procedure_id")

CREATE TRIGGER procedure_step_insert_guard BEFORE insert ON "procedure_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER procedure_step_insert_audit AFTER insert ON "procedure_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'procedure_step', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER procedure_step_update_guard BEFORE update ON "procedure_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER procedure_step_update_audit AFTER update ON "procedure_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'procedure_step', NEW.id, 'update',
        json_object('id', OLD."id", 'procedure_id', OLD."procedure_id", 'position', OLD."position", 'name', OLD."name", 'mode', OLD."mode", 'days', OLD."days", 'channel', OLD."channel", 'template', OLD."template", 'min_amount', OLD."min_amount", 'fee_kind', OLD."fee_kind", 'fee_value', OLD."fee_value", 'with_interest', OLD."with_interest", 'hold_supply', OLD."hold_supply", 'recommend', OLD."recommend", 'needs_approval', OLD."needs_approval", 'attach', OLD."attach", 'pay_within_days', OLD."pay_within_days", 'ended_on', OLD."ended_on"), json_object('id', NEW."id", 'procedure_id', NEW."procedure_id", 'position', NEW."position", 'name', NEW."name", 'mode', NEW."mode", 'days', NEW."days", 'channel', NEW."channel", 'template', NEW."template", 'min_amount', NEW."min_amount", 'fee_kind', NEW."fee_kind", 'fee_value', NEW."fee_value", 'with_interest', NEW."with_interest", 'hold_supply', NEW."hold_supply", 'recommend', NEW."recommend", 'needs_approval', NEW."needs_approval", 'attach', NEW."attach", 'pay_within_days', NEW."pay_within_days", 'ended_on', NEW."ended_on")); END

CREATE TRIGGER procedure_step_delete_guard BEFORE delete ON "procedure_step"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER procedure_step_delete_audit AFTER delete ON "procedure_step" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'procedure_step', OLD.id, 'delete',
        json_object('id', OLD."id", 'procedure_id', OLD."procedure_id", 'position', OLD."position", 'name', OLD."name", 'mode', OLD."mode", 'days', OLD."days", 'channel', OLD."channel", 'template', OLD."template", 'min_amount', OLD."min_amount", 'fee_kind', OLD."fee_kind", 'fee_value', OLD."fee_value", 'with_interest', OLD."with_interest", 'hold_supply', OLD."hold_supply", 'recommend', OLD."recommend", 'needs_approval', OLD."needs_approval", 'attach', OLD."attach", 'pay_within_days', OLD."pay_within_days", 'ended_on', OLD."ended_on"), NULL); END

CREATE TABLE "chase_place" ("id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "procedure_id" INTEGER, "step_id" INTEGER, "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), FOREIGN KEY ("item_id") REFERENCES "item" ("id") ON DELETE RESTRICT, FOREIGN KEY ("procedure_id") REFERENCES "procedure" ("id") ON DELETE RESTRICT, FOREIGN KEY ("step_id") REFERENCES "procedure_step" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "chase_place_item_id" ON "chase_place" ("item_id")

CREATE INDEX "chase_place_procedure_id" ON "chase_place" ("procedure_id")

CREATE INDEX "chase_place_step_id" ON "chase_place" ("step_id")

CREATE TRIGGER chase_place_insert_guard BEFORE insert ON "chase_place"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER chase_place_insert_audit AFTER insert ON "chase_place" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'chase_place', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER chase_place_update_guard BEFORE update ON "chase_place"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER chase_place_update_audit AFTER update ON "chase_place" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'chase_place', NEW.id, 'update',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'procedure_id', OLD."procedure_id", 'step_id', OLD."step_id", 'reason', OLD."reason", 'made_on', OLD."made_on"), json_object('id', NEW."id", 'item_id', NEW."item_id", 'procedure_id', NEW."procedure_id", 'step_id', NEW."step_id", 'reason', NEW."reason", 'made_on', NEW."made_on")); END

CREATE TRIGGER chase_place_delete_guard BEFORE delete ON "chase_place"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER chase_place_delete_audit AFTER delete ON "chase_place" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'chase_place', OLD.id, 'delete',
        json_object('id', OLD."id", 'item_id', OLD."item_id", 'procedure_id', OLD."procedure_id", 'step_id', OLD."step_id", 'reason', OLD."reason", 'made_on', OLD."made_on"), NULL); END
