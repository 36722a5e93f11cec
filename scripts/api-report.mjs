// The types of every entry, as users see them, in api/: a changed signature shows in review.
//
//   npm run build && npm run api              writes them
//   npm run build && npm run api -- --check   fails where they differ
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const root = fileURLToPath(new URL("..", import.meta.url));
const packageFile = join(root, "package.json");
const check = process.argv.includes("--check");
const scratch = mkdtempSync(join(tmpdir(), "jixiao-api-"));

const { exports } = JSON.parse(readFileSync(packageFile, "utf8"));
const declarations = Object.values(exports).flatMap((entry) => entry.import?.types ?? []);

function report(file) {
  const name = basename(file, ".d.ts");
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: packageFile,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, file),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: "es2022",
            module: "esnext",
            moduleResolution: "bundler",
            lib: ["es2023", "dom"],
            strict: true,
            skipLibCheck: true,
            types: ["node"],
          },
          files: [join(root, file)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(root, "api"),
        reportTempFolder: scratch,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
    },
  });
  const result = Extractor.invoke(config, {
    localBuild: !check,
    messageCallback: (message) => {
      // The docstrings are ours to word, not TSDoc's; what counts here is the types.
      if (message.category === "TSDoc" || message.messageId.startsWith("ae-missing-release"))
        message.logLevel = "none";
    },
  });
  return !result.apiReportChanged || !check;
}

const changed = declarations.filter((file) => !report(file));
rmSync(scratch, { recursive: true, force: true });
if (changed.length > 0) {
  console.error(
    `the public types differ from api/: ${changed.join(", ")}; npm run api writes them, the diff belongs in the commit`,
  );
  process.exit(1);
}
