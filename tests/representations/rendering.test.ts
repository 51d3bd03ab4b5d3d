import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RENDERING } from "../../src/representations/rendering.ts";

const GOLDEN = `${import.meta.dirname}/../golden`;
const RECORD = "rendering.json";

interface Recorded {
  readonly rendering: number;
  readonly hash: string;
}

/** SHA-256 over the names and bytes of all golden documents. */
const hashOfDocuments = (): string => {
  const hash = createHash("sha256");
  const names = readdirSync(GOLDEN, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((file) => file.includes(".") && file !== RECORD).sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(`${GOLDEN}/${name}`, "utf8"))
      .update("\0");
  }
  return hash.digest("hex");
};

const readRecord = (): Recorded =>
  JSON.parse(readFileSync(`${GOLDEN}/${RECORD}`, "utf8")) as Recorded;

it("is raised whenever a golden document changes, so that readers get the new bytes", () => {
  const hash = hashOfDocuments();
  const recorded = readRecord();
  if (process.env["UPDATE_GOLDEN"] === "1" && RENDERING !== recorded.rendering) {
    writeFileSync(`${GOLDEN}/${RECORD}`, `${JSON.stringify({ rendering: RENDERING, hash })}\n`);
    return;
  }
  // When this fails: raise RENDERING, then run this file alone with UPDATE_GOLDEN=1.
  expect({ rendering: RENDERING, hash }).toEqual(recorded);
});
