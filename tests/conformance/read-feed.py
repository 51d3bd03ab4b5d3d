"""Reads a feed from standard input with Universal Feed Parser and prints what it understood as JSON."""
import json
import sys

import feedparser

parsed = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False, resolve_relative_uris=False)
entries = [
    {
        "id": entry.get("id"),
        "url": entry.get("link"),
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "published": list(entry.published_parsed[:6]) if entry.get("published_parsed") else None,
        "updated": list(entry.updated_parsed[:6]) if entry.get("updated_parsed") else None,
        "writers": [author.get("name") for author in entry.get("authors", [])],
        "categories": [tag.get("label") or tag.get("term") for tag in entry.get("tags", [])],
        "body": entry.content[0].value if entry.get("content") else None,
        "enclosures": [
            {"url": link.href, "type": link.get("type"), "bytes": int(link.get("length") or 0)}
            for link in entry.get("enclosures", [])
        ],
    }
    for entry in parsed.entries
]
json.dump(
    {
        "wellFormed": not parsed.bozo,
        "error": str(parsed.get("bozo_exception", "")),
        "version": parsed.version,
        "title": parsed.feed.get("title"),
        "entries": entries,
    },
    sys.stdout,
)
