import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const appOrigin = process.env.APP_ORIGIN ?? "http://localhost:3000";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first load needs is one file: small files beside it would be compressed each for itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "initial", tags: ["$initial"] }] } } },
  },
  server: {
    proxy: {
      "/api": appOrigin,
      "/media": appOrigin,
      "/_local": appOrigin,
    },
  },
});
