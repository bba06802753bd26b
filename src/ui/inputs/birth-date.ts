/**
 * A birth date: whole, or only year and month, or only the year, or unknown. Not in the future, not more than 120 years
 * ago (domain.md 12).
 */
import type { CivilDate } from '../../platform/clock.ts';
import { addCalendarMonths } from '../../platform/japanese/calendar.ts';
import { dateFrom, parseYear } from '../../platform/japanese/era.ts';
import { boxNumber, isDateBlank, parseDateBoxes, typedBoxes, withinLimits } from './dates.ts';
import { type FormFields, type Input, refuse, value } from './input.ts';

export interface BirthDate {
  /** The day; the first of the month or year when no more is known. */
  date: CivilDate;
  precision: 'day' | 'month' | 'year';
}

/** Null when nothing was entered: the birth date is not known. `today` comes from the clock. Never throws on any fields. */
export function parseBirthDate(
  fields: FormFields, name: string, { label = '生年月日', today }: { label?: string; today: CivilDate },
): Input<BirthDate | null> {
  if (isDateBlank(fields, name)) return value(null);
  const limits = { label, notAfter: today, notBefore: addCalendarMonths(today, -120 * 12) };
  const boxes = typedBoxes(fields, name);
  if (boxes.year === '' || boxes.day !== '') {
    const date = parseDateBoxes(fields, name, limits);
    return date.ok ? value({ date: date.value, precision: 'day' }) : date;
  }
  const year = parseYear(boxes.year);
  if (!year.ok) return refuse(year.message, label, `${name}.year`);
  const month = boxes.month === '' ? 1 : boxNumber(boxes.month, '月');
  if (month === undefined || month < 1 || month > 12) return refuse('月は1から12の数字で入れてください。', label, `${name}.month`);
  // The era is left out: 令和元年 alone is a true year though 1 January of it was 平成.
  const first = dateFrom({ year: year.value.year }, month, 1);
  if (!first.ok) return refuse(first.message, label, `${name}.year`);
  // The year of the limit itself is allowed even if its first day lies before it.
  const notBefore = `${limits.notBefore.slice(0, boxes.month === '' ? 4 : 7)}${boxes.month === '' ? '-01' : ''}-01`;
  const date = withinLimits(first.value, { ...limits, notBefore }, `${name}.year`, boxes.year);
  return date.ok ? value({ date: date.value, precision: boxes.month === '' ? 'year' : 'month' }) : date;
}
