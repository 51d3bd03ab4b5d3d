"""Says what Universal Feed Parser understands of each document of a JSON list."""

import json
import sys
from calendar import timegm
from datetime import datetime, timezone

import feedparser


def instant(parts):
    if not parts:
        return None
    return datetime.fromtimestamp(timegm(parts), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def reading(entry):
    return {
        "id": entry.get("id"),
        "url": entry.get("link"),
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "published": instant(entry.get("published_parsed")),
        "updated": instant(entry.get("updated_parsed")),
        "writers": [author.get("name") for author in entry.get("authors", [])],
        "categories": [tag.get("label") or tag.get("term") for tag in entry.get("tags", [])],
        "body": entry.content[0].value if entry.get("content") else None,
        "enclosures": [
            {"url": link.href, "type": link.get("type"), "bytes": int(link.get("length") or 0)}
            for link in entry.get("enclosures", [])
        ],
    }


def readings(document):
    parsed = feedparser.parse(
        document.encode(), sanitize_html=False, resolve_relative_uris=False
    )
    if parsed.bozo:
        raise parsed.bozo_exception
    return [reading(entry) for entry in parsed.entries]


json.dump([readings(document) for document in json.load(sys.stdin)], sys.stdout)
