import { describe, expect, it } from 'vitest'
import { codeOfStep } from '../../../../tests/support/one-time-code.ts'
import { stepOfCode, typedCode, typedRecoveryCode } from './one-time-code.ts'

describe('one-time codes', () => {
  // RFC 6238 appendix B (SHA-1), the last six digits of the eight given there.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at second %i the code is %s', (second, code) => {
    expect(codeOfStep('12345678901234567890', Math.floor(second / 30))).toBe(code)
  })

  it('belongs to the present step or its neighbors, to no other', () => {
    const now = new Date(1_234_567_890_000)
    const step = Math.floor(1_234_567_890 / 30)
    for (const near of [step - 1, step, step + 1])
      expect(stepOfCode('secret', codeOfStep('secret', near), now)).toBe(near)
    expect(stepOfCode('secret', codeOfStep('secret', step - 2), now)).toBeNull()
    expect(stepOfCode('secret', codeOfStep('secret', step + 2), now)).toBeNull()
    expect(stepOfCode('secret', '', now)).toBeNull()
  })

  it('takes what people type', () => {
    expect(typedCode(' 123 456 ')).toBe('123456')
    expect(typedRecoveryCode('ABCDE fghjk')).toBe('abcde-fghjk')
  })
})
