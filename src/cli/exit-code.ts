/** What a command tells the shell: the same numbers for every verb. */
export const EXIT = { done: 0, problems: 1, usage: 2, server: 3, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: "done",
  1: "something in the content is wrong, or the server refused it",
  2: "the command line or the settings around it are wrong",
  3: "the server, the network or this machine did not do as it should",
  // 128 + SIGINT
  130: "stopped by Ctrl-C",
};

/** The code that matters most when several parts of one command ended differently. */
export const gravest = (...codes: readonly ExitCode[]): ExitCode =>
  codes.reduce((worst, code) => (code > worst ? code : worst), EXIT.done);
