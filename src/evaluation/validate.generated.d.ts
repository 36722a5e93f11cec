/** ajv's validator of forms, compiled ahead of time by `npm run schemas`. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export const validate: ((data: unknown) => boolean) & { errors?: readonly ValidationError[] | null };
