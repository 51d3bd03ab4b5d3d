import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

const PROJECT = join(import.meta.dirname, "../..");
const WRANGLER = join(PROJECT, "node_modules/wrangler/bin/wrangler.js");
const OFFLINE = { WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", NO_COLOR: "1" };

/** What `wrangler deploy` would upload. */
export interface Bundle {
  readonly folder: string;
  /** The one module, in that folder. */
  readonly file: string;
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
}

/** Bytes of the bundle, and of what they come from: a package each, a folder of ours each. */
export interface BundleSize {
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly modules: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * Bundles a Worker as a deploy does, with the settings of `wrangler.toml`.
 * @param folder where it goes
 * @param entry below this folder, for another Worker than the product, without its bindings
 */
export const bundle = async (
  folder: string,
  { entry, minify = true }: { readonly entry?: string; readonly minify?: boolean } = {},
): Promise<Bundle> => {
  mkdirSync(folder, { recursive: true });
  const { compatibilityDate, compatibilityFlags } = platformOf("wrangler.toml");
  const args = ["deploy", "--dry-run", "--outdir", folder, "--metafile", `--minify=${minify}`];
  if (entry) {
    const config = join(folder, "wrangler.json");
    const settings = {
      name: "reference",
      main: join(import.meta.dirname, entry),
      compatibility_date: compatibilityDate,
      compatibility_flags: compatibilityFlags,
      // Names that esbuild keeps by wrapping a function are what a profiler does not see.
      keep_names: false,
    };
    writeFileSync(config, JSON.stringify(settings));
    args.push("--config", config);
  }
  await promisify(execFile)(process.execPath, [WRANGLER, ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...OFFLINE },
  });
  const file = `${basename(entry ?? "worker.ts", ".ts")}.js`;
  return { folder, file, compatibilityDate, compatibilityFlags };
};

const platformOf = (file: string): Omit<Bundle, "folder" | "file"> => {
  const settings = readFileSync(join(PROJECT, file), "utf8");
  const date = /^compatibility_date = "([^"]+)"/m.exec(settings)?.[1];
  const flags = /^compatibility_flags = (\[.*\])/m.exec(settings)?.[1];
  if (!date || !flags) throw new Error(`${file} has no compatibility date and flags`);
  return { compatibilityDate: date, compatibilityFlags: JSON.parse(flags) as string[] };
};

/** Weighs the bundle; `modules` are the heaviest first. */
export const sizeOf = ({ folder, file }: Bundle): BundleSize => {
  const code = readFileSync(join(folder, file));
  const metafile = join(folder, "bundle-meta.json");
  const { outputs } = JSON.parse(readFileSync(metafile, "utf8")) as Metafile;
  const inputs = Object.entries(outputs).find(([name]) => name.endsWith(`/${file}`))?.[1].inputs;
  const modules = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs ?? {})) {
    const name = moduleOf(path);
    modules.set(name, (modules.get(name) ?? 0) + bytesInOutput);
  }
  return {
    bytes: code.byteLength,
    gzipBytes: gzipSync(code).byteLength,
    modules: [...modules]
      .map(([name, bytes]) => ({ name, bytes }))
      .toSorted((a, b) => b.bytes - a.bytes),
  };
};

/** esbuild's account of a build (esbuild.github.io/api/#metafile). */
interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }
    >
  >;
}

/** The package, or the folder of ours that a file belongs to. */
const moduleOf = (path: string): string =>
  /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1] ??
  /(?:^|\/)(src\/[^/]+)/.exec(path)?.[1] ??
  path;
