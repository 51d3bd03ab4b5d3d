import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { type Slug, isSlug, mintId, slugify } from "../model/identity.ts";
import type { Instant } from "../model/instant.ts";
import type { Publication } from "../model/publication.ts";
import { readContent } from "./content.ts";
import { EXIT } from "./exit-code.ts";
import { errorCode } from "./missing-file.ts";
import { nearest } from "../model/nearest.ts";
import { problemLine } from "./problem-report.ts";
import { verb } from "./verb.ts";

export const newArticle = verb({
  name: "new",
  description: "Begin an article: mint its id and write its file",
  args: {
    slug: { type: "positional", description: "The last part of its permalink", required: true },
    title: { type: "string", description: "The headline" },
    section: { type: "string", description: "A key of publication.yaml; its first when absent" },
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async ({ slug, title, section, content: folder }, { directory, terminal, now }) => {
    if (!isSlug(slug)) {
      const better = slugify(title ?? slug);
      const hint = better ? `; try ${better}` : "";
      terminal.complain(`${slug} is not a slug: 1 to 80 of a-z, 0-9 and hyphens${hint}`);
      return EXIT.usage;
    }
    const content = await readContent({ directory, content: folder });
    if (!content.ok) {
      terminal.complain(content.error);
      return EXIT.usage;
    }
    const { path, parsed } = content.value.publication;
    if (!parsed.ok) {
      for (const problem of parsed.error) terminal.complain(problemLine({ path, problem }));
      return EXIT.problems;
    }
    const sections = Object.keys(parsed.value.sections);
    if (section !== undefined && !sections.includes(section)) {
      const better = nearest(section, sections);
      const hint = better ? `did you mean ${better}?` : `there are ${sections.join(", ")}`;
      terminal.complain(`--section ${section} is not in ${path}; ${hint}`);
      return EXIT.usage;
    }
    const file = join(folder, "articles", `${slug}.md`);
    const text = draftOf(slug, title ?? titleOf(slug), section, parsed.value, now);
    if (!(await writeNew(join(directory, file), text))) {
      terminal.complain(`${file} exists; it is left as it is`);
      return EXIT.usage;
    }
    terminal.print(`${file} begins. Write its summary and text, then: edgewire check ${file}`);
    return EXIT.done;
  },
});

/**
 * An article that says all it can by itself. The summary is left empty on purpose: `check` asks for
 * it, so nothing goes out unwritten.
 */
const draftOf = (
  slug: Slug,
  title: string,
  section: string | undefined,
  { authority, sections, authors }: Publication,
  now: Instant,
): string => {
  const frontMatter = stringify({
    id: mintId(authority, now.slice(0, "YYYY-MM-DD".length), slug),
    title,
    summary: "",
    publishedAt: now,
    section: section ?? Object.keys(sections)[0] ?? "",
    byline: [{ writer: Object.keys(authors)[0] ?? "" }],
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
