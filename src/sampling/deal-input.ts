/** What the balanced deal works on. */

export interface DealInspector {
  readonly id: string;
  /** Most seats this inspector may hold. */
  readonly limit: number;
  /** Seats from an earlier deal: they stay, and count for the limit and for even loads. */
  readonly held?: number;
  /** May lead a team. */
  readonly lead: boolean;
}

/** 0: may not serve; 1: may serve; 2: may help out where those who may serve are too few. */
export type Reach = 0 | 1 | 2;

export interface DealInput {
  /** Objects in drawn order. */
  readonly objects: readonly string[];
  readonly inspectors: readonly DealInspector[];
  /** Seats of each object. */
  readonly seats: number;
  /** At least one member of each team must be able to lead. */
  readonly needsLead: boolean;
  /** Whether inspector i may serve object j, both by their place in the lists. */
  readonly reach: (j: number, i: number) => Reach;
}
