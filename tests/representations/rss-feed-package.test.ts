import { Feed, type Item } from "feed";
import { describe, expect, it } from "vitest";
import { parseXml } from "../support/xml-tree.ts";

/**
 * Each defect of the library that rss.ts works around. When one of these fails after an upgrade, its
 * workaround can go.
 */
const AT = new Date("2026-11-01T08:00:00Z");

const anItem = (over: Partial<Item> = {}): Item => ({
  title: "Title",
  link: "https://news.example/a",
  guid: "tag:news.example,2026-11-01:a",
  date: AT,
  ...over,
});

const write = (item: Partial<Item> = {}, options: Partial<Feed["options"]> = {}): string => {
  const feed = new Feed({ title: "News", link: "https://news.example/", updated: AT, ...options });
  feed.addItem(anItem(item));
  return feed.rss2();
};

describe("feed 6.0.0 still", () => {
  it("splits only the first ]]> of a CDATA section: bodies reach it without any", () => {
    expect(() => parseXml(write({ content: "a ]]> b" }))).not.toThrow();
    expect(() => parseXml(write({ content: "a ]]> b ]]> c" }))).toThrow(/]]>/);
  });

  it("lets characters through that XML forbids: everything is stripped before", () => {
    expect(() => parseXml(write({ title: "a\u0000b" }))).toThrow(/disallowed character/);
  });

  it("escapes neither < nor & in attributes: rssAttributes does", () => {
    expect(() =>
      parseXml(write({ category: [{ name: "a", domain: "https://a.example/<" }] })),
    ).toThrow(/disallowed character/);
    expect(() =>
      parseXml(write({ category: [{ name: "a", domain: "https://a.example/?a&b" }] })),
    ).toThrow(/unclosed tag/);
  });

  it('turns "&amp;" in text into "&": rssText writes every ampersand twice escaped', () => {
    expect(write({}, { title: "R&amp;D" })).toContain("<title>R&amp;D</title>");
    expect(write({}, { title: "R&amp;amp;D" })).toContain("<title>R&amp;amp;D</title>");
  });

  it("writes titles as CDATA, which some readers take for HTML: an extension overrides them", () => {
    expect(write({ title: "5 < 6" })).toContain("<title><![CDATA[5 < 6]]></title>");
  });

  it("declares no namespace for an extension: _attributes of the channel does", () => {
    const extensions = [{ name: "media:credit", objects: { _text: "Ada" } }];
    expect(() => parseXml(write({ extensions }))).toThrow(/prefix/);
  });

  it("declares dc where an item has content and only there: the content is an extension", () => {
    expect(write()).not.toContain("xmlns:dc");
    expect(write({ content: "a" })).toContain("xmlns:dc");
  });

  it("throws on a URL that is not absolute: overridden URLs never pass through it", () => {
    expect(() => write({ link: "/a" })).toThrow(/Invalid URL/);
    expect(() => write({ enclosure: { url: "/a.png" } })).toThrow(/Invalid URL/);
  });

  it("respells URLs: link is overridden, so that it is the same in every format", () => {
    expect(write({ link: "https://NEWS.example/a" })).toContain("https://news.example/a");
  });

  it("writes an author without an e-mail address, which is invalid: dc:creator instead", () => {
    expect(write({ author: [{ name: "Ada" }] })).toContain("<author>Ada</author>");
  });

  it("writes several authors, of which readers take one: dc:creator instead", () => {
    const author = [1, 2].map((n) => ({ name: `A${n}`, email: `a${n}@news.example` }));
    expect(write({ author }).match(/<author>/g)).toHaveLength(2);
  });

  it("never writes dc:creator itself", () => {
    expect(write({ content: "a", author: [{ name: "Ada" }] })).not.toContain("<dc:creator>");
  });

  it("makes enclosure types up from the URL and lengths of 0: the enclosure is an extension", () => {
    const document = write({ audio: "https://news.example/a.mp3" });
    expect(document).toContain('length="0"');
    expect(document).toContain('type="audio/mp3"');
  });

  it("copies every member of an enclosure into attributes: the enclosure is an extension", () => {
    expect(write({ enclosure: { url: "https://news.example/a.png", title: "A" } })).toContain(
      'title="A"',
    );
  });

  it("has one place for picture, audio and video, and the last one wins: we choose", () => {
    const document = write({
      audio: { url: "https://news.example/a.mp3", type: "audio/mpeg", length: 1 },
      video: { url: "https://news.example/a.mp4", type: "video/mp4", length: 1 },
    });
    expect(document).toContain("video/mp4");
    expect(document).not.toContain("audio/mpeg");
  });

  it("writes no modification date: dcterms:modified is an extension", () => {
    expect(write({ date: new Date("2026-12-01T00:00:00Z"), published: AT })).not.toContain(
      "Dec 2026",
    );
  });

  it("writes no managing editor: it is an extension", () => {
    expect(write({}, { author: { name: "Desk", email: "desk@news.example" } })).not.toContain(
      "desk@",
    );
  });

  it("writes an image without its size: an extension overrides it", () => {
    expect(write({}, { image: "https://news.example/i.png" })).not.toContain("<width>");
  });

  it("writes the self link and one hub only: an extension overrides atom:link", () => {
    const document = write(
      {},
      { feed: "https://news.example/rss.xml", hub: "https://hub.example/" },
    );
    expect(document.match(/<atom:link /g)).toHaveLength(2);
  });

  it("puts new channel extensions after the items: itemsLast moves the items", () => {
    const feed = new Feed({ title: "News", link: "https://news.example/", updated: AT });
    feed.addItem(anItem());
    feed.addExtension({ name: "managingEditor", objects: { _text: "desk" } });
    const document = feed.rss2();
    expect(document.indexOf("<managingEditor>")).toBeGreaterThan(document.indexOf("</item>"));
  });

  it("indents items by eight spaces and the channel's end by four: itemsLast looks for that", () => {
    expect(write()).toMatch(/\n {8}<item>[^]*\n {8}<\/item>\n {4}<\/channel>\n<\/rss>$/);
  });
});
