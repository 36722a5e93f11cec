import { writeFileSync } from "node:fs";
import { schemaFiles } from "./schemaFiles";

// Writes schemas/*.schema.json from the zod schemas; a test fails where a file is out of date.
for (const [file, text] of Object.entries(schemaFiles())) {
  writeFileSync(new URL(`../schemas/${file}`, import.meta.url), text);
}
