import { z } from "zod";
import { isSlug, type Slug } from "../model/identity.ts";
import { type Result, fail, ok } from "../model/result.ts";
import { type Client, apiProblem, jsonOf, succeeded } from "./client.ts";
import { connect } from "./connection.ts";
import { articleApiPath } from "./delivery.ts";
import { saveDraft } from "./draft-delivery.ts";
import { EXIT } from "./exit-code.ts";
import { openManifest } from "./manifest.ts";
import { noProgress, progressOn } from "./progress.ts";
import { renditionStore } from "./rendition-store.ts";
import { refusedAnswer } from "./refused-answer.ts";
import { readSelection } from "./selection.ts";
import { JSON_ONLY, SERVER } from "./common-args.ts";
import { publishedFile } from "./upload.ts";
import { type Refusal, refuse, verb } from "./verb.ts";

const PREVIEWS = z.object({
  expiresAt: z.string(),
  state: z.string(),
  revision: z.number(),
  links: z.record(z.string(), z.string()),
});

export const preview = verb({
  name: "preview",
  description:
    "Print links that show an article to who has no token; a file is kept as a draft first",
  args: {
    article: {
      type: "positional",
      description: "The last part of its permalink, or its file",
      required: true,
    },
    for: { type: "string", description: "How long they are good: 90m, 24h, 7d", default: "24h" },
    to: SERVER,
    force: { type: "boolean", description: "Replace a draft that others have saved in between" },
    json: JSON_ONLY,
    content: { type: "string", description: "The content folder", default: "content" },
  },
  run: async (args, surroundings) => {
    const { directory, terminal, now } = surroundings;
    const connected = await connect(args.to, surroundings);
    if (!connected.ok) return connected.error;
    const client = connected.value;
    const savedDraft = async (): Promise<Result<Slug, Refusal>> => {
      const selection = await readSelection(
        { directory, content: args.content, drafts: true },
        [args.article],
        (name) => publishedFile(client, name),
      );
      if (!selection.ok) return fail(refuse(EXIT.usage, selection.error));
      const manifest = await openManifest(directory, client.target.host);
      if (!manifest.ok) return fail(refuse(EXIT.usage, manifest.error));
      const courier = {
        client,
        manifest: manifest.value,
        renditions: await renditionStore(directory),
        progress: args.json ? noProgress : progressOn(terminal),
        force: args.force ?? false,
        dropsCorrections: false,
      };
      return await saveDraft(courier, selection.value, now());
    };
    const slug = isSlug(args.article) ? ok(args.article) : await savedDraft();
    if (!slug.ok) return slug.error;
    const made = await makePreviews(client, slug.value, args.for);
    if (!made.ok) return made.error;
    const { expiresAt, state, revision, links } = made.value;
    const exitCode = EXIT.done;
    if (args.json) {
      terminal.print(JSON.stringify({ slug: slug.value, ...made.value, exitCode }));
      return exitCode;
    }
    terminal.print(
      `${slug.value}, revision ${revision} (${state}). The links are good until ${expiresAt}, or until the next revision:`,
    );
    const width = Math.max(...Object.keys(links).map(({ length }) => length));
    for (const [name, url] of Object.entries(links)) {
      terminal.print(`  ${name.padEnd(width)}  ${url}`);
    }
    return exitCode;
  },
});

const makePreviews = async (
  client: Client,
  slug: Slug,
  lifetime: string,
): Promise<Result<z.infer<typeof PREVIEWS>, Refusal>> => {
  const sent = await client.send({
    method: "POST",
    path: `${articleApiPath(slug)}/previews`,
    body: { json: { for: lifetime } },
  });
  if (!sent.ok) return fail(refuse(EXIT.server, `${slug}: ${sent.error}`));
  if (!succeeded(sent.value)) {
    const { problems } = apiProblem(sent.value);
    const wrong = problems.find(({ pointer }) => pointer === "/for");
    if (wrong) return fail(refuse(EXIT.usage, `--for ${wrong.detail}`));
    return fail(refusedAnswer(client, sent.value, slug));
  }
  const made = PREVIEWS.safeParse(jsonOf(sent.value));
  return made.success
    ? ok(made.data)
    : fail(refuse(EXIT.server, `${client.target.base} makes no previews as we know them`));
};
