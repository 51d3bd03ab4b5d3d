import { expect, it } from "vitest";
import { robotsTxt } from "../../src/representations/robots-txt.ts";
import { aPublication } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";

it("lets everybody read, and refuses by default whoever trains on what it reads", () => {
  expectGolden("robots.txt", robotsTxt.render(aPublication()));
});

it("refuses a crawler as soon as one of the things it reads for is reserved", () => {
  const refused = robotsTxt.render(
    aPublication({ crawlers: { training: "allowed", answers: "reserved" } }),
  );
  expect(refused).toContain("Content-Signal: search=yes, ai-input=no, ai-train=yes\n");
  expect(refused).toContain("User-agent: PerplexityBot\n");
  expect(refused).toContain("User-agent: Google-Extended\n");
  expect(refused).not.toContain("GPTBot");
  expect(refused).not.toContain("User-agent: Googlebot");
});

it("names nobody where nothing is reserved", () => {
  expect(robotsTxt.render(aPublication({ crawlers: { training: "allowed" } }))).toBe(
    "User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=yes\nDisallow: /publishing/\nDisallow: /preview/\nAllow: /\n\nSitemap: https://news.example/sitemap.xml\nSitemap: https://news.example/news-sitemap.xml\n",
  );
});
