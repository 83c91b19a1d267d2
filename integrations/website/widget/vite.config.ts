/** Builds the widget into one classic script, `dist/lotse.js`, and tells Vitest where the tests lie. */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { kern } from "./bau/kern.ts";
import { stile } from "./bau/stile.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const LICENCES = "/*! Bürgerlotse, EUPL-1.2. Contains Lit (BSD-3-Clause, Google LLC) and parts of KERN (EUPL-1.2). */";

export default defineConfig({
  root: here("."),
  plugins: [kern(here("src"), here("../../../node_modules/@kern-ux/native/dist/kern.css")), stile()],
  build: {
    target: ["chrome111", "firefox115", "safari16.4"],
    outDir: here("dist"),
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: here("src/einbettung.ts"), formats: ["iife"], name: "lotseWidget", fileName: () => "lotse.js" },
    rollupOptions: { output: { banner: LICENCES } },
  },
  test: {
    root: here("../../.."),
    include: ["tests/widget/**/*.test.ts"],
    environment: "happy-dom",
    restoreMocks: true,
  },
});
