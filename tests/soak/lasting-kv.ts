import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Workers KV as workerd's binding speaks to it, which outlives whoever writes to it, as the real one does. */
export const serveLastingKv = async () => {
  const stored = new Map<string, { readonly value: Buffer; readonly metadata?: string }>();
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? "/", "http://kv");
      const key = decodeURIComponent(pathname.slice(1));
      const metadata = request.headers["cf-kv-metadata"];
      const body = await buffer(request);
      if (request.method === "PUT") {
        stored.set(key, { value: body, ...(typeof metadata === "string" && { metadata }) });
        return response.end();
      }
      if (request.method === "DELETE") {
        stored.delete(key);
        return response.end();
      }
      const found = stored.get(key);
      if (!found) return response.writeHead(404).end();
      if (found.metadata) response.setHeader("CF-KV-Metadata", found.metadata);
      return response.end(found.value);
      // Who was killed while it wrote has written nothing.
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
