import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { read } from "./newsstand.ts";

const ajv = new Ajv();
addFormats.default(ajv);

it("/.well-known/tdmrep.json fits the schema of TDMRep §5.1", async () => {
  const schema = `${import.meta.dirname}/schemas/tdmrep.schema.json`;
  const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
  validate(JSON.parse(await read("/.well-known/tdmrep.json")));
  expect(validate.errors).toBeNull();
  expect(validate([{ location: "x", "tdm-reservation": 2 }])).toBe(false);
});

/** RFC 9116 §2.5 and §4: how often a field may stand, and what it may hold. */
const FIELDS: Readonly<Record<string, readonly [number, number, RegExp]>> = {
  Contact: [1, Infinity, /^(?:mailto|https|tel):\S+$/],
  Expires: [1, 1, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/],
  "Preferred-Languages": [0, 1, /^[A-Za-z-]+(?:, [A-Za-z-]+)*$/],
  Canonical: [0, Infinity, /^https?:\/\/\S+\/\.well-known\/security\.txt$/],
  Policy: [0, Infinity, /^https:\/\/\S+$/],
};

it("/.well-known/security.txt has the fields of RFC 9116, each as often as it may", async () => {
  const document = await read("/.well-known/security.txt");
  const fields = [...document.matchAll(/^([^:]+): (.*)\n/gm)].map(([, name, value]) => ({
    name: name ?? "",
    value: value ?? "",
  }));
  expect(fields.map(({ name, value }) => `${name}: ${value}\n`).join("")).toBe(document);
  for (const { name, value } of fields) expect(value).toMatch(FIELDS[name]?.[2] ?? /^unknown/);
  for (const [name, [least, most]] of Object.entries(FIELDS)) {
    const count = fields.filter((field) => field.name === name).length;
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  }
});
