import type { ThreadData, ThreadEvent, ThreadEventKind } from '../../src/ui/index.ts'

const event = (
  laneId: string,
  on: string,
  kind: ThreadEventKind,
  label: string,
  weight: number,
  until?: string,
): ThreadEvent => ({ id: `${laneId}-${on}-${label}`, laneId, on, kind, label, weight, until })

export const kitazawa: ThreadData = {
  lanes: [
    { id: 'm', name: 'まいさぽ東御', role: 'はじめの窓口', current: false },
    { id: 's', name: 'サポステ・シナノ', role: 'いまの責任窓口', current: true },
    { id: 'h', name: 'ハローワーク上田', role: '返事待ち', current: false },
  ],
  events: [
    event('m', '2025-05-12', 'first', '家族の電話', 8),
    event('m', '2025-06-03', 'contact', '本人と面談', 6),
    event('s', '2025-06-23', 'accept', '受け入れ', 9),
    event('s', '2025-07-08', 'record', '登録', 5),
    event('s', '2025-08-04', 'training', '話し方の講座', 6, '2025-09-26'),
    event('s', '2025-10-20', 'training', '職場体験 5日', 6),
    event('s', '2025-12-02', 'type-change', '類型 ②→①', 7),
    event('s', '2025-12-16', 'record', '面接(不採用)', 5),
    event('s', '2026-01-15', 'referral', 'つなぎ', 6),
  ],
  handovers: [{ fromLaneId: 'm', toLaneId: 's', on: '2025-06-23' }],
  waiting: { toLaneId: 'h', sentOn: '2026-01-15', dueOn: '2026-01-20', text: '返事は今日まで' },
  next: { on: '2026-02-03', label: '窓口へ同行', laneId: 's' },
  today: '2026-01-20',
}

/** 6 desks, 3 years, 300 events. */
export const long: ThreadData = {
  lanes: [
    '松本市 福祉政策課',
    'まいさぽ松本',
    'ひきこもり支援センター',
    'サポステ・シナノ',
    'ハローワーク松本 ミドルシニア専門窓口',
    'ジョブカフェ信州 松本センター',
  ].map((name, index) => ({
    id: `l${index}`,
    name,
    role: index === 4 ? 'いまの責任窓口' : '以前の窓口',
    current: index === 4,
  })),
  events: Array.from({ length: 300 }, (_, index) => {
    const day = Math.floor(((index * index) / 300) * 3.6)
    const on = new Date(Date.UTC(2023, 1, 3) + day * 86_400_000).toISOString().slice(0, 10)
    return event(
      `l${on < '2023-06-01' ? 0 : on < '2024-02-10' ? 1 : on < '2024-08-01' ? 2 : on < '2025-05-20' ? 3 : 4}`,
      on,
      index === 0 ? 'first' : index % 50 === 0 ? 'type-change' : 'contact',
      ['来所', '電話', '職場見学', '面接(不採用)'][index % 4] ?? '',
      index % 25 === 0 ? 8 : index % 7,
    )
  }).filter((each) => each.on <= '2026-01-20'),
  handovers: [
    ['l0', 'l1', '2023-06-01'],
    ['l1', 'l2', '2024-02-10'],
    ['l2', 'l3', '2024-08-01'],
    ['l3', 'l4', '2025-05-20'],
  ].map(([fromLaneId = '', toLaneId = '', on = '']) => ({ fromLaneId, toLaneId, on })),
  next: { on: '2026-01-27', label: '面接の同行', laneId: 'l4' },
  today: '2026-01-20',
}

export const one: ThreadData = {
  lanes: [{ id: 'a', name: '佐久市 相談窓口', role: 'いまの責任窓口', current: true }],
  events: [event('a', '2026-01-20', 'first', 'はじめての相談', 9)],
  handovers: [],
  next: { on: '2026-01-27', label: '電話', laneId: 'a' },
  today: '2026-01-20',
}

export const silent: ThreadData = {
  ...one,
  events: [event('a', '2025-10-02', 'first', 'はじめての相談', 9), event('a', '2025-10-20', 'contact', '電話', 5)],
  next: { on: '2026-01-15', label: '電話', laneId: 'a' },
}
