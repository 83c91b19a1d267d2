/** Days as ISO text (2026-12-24), counted in German time. */

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const ZONE = "Europe/Berlin";

export function isDay(wert: unknown): wert is string {
  return typeof wert === "string" && ISO.test(wert) && !Number.isNaN(noon(wert).getTime());
}

/** The day in Germany at a moment. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    moment,
  );
}

/** "24.12.2026" */
export function german(day: string): string {
  const [year, month, date] = day.split("-");
  return `${date}.${month}.${year}`;
}

/** The day a German date names, or "" for anything else. */
export function fromGerman(text: string): string {
  const found = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/.exec(text);
  if (!found) return "";
  const [, date = "", month = "", year = ""] = found;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) && noon(day).getUTCDate() === Number(date) ? day : "";
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  const moved = noon(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** "Donnerstag, 24. Dezember 2026" */
export function longDay(day: string): string {
  return format(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** "Dezember 2026" for a month written 2026-12. */
export function monthName(month: string): string {
  return format(`${month}-01`, { month: "long", year: "numeric" });
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** Monday is 0, Sunday is 6. */
export function weekday(day: string): number {
  return (noon(day).getUTCDay() + 6) % 7;
}

/** The weeks of a month, Monday first; days of its neighbours are null. */
export function weeksOf(month: string): (string | null)[][] {
  const cells: (string | null)[] = Array<null>(weekday(`${month}-01`)).fill(null);
  for (let day = `${month}-01`; monthOf(day) === month; day = plusDays(day, 1)) cells.push(day);
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** "08:20" in Germany at a moment written in ISO. */
export function clock(moment: string): string {
  return new Date(moment).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return noon(day).toLocaleDateString("de-DE", { ...options, timeZone: "UTC" });
}
