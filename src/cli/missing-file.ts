/** What a file operation gives, or `undefined` where there is no such file; other errors stay errors. */
export const ifPresent = async <Value>(operation: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await operation;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
};

/** Node's code of a system error: "ENOENT", "ECONNREFUSED". */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
