declare module "amphtml-validator" {
  interface Finding {
    readonly severity: "ERROR" | "WARNING";
    readonly line: number;
    readonly col: number;
    readonly message: string;
  }
  export function getInstance(validatorJs: string): Promise<{
    validateString(html: string): {
      readonly status: "PASS" | "FAIL";
      readonly errors: readonly Finding[];
    };
  }>;
}
