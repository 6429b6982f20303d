/** Runs the engine away from the screen, so that a large bundle does not freeze it. */
import type { Engine } from "./answers.ts";
import { makeEngine } from "./engine.ts";

type Name = keyof Engine;
interface Question {
  readonly number: number;
  readonly name: Name;
  readonly words: readonly unknown[];
}
interface Answer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Scope {
  onmessage: ((event: { data: Question }) => void) | null;
  postMessage(answer: Answer): void;
}

const READY = 0;

/** Inside the worker: answers questions one after the other. */
export function serve(scope: Scope): void {
  const engine = makeEngine();
  let before: Promise<unknown> = Promise.resolve();
  scope.onmessage = ({ data: { number, name, words } }) => {
    const ask = engine[name] as (...words: readonly unknown[]) => Promise<unknown>;
    before = before
      .then(() => ask(...words))
      .then(
        (value) => scope.postMessage({ number, value }),
        (error) => scope.postMessage({ number, error: String(error) }),
      );
  };
  scope.postMessage({ number: READY });
}

/** An engine in a worker that runs this very script; undefined where the browser does not allow one. */
async function inWorker(script: string): Promise<Engine | undefined> {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  let worker: Worker;
  try {
    worker = new Worker(url);
  } catch {
    return undefined;
  }
  const waiting = new Map<number, (answer: Answer) => void>();
  worker.onmessage = ({ data }: { data: Answer }) => {
    waiting.get(data.number)?.(data);
    waiting.delete(data.number);
  };
  const started = await new Promise<boolean>((resolve) => {
    waiting.set(READY, () => resolve(true));
    worker.onerror = () => resolve(false);
    setTimeout(() => resolve(false), 5000);
  });
  URL.revokeObjectURL(url);
  if (!started) {
    worker.terminate();
    return undefined;
  }
  let last = READY;
  const ask = (name: Name, ...words: readonly unknown[]) =>
    new Promise<never>((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ value, error }) =>
        error === undefined ? resolve(value as never) : reject(new Error(error)),
      );
      worker.postMessage({ number: last, name, words });
    });
  return {
    load: (files) => ask("load", files),
    search: (draw, text) => ask("search", draw, text),
    unit: (draw, id) => ask("unit", draw, id),
  };
}

/** The engine: in a worker, or else on the page itself. */
export async function startEngine(script: string): Promise<Engine> {
  return (await inWorker(script)) ?? makeEngine();
}
