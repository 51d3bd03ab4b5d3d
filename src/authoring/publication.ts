import type { Problem } from "../model/problem.ts";
import type { Publication } from "../model/publication.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { AuthoringContext } from "./context.ts";
import { excessOfJson } from "./nesting.ts";
import { referencedPicture } from "./referenced-picture.ts";
import { inOrder } from "./report.ts";
import { authoredPublication, publication } from "./schema/publication.ts";
import { pointerProblem, readValue } from "./schema/read.ts";
import { textFile } from "./text-file.ts";
import { readYaml } from "./yaml-source.ts";

/** Reads the publication's settings from JSON; every problem has an RFC 6901 pointer. */
export const parsePublication = (json: unknown): Result<Publication, readonly Problem[]> => {
  const excess = excessOfJson(json);
  if (excess !== undefined) return fail([{ detail: excess, pointer: "" }]);
  const read = readValue(publication, json);
  return read.ok ? read : fail(read.error.map(pointerProblem));
};

/** Reads `publication.yaml`; every problem has its line and column, and a pointer. */
export const parsePublicationYaml = async (
  source: string,
  media: AuthoringContext["media"],
): Promise<Result<Publication, readonly Problem[]>> => {
  const yaml = readYaml(textFile(source), 0);
  if (!yaml.ok) return yaml;
  const { value, locate } = yaml.value;
  const settings = readValue(authoredPublication, value ?? {});
  const pictures = typeof value === "object" && value !== null ? value : {};
  const logo = await referencedPicture("logo" in pictures && pictures.logo, ["logo"], media);
  const icon = await referencedPicture("icon" in pictures && pictures.icon, ["icon"], media);
  if (!settings.ok || !logo.ok || !icon.ok) {
    const wrong = [settings, logo, icon].flatMap((read) => (read.ok ? [] : read.error));
    return fail(inOrder(wrong.map(locate)));
  }
  const { logo: _logo, icon: _icon, ...rest } = settings.value;
  return ok({
    ...rest,
    ...(logo.value && { logo: logo.value }),
    ...(icon.value && { icon: icon.value }),
  });
};
