"""What the rows of random ledgers say, worked out from nothing but them."""


def is_open(found, place, day):
    """Return what of an entry is open at a day."""
    taken = sum(m.minor for m in found.moves if m.on <= day and place in (m.source, m.target))
    return found.lines[place].minor - taken


def places(found, day, code=None):
    """Return the places of the entries in pounds that are there at a day, of all or of one."""
    return [
        place
        for place, line in enumerate(found.lines)
        if line.currency == "GBP" and line.on <= day and code in (None, line.code)
    ]


def paid_in(found, first, last, code=None):
    """Return, for each invoice settled in a time, its money as (days, days late, amount)."""
    result = []
    for place in places(found, last, code):
        line = found.lines[place]
        moves = [m for m in found.moves if m.target == place and m.on <= last]
        settled = line.type == "invoice" and sum(m.minor for m in moves) == line.minor
        if not settled or max(m.on for m in moves) < first:
            continue
        money = []
        for source in {m.source for m in moves if found.lines[m.source].type == "receipt"}:
            minor = sum(m.minor for m in moves if m.source == source)
            came = found.lines[source].on
            money.append((max(0, (came - line.on).days), (came - line.due).days, minor))
        result += [part] if (part := [each for each in money if each[2]]) else []
    return result
