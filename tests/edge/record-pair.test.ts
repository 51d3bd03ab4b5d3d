import { describe, expect, it, vi } from "vitest";
import { readBoth } from "../../src/edge/record-pair.ts";
import { instant } from "../support/builders.ts";

const aRecord = () => ({
  trust: { epoch: 0, untilMs: 0 },
  metadata: { hash: "a", committedAt: instant("2026-11-01T08:00:00Z") },
  prerendered: () => Promise.reject(new Error("not asked for here")),
  open: () => Promise.reject(new Error("not opened here")),
  discard: vi.fn(),
});

describe("two reads at once", () => {
  it("give both records, or that one is absent", async () => {
    const record = aRecord();
    const absent = Promise.resolve(undefined);
    expect(await readBoth(Promise.resolve(record), absent)).toEqual([record, undefined]);
    expect(record.discard).not.toHaveBeenCalled();
  });

  it("leave nothing open when either fails", async () => {
    const record = aRecord();
    const failing = () => Promise.reject(new Error("KV failed"));
    await expect(readBoth(failing(), Promise.resolve(record))).rejects.toThrow("KV failed");
    await expect(readBoth(Promise.resolve(record), failing())).rejects.toThrow("KV failed");
    expect(record.discard).toHaveBeenCalledTimes(2);
  });
});
