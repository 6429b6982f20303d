/** Rubrics by name or by file, for the commands. */
export { type OpenedRubric, openRubric, shippedNames } from "../campaign/rubric-file.ts";
