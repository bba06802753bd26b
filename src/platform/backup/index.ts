/**
 * Backups of one council's database: one encrypted file, made and restored with the machine's own PostgreSQL programs.
 */
export { type BackupKeys, encrypterFor, makeKeyFile, openerFor } from './encryption.ts'
export { makeBackup } from './make-backup.ts'
export { type Manifest, rowsOf } from './manifest.ts'
export { findTools, fittingTool } from './postgres-tools.ts'
export { createProgress, durationText, sizeText, untilStopped } from './progress.ts'
export { BackupRefused } from './refusal.ts'
export { checkBackup, type Installation, restoreBackup } from './restore-backup.ts'
