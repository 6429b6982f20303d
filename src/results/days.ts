/** Days of the calendar as ISO text; no clock, no time zone. */

const DAY = 86_400_000;

/** Whole days from one ISO day to another: 2025-06-30 to 2025-07-02 is 2; negative where `to` lies before. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** The day in China at a moment, which is what an office calls today: UTC+8, no summer time. */
export const officeDay = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
