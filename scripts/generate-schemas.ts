import { writeFileSync } from "node:fs";
import { schemaFiles } from "./schemaFiles";

// Writes what is made from the zod schemas; a test fails where a file is out of date.
for (const [path, text] of Object.entries(schemaFiles())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
}
