/** 法人番号: thirteen digits, of which the first checks the others (法人番号の指定等に関する省令 2条, 国税庁告示). */

/** What was typed as digits alone: full width, spaces and hyphens are no part of it. */
export const plainCorporateNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Pd}ー]/gu, '')

/** 9 less the remainder of the weighted sum by 9: weights 1 and 2 in turn from the last digit. */
export function checkDigitOf(twelve: string): number {
  const sum = [...twelve].reduceRight((so, digit, at) => so + Number(digit) * (at % 2 === 1 ? 1 : 2), 0)
  return 9 - (sum % 9)
}

export const isCorporateNumber = (digits: string): boolean =>
  /^[1-9]\d{12}$/.test(digits) && Number(digits[0]) === checkDigitOf(digits.slice(1))
