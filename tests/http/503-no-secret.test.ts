import { expect, it } from "vitest";
import { aPublication } from "../support/builders.ts";
import { TOKEN, aBareNewswire } from "../support/newswire.ts";

it.each([{}, { PUBLISHING_TOKENS: "" }, { PUBLISHING_TOKENS: "desk:not-hex" }])(
  "with %o the API names what is wrong, and the public pages work",
  async (env) => {
    const wire = aBareNewswire(env);
    await wire.adopt(aPublication());
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const response = await wire.send("GET", "/publishing/publication", { headers });
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
    const problem = await response.json<{ problems: { detail: string }[] }>();
    expect(problem.problems[0]?.detail).toContain("PUBLISHING_TOKENS");
    expect(JSON.stringify(problem)).not.toContain("not-hex");
    expect((await wire.get("/rss.xml")).status).toBe(200);
  },
);
