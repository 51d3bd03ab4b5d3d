import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Newswire } from "../support/newswire.ts";
import { OTHER_NEWSROOMS, type OtherNewsroom, otherOrigin } from "./other-newsrooms.ts";

/** Asks one of the other newsrooms for a URL of its host; each is made once for a file of tests. */
export const askOther = async (
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const { origin, pathname, search } = new URL(url);
  if (pathname.startsWith("/media/")) return mediaAnswer(extname(pathname));
  const wire = await newswireAt(origin);
  return wire.get(pathname + search, { ...headers });
};

const made = new Map<string, Promise<Newswire>>();

const newswireAt = (origin: string): Promise<Newswire> => {
  const name = (Object.keys(OTHER_NEWSROOMS) as OtherNewsroom[]).find(
    (newsroom) => otherOrigin(newsroom) === origin,
  );
  if (!name) throw new Error(`${origin} is none of the other newsrooms`);
  const wire = made.get(origin) ?? OTHER_NEWSROOMS[name]();
  made.set(origin, wire);
  return wire;
};

const FOLDER = import.meta.dirname;
const PICTURE = ["image/png", join(FOLDER, "../../content/media/two-telephones.png")] as const;

/** Files that stand in for all that the articles name, by extension; any other is a picture. */
const FILES: Readonly<Record<string, readonly [type: string, path: string]>> = {
  ".mp3": ["audio/mpeg", join(FOLDER, "../../content/media/what-hath-god-wrought.mp3")],
  ".svg": ["image/svg+xml", join(FOLDER, "../../content/media/logo.svg")],
  ".vtt": ["text/vtt", join(FOLDER, "../../content/media/edgewire-in-morse.vtt")],
  ".woff2": [
    "font/woff2",
    join(FOLDER, "node_modules/next/dist/next-devtools/server/font/geist-latin.woff2"),
  ],
};

const mediaAnswer = (extension: string): Response => {
  const [type, path] = FILES[extension] ?? PICTURE;
  return new Response(readFileSync(path), { headers: { "Content-Type": type } });
};
