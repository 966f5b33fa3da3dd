/** Minutes of the day as a time field wants them: 1200 is "20:00". */
export function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The minutes of the day of "20:00"; undefined where nothing, or half a time, is typed. */
export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Which sentence tells the hours: none at all, over midnight, or within a day. */
export function kindOf(from: number, to: number): 'none' | 'night' | 'day' {
  if (from === to) return 'none';
  return from > to ? 'night' : 'day';
}
