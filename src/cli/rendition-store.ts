import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { AppIcon } from "../model/app-icon.ts";
import { MEDIA_NAME, mediaPath } from "../model/media.ts";
import { type Result, ok } from "../model/result.ts";
import { STATE_FOLDER, writeWhole } from "./manifest.ts";
import type { MediaFile } from "./media-file.ts";
import { ifPresent } from "./missing-file.ts";
import type { MadeRendition } from "./rendition-maker.ts";

/** Where the smaller copies of pictures come from. */
export interface RenditionStore {
  readonly pictures: MadeOf;
  readonly icons: MadeOf;
}

/** What is made of one kind of picture. */
export interface MadeOf {
  /** What was made before. */
  readonly find: (picture: MediaFile) => Promise<readonly RenditionFile[] | undefined>;
  /** Makes it, and keeps it for the next time. */
  readonly make: (picture: MediaFile) => Promise<Result<readonly RenditionFile[], string>>;
}

/** A rendition on disk, to be published under its digest. */
export interface RenditionFile extends MediaFile {
  readonly width: number;
  /** Of an icon. */
  readonly purpose?: AppIcon["purpose"];
}

const RECORD = z.array(
  z.strictObject({
    name: z.string().regex(MEDIA_NAME),
    type: z.string(),
    bytes: z.number(),
    width: z.number(),
    purpose: z.enum(["any", "maskable"]).exactOptional(),
  }),
);

/**
 * Renditions in `.edgewire/renditions/<recipe>`, by the digest of the picture: it may be removed at any
 * time. A picture's record is written last and whole, so that who is stopped leaves nothing half.
 */
export const renditionStore = async (directory: string): Promise<RenditionStore> => {
  // The library of pictures is loaded by those who publish them.
  const { RECIPE, makeRenditions } = await import("./rendition-maker.ts");
  const { makeIcons } = await import("./icon-maker.ts");
  const folder = join(directory, STATE_FOLDER, "renditions", RECIPE);
  return {
    pictures: keptIn(folder, "json", makeRenditions),
    icons: keptIn(folder, "icons.json", makeIcons),
  };
};

const keptIn = (
  folder: string,
  ending: string,
  made: (picture: MediaFile) => Promise<Result<readonly MadeRendition[], string>>,
): MadeOf => {
  const recordOf = ({ name }: MediaFile): string => join(folder, `${name}.${ending}`);
  const placed = (rendition: Omit<RenditionFile, "path" | "url">): RenditionFile => ({
    ...rendition,
    url: mediaPath(rendition.name),
    path: join(folder, rendition.name),
  });
  const isWhole = async ({ path, bytes }: RenditionFile): Promise<boolean> =>
    (await ifPresent(stat(path)))?.size === bytes;

  return {
    find: async (picture) => {
      const text = await ifPresent(readFile(recordOf(picture), "utf8"));
      const record = text === undefined ? undefined : RECORD.safeParse(jsonOf(text)).data;
      const files = record?.map(placed);
      return files && (await Promise.all(files.map(isWhole))).every(Boolean) ? files : undefined;
    },
    make: async (picture) => {
      const renditions = await made(picture);
      if (!renditions.ok) return renditions;
      await mkdir(folder, { recursive: true });
      const record = renditions.value.map(({ file, ...facts }) => ({
        ...facts,
        bytes: file.byteLength,
      }));
      for (const { name, file } of renditions.value) await writeFile(join(folder, name), file);
      await writeWhole(recordOf(picture), JSON.stringify(record));
      return ok(record.map(placed));
    },
  };
};

const trial: MadeOf = {
  find: () => Promise.resolve(undefined),
  make: async (picture) => {
    const { tryPicture } = await import("./rendition-maker.ts");
    const tried = await tryPicture(picture);
    return tried.ok ? ok([]) : tried;
  },
};

/** Makes nothing and writes nothing, but finds the pictures of which none can be made. */
export const renditionTrial: RenditionStore = { pictures: trial, icons: trial };

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
