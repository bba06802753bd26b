/** Of the room of employers what a job needs: its name and its workplaces. */
import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface Employer {
  id: string
  name: string
  nameKana: string
  corporateNumber: string | null
  workers: number | null
  workplaces: { id: string; name: string; municipalityCode: string | null; address: string }[]
  /** Into another, which takes its new jobs. */
  mergedInto: string | null
  /** The newest job that it had. */
  lastJobId: string | null
}

const found = sql`e.id, e.name, e.name_kana as "nameKana", e.corporate_number as "corporateNumber", e.workers,
  e.merged_into as "mergedInto",
  coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'municipalityCode', w.municipality_code,
      'address', w.address) order by w.name, w.id)
    from employer_workplaces w where w.employer_id = e.id and w.closed_on is null), '[]') as workplaces,
  (select j.id from jobs j where j.employer_id = e.id order by j.listed_on desc, j.id desc limit 1) as "lastJobId"`

/** Also one that was merged into another: its jobs stay its own. */
export async function findEmployer(db: ReadDb, id: string): Promise<Employer | undefined> {
  const [row] = await ask(db, sql<Employer>`select ${found} from employers e where e.id = ${id}`)
  return row
}
