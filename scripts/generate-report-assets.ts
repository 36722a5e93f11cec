import { writeFileSync } from "node:fs";
import { reportAssets } from "./reportAssets";

writeFileSync(new URL("../src/report/assets.generated.js", import.meta.url), await reportAssets());
