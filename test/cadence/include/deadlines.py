"""Prints cadence|first|last|deadline of the whole periods of 1999 to 2029, by dateutil.rrule."""
from datetime import datetime, timedelta
from dateutil.rrule import rrule, DAILY, WEEKLY, MONTHLY, YEARLY, MO, TU, WE, TH, FR, SA, SU

first, last = datetime(1999, 1, 1), datetime(2029, 12, 31)
day = timedelta(days=1)
monday = datetime(1998, 12, 28)    # of the week that holds the first day
units = {'day': (DAILY, 1, {}, first), 'week': (WEEKLY, 1, {'byweekday': MO}, monday), 'month': (MONTHLY, 1, {'bymonthday': 1}, first),
    'quarter': (MONTHLY, 3, {'bymonthday': 1}, first), 'half-year': (MONTHLY, 6, {'bymonthday': 1}, first), 'year': (YEARLY, 1, {'bymonth': 1, 'bymonthday': 1}, first)}
weekdays = [MO, TU, WE, TH, FR, SA, SU]

def begins(unit, n):
    freq, interval, rule, start = units[unit]
    return list(rrule(freq, interval=interval * n, dtstart=start, until=last + timedelta(days=12 * 366 * n), **rule))

# the day of a month, or its last one: of the days n to 28 that there are, the last up to n
def month_day(begin, n):
    return list(rrule(MONTHLY, dtstart=begin, count=1, bymonthday=list(range(min(n, 28), n + 1)), bysetpos=-1))[0]
def unit_day(unit, begin, n):
    if unit == 'week':
        return rrule(WEEKLY, dtstart=begin, count=1, byweekday=weekdays[n - 1])[0]
    return month_day(begin, n)

def show(cadence, unit, n, deadline):
    starts = begins(unit, n)
    for begin, following in zip(starts, starts[1:]):
        end = following - day
        if begin >= first and end <= last:
            print(cadence, begin.date(), end.date(), deadline(begin, end, following).date(), sep='|')

for unit in units:
    for n in (1, 2, 3, 5, 7):
        of = unit if n == 1 else f'{n} {unit}s'
        show(f'1/{of}', unit, n, lambda begin, end, following: end)
        for days in (1, 10, 45, 400):
            show(f'3/{of} within {days} day' + ('s' if days > 1 else ''), unit, n, lambda begin, end, following: end + timedelta(days=days))
        for on in () if unit == 'day' else (1, 5, 7) if unit == 'week' else (1, 5, 15, 28, 29, 30, 31):
            show(f'2/{of} by day {on}', unit, n, lambda begin, end, following: unit_day(unit, following, on))
            if n == 1 and unit in ('week', 'month'):
                show(f'1/{of} on day {on}', unit, n, lambda begin, end, following: unit_day(unit, begin, on))
