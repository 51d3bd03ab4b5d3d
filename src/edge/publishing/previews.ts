import { isPreviewable } from "../../model/article-state.ts";
import { instantOf } from "../../model/instant.ts";
import { type Result, fail, ok } from "../../model/result.ts";
import { answer } from "../answer.ts";
import { formsOf, previewPath } from "../article-preview/forms.ts";
import { previewQuery, signatureOf } from "../article-preview/link.ts";
import type { Edge } from "../edge.ts";
import { problemAnswer } from "../problems.ts";
import { readField } from "./article-body.ts";
import { slugIn } from "./article-path.ts";
import { jsonAnswer } from "./receipt.ts";
import type { PublishingContext } from "./session.ts";
import { unknownArticle } from "./unknown-article.ts";

/** Makes links to how an article would be, that end by themselves. */
export const makePreviews = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  const slug = slugIn(c);
  if (!slug.ok) return problemAnswer(slug.error);
  const seconds = await readField(c, "for", async (text) => readSeconds(text), "24h");
  if (!seconds.ok) return problemAnswer(seconds.error);
  const preview = await edge.newsroom().makePreviews(slug.value, c.get("by"));
  if (!preview) return problemAnswer(await unknownArticle(slug.value, edge));
  const { state, etag, revision, publication } = preview;
  if (!isPreviewable(state)) {
    return problemAnswer({
      status: 409,
      detail: `It is ${state}, and nobody is shown what it was`,
      state,
    });
  }
  const expires = Math.floor(edge.now() / 1000) + seconds.value;
  const link = { slug: slug.value, revision: etag.slice(1, -1), expires: `${expires}` };
  const query = previewQuery(link, signatureOf(link, await edge.previewKey.current()));
  const links = formsOf(preview).map(({ row }) => [
    row.file === "article.json" ? "articleJson" : row.name,
    `${publication.baseUrl}${previewPath(link.slug, row)}${query}`,
  ]);
  return jsonAnswer(200, {
    expiresAt: instantOf(expires * 1000),
    state,
    revision,
    links: Object.fromEntries(links) as Readonly<Record<string, string>>,
  });
};

/** Makes every link that was ever given worthless. */
export const revokePreviews = async (c: PublishingContext, edge: Edge): Promise<Response> => {
  await edge.newsroom().revokePreviews(c.get("by"));
  edge.previewKey.forget();
  return answer(204, "publishing");
};

const UNIT_SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };
const LONGEST_SECONDS = 30 * 86_400;

const readSeconds = (text: string): Result<number, readonly string[]> => {
  const [, count, unit = ""] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (UNIT_SECONDS[unit] ?? NaN);
  return seconds <= LONGEST_SECONDS
    ? ok(seconds)
    : fail([`is \`${text}\`; write minutes, hours or days, at most 30d, such as 90m, 24h, 7d`]);
};
