import { bringUpToDate } from '../prepare-council.ts'
import { findDatabase, optionsOf, say, type Verb } from './verb.ts'

export const migrateVerb: Verb = {
  name: 'migrate',
  usage: 'migrate [--council NAME]',
  does: 'データベースを新しい版にし、協議会のデータを読み込みます',
  async run(argv) {
    const place = await findDatabase(optionsOf(argv, ['council']).values.council)
    try {
      const { applied } = await bringUpToDate(place.ownerUrl, place.source, {
        now: new Date(),
        ...(place.source.databaseUrl === null ? { login: 'tsunagu_login' } : {}),
      })
      say(
        applied.length === 0
          ? 'データベースは新しい版です。協議会のデータを読み込みました。'
          : `行いました: ${applied.join('、')}。協議会のデータを読み込みました。`,
      )
      return 0
    } finally {
      await place.close()
    }
  },
}
