import { expect, it } from "vitest";
import { TOKEN, aNewswire } from "../support/newswire.ts";

const PATHS = [
  "/publishing/articles/first",
  "/publishing/publication",
  "/publishing/media/x.png",
  "/publishing/projections/1",
  "/publishing/nothing",
];

it.each(PATHS)("%s wants a token, whatever the method", async (path) => {
  const wire = await aNewswire();
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "POST", "OPTIONS"]) {
    const response = await wire.send(method, path);
    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toBe('Bearer realm="publishing"');
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
  }
  expect(wire.newsroom.commands).toEqual([]);
});

it.each([
  "Bearer wrong",
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(1)}`,
  `Basic ${TOKEN}`,
  "Bearer",
  `Bearer ${TOKEN}, Bearer ${TOKEN}`,
  TOKEN,
])("refuses Authorization: %s", async (authorization) => {
  const wire = await aNewswire();
  const headers = { Authorization: authorization };
  const response = await wire.send("GET", "/publishing/publication", { headers });
  expect(response.status).toBe(401);
  expect(response.headers.get("WWW-Authenticate")).toBe(
    `Bearer realm="publishing"${authorization.startsWith("Bearer") ? ', error="invalid_token"' : ""}`,
  );
});

it("takes the scheme in any case (RFC 9110 §11.1)", async () => {
  const wire = await aNewswire();
  const headers = { Authorization: `bearer ${TOKEN}` };
  const response = await wire.send("GET", "/publishing/publication", { headers });
  expect(response.status).toBe(200);
});
