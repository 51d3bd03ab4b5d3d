import { expect, it } from "vitest";
import { nearest } from "../../src/model/nearest.ts";

it("finds the word that a slip of the finger meant", () => {
  const known = ["world", "culture", "science"];
  expect(nearest("wrold", known)).toBe("world");
  expect(nearest("cultur", known)).toBe("culture");
  expect(nearest("sciencee", known)).toBe("science");
});

it("offers nothing where nothing is near", () => {
  expect(nearest("anything", [])).toBeUndefined();
  expect(nearest("sports", ["world", "culture"])).toBeUndefined();
});
