"""Random work calendars and what numpy says about them, as tab-separated rows.

    calendars.py days N     text, day, other day, n, busday_count, busday_offset
    calendars.py minutes N  text, instant, other instant, working seconds between
                            them, seconds to add, where that leads

numpy knows no make-up days, so the calendar is handed to it day by day: a week
of seven working days whose holidays are all days that do not work. The minutes
are counted one by one.
"""
import sys

import numpy as np

NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
HALF = 300  # days on either side of the middle that are drawn up one by one
DAY = np.timedelta64(1, "D")
random = np.random.default_rng(20260101)


def weekday(day):
    return (day.astype(int) + 3) % 7  # 1970-01-01 was a Thursday


def clauses(off, on):
    parts = []
    for word, days in (("off", off), ("on", on)):
        if len(days):
            parts.append(word + " " + ", ".join(str(d) for d in days))
    return "".join("; " + p for p in parts)


def exceptions(days):
    """Days off and on, in any order, some of them without effect."""
    chosen = random.permutation(days)[: random.integers(0, 14)]
    cut = random.integers(0, len(chosen) + 1)
    return chosen[:cut], chosen[cut:]


def days(count):
    written = 0
    while written < count:
        mask = random.random(7) < random.choice([0.3, 0.7, 0.9])
        if not mask.any():
            continue
        middle = np.datetime64("1995-01-01") + int(random.integers(0, 20000)) * DAY
        span = middle + np.arange(-HALF, HALF) * DAY
        off, on = exceptions(span[HALF - 40 : HALF + 40])
        works = mask[(span.astype(int) + 3) % 7]
        works[(off - span[0]).astype(int)] = False
        works[(on - span[0]).astype(int)] = True
        calendar = np.busdaycalendar("1111111", holidays=span[~works])
        a, b = middle + random.integers(-50, 50, 2) * DAY
        n = int(random.integers(-25, 26))
        # (numpy's count of a reversed pair is another one)
        number = np.busday_count(min(a, b), max(a, b), busdaycal=calendar) * (1 if a <= b else -1)
        found = np.busday_offset(a, n, roll="backward" if n < 0 else "forward", busdaycal=calendar)
        if not span[0] < found < span[-1]:
            continue
        week = ",".join(NAMES[i] for i in random.permutation(np.flatnonzero(mask)))
        print(week + clauses(off, on), a, b, n, number, found, sep="\t")
        written += 1


def hours():
    """Spans as minutes of the day, with breaks between them."""
    edges = np.sort(random.choice(np.arange(0, 1441, 5), 2 * random.integers(1, 4), replace=False))
    return edges.reshape(-1, 2)


def clock(minute):
    return "%02d:%02d" % (minute // 60, minute % 60)


def minutes(count):
    length = 28
    for _ in range(count):
        first = np.datetime64("2020-01-06") + 7 * int(random.integers(0, 400)) * DAY
        span = first + np.arange(length) * DAY
        week = [hours() if random.random() < 0.7 else None for _ in NAMES]
        if not any(h is not None for h in week):
            continue
        off, on = exceptions(span)
        make_up = next(h for h in week if h is not None)
        works = np.zeros(length * 1440, bool)
        for i, day in enumerate(span):
            spans = week[i % 7]
            if day in off:
                spans = None
            elif day in on and spans is None:
                spans = make_up
            for begin, end in spans if spans is not None else []:
                works[i * 1440 + begin : i * 1440 + end] = True
        before = np.concatenate([[0], np.cumsum(works)])

        def work(second):
            minute = second // 60
            rest = second % 60
            return 60 * before[minute] + (rest if rest and works[minute] else 0)

        a, b = (int(s) for s in random.integers(0, length * 86400, 2))
        # the earliest second by which so much has passed, looked for one by one
        most = int(work(length * 86400 - 1) - work(a))
        add = int(random.integers(0, most + 1))
        need = work(a) + add
        low, high = a, length * 86400 - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if work(middle) >= need else (middle + 1, high)
        text = ", ".join(NAMES[i] + " " + " ".join(clock(f) + "-" + clock(t) for f, t in h)
                         for i, h in enumerate(week) if h is not None)
        start = first.astype("datetime64[s]")
        print(text + clauses(off, on), start + a, start + b, work(b) - work(a), add, start + low, sep="\t")


{"days": days, "minutes": minutes}[sys.argv[1]](int(sys.argv[2]))
