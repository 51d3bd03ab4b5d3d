import { expect, it } from "vitest";
import type { Submission } from "../../src/model/submission.ts";
import type { Forecast } from "../../src/newsroom/foretold.ts";
import type { CommandRequest } from "../../src/newsroom/newsroom.ts";
import { anArticle, instant, slug } from "../support/builders.ts";
import {
  ago,
  asNew,
  furnish,
  inNewsroom,
  type LabNewsroom,
  overAny,
  spyingMedia,
  spyingRecords,
  submit,
  succeed,
} from "../support/newsroom.ts";

const asIs: CommandRequest = { precondition: { kind: "none" }, by: "test" };
const withoutPicture = (over: Partial<Submission["article"]> = {}): Submission => {
  const { picture: _, ...article } = anArticle("told", over);
  return { article };
};

/** Everything in the object's tables. */
const everything = ({ sql }: DurableObjectStorage): unknown =>
  sql
    .exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf_%' ORDER BY name",
    )
    .toArray()
    .map(({ name }) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray()]);

it("foretells exactly the keys that publishing writes, and changes nothing", async () => {
  const written: string[] = [];
  const records = spyingRecords();
  const media = spyingMedia(written, (work) => work());
  await inNewsroom(
    "forecast",
    records,
    async (desk: LabNewsroom, { storage }) => {
      await furnish(desk);
      const foretold = async (submission: Submission): Promise<Forecast> => {
        const before = everything(storage);
        const forecast = await desk.forecast(submission, asIs);
        if (!forecast.ok) throw new Error(JSON.stringify(forecast.error));
        expect(everything(storage)).toEqual(before);
        records.written.length = written.length = 0;
        const receipt = succeed(
          await desk.publish(submission, forecast.value.created ? asNew : overAny),
        );
        expect(receipt).toMatchObject({
          etag: forecast.value.etag,
          revision: forecast.value.revision,
          state: forecast.value.state,
          changed: forecast.value.changed,
        });
        const { writes, removes } = forecast.value.keys;
        const happened = [...records.written, ...written];
        expect([...writes, ...removes.map((key) => `-${key}`)].toSorted()).toEqual(
          [...new Set(happened)].toSorted(),
        );
        return forecast.value;
      };

      const first = await foretold(submit("told"));
      expect(first.feeds.enters).toEqual([
        "front",
        "sections/world",
        "topics/syria",
        "authors/ada",
      ]);
      expect(first).toMatchObject({ created: true, state: "live", changes: [] });
      expect(first.keys.writes).toContain("archive:v1:1");

      const revised = await foretold(
        withoutPicture({
          topics: [],
          title: "Another",
          updatedAt: instant("2026-11-02T08:00:00Z"),
        }),
      );
      expect(revised.feeds).toEqual({ enters: [], leaves: ["topics/syria"] });
      expect(revised.keys.removes).toHaveLength(1);
      expect(revised.updatedAt).toEqual({
        before: "2026-11-01T08:00:00Z",
        after: "2026-11-02T08:00:00Z",
      });
      expect(revised.changes.map(({ pointer }) => pointer)).toContain("/title");

      const same = await foretold(
        withoutPicture({
          topics: [],
          title: "Another",
          updatedAt: instant("2026-11-02T08:00:00Z"),
        }),
      );
      expect(same).toMatchObject({
        changed: false,
        changes: [],
        keys: { writes: [], removes: [] },
      });

      const at = instant(ago(60));
      const gone = await foretold({ ...submit("told"), withdrawn: { at, reason: "In error." } });
      expect(gone).toMatchObject({ state: "gone", feeds: { enters: [] } });

      const embargo = instant("2099-01-01T00:00:00Z");
      const dates = { publishedAt: embargo, updatedAt: embargo };
      const held = await foretold({ ...submit("held", dates), embargo });
      expect(held).toMatchObject({ state: "scheduled", releaseAt: embargo, keys: { writes: [] } });
    },
    media,
  );
});

it("refuses as publishing would", async () => {
  await inNewsroom("forecast-refused", spyingRecords(), async (desk) => {
    expect(await desk.forecast(submit("a"), asIs)).toMatchObject({
      error: { reason: "no-publication" },
    });
    await furnish(desk);
    const unknown = submit("a", { topics: [slug("nothing")] });
    expect(await desk.forecast(unknown, asIs)).toMatchObject({
      error: { reason: "unacceptable", problems: [{ pointer: "/topics/0" }] },
    });
    succeed(await desk.publish(submit("a"), asNew));
    expect(await desk.forecast(submit("a"), asNew)).toMatchObject({ error: { reason: "stale" } });
  });
});
