# SPDX-License-Identifier: AGPL-3.0-or-later
import json
import sys
import zoneinfo

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
(event,) = calendar.walk("VEVENT")
start, end = event.decoded("dtstart"), event.decoded("dtend")
clocks = [start.astimezone(zoneinfo.ZoneInfo(zone)).isoformat(timespec="minutes") for zone in sys.argv[1:]]
alarms = [alarm.decoded("trigger").total_seconds() / 60 for alarm in event.walk("VALARM")]
told = {
    "uid": str(event["uid"]),
    "sequence": int(event["sequence"]),
    "stamp": event.decoded("dtstamp").isoformat(),
    "summary": str(event["summary"]),
    "url": str(event["url"]),
    "minutes": (end - start).total_seconds() / 60,
    "clocks": clocks,
    "alarms": alarms,
}
json.dump(told, sys.stdout)
