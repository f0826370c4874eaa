"""What `log` takes beside the outcome, and the list of what is to be done."""


def log(shop, *more, kind="call"):
    return shop.ask("log", "ACME", "--kind", kind, *more)


def test_a_dispute_is_opened_with_the_call(shop):
    log(
        shop,
        *("--outcome", "DISPUTE", "--item", "INV-1", "--note", "quoted less"),
        *("--dispute-reason", "price", "--dispute-amount", "12.50", "--answer-by", "+3"),
    )
    [case] = shop.ask("disputes")["disputes"]
    assert (case["item"], case["amount"], case["reason"], case["answer_by"]) == (
        *("INV-1", "12.50", "PRICE"),
        "2026-11-27",
    )


def test_a_dispute_is_about_one_invoice(shop):
    wrong = shop.call(
        *("log", "ACME", "--kind", "call", "--outcome", "DISPUTE", "--dispute-reason", "PRICE")
    )
    assert wrong.status == 2


def test_an_ending_sets_the_status_and_a_referral_the_person(shop):
    log(shop, "--outcome", "INSOLV", "--status", "deceased", "--note", "her son called")
    assert shop.ask("status", "ACME")["statuses"][0]["status"] == "deceased"
    log(
        *(shop, "--outcome", "REPRESENTED", "--note", "letter"),
        *("--refer-to", "Ms Law", "--refer-phone", "020 7946 0011"),
    )
    assert shop.ask("customer", "ACME")["customer"]["people"][0]["name"] == "Ms Law"


def test_a_status_that_the_outcome_does_not_lead_to_is_refused(shop):
    answer = shop.call(
        *("log", "ACME", "--kind", "call", "--outcome", "PAID", "--status", "deceased")
    )
    assert answer.status == 4


def test_what_is_to_be_done_is_listed_added_and_ticked_off(shop):
    log(shop, "--outcome", "NEED_COPY", "--item", "INV-1")
    added = shop.ask("tasks", "--customer", "BETA", "--add", "ask for the order", "--due", "fri")
    rows = shop.ask("tasks")["tasks"]
    assert [(row["customer"], row["kind"], row["item"], row["due"]) for row in rows] == [
        ("ACME", "send_copy", "INV-1", "2026-11-24"),
        ("BETA", "other", None, "2026-11-27"),
    ]
    shop.ask("tasks", "--done", added["id"], "--why", "found it")
    assert [row["customer"] for row in shop.ask("tasks")["tasks"]] == ["ACME"]
    done = shop.ask("tasks", "--customer", "BETA", "--all")["tasks"][0]
    assert (done["done_on"], done["done_why"]) == ("2026-11-24", "found it")
    assert shop.call("tasks", "--done", "99").status == 4
    assert shop.call("tasks", "--add", "for nobody").status == 2
