/** What a client accepts, by media range. */
export type Accepted = ReadonlyMap<string, number>;

/**
 * Reads `Accept` (RFC 9110 §12.5.1). Parameters other than the weight are left out: nothing of ours
 * differs by them. Without a field everything is accepted.
 */
export const parseAccept = (field: string | null): Accepted => {
  const accepted = new Map<string, number>();
  for (const part of (field ?? "*/*").toLowerCase().split(",")) {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim());
    if (!/^[^\s/]+\/[^\s/]+$/.test(range)) continue;
    const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
    const quality = weight === undefined ? 1 : Number(weight.replace(/^q\s*=\s*/, ""));
    accepted.set(range, quality >= 0 && quality <= 1 ? quality : 0);
  }
  return accepted;
};

/** How much a media type is wanted, from 0 to 1: the most specific range decides. */
export const qualityOf = (accepted: Accepted, mediaType: string): number =>
  accepted.get(mediaType) ??
  accepted.get(mediaType.replace(/\/.*/, "/*")) ??
  accepted.get("*/*") ??
  0;
