import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { legalText } from "../../src/model/text.ts";
import {
  cdata,
  htmlAttribute,
  htmlText,
  xmlAttribute,
  xmlText,
} from "../../src/representations/markup/escape.ts";
import { parseXml } from "../support/xml-tree.ts";
import { anyText } from "./any-text.ts";

/** XML 1.0 §2.11: a parser makes line feeds of carriage returns that are not references. */
const lineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, "\n");

describe("any text at all", () => {
  it("comes back from XML content as it was, but for what XML forbids", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseXml(`<a>${xmlText(text)}</a>`).text).toBe(legalText(text));
      }),
    );
  });

  it("comes back from an XML attribute as it was, white space included", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseXml(`<a b="${xmlAttribute(text)}"/>`).attributes["b"]).toBe(legalText(text));
      }),
    );
  });

  it("comes back from a CDATA section, every ]]> included", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseXml(`<a>${cdata(text)}</a>`).text).toBe(lineFeeds(legalText(text)));
      }),
    );
  });

  it("cannot open a tag or leave an attribute in HTML", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(htmlText(text)).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
        expect(htmlAttribute(text)).not.toMatch(/[<>"\t\n]|&(?!(?:amp|lt|gt|quot|#9|#10);)/);
      }),
    );
  });
});

describe("removing forbidden characters", () => {
  it("comes before splitting, so that ]] NUL > does not become a CDATA end", () => {
    expect(cdata("a]]\u0000>b")).toBe("<![CDATA[a]]]]><![CDATA[>b]]>");
  });

  it("keeps pairs of surrogates and drops lone ones", () => {
    expect(xmlText("\u{1F4F0}\uD800")).toBe("\u{1F4F0}");
  });
});
