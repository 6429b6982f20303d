/** Order of texts by the bytes of their UTF-8; one implementation for the whole house. */
export { compareBytes } from "../bytes.ts";
