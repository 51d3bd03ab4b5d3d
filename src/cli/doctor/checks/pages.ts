import { here } from "../discovery.ts";
import { field, isFeed, listOf } from "../exchange.ts";
import { type Check, ofEach, ofEveryAnswer, quoted } from "../finding.ts";
import { pageAt } from "./readings.ts";

const POLICY = "content-security-policy";

/** What a page may do in a browser. */
export const PAGES: readonly Check[] = [
  {
    name: "no third party",
    promise: "No page fetches anything from anybody else when it is opened",
    why: "Each such request tells somebody who reads what.",
    look: ofEach((visit, site) =>
      (pageAt(visit)?.loads ?? []).map(
        ({ element, address }) =>
          !address.startsWith("data:") &&
          here(address, site) === undefined && { field: element, seen: quoted(address) },
      ),
    ),
  },
  {
    name: "Content-Security-Policy",
    promise:
      "Pages have a policy that begins with `default-src 'none'` and allows no inline script",
    why: "It is what is left when something slips through all else.",
    look: ofEach(({ kind, answers: { get } }) => {
      if (
        !get ||
        (kind !== "page" && kind !== "no page") ||
        get.status >= 500 ||
        get.status === 0
      ) {
        return undefined;
      }
      if (get.status >= 300 && get.status < 400) return undefined;
      const policy = field(get, POLICY) ?? "";
      const scripts = /(?:^|;)\s*script-src ([^;]*)/.exec(policy)?.[1] ?? "";
      const isStrict =
        policy.includes("default-src 'none'") && !scripts.includes("'unsafe-inline'");
      return !isStrict && { field: "Content-Security-Policy", seen: quoted(field(get, POLICY)) };
    }),
  },
  {
    name: "security fields",
    promise:
      "`X-Content-Type-Options: nosniff`, `Referrer-Policy` and `Strict-Transport-Security` on everything but 304",
    why: "Old browsers take text for script, links tell where the reader was, plain HTTP can be read.",
    look: ofEveryAnswer((answer, { kind }) => {
      if (answer.status === 0 || answer.status === 304 || kind === "plain http") return undefined;
      const has = (name: string): boolean => answer.fields.has(name);
      const nosniff = listOf(field(answer, "x-content-type-options")).includes("nosniff");
      return [
        !nosniff && {
          field: "X-Content-Type-Options",
          seen: quoted(field(answer, "x-content-type-options")),
        },
        !has("referrer-policy") && { field: "Referrer-Policy", seen: "absent" },
        !has("strict-transport-security") && { field: "Strict-Transport-Security", seen: "absent" },
      ];
    }),
  },
  {
    name: "feeds are not search results",
    promise: "Feeds say `X-Robots-Tag: noindex`",
    why: "Search engines show the feed's source in the place of the article.",
    look: ofEach((visit) => {
      const { get } = visit.answers;
      if (!isFeed(visit) || get?.status !== 200) return undefined;
      const value = field(get, "x-robots-tag");
      return !listOf(value).includes("noindex") && { field: "X-Robots-Tag", seen: quoted(value) };
    }),
  },
];
