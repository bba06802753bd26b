/** The list for the door on paper: by number, with what the host is told, and a box to tick. */
import { formatDate } from '../../../platform/japanese/era.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import type { Paper } from '../../../platform/documents/index.ts'
import type { Booth } from './booth.queries.ts'
import type { BoothEntry, DoorEntry } from './door.queries.ts'
import { gatheringKinds, seatStates } from './gathering.labels.ts'
import type { Gathering } from './gathering.queries.ts'
import { placeText } from './gathering.rules.ts'

const called = ({ callName }: { callName: string }): string => (callName === '' ? '(番号で呼ぶ)' : callName)

export function doorPaper(
  gathering: Gathering,
  door: readonly DoorEntry[],
  booths: readonly Booth[],
  entries: readonly BoothEntry[],
  today: CivilDate,
): Paper {
  const taken = booths.flatMap((booth) =>
    booth.slots.flatMap((slot) =>
      entries
        .filter((entry) => entry.slotId === slot.id)
        .map((entry) => ({
          cells: [
            booth.label,
            booth.employerName,
            `${slot.startsAt}〜${slot.endsAt}`,
            `${entry.number}番`,
            called(entry),
          ],
        })),
    ),
  )
  return {
    title: `受付の一覧 ${gathering.title}`,
    cover: [],
    owner: gathering.organizationName,
    foot: `つなぐ 受付の一覧 ${formatDate(today)}作成`,
    parts: [
      {
        landscape: false,
        blocks: [
          { kind: 'heading', level: 1, text: `受付の一覧 ${gathering.title}` },
          {
            kind: 'paragraph',
            text: `${gatheringKinds[gathering.kind]} ${formatDate(gathering.heldOn)} ${gathering.startsAt}〜${gathering.endsAt} ${placeText(gathering)}`,
          },
          {
            kind: 'table',
            caption: '申込みの一覧',
            columns: [
              { label: '番号', share: 8 },
              { label: '来た', share: 7 },
              { label: '呼び名', share: 20 },
              { label: 'いっしょ', share: 10 },
              { label: '配慮', share: 30 },
              { label: '申し込んだ窓口', share: 25 },
            ],
            rows: door.map((entry) => ({
              cells: [
                `${entry.number}`,
                entry.checkedInAt === null ? '□' : '■',
                entry.state === 'waiting' ? `${called(entry)} ${seatStates.waiting}` : called(entry),
                entry.companions === 0 ? '' : `${entry.companions}人`,
                entry.needs,
                entry.deskName,
              ],
            })),
          },
          ...(taken.length === 0
            ? []
            : [
                { kind: 'heading' as const, level: 2 as const, text: '面談の時間' },
                {
                  kind: 'table' as const,
                  caption: '面談の一覧',
                  columns: [
                    { label: 'ブース', share: 12 },
                    { label: '企業', share: 36 },
                    { label: '時間', share: 20 },
                    { label: '番号', share: 12 },
                    { label: '呼び名', share: 20 },
                  ],
                  rows: taken,
                },
              ]),
        ],
      },
    ],
  }
}
