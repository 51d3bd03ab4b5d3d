import type { ArchivePage } from "../../src/model/archive.ts";
import type { Article } from "../../src/model/article.ts";
import { weigh } from "../../src/store/codec.ts";
import { keys } from "../../src/store/keys.ts";
import { archivePagesOf } from "./archive-pages.ts";
import { instant } from "./builders.ts";
import { type Newswire, aNewswire } from "./newswire.ts";

const AT = instant("2026-11-01T09:00:00Z");

/** The page as the Newsroom writes it: with what it knows of its articles' records. */
export const pageOf = (
  page: ArchivePage,
  articles: readonly Article[],
  weight: { readonly bytes?: number } = {},
): ArchivePage => ({
  ...page,
  articles: page.articles.map((archived) => {
    const article = articles.find(({ id }) => id === archived.id)!;
    return { ...archived, ...weigh({ kind: "live", article }), ...weight };
  }),
});

/** A wire with pages as the Newsroom writes them, and a front page that says how many are full. */
export const aSealedWire = async (
  articles: readonly Article[],
  weight: { readonly bytes?: number } = {},
): Promise<Newswire> => {
  const wire = await aNewswire(articles);
  const pages = archivePagesOf(articles, AT);
  const sealedPages = pages.filter(({ isFull }) => isFull).length;
  for (const page of pages) {
    const value = { ...pageOf(page, articles, weight), isNextFull: page.number < sealedPages };
    await wire.records.write("archive", keys.archive(page.number), value, AT);
  }
  const front = await wire.records.read("edition", keys.edition("front"));
  const value = { ...(await front!.value()), sealedPages };
  await wire.records.write("edition", keys.edition("front"), value, AT);
  wire.records.parses.length = wire.records.reads.length = 0;
  return wire;
};
