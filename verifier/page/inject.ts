/** Gives the shared code its global `Buffer`. */
export { Buffer } from "./buffer.ts";
