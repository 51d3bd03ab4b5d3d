import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { stringify } from "yaml";
import { type Slug, isSlug, mintId, slugify } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { command } from "./command.ts";
import { readSettings } from "./content.ts";
import { EXIT } from "./exit-code.ts";
import { houseAuthor } from "./house-author.ts";
import { errorCode } from "./missing-file.ts";
import { nearest } from "../model/nearest.ts";
import { inFile, problemLine } from "./problem-report.ts";
import { refuse, verb } from "./verb.ts";

export const newArticle = verb({
  name: "new",
  description: "Begin an article: mint its id and write its file",
  args: {
    slug: { type: "positional", description: "The last part of its permalink", required: true },
    title: { type: "string", description: "The headline" },
    section: { type: "string", description: "A key of publication.yaml; its first when absent" },
    author: {
      type: "string",
      description: "A key of publication.yaml; its first organization or only author when absent",
    },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, { directory, terminal, now }) => {
    const { slug, title, section, content: folder } = args;
    if (!isSlug(slug)) {
      const better = slugify(title ?? slug);
      const hint = better ? `; try ${better}` : "";
      return refuse(EXIT.usage, `${slug} is not a slug: 1 to 80 of a-z, 0-9 and hyphens${hint}`);
    }
    const { path, parsed } = await readSettings({ directory, content: folder });
    if (!parsed.ok) return refuse(EXIT.problems, ...inFile(path, parsed.error).map(problemLine));
    const { sections, authors } = parsed.value;
    for (const [flag, key, known] of [
      ["--section", section, Object.keys(sections)],
      ["--author", args.author, Object.keys(authors)],
    ] as const) {
      if (key === undefined || known.includes(key)) continue;
      const better = nearest(key, known);
      const hint = better ? `did you mean ${better}?` : `there are ${known.join(", ")}`;
      return refuse(EXIT.usage, `${flag} ${key} is not in ${path}; ${hint}`);
    }
    const author = args.author ?? houseAuthor(parsed.value);
    if (author === undefined) {
      const known = Object.keys(authors).join(", ") || "none yet";
      return refuse(EXIT.usage, `--author is needed: ${path} has ${known}`);
    }
    const file = join(folder, "articles", `${slug}.md`);
    const draft = { slug, title: title ?? titleOf(slug), section, author };
    const text = draftOf(draft, parsed.value, now());
    if (!(await writeNew(resolve(directory, file), text))) {
      return refuse(EXIT.usage, `${file} exists; it is left as it is`);
    }
    terminal.print(`${file} begins. Write its summary and text, then: ${command(`check ${file}`)}`);
    return EXIT.done;
  },
});

interface Draft {
  readonly slug: Slug;
  readonly title: string;
  readonly section: string | undefined;
  readonly author: string;
}

/**
 * An article that says all it can by itself. The summary is left empty on purpose: `check` asks for
 * it, so nothing goes out unwritten.
 */
const draftOf = (
  { slug, title, section, author }: Draft,
  { authority, sections }: Publication,
  now: Instant,
): string => {
  const frontMatter = stringify({
    id: mintId(authority, now.slice(0, "YYYY-MM-DD".length), slug),
    title,
    summary: "",
    publishedAt: now,
    section: section ?? Object.keys(sections)[0] ?? "",
    byline: [{ writer: author }],
  });
  return `---\n${frontMatter}---\n\nThe first paragraph.\n`;
};

const titleOf = (slug: Slug): string => {
  const words = slug.replaceAll("-", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** False where the file exists. */
const writeNew = async (file: string, text: string): Promise<boolean> => {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
};
