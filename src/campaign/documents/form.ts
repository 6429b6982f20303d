/** Inspection forms: one an object, to be filled in by hand. */
import { buildForm } from "../../circular/results/form.ts";
import { EXIT, fail } from "../../problem.ts";
import { numberedName } from "./names.ts";
import type { DrawGiven, Made } from "./types.ts";

export async function make({ view, options }: DrawGiven): Promise<Made[]> {
  const asked = (one: { id: string; name: string }) =>
    options.object === undefined || one.id === options.object || one.name === options.object;
  if (!view.objects.some(asked) && options.object !== undefined)
    fail(EXIT.usage, "CIR002", { object: options.object });
  return view.objects.flatMap((object) =>
    asked(object)
      ? [
          {
            path: `forms/${numberedName(object)}`,
            document: buildForm(view, object),
          },
        ]
      : [],
  );
}
