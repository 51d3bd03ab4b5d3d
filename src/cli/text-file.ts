import { readFile } from "node:fs/promises";
import { type Result, fail, ok } from "../model/result.ts";
import { errorCode } from "./missing-file.ts";

/**
 * Reads UTF-8 as it is, a byte order mark included, so that it can be written back byte for byte.
 * The error says what is wrong with the file.
 */
export const readText = async (file: string): Promise<Result<string, string>> => {
  try {
    const bytes = await readFile(file);
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return fail("does not exist");
    // What a fatal TextDecoder throws (Encoding Standard §7.1).
    if (error instanceof TypeError) return fail("is not UTF-8; save it as UTF-8");
    return fail(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};
