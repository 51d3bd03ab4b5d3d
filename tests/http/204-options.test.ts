import { expect, it } from "vitest";
import { FEEDS, aNewswire } from "../support/newswire.ts";

it.each([...FEEDS, "/articles/first/article.json", "/schemas/article.json"])(
  "OPTIONS %s says what it allows, to any origin",
  async (path) => {
    const wire = await aNewswire();
    const response = await wire.send("OPTIONS", path, {
      headers: { Origin: "https://reader.example", "Access-Control-Request-Method": "GET" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Access-Control-Allow-Methods")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("Access-Control-Allow-Headers")).toBe(
      "If-None-Match, If-Modified-Since, Range",
    );
  },
);

it.each(["/", "/articles/first", "/articles/first/amp"])(
  "OPTIONS %s, a page, says what it allows and nothing to other origins",
  async (path) => {
    const wire = await aNewswire();
    const response = await wire.send("OPTIONS", path);
    expect(response.status).toBe(204);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
  },
);

it("the API says nothing to other origins", async () => {
  const wire = await aNewswire();
  const response = await wire.api("OPTIONS", "/publishing/publication");
  expect(response.status).toBe(204);
  expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
  expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
});
