/** ajv's validator of ruleset files, compiled ahead of time by `npm run schemas`. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  /** The key that is wrong, where the error is about a key and not its value. */
  readonly propertyName?: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export const validate: ((data: unknown) => boolean) & { errors?: readonly ValidationError[] | null };
