# SPDX-License-Identifier: AGPL-3.0-or-later
import email
import email.policy
import json
import sys

letter = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
headers = {name.lower(): str(value) for name, value in letter.items()}
forms = [part.get_content_type() for part in letter.iter_parts()]
text, page = (letter.get_body((form,)).get_content() for form in ("plain", "html"))
json.dump({"headers": headers, "forms": forms, "text": text, "page": page}, sys.stdout)
