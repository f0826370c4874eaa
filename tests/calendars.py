"""A calendar with a few holidays, for rules that count working days."""

from collector_desktop.domain.working_days import is_working_day


def weekdays_except(holidays):
    """Return the calendar of Mondays to Fridays less these holidays."""
    return lambda day: is_working_day(day) and day not in holidays
