/** Japanese dates, ages, names, numbers and texts. Pure: no database, no clock but what is passed in. */
export * from './age.ts';
export * from './calendar.ts';
export * from './corporate-number.ts';
export * from './era.ts';
export * from './fiscal-year.ts';
export * from './folding.ts';
export * from './graphemes.ts';
export * from './kana.ts';
export * from './matching.ts';
export * from './my-number.ts';
export * from './names.ts';
export * from './numbers.ts';
export * from './parsed.ts';
export * from './phone.ts';
export * from './postal-code.ts';
export * from './text.ts';
