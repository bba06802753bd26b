import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { qrCode } from './qr-code.ts'

const printOf = (text: string): string =>
  createHash('sha256')
    .update(
      qrCode(text)
        .map((row) => row.map(Number).join(''))
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16)
const textOf = (length: number): string =>
  Array.from({ length }, (_, index) => 'otpauth://totp/abcXYZ?secret=&%'[index % 31]).join('')

describe('QR codes', () => {
  // Compared module by module with the npm package qrcode 1.5 and read back with jsqr 1.4: versions 1, 2, 5, 9, 14, 20.
  it.each([
    [14, 21, 'f45a4d73c34279a2'],
    [26, 25, '8de234bc29f4f5c7'],
    [84, 37, 'f399e21b80b7e0bf'],
    [180, 53, '939f666c647ebabf'],
    [331, 69, '2a24e95764b4b509'],
    [660, 97, 'f3e32cdae7d58bd0'],
  ] as const)('of %i letters have %i modules a side and are as they were proved', (length, size, print) => {
    expect(qrCode(textOf(length)).length).toBe(size)
    expect(printOf(textOf(length))).toBe(print)
  })

  it('are refused for texts that do not fit', () => {
    expect(() => qrCode(textOf(667))).toThrow(RangeError)
  })
})
