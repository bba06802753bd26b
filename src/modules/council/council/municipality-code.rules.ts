/**
 * Check digit of the code of local governments (全国地方公共団体コード, 総務省): the five digits times 6, 5, 4, 3, 2;
 * eleven minus the remainder of the sum by eleven, of which the last digit counts. domain.md §1.7.
 */
export function checkDigit(code: string): number {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code.charAt(index)), 0)
  return (11 - (sum % 11)) % 10
}

export function hasValidCheckDigit(code6: string): boolean {
  return /^\d{6}$/.test(code6) && checkDigit(code6) === Number(code6.charAt(5))
}
