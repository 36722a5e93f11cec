import { defineConfig } from "vite";

// `base` lets the built page lie in any folder. 构建出的网页可放在任何文件夹。
export default defineConfig({ base: "./", build: { target: "es2022", modulePreload: { polyfill: false } } });
