import { expect, test } from 'vitest'
import { mediaTypeOf, whyNotEnd } from './consent.rules.ts'

test('a file is what its first bytes say', () => {
  expect(mediaTypeOf(Buffer.from('%PDF-1.7\n…'))).toBe('application/pdf')
  expect(mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]))).toBe('image/jpeg')
  expect(mediaTypeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('image/png')
  for (const other of ['', '<svg onload=alert(1)>', 'PK\u0003\u0004', '%PDF', 'GIF89a', '<html>'])
    expect(mediaTypeOf(Buffer.from(other)), other).toBeNull()
})

test('what was given on a basis can be ended, an own duty cannot', () => {
  expect(whyNotEnd({ basis: 'consent', organizationId: 'a', ended: false })).toBeNull()
  expect(whyNotEnd({ basis: 'consent', organizationId: 'a', ended: true })).toContain('終わって')
  expect(whyNotEnd({ basis: 'own-duty', organizationId: 'a', ended: false })).toContain('業務')
})
