import type { Picture } from "../model/media.ts";
import { fail, ok, type Result } from "../model/result.ts";
import type { AuthoringContext } from "./context.ts";
import { fileFacts } from "./media-file.ts";
import { pictureReference } from "./schema/front-matter.ts";
import type { PathProblem } from "./schema/read.ts";

/**
 * The picture that YAML names. A reference that is not well formed gives nothing here: the schema of
 * the whole reports it.
 * @param path where the reference stands
 */
export const referencedPicture = async (
  value: unknown,
  path: readonly PropertyKey[],
  media: AuthoringContext["media"],
): Promise<Result<Picture | undefined, readonly PathProblem[]>> => {
  const parsed = pictureReference.safeParse(value);
  if (!parsed.success) return ok(undefined);
  const { src, alt, caption, credit, ...stated } = parsed.data;
  const facts = fileFacts(src, stated, (await media([src])).get(src));
  const problem = (detail: string): PathProblem => ({
    path: [...path, "src"],
    detail,
    isName: false,
  });
  if (!facts.ok) return fail(facts.error.map(problem));
  const { width, height } = facts.value;
  if (width === undefined || height === undefined) {
    return fail([problem("has no size we know; state `width` and `height` in pixels")]);
  }
  const picture: Picture = {
    ...facts.value,
    width,
    height,
    alt,
    ...(caption && { caption }),
    ...(credit && { credit }),
  };
  return ok(picture);
};
