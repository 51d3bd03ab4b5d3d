import type { Context } from "hono";
import { isPreviewable, type PreviewableState } from "../../model/article-state.ts";
import { instantOf } from "../../model/instant.ts";
import { mediaTypeOf } from "../../model/media.ts";
import type { PreviewNotice } from "../../model/page.ts";
import { mediaUses } from "../../newsroom/media-use.ts";
import type { ArticlePreview } from "../../newsroom/newsroom.ts";
import { previewEndedPage } from "../../representations/html/absence.tsx";
import type { StoredMedia } from "../../store/media.ts";
import { answer, pageAnswer } from "../answer.ts";
import type { Edge } from "../edge.ts";
import { sendFile } from "../media.ts";
import { withPreviewFiles } from "./files.ts";
import { formAt, formsOf, previewPath } from "./forms.ts";
import { isSignedWith, type PreviewLink, previewQuery, readPreviewLink } from "./link.ts";

/** A preview that the request may see. */
interface Opened {
  readonly link: PreviewLink;
  readonly query: string;
  readonly preview: ArticlePreview;
  readonly state: PreviewableState;
}

/** An article in a form that a link opens. */
export const servePreview = async (c: Context, edge: Edge): Promise<Response> => {
  const opened = await open(c, edge);
  const form = formAt(c.req.param("file") ?? "");
  if (!opened || !form) return ended();
  const { link, query, preview } = opened;
  const { publication, translations } = preview;
  const article = withPreviewFiles(preview.article, query);
  const url = `${publication.baseUrl}${previewPath(link.slug, { file: "" })}${query}`;
  const notice = noticeOf(opened);
  const text = form.render({ article, publication, translations, notice, url });
  if (text === undefined) return ended();
  const { contentType, contentSecurityPolicy } = form.row;
  const bytes = new TextEncoder().encode(text);
  return secret(
    answer(
      200,
      "secret",
      {
        "Content-Type": contentType,
        "Content-Length": String(bytes.byteLength),
        ...(contentSecurityPolicy && { "Content-Security-Policy": contentSecurityPolicy }),
      },
      bytes,
    ),
  );
};

/** A file that the article names, whether or not readers may have it. */
export const servePreviewFile = async (c: Context, edge: Edge): Promise<Response> => {
  const opened = await open(c, edge);
  const name = c.req.param("name") ?? "";
  const type = mediaTypeOf(name);
  const isNamed = opened && mediaUses(opened.preview.article).some((use) => use.name === name);
  if (!type || !isNamed) return ended();
  const bytes = await edge.newsroom().mediaFile(name);
  // What was uploaded when files went to KV alone is public.
  const file = bytes ? inMemory(bytes, type) : await edge.media.find(name);
  return file ? secret(await sendFile(c.req.raw, file, name, type, "secret")) : ended();
};

/**
 * Nothing is looked up before the signature is found right: who guesses gets the same answer, as fast,
 * whether or not there is such an article. A link is for one revision: what was replaced, perhaps for a
 * reason, is shown to nobody.
 */
const open = async (c: Context, edge: Edge): Promise<Opened | undefined> => {
  const { searchParams } = new URL(c.req.url);
  const read = readPreviewLink(c.req.param("slug") ?? "", searchParams, edge.now());
  if (!read) return undefined;
  const { link, signature } = read;
  if (!isSignedWith(link, signature, await edge.previewKey.recent())) return undefined;
  const preview = await edge.newsroom().preview(link.slug);
  if (preview?.etag !== `"${link.revision}"`) return undefined;
  const { state } = preview;
  return isPreviewable(state)
    ? { link, query: previewQuery(link, signature), preview, state }
    : undefined;
};

const noticeOf = ({ link, query, preview, state }: Opened): PreviewNotice => ({
  state,
  revision: preview.revision,
  endsAt: instantOf(Number(link.expires) * 1000),
  forms: formsOf(preview).map(({ row }) => ({
    title: row.title,
    url: `${preview.publication.baseUrl}${previewPath(link.slug, row)}${query}`,
  })),
});

const ended = (): Response => secret(pageAnswer(404, "secret", previewEndedPage()));

/** For who has the link, and nobody that they may tell of it by following another. */
const secret = (response: Response): Response => {
  response.headers.set("X-Robots-Tag", "noindex, nofollow");
  response.headers.set("Referrer-Policy", "no-referrer");
  return response;
};

const inMemory = (bytes: Uint8Array, type: string): StoredMedia => ({
  metadata: { type, bytes: bytes.byteLength },
  body: (range) => streamOf(range ? bytes.subarray(range.first, range.last + 1) : bytes),
  discard: async () => undefined,
});

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> => {
  const { body } = new Response(bytes);
  if (!body) throw new Error("A response of bytes has no body");
  return body as ReadableStream<Uint8Array>;
};
