import { expect, test } from 'vitest'
import { fileName, keptName } from './file-name.ts'

test.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['', 'file'],
  ['...', 'file'],
  ['con\u0000\u202e.PDF', 'con__.PDF'],
  ['あ'.repeat(200) + '.pdf', `${'あ'.repeat(40)}.pdf`],
])('a document named %j lies beside the others', (name, file) => expect(fileName(name)).toBe(file))

test.each([
  ['C:\\Users\\山田\\同意書.pdf', '同意書.pdf'],
  ['/home/x/../同意書.pdf', '同意書.pdf'],
  ['同意\u202efdp.exe', '同意fdp.exe'],
  ['a\r\nb\u0000.pdf', 'ab.pdf'],
  ['  髙﨑 󠄀.pdf ', '髙﨑 󠄀.pdf'],
  ['\u200b', ''],
  ['x'.repeat(300), 'x'.repeat(200)],
])('%j is kept as %j', (name, kept) => expect(keptName(name)).toBe(kept))
