/**
 * What an export never tells, and why. Everything else in the council's own tables is told: a new table is in it by
 * being there, and a new column that holds bytes stops the test until somebody has said what it is.
 */
export const leftOut: Record<string, string> = {
  installation: '秘密の指紋と、秘密で封をした鍵',
  api_tokens: 'API の鍵の照合値',
  drafts: '書きかけの言葉(まだ記録ではない)',
  kept_inputs: '封をした入力',
  quarantined_files: '検査で止めて封をしたファイル',
  submissions: '送信の二重を防ぐ控え',
  mails: '送る前のメール(招待の URL を含む)',
  migrations: 'データベースの版の控え',
}

/** Columns with bytes that are no secret: shown as hexadecimal digits. */
export const digests = [
  'people.digest',
  'cases.person_digest',
  'facts.person_digest',
  'seals.previous_hash',
  'seals.hash',
  'seal_entries.hash',
  'conference_papers.sealed_digest',
  'imported_rows.row_key',
]

/** Columns with whole files: each becomes a file beside the tables. */
export const fileColumns: Record<string, { column: string; name: string }> = {
  documents: { column: 'content', name: 'name' },
  sheet_intake_files: { column: 'content', name: 'name' },
}
