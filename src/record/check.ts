/** One check of a verification. */

/** `code` and `params` make the sentence that a person reads. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const passed = (name: string, code: string, params: Check["params"] = {}): Check => ({
  name,
  ok: true,
  code,
  params,
});

export const failed = (name: string, code: string, params: Check["params"] = {}): Check => ({
  name,
  ok: false,
  code,
  params,
});

/** The same for a part whose checks all bear one name. */
export const checksOf = (name: string) => ({
  passed: (code: string, params?: Check["params"]): Check => passed(name, code, params),
  failed: (code: string, params?: Check["params"]): Check => failed(name, code, params),
});
