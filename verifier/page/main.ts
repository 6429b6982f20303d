/** One script for both: the page, and the worker that it starts from its own text. */
import { App } from "./app.ts";
import { serve, startEngine } from "./worker.ts";

if (typeof document === "undefined") serve(self as unknown as Parameters<typeof serve>[0]);
else new App(startEngine(document.currentScript?.textContent ?? ""));
