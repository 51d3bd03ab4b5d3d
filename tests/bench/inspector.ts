/** A conversation with the inspector of one isolate (chromedevtools.github.io/devtools-protocol/v8). */
export interface Session {
  readonly send: (method: string, params?: object) => Promise<unknown>;
  readonly close: () => void;
}

/** @param inspector host and port of a workerd that was started with its inspector */
export const connect = async (inspector: string, isolate: string): Promise<Session> => {
  const url = `ws://${inspector}/${isolate}`;
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`No inspector at ${url}`)));
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as Reply;
    if (id === undefined) return;
    if (error) waiting.get(id)?.reject(new Error(`The inspector says: ${error.message}`));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  socket.addEventListener("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The inspector hung up"));
    waiting.clear();
  });
  let calls = 0;
  return {
    send: (method, params = {}) => {
      const reply = Promise.withResolvers<unknown>();
      waiting.set((calls += 1), reply);
      socket.send(JSON.stringify({ id: calls, method, params }));
      return reply.promise;
    },
    close: () => socket.close(),
  };
};

/** An answer has the number of its question; an event has none. */
interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}
