import { expect, it } from "vitest";
import { aNewClient, origin } from "./newsstand.ts";

const DAY_MS = 86_400_000;
const URI = /^(?:mailto:|tel:|https:\/\/)\S+$/;

/**
 * RFC 9116 §2.5 and §4: the fields, how often each may stand, and what it may hold. A URI of the web is
 * `https:`, but of a newsroom that is served here.
 */
const FIELDS: Readonly<Record<string, readonly [least: number, most: number, RegExp]>> = {
  Acknowledgments: [0, Infinity, URI],
  Canonical: [0, Infinity, /^(?:https:\/\/|http:\/\/localhost:)\S+$/],
  Contact: [1, Infinity, URI],
  Encryption: [0, Infinity, /^(?:https:\/\/|dns:|openpgp4fpr:)\S+$/],
  Expires: [1, 1, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/],
  Hiring: [0, Infinity, URI],
  Policy: [0, Infinity, URI],
  "Preferred-Languages": [0, 1, /^[A-Za-z]{2,8}(?:-\w+)*(?:, ?[A-Za-z]{2,8}(?:-\w+)*)*$/],
};

/** What the file has that RFC 9116 does not allow at this time, a line each. */
const departuresOf = (document: string, address: string, nowMs: number): readonly string[] => {
  const lines = document.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  const fields = lines.map((line) => /^([^:\s]+): (.+)$/.exec(line) ?? [line, "", ""]);
  const valuesOf = (name: string): readonly string[] =>
    fields.filter((field) => field[1] === name).map((field) => field[2] ?? "");
  const [expires = ""] = valuesOf("Expires");
  const daysLeft = (Date.parse(expires) - nowMs) / DAY_MS;
  const canonical = valuesOf("Canonical");
  return [
    ...fields.flatMap(([line, name = "", value = ""]) =>
      FIELDS[name]?.[2].test(value) ? [] : [`what is ${line}`],
    ),
    ...Object.entries(FIELDS).flatMap(([name, [least, most]]) => {
      const { length } = valuesOf(name);
      return length >= least && length <= most ? [] : [`${name} stands ${length} times`];
    }),
    ...(document.endsWith("\n") ? [] : ["the last line does not end"]),
    // §2.5.5: what is over must not be used; more than a year is not recommended.
    ...(daysLeft > 0 && daysLeft <= 366 ? [] : [`Expires ${expires}: ${daysLeft} days left`]),
    // §2.5.2: where it was got is to be among them, or it is not to be trusted.
    ...(canonical.length === 0 || canonical.includes(address)
      ? []
      : [`not at ${canonical.join(" or ")}`]),
  ];
};

/** When the sample's settings were looked at last: no test fails because a year has gone by. */
const LOOKED_AT_MS = Date.UTC(2026, 10, 25);

const ADDRESS = "https://news.example/.well-known/security.txt";
const GOOD = `# Thanks\nContact: mailto:a@news.example\nExpires: 2027-01-01T00:00:00Z\nCanonical: ${ADDRESS}\n`;

it.each([
  ["Contact: mailto:a@news.example\n", ""],
  ["mailto:a@", "http://a"],
  ["2027", "2026"],
  ["2027", "2029"],
  [ADDRESS, "https://else.example/.well-known/security.txt"],
  ["Canonical", "Somewhere"],
  ["# Thanks", "Thanks"],
])("refuses a file with %j made %j, so that a pass means something", (part, spoilt) => {
  expect(departuresOf(GOOD, ADDRESS, LOOKED_AT_MS)).toEqual([]);
  expect(departuresOf(GOOD.replace(part, spoilt), ADDRESS, LOOKED_AT_MS)).not.toEqual([]);
});

it("/.well-known/security.txt is what RFC 9116 wants, and in force when it was looked at", async () => {
  const address = `${origin()}/.well-known/security.txt`;
  const response = await fetch(address, { headers: aNewClient() });
  expect(response.headers.get("Content-Type")).toMatch(/^text\/plain; ?charset=utf-8$/i);
  expect(departuresOf(await response.text(), address, LOOKED_AT_MS)).toEqual([]);
});
