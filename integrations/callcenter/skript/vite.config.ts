/** Builds the script of the console, htmx included, into `../dist/konsole.js`. */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  build: {
    target: ["chrome111", "firefox115", "safari16.4"],
    outDir: here("../dist"),
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: here("konsole.ts"), formats: ["iife"], name: "lotseKonsole", fileName: () => "konsole.js" },
    rollupOptions: {
      checks: { eval: false }, // htmx evaluates attributes only where allowEval is set, which it is not
      output: { banner: "/*! Bürgerlotse, EUPL-1.2. Contains htmx (0BSD). */" },
    },
  },
});
