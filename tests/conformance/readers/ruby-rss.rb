# Says what Ruby's rss understands of each document of a JSON list; it validates while it parses.
require "json"
require "rss"

def instant(element) = element&.content&.getutc&.strftime("%Y-%m-%dT%H:%M:%SZ")

def rss_item(item)
  {
    id: item.guid.content,
    url: item.link,
    title: item.title,
    summary: item.description,
    published: item.pubDate.getutc.strftime("%Y-%m-%dT%H:%M:%SZ"),
    writers: item.dc_creators.map(&:content),
    categories: item.categories.map(&:content),
    body: item.content_encoded,
    enclosures: [item.enclosure].compact.map { |found| { url: found.url, type: found.type, bytes: found.length } }
  }
end

def atom_entry(entry)
  {
    id: entry.id.content,
    url: entry.links.find { |link| link.rel == "alternate" }.href,
    title: entry.title.content,
    summary: entry.summary.content,
    published: instant(entry.published),
    updated: instant(entry.updated),
    writers: entry.authors.map { |author| author.name.content },
    categories: entry.categories.map(&:label),
    body: entry.content&.content,
    enclosures: entry.links.select { |link| link.rel == "enclosure" }.map { |link|
      { url: link.href, type: link.type, bytes: link.length.to_i }
    }
  }
end

def readings(document)
  feed = RSS::Parser.parse(document, validate: true)
  feed.is_a?(RSS::Atom::Feed) ? feed.entries.map { |found| atom_entry(found) } : feed.items.map { |found| rss_item(found) }
end

puts JSON.generate(JSON.parse($stdin.read).map { |document| readings(document) })
