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
