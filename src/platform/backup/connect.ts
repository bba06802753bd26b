import pg from 'pg'
import { BackupRefused } from './refusal.ts'

/** One connection for the whole work; when the server goes away meanwhile, the next question says so. */
export async function connect(connectionString: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: applicationName })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new BackupRefused(
      `データベースにつながりません(${error instanceof Error ? error.message : String(error)})。DATABASE_URL と、PostgreSQL が動いているかを確かめてください。`,
      { cause: error },
    )
  }
  return client
}
