import { expect, it } from "vitest";
import { parsePrecondition } from "../../../src/edge/publishing/preconditions.ts";

it.each([
  [{}, { kind: "none" }],
  [{ "If-None-Match": "*" }, { kind: "absent" }],
  [{ "If-Match": "*" }, { kind: "present" }],
  [{ "If-Match": '"1-a", "2-b"' }, { kind: "matches", etags: ['"1-a"', '"2-b"'] }],
  [{ "If-Match": 'W/"1-a"' }, { kind: "matches", etags: [] }],
])("%o is %o", (headers, value) => {
  expect(parsePrecondition(new Headers(headers as Record<string, string>))).toEqual({
    ok: true,
    value,
  });
});

it.each([{ "If-None-Match": '"1-a"' }, { "If-Match": "*", "If-None-Match": "*" }])(
  "%o is a bad request",
  (headers) => {
    expect(parsePrecondition(new Headers(headers as Record<string, string>))).toMatchObject({
      error: { status: 400 },
    });
  },
);
