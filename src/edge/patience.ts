/** What a promise brings, or `undefined` when it takes too long. */
export const withPatience = async <Value>(
  promise: Promise<Value>,
  milliseconds: number,
): Promise<{ readonly value: Value } | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([promise.then((value) => ({ value })), patience]);
  } finally {
    clearTimeout(timer);
  }
};
