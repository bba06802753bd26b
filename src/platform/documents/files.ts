import type { Answer } from '../http/room.ts'

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
} as const

/** A file to take along. @param name in Japanese, without its ending */
export function fileAnswer(name: string, ending: keyof typeof types, body: Uint8Array | string): Answer {
  const whole = `${name}.${ending}`
  return {
    kind: 'file',
    body,
    type: types[ending],
    headers: {
      'Content-Disposition': `attachment; filename="file.${ending}"; filename*=UTF-8''${encodeURIComponent(whole)}`,
    },
  }
}
