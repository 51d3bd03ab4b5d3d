/**
 * Reads a list of tokens with weights, as `Accept-Encoding` (RFC 9110 §12.5.3) and `A-IM` (RFC 3229
 * §10.5.3) have it; a token without a weight weighs 1.
 */
export const parseWeights = (field: string | null): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>();
  for (const part of (field ?? "").toLowerCase().split(",")) {
    const match = /^\s*([\w*+.-]+)\s*(?:;\s*q\s*=\s*(\d(?:\.\d*)?)\s*)?$/.exec(part);
    if (match?.[1]) weights.set(match[1], match[2] === undefined ? 1 : Number(match[2]));
  }
  return weights;
};
