import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
}

/** Where Node looks for a package that one at `path` depends on, nearest first. */
const placesFor = (name: string, path: string): readonly string[] => {
  const folders = path.split("/node_modules/");
  return [
    ...folders.map((_, depth) => folders.slice(0, folders.length - depth).join("/node_modules/")),
    "",
  ].map((folder) => (folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`));
};

it.each(["package-lock.json", "tests/conformance/package-lock.json"])(
  "%s knows the packages of every platform, or npm ci refuses it and other systems get no workerd",
  (file) => {
    const { packages } = JSON.parse(
      readFileSync(join(import.meta.dirname, "..", file), "utf8"),
    ) as LockFile;
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !placesFor(name, path).some((place) => place in packages),
      ),
    );
    expect(missing).toEqual([]);
  },
);
