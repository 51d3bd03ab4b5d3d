import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { plainText, withAbsoluteLinks } from "../../src/model/inline.ts";
import { directionOf, parseLanguage } from "../../src/model/language.ts";
import { legalText, oneLine } from "../../src/model/text.ts";
import { inline } from "../support/builders.ts";

describe("legal text", () => {
  it("drops control characters, noncharacters and lone surrogates, and nothing else", () => {
    expect(legalText("a\u007Fb\u0080c\u009Fd\uFDD0e\u{1FFFE}f\u{10FFFF}g\u0085h")).toBe(
      "abcdefg\nh",
    );
    expect(legalText("a\u0000b\u000Bc\uD800d\uFFFEe\tf\ng\u{1F600}h\u0301")).toBe(
      "abcde\tf\ng\u{1F600}h\u0301",
    );
  });

  it("fits an XML document whatever it was made of", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = legalText(String.fromCharCode(...units));
        const parser = new SaxesParser();
        parser
          .write(
            `<a>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</a>`,
          )
          .close();
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it("is found by code point, whatever else the text holds", () => {
    const illegal = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/u;
    const points = Array.from({ length: 0x110000 }, (_, point) => point);
    const wrong = points.filter((point) => {
      const character = String.fromCodePoint(point);
      const left = point === 0x85 ? "\n" : illegal.test(character) ? "" : character;
      return legalText(`\u{1F600}${character}.`) !== `\u{1F600}${left}.`;
    });
    expect(wrong).toEqual([]);
  });

  it("of a headline is one line without edges", () => {
    expect(oneLine("  two\r\n lines\u0007 ")).toBe("two lines");
  });
});

describe("inline HTML", () => {
  it("loses its tags and references as plain text", () => {
    expect(
      plainText(inline('A &amp; <a href="/x">B</a><br>&lt;C&gt; &quot;D&quot; &amp;lt;')),
    ).toBe('A & B <C> "D" &lt;');
  });

  it("gets absolute links where they were ours, not where text speaks of one", () => {
    const html = inline(
      '<a href="/x">x</a> <a href="https://a.example/">a</a> <code> href=&quot;/y&quot;</code>',
    );
    expect(withAbsoluteLinks(html, "https://n.example")).toBe(
      '<a href="https://n.example/x">x</a> <a href="https://a.example/">a</a> <code> href=&quot;/y&quot;</code>',
    );
  });
});

describe("a language", () => {
  it("is a canonical BCP 47 tag", () => {
    expect(parseLanguage("en-gb")).toBe("en-GB");
    expect(parseLanguage("zh-hant-tw")).toBe("zh-Hant-TW");
    expect(parseLanguage("english")).toBeUndefined();
    expect(parseLanguage("")).toBeUndefined();
  });

  it.each([
    ["ar", "rtl"],
    ["he", "rtl"],
    ["fa-IR", "rtl"],
    ["ur", "rtl"],
    ["az-Arab", "rtl"],
    ["en", "ltr"],
    ["zh", "ltr"],
  ])("%s runs %s", (tag, direction) => {
    const language = parseLanguage(tag);
    expect(language && directionOf(language)).toBe(direction);
  });
});
