import type { ByteRange } from "../store/media.ts";

/**
 * Reads `Range` for one range of bytes (RFC 9110 §14.1.2, §14.2). Several ranges, other units and
 * malformed fields are ignored, as a server may: the whole is sent.
 * @param bytes the length of the whole
 */
export const parseRange = (
  field: string | null,
  bytes: number,
): ByteRange | "whole" | "unsatisfiable" => {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(field?.trim() ?? "");
  if (!match) return "whole";
  const [, from = "", to = ""] = match;
  if (from === "") {
    if (to === "") return "whole";
    const suffix = Math.min(Number(to), bytes);
    return suffix === 0 ? "unsatisfiable" : { first: bytes - suffix, last: bytes - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return "whole";
  if (first >= bytes) return "unsatisfiable";
  return { first, last: to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1) };
};
