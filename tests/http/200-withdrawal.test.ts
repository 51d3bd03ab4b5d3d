import { expect, it } from "vitest";
import { ok } from "../../src/model/result.ts";
import { aNewswire } from "../support/newswire.ts";
import { aReceipt } from "../support/scripted-newsroom.ts";

it("DELETE withdraws with the reason it was given", async () => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ created: false, state: "gone" }));
  const response = await wire.api(
    "DELETE",
    "/publishing/articles/first?reason=Published%20in%0Aerror",
    { headers: { "If-Match": "*" } },
  );
  expect(response.status).toBe(200);
  expect(wire.newsroom.commands).toEqual([
    {
      name: "withdraw",
      what: { slug: "first", reason: "Published in error" },
      request: { by: "desk", precondition: { kind: "present" } },
    },
  ]);
});

it("DELETE tells the public what stands in its place, and who demands the withdrawal", async () => {
  const wire = await aNewswire();
  wire.newsroom.outcome = ok(aReceipt({ created: false, state: "gone" }));
  const query = new URLSearchParams({
    reason: "It named a witness.",
    replacedBy: "second",
    demandBy: "Regional Court",
    demandReference: "3 O 17/26",
  });
  await wire.api("DELETE", `/publishing/articles/first?${query.toString()}`);
  expect(wire.newsroom.commands[0]?.what).toEqual({
    slug: "first",
    reason: "It named a witness.",
    replacedBy: "second",
    demand: { by: "Regional Court", reference: "3 O 17/26" },
  });
});
