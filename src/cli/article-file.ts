import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Slug } from "../model/identity.ts";
import type { FileEdit } from "./front-matter.ts";
import { writeWhole } from "./manifest.ts";
import { ifPresent } from "./missing-file.ts";
import { readText } from "./text-file.ts";

/** What became of an article's file when a command wanted to write into it. */
export interface EditedFile {
  /** From the project's folder: where it is, or would be. */
  readonly path: string;
  readonly outcome: "absent" | "unwritable" | "written";
}

/** Writes into the file of an article, or of its draft, what a command did to the article. */
export const editArticleFile = async (
  directory: string,
  content: string,
  slug: Slug,
  edit: FileEdit,
): Promise<EditedFile> => {
  const paths = ["articles", "drafts"].map((folder) => join(content, folder, `${slug}.md`));
  const [first = ""] = paths;
  for (const path of paths) {
    const file = resolve(directory, path);
    if (!(await ifPresent(stat(file)))) continue;
    // Bytes that are not UTF-8 would not survive being written back.
    const source = await readText(file);
    const edited = source.ok ? edit(source.value) : source;
    if (!edited.ok) return { path, outcome: "unwritable" };
    if (!source.ok || edited.value !== source.value) await writeWhole(file, edited.value);
    return { path, outcome: "written" };
  }
  return { path: first, outcome: "absent" };
};
