/** Two levels (protocol, section 15): the package that each prefecture gets from the province. */
import { compareBytes } from "../bytes.ts";
import { type Frame, type FrameUnit, makeFrame } from "./frame.ts";
import { canonical, type Json, sha256 } from "./jcs.ts";
import { objectsToInspect } from "./outcome.ts";
import { type DrawRecord, drawDigest } from "./record.ts";
import type { InspectorRule } from "./rule.ts";

export const DISPATCH_SCHEMA = "choucha/dispatch/1";

/** An object as its frame has it; drawn ones with their place and ticket. */
export interface DispatchObject extends FrameUnit {
  readonly rank?: number;
  readonly ticket?: string;
}

/** What the plan adds for the people who inspect. */
export interface DispatchNotes {
  readonly checklist?: readonly string[];
  readonly window?: { readonly from: string; readonly to: string };
  readonly synthetic?: boolean;
}

export interface DispatchPackage extends DispatchNotes {
  readonly $schema: string;
  readonly version: 1;
  readonly campaign: string;
  readonly draw: string;
  readonly prefecture: string;
  /** The province's commitment. */
  readonly C: string;
  /** Digest of the province's draw. */
  readonly record: string;
  readonly rule: InspectorRule;
  /** In the order in which inspectors are dealt to them. */
  readonly objects: readonly DispatchObject[];
}

/** Prefectures that have something to inspect, in byte order. */
export function prefecturesToInspect(record: DrawRecord, frame: Frame): string[] {
  const all = objectsToInspect(record, frame).map(({ prefecture }) => prefecture ?? "");
  return [...new Set(all)].sort(compareBytes);
}

/** The package of each prefecture that has drawn or certain objects. @throws RangeError where the rule has no dispatch */
export function packagesOf(record: DrawRecord, frame: Frame, notes: DispatchNotes): DispatchPackage[] {
  const rule = record.rule.dispatch;
  if (!rule) throw new RangeError("a rule without dispatch");
  const drawn = new Map(record.drawn.map(({ id, rank, ticket }) => [id, { rank, ticket }]));
  const objects = objectsToInspect(record, frame);
  return prefecturesToInspect(record, frame).map((prefecture) => ({
    $schema: DISPATCH_SCHEMA,
    version: 1,
    campaign: record.commitment.campaign,
    draw: record.commitment.draw,
    prefecture,
    C: record.C,
    record: drawDigest(record),
    rule,
    objects: objects
      .filter((unit) => (unit.prefecture ?? "") === prefecture)
      .map((unit) => ({ ...unit, ...drawn.get(unit.id) })),
    ...(notes.checklist && notes.checklist.length > 0 ? { checklist: notes.checklist } : {}),
    ...(notes.window ? { window: notes.window } : {}),
    ...(notes.synthetic ? { synthetic: true } : {}),
  }));
}

/** A package's exact text: the content of its file. */
export const packageText = (given: DispatchPackage): string => canonical(given as unknown as Json);

export const packageDigest = (given: DispatchPackage): string => sha256(packageText(given));

/** The frame of a package's objects, without what the draw added to them. */
export const objectsFrame = (given: DispatchPackage): Frame =>
  makeFrame(given.objects.map(({ rank: _, ticket: __, ...unit }) => unit));

/** Whether a JSON value has the parts of a package that others read. */
export function isPackage(value: unknown): value is DispatchPackage {
  const given = value as Partial<DispatchPackage> | null;
  const texts = [given?.campaign, given?.draw, given?.prefecture, given?.C, given?.record];
  return (
    typeof given === "object" &&
    given?.$schema === DISPATCH_SCHEMA &&
    given.version === 1 &&
    texts.every((text) => typeof text === "string") &&
    typeof given.rule === "object" &&
    Number.isSafeInteger(given.rule?.perObject) &&
    Number.isSafeInteger(given.rule?.maxLoad) &&
    Array.isArray(given.objects) &&
    given.objects.every((unit) => typeof unit?.id === "string" && typeof unit.name === "string")
  );
}
