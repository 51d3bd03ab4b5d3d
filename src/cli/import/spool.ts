import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Result, fail, ok } from "../../model/result.ts";
import { STATE_FOLDER } from "../manifest.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ForeignItem, Loss } from "./foreign-article.ts";
import { slugFor } from "./naming.ts";
import type { Source } from "./source.ts";
import { type Survey, surveyor } from "./survey.ts";

/** The files that one import keeps in the project: `.edgewire/imports/<hash>.*`. */
export const importFile = async (
  directory: string,
  source: string,
  host: string,
  ending: string,
): Promise<string> => {
  const folder = join(directory, STATE_FOLDER, "imports");
  await mkdir(folder, { recursive: true });
  const hash = createHash("sha256").update(`${source}\n${host}`).digest("hex").slice(0, 16);
  return join(folder, `${hash}.${ending}`);
};

interface Spooling {
  readonly catalogue: Catalogue;
  /** What ids are minted under, as in the settings. */
  readonly authority: string;
  /** Whether drafts count as articles. */
  readonly withDrafts: boolean;
  /** Hears of each loss and each problem as it is found. */
  readonly tell: (loss: Loss) => void;
  readonly complain: (problem: Loss) => void;
}

/** Reads the source once, from beginning to end, and lays its articles and pictures down in the catalogue. */
export const spooled = async (
  source: Source,
  { catalogue, authority, withDrafts, tell, complain }: Spooling,
): Promise<Result<Survey, string>> => {
  const survey = surveyor();
  const items = source.items();
  for (;;) {
    const next = await items.next();
    if (next.done) {
      // Archives come after the document that says what of them was taken back.
      survey.noteRemoved(catalogue.takeOutRemoved());
      return next.value.ok ? ok(survey.done()) : fail(next.value.error);
    }
    const item = withDrafts ? asArticle(next.value) : next.value;
    if (item.kind === "article") {
      const { article } = item;
      const laid = catalogue.add(article, slugFor(article, catalogue, authority));
      survey.noteArticle(article, laid);
      // Feeds repeat entries; of two files somebody wrote each.
      if (laid !== "first" && source.folder !== undefined) {
        tell({
          place: article.place,
          detail: `has the id of another file, \`${article.oldId}\`: ${CAME[laid]}`,
        });
      }
    } else survey.note(item);
    if (item.kind === "removed") catalogue.addRemoved(item.oldId, item.at);
    if (item.kind === "picture") catalogue.note(pictureNote(item.id), item.picture);
    if (item.kind === "loss") tell({ place: item.place, detail: item.detail });
    if (item.kind === "unread" || item.kind === "problem") {
      complain({ place: item.place, detail: item.detail });
    }
  }
};

const CAME = {
  newer: "this one came along, for it changed last",
  older: "the other came along",
} as const;

/** What a picture of the source's own media list is noted under. */
export const pictureNote = (id: string): string => `listed ${id}`;

const asArticle = (item: ForeignItem): ForeignItem =>
  item.kind === "skipped" && item.draft
    ? { kind: "article", article: { ...item.draft, isDraft: true } }
    : item;
