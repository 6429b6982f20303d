/** Many draws of one frame by one rule, each with its own chance, and how often each thing came. */
import { deal } from "./deal.ts";
import { type Candidate, type Chance, type DrawRule, draw, type StratumResult } from "./draw.ts";
import { type Classes, classesOf, type People, reachTable } from "./simulate-classes.ts";

export interface SimulationInput {
  readonly candidates: readonly Candidate[];
  /** Ids that are inspected without a draw; they stand behind the candidates in the list of objects. */
  readonly certain: readonly string[];
  readonly rule: DrawRule;
  /** Absent where nobody deals inspectors. Objects are numbered: candidates, then certain ones. */
  readonly people?: People;
}

export interface StratumTally {
  readonly stratum: string;
  readonly units: number;
  /** As the draw itself states it. */
  readonly probability: StratumResult["probability"];
  drawn: number;
  least: number;
  most: number;
  /** Σ over runs of p(1 − p), p = drawn / units in that run: each member's variance, given the counts. */
  variance: number;
}

export interface DealTally {
  readonly classes: Classes;
  /** Runs in which an object was inspected. */
  readonly inspected: Uint32Array;
  /** Seats of an object that stayed open, over all runs. */
  readonly open: Uint32Array;
  /** By object, then inspector: runs in which they met. Absent for objects that were never inspected. */
  readonly met: (Uint32Array | undefined)[];
  /** Seats of each inspector, over all runs. */
  readonly seats: Float64Array;
  /** By class: Σ over runs of the mean squared distance of its members' loads from their mean. */
  readonly variance: Float64Array;
}

/** Counts over runs; `run` adds one draw and its deal. */
export class Simulation {
  readonly input: SimulationInput;
  /** Candidates, then certain ones. */
  readonly objects: readonly string[];
  readonly drawn: Uint32Array;
  readonly strata = new Map<string, StratumTally>();
  readonly deal: DealTally | undefined;
  runs = 0;
  /** Runs in which at least one seat stayed open. */
  short = 0;
  readonly #place: ReadonlyMap<string, number>;
  readonly #person: ReadonlyMap<string, number>;
  readonly #reach: Uint8Array;

  constructor(input: SimulationInput) {
    this.input = input;
    this.objects = [...input.candidates.map(({ id }) => id), ...input.certain];
    this.drawn = new Uint32Array(input.candidates.length);
    this.#place = new Map(this.objects.map((id, j) => [id, j]));
    const { people } = input;
    this.#person = new Map(people?.inspectors.map(({ id }, i) => [id, i]));
    this.#reach = people ? reachTable(people, this.objects.length) : new Uint8Array();
    if (!people) return;
    const classes = classesOf(people, this.#reach);
    this.deal = {
      classes,
      inspected: new Uint32Array(this.objects.length),
      open: new Uint32Array(this.objects.length),
      met: this.objects.map(() => undefined),
      seats: new Float64Array(people.inspectors.length),
      variance: new Float64Array(classes.members.length),
    };
  }

  /** Draws and deals once. @throws RangeError where the rule asks for more than there is */
  run(chance: Chance): void {
    const { candidates, certain, rule } = this.input;
    const result = draw(candidates, rule, chance);
    this.runs += 1;
    for (const stratum of result.strata) this.#countStratum(stratum);
    const objects: number[] = [];
    for (const { id } of result.drawn) {
      const j = this.#place.get(id)!;
      this.drawn[j]! += 1;
      objects.push(j);
    }
    for (let j = candidates.length; j < candidates.length + certain.length; j++) objects.push(j);
    if (this.deal) this.#deal(objects, chance, this.deal);
  }

  #countStratum({ stratum, units, drawn, probability }: StratumResult): void {
    const known = this.strata.get(stratum);
    const tally = known ?? { stratum, units, probability, drawn: 0, least: drawn, most: drawn, variance: 0 };
    if (!known) this.strata.set(stratum, tally);
    tally.drawn += drawn;
    tally.least = Math.min(tally.least, drawn);
    tally.most = Math.max(tally.most, drawn);
    tally.variance += units === 0 ? 0 : (drawn / units) * (1 - drawn / units);
  }

  #deal(objects: readonly number[], chance: Chance, tally: DealTally): void {
    const { inspectors, seats, needsLead } = this.input.people!;
    const count = inspectors.length;
    const { teams, loads } = deal(
      {
        objects: objects.map((j) => this.objects[j]!),
        inspectors,
        seats,
        needsLead,
        reach: (j, i) => this.#reach[objects[j]! * count + i] as 0 | 1 | 2,
      },
      chance.ticket,
    );
    let open = 0;
    for (const [position, team] of teams.entries()) {
      const j = objects[position]!;
      tally.inspected[j]! += 1;
      tally.open[j]! += team.openSeats;
      open += team.openSeats;
      tally.met[j] ??= new Uint32Array(count);
      for (const member of team.members) tally.met[j]![this.#person.get(member)!]! += 1;
    }
    if (open > 0) this.short += 1;
    for (const [i, { load }] of loads.entries()) tally.seats[i]! += load;
    for (const [index, members] of tally.classes.members.entries()) {
      let [sum, squares] = [0, 0];
      for (const i of members) {
        const { load } = loads[i]!;
        sum += load;
        squares += load * load;
      }
      tally.variance[index]! += squares / members.length - (sum / members.length) ** 2;
    }
  }
}
