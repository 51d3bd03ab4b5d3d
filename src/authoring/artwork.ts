import type { Picture } from "../model/media.ts";
import {
  ARTWORK_MAX_PIXELS,
  ARTWORK_MIN_PIXELS,
  hasArtworkSize,
  hasArtworkType,
} from "../model/podcast.ts";
import { fail, type Result } from "../model/result.ts";
import type { AuthoringContext } from "./context.ts";
import { referencedPicture } from "./referenced-picture.ts";
import type { PathProblem } from "./schema/read.ts";

/** Why podcast apps would not take a picture, if they would not. */
export const artworkProblem = ({ type, width, height }: Picture): string | undefined => {
  if (!hasArtworkType(type)) return `is ${type}; artwork is JPEG or PNG`;
  return hasArtworkSize({ width, height })
    ? undefined
    : `is ${width} × ${height} pixels; artwork is square, ${ARTWORK_MIN_PIXELS} to ${ARTWORK_MAX_PIXELS} pixels wide`;
};

/** The artwork that YAML names: as `referencedPicture`, and one that podcast apps take. */
export const referencedArtwork = async (
  value: unknown,
  path: readonly PropertyKey[],
  media: AuthoringContext["media"],
): Promise<Result<Picture | undefined, readonly PathProblem[]>> => {
  const picture = await referencedPicture(value, path, media);
  const detail = picture.ok && picture.value && artworkProblem(picture.value);
  return detail ? fail([{ path: [...path, "src"], detail, isName: false }]) : picture;
};
