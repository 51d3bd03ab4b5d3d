import { expect, it } from "vitest";
import { aNewswire } from "../support/newswire.ts";

it("answers 501 to a format of oEmbed that there is not (oembed.com §2.3.1)", async () => {
  const response = await (await aNewswire()).get("/oembed?url=x&format=yaml");
  expect([response.status, response.headers.get("Cache-Control")]).toEqual([501, "no-store"]);
  expect(await response.text()).toBe("The formats are json and xml.\n");
});
