/** Free appointments in order: by day, and within a day by house. */

import type { Listenoption } from "../gespraech/typen.ts";
import { clock, dayOf, longDay, monthOf } from "./tage.ts";

export interface Termin extends Listenoption {
  beginn: string;
}

/** Only what can be put on a calendar. */
export function slots(optionen: readonly Listenoption[]): Termin[] {
  return optionen.filter(
    (option): option is Termin => typeof option.beginn === "string" && !Number.isNaN(Date.parse(option.beginn)),
  );
}

/** The slots of each day, days in order. */
export function byDay(termine: readonly Termin[]): Map<string, Termin[]> {
  const sorted = [...termine].sort((one, other) => Date.parse(one.beginn) - Date.parse(other.beginn));
  return groupBy(sorted, ({ beginn }) => dayOf(new Date(beginn)));
}

/** The slots of a day by house; the empty name stands for slots without one. */
export function byHouse(termine: readonly Termin[]): Map<string, Termin[]> {
  return groupBy(termine, ({ gruppe }) => gruppe ?? "");
}

/** Items by a key, in the order in which the keys come first. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Every month from the first to the last day, also those without a slot in between. */
export function months(days: readonly string[]): string[] {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const found: string[] = [];
  let [year = 0, month = 0] = first.split("-").map(Number);
  for (let name = monthOf(first); name <= monthOf(last); name = `${year}-${String(month).padStart(2, "0")}`) {
    found.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return found;
}

/** True for a slot at an hour, false for a whole day (its title then names no hour). */
export function hasTime({ titel, beginn }: Listenoption): boolean {
  return Boolean(beginn) && /\d:\d\d/.test(titel);
}

/** What stands on the button of a slot whose day is known. */
export function slotTitle(termin: Termin): string {
  return hasTime(termin) ? `${clock(termin.beginn)} Uhr` : longDay(dayOf(new Date(termin.beginn)));
}
