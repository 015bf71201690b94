import "./app/tokens.css";
import "./app/base.css";
import "./components/components.css";
import "./app/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { restoreDeviceSettings } from "./lib/device-settings.ts";

const root = document.getElementById("root");
if (root) {
  // Places are images, not pixels: the grid finds them itself.
  history.scrollRestoration = "manual";
  // Not awaited: a language's file needs this one, which would wait for it for ever.
  void restoreDeviceSettings().finally(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
