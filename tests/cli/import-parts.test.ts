import { describe, expect, it } from "vitest";
import { foreignInstant } from "../../src/cli/import/dates.ts";
import { isPrivateHost } from "../../src/cli/import/private-host.ts";
import { batchesOf, byRecord } from "../../src/cli/redirects.ts";
import { wordpressHtml } from "../../src/cli/import/wordpress-html.ts";
import { shardOf } from "../../src/model/old-path.ts";
import { slug } from "../support/builders.ts";

describe("old addresses on their way", () => {
  it.each([
    [10_500, 11],
    [200_000, 256],
  ])("%i come in %i requests of a thousand at most, each record in one", (count, requests) => {
    const paths = Array.from({ length: count }, (_, number) => `/2017/05/${number}`);
    const batches = [...batchesOf(byRecord(paths.map((path) => [path, slug("x")])))];
    expect(batches).toHaveLength(requests);
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(1000);
    const sent = batches.flat().map(([path]) => path);
    expect(new Set(sent)).toEqual(new Set(paths));
    expect(sent).toHaveLength(count);
    const writes = batches.map((batch) => new Set(batch.map(([path]) => shardOf(path))).size);
    // Now and then a record is longer than the one before it.
    expect(writes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(256 + 2);
  });
});

describe("dates of others", () => {
  it.each([
    ["2017-05-03T06:20:00+02:00", "2017-05-03T04:20:00Z"],
    ["2017-05-03 06:20:00", "2017-05-03T06:20:00Z"],
    ["2017-05-03 06:20:00 +0530", "2017-05-03T00:50:00Z"],
    ["2017-05-03", "2017-05-03T00:00:00Z"],
    ["Wed, 03 May 2017 06:20:00 GMT", "2017-05-03T06:20:00Z"],
    ["3 May 2017 06:20 +0200", "2017-05-03T04:20:00Z"],
    ["2017-05-03 6:20", "2017-05-03T06:20:00Z"],
    ["2017-5-3t6:20:00.10-5", "2017-05-03T11:20:00Z"],
    ["2017-05-03 06:20:00 UTC", "2017-05-03T06:20:00Z"],
    ["2017-05-03T06:20Z", "2017-05-03T06:20:00Z"],
    ["2017-05-03 06:20:00 PST", undefined],
    // The engine takes these for the time of the place where it runs.
    ["Wed, 03 May 2017 06:20:00", "2017-05-03T06:20:00Z"],
    ["3 May 2017 6:20 PM", "2017-05-03T18:20:00Z"],
    ["3 May 2017 06:20 EST", "2017-05-03T11:20:00Z"],
    ["3 May 2017 06:20 CEST", undefined],
    ["0000-00-00 00:00:00", undefined],
    ["2017-02-30", undefined],
    ["Wed, 30 Nov -0001 00:00:00 +0000", undefined],
    ["tomorrow", undefined],
    ["1", undefined],
    [undefined, undefined],
  ])("%s is %s", (text, instant) => {
    const here = process.env["TZ"];
    try {
      // Node reads it anew each time.
      for (const zone of ["UTC", "America/New_York", "Asia/Kolkata"]) {
        process.env["TZ"] = zone;
        expect(foreignInstant(text)).toBe(instant);
      }
    } finally {
      if (here === undefined) delete process.env["TZ"];
      else process.env["TZ"] = here;
    }
  });
});

it.each([
  ["127.0.0.1", true],
  ["10.1.2.3", true],
  ["172.16.0.1", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["169.254.169.254", true],
  ["[::1]", true],
  ["[fd00::1]", true],
  ["[2606:4700::1111]", false],
  ["printer.local", true],
  ["example.org", false],
  ["10.example.org", false],
])("%s is a host of a network of its own: %s", (host, isPrivate) => {
  expect(isPrivateHost(host)).toBe(isPrivate);
});

it("what is set as it stands keeps its empty lines", () => {
  expect(wordpressHtml("One\ntwo\n\n<pre>a\n\nb</pre>\n\n<h2>x</h2>\n\nthree")).toBe(
    "<p>One<br>\ntwo</p>\n<pre>a\n\nb</pre>\n<h2>x</h2>\n<p>three</p>",
  );
});
