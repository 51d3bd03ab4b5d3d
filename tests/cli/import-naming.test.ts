import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FakeApi } from "../support/fake-api.ts";
import { anEmptyDesk, leave } from "./importing.ts";
import { type Project, aProject } from "./project.ts";

let api: FakeApi;
let project: Project;

beforeEach(async () => {
  ({ api, project } = await anEmptyDesk());
});
afterEach(() => leave({ api, project }));

const importPost = async (title: string, name: string, link: string) => {
  await project.write(
    "wp.xml",
    `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>${title}</title><link>${link}</link><guid>https://old.example/?p=7</guid>
<wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>${name}</wp:post_name><wp:post_date_gmt>2017-05-03 06:20:00</wp:post_date_gmt></item></channel></rss>`,
  );
  const { out } = await project.run("import", "wp.xml", "--author", "ada", "--to", api.url);
  return out[0];
};

const JAPANESE = encodeURIComponent("日本語").toLowerCase();

describe("the slug of an imported article", () => {
  it.each([
    ["日本語", JAPANESE, /^2017-05-03-[0-9a-f]{8}$/],
    ["Über uns", "%c3%bcber-uns", /^uber-uns$/],
    ["100% of it", "100%", /^100$/],
    ["日本語", "%e6%97", /^e6-97$/],
  ])("of %s at %s has no percents in it", async (title, name, slug) => {
    await importPost(title, name, `https://old.example/2017/${name}/`);
    expect([...api.articles.keys()]).toEqual([expect.stringMatching(slug)]);
  });

  it("stays what an earlier import made it", async () => {
    const link = `https://old.example/2017/${JAPANESE}/`;
    await importPost("日本語", "e6-97-a5", link);
    expect([...api.articles.keys()]).toEqual(["e6-97-a5"]);
    await project.remove();
    project = await aProject();
    expect(await importPost("日本語", JAPANESE, link)).toBe("1 article: 1 unchanged.");
    expect([...api.articles.keys()]).toEqual(["e6-97-a5"]);
  });
});
