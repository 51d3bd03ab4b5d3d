import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Interface, createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { Bundle } from "./bundle.ts";

const WORKERD = join(import.meta.dirname, "../../node_modules/.bin/workerd");

/** A Worker and what it is bound to, for `workerd serve`. */
export interface Setup {
  readonly bundle: Bundle;
  /** Where KV answers: host and port. */
  readonly kv?: string;
  /** Files bound as JSON and as bytes, by the name of the binding. */
  readonly json?: Readonly<Record<string, string>>;
  readonly bytes?: Readonly<Record<string, string>>;
  /** Whether it has the Newsroom, as the product does. */
  readonly newsroom?: boolean;
  /** The folder in which the Newsroom's storage outlives the process; without it, it is in memory. */
  readonly storage?: string;
  /** Its settings, by the name of the binding. */
  readonly text?: Readonly<Record<string, string>>;
  /** How many of it stand side by side, each an isolate with an origin of its own. */
  readonly isolates?: number;
}

export interface WorkerdProcess {
  readonly pid: number;
  /** Scheme, host and port of each isolate. */
  readonly origins: readonly [string, ...string[]];
  /** Where the debugger listens, when it was asked for. */
  readonly inspector?: string;
  readonly stop: () => Promise<void>;
}

/** The configuration, in the text form of Cap'n Proto. */
const configOf = ({
  bundle,
  kv,
  json = {},
  bytes = {},
  newsroom = false,
  storage,
  text = { PUBLISHING_TOKENS: "" },
  isolates = 1,
}: Setup): string => {
  const bindings = [
    ...(kv ? [`(name = "EDITION", kvNamespace = "kv")`] : []),
    ...Object.entries(json).map(([name, file]) => `(name = "${name}", json = embed "${file}")`),
    ...Object.entries(bytes).map(([name, file]) => `(name = "${name}", data = embed "${file}")`),
    ...(newsroom ? newsroomBindings(text) : []),
  ];
  const flags = bundle.compatibilityFlags.map((flag) => `"${flag}"`);
  const names = Array.from({ length: isolates }, (_, index) => `isolate-${index}`);
  const services = names.map((name) => `(name = "${name}", worker = .worker)`);
  const sockets = names.map(
    (name) => `(name = "${name}", service = "${name}", address = "127.0.0.1:0", http = ())`,
  );
  if (storage) {
    services.push(`(name = "storage", disk = (path = "${storage}", writable = true))`);
  }
  if (kv) services.push(`(name = "kv", external = (address = "${kv}", http = ()))`);
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [${services.join(", ")}],
  sockets = [${sockets.join(", ")}],
);

const worker :Workerd.Worker = (
  modules = [(name = "${bundle.file}", esModule = embed "${join(bundle.folder, bundle.file)}")],
  compatibilityDate = "${bundle.compatibilityDate}",
  compatibilityFlags = [${flags.join(", ")}],
  bindings = [${bindings.join(", ")}],${newsroom ? newsroomClass(storage) : ""}
);
`;
};

const newsroomBindings = (text: Readonly<Record<string, string>>): readonly string[] => [
  `(name = "NEWSROOM", durableObjectNamespace = "Newsroom")`,
  ...Object.entries(text).map(([name, value]) => `(name = "${name}", text = "${value}")`),
];
const newsroomClass = (storage: string | undefined): string => `
  durableObjectNamespaces = [(className = "Newsroom", uniqueKey = "newsroom", enableSql = true)],
  durableObjectStorage = (${storage ? `localDisk = "storage"` : "inMemory = void"}),`;

let configs = 0;

/** Starts workerd, and returns when it listens. */
export const startWorkerd = async (
  setup: Setup,
  { inspect = false }: { readonly inspect?: boolean } = {},
): Promise<WorkerdProcess> => {
  const config = join(setup.bundle.folder, `config-${(configs += 1)}.capnp`);
  writeFileSync(config, configOf(setup));
  // Files are embedded by absolute path, which Cap'n Proto looks up below its import path.
  const args = ["serve", "--experimental", "--import-path=/", "--control-fd=3", config];
  if (inspect) args.push("--inspector-addr=127.0.0.1:0");
  const child = spawn(WORKERD, args, { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const said = linesOf(child.stdio[2]);
  const control = linesOf(child.stdio[3]);

  const origins: string[] = [];
  let inspector: string | undefined;
  const complaints: string[] = [];
  said.on("line", (line) => complaints.push(line));
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => reject(new Error(`workerd ended:\n${complaints.join("\n")}`)));
    control.on("line", (line) => {
      const { event, port } = JSON.parse(line) as ControlMessage;
      if (event === "listen") origins.push(`http://127.0.0.1:${port}`);
      if (event === "listen-inspector") inspector = `127.0.0.1:${port}`;
      if (origins.length === (setup.isolates ?? 1) && (inspector || !inspect)) resolve();
    });
  });
  const [first, ...others] = origins;
  if (child.pid === undefined || !first) throw new Error("workerd does not listen");
  return {
    pid: child.pid,
    origins: [first, ...others],
    ...(inspector && { inspector }),
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};

/** What workerd writes to `--control-fd`. */
interface ControlMessage {
  readonly event: "listen" | "listen-inspector";
  readonly port: number;
}

const linesOf = (stream: unknown): Interface => {
  if (!(stream instanceof Readable)) throw new TypeError("workerd has no such pipe");
  return createInterface({ input: stream });
};
