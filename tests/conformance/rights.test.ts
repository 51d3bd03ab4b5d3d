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
