/** 取りこみ, for the tests that walk through all rooms. It has no page and no endpoint: the operator brings a sheet. */
import { newId } from '../../../platform/action.ts'
import { formLimits, openSheets } from '../../../platform/documents/index.ts'
import { act } from '../../../../tests/support/people.ts'
import { type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { importCases, type ImportWish, lookAtSheet, type Looked } from './index.ts'

/** A sheet of one row about somebody new, read; nobody is named as who is in charge. */
async function aReadSheet(w: World, name: string, note: string): Promise<{ looked: Looked; wish: ImportWish }> {
  const row = [newId(), name, 'ヤマダ タメシ', today, note, '2026-02-20', note]
  const text = `管理番号,氏名,ふりがな,受付日,主訴,次回予定日,次回内容\r\n${row.join(',')}\r\n`
  const wish: ImportWish = {
    fileName: 'x.csv',
    sourceName: '旧台帳',
    deskId: w.us.deskId ?? '',
    speaker: 'self',
    channel: 'visit',
    nextOn: null,
    columns: {},
    likely: 'make',
  }
  const file = await openSheets(new TextEncoder().encode(text), formLimits)
  try {
    return { looked: valueOf(await act(w.council, w.manager, (ctx) => lookAtSheet(ctx, file, wish))), wish }
  } finally {
    await file.close()
  }
}

/** A case of our desk that no worker is in charge of. */
export const anImportedCase: Maker<{ id: string }> = async (w) => {
  const { looked, wish } = await aReadSheet(w, `${w.words.person.familyName ?? '山田'} 試`, w.words.note)
  valueOf(await act(w.council, w.manager, (ctx) => importCases(ctx, looked, wish)))
  const key = looked.rows[0]?.key ?? ''
  const [row] = await w.open.ownerQuery<{ id: string }>(
    `select case_id as id from imported_rows where row_key = decode($1, 'hex')`,
    [key],
  )
  if (!row) throw new Error('the row made no case')
  return row
}

export const specimens: RoomSpecimens = {
  actions: {
    importCases: {
      by: 'manager',
      event: 'import.done',
      ready: async (w) => {
        const { looked, wish } = await aReadSheet(w, '山田 新', '新')
        return (ctx) => importCases(ctx, looked, wish)
      },
    },
  },
}
