import { expect, it } from "vitest";
import { securityTxt } from "../../src/representations/security-txt.ts";
import { aPublication, EVERY_FILE } from "../support/builders.ts";
import { expectGolden } from "../support/golden.ts";

it("names whom to tell of a vulnerability, until when, and where that stands", () => {
  expectGolden("security.txt", securityTxt.render(aPublication(EVERY_FILE)));
});

it("stands only where somebody is named", () => {
  expect(securityTxt.standsFor(aPublication(EVERY_FILE))).toBe(true);
  expect(securityTxt.standsFor(aPublication())).toBe(false);
});
