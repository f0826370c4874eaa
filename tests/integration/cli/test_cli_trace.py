"""Looking for a customer, by command."""


def test_the_search_from_the_status_to_the_new_address(shop):
    shop.call("status", "ACME", "--set", "gone_away", "--reason", "letter came back")
    assert shop.call("trace", "ACME", "--tried", "registry", "--note", "no entry").status == 0
    found = shop.call("trace", "ACME", "--json").document
    assert (found["gone_away"], found["advised"]) == (True, True)
    assert found["sources"][0]["result"] == "nothing"
    moved = shop.call(
        *("trace", "ACME", "--moved", "9 Quay", "--city", "Bristol", "--postcode", "BS1 4ST"),
        *("--country", "GB", "--source", "landlord"),
    )
    assert moved.status == 0, moved.err
    found = shop.call("trace", "ACME", "--json").document
    assert found["gone_away"] is False
    assert found["addresses"][0]["to"] == "9 Quay, Bristol, BS1 4ST, GB"
    assert found["addresses"][0]["from"].startswith("1 High St")


def test_a_new_address_without_a_source_is_refused(shop):
    assert shop.call("trace", "ACME", "--moved", "9 Quay").status != 0


def test_a_move_within_the_country_leaves_the_country(shop):
    country = shop.call("customer", "ACME", "--json").document["customer"]["country"]
    assert country
    moved = ("--moved", "9 Quay", "--city", "Bristol", "--source", "landlord")
    assert shop.call("trace", "ACME", *moved).status == 0
    assert shop.call("customer", "ACME", "--json").document["customer"]["country"] == country


def test_people_read_what_does_not_work_and_where_they_went(shop):
    shop.call("status", "ACME", "--set", "gone_away", "--reason", "letter came back")
    number = shop.call("customer", "ACME", "--json").document["customer"]["phone"]
    wrong = ("--kind", "call", "--outcome", "WRONG_NO", "--number", number)
    assert shop.call("log", "ACME", *wrong).status == 0
    told = shop.call("trace", "ACME").out
    assert "Gone away." in told
    assert number in told
    assert "wrong number" in told
    shop.call("trace", "ACME", "--moved", "9 Quay", "--city", "Bristol", "--source", "landlord")
    told = shop.call("trace", "ACME").out
    assert "9 Quay, Bristol" in told
    assert "Gone away." not in told


def test_a_new_address_abroad_may_name_the_country(shop):
    moved = ("--moved", "Ufer 1", "--city", "Berlin", "--country", "Deutschland")
    assert shop.call("trace", "ACME", *moved, "--source", "landlord").status == 0
    assert shop.call("customer", "ACME", "--json").document["customer"]["country"] == "DE"
