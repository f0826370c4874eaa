CREATE TABLE "credit_application" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "received_on" TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')), "asked_minor" INTEGER NOT NULL CHECK (asked_minor BETWEEN 0 AND 1000000000000000), "asked_terms" TEXT NOT NULL, "net_worth_minor" INTEGER CHECK (net_worth_minor BETWEEN 0 AND 1000000000000000), "years_trading" INTEGER CHECK (years_trading IS NULL OR years_trading BETWEEN 0 AND 999), "agency_minor" INTEGER CHECK (agency_minor BETWEEN 0 AND 1000000000000000), "guarantee" TEXT NOT NULL, "trade_references" TEXT NOT NULL, "note" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "credit_application_customer_id" ON "credit_application" ("customer_id")

CREATE TRIGGER credit_application_insert_guard BEFORE insert ON "credit_application"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_application_insert_audit AFTER insert ON "credit_application" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_application', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER credit_application_update_guard BEFORE update ON "credit_application"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_application_update_audit AFTER update ON "credit_application" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_application', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'received_on', OLD."received_on", 'asked_minor', OLD."asked_minor", 'asked_terms', OLD."asked_terms", 'net_worth_minor', OLD."net_worth_minor", 'years_trading', OLD."years_trading", 'agency_minor', OLD."agency_minor", 'guarantee', OLD."guarantee", 'trade_references', OLD."trade_references", 'note', OLD."note"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'received_on', NEW."received_on", 'asked_minor', NEW."asked_minor", 'asked_terms', NEW."asked_terms", 'net_worth_minor', NEW."net_worth_minor", 'years_trading', NEW."years_trading", 'agency_minor', NEW."agency_minor", 'guarantee', NEW."guarantee", 'trade_references', NEW."trade_references", 'note', NEW."note")); END

CREATE TRIGGER credit_application_delete_guard BEFORE delete ON "credit_application"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_application_delete_audit AFTER delete ON "credit_application" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_application', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'received_on', OLD."received_on", 'asked_minor', OLD."asked_minor", 'asked_terms', OLD."asked_terms", 'net_worth_minor', OLD."net_worth_minor", 'years_trading', OLD."years_trading", 'agency_minor', OLD."agency_minor", 'guarantee', OLD."guarantee", 'trade_references', OLD."trade_references", 'note', OLD."note"), NULL); END

CREATE TABLE "credit_decision" ("id" INTEGER NOT NULL PRIMARY KEY, "customer_id" INTEGER NOT NULL, "application_id" INTEGER, "decision" TEXT NOT NULL CHECK (decision IN ('granted', 'deposit', 'declined')) CHECK ((deposit_minor IS NOT NULL) = (decision = 'deposit')), "limit_minor" INTEGER CHECK (limit_minor BETWEEN 0 AND 1000000000000000), "before_minor" INTEGER CHECK (before_minor BETWEEN 0 AND 1000000000000000), "currency" TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'), "terms" TEXT NOT NULL, "deposit_minor" INTEGER CHECK (deposit_minor BETWEEN 1 AND 1000000000000000), "conditions" TEXT NOT NULL, "reason" TEXT NOT NULL, "made_on" TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')), "review_on" TEXT CHECK (review_on IS NULL OR review_on IS date(review_on, '+0 days')), FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("application_id") REFERENCES "credit_application" ("id") ON DELETE RESTRICT) STRICT

CREATE INDEX "credit_decision_customer_id" ON "credit_decision" ("customer_id")

CREATE INDEX "credit_decision_application_id" ON "credit_decision" ("application_id")

CREATE INDEX "credit_decision_review_on" ON "credit_decision" ("review_on")

CREATE TRIGGER credit_decision_insert_guard BEFORE insert ON "credit_decision"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_decision_insert_audit AFTER insert ON "credit_decision" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_decision', NEW.id, 'insert',
        NULL, NULL); END

CREATE TRIGGER credit_decision_update_guard BEFORE update ON "credit_decision"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_decision_update_audit AFTER update ON "credit_decision" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_decision', NEW.id, 'update',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'application_id', OLD."application_id", 'decision', OLD."decision", 'limit_minor', OLD."limit_minor", 'before_minor', OLD."before_minor", 'currency', OLD."currency", 'terms', OLD."terms", 'deposit_minor', OLD."deposit_minor", 'conditions', OLD."conditions", 'reason', OLD."reason", 'made_on', OLD."made_on", 'review_on', OLD."review_on"), json_object('id', NEW."id", 'customer_id', NEW."customer_id", 'application_id', NEW."application_id", 'decision', NEW."decision", 'limit_minor', NEW."limit_minor", 'before_minor', NEW."before_minor", 'currency', NEW."currency", 'terms', NEW."terms", 'deposit_minor', NEW."deposit_minor", 'conditions', NEW."conditions", 'reason', NEW."reason", 'made_on', NEW."made_on", 'review_on', NEW."review_on")); END

CREATE TRIGGER credit_decision_delete_guard BEFORE delete ON "credit_decision"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END

CREATE TRIGGER credit_decision_delete_audit AFTER delete ON "credit_decision" BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), 'credit_decision', OLD.id, 'delete',
        json_object('id', OLD."id", 'customer_id', OLD."customer_id", 'application_id', OLD."application_id", 'decision', OLD."decision", 'limit_minor', OLD."limit_minor", 'before_minor', OLD."before_minor", 'currency', OLD."currency", 'terms', OLD."terms", 'deposit_minor', OLD."deposit_minor", 'conditions', OLD."conditions", 'reason', OLD."reason", 'made_on', OLD."made_on", 'review_on', OLD."review_on"), NULL); END
