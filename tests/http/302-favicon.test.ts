import { expect, it } from "vitest";
import { aPicture, aPublication } from "../support/builders.ts";
import { aNewswire } from "../support/newswire.ts";

const small = {
  url: `/media/${"3".repeat(64)}.png`,
  type: "image/png",
  size: 32,
  purpose: "any",
} as const;

it("/favicon.ico leads to the icon of a tab, else to the icon itself", async () => {
  const wire = await aNewswire();
  const icon = aPicture();
  await wire.adopt(aPublication({ icon, icons: [small] }));
  const response = await wire.get("/favicon.ico");
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe(small.url);
  expect(response.headers.get("cache-control")).toBe("max-age=3600");

  await wire.adopt(aPublication({ icon }));
  wire.pass(6);
  expect((await wire.get("/favicon.ico")).headers.get("location")).toBe(icon.url);
});

it("/favicon.ico is 404 where there is no icon", async () => {
  const wire = await aNewswire();
  expect((await wire.get("/favicon.ico")).status).toBe(404);
});
