/** What a file is by its first bytes, whatever its name says. */
export type Kind = "empty" | "zip" | "ole" | "html" | "xml" | "pdf" | "rtf" | "image" | "archive" | "text";

const MAGIC: readonly (readonly [Kind, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["archive", [0x1f, 0x8b]],
  ["archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["archive", [0x52, 0x61, 0x72, 0x21]],
];

/** Tells the kind of a file from its content. Web pages and XML are told from text by how they begin. */
export function sniff(bytes: Uint8Array): Kind {
  for (const [kind, magic] of MAGIC) if (magic.every((byte, at) => bytes[at] === byte)) return kind;
  // Latin-1 keeps bytes apart; NULs of UTF-16 go, so that a page saved in it is seen too.
  const head = Buffer.from(bytes.subarray(0, 2048))
    .toString("latin1")
    .replace(/\0/g, "")
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, "")
    .trimStart();
  if (
    head === "" &&
    bytes.every((byte) => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe)
  )
    return "empty";
  if (/^\{\\rtf/.test(head)) return "rtf";
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<body|<div|<style|MIME-Version:)/i.test(head))
    return "html";
  if (/^<\?xml/i.test(head)) return /<html/i.test(head) ? "html" : "xml";
  return "text";
}
